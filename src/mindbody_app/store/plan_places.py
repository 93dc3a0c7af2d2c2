"""Where a clinic's plan may lie beside the app."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from pathlib import Path

APP_IMAGE = "APPIMAGE"
"""Environment variable in which an AppImage names itself."""
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
            beside the app, even where the app was unpacked into one of them.
    """
    places = [program.resolve().parent, program.resolve().parent.parent]
    # On a Mac the program lies within the app, and a plan beside that.
    if (app := places[-1].parent).suffix == MAC_APP and places[-1].name == "Contents":
        places = [app.parent]
    if app_image := environment.get(APP_IMAGE, "").strip():
        places.insert(0, Path(app_image).parent)
    kept = {each.resolve() for each in private}
    found = [each for each in places if each.resolve() not in kept]
    return tuple(dict.fromkeys([*chosen, *found]))
