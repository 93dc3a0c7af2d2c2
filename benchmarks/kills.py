"""Kill the app's session at random moments, again and again, and count what was lost.

Each run starts a child process that plays one real session (script, player, journal; the clock
wound on by hand, so that minutes pass in a second), kills it without warning, and opens the
journal as the next start would.

    python benchmarks/kills.py --kills 200
"""

from __future__ import annotations

import argparse
import random
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from pathlib import Path

from mindbody_app.audio.silent import SilentSound
from mindbody_app.journal.records import Ended, PracticeRecord, Rating
from mindbody_app.practice.choices import Choices
from mindbody_app.practice.compose import compose
from mindbody_app.practice.player import SessionPlayer
from mindbody_app.store.database import is_sound, opened_copy
from mindbody_app.store.journal_store import FILE_NAME, open_journal
from mindbody_app.store.script_files import load_scripts

SCRIPTS = Path(__file__).parents[1] / "assets" / "scripts"
TICK_SECONDS = 0.25
UPDATE_SECONDS = 1
MOST_WRITES = 200
"""Acknowledged writes before the kill, at most; a 45-minute session has 2,700."""
LONGEST_WAIT = 0.01
"""Real seconds from the last of them to the kill, at most, so that it falls anywhere in a write."""
STARTED_AT = datetime(2026, 3, 9, 20, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Storm:
    """What a storm of kills came to."""

    kills: int
    opened: int
    """Starts after a kill that found a sound file with nothing to complain of."""
    interrupted: int
    """Killed sessions that stand as interrupted with at least their acknowledged minutes."""
    acknowledged: int
    """Writes that had returned before the kill."""
    lost: int
    """Of these, the ones that the file doesn't hold."""


class WoundClock:
    """Monotonic seconds that pass only when told."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        """The seconds so far."""
        return self.now


def play(folder: Path, key: str) -> None:
    """Play one session to its end, writing a line for each acknowledged write (the child)."""
    script = max(load_scripts(SCRIPTS).scripts, key=lambda each: each.minutes.most)
    timeline = compose(
        script, Choices(script.minutes.most, script.postures[0]), lambda text: len(text) / 13
    )
    clock = WoundClock()
    player = SessionPlayer(timeline, SilentSound(timeline.duration, clock), clock)
    journal = open_journal(folder)
    record = PracticeRecord(
        id=key,
        script_id=script.id,
        title=script.title,
        practice=script.practice.value,
        started_at=STARTED_AT,
        practice_day=date(2026, 3, 9),
        planned_seconds=script.minutes.most * 60,
        before=Rating(6),
    )
    player.start()
    journal.open_practice(record)
    _acknowledge(journal.unsaved, record)
    while not player.over():
        clock.now += TICK_SECONDS
        player.tick()
        if clock.now % UPDATE_SECONDS == 0:
            record = record.progressed(int(player.practised_seconds), int(player.paused_seconds))
            journal.update_practice(record)
            _acknowledge(journal.unsaved, record)
    record = replace(record, ended=Ended.COMPLETED)
    journal.close_practice(record)
    _acknowledge(journal.unsaved, record)


def _acknowledge(unsaved: int, record: PracticeRecord) -> None:
    if unsaved == 0:
        sys.stdout.write(f"{record.practised_seconds}\n")
        sys.stdout.flush()


def storm(folder: Path, kills: int, seed: int = 1) -> Storm:
    """Play and kill on one data folder, over and over."""
    chance = random.Random(seed)
    opened = acknowledged = lost = 0
    standing: dict[str, int] = {}
    for number in range(kills):
        key = f"session-{number}"
        held = _play_and_kill(
            folder, key, chance.randint(1, MOST_WRITES), chance.random() * LONGEST_WAIT
        )
        acknowledged += len(held)
        with opened_copy(folder / FILE_NAME) as copy:
            sound = is_sound(copy)
        journal = open_journal(folder)
        opened += sound and journal.kept and not journal.take_notices()
        closed = {record.id: record for record in journal.close_interrupted()}
        kept = closed[key].practised_seconds if key in closed else -1
        lost += sum(seconds > kept for seconds in held)
        standing[key] = max(held)
        journal.close()
    journal = open_journal(folder)
    found = {record.id: record for record in journal.practices()}
    journal.close()
    interrupted = sum(
        key in found
        and found[key].ended is Ended.INTERRUPTED
        and found[key].practised_seconds >= seconds
        for key, seconds in standing.items()
    )
    return Storm(kills, opened, interrupted, acknowledged, lost)


def _play_and_kill(folder: Path, key: str, writes: int, wait: float) -> list[int]:
    """The practised seconds of each write that was acknowledged before the kill."""
    child = subprocess.Popen(
        [sys.executable, __file__, "--play", key, "--folder", str(folder)], stdout=subprocess.PIPE
    )
    assert child.stdout is not None
    first = b"".join(child.stdout.readline() for _ in range(writes))
    time.sleep(wait)
    child.kill()
    lines = (first + child.stdout.read()).decode()
    child.stdout.close()
    child.wait()
    return [int(line) for line in lines.splitlines(keepends=True) if line.endswith("\n")]


def main() -> None:
    """Run a storm and print what it came to."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    options.add_argument("--kills", type=int, default=200)
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--folder", type=Path)
    options.add_argument("--play", metavar="KEY", help=argparse.SUPPRESS)
    chosen = options.parse_args()
    if chosen.play:
        play(chosen.folder, chosen.play)
        return
    with tempfile.TemporaryDirectory() as scratch:
        result = storm(chosen.folder or Path(scratch), chosen.kills, chosen.seed)
    print(
        f"kills {result.kills}: files that opened sound {result.opened},"
        f" interrupted sessions standing with their minutes {result.interrupted},"
        f" acknowledged writes {result.acknowledged}, of these lost {result.lost}"
    )
    if (result.opened, result.interrupted, result.lost) != (result.kills, result.kills, 0):
        sys.exit(1)


if __name__ == "__main__":
    main()
