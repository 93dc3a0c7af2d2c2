"""A plan is read out of a kit's zip, and nothing else is."""

from __future__ import annotations

import os
import struct
from pathlib import Path
from zipfile import ZIP_BZIP2, ZIP_DEFLATED, ZIP_STORED, ZipFile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mindbody_app.store.kit_zips import LARGEST_CONTENTS
from mindbody_app.store.kits import write_kit
from mindbody_app.store.plan_files import (
    LARGEST_BYTES,
    PlanFileError,
    find_plans,
    load_plan_file,
    plan_text,
)
from tests.store.records import clinic_plan

PLAN = clinic_plan()
TEXT = plan_text(PLAN)
NAME = "plan.mindbody-plan"


def zip_of(folder: Path, *files: tuple[str, str | bytes], packed: int = ZIP_DEFLATED) -> Path:
    path = folder / "kit.zip"
    with ZipFile(path, "w", packed) as archive:
        for name, data in files:
            archive.writestr(name, data)
    return path


def refusal(path: Path) -> str:
    """What the clinic is told of it."""
    with pytest.raises(PlanFileError) as told:
        load_plan_file(path)
    assert told.value.sentence.startswith(f"{path.name} can't be opened: it is damaged")
    return told.value.detail


def test_the_plan_is_read_out_of_a_kit(tmp_path: Path) -> None:
    path = write_kit(tmp_path / "Kit for you.ZIP", PLAN, "Read me").path
    assert load_plan_file(path) == PLAN
    assert find_plans([path], PLAN.made_on).plan == PLAN, "as it was named at the start"
    assert find_plans([tmp_path], PLAN.made_on).plan is None, "a zip beside the app isn't opened"


@pytest.mark.parametrize("packed", [ZIP_STORED, ZIP_DEFLATED])
def test_it_is_found_in_a_folder_and_beside_what_a_mac_adds(tmp_path: Path, packed: int) -> None:
    files = (
        (f"Kit/{NAME}", TEXT),
        (f"__MACOSX/Kit/._{NAME}", b"\x00\x05\x16\x07"),
        ("Kit/setup.exe", b"MZ" * 1000),
    )
    assert load_plan_file(zip_of(tmp_path, *files, packed=packed)) == PLAN


def test_what_holds_no_plan_that_can_be_read_is_refused(tmp_path: Path) -> None:
    assert refusal(zip_of(tmp_path, ("a.txt", "b"))) == "There is no plan in kit.zip."
    two = zip_of(tmp_path, ("a.mindbody-plan", TEXT), ("b.mindbody-plan", TEXT))
    assert refusal(two) == "There are 2 plans in kit.zip; a kit has one."
    large = zip_of(tmp_path, (NAME, "#" * (LARGEST_BYTES + 1)))
    assert "kit.zip is larger than 64 KiB" in refusal(large)
    assert "can't undo" in refusal(zip_of(tmp_path, (NAME, TEXT), packed=ZIP_BZIP2))
    assert "line 2: “format” wants" in refusal(
        zip_of(tmp_path, (NAME, TEXT.replace("format: 1", "format: one")))
    )
    locked = zip_of(tmp_path, (NAME, TEXT), packed=ZIP_STORED)
    data = bytearray(locked.read_bytes())
    data[6] |= 1
    data[data.rindex(b"PK\x01\x02") + 8] |= 1
    locked.write_bytes(data)
    assert "locked with a password" in refusal(locked)
    (tmp_path / "kit.zip").write_text("no zip")
    assert refusal(tmp_path / "kit.zip") == "kit.zip is no whole zip."
    (tmp_path / "folder.zip").mkdir()
    assert "it is no plain file" in refusal(tmp_path / "folder.zip")
    with pytest.raises(PlanFileError, match=r"^gone\.zip isn't there any more[^.]*\.$"):
        load_plan_file(tmp_path / "gone.zip")


@pytest.mark.skipif(os.name == "nt", reason="there are no such pipes")
def test_a_pipe_is_refused_without_waiting_for_its_other_end(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.zip")
    assert "it is no plain file" in refusal(tmp_path / "pipe.zip")


@pytest.mark.parametrize("comment", [b"", b"For you"])
def test_a_zip_of_very_many_files_is_refused_before_they_are_listed(
    tmp_path: Path, comment: bytes
) -> None:
    many = LARGEST_CONTENTS // 50
    path = zip_of(tmp_path, (NAME, TEXT), *((f"{number:06}", "") for number in range(many)))
    with ZipFile(path, "a") as archive:
        archive.comment = comment
    assert refusal(path) == "kit.zip holds too many files to be a clinic's kit."


def test_a_zip_of_the_large_kind_is_refused(tmp_path: Path) -> None:
    path = zip_of(tmp_path, (NAME, TEXT))
    data = path.read_bytes()
    end = data.rindex(b"PK\x05\x06")
    locator = struct.pack("<4sLQL", b"PK\x06\x07", 0, 0, 1)
    path.write_bytes(data[:end] + locator + data[end:])
    assert "too many files" in refusal(path)


@given(st.lists(st.tuples(st.integers(0, 2000), st.binary(max_size=6)), min_size=1, max_size=5))
def test_no_changed_zip_raises_anything_but_the_one_error(
    tmp_path_factory: pytest.TempPathFactory, changes: list[tuple[int, bytes]]
) -> None:
    folder = tmp_path_factory.getbasetemp()
    data = zip_of(folder, (NAME, TEXT), ("READ ME.txt", "Read me")).read_bytes()
    for place, spice in changes:
        at = place % len(data)
        data = data[:at] + spice + data[at + len(spice) :]
    (folder / "kit.zip").write_bytes(data)
    try:
        load_plan_file(folder / "kit.zip")
    except PlanFileError as error:
        assert str(error).startswith("kit.zip")
