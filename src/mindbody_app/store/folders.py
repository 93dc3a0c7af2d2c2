"""Where the person's data lies."""

from __future__ import annotations

import os
import stat
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

FOLDER_NAME = "BodyAndBreath"
VARIABLE = "MINDBODY_DATA"
"""Environment variable that names another data folder."""
_OTHERS = stat.S_IRWXG | stat.S_IRWXO


def data_folder(environment: Mapping[str, str], chosen: Path | None = None) -> Path:
    """The data folder: the one chosen on the command line, else `VARIABLE`, else the platform's.

    It isn't made here; what writes into it makes it.
    """
    if chosen is not None:
        return as_named(chosen)
    named = environment.get(VARIABLE, "").strip()
    if named:
        return as_named(Path(named))
    from platformdirs import user_data_path

    return user_data_path(FOLDER_NAME, appauthor=False)


def as_named(path: Path) -> Path:
    """A path as a person names it, absolute; a tilde that names nobody's home is part of it."""
    try:
        return path.expanduser().absolute()
    except RuntimeError:
        return path.absolute()


def make_private_folder(folder: Path) -> None:
    """Make a folder into which no other account of the machine can look; one that is there already
    stays as it is.

    Raises:
        OSError: it can't be made.
    """
    folder.parent.mkdir(parents=True, exist_ok=True)
    folder.mkdir(mode=stat.S_IRWXU, exist_ok=True)


def close_to_others(folder: Path, *, named: bool) -> None:
    """Take from other accounts of the machine what an older version of the app let them read.

    To be done once: what the person opens to others after that stays open. Where a drive keeps
    modes of its own, as some in a network do, nothing changes.

    Args:
        folder: the data folder.
        named: whether the person chose the folder. It may be shared on purpose, so that only the
            record and the settings in it are closed and the folder itself stays as it is.
    """
    if os.name == "nt":
        return
    with suppress(OSError):
        inside = [*folder.iterdir(), *folder.glob("backups/*")]
        files = [path for path in inside if path.is_file() and not path.is_symlink()]
        for path in files if named else [folder, *files]:
            with suppress(OSError):
                path.chmod(stat.S_IMODE(path.stat().st_mode) & ~_OTHERS)
