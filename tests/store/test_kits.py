"""A clinic's kit: whole or not there, and nothing is overwritten unasked."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from zipfile import ZipFile

import pytest

from mindbody_app.store.kits import READ_ME, KitError, KitThereError, plan_file_name, write_kit
from mindbody_app.store.plan_files import load_plan_file
from tests.store.records import clinic_plan

PLAN = clinic_plan()
NAME = "plan-riverside-pain-clinic.mindbody-plan"


def names(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


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
    write_kit(tmp_path / name, PLAN, "old")
    before = {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}
    with pytest.raises(KitThereError, match="already"):
        write_kit(tmp_path / name, PLAN, "new")
    assert {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()} == before
    write_kit(tmp_path / name, PLAN, "new", replace=True)
    after = {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}
    assert before.keys() == after.keys()
    assert before != after


@pytest.mark.parametrize("name", ["gone/kit", "gone/kit.zip"])
def test_a_place_that_is_not_there_is_told(tmp_path: Path, name: str) -> None:
    with pytest.raises(KitError, match=r"There is no folder .*gone; make it first"):
        write_kit(tmp_path / name, PLAN, "")
    assert names(tmp_path) == set()


def test_what_can_not_be_written_leaves_nothing_behind(tmp_path: Path) -> None:
    # A folder stands where the plan, the last of the files, would.
    (tmp_path / "kit" / NAME / "in the way").mkdir(parents=True)
    with pytest.raises(KitError):
        write_kit(tmp_path / "kit", PLAN, "", replace=True)
    assert names(tmp_path / "kit") == {NAME}


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
