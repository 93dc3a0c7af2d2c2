"""Today: the week so far, what comes next, and one obvious button."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from mindbody_app.journal.days import first_day_of_week
from mindbody_app.journal.excused import Excused, Reason, excused_days
from mindbody_app.journal.records import PracticeRecord, whole_minutes
from mindbody_app.journal.today import TodayState, today_state
from mindbody_app.practice.headline import Headline
from mindbody_app.ui.counts import minutes_words, week_headline
from mindbody_app.ui.diary.today_parts import CheckInLine, OffToday
from mindbody_app.ui.services import Services
from mindbody_app.ui.theme import Palette, Space
from mindbody_app.ui.week_days import week_starts
from mindbody_app.ui.widgets.basics import Page, button, card, text
from mindbody_app.ui.widgets.hero_card import HeroCard
from mindbody_app.ui.widgets.week_strip import WeekStrip

if TYPE_CHECKING:
    from mindbody_app.learning.enrolment import ProgrammeStanding
    from mindbody_app.ui.diary.today_more import TodayMore
    from mindbody_app.ui.programmes.today_line import ProgrammeLine

FIRST_SUGGESTION = "body-scan"
FIRST_MINUTES = 10
FIRST_PRACTICE_NOTE = "first_practice"
"""Among the notes seen: a first practice was offered, which stands here until there is practice."""
OFFERED_FOR = timedelta(days=28)
"""How long it stands here beside check-ins alone."""
SHORT_SCRIPT = "flare"
SHORT_MINUTES = 3
FINISHED_FOR = timedelta(days=7)
"""How long the end of a programme is told."""


class TodayPage(Page):
    """What the app opens with."""

    begin = Signal(str, int)
    """A script's id and the minutes suggested for it."""
    begin_short = Signal(str, int)
    """The same, to be begun with as few steps as can be."""
    read_programme = Signal()
    """The running programme's reading was asked for."""
    check_in = Signal()
    weekly = Signal()
    days_off = Signal()

    def __init__(self, services: Services, palette: Palette) -> None:
        super().__init__(palette)
        self._services = services
        self._suggested: tuple[Headline, int] | None = None
        self._second: tuple[Headline, int] | None = None
        """What the second button begins on a flare day."""
        self._greeting = text("", "title")
        self._headline = text("", "lead")
        self._minutes = text("", "soft")
        self._strip = WeekStrip(palette)
        self._line: ProgrammeLine | None = None
        self._over = text("", "overline")
        self._next_title = text("", "title")
        self._next_summary = text("", "soft")
        self.begin_button = button(self.tr("Begin"), self._begin, variant="begin")
        self.short_button = button(
            self.tr("A hard day? Three minutes"), self._begin_short, variant="begin_short"
        )
        self.off = OffToday()
        self.off.mark.connect(self._mark_off)
        self.off.take_back.connect(self._take_back)
        self.off.days_off.connect(self.days_off)
        self.check_in_line = CheckInLine(self.off)
        self.check_in_line.check_in.connect(self.check_in)
        self._more: TodayMore | None = None
        self.column.setSpacing(Space.M)
        self.column.addWidget(self._greeting)
        self.column.addWidget(self._next_card())
        self.column.addWidget(self.check_in_line)
        self.column.addWidget(self._week_card())
        self.column.addStretch(1)
        self.refresh()

    def refresh(self) -> None:
        """Show the record as it is now."""
        services = self._services
        today = services.today()
        first = week_starts(services.settings.current, self.locale())
        records = services.journal.practices(first_day_of_week(today, first), today)
        plans, excused = services.journal.plans(), excused_days(services.journal.excused())
        state = today_state(records, plans, excused, today, week_starts=first)
        self._greeting.setText(self._greeting_words())
        self._headline.setText(self._headline_words(state))
        self._minutes.setText(self._minutes_words(state))
        self._strip.show_week(
            state.days, state.week.practised, today, frozenset(dict(state.week.excused))
        )
        self.off.show_reason(state.excused_today)
        course = self._standing()
        of_course = self._of_course(course)
        planned = self._planned(state)
        plan_first = planned is not None and not (state.plan_met and of_course)
        for_tonight = not plan_first and course is not None and course.at_night
        over = self.tr("For tonight") if for_tonight else self.tr("Your next practice")
        if plan_first and state.from_whom:
            from mindbody_app.ui.widgets.outside_words import breakable

            over = self.tr("{0}, by the plan from {1}").format(over, breakable(state.from_whom))
        self._over.setText(over)
        usual = (planned if plan_first else of_course) or self._without_plan(
            records[-1] if records else None
        )
        self._show_flare(flare=state.excused_today is Reason.FLARE, usual=usual)
        self._show_line(course, of_course if plan_first else None)
        if self._more is not None:
            self._more.refresh()

    def complete(self) -> None:
        """Show what the first paint does without."""
        from mindbody_app.ui.diary.today_more import TodayMore

        self._more = TodayMore(self._services, self.check_in_line, self._week_column)
        self._more.offer.weekly.connect(self.weekly)
        self._more.refresh()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._more is not None:
            # What was typed in the diary is written as that is left, after the refresh.
            self._more.tell_check_in()
        self.begin_button.setFocus()

    def _next_card(self) -> QWidget:
        frame = HeroCard(self.tokens)
        frame.column.addWidget(self._over)
        frame.column.addWidget(self._next_title)
        frame.column.addWidget(self._next_summary)
        frame.add_buttons(self.begin_button, self.short_button)
        return frame

    def _week_card(self) -> QWidget:
        frame, column = card()
        column.setContentsMargins(Space.L, Space.M, Space.L, Space.M)
        column.addWidget(self._headline)
        column.addWidget(self._strip)
        column.addWidget(self._minutes)
        self._week_column = column
        return frame

    def _greeting_words(self) -> str:
        hour = self._services.now().hour
        if 4 <= hour < 12:
            return self.tr("Good morning")
        if 12 <= hour < 18:
            return self.tr("Good afternoon")
        return self.tr("Good evening")

    def _headline_words(self, state: TodayState) -> str:
        if not state.week.practised and not state.week.expected_days:
            return self.tr("This week")
        return week_headline(len(state.week.practised), state.week.expected_days or None)

    def _minutes_words(self, state: TodayState) -> str:
        """Practised minutes, and how many days of the week are off the plan."""
        words, off = self._practised_words(state), len(state.week.excused)
        if not off:
            return words
        off_words = self.tr("%n day(s) off the plan.", "", off)
        return f"{words} {off_words}"

    def _practised_words(self, state: TodayState) -> str:
        today = whole_minutes(state.minutes_today * 60)
        if today:
            return self.tr("Today: %n minute(s) of practice.", "", today)
        week = whole_minutes(state.week.minutes * 60)
        if week:
            return self.tr("%n minute(s) of practice this week.", "", week)
        return self.tr("Any day is a good day to begin.")

    def _planned(self, state: TodayState) -> tuple[Headline, int] | None:
        item = state.next_item
        script = self._services.headline(item.script_id) if item else None
        return (script, item.minutes) if item and script else None

    def _without_plan(self, last: PracticeRecord | None) -> tuple[Headline | None, int]:
        """What was last practised this week, at the length last chosen; else a first practice."""
        if last is None and (first := self._first()) is not None:
            return first
        script = self._services.headline(last.script_id) if last else None
        if script is None:
            script = self._services.headline(FIRST_SUGGESTION) or next(
                iter(self._services.shelf.headlines), None
            )
        if script is None:
            return None, FIRST_MINUTES
        choice = self._services.settings.current.last_choices.get(script.id)
        return script, choice.minutes if choice else FIRST_MINUTES

    def _first(self) -> tuple[Headline, int] | None:
        """What the first steps offered, for somebody who has never practised."""
        services, today = self._services, self._services.today()
        if FIRST_PRACTICE_NOTE not in services.settings.current.notes_seen:
            return None
        begun = services.journal.first_day()
        if begun is not None and (today - begun > OFFERED_FOR or services.journal.practices(begun)):
            return None
        from mindbody_app.practice import first_practice

        script = services.headline(first_practice.first_practice(services.settings.current.body))
        return (script, script.held(first_practice.FIRST_MINUTES)) if script else None

    def _standing(self) -> ProgrammeStanding | None:
        """How the programme stands that is followed, or was finished not long ago."""
        if not self._services.journal.enrolments():
            return None  # who follows none starts without what is needed for it
        from mindbody_app.ui.programmes.now import followed

        found = followed(self._services)
        if found is None:
            return None
        ended = found.standing.finished_on
        if ended is not None and self._services.today() - ended >= FINISHED_FOR:
            return None
        return found.standing

    def _of_course(self, course: ProgrammeStanding | None) -> tuple[Headline, int] | None:
        if course is None or course.finished_on is not None:
            return None
        from mindbody_app.ui.programmes.now import suggested

        return suggested(self._services, course.suggestion)

    def _show_line(
        self, course: ProgrammeStanding | None, beside: tuple[Headline, int] | None
    ) -> None:
        if self._line is None:
            if course is None:
                return
            from mindbody_app.ui.programmes.tab_order import come_after
            from mindbody_app.ui.programmes.today_line import ProgrammeLine

            self._line = ProgrammeLine(self.tokens)
            self._line.read.connect(self.read_programme)
            self._line.begin.connect(self.begin)
            self.column.insertWidget(self.column.indexOf(self.check_in_line), self._line)
            come_after(self.short_button, self._line)
        self._line.setVisible(course is not None)
        if course is not None:
            self._line.show_standing(course, beside)

    def _show_flare(self, *, flare: bool, usual: tuple[Headline | None, int]) -> None:
        """On a flare day three minutes come first, and what would else come first is second."""
        short = self._services.headline(SHORT_SCRIPT)
        self._second = None
        if not flare or short is None or usual[0] is short:
            self.short_button.setText(self.tr("A hard day? Three minutes"))
            self.short_button.setAccessibleName(self.short_button.text())
            self.short_button.setEnabled(short is not None)
            self._suggest(usual)
            return
        self._over.setText(self.tr("A few minutes are enough today"))
        self._suggest((short, SHORT_MINUTES))
        script, minutes = usual
        self.short_button.setEnabled(script is not None)
        if script is not None:
            self._second = script, script.held(minutes)
            words = self.tr("{0}, {1}").format(script.title, minutes_words(self._second[1]))
            self.short_button.setText(words)
            self.short_button.setAccessibleName(words)

    def _suggest(self, suggestion: tuple[Headline | None, int]) -> None:
        script, minutes = suggestion
        self.begin_button.setEnabled(script is not None)
        if script is None:
            self._next_title.setText(self.tr("No practice could be read"))
            self._next_summary.setText(self.tr("The practices' files are missing or damaged."))
            return
        minutes = script.held(minutes)
        self._suggested = script, minutes
        self._next_title.setText(script.title)
        self._next_summary.setText(minutes_words(minutes) + " · " + script.summary)
        self.begin_button.setAccessibleName(
            self.tr("Begin {0}, {1} minutes").format(script.title, minutes)
        )

    def _mark_off(self, reason: Reason) -> None:
        from uuid import uuid4

        today = self._services.today()
        self._services.journal.save_excused(Excused(uuid4().hex, today, today, reason))
        self.refresh()
        self.begin_button.setFocus()

    def _take_back(self) -> None:
        """Let today be an ordinary day again; of a longer range its days are shown first."""
        today = self._services.today()
        found = [
            each
            for each in self._services.journal.excused()
            if each.first_day <= today <= each.last_day
        ]
        if any(each.first_day != each.last_day for each in found):
            self.days_off.emit()
            return
        for each in found:
            self._services.journal.save_excused(each.taken_back())
        self.refresh()
        self.begin_button.setFocus()

    def _begin(self) -> None:
        if self._suggested is not None:
            script, minutes = self._suggested
            asked = self.begin if self._second is None else self.begin_short
            asked.emit(script.id, minutes)

    def _begin_short(self) -> None:
        if self._second is not None:
            script, minutes = self._second
            self.begin.emit(script.id, minutes)
            return
        short = self._services.headline(SHORT_SCRIPT)
        if short is not None:
            self.begin_short.emit(short.id, short.held(SHORT_MINUTES))
