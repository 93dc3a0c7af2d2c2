"""What keeping and reading the record costs.

    python benchmarks/store.py

Saving is told as a ratio to a bare SQLite commit of the same row in the same run, both durable
(write-ahead log, synchronous=FULL); reading with a lifetime of 15,000 practices.
"""

from __future__ import annotations

import sqlite3
import statistics
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, timedelta, timezone
from pathlib import Path

from mindbody_app.journal.records import Ended, PracticeRecord, Rating
from mindbody_app.store.database import transaction
from mindbody_app.store.journal_rows import practice_row, put
from mindbody_app.store.journal_store import FILE_NAME, open_journal

SAVES = 500
LIFETIME = 15_000
FIRST_DAY = date(2006, 1, 1)


def practice(number: int) -> PracticeRecord:
    """One of a lifetime of practices, two a day."""
    day = FIRST_DAY + timedelta(days=number // 2)
    return PracticeRecord(
        id=f"{number:032x}",
        script_id="body-scan",
        title="Body scan",
        practice="body_scan",
        started_at=datetime(
            day.year, day.month, day.day, 8 + 12 * (number % 2), tzinfo=timezone(timedelta(hours=1))
        ),
        practice_day=day,
        planned_seconds=1200,
        practised_seconds=1100 + number % 100,
        ended=Ended.COMPLETED,
        before=Rating(number % 11, None),
        after=Rating(number * 7 % 11, None),
        note="A quiet one." if number % 5 == 0 else "",
    )


def milliseconds(work: Callable[[], object]) -> float:
    """How long one call takes."""
    begun = time.perf_counter()
    work()
    return (time.perf_counter() - begun) * 1000


def median_and_p99(times: list[float]) -> tuple[float, float]:
    """The middle and the 99th percentile."""
    return statistics.median(times), statistics.quantiles(times, n=100)[98]


def save_times(folder: Path) -> tuple[list[float], list[float]]:
    """Milliseconds of saves through the journal and of bare commits, taken by turns."""
    journal = open_journal(folder / "journal")
    bare = sqlite3.connect(folder / "bare.db", isolation_level=None)
    bare.execute("PRAGMA journal_mode = WAL")
    bare.execute("PRAGMA synchronous = FULL")
    columns = len(practice_row(practice(0)))
    bare.execute(
        f"CREATE TABLE row (id PRIMARY KEY, {', '.join(f'c{n}' for n in range(1, columns))})"
    )
    insert = f"INSERT OR REPLACE INTO row VALUES ({', '.join('?' * columns)})"
    ours: list[float] = []
    theirs: list[float] = []
    for number in range(SAVES):
        record = replace(practice(number // 10), practised_seconds=number)
        row = practice_row(record)
        ours.append(milliseconds(lambda record=record: journal.update_practice(record)))  # type: ignore[misc]
        theirs.append(milliseconds(lambda row=row: bare.execute(insert, row)))  # type: ignore[misc]
    journal.close()
    bare.close()
    return ours, theirs


def lifetime(folder: Path) -> None:
    """Fill a journal with a lifetime of practices."""
    open_journal(folder).close()
    connection = sqlite3.connect(folder / FILE_NAME, isolation_level=None)
    with transaction(connection):
        put(connection, "practice", (practice_row(practice(number)) for number in range(LIFETIME)))
    connection.close()


def main() -> None:
    """Measure and print."""
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        ours, theirs = map(median_and_p99, save_times(folder))
        print(
            f"save a record: median {ours[0]:.2f} ms, p99 {ours[1]:.2f} ms; bare commit"
            f" {theirs[0]:.2f} / {theirs[1]:.2f} ms; ratio {ours[0] / theirs[0]:.2f} /"
            f" {ours[1] / theirs[1]:.2f}"
        )
        old = folder / "lifetime"
        lifetime(old)
        size = (old / FILE_NAME).stat().st_size / 1e6
        recent = practice(LIFETIME - 1).practice_day - timedelta(weeks=26)
        openings = [milliseconds(lambda: open_journal(old).close()) for _ in range(9)]
        journal = open_journal(old)
        whole = [milliseconds(journal.practices) for _ in range(5)]
        since = [milliseconds(lambda: journal.practices(recent)) for _ in range(9)]
        care = milliseconds(lambda: journal.look_after(FIRST_DAY))
        check = [milliseconds(lambda: journal.look_after(FIRST_DAY)) for _ in range(3)]
        journal.close()
        print(
            f"{LIFETIME:,} practices, {size:.1f} MB: open and close"
            f" {statistics.median(openings):.1f} ms, list all {statistics.median(whole):.0f} ms,"
            f" list half a year {statistics.median(since):.1f} ms, full check"
            f" {statistics.median(check):.0f} ms, with the day's copy {care:.0f} ms"
        )


if __name__ == "__main__":
    main()
