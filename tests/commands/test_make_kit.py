"""`mindbody-app make-kit`, as it is called from a shell."""

from __future__ import annotations

from pathlib import Path
from zipfile import ZipFile

import pytest
from PySide6.QtCore import QCoreApplication

from mindbody_app.__main__ import main
from mindbody_app.journal.plans import PlanItem
from mindbody_app.store.kits import READ_ME
from mindbody_app.store.plan_files import load_plan_file
from tests.commands.test_commands import run

NAME = "plan-riverside-pain-clinic.mindbody-plan"
PLAN = (
    *("--clinic", "Riverside Pain Clinic"),
    *("--practice", "body-scan:20:5", "resonance-breathing:10:3"),
)


def kit(folder: Path, *arguments: str) -> tuple[int, str, str]:
    done = run("--data-folder", str(folder / "data"), "make-kit", *arguments)
    return done.returncode, done.stdout, done.stderr


def test_a_kit_has_the_plan_and_the_page_to_read(tmp_path: Path) -> None:
    words = ("--contact", "01 234 5678", "--note", "Before bed.", "--country", "IE")
    code, said, wrong = kit(tmp_path, *PLAN, *words, "-o", str(tmp_path / "kit"))
    assert (code, wrong) == (0, "")
    assert "Body scan: 20 minutes, 5 days a week\n" in said
    plan = load_plan_file(tmp_path / "kit" / NAME)
    assert plan.items == (PlanItem("body-scan", 20, 5), PlanItem("resonance-breathing", 10, 3))
    assert (plan.contact, plan.note, plan.country) == ("01 234 5678", "Before bed.", "IE")
    assert plan.help_words == "Samaritans: 116 123"
    assert "20 minutes, 5 days a week" in (tmp_path / "kit" / READ_ME).read_text("utf-8")
    # Once more is one too many, unless it is asked for.
    code, _, wrong = kit(tmp_path, *PLAN, "-o", str(tmp_path / "kit"))
    assert code == 1
    assert "already" in wrong
    own = ("--help-words", "Our nurse: 5679", "--replace")
    assert kit(tmp_path, *PLAN, *own, "-o", str(tmp_path / "kit"))[0] == 0
    assert load_plan_file(tmp_path / "kit" / NAME).help_words == "Our nurse: 5679"


def test_a_name_that_ends_in_zip_gives_a_zip(tmp_path: Path) -> None:
    assert kit(tmp_path, *PLAN, "-o", str(tmp_path / "kit.zip"))[0] == 0
    with ZipFile(tmp_path / "kit.zip") as archive:
        assert set(archive.namelist()) == {READ_ME, NAME}


def test_the_practices_are_listed(tmp_path: Path) -> None:
    code, said, _ = kit(tmp_path, "--list")
    assert code == 0
    assert "body-scan: Body scan, 5 to 45 minutes\n" in said


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["--clinic", "R"], "Say what to practise"),
        (["--practice", "body-scan:20:5"], "Say whose plan it is"),
        (["--clinic", "R", "--practice", "body-scan"], "isn't ID:MINUTES:DAYS"),
        (["--clinic", "R", "--practice", "body-scan:20:8"], "1 to 7 days a week, not 8"),
        (["--clinic", "R", "--practice", "body-scam:20:5"], "There is no practice “body-scam”"),
        (["--clinic", "R", "--practice", "body-scan:99:5"], "5 to 45 minutes, not 99"),
        ([*PLAN, "--practice", "body-scan:5:1"], "names each practice once"),
        ([*PLAN, "--country", "XX"], "There are no numbers for “XX”"),
        ([*PLAN, "--note", "a" * 1001], "note has 1001 letters, but may have 1000"),
    ],
)
def test_what_can_not_be_made_is_told_in_one_sentence(
    tmp_path: Path,
    qapp: QCoreApplication,
    capsys: pytest.CaptureFixture[str],
    arguments: list[str],
    told: str,
) -> None:
    data = ("--data-folder", str(tmp_path / "data"))
    assert main([*data, "make-kit", *arguments, "-o", str(tmp_path / "kit")]) == 1
    said, wrong = capsys.readouterr()
    assert said == ""
    assert told in wrong
    assert len(wrong.splitlines()) == 1
    assert not (tmp_path / "kit").exists()


def test_a_kit_goes_somewhere(tmp_path: Path) -> None:
    assert "Say where the kit goes" in kit(tmp_path, *PLAN)[2]
