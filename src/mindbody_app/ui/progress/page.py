"""The Progress screen: a plain headline, a stretch of days, and four tabs of charts.

This module imports neither numpy nor pyqtgraph: the charts come by `preload` in idle time, or right
after the screen is first painted.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from datetime import date, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QApplication, QTabBar

from mindbody_app.journal.excused import excused_days
from mindbody_app.journal.looking_back.calendar import CALENDAR_WEEKS
from mindbody_app.journal.looking_back.spans import Range, Span, span_of
from mindbody_app.ui.progress.head import Head
from mindbody_app.ui.progress.history import History
from mindbody_app.ui.progress.looking import Past, States, Tab
from mindbody_app.ui.progress.practice_tab import PracticeTab
from mindbody_app.ui.progress.range_bar import RangeBar
from mindbody_app.ui.theme import Palette
from mindbody_app.ui.week_days import week_starts
from mindbody_app.ui.widgets.basics import Page, row
from mindbody_app.ui.widgets.showing import bring_into_view

if TYPE_CHECKING:
    from mindbody_app.ui.services import Services

IDLE_MS = 60
"""Between two things that are done in idle time."""
PAINTED_MS = 30
"""After which a screen that was shown has been painted; what comes sooner would come before it."""
_SLOW = (Range.ALL, Range.YEAR)
"""The ranges whose states are made in idle time."""
_YEAR = timedelta(weeks=CALENDAR_WEEKS)
_TABS = ("practice", "pain", "sessions", "weeks")
"""The tabs' names in the settings."""
_LAYOUT_ROUNDS = 4
"""Wrapped words in cards in a column settle their heights from the inside out."""


