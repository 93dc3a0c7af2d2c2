"""What a tab of Progress is, and what it is handed to draw from.

The screen keeps four: "Practice", "Pain and days", "Sessions" and "Weeks". A tab is made without
pyqtgraph, says its words at the first `refresh`, and gets its charts by `build` right after that
first paint, or in idle time before. A tab of one's own:

    class PainTab(Tab):
        def __init__(self, services: Services, palette: Palette) -> None:
            super().__init__(services, palette)
            self.trend = ChartFrame(self.tr("Pain by day"), palette, "trend", height=340)
            self.add(self.trend)

        def build_charts(self) -> None:
            from mindbody_app.ui.progress.trend_chart import TrendChart

            self.trend.hold(TrendChart(self.tokens))

        def refresh(self, past: Past) -> None:
            state = trend_state(past.days, past.known, Measure.PAIN)
            if state.empty:
                self.trend.show_first_use(self.tr("Each check-in …"))
            else:
                self.trend.show_state(state, trend_sentence(state), lambda: trend_table(state))

`show_state` hands the state to the chart as soon as there is one, so `refresh` needn't ask whether
`build_charts` was called.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from mindbody_app.ui.theme import Palette, Space

if TYPE_CHECKING:
    from mindbody_app.journal.check_ins import WeeklyCheckIn
    from mindbody_app.journal.excused import Reason
    from mindbody_app.journal.looking_back.lived_days import LivedDay
    from mindbody_app.journal.looking_back.spans import Range, Span
    from mindbody_app.journal.plans import Plan
    from mindbody_app.journal.records import PracticeRecord
    from mindbody_app.ui.services import Services


State = TypeVar("State")


class States:
    """What was made of the days that are read, kept until any of them changes."""

    def __init__(self) -> None:
        self._made: dict[Hashable, Any] = {}

    def of(self, key: Hashable, make: Callable[[], State]) -> State:
        """The state of a key, such as its name and span; made if need be."""
        if key not in self._made:
            self._made[key] = make()
        made: State = self._made[key]
        return made

    def clear(self) -> None:
        """The days have changed."""
        self._made.clear()


@dataclass(frozen=True)
class Past:
    """All that the charts of a screen are made from."""

    today: date
    """The practice day that is now."""
    week_starts: int
    """Weekday that weeks start on, 0 (Monday) to 6 (Sunday)."""
    chosen: Range
    """How long a stretch the person chose."""
    span: Span
    """The days looked at; none after today."""
    first_day: date | None
    """The oldest day kept; None where nothing was kept yet."""
    days: Mapping[date, LivedDay]
    """Those of the span, of the year up to its end, and others that were read before."""
    reach_back: Callable[[date, date], None]
    """Reads other days, from the first to the last, into `days`."""
    plans: Sequence[Plan]
    """Every plan there has been."""
    excused: Mapping[date, Reason]
    weekly: Callable[[], Sequence[WeeklyCheckIn]]
    """Reads every weekly check-in there is."""
    latest: Callable[[int], Sequence[PracticeRecord]]
    """Reads so many of the latest ended practices up to the span's last day, newest first."""
    states: States
    """A state over years takes a while: `past.states.of(("trend", past.span), lambda: …)` makes it
    once, be it in idle time by `Tab.prepare`."""
    whole: bool = True
    """Whether all of the span is among `days`; else the older ones are still being read, and
    `refresh` comes again with them."""

    @property
    def known(self) -> Span:
        """The part of the span from the first day kept on."""
        return self.span.since(self.first_day)


class Tab(QWidget):
    """One tab's column of charts."""

    check_in = Signal()
    """The person wants to check in, in the diary."""
    weekly = Signal()
    """They want the diary's weekly check-in."""

    def __init__(self, services: Services, palette: Palette) -> None:
        """Make every frame here, and no chart of pyqtgraph."""
        super().__init__()
        self.services, self.tokens = services, palette
        self.built = False
        """Whether its charts were made."""
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(Space.L)

    def add(self, part: QWidget) -> None:
        """Add a frame or a card at the end."""
        self.column.addWidget(part)

    def build(self) -> None:
        """Make the charts, once."""
        if not self.built:
            self.built = True
            self.build_charts()

    def build_charts(self) -> None:
        """Import what draws and let every frame `hold` its chart; called once."""

    def prepare(self, past: Past) -> None:
        """Make the states of a past that may be shown later, in `past.states`; draw nothing."""

    def refresh(self, past: Past) -> None:
        """Show another past: words, tables and, where they are built, charts."""
        raise NotImplementedError
