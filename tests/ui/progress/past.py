"""A past to look back on, made by hand, and a tab that shows it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any, TypeVar

import pyqtgraph as pg
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from mindbody_app.journal.check_ins import CheckIn, RegionPain, WeeklyCheckIn
from mindbody_app.journal.looking_back.lived_days import lived_days
from mindbody_app.journal.looking_back.spans import Range, span_of
from mindbody_app.journal.records import PracticeRecord
from mindbody_app.practice.regions import Region
from mindbody_app.ui.progress.chart import Chart
from mindbody_app.ui.progress.looking import Past, States, Tab
from mindbody_app.ui.theme import LIGHT, Palette
from tests.ui.progress.life import TODAY
from tests.written import check_in_at

AnyTab = TypeVar("AnyTab", bound=Tab)


def check_in(
    days_ago: int,
    pain: int | None = None,
    *,
    regions: Sequence[tuple[Region, int]] = (),
    **fields: Any,
) -> CheckIn:
    """An evening's check-in; `fields` are others of its own."""
    at = datetime.combine(TODAY - timedelta(days=days_ago), datetime.min.time(), UTC)
    at += timedelta(hours=21)
    marked = tuple(RegionPain(region, intensity) for region, intensity in regions)
    return check_in_at(at, pain=pain, regions=marked, **fields)


def weekly(
    days_ago: int, *items: int | None, own: str = "", rating: int | None = None
) -> WeeklyCheckIn:
    """A weekly check-in; `items` are P, E and G."""
    at = datetime.combine(TODAY - timedelta(days=days_ago), datetime.min.time(), UTC)
    at += timedelta(hours=10)
    pain, enjoyment, activity = items or (None, None, None)
    return WeeklyCheckIn(
        f"weekly {days_ago}", at, at.date(), pain, enjoyment, activity, own, rating
    )


def past_of(
    records: Sequence[PracticeRecord] = (),
    check_ins: Sequence[CheckIn] = (),
    weeks: Sequence[WeeklyCheckIn] = (),
    chosen: Range = Range.MONTH,
) -> Past:
    """A past up to `TODAY`."""
    days = lived_days(records, check_ins)
    first = min(days, default=None)
    latest = sorted(records, key=lambda record: record.started_at, reverse=True)
    return Past(
        today=TODAY,
        week_starts=0,
        chosen=chosen,
        span=span_of(chosen, TODAY, first),
        first_day=first,
        days=days,
        reach_back=lambda _first, _last: None,
        plans=(),
        excused={},
        weekly=lambda: weeks,
        latest=lambda count: latest[:count],
        states=States(),
    )


def show(
    qtbot: QtBot,
    make: Callable[[Any, Palette], AnyTab],
    past: Past,
    palette: Palette = LIGHT,
    width: int = 880,
) -> AnyTab:
    """A tab in a window that has the keyboard, with its charts."""
    tab = make(None, palette)
    qtbot.addWidget(tab)
    tab.resize(width, 1500)
    with qtbot.waitActive(tab, timeout=5000):
        tab.show()
        tab.activateWindow()
    tab.build()
    tab.refresh(past)
    QApplication.processEvents()
    return tab


def drawn(chart: Chart[Any], panel: int) -> list[Any]:
    """What stands in a panel, in the order in which it was drawn."""
    found: list[Any] = chart.boxes[panel].childGroup.childItems()
    return found


def curves(chart: Chart[Any], panel: int) -> list[pg.PlotCurveItem]:
    """The lines of a panel without those of its levels."""
    return [each for each in drawn(chart, panel) if isinstance(each, pg.PlotCurveItem)][1:]


def dots(chart: Chart[Any], panel: int) -> list[pg.ScatterPlotItem]:
    """The marks of a panel."""
    return [each for each in drawn(chart, panel) if isinstance(each, pg.ScatterPlotItem)]


def bars(chart: Chart[Any], panel: int) -> dict[str, Any]:
    """The places, heights and so on of a panel's bars."""
    (found,) = (each for each in drawn(chart, panel) if isinstance(each, pg.BarGraphItem))
    told: dict[str, Any] = found.opts
    return told


def notes(chart: Chart[Any], panel: int) -> list[pg.TextItem]:
    """The words in a panel."""
    return [each for each in drawn(chart, panel) if isinstance(each, pg.TextItem)]


def labels(chart: Chart[Any], panel: int) -> list[str]:
    """What these words are."""
    return [each.toPlainText() for each in notes(chart, panel)]
