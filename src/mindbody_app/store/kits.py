"""A clinic's kit: the plan file and a page to read, to lie beside the app's installer."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from contextlib import suppress
from io import BytesIO
from itertools import count
from pathlib import Path, PureWindowsPath
from shutil import rmtree
from tempfile import mkdtemp
from typing import NamedTuple
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from mindbody_app.journal.plain_text import one_line
from mindbody_app.journal.plan_file import ClinicPlan
from mindbody_app.store.errors import ReadOnlyError, store_error
from mindbody_app.store.file_kinds import PLAN_SUFFIX, FileKind, kind_of
from mindbody_app.store.files import put_in_place, sync_folder, write_atomically
from mindbody_app.store.plan_files import PlanFileError, load_plan_file, plan_text

READ_ME = "READ ME.txt"
_LONGEST_NAME = 40
_MOST_BYTES = 120
"""Of a kit's name in UTF-8; systems take 255, and folders above it count on Windows."""
_NOT_IN_NAMES = re.compile(r'[<>:"/\\|?*]')
_FIRST_OF_ZIPS = 1980
"""The first year that a zip can tell."""


class KitError(Exception):
    """A kit that can't be made; the message is one sentence that a person can act on."""


class KitThereError(KitError):
    """There is a kit already; it was left as it is."""

    def __init__(self, path: Path) -> None:
        self.path = path
        """The kit's plan, or its zip."""
        super().__init__(
            f"“{path.name}” is in {path.parent} already; choose another place, or have it replaced."
        )


class Written(NamedTuple):
    """A kit that was made."""

    path: Path
    """Its plan, or its zip."""
    gone: tuple[Path, ...] = ()
    """Plans of the kit before, which had other names."""


def plan_file_name(plan: ClinicPlan) -> str:
    """What the plan's file is called, in letters that every system takes."""
    plain = unicodedata.normalize("NFKD", plan.clinic).encode("ascii", "ignore").decode().lower()
    name = re.sub(r"[^a-z0-9]+", "-", plain)[:_LONGEST_NAME].strip("-")
    return f"plan-{name}{PLAN_SUFFIX}" if name else f"plan{PLAN_SUFFIX}"


def kit_name(words: str) -> str:
    """Words, such as “Plan from Riverside”, as a name that a folder or file may have anywhere."""
    plain = one_line(_NOT_IN_NAMES.sub(" ", one_line(words))).encode()[:_MOST_BYTES]
    name = plain.decode("utf-8", "ignore").strip(" .")
    # Windows has devices of such names as CON and NUL.
    return f"_{name}" if PureWindowsPath(name).is_reserved() else name


def is_zip(target: Path) -> bool:
    """Whether a kit of that name is a zip, and no folder."""
    return kind_of(target) is FileKind.KIT


def free_beside(target: Path) -> Path:
    """The first free name for one more kit beside another: “Plan from Riverside 2”, and so on."""
    numbered = (target.with_name(f"{target.stem} {n}{target.suffix}") for n in count(2))
    if not is_zip(target):  # A dot in a folder's name begins no ending.
        numbered = (target.with_name(f"{target.name} {n}") for n in count(2))
    return next(each for each in numbered if not each.exists())


def is_beside(path: Path, target: Path) -> bool:
    """Whether a folder's name is that of another with a number, as `free_beside` gives one."""
    number = path.name.removeprefix(f"{target.name} ")
    return path.parent == target.parent and number != path.name and number.isdecimal()


def write_kit(target: Path, plan: ClinicPlan, read_me: str, *, replace: bool = False) -> Written:
    """Make the kit; where that fails, everything is as it was before.

    Args:
        target: a folder, which may hold the installer already, or a file that ends in .zip.
        plan: the plan.
        read_me: what the page to read says.
        replace: whether a kit that is there may be replaced. Nothing else ever is.

    Raises:
        KitThereError: there is one already, and it isn't to be replaced.
        KitError: it can't be written, or something else is in the way.
    """
    files = {
        # The plan comes last: where it is, the kit is whole.
        READ_ME: read_me.replace("\n", "\r\n").encode(),
        plan_file_name(plan): plan_text(plan).encode(),
    }
    try:
        if is_zip(target):
            return _write_zip(target, _zipped(files, plan), replace=replace)
        return _write_folder(target, files, replace=replace)
    except OSError as error:
        problem = store_error(error, target)
        words = str(problem)
        if isinstance(problem, ReadOnlyError):
            words = f"Nothing can be written to {target}; choose another place."
        raise KitError(words) from error
    except ValueError as error:  # A sign that no name has.
        raise KitError(f"{target} can't be a file's name; choose another.") from error


