"""Whether the app runs out of an AppImage, and which."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

IMAGE = "APPIMAGE"
"""Environment variable in which an AppImage's runtime names the file that was started."""
CONTENTS = "APPDIR"
"""The one in which it names the folder that the file's contents are seen in."""


def app_image(program: Path, environment: Mapping[str, str]) -> Path | None:
    """The AppImage that a program runs out of, if it does.

    Both variables are handed on to whatever an AppImage starts: a terminal or an editor may be one,
    and this app be started from it. So the program must lie in the contents.

    Args:
        program: the running program's file.
        environment: the process's variables.
    """
    image, contents = environment.get(IMAGE, "").strip(), environment.get(CONTENTS, "").strip()
    if not image or not contents:
        return None
    inside = program.resolve().is_relative_to(Path(contents).resolve())
    return Path(image) if inside else None
