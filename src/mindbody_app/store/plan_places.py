"""Where a clinic's plan may lie beside the app."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from pathlib import Path

APP_IMAGE = "APPIMAGE"
"""Environment variable in which an AppImage names itself."""


def plan_places(
    program: Path,
    environment: Mapping[str, str],
    chosen: Sequence[Path],
    private: Collection[Path],
) -> tuple[Path, ...]:
    """Where to look: what was named at the start, the program's folder, and the one above it.

    Args:
        program: the running program's file.
        environment: the process's variables.
        chosen: folders and plan files that an installer or the person named; they are taken
            whatever they are.
        private: the person's own folders, such as home and downloads. Whatever lies there isn't
            beside the app, even where the app was unpacked into one of them.
    """
    places = [program.resolve().parent, program.resolve().parent.parent]
    if app_image := environment.get(APP_IMAGE, "").strip():
        places.insert(0, Path(app_image).parent)
    kept = {each.resolve() for each in private}
    found = [each for each in places if each.resolve() not in kept]
    return tuple(dict.fromkeys([*chosen, *found]))
