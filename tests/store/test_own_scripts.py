"""The person's folder of scripts: everything is told, nothing leads out of it, nothing is lost."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from mindbody_app.store.own_scripts import (
    LARGEST_RECORDING,
    MOST_FILES,
    REMOVED,
    AlreadyThereError,
    OwnFolder,
    OwnScriptError,
    recording_path,
)
from mindbody_app.store.script_shelf import ScriptShelf

ASSETS = Path(__file__).parents[2] / "assets"
TEXT = """\
id: {name}
title: {name}, a script
practice: imagery
summary: A few lines.
minutes: {{least: 1, usual: 1, most: 2}}
postures: [seated]
sections:
  - title: All of it
    cues:
      - "Hello, and welcome."
      - rest: 30-130
{more}"""
RECORDED = """\
      - say: "Here is my own voice."
        recording: {recording}
"""

Write = Callable[..., Path]


@pytest.fixture
def own(tmp_path: Path) -> OwnFolder:
    return OwnFolder(tmp_path / "scripts", lambda: ("body-scan",))


@pytest.fixture
def write(tmp_path: Path) -> Write:
    def write(name: str, more: str = "", folder: str = "scripts", text: str = TEXT) -> Path:
        path = tmp_path / folder / f"{name}.yaml"
        path.parent.mkdir(exist_ok=True)
        path.write_text(text.format(name=name, more=more), encoding="utf-8")
        return path

    return write


def ids(own: OwnFolder) -> list[str]:
    return [each.script.id for each in own.scripts() if each.script]


def problems(own: OwnFolder) -> list[str]:
    return [sentence for each in own.scripts() for sentence in each.problems]


def test_a_dropped_edited_or_moved_script_is_seen_at_once(own: OwnFolder, write: Write) -> None:
    assert own.scripts() == ()
    path = write("morning")
    write("evening")
    assert ids(own) == ["evening", "morning"]
    path.write_text(TEXT.format(name="morning", more="      - bell: 9\n"))
    assert ids(own) == ["evening"]
    assert problems(own) == [
        "morning.yaml, line 12: “bell” wants a whole number from 1 to 3, not “9”."
    ]
    path.unlink()
    assert (ids(own), problems(own)) == (["evening"], [])


def test_a_script_with_the_id_of_one_of_the_apps_own_is_refused(
    own: OwnFolder, write: Write
) -> None:
    write("body-scan")
    (sentence,) = problems(own)
    assert sentence.startswith("body-scan.yaml, line 1: “body-scan” is the id of one of the app's")


def test_of_two_with_one_id_the_second_is_refused(own: OwnFolder, write: Write) -> None:
    path = write("morning")
    path.with_suffix(".yml").write_bytes(path.read_bytes())
    assert ids(own) == ["morning"]
    assert problems(own) == [
        "morning.yml has the id “morning” that morning.yaml has too; keep one of the two."
    ]


def test_more_files_than_a_folder_may_hold_are_left_out_in_words(
    own: OwnFolder, tmp_path: Path
) -> None:
    (tmp_path / "scripts").mkdir()
    for number in range(MOST_FILES + 3):
        (tmp_path / "scripts" / f"s{number:03}.yaml").touch()
    assert problems(own)[-1].startswith(f"The folder {own.folder} holds more than {MOST_FILES}")


@pytest.mark.skipif(os.name == "nt", reason="needs a right that Windows keeps back")
def test_links_out_of_the_folder_are_refused(own: OwnFolder, write: Write, tmp_path: Path) -> None:
    write("morning")
    secret = write("secret", folder="elsewhere")
    (tmp_path / "scripts" / "secret.yaml").symlink_to(secret)
    assert ids(own) == ["morning"]
    assert problems(own) == [
        "secret.yaml is a link to a file outside this folder; put the file itself here."
    ]
    sound = tmp_path / "elsewhere" / "private.wav"
    sound.touch()
    (tmp_path / "scripts" / "hello.wav").symlink_to(sound)
    with pytest.raises(OwnScriptError, match="leads out of the script's folder by a link"):
        recording_path(own.folder, "hello.wav")
    (tmp_path / "scripts" / "below").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(OwnScriptError, match="leads out of the script's folder by a link"):
        recording_path(own.folder, "below/private.wav")
    loop = tmp_path / "scripts" / "loop.yaml"
    loop.symlink_to(loop)
    assert "loop.yaml is a link" in problems(own)[0]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="Unix only")
def test_a_pipe_is_not_waited_for(own: OwnFolder, write: Write, tmp_path: Path) -> None:
    write("morning", RECORDED.format(recording="pipe.wav"))
    os.mkfifo(tmp_path / "scripts" / "evening.yaml")
    os.mkfifo(tmp_path / "scripts" / "pipe.wav")
    begun = time.monotonic()
    assert problems(own) == [
        "evening.yaml can't be read: it is no plain file.",
        "morning.yaml, line 13: “pipe.wav” is no plain file; name a sound file.",
    ]
    assert time.monotonic() - begun < 5


@pytest.mark.parametrize(
    "name",
    [
        "../outside.wav",
        "a/../../outside.wav",
        "/etc/outside.wav",
        "C:outside.wav",
        "..\\\\outside.wav",
        "'\\\\server\\share\\x.wav'",
        "file:x.wav",
    ],
)
def test_no_spelling_of_a_recording_leads_out(own: OwnFolder, write: Write, name: str) -> None:
    write("morning", RECORDED.format(recording=name))
    (sentence,) = problems(own)
    assert sentence.startswith("morning.yaml, line 13: “recording” names a file in the script's")


def test_recordings_are_looked_for_with_line_and_mend(
    own: OwnFolder, write: Write, tmp_path: Path
) -> None:
    write("morning", RECORDED.format(recording="hello.wav"))
    assert problems(own) == [
        "morning.yaml, line 13: “hello.wav” is not beside the script; put it there."
    ]
    (tmp_path / "scripts" / "hello.wav").touch()
    assert ids(own) == ["morning"]
    with (tmp_path / "scripts" / "hello.wav").open("wb") as file:
        file.truncate(LARGEST_RECORDING + 1)
    assert "larger than 50 MiB; one recording is one spoken line" in problems(own)[0]
    write("morning", RECORDED.format(recording="hello.txt"))
    assert "a sound file that ends in .wav, .flac" in problems(own)[0]
    two = RECORDED.format(recording="a.wav") + RECORDED.format(recording="b.wav")
    write("morning", two)
    for name in ("a.wav", "b.wav"):
        (tmp_path / "scripts" / name).touch()
    assert problems(own) == [
        "morning.yaml, line 15: the same words have another recording, “a.wav”; give the same words"
        " one recording."
    ]


def test_opening_takes_a_script_in_with_its_recordings(
    own: OwnFolder, write: Write, tmp_path: Path
) -> None:
    path = write("morning", RECORDED.format(recording="voice/hello.wav"), folder="downloads")
    (path.parent / "voice").mkdir()
    (path.parent / "voice" / "hello.wav").write_bytes(b"some sound")
    taken = own.take_in(path)
    assert taken.path == own.folder / "morning.yaml"
    assert (own.folder / "voice" / "hello.wav").read_bytes() == b"some sound"
    assert ids(own) == ["morning"]
    assert path.exists()
    assert own.take_in(taken.path) == taken  # opened from the folder itself


def test_what_has_problems_stays_out(own: OwnFolder, write: Write) -> None:
    path = write("morning", "      - bell: 9\n      - rest: x\n", folder="downloads")
    taken = own.take_in(path)
    assert taken.script is None
    assert len(taken.problems) == 2
    assert own.scripts() == ()


def test_one_that_is_there_is_replaced_only_when_asked_and_never_lost(
    own: OwnFolder, write: Write
) -> None:
    write("morning")
    newer = write("morning", "      - bell: 2\n", folder="downloads")
    with pytest.raises(AlreadyThereError, match=r"“morning, a script” \(morning\.yaml\) is there"):
        own.take_in(newer)
    own.take_in(newer, instead=True)
    assert "bell: 2" in (own.folder / "morning.yaml").read_text()
    assert "bell" not in (own.folder / REMOVED / "morning.yaml").read_text()


def test_another_recording_of_that_name_is_not_overwritten(
    own: OwnFolder, write: Write, tmp_path: Path
) -> None:
    (tmp_path / "scripts").mkdir()
    (tmp_path / "scripts" / "hello.wav").write_bytes(b"mine")
    path = write("morning", RECORDED.format(recording="hello.wav"), folder="downloads")
    (path.parent / "hello.wav").write_bytes(b"another")
    with pytest.raises(OwnScriptError, match=r"hello\.wav is in your folder already, with other"):
        own.take_in(path)
    assert (tmp_path / "scripts" / "hello.wav").read_bytes() == b"mine"
    assert own.scripts() == ()


def test_removing_moves_and_keeps_every_version(own: OwnFolder, write: Write) -> None:
    for version in range(3):
        write("morning", f"      - bell: {version + 1}\n")
        own.remove(own.scripts()[0])
    kept = sorted(path.read_text()[-2] for path in (own.folder / REMOVED).iterdir())
    assert kept == ["1", "2", "3"]
    assert own.scripts() == ()


def test_a_folder_that_cannot_be_written_to_is_told(write: Write, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    blocked = OwnFolder(tmp_path / "file" / "scripts", tuple)
    path = write("morning", folder="downloads")
    with pytest.raises(OwnScriptError, match=r"morning\.yaml can't be copied to"):
        blocked.take_in(path)
    with pytest.raises(OwnScriptError, match=r"evening\.yaml can't be written"):
        blocked.add("evening.yaml", "")
    assert blocked.scripts() == ()


def test_own_scripts_stand_on_the_shelf_beside_the_apps_and_are_marked(
    tmp_path: Path, write: Write
) -> None:
    def shelf() -> ScriptShelf:
        kept = tmp_path / "headlines.json"
        return ScriptShelf(ASSETS / "scripts", kept, tmp_path / "scripts")

    first = shelf()
    apps = [headline.id for headline in first.headlines]
    write("morning")
    write("broken", "      - bell: 9\n")
    for each in (first, shelf()):
        assert [headline.id for headline in each.headlines] == [*apps, "morning"]
        assert [headline.id for headline in each.headlines if headline.own] == ["morning"]
        assert each.scripts[-1].id == "morning"
    (tmp_path / "scripts" / "morning.yaml").unlink()
    assert [headline.id for headline in first.headlines] == apps
    assert first.scripts[-1].id == apps[-1]
