"""Half a check-in, and the app killed: it is there again at the next start."""

from __future__ import annotations

import signal
from contextlib import closing
from pathlib import Path

from mindbody_app.store.drafts import FILE_NAME, DraftFile
from mindbody_app.store.journal_store import open_journal
from tools.person import person_at
from tools.stage import Screen, wait_for


def test_what_was_typed_outlives_a_kill(screen: Screen, tmp_path: Path) -> None:
    with person_at(screen, tmp_path) as person:
        person.waits_for("Begin Body scan")
        person.presses("ctrl+3", "Return")
        person.waits_for("Your average pain")
        person.presses("6", "F6")
        person.clicks("Something else done")
        person.types("hot bath")
        wait_for("the draft", lambda: "hot bath" in _written(tmp_path))
        person.app.send_signal(signal.SIGKILL)
        person.app.wait()
    with person_at(screen, tmp_path) as person:
        person.waits_for("Begin Body scan")
        person.presses("ctrl+3")
        person.waits_for("Not saved yet: A check-in")
        person.presses("Return")
        person.waits_for("Kept from earlier today, not saved yet")
        person.presses("ctrl+Return")
        person.waits_for("Kept. Check-in: pain 6")
    with closing(open_journal(tmp_path)) as journal:
        (kept,) = journal.check_ins()
    assert (kept.pain, kept.treatments) == (6, ("hot bath",))
    assert not (tmp_path / FILE_NAME).exists()


def _written(folder: Path) -> str:
    return " ".join(
        tag for each in DraftFile(folder).read() for tag in getattr(each.answers, "treatments", ())
    )
