"""Where a clinic's plan may lie beside the app."""

from __future__ import annotations

import os
import stat
from collections.abc import Collection, Mapping, Sequence
from pathlib import Path

from mindbody_app.store.app_image import app_image

MAC_APP = ".app"


def plan_places(
    program: Path,
    environment: Mapping[str, str],
    chosen: Sequence[Path],
    private: Collection[Path],
) -> tuple[Path, ...]:
    """Where to look: what was named at the start, the program's folder, and the one above it.

    On a Mac it is the folder of the app. That of an app which was dragged to Applications holds no
    plan, and neither does the one that macOS lends an app which is opened where it was downloaded:
    there a plan is opened by a double click.

    Args:
        program: the running program's file.
        environment: the process's variables.
        chosen: folders and plan files that an installer or the person named; they are taken
            whatever they are.
        private: the person's own folders, such as home and downloads. Whatever lies there isn't
            beside the app, even where the app was unpacked into one of them. Neither is what lies
            in a folder that every account of the machine may write to.
    """
    kept = {each.resolve() for each in private}
    found = [
        each
        for each in _beside(program.resolve(), environment)
        if each.resolve() not in kept and not _is_anyones(each)
    ]
    return tuple(dict.fromkeys([*chosen, *found]))


def _beside(program: Path, environment: Mapping[str, str]) -> tuple[Path, ...]:
    if image := app_image(program, environment):
        return (image.parent,)
    inner, outer = program.parent, program.parent.parent
    # On a Mac the program lies within the app, and a plan beside that.
    if outer.name == "Contents" and outer.parent.suffix == MAC_APP:
        return (outer.parent.parent,)
    return (inner, outer)


def _is_anyones(folder: Path) -> bool:
    """Whether every account of the machine may put a file there, as into /tmp."""
    if os.name == "nt":
        return False
    try:
        return bool(folder.stat().st_mode & stat.S_IWOTH)
    except OSError:
        return False