def _write_zip(target: Path, data: bytes, *, replace: bool) -> Written:
    _demand_folder(target.parent)
    there = target.exists()
    if there and not _is_kit(target):
        raise KitError(f"“{target.name}” in {target.parent} is no kit; choose another name.")
    if there and not replace:
        raise KitThereError(target)
    write_atomically(target, data)
    return Written(target)


def _write_folder(folder: Path, files: dict[str, bytes], *, replace: bool) -> Written:
    _demand_folder(folder.parent)
    plans = _plans_in(folder)
    read_me = folder / READ_ME
    if read_me.exists() and not (plans and read_me.is_file()):
        raise KitError(
            f"The “{READ_ME}” in {folder} is no kit's; move it away, or choose another place."
        )
    if plans and not replace:
        raise KitThereError(plans[0])
    before = [*plans, *([read_me] if read_me.exists() else [])]
    new_folder = not folder.exists()
    folder.mkdir(exist_ok=True)
    try:
        _exchange(folder, before, files)
    except OSError:
        if new_folder:
            with suppress(OSError):
                folder.rmdir()
        raise
    gone = tuple(each for each in plans if each.name not in files)
    return Written(folder / next(reversed(files)), gone)


def _demand_folder(folder: Path) -> None:
    if not folder.is_dir():
        raise KitError(f"There is no folder {folder}; make it first, or choose another.")


def _plans_in(folder: Path) -> list[Path]:
    """The plans of kits that were made in a folder before.

    Raises:
        KitError: there is a plan that has another name, or can't be read, and so isn't for us to
            replace. Of two plans in a kit the patient would see one alone.
    """
    if not folder.exists():
        return []
    found = sorted(each for each in folder.iterdir() if kind_of(each) is FileKind.PLAN)
    for path in found:
        if not _is_a_kits(path):
            raise KitError(
                f"There is another plan in {folder}: “{path.name}”; move it away, or choose"
                " another place."
            )
    return found


def _is_a_kits(path: Path) -> bool:
    try:
        return path.name == plan_file_name(load_plan_file(path))
    except PlanFileError:
        return False


def _is_kit(path: Path) -> bool:
    """Whether a file is a zip with a plan."""
    try:
        load_plan_file(path)
    except PlanFileError:
        return False
    return True


def _exchange(folder: Path, before: Sequence[Path], files: dict[str, bytes]) -> None:
    """Put files in the place of others, or leave all as it was and raise OSError."""
    moved: list[tuple[Path, Path]] = []
    aside = Path(mkdtemp(prefix=".kit-", dir=folder))
    try:
        for name, data in files.items():
            write_atomically(aside / name, data)
        moves = [(each, aside / f"{each.name}.before") for each in before]
        moves += [(aside / name, folder / name) for name in files]
        for here, there in moves:
            put_in_place(here, there)
            moved.append((here, there))
        sync_folder(folder)
    except OSError:
        # What can't be put back stays where it is, and isn't deleted.
        for here, there in reversed(moved):
            put_in_place(there, here)
        rmtree(aside, ignore_errors=True)
        raise
    rmtree(aside, ignore_errors=True)


def _zipped(files: dict[str, bytes], plan: ClinicPlan) -> bytes:
    """Dated by the plan: the same one gives the same file, whenever it is packed."""
    day = (max(plan.made_on.year, _FIRST_OF_ZIPS), plan.made_on.month, plan.made_on.day)
    packed = BytesIO()
    with ZipFile(packed, "w", ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(ZipInfo(name, (*day, 0, 0, 0)), data, ZIP_DEFLATED)
    return packed.getvalue()
