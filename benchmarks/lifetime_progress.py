"""Progress with twenty years of daily use, in the whole app: click, change of range, memory.

The app opens on a virtual screen and loads in idle time as it does; then every screen that is timed
is clicked right after something was saved, so that nothing is shown from before. Prints the
figures; exit code 1 where a target is missed.

    python -m benchmarks.lifetime_progress
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import NamedTuple, cast

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QGraphicsView, QWidget

from mindbody_app.app import App, assets_folder, make_application
from mindbody_app.journal.looking_back.spans import Range
from mindbody_app.practice.sound_port import Output
from mindbody_app.store.journal_store import open_journal
from mindbody_app.ui.progress import ProgressPage
from mindbody_app.ui.progress.calendar import PracticeCalendar
from tools.make_life import live, write_life
from tools.stage import virtual_screen

YEARS = 20
SEED = 1
ROUNDS = 5
MOST_CLICK_MS = 150
MOST_CHANGE_MS = 50
MOST_MB = 40
SIZE = (1280, 800)
QUIET_SECONDS = 0.25
"""With nothing painted for so long, all is painted."""
LONGEST_SECONDS = 60


class Taken(NamedTuple):
    """Seconds from a change to its last paint."""

    passed: float
    worked: float
    """Of the processor: what would pass on a machine that does nothing else."""


class Painted(QObject):
    """Notes which of some widgets were painted."""

    def __init__(self, watched: list[QWidget]) -> None:
        super().__init__()
        self._watched, self._fresh = watched, False

    def __enter__(self) -> Painted:
        for each in self._watched:
            each.installEventFilter(self)
        return self

    def __exit__(self, *_: object) -> None:
        for each in self._watched:
            each.removeEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        self._fresh = self._fresh or event.type() == QEvent.Type.Paint
        return super().eventFilter(watched, event)

    def after(self, change: Callable[[], object]) -> Taken:
        """How long after a change the last paint of it was done."""
        begun, worked = time.perf_counter(), time.process_time()
        last = Taken(0, 0)
        change()
        while (time.perf_counter() - begun) - last.passed < QUIET_SECONDS:
            QApplication.processEvents()
            if self._fresh:
                self._fresh = False
                last = Taken(time.perf_counter() - begun, time.process_time() - worked)
        return last


class Stage:
    """The app, loaded, and its Progress screen."""

    def __init__(self, app: App) -> None:
        self.app = app
        app.window.resize(*SIZE)
        app.window.show()
        settle(app.window.isVisible)
        app.use_idle_time()
        app.window.open_screen("progress")
        self.page = cast(ProgressPage, app.window.findChild(ProgressPage))
        settle(self._loaded)
        app.window.open_screen("today")
        settle(lambda: True)

    def _loaded(self) -> bool:
        first, tabs = self.app.journal.first_day(), range(self.page.tabs.count())
        read = first is None or self.page.history.has(first, self.app.services.today())
        return read and all(self.page.tab(number).built for number in tabs)

    def painted(self, change: Callable[[], object]) -> Taken:
        """How long it takes until Progress and its charts are painted after a change."""
        charts = [area.viewport() for area in self.page.findChildren(QGraphicsView)]
        calendars = self.page.findChildren(PracticeCalendar)
        with Painted([self.page.viewport(), *calendars, *charts]) as painted:
            return painted.after(change)

    def save(self, number: int) -> None:
        """A practice and a check-in of today, as a session that just ended."""
        journal, now = self.app.journal, self.app.services.now()
        session = journal.practices()[-1]
        look = journal.check_ins()[-1]
        today, at = self.app.services.today(), now - timedelta(minutes=number)
        journal.close_practice(
            replace(session, id=f"new-{number}", started_at=at, practice_day=today)
        )
        journal.save_check_in(replace(look, id=f"new-{number}", at=at, day=today))


def settle(done: Callable[[], bool]) -> None:
    """Let the app work until something is so and it has been quiet for a while."""
    end = time.perf_counter() + LONGEST_SECONDS
    while not done():
        QApplication.processEvents()
        if time.perf_counter() > end:
            raise RuntimeError("the app did not get ready")
    quiet = time.perf_counter() + QUIET_SECONDS
    while time.perf_counter() < quiet:
        QApplication.processEvents()


@contextmanager
def opened(folder: Path) -> Iterator[Stage]:
    """The app on a data folder."""
    app = App(make_application([]), folder, assets_folder())
    app.settings.change(output=Output.SILENT)
    try:
        yield Stage(app)
    finally:
        app.window.close()
        app.journal.close()


def told(name: str, times: list[Taken], most: int) -> bool:
    """Print one line; whether its median meets the target."""
    passed = [each.passed * 1000 for each in times]
    worked = statistics.median(each.worked * 1000 for each in times)
    median = statistics.median(passed)
    print(
        f"  {name:10} {median:6.0f} ms  (at most {most}; worst {max(passed):.0f};"
        f" of the processor {worked:.0f})"
    )
    return median <= most


def clicks(stage: Stage) -> bool:
    """Time the click on Progress with each range; whether the target is met."""
    met = True
    print(f"click to painted, right after a session, medians of {ROUNDS}")
    for chosen in Range:
        stage.page.ranges.ranges.pick(chosen.value)
        times = []
        for number in range(ROUNDS):
            stage.app.window.open_screen("today")
            stage.save(number)
            settle(lambda: True)
            times.append(stage.painted(lambda: stage.app.window.open_screen("progress")))
        met = told(chosen.value, times, MOST_CLICK_MS) and met
    return met


def changes(stage: Stage) -> bool:
    """Time each change of range on each tab; whether the target is met."""
    met = True
    stage.app.window.open_screen("progress")
    for tab in range(stage.page.tabs.count()):
        stage.page.tabs.setCurrentIndex(tab)
        settle(lambda: True)
        print(f"range changed on {stage.page.tabs.tabText(tab)!r}, medians of {ROUNDS}")
        times: dict[Range, list[Taken]] = {chosen: [] for chosen in Range}
        for _ in range(ROUNDS):
            for chosen in Range:
                change = lambda chosen=chosen: stage.page.ranges.ranges.pick(chosen.value)  # noqa: E731
                times[chosen].append(stage.painted(change))
        for chosen, taken in times.items():
            met = told(chosen.value, taken, MOST_CHANGE_MS) and met
    return met


def megabytes(folder: Path) -> float:
    """What the app holds with Progress open on all there is, in a process of its own."""
    done = subprocess.run(
        [sys.executable, "-m", "benchmarks.lifetime_progress", "--memory", str(folder)],
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    )
    return float(done.stdout.split()[-1])


def held(folder: Path) -> float:
    """The same, of this process (Linux)."""
    with opened(folder) as stage:
        stage.app.window.open_screen("progress")
        stage.page.ranges.ranges.pick(Range.ALL.value)
        for tab in range(stage.page.tabs.count()):
            stage.page.tabs.setCurrentIndex(tab)
            settle(lambda: True)
        pages = int(Path("/proc/self/statm").read_text().split()[1])
        return pages * os.sysconf("SC_PAGE_SIZE") / 1e6


def memory(empty: Path, full: Path) -> bool:
    """Weigh the app with both journals; whether the target is met."""
    of_empty, of_full = megabytes(empty), megabytes(full)
    grown = of_full - of_empty
    print(
        f"memory with all of Progress open: empty {of_empty:.0f} MB, {YEARS} years"
        f" {of_full:.0f} MB, grown by {grown:.0f} MB (at most {MOST_MB})"
    )
    return grown <= MOST_MB


def measure(scratch: Path) -> int:
    """Make the life and measure; 0 if the targets are met."""
    empty, full = scratch / "empty", scratch / "full"
    open_journal(empty).close()
    write_life(full, live(YEARS, SEED, datetime.now().astimezone().date() - timedelta(days=1)))
    met = [memory(empty, full)]
    with opened(full) as stage:
        met += [clicks(stage), changes(stage)]
    return 0 if all(met) else 1


def main() -> int:
    """Set the stage and measure."""
    options = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    options.add_argument("--memory", type=Path, help=argparse.SUPPRESS)
    folder = options.parse_args().memory
    if folder is not None:
        print(held(folder))
        return 0
    with virtual_screen() as screen, tempfile.TemporaryDirectory() as scratch:
        os.environ.update(screen.environment)
        os.environ.pop("WAYLAND_DISPLAY", None)
        return measure(Path(scratch))


if __name__ == "__main__":
    sys.exit(main())
