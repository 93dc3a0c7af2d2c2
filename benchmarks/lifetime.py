"""The app with twenty years of daily use, against an empty journal.

Today's start is timed with both by turns, then saving into the full journal; Progress is measured
by `lifetime_progress`. Prints the figures; exit code 1 where a target is missed.

    python -m benchmarks.lifetime --part saving
"""

from __future__ import annotations

import argparse
import os
import sqlite3
import statistics
import sys
import tempfile
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from benchmarks.start import Start, start
from benchmarks.store import milliseconds
from mindbody_app.store.journal_store import open_journal
from tools.make_life import Life, live, write_life
from tools.person import has_started_before
from tools.stage import Screen, virtual_screen

YEARS = 20
SEED = 1
RUNS = 15
SAVES = 200
MOST_TIMES_EMPTY = 1.15
MOST_SAVE_MS = 20


def starts(screen: Screen, empty: Path, full: Path) -> bool:
    """Time the start with both by turns; whether the target is met."""
    environment = os.environ | screen.environment | {"MINDBODY_MARK_START": "1"}
    for name in ("WAYLAND_DISPLAY", "PYTHONDONTWRITEBYTECODE"):
        environment.pop(name, None)
    taken: dict[Path, list[Start]] = {empty: [], full: []}
    for run in range(RUNS + 1):
        for folder in (empty, full) if run % 2 else (full, empty):
            begun = start(
                [sys.executable, "-m", "mindbody_app"],
                environment | {"MINDBODY_DATA": str(folder)},
            )
            # The first pair fills the file cache.
            if run:
                taken[folder].append(begun)
    medians = {
        folder: statistics.median(each.wall for each in starts) for folder, starts in taken.items()
    }
    ratio = medians[full] / medians[empty]
    print(f"Today's start, medians of {RUNS} interleaved runs under Xvfb")
    for name, folder in (("empty journal", empty), (f"{YEARS} years", full)):
        walls = [each.wall for each in taken[folder]]
        least = min(each.cpu for each in taken[folder])
        print(
            f"  {name:20} {medians[folder]:6.0f} ms  ({min(walls):.0f} to {max(walls):.0f};"
            f" of the processor, at least {least:.0f})"
        )
    print(f"  ratio                {ratio:6.2f}     (at most {MOST_TIMES_EMPTY})")
    return ratio <= MOST_TIMES_EMPTY


def bare(folder: Path) -> Callable[[int], Callable[[], object]]:
    """Commits of one row into a file of its own, kept as surely: what the disk takes by itself."""
    connection = sqlite3.connect(folder / "bare.db", isolation_level=None)
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("CREATE TABLE row (number INTEGER PRIMARY KEY, words TEXT)")
    insert = "INSERT INTO row VALUES (?, ?)"
    return lambda number: lambda: connection.execute(insert, (number, "x" * 300))


def saving(full: Path, life: Life) -> bool:
    """Time saves into the full journal; whether the target is met."""
    journal = open_journal(full)
    now = datetime(2026, 11, 5, 20, tzinfo=UTC)
    session, look = life.practices[-1], life.check_ins[-1]

    def practise(number: int) -> Callable[[], object]:
        record = replace(session, id=f"new-{number}", started_at=now + timedelta(minutes=number))
        return lambda: journal.close_practice(record)

    def check_in(number: int) -> Callable[[], object]:
        entry = replace(look, id=f"new-{number}", at=now + timedelta(minutes=number))
        return lambda: journal.save_check_in(entry)

    kinds = {"a practice": practise, "a check-in": check_in, "a bare commit": bare(full)}
    taken: dict[str, list[float]] = {name: [] for name in kinds}
    for number in range(SAVES):
        for name, make in kinds.items():
            taken[name].append(milliseconds(make(number)))
    journal.close()
    print(f"saving into {YEARS} years, {SAVES} of each by turns, each at most {MOST_SAVE_MS} ms")
    for name, times in taken.items():
        print(f"  {name:20} {statistics.median(times):6.2f} ms  (worst {max(times):.1f})")
    # Where the disk by itself takes longer, nothing that is kept can be quicker.
    most = max(MOST_SAVE_MS, *taken["a bare commit"])
    return max(*taken["a practice"], *taken["a check-in"]) <= most


def main() -> int:
    """Make the life, set the stage and measure."""
    options = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parts = ("start", "saving")
    options.add_argument("--part", action="append", choices=parts, help="only these")
    chosen = options.parse_args().part or parts
    with virtual_screen() as screen, tempfile.TemporaryDirectory() as scratch:
        empty, full = Path(scratch) / "empty", Path(scratch) / "full"
        open_journal(empty).close()
        has_started_before(empty)
        life = live(YEARS, SEED, datetime.now().astimezone().date() - timedelta(days=1))
        write_life(full, life)
        met = [starts(screen, empty, full)] if "start" in chosen else []
        met += [saving(full, life)] if "saving" in chosen else []
    return 0 if all(met) else 1


if __name__ == "__main__":
    sys.exit(main())
