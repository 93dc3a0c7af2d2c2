"""Progress from the click to its paint with a lifetime's records, against a bare pyqtgraph plot.

The journal holds 20 years of practice in the real database. Each run builds a screen afresh, lets
it load in idle time as the app does, keeps one more session and times the switch to it; in turn
with it, a stack switches to a bare plot of twelve bars. Prints medians; exit code 1 where the
target is missed.
"""

from __future__ import annotations

import os
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from types import SimpleNamespace
from uuid import uuid4

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QLabel, QStackedWidget, QWidget

from mindbody_app.app import make_application
from mindbody_app.journal.plans import Plan, PlanItem
from mindbody_app.journal.records import Ended, PracticeRecord, Rating
from mindbody_app.store.database import open_database, transaction
from mindbody_app.store.journal_rows import practice_row, put
from mindbody_app.store.journal_store import FILE_NAME, JournalStore, open_journal
from mindbody_app.store.settings import Settings
from mindbody_app.ui.progress import ProgressPage
from mindbody_app.ui.progress.practice_tab import PracticeTab
from mindbody_app.ui.style_sheet import style_sheet
from mindbody_app.ui.theme import LIGHT
from tools.stage import virtual_screen

RECORDS = 15_000
RUNS = 7
MOST_MS = 150
TODAY = date(2026, 11, 5)
SIZE = (1280, 800)


def practices() -> Iterator[PracticeRecord]:
    """Two practices a day back from today, most of them rated."""
    chance = random.Random(4)
    for number in range(RECORDS):
        day = TODAY - timedelta(days=number // 2)
        at = datetime(day.year, day.month, day.day, 8 + 12 * (number % 2), tzinfo=UTC)
        before = chance.randint(3, 8)
        yield PracticeRecord(
            id=f"life-{number}",
            script_id="body-scan",
            title="Body scan",
            practice="body_scan",
            started_at=at,
            practice_day=day,
            planned_seconds=1200,
            practised_seconds=chance.choice((1200, 1200, 700)),
            ended=Ended.COMPLETED,
            before=Rating(before),
            after=Rating(max(0, before - chance.choice((0, 1, 2)))),
        )


def fill(folder: Path) -> JournalStore:
    """A journal with a lifetime in it."""
    opened = open_database(folder / FILE_NAME, before_migration=lambda *_: None)
    with closing(opened) as connection, transaction(connection):
        put(connection, "practice", map(practice_row, practices()))
    journal = open_journal(folder)
    journal.save_plan(Plan(TODAY - timedelta(days=9000), (PlanItem("body-scan", 20, 5),)))
    return journal


class Painted(QObject):
    """Notes which of some widgets were painted."""

    def __init__(self, widgets: Sequence[QWidget]) -> None:
        super().__init__()
        self.waiting = set(widgets)
        for widget in widgets:
            widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        if event.type() == QEvent.Type.Paint:
            self.waiting.discard(watched)
        return super().eventFilter(watched, event)


@dataclass(frozen=True)
class Stage:
    """The window that both take their turn in."""

    app: QApplication
    stack: QStackedWidget

    def switch(self, page: QWidget, change: Callable[[], object], seen: Sequence[QWidget]) -> float:
        """Milliseconds from the click until all that should be seen is painted."""
        painted = Painted(seen)
        clicked = time.perf_counter()
        change()
        self.stack.setCurrentWidget(page)
        while painted.waiting:
            self.app.processEvents()
        self.app.processEvents()
        return (time.perf_counter() - clicked) * 1000

    def clear(self, page: QWidget) -> None:
        """Show the empty first widget again and let go of a page."""
        self.stack.setCurrentIndex(0)
        self.app.processEvents()
        self.stack.removeWidget(page)
        page.deleteLater()
        # Else it would use the idle time of the next one; no event loop runs that would do it.
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def progress_ms(stage: Stage, journal: JournalStore) -> float:
    """One first showing of Progress after its idle loading."""
    settings = SimpleNamespace(current=Settings())
    services = SimpleNamespace(journal=journal, settings=settings, today=lambda: TODAY)
    page = ProgressPage(services, LIGHT)  # type: ignore[arg-type]  # the parts that it uses
    stage.stack.addWidget(page)
    page.preload()
    # A session in between, so that every chart is drawn anew on the way.
    journal.close_practice(replace(next(practices()), id=str(uuid4())))
    practice = page.tab(0)
    assert isinstance(practice, PracticeTab)
    # What is in view at the top; the other charts are painted when they are scrolled to.
    taken = stage.switch(page, page.refresh, [page.viewport(), practice.calendar])
    stage.clear(page)
    return taken


def bare_ms(stage: Stage) -> float:
    """One showing of a bare plot."""
    import pyqtgraph as pg

    plot = pg.PlotWidget()
    plot.addItem(pg.BarGraphItem(x=list(range(12)), height=list(range(12)), width=0.6, pen=None))
    stage.stack.addWidget(plot)
    taken = stage.switch(plot, lambda: None, [plot.viewport()])
    stage.clear(plot)
    return taken


def measure(folder: Path) -> int:
    """Take turns, print the figures; 0 if the target is met."""
    app = make_application([])
    app.setStyleSheet(style_sheet(LIGHT))
    stack = QStackedWidget()
    stack.resize(*SIZE)
    stack.addWidget(QLabel())
    stack.show()
    stage = Stage(app, stack)
    with closing(fill(folder)) as journal:
        turns = [(progress_ms(stage, journal), bare_ms(stage)) for _ in range(RUNS)]
    progress = statistics.median(turn[0] for turn in turns)
    bare = statistics.median(turn[1] for turn in turns)
    print(f"Progress with {RECORDS} records, medians of {RUNS} interleaved runs under Xvfb")
    print(
        f"  click to painted     {progress:6.0f} ms  (at most {MOST_MS}; first {turns[0][0]:.0f})"
    )
    print(f"  bare pyqtgraph plot  {bare:6.0f} ms")
    print(f"  ratio                {progress / bare:6.2f}")
    return 0 if max(progress, turns[0][0]) <= MOST_MS else 1


def main() -> int:
    """Set the stage and measure."""
    with virtual_screen() as screen, tempfile.TemporaryDirectory() as folder:
        os.environ.update(screen.environment)
        os.environ.pop("WAYLAND_DISPLAY", None)
        return measure(Path(folder))


if __name__ == "__main__":
    sys.exit(main())
