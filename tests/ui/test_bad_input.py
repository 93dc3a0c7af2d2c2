"""What goes wrong at the start gets one calm sentence, and the app works on."""

from __future__ import annotations

import json
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from mindbody_app.app import App, assets_folder
from mindbody_app.practice.choices import Choices
from tests.ui.conftest import NOW, MakeApp
from tests.written import practice_at

RECORD = practice_at(NOW)


@pytest.fixture
def assets(tmp_path: Path) -> Path:
    """The app's own assets, copied, to be damaged; a clip is a link that may be removed."""

    def copied(source: str, target: str) -> None:
        if source.endswith(".opus"):
            Path(target).symlink_to(source)
        else:
            shutil.copy2(source, target)

    copy = tmp_path / "assets"
    half_written = shutil.ignore_patterns("*.part")
    shutil.copytree(assets_folder(), copy, copy_function=copied, ignore=half_written)
    return copy


def told(app: App) -> str:
    """The one sentence at the top of the window."""
    app.use_idle_time()
    (sentence,) = app.window.notices.sentences
    assert app.window.notices.isVisible()
    return sentence


def lives(folder: Path) -> None:
    """Leave a journal with one practice in a data folder."""
    from mindbody_app.store.journal_store import open_journal

    journal = open_journal(folder)
    journal.close_practice(RECORD)
    journal.look_after(NOW.date())
    journal.close()


def test_a_sound_start_says_nothing(make_app: MakeApp, tmp_path: Path) -> None:
    lives(tmp_path)
    app = make_app()
    app.use_idle_time()
    assert app.window.notices.sentences == ()


def test_a_script_with_a_wrong_field(make_app: MakeApp, assets: Path) -> None:
    script = assets / "scripts" / "body-scan.yaml"
    script.write_text(script.read_text().replace("summary:", "sumary:", 1))
    app = make_app(assets)
    sentence = told(app)
    assert "body-scan.yaml, line " in sentence
    assert "“summary”" in sentence
    known = {each.id for each in app.services.scripts}
    assert known == {path.stem for path in (assets / "scripts").iterdir()} - {"body-scan"}
    app.window.open_practice("release-only")
    assert app.window.practising


def test_a_missing_clip(make_app: MakeApp, assets: Path) -> None:
    index = json.loads((assets / "audio" / "af_heart" / "index.json").read_text())
    script = next(each for each in make_app().services.scripts if each.id == "release-only")
    line = script.spoken_lines()[3]
    (clip,) = [key for key, entry in index["clips"].items() if entry["text"] == line]
    (assets / "audio" / "af_heart" / f"{clip}.opus").unlink()
    app = make_app(assets)
    sentence = told(app)
    assert "no recording" in sentence
    assert "Release-only relaxation" in sentence
    timeline = app.services.compose(script, Choices(10, script.postures[0]))
    assert line in [getattr(timed.cue, "text", "") for timed in timeline.cues]


def test_narration_that_is_gone_leaves_the_captions(make_app: MakeApp, assets: Path) -> None:
    shutil.rmtree(assets / "audio")
    app = make_app(assets)
    assert "af_heart" in told(app)
    script = app.services.scripts[0]
    assert app.services.compose(script, Choices(10, script.postures[0])).duration == pytest.approx(
        600
    )


def test_an_unreadable_settings_file(make_app: MakeApp, tmp_path: Path) -> None:
    (tmp_path / "settings.json").write_text('{"theme": "dark"')
    app = make_app()
    assert str(tmp_path) in told(app)
    kept = list(tmp_path.glob("settings*broken*"))
    assert [path.read_text() for path in kept] == ['{"theme": "dark"']


def test_a_damaged_journal_comes_back_from_its_copy(make_app: MakeApp, tmp_path: Path) -> None:
    lives(tmp_path)
    journal = tmp_path / "journal.db"
    damaged = b"\0" * 200 + journal.read_bytes()[200:]
    journal.write_bytes(damaged)
    app = make_app()
    assert "damaged" in told(app)
    assert app.journal.practices() == (RECORD,)
    assert any(path.read_bytes() == damaged for path in tmp_path.glob("journal*damaged*"))


def test_what_cannot_be_kept_holds_the_window_once(make_app: MakeApp, tmp_path: Path) -> None:
    app = make_app()
    with closing(sqlite3.connect(tmp_path / "journal.db", isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        app.journal.close_practice(RECORD)
        assert app.journal.unsaved == 1
        app.window.close()
        assert app.window.isVisible()
        assert any("could not be kept yet" in each for each in app.window.notices.sentences)
        other.execute("ROLLBACK")
    app.make_round()
    assert app.journal.unsaved == 0
    app.window.close()
    assert not app.window.isVisible()


def test_a_newer_journal_is_left_as_it_is(make_app: MakeApp, tmp_path: Path) -> None:
    lives(tmp_path)
    journal = tmp_path / "journal.db"
    with sqlite3.connect(journal) as connection:
        connection.execute("PRAGMA user_version = 99")
    connection.close()
    before = journal.read_bytes()
    app = make_app()
    sentence = told(app)
    assert "newer version" in sentence
    assert "update" in sentence
    app.journal.close_practice(RECORD)
    app.window.open_practice("body-scan")
    assert app.window.practising
    assert journal.read_bytes() == before


def test_a_narrator_that_cannot_be_read_is_stood_in_for(make_app: MakeApp, assets: Path) -> None:
    (assets / "audio" / "af_heart" / "index.json").write_text("{")
    app = make_app(assets)
    (sentence,) = app.services.narrator_problems()
    assert sentence in app.problems()
    assert "af_heart" in sentence
    assert "“am_michael” speaks" in sentence
    app.settings.change(voice="am_michael")
    assert app.services.narrator_problems() == ()


def test_an_unchosen_narrator_may_lack_everything(make_app: MakeApp, assets: Path) -> None:
    shutil.rmtree(assets / "audio" / "am_michael")
    before = make_app(assets).problems()
    assert not any("am_michael" in sentence for sentence in before)