class ProgressPage(Page):
    """The screen; it reads the journal when it is first shown and at every `refresh`.

    Ctrl with Tab or Page Down opens the next tab, Ctrl with Left or Right looks at the days before
    or after.
    """

    check_in = Signal()
    """The person wants to check in, in the diary."""
    weekly = Signal()
    """They want the diary's weekly check-in."""

    def __init__(
        self, services: Services, palette: Palette, quiet: Callable[[], bool] = lambda: True
    ) -> None:
        """`quiet` says whether idle time may be used now: never while somebody practises."""
        super().__init__(palette)
        self._services, self._quiet = services, quiet
        self._known: object = None
        self._past: Past | None = None
        self._stale: set[int] = set()
        self._states, self._states_version = States(), -1
        self._prepared: tuple[object, int] = (None, 0)
        self._idle = QTimer(self)
        self._idle.setSingleShot(True)
        self._idle.setInterval(IDLE_MS)
        self._idle.timeout.connect(self._use_idle_time)
        self.history = History(services.journal, self, quiet)
        self.history.grown.connect(self._show_all)
        self.head = Head()
        self.ranges = RangeBar(palette)
        self.ranges.changed.connect(self._show_past)
        self.tabs = QTabBar()
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        self.tabs.setAccessibleName(self.tr("Charts"))
        self._tabs: dict[int, Tab] = {}
        self._makers: list[Callable[[], Tab]] = []
        self.column.addWidget(self.head)
        self.column.addLayout(row(self.tabs, None))
        self.column.addWidget(self.ranges)
        self._add(self.tr("Practice"), lambda: PracticeTab(services, palette))
        self._add(self.tr("Pain and days"), self._make_pain)
        self._add(self.tr("Sessions"), self._make_sessions)
        self._add(self.tr("Weeks"), self._make_weeks)
        self.column.addStretch(1)
        kept = services.settings.current.progress_tab
        self.tabs.setCurrentIndex(_TABS.index(kept) if kept in _TABS else 0)
        self.practice = self.tab(0)
        self.tabs.currentChanged.connect(self._open)
        self._remembering = QTimer(self)
        self._remembering.setSingleShot(True)
        self._remembering.setInterval(PAINTED_MS)
        self._remembering.timeout.connect(self._remember)
        self.tabs.currentChanged.connect(self._remembering.start)
        self.ranges.changed.connect(self._remembering.start)
        self._add_keys()

    def _add(self, words: str, make: Callable[[], Tab]) -> None:
        self.tabs.addTab(words)
        self._makers.append(make)

    def _make_pain(self) -> Tab:
        from mindbody_app.ui.progress.pain_tab import PainTab

        return PainTab(self._services, self.tokens)

    def _make_sessions(self) -> Tab:
        from mindbody_app.ui.progress.sessions_tab import SessionsTab

        return SessionsTab(self._services, self.tokens)

    def _make_weeks(self) -> Tab:
        from mindbody_app.ui.progress.weeks_tab import WeeksTab

        return WeeksTab(self._services, self.tokens)

    def tab(self, number: int) -> Tab:
        """A tab by its place, made if need be."""
        made = self._tabs.get(number)
        if made is None:
            made = self._tabs[number] = self._makers[number]()
            made.check_in.connect(self.check_in)
            made.weekly.connect(self.weekly)
            self._stale.add(number)
            made.setVisible(number == self.tabs.currentIndex())
            self.column.insertWidget(self.column.count() - 1, made)
        return made

    @property
    def current(self) -> Tab:
        """The tab that is open."""
        return self.tab(self.tabs.currentIndex())

    def refresh(self) -> None:
        """Read the journal and show it; cheap when nothing has changed."""
        services = self._services
        today = services.today()
        first = week_starts(services.settings.current, self.locale())
        streak = services.settings.current.show_streak
        known = (services.journal.revision, today, first, streak)
        if known == self._known:
            return
        self._known = known
        self._states.clear()
        self._plans = services.journal.plans()
        self._excused = excused_days(services.journal.excused())
        self._first_day = services.journal.first_day()
        self.ranges.take(today, self._first_day, services.settings.current.progress_range)
        self.ranges.setVisible(self._first_day is not None)
        if self._first_day is not None:
            self.history.need(today - _YEAR, today)
            self.history.need_soon(self._first_day, today)
        self._show_all()

    def preload(self) -> None:
        """Load the chart libraries and build the charts, and read the past; at a quiet moment.

        It holds the window for up to half a second. A thread could load the libraries meanwhile,
        but they make Qt objects as they load, and those belong to the window's thread.
        """
        self.refresh()
        self._build(self.tabs.currentIndex())
        self._idle.start()

    @property
    def ready(self) -> bool:
        """Whether the open tab's charts are built, so that the screen opens at once."""
        return self.current.built

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.refresh()
        self._build_soon()

    def _add_keys(self) -> None:
        """They work wherever the focus is in the window, as long as the screen is shown."""
        # What Qt calls Ctrl is the command key on a Mac, and with Tab that changes programs.
        held = "Meta" if sys.platform == "darwin" else "Ctrl"
        for keys, pressed in (
            ((f"{held}+Tab", "Ctrl+PgDown"), lambda: self._step_tab(1)),
            ((f"{held}+Shift+Tab", "Ctrl+PgUp"), lambda: self._step_tab(-1)),
            (("Ctrl+Left",), self.ranges.go_earlier),
            (("Ctrl+Right",), self.ranges.go_later),
        ):
            shortcut = QShortcut(self)
            shortcut.setKeys([QKeySequence(each) for each in keys])
            shortcut.activated.connect(pressed)

    def _step_tab(self, by: int) -> None:
        """Open a tab at its beginning, with the keyboard on its name."""
        self.tabs.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.tabs.setCurrentIndex((self.tabs.currentIndex() + by) % self.tabs.count())
        bring_into_view(self.tabs)

    def _show_all(self) -> None:
        """The head and everything under it."""
        past = self._show_past()
        if self._first_day is None:
            self.head.show_first_use()
        else:
            streak = self._services.settings.current.show_streak
            self.head.show_past(past, with_streak=streak)
        self._idle.start()

    def _show_past(self) -> Past:
        """What is under the head, for the days that are chosen."""
        span, first = self.ranges.span, self._first_day
        if first is not None:
            begins = min(span.first_day - timedelta(days=7), span.last_day - _YEAR)
            self.history.need(max(begins, first - timedelta(days=7)), span.last_day)
        self._past = self._past_of(span)
        self.ranges.tell(reading=not self._past.whole)
        self._stale = set(self._tabs)
        self._show_tab()
        return self._past

    def _past_of(self, span: Span) -> Past:
        if self._states_version != self.history.version:
            self._states_version = self.history.version
            self._states.clear()
        first, services = self._first_day, self._services
        return Past(
            today=services.today(),
            week_starts=week_starts(services.settings.current, self.locale()),
            chosen=self.ranges.chosen,
            span=span,
            first_day=first,
            days=self.history.days,
            reach_back=self.history.need,
            plans=self._plans,
            excused=self._excused,
            weekly=self.history.weekly,
            latest=lambda count: self.history.latest(count, span.last_day),
            states=self._states,
            whole=first is None or self.history.has(max(span.first_day, first), span.last_day),
        )

    def _open(self, number: int) -> None:
        shown = self.tab(number)
        for each in self._tabs.values():
            each.setVisible(each is shown)
        self._show_tab()
        self._build_soon()

    def _show_tab(self) -> None:
        number = self.tabs.currentIndex()
        if self._past is not None and number in self._stale:
            self._stale.discard(number)
            self._refresh_at_rest(self.tab(number), self._past)

    def _refresh_at_rest(self, tab: Tab, past: Past) -> None:
        """Refresh a tab, and paint it once all its parts have their new places."""
        tab.setUpdatesEnabled(False)
        try:
            tab.refresh(past)
            for _ in range(_LAYOUT_ROUNDS):
                QApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)
        finally:
            tab.setUpdatesEnabled(True)

    def _remember(self) -> None:
        """Keep what is chosen for the next start, once it is painted."""
        settings = self._services.settings
        chosen = self.ranges.wished, _TABS[self.tabs.currentIndex()]
        if chosen != (settings.current.progress_range, settings.current.progress_tab):
            settings.change(progress_range=chosen[0], progress_tab=chosen[1])

    def _build_soon(self) -> None:
        """The words are painted first; the charts follow."""
        number = self.tabs.currentIndex()
        if not self.tab(number).built:
            QTimer.singleShot(PAINTED_MS, self, lambda: self._build(number))

    def _build(self, number: int) -> None:
        self.tab(number).build()

    def _use_idle_time(self) -> None:
        """Build a tab that isn't yet, or make a state that may be asked for; one at a time."""
        if not self._quiet():
            self._idle.start()
            return
        number = next((at for at in range(len(self._makers)) if not self.tab(at).built), None)
        if number is not None:
            self._build(number)
            self._idle.start()
        elif self._first_day is not None:
            self._prepare_next(self._first_day)

    def _prepare_next(self, first: date) -> None:
        today = self._services.today()
        if not self.history.has(first, today):
            self._idle.start()
            return
        key = (self._known, self.history.version)
        if self._prepared[0] != key:
            self._prepared = key, 0
        number = self._prepared[1]
        if number < len(self._makers) * len(_SLOW):
            self._prepared = key, number + 1
            span = span_of(_SLOW[number // len(self._makers)], today, first)
            self.tab(number % len(self._makers)).prepare(self._past_of(span))
            self._idle.start()
