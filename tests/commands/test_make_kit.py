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
    assert said == (
        "Body scan: 20 minutes, 5 days a week\n"
        "Resonance breathing: 10 minutes, 3 days a week\n"
        f"{tmp_path / 'kit'}: the kit is there, {READ_ME} and {NAME}. Put the app's installer"
        " beside them.\n"
    )
    plan = load_plan_file(tmp_path / "kit" / NAME)
    assert plan.items == (PlanItem("body-scan", 20, 5), PlanItem("resonance-breathing", 10, 3))
    assert (plan.contact, plan.note, plan.country) == ("01 234 5678", "Before bed.", "IE")
    assert plan.help_words == "Samaritans: 116 123"
    page = (tmp_path / "kit" / READ_ME).read_text("utf-8")
    assert "20 minutes, 5 days a week" in page
    assert "In an emergency: Call 112 or 999." in page
    assert "- Samaritans: 116 123" in page
    # Once more is one too many, unless it is asked for.
    code, _, wrong = kit(tmp_path, *PLAN, "-o", str(tmp_path / "kit"))
    assert code == 1
    assert "already" in wrong
    own = ("--help-words", "Our nurse: 5679", "--replace")
    assert kit(tmp_path, *PLAN, *own, "-o", str(tmp_path / "kit"))[0] == 0
    assert load_plan_file(tmp_path / "kit" / NAME).help_words == "Our nurse: 5679"
    right = ("--clinic", "Riverside", *PLAN[2:])
    said = kit(tmp_path, *right, "--replace", "-o", str(tmp_path / "kit"))[1]
    assert f"It took the place of {NAME}." in said


@pytest.mark.parametrize("name", ["kit.zip", "Kit.ZIP"])
def test_a_name_that_ends_in_zip_gives_a_zip(tmp_path: Path, name: str) -> None:
    code, said, _ = kit(tmp_path, *PLAN, "-o", str(tmp_path / name))
    assert code == 0
    assert said.endswith(
        f"{tmp_path / name}: the kit is there. Put the app's installer beside it.\n"
    )
    with ZipFile(tmp_path / name) as archive:
        assert set(archive.namelist()) == {READ_ME, NAME}


@pytest.mark.parametrize("country", ["ie", " IE ", "Ireland", "IRELAND"])
def test_a_country_is_known_by_its_letters_and_by_its_name(
    tmp_path: Path, qapp: QCoreApplication, country: str
) -> None:
    data = ("--data-folder", str(tmp_path / "data"))
    out = ("-o", str(tmp_path / "kit"))
    assert main([*data, "make-kit", *PLAN, "--country", country, *out]) == 0
    assert load_plan_file(tmp_path / "kit" / NAME).country == "IE"


def test_a_name_in_letters_that_the_console_lacks_is_printed_with_stand_ins(
    tmp_path: Path,
) -> None:
    done = run(
        *("--data-folder", str(tmp_path / "data"), "make-kit", "--clinic", "北京"),
        *("--practice", "body-scan:20:5", "-o", str(tmp_path / "北京")),
        PYTHONIOENCODING="cp1252",
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert "??: the kit is there" in done.stdout
    assert load_plan_file(tmp_path / "北京" / "plan.mindbody-plan").clinic == "北京"


def test_the_settings_are_read_and_left_as_they_are(tmp_path: Path) -> None:
    settings = tmp_path / "data" / "settings.json"
    settings.parent.mkdir()
    settings.write_text('{"day_end": "04:00", "theme": "purple"}')
    assert kit(tmp_path, *PLAN, "-o", str(tmp_path / "kit"))[0] == 0
    assert settings.read_text() == '{"day_end": "04:00", "theme": "purple"}'
    assert list(settings.parent.glob("settings*")) == [settings]


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
        ([*PLAN, "--country", "XX"], "There are no numbers for “XX”; leave --country out"),
        ([*PLAN, "--country", "Irland"], "did you mean Ireland (IE)? Else leave"),
        (["--clinic", "R", "--practice", f"body-scan:{'9' * 5000}:5"], "isn't ID:MINUTES:DAYS"),
        (["--clinic", "\u3164—", "--practice", "body-scan:20:5"], "Say whose plan it is"),
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


@pytest.mark.parametrize("place", ["a" * 300, f"{'a' * 300}/kit", f"{'a' * 300}.zip"])
def test_a_place_that_can_not_be_is_told_in_one_sentence(
    tmp_path: Path, qapp: QCoreApplication, capsys: pytest.CaptureFixture[str], place: str
) -> None:
    data = ("--data-folder", str(tmp_path / "data"))
    assert main([*data, "make-kit", *PLAN, "-o", str(tmp_path / place)]) == 1
    said, wrong = capsys.readouterr()
    assert said == ""
    assert "File name too long" in wrong
    assert len(wrong.splitlines()) == 1


def test_every_mistake_is_told_at_once(
    tmp_path: Path, qapp: QCoreApplication, capsys: pytest.CaptureFixture[str]
) -> None:
    wrong = ("--practice", "body-scam:20:5", "body-scan:20:8", "body-scan:20:5", "--country", "XX")
    assert main(["--data-folder", str(tmp_path / "data"), "make-kit", *wrong]) == 1
    told = capsys.readouterr().err.splitlines()
    assert [each.split()[0] for each in told] == [
        *("There", "“body-scan:20:8”", "There", "Say", "Say")
    ]
    assert "Say where the kit goes" in told[-1]


def test_a_kit_goes_where_it_is_said_to_go(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "Say where the kit goes" in kit(tmp_path, *PLAN)[2]
    monkeypatch.chdir(tmp_path)
    code, _, wrong = kit(tmp_path, *PLAN, "-o", "")
    assert code == 2
    assert "a folder or a file has to be named" in wrong
    assert not (tmp_path / READ_ME).exists()
