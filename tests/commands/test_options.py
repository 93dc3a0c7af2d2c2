"""The command line: files as a double click gives them, commands, and what can't be understood."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from mindbody_app.__main__ import _files
from mindbody_app.commands.options import COMMANDS, read_options
from mindbody_app.commands.save_audio import _show_progress

QUIET_PROGRAM = """
import sys
sys.stdout = sys.stderr = None
from mindbody_app.__main__ import main
sys.exit(main(sys.argv[1:]))
"""
"""As Windows starts a program that has no console."""


@pytest.mark.parametrize(
    ("given", "files"),
    [
        (["one.mindbody-plan"], ["one.mindbody-plan"]),
        (["Zürich 東京.MINDBODY-SCRIPT"], ["Zürich 東京.MINDBODY-SCRIPT"]),
        (["--data-folder", "data", "my plan.mindbody-plan"], ["my plan.mindbody-plan"]),
        (["--data-folder", "make-kit", "b.yaml"], ["b.yaml"]),
        (["b.mindbody-script", "a.mindbody-plan"], ["b.mindbody-script", "a.mindbody-plan"]),
        (["--", "-odd.mindbody-plan"], ["-odd.mindbody-plan"]),
        (["--in-tray"], []),
    ],
)
def test_files_by_themselves_are_opened_in_their_order(given: list[str], files: list[str]) -> None:
    options = read_options(given)
    assert options.command is None
    assert list(map(str, options.files)) == files


def test_a_named_plan_is_a_file_and_a_named_folder_is_looked_into(tmp_path: Path) -> None:
    plan, script = tmp_path / "one.mindbody-plan", tmp_path / "two.yaml"
    assert _files(plan, [script, plan]) == (None, (plan, script))
    assert _files(tmp_path, [script]) == (tmp_path, (script,))
    assert _files(None, []) == (None, ())
    endless = tmp_path / ("x" * 300)
    assert _files(endless, []) == (None, (endless,))
    _, (found,) = _files(None, [Path("here.yaml")])
    assert found == Path.cwd() / "here.yaml"


def test_a_commands_own_file_stays_its_own() -> None:
    options = read_options(["check-script", "odd.mindbody-plan"])
    assert (options.command, str(options.file)) == ("check-script", "odd.mindbody-plan")
    options = read_options(["--data-folder", "x", "save-record", "copy.yaml"])
    assert (options.command, str(options.file)) == ("save-record", "copy.yaml")


def test_a_file_of_another_program_goes_to_the_window_which_tells(tmp_path: Path) -> None:
    path = tmp_path / "holiday.jpg"
    path.touch()
    assert read_options([str(path)]).files == [path]


@pytest.mark.parametrize(
    ("given", "told"),
    [
        (["nonsense-file.txt"], "There is no command and no file “nonsense-file.txt”"),
        (["make-kitt", "--clinic", "X"], "There is no command and no file “make-kitt”"),
        (["--colour", "one.yaml"], "There is no option --colour"),
        (["--data", "x", "save-record", "y"], "There is no option --data"),
        (["x" * 300], "There is no command and no file “xxx"),
        (["--data-folder"], "Argument --data-folder: expected one argument"),
        (["check-script"], "The following arguments are required: file"),
        (["save-record", "a", "b"], "Unrecognized arguments: b"),
    ],
)
def test_what_cannot_be_understood_is_told_in_one_sentence(
    given: list[str], told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        read_options(given)
    said = capsys.readouterr()
    assert ended.value.code == 2
    assert said.err.startswith(told)
    assert said.err.count("\n") == 1
    assert "--help" in said.err
    assert said.out == ""


def test_the_help_names_every_command_and_the_kinds_of_file(
    capsys: pytest.CaptureFixture[str],
) -> None:
    with pytest.raises(SystemExit) as ended:
        read_options(["--help"])
    assert ended.value.code == 0
    told = capsys.readouterr().out
    for each in (*COMMANDS, ".mindbody-plan", ".mindbody-script", "--data-folder"):
        assert each in told


@pytest.mark.parametrize(
    ("given", "code"),
    [
        (["--help"], 0),
        (["--version"], 0),
        (["--colour"], 2),
        (["make-kit", "--list"], 0),
        (["make-kit"], 1),
        (["check-script", "nowhere.yaml"], 1),
        (["save-audio", "body-scam", "-o", "x.mp3"], 1),
        (["save-record", "nowhere/copy.db"], 0),
    ],
)
def test_without_a_console_nothing_breaks_and_the_code_tells(
    given: list[str], code: int, tmp_path: Path
) -> None:
    done = subprocess.run(
        [sys.executable, "-c", QUIET_PROGRAM, "--data-folder", str(tmp_path), *given],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert (done.returncode, done.stdout, done.stderr) == (code, "", "")


def test_without_a_console_a_missing_file_goes_to_the_window(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(sys, "stderr", None)
    assert read_options(["nonsense-file.txt"]).files == [Path("nonsense-file.txt")]


def test_progress_without_a_console_goes_on_untold(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stderr", None)
    assert _show_progress(0.5)


def test_a_console_of_another_alphabet_shows_stand_ins(tmp_path: Path) -> None:
    path = tmp_path / "東京.yaml"
    done = subprocess.run(
        [sys.executable, "-X", "utf8=0", "-m", "mindbody_app", "check-script", str(path)],
        env=os.environ | {"PYTHONIOENCODING": "ascii"},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 1
    assert done.stdout.startswith("??.yaml isn't there any more")
    assert done.stderr == ""
