"""A clinic's kit: whole or not there, and nothing is overwritten unasked."""

from __future__ import annotations

import errno
from dataclasses import replace
from datetime import date
from pathlib import Path
from zipfile import ZipFile

import pytest

from mindbody_app.store import kits
from mindbody_app.store.kits import (
    READ_ME,
    KitError,
    KitThereError,
    free_beside,
    kit_name,
    plan_file_name,
    write_kit,
)
from mindbody_app.store.plan_files import find_plans, load_plan_file, plan_text
from tests.store.records import clinic_plan

PLAN = clinic_plan()
NAME = "plan-riverside-pain-clinic.mindbody-plan"


def names(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


def contents(folder: Path) -> dict[Path, bytes]:
    """Every file in a folder and below it."""
    return {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_a_folder_has_the_plan_and_a_page_to_read(tmp_path: Path) -> None:
    path, gone = write_kit(tmp_path / "kit", PLAN, "Read\nme")
    assert gone == ()
    assert names(tmp_path / "kit") == {NAME, READ_ME}
    assert load_plan_file(path) == PLAN
    assert (tmp_path / "kit" / READ_ME).read_bytes() == b"Read\r\nme"


def test_a_zip_has_the_same_and_is_the_same_each_time(tmp_path: Path) -> None:
    one = write_kit(tmp_path / "one.zip", PLAN, "Read me").path
    two = write_kit(tmp_path / "two.ZIP", PLAN, "Read me").path
    assert one.read_bytes() == two.read_bytes()
    with ZipFile(one) as archive:
        assert archive.namelist() == [READ_ME, NAME]
        archive.extractall(tmp_path / "out")
    assert load_plan_file(tmp_path / "out" / NAME) == PLAN


def test_the_installers_folder_takes_the_kit_and_keeps_its_files(tmp_path: Path) -> None:
    (tmp_path / "setup.exe").write_bytes(b"MZ")
    write_kit(tmp_path, PLAN, "")
    assert names(tmp_path) == {"setup.exe", NAME, READ_ME}
    assert (tmp_path / "setup.exe").read_bytes() == b"MZ"


@pytest.mark.parametrize("name", ["kit", "kit.zip"])
def test_a_kit_that_is_there_is_replaced_only_when_asked(tmp_path: Path, name: str) -> None:
    first = write_kit(tmp_path / name, PLAN, "old").path
    before = contents(tmp_path)
    with pytest.raises(KitThereError, match=f"“{first.name}” is in .* already") as told:
        write_kit(tmp_path / name, PLAN, "new")
    assert told.value.path == first
    assert contents(tmp_path) == before
    write_kit(tmp_path / name, PLAN, "new", replace=True)
    after = contents(tmp_path)
    assert before.keys() == after.keys()
    assert before != after


def test_a_kit_holds_one_plan_after_its_clinics_name_was_put_right(tmp_path: Path) -> None:
    old = write_kit(tmp_path / "kit", replace(PLAN, clinic="Riversde"), "old").path
    with pytest.raises(KitThereError, match=old.name):
        write_kit(tmp_path / "kit", PLAN, "new")
    assert write_kit(tmp_path / "kit", PLAN, "new", replace=True).gone == (old,)
    assert names(tmp_path / "kit") == {NAME, READ_ME}
    assert find_plans([tmp_path / "kit"], PLAN.made_on).plan == PLAN


@pytest.mark.parametrize("replaced", [False, True])
def test_what_no_kit_wrote_is_never_touched(tmp_path: Path, replaced: bool) -> None:
    (tmp_path / READ_ME).write_text("mine")
    (tmp_path / "other.zip").write_text("mine")
    with ZipFile(tmp_path / "photos.zip", "w") as archive:
        archive.writestr("one.jpg", "")
    (tmp_path / "renamed").mkdir()
    (tmp_path / "renamed" / "for-anna.mindbody-plan").write_text(plan_text(PLAN))
    (tmp_path / "broken").mkdir()
    (tmp_path / "broken" / NAME).write_text("no plan")
    before = contents(tmp_path)
    for name, told in (
        (".", f"The “{READ_ME}” in .* is no kit's"),
        ("other.zip", r"“other\.zip” in .* is no kit"),
        ("photos.zip", r"“photos\.zip” in .* is no kit"),
        ("renamed", r"There is another plan in .*: “for-anna\.mindbody-plan”"),
        ("broken", f"There is another plan in .*: “{NAME}”"),
    ):
        with pytest.raises(KitError, match=told):
            write_kit(tmp_path / name, PLAN, "", replace=replaced)
    assert contents(tmp_path) == before


@pytest.mark.parametrize("name", ["gone/kit", "gone/kit.zip"])
def test_a_place_that_is_not_there_is_told(tmp_path: Path, name: str) -> None:
    with pytest.raises(KitError, match=r"There is no folder .*gone; make it first"):
        write_kit(tmp_path / name, PLAN, "")
    assert names(tmp_path) == set()


@pytest.mark.parametrize("broken", range(5))
def test_an_exchange_that_fails_leaves_what_was_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, broken: int
) -> None:
    kit = tmp_path / "kit"
    write_kit(kit, replace(PLAN, clinic="Riversde"), "old")
    before = contents(tmp_path)
    moves: list[str] = []

    def move(here: Path, there: Path) -> Path:
        if kit in (here.parent, there.parent):
            moves.append(there.name)
            if len(moves) == broken:
                raise OSError(errno.EACCES, "held by another program")
        return rename(here, there)

    rename = Path.replace
    monkeypatch.setattr(Path, "replace", move)
    if broken:
        with pytest.raises(KitError, match=r"Nothing can be written to .*kit; choose another"):
            write_kit(kit, PLAN, "new", replace=True)
        assert contents(tmp_path) == before
    else:
        write_kit(kit, PLAN, "new", replace=True)
        assert moves[-2:] == [READ_ME, NAME], "where the plan is, the kit is whole"
        assert len(moves) == 4, "each is tried above"


def test_a_folder_that_was_made_for_it_goes_again_where_nothing_can_be_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(path: Path, data: bytes) -> None:
        raise OSError(errno.ENOSPC, "no space left")

    monkeypatch.setattr(kits, "write_atomically", full)
    with pytest.raises(KitError, match="is full; free some space"):
        write_kit(tmp_path / "kit", PLAN, "")
    assert names(tmp_path) == set()
    (tmp_path / "mine").mkdir()
    with pytest.raises(KitError):
        write_kit(tmp_path / "mine", PLAN, "")
    assert names(tmp_path) == {"mine"}


@pytest.mark.parametrize("name", ["a" * 300, "b" * 300 + ".zip", "c" * 300 + "/kit", "a\0b"])
def test_a_name_that_no_system_takes_is_told(tmp_path: Path, name: str) -> None:
    with pytest.raises(KitError, match=r"can't be (used \(File name too long\)|a file's name)"):
        write_kit(tmp_path / name, PLAN, "")
    assert names(tmp_path) == set()


def test_a_zip_is_dated_by_its_plan(tmp_path: Path) -> None:
    for made_on, year in ((date(2026, 11, 20), 2026), (date(1970, 11, 20), 1980)):
        path = write_kit(tmp_path / f"{year}.zip", replace(PLAN, made_on=made_on), "").path
        with ZipFile(path) as archive:
            assert {each.date_time[:3] for each in archive.infolist()} == {(year, 11, 20)}


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("Plan from Pain & Fatigue – Zürich", "Plan from Pain & Fatigue – Zürich"),
        ('Plan from A / B: "C" <d>|e?* ', "Plan from A B C d e"),
        ("Plan from St. Mary...", "Plan from St. Mary"),
        ("Plan from \u202ea\tb", "Plan from a b"),
        ("Plan from " + "東" * 80, "Plan from " + "東" * 36),
        ("CON", "_CON"),
        ("nul.", "_nul"),
    ],
)
def test_a_kits_name_is_one_that_every_system_takes(words: str, name: str) -> None:
    assert kit_name(words) == name


@pytest.mark.parametrize(
    ("clinic", "name"),
    [
        ("Schmerzklinik Zürich / Süd", "plan-schmerzklinik-zurich-sud.mindbody-plan"),
        ("../東", "plan.mindbody-plan"),
        ("CON", "plan-con.mindbody-plan"),
        ("東京", "plan.mindbody-plan"),
    ],
)
def test_every_system_takes_the_files_name(clinic: str, name: str) -> None:
    assert plan_file_name(replace(PLAN, clinic=clinic)) == name


@pytest.mark.parametrize(
    ("name", "there", "free"),
    [
        ("Plan from Riverside", (), "Plan from Riverside 2"),
        ("Dr. Who", ("Dr. Who 2", "Dr. Who 3"), "Dr. Who 4"),
        ("Dr. Who.zip", ("Dr. Who 2.zip",), "Dr. Who 3.zip"),
    ],
)
def test_one_more_kit_gets_the_first_free_number(
    tmp_path: Path, name: str, there: tuple[str, ...], free: str
) -> None:
    for each in there:
        (tmp_path / each).touch()
    assert free_beside(tmp_path / name) == tmp_path / free
