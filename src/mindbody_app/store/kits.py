"""A clinic's kit: the plan file and a page to read, to lie beside the app's installer."""

from __future__ import annotations

import re
import unicodedata
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from mindbody_app.journal.plan_file import ClinicPlan
from mindbody_app.store.errors import store_error
from mindbody_app.store.file_kinds import PLAN_SUFFIX
from mindbody_app.store.files import write_atomically
from mindbody_app.store.plan_files import plan_text

READ_ME = "READ ME.txt"
ZIP = ".zip"
_LONGEST_NAME = 40


class KitError(Exception):
    """A kit that can't be made; the message is one sentence that a person can act on."""


class KitThereError(KitError):
    """Something of that name is there already; it was left as it is."""


def plan_file_name(plan: ClinicPlan) -> str:
    """What the plan's file is called, in letters that every system takes."""
    plain = unicodedata.normalize("NFKD", plan.clinic).encode("ascii", "ignore").decode().lower()
    name = re.sub(r"[^a-z0-9]+", "-", plain)[:_LONGEST_NAME].strip("-")
    return f"plan-{name}{PLAN_SUFFIX}" if name else f"plan{PLAN_SUFFIX}"


def write_kit(target: Path, plan: ClinicPlan, read_me: str, *, replace: bool = False) -> Path:
    """Make the kit, all of it or nothing; where the plan lies.

    Args:
        target: a folder, which may hold the installer already, or a file that ends in .zip.
        plan: the plan.
        read_me: what the page to read says.
        replace: whether a kit that is there may be replaced. Nothing else ever is.

    Raises:
        KitThereError: there is one already, and it isn't to be replaced.
        KitError: it can't be written.
    """
    folder = target.parent if target.suffix == ZIP else target
    if not folder.parent.is_dir() or (target.suffix == ZIP and not folder.is_dir()):
        missing = folder if target.suffix == ZIP else folder.parent
        raise KitError(f"There is no folder {missing}; make it first, or choose another.")
    files = {
        # The plan comes last: where it is, the kit is whole.
        READ_ME: read_me.replace("\n", "\r\n").encode(),
        plan_file_name(plan): plan_text(plan).encode(),
    }
    if target.suffix == ZIP:
        files = {target.name: _zipped(files)}
    there = [name for name in files if (folder / name).exists()]
    if there and not replace:
        raise KitThereError(
            f"There is a “{there[0]}” in {folder} already; choose another place, or have it"
            " replaced."
        )
    _write(folder, files, there)
    return folder / next(reversed(files))


def _write(folder: Path, files: dict[str, bytes], there: list[str]) -> None:
    made: list[Path] = []
    new_folder = not folder.exists()
    try:
        for name, data in files.items():
            write_atomically(folder / name, data)
            if name not in there:
                made.append(folder / name)
    except OSError as error:
        for path in made:
            path.unlink(missing_ok=True)
        if new_folder and folder.is_dir():
            folder.rmdir()
        raise KitError(str(store_error(error, folder))) from error


def _zipped(files: dict[str, bytes]) -> bytes:
    packed = BytesIO()
    with ZipFile(packed, "w", ZIP_DEFLATED) as archive:
        for name, data in files.items():
            # The same plan gives the same file, whenever it is packed.
            archive.writestr(ZipInfo(name), data, ZIP_DEFLATED)
    return packed.getvalue()
