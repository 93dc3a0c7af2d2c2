"""The main job, done by real keys and a real mouse in the app as it is started by a person."""

from __future__ import annotations

import sys
import time
from pathlib import Path

import pytest

from mindbody_app.journal.records import Ended, Rating
from mindbody_app.store.journal_store import open_journal
from tools.person import person_at
from tools.stage import Screen, SoundServer, wait_for

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="the stage is Linux's")


def test_a_practice_is_played_heard_rated_and_kept(
    screen: Screen, sound_server: SoundServer, tmp_path: Path
) -> None:
    folder = tmp_path / "data"
    with person_at(screen, folder, environment=sound_server.environment) as person:
        person.waits_for("Begin")
        person.presses("ctrl+2")
        person.clicks("Resonance breathing", role="Button")
        person.waits_for("Begin Resonance breathing")
        person.presses("Return")
        person.clicks("I have read this")
        person.waits_for("How is your pain right now?")
        person.presses("6")
        person.clicks("Start")
        person.waits_for("End the session")
        wait_for("sound", lambda: sound_server.pactl("list", "short", "sink-inputs").strip())
        time.sleep(1.5)
        person.presses("Escape")
        person.waits_for("Stop here?")
        person.clicks("Stop here", role="Button")
        person.waits_for("How is your pain right now?")
        person.presses("4")
        person.clicks("Done")
        person.waits_for("Practices")

    journal = open_journal(folder)
    (record,) = journal.practices()
    journal.close()
    assert record.script_id == "resonance-breathing"
    assert (record.before, record.after) == (Rating(6), Rating(4))
    assert record.ended is Ended.STOPPED_EARLY
    assert 1 <= record.practised_seconds <= 30


@pytest.mark.parametrize("width", [1280, 600])
def test_every_screen_is_reached_by_mouse_at_any_width(
    screen: Screen, tmp_path: Path, width: int
) -> None:
    with person_at(screen, tmp_path / "data") as person:
        person.resizes(width, 600)
        for rail, shows in (
            ("Practices", "Body scan for sleep"),
            ("Progress", "Your practice will show here"),
            ("Settings", "Weekly plan"),
            ("Today", "Begin"),
        ):
            person.clicks(rail)
            person.waits_for(shows)
