"""A few weeks of someone's practice, by days before a fixed today."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from mindbody_app.journal.records import PracticeRecord, Rating
from mindbody_app.ui.progress import ProgressPage
from mindbody_app.ui.progress.calendar import PracticeCalendar
from mindbody_app.ui.progress.chart_frame import ChartFrame
from mindbody_app.ui.progress.practice_tab import PracticeTab
from tests.written import practice_at

TODAY = date(2026, 11, 5)
"""A Thursday."""

OpenPage = Callable[..., ProgressPage]


def practice(
    days_ago: int, title: str = "Body scan", minutes: float = 20, **fields: object
) -> PracticeRecord:
    """An ended practice; ratings are `before` and `after`, in points of pain."""
    day = TODAY - timedelta(days=days_ago)
    for side in ("before", "after"):
        if side in fields:
            fields[side] = Rating(fields[side])  # type: ignore[arg-type]  # 0-10 or None
    own = {"id": f"{title}-{days_ago}", "title": title}
    at = datetime(day.year, day.month, day.day, 8, 15, tzinfo=UTC)
    return practice_at(at, round(minutes * 60), **{**own, **fields})


def point_at(widget: QWidget, place: QPointF) -> None:
    """Move the pointer to a place of a widget, in its pixels."""
    move = QMouseEvent(
        QEvent.Type.MouseMove,
        place,
        widget.mapToGlobal(place),
        Qt.MouseButton.NoButton,
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
    )
    QApplication.sendEvent(widget, move)


def practice_tab(page: ProgressPage) -> PracticeTab:
    """The screen's first tab."""
    tab = page.tab(0)
    assert isinstance(tab, PracticeTab)
    return tab


def calendar_of(page: ProgressPage) -> PracticeCalendar:
    """The calendar in it."""
    return practice_tab(page).calendar


def frames(page: ProgressPage) -> tuple[ChartFrame, ...]:
    """The frames of the first tab, from the top down."""
    tab = practice_tab(page)
    return tab.calendar_frame, tab.weeks_frame, tab.minutes_frame


def shown_words(widget: QWidget) -> str:
    """Every label of it that can be seen, one a line."""
    return "\n".join(label.text() for label in widget.findChildren(QLabel) if label.isVisible())
