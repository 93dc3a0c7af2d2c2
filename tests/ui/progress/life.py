"""A few weeks of someone's practice, by days before a fixed today."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication, QWidget

from mindbody_app.journal.records import Ended, PracticeRecord, Rating
from mindbody_app.ui.progress import ProgressPage

TODAY = date(2026, 11, 5)
"""A Thursday."""

OpenPage = Callable[[], ProgressPage]


def practice(
    days_ago: int, title: str = "Body scan", minutes: float = 20, **fields: object
) -> PracticeRecord:
    """An ended practice; ratings are `before` and `after`, in points of pain."""
    day = TODAY - timedelta(days=days_ago)
    record = PracticeRecord(
        id=f"{title}-{days_ago}",
        script_id="body-scan",
        title=title,
        practice="body_scan",
        started_at=datetime(day.year, day.month, day.day, 8, 15, tzinfo=UTC),
        practice_day=day,
        planned_seconds=1200,
        practised_seconds=round(minutes * 60),
        ended=Ended.COMPLETED,
    )
    for side in ("before", "after"):
        if side in fields:
            fields[side] = Rating(fields[side])  # type: ignore[arg-type]  # 0-10 or None
    return replace(record, **fields)  # type: ignore[arg-type]  # names of the record's fields


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
