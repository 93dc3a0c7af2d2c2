"""Where the person's data lies."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

FOLDER_NAME = "BodyAndBreath"
VARIABLE = "MINDBODY_DATA"
"""Environment variable that names another data folder."""


def data_folder(environment: Mapping[str, str], chosen: Path | None = None) -> Path:
    """The data folder: the one chosen on the command line, else `VARIABLE`, else the platform's.

    It isn't made here; what writes into it makes it.
    """
    if chosen is not None:
        return chosen.expanduser().absolute()
    named = environment.get(VARIABLE, "").strip()
    if named:
        return Path(named).expanduser().absolute()
    from platformdirs import user_data_path

    return user_data_path(FOLDER_NAME, appauthor=False)
