"""Bottom axes in words: one for points that stand in a row, one for days."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date, timedelta
from typing import Literal, NamedTuple

import pyqtgraph as pg
from PySide6.QtGui import QFont, QFontMetricsF, QPainter

from mindbody_app.ui.dates import day_as
from mindbody_app.ui.progress.words import month_words, translate

_GAP = 14
"""Least pixels between two words."""
_OVERHANG = 40
"""Pixels by which the first and the last word may stand out over the plot's edge."""


class QuietAxis(pg.AxisItem):  # type: ignore[misc]  # pyqtgraph has no types
    """An axis of words alone, without a line or ticks."""

    def __init__(self, side: Literal["left", "bottom"], font: QFont, ink: str) -> None:
        """`ink` is the colour of its words."""
        super().__init__(side)
        self.setTickFont(font)
        self.setTextPen(ink)
        self.setPen(pg.mkPen(None))
        self.setStyle(tickLength=0, tickTextOffset=8, hideOverlappingLabels=_OVERHANG)

    def drawPicture(self, painter: QPainter, line: object, _ticks: object, words: object) -> None:
        # Ticks of no length still leave dots.
        super().drawPicture(painter, line, (), words)


class WordAxis(QuietAxis):
    """A bottom axis that makes its own words."""

    def __init__(self, font: QFont, ink: str) -> None:
        super().__init__("bottom", font, ink)
        self._metrics = QFontMetricsF(font)

    def _room_for(self, words: Sequence[str]) -> float:
        """Pixels that the widest of some words takes with the gap beside it."""
        return max((self._metrics.horizontalAdvance(each) for each in words), default=0) + _GAP


class LabelAxis(WordAxis):
    """A word at 0, 1, 2 and so on: as many as fit, the last one always."""

    def __init__(self, font: QFont, ink: str) -> None:
        super().__init__(font, ink)
        self._labels: Sequence[str] = ()

    def take(self, labels: Sequence[str]) -> None:
        """The words for 0, 1, 2 and so on."""
        self._labels = labels
        self.picture = None
        self.update()

    def tickValues(self, least: float, most: float, size: float) -> list[tuple[int, list[int]]]:
        """Every n-th position, so that no two words touch."""
        if not self._labels or most <= least:
            return []
        slot = size / (most - least)
        stride = max(1, -(-int(self._room_for(self._labels)) // max(1, int(slot))))
        positions = range(len(self._labels) - 1, -1, -stride)
        return [(stride, [at for at in positions if least <= at <= most])]

    def tickStrings(self, values: Sequence[int], scale: float, spacing: float) -> list[str]:
        return [self._labels[value] for value in values]


class DayAxis(WordAxis):
    """Days as their ordinal numbers (`date.toordinal`), each day reaching half to either side.

    It says weekdays where a few days are seen, then dates, months or years, as close as their
    words stand apart. The first word names the year wherever it isn't that of the axis's end.
    """

    def __init__(self, font: QFont, ink: str) -> None:
        super().__init__(font, ink)
        self._week_starts = 0
        self._end_year = 0
        self._ticks: dict[float, str] = {}

    def take(self, last_day: date, week_starts: int) -> None:
        """The last day that there is, and the weekday (0-6) that dates a week apart fall on."""
        self._end_year, self._week_starts = last_day.year, week_starts
        self.picture = None
        self.update()

    def tickValues(self, least: float, most: float, size: float) -> list[tuple[int, list[int]]]:
        """The closest days whose words stand apart."""
        self._ticks = {}
        if most <= least or least < 1:
            return []
        pixels = size / (most - least)
        first = date.fromordinal(max(1, int(least + 0.5)))
        last = date.fromordinal(int(most + 0.5))
        for step in self._steps((last - first).days + 1):
            days = [day for day in step.days(first, last) if least <= day.toordinal() <= most]
            words = [step.words(day, at == 0) for at, day in enumerate(days)]
            if step.apart * pixels >= self._room_for(words):
                self._ticks = {day.toordinal(): said for day, said in zip(days, words, strict=True)}
                return [(step.apart, list(self._ticks))]  # type: ignore[arg-type]
        return []

    def tickStrings(self, values: Sequence[float], scale: float, spacing: float) -> list[str]:
        return [self._ticks.get(value, "") for value in values]

    def _steps(self, days: int) -> Iterator[_Step]:
        """The ways to name this many days, the closest first."""
        if days <= 14:
            yield _Step(1, _every_day, self._dated(translate("Progress", "ddd d MMM")))
            yield _Step(1, _every_day, self._dated(translate("Progress", "ddd d")))
        day_month = self._dated(translate("Progress", "d MMM"))
        for weeks in (1, 2):
            yield _Step(7 * weeks, self._every_weeks(weeks), day_month)
        for months in (1, 2, 3, 6):
            yield _Step(28 * months, _every_months(months), self._month)
        for years in (1, 2, 5, 10, 20):
            yield _Step(365 * years, _every_months(12 * years), _year)

    def _every_weeks(self, weeks: int) -> Callable[[date, date], Iterator[date]]:
        def days(first: date, last: date) -> Iterator[date]:
            # Weeks are counted from the first of all, so that a pan keeps the days that are named.
            day = first + timedelta(days=(self._week_starts - first.weekday()) % 7)
            if (day.toordinal() // 7) % weeks:
                day += timedelta(weeks=1)
            while day <= last:
                yield day
                day += timedelta(weeks=weeks)

        return days

    def _dated(self, form: str) -> Callable[[date, bool], str]:
        def words(day: date, is_first: bool) -> str:
            full = f"{form} yyyy" if is_first and day.year != self._end_year else form
            return day_as(day, full)

        return words

    def _month(self, day: date, is_first: bool) -> str:
        short = month_words(day)
        dated = day.month == 1 or (is_first and day.year != self._end_year)
        return f"{short} {day.year}" if dated else short


class _Step(NamedTuple):
    """One way to name days on an axis."""

    apart: int
    """Least days between two that are named."""
    days: Callable[[date, date], Iterator[date]]
    words: Callable[[date, bool], str]
    """What a day is called; the second argument says whether it is the first of all."""


def _year(day: date, _is_first: bool) -> str:
    return str(day.year)


def _every_day(first: date, last: date) -> Iterator[date]:
    for ordinal in range(first.toordinal(), last.toordinal() + 1):
        yield date.fromordinal(ordinal)


def _every_months(months: int) -> Callable[[date, date], Iterator[date]]:
    def days(first: date, last: date) -> Iterator[date]:
        for number in range(first.year * 12 + first.month - 1, last.year * 12 + last.month):
            year, month = divmod(number, 12)
            if number % months == 0 and first <= (day := date(year, month + 1, 1)):
                yield day

    return days
