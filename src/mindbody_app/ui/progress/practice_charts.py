"""The pyqtgraph charts of the "Practice" tab: weeks against the plan, minutes by kind."""

from __future__ import annotations

from math import nan

from PySide6.QtCore import Qt

from mindbody_app.journal.looking_back.week_groups import WeekGroup
from mindbody_app.ui.progress.chart import Chart, Panel
from mindbody_app.ui.progress.drawn import DrawnMinutes, DrawnWeeks
from mindbody_app.ui.progress.fills import kind_fill
from mindbody_app.ui.progress.practice_words import group_words, minutes_bar_words
from mindbody_app.ui.progress.stacked_bars import Stack, StackedBars
from mindbody_app.ui.progress.words import translate
from mindbody_app.ui.theme import Palette

_BAR = 0.56
_MARK = 0.8
"""Shares of a slot: a bar, and the plan's mark over it."""
_WIDE = 64
"""Bars from which on they stand closer, since their slots are narrow."""
_STEPS: tuple[int, ...] = (5, 10, 15, 20, 30, 60, 120, 180, 240, 300)
"""Minutes between two levels."""
_HOUR_STEPS: tuple[int, ...] = (1, 2, 5, 10, 20, 25, 50, 100)
_MOST_LEVELS = 5
HOURS_FROM = 240
"""Highest bar, in minutes, from which on the scale tells hours."""


class WeeksChart(Chart[DrawnWeeks]):
    """Bars of the days practised, a level mark at what the plan asked for."""

    def __init__(self, palette: Palette) -> None:
        name = translate("Progress", "Days practised in each week")
        super().__init__(name, palette, (Panel(range(8), top=7.35),))

    def draw(self, state: DrawnWeeks) -> None:
        groups = state.groups
        ends = [(g.first_day.toordinal() - 0.5, g.last_day.toordinal() + 0.5) for g in groups]
        middles = [(left + right) / 2 for left, right in ends]
        slot = max(right - left for left, right in ends)
        self.start_days(
            middles,
            lambda at: group_words(groups[at], state.today),
            (min(state.first_day, groups[0].first_day), groups[-1].last_day),
            week_starts=state.week_starts,
            slot=slot,
        )
        bar = _BAR if len(groups) <= _WIDE else 0.8
        self.bars(0, middles, [group.practised for group in groups], width=bar)
        self._excused_boxes(groups, middles, slot)
        self._plan_marks(groups, middles, slot)

    def _excused_boxes(
        self, groups: tuple[WeekGroup, ...], middles: list[float], slot: float
    ) -> None:
        """The days that left the plan, from what it asked for up to what it named.

        Of means they would be slivers; those tell them in words.
        """
        x: list[float] = []
        y: list[float] = []
        for group, middle in zip(groups, middles, strict=True):
            low, high = group.expected, group.planned
            if low is not None and high is not None and high > low:
                left, right = middle - slot * _MARK / 2, middle + slot * _MARK / 2
                x += [left, left, left, right, right, right]
                y += [low, high, high, high, high, low]
        if x and all(len(group.weeks) == 1 for group in groups):
            ink, dashed = self.palette_tokens.ink_soft, Qt.PenStyle.DashLine
            self.line(0, x, y, colour=ink, width=1.5, style=dashed, pairs=True)

    def _plan_marks(self, groups: tuple[WeekGroup, ...], middles: list[float], slot: float) -> None:
        """A mark over each week's bar; over means a line in steps, since marks would be specks."""
        steps = any(len(group.weeks) > 1 for group in groups)
        half = slot / 2 if steps else slot * _MARK / 2
        x: list[float] = []
        y: list[float] = []
        for group, middle in zip(groups, middles, strict=True):
            expected = group.expected or (0 if steps and group.planned else nan)
            x += [middle - half, middle + half]
            y += [expected] * 2
        # The wider line under it parts the mark from a bar of any colour.
        widths = (5, 2) if steps else (7, 3)
        for colour, width in zip(
            (self.palette_tokens.surface, self.palette_tokens.ink), widths, strict=True
        ):
            self.line(0, x, y, colour=colour, width=width, pairs=not steps)


class MinutesChart(Chart[DrawnMinutes]):
    """Stacked bars: minutes of each kind of practice."""

    def __init__(self, palette: Palette) -> None:
        name = translate("Progress", "Minutes by kind of practice")
        title = translate("Progress", "minutes")
        super().__init__(name, palette, (Panel((0, 30), top=32, title=title),))

    def draw(self, state: DrawnMinutes) -> None:
        told, palette = state.state, self.palette_tokens
        bars = state.bars
        most = max(bar.total for bar in bars)
        unit = 60 if most >= HOURS_FROM else 1
        self.set_panel(0, minutes_panel(most))
        ends = [(b.first_day.toordinal() - 0.5, b.last_day.toordinal() + 0.5) for b in bars]
        slot = max(right - left for left, right in ends)
        self.start_days(
            [(left + right) / 2 for left, right in ends],
            lambda at: minutes_bar_words(told, bars[at], state.today),
            (min(state.first_day, bars[0].first_day), bars[-1].last_day),
            week_starts=state.week_starts,
            slot=slot,
        )
        share = 0.64 if len(ends) <= _WIDE else 0.86
        stacks = []
        for bar, (left, right) in zip(bars, ends, strict=True):
            inset = (right - left) * (1 - share) / 2
            heights = [minutes / unit for minutes in bar.minutes]
            stacks.append(Stack(left + inset, right - inset, heights))
        fills = [kind_fill(palette, kind.practice) for kind in told.kinds]
        self.add(0, StackedBars(stacks, fills, self.sharpness))


def minutes_panel(most: float) -> Panel:
    """Levels that few numbers tell, in minutes, or in hours where there are many."""
    hours = most >= HOURS_FROM
    title = translate("Progress", "hours") if hours else translate("Progress", "minutes")
    most = max(most / 60, 1) if hours else max(most, 10)
    steps = _HOUR_STEPS if hours else _STEPS
    step = next((each for each in steps if most <= each * _MOST_LEVELS), steps[-1])
    count = max(1, -(-int(most) // step))
    levels = [step * number for number in range(count + 1)]
    return Panel(levels, top=max(levels[-1], most) * 1.05, title=title)
