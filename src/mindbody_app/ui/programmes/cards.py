"""A programme on the screen: the one that is followed, one that is over, one to choose."""

from __future__ import annotations

from collections import Counter
from functools import partial

from PySide6.QtCore import Signal, SignalInstance
from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout

from mindbody_app.learning.enrolment import ProgrammeStanding, Turn
from mindbody_app.learning.programmes import Programme
from mindbody_app.ui.dates import day_as
from mindbody_app.ui.learn.prose import Prose
from mindbody_app.ui.programmes.now import Followed
from mindbody_app.ui.programmes.path import WeekPath
from mindbody_app.ui.programmes.tab_order import come_after
from mindbody_app.ui.programmes.words import facts_words, pace_words, what_next_words
from mindbody_app.ui.services import Services
from mindbody_app.ui.theme import Palette, Space
from mindbody_app.ui.widgets.basics import button, row, text
from mindbody_app.ui.widgets.flow import FlowLayout
from mindbody_app.ui.widgets.showing import set_shown

MOST_PRACTISED = 3
"""Practices that are named at a programme's end."""


class ProgrammeCard(QFrame):
    """What the three kinds of card share."""

    begin = Signal(str, int)
    """A script's id and its minutes."""
    read_card = Signal(str)
    """A card's id."""

    def __init__(self, services: Services, programme: Programme, palette: Palette) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self.programme = programme
        self.path: WeekPath | None = None
        self._services, self._palette = services, palette
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(Space.L, Space.L, Space.L, Space.L)
        self.column.setSpacing(Space.S)

    @property
    def opened(self) -> frozenset[int]:
        """Numbers of the weeks that are open, from 0."""
        return self.path.opened if self.path is not None else frozenset()

    @property
    def first_button(self) -> QPushButton | None:
        """Where the keyboard may begin."""
        return next(iter(self.findChildren(QPushButton)), None)

    def open(self, weeks: frozenset[int]) -> None:
        """Open these weeks and no others."""
        if self.path is not None:
            self.path.open(weeks)

    def _add_path(self, standing: ProgrammeStanding | None) -> WeekPath:
        self.path = path = WeekPath(self._services, self.programme, standing, self._palette)
        path.begin.connect(self.begin)
        path.read_card.connect(self.read_card)
        self.column.addWidget(path)
        return path


class FollowedCard(ProgrammeCard):
    """The programme under way: its weeks as a path, and the person's say about its pace."""

    said = Signal(object, int)
    """A `Turn`, and the part that it is about, from 0."""

    def __init__(self, services: Services, followed: Followed, palette: Palette) -> None:
        standing = self.standing = followed.standing
        super().__init__(services, standing.programme, palette)
        self.column.addWidget(text(self.tr("You are following"), "overline"))
        self.column.addWidget(text(standing.programme.title, "heading"))
        self.column.addWidget(text(pace_words(standing)))
        next_words = what_next_words(standing)
        if next_words:
            self.column.addWidget(text(next_words, "soft"))
        self.column.addSpacing(Space.S)
        path = self._add_path(standing)
        path.take.connect(self._take)
        path.open(frozenset({standing.number}))
        self._add_pace()

    def _add_pace(self) -> None:
        standing = self.standing
        self.column.addSpacing(Space.S)
        self.column.addWidget(
            text(
                self.tr(
                    "A week goes on by itself when its days are done, however long they take. You"
                    " can also go on sooner, or stay."
                ),
                "small",
            )
        )
        flow = FlowLayout()
        if standing.last_part:
            finish = self.tr("Finish the programme")
            flow.addWidget(button(finish, lambda: self.said.emit(Turn.FINISH, 0)))
        else:
            coming = standing.number + 1
            words = self.tr("Go on to week {0}").format(coming + 1)
            flow.addWidget(button(words, lambda: self.said.emit(Turn.BEGIN, coming)))
        if standing.part_done and not standing.stays:
            stay = self.tr("Stay with this week")
            flow.addWidget(button(stay, lambda: self.said.emit(Turn.STAY, standing.number)))
        aside = self.tr("Set aside")
        flow.addWidget(button(aside, lambda: self.said.emit(Turn.ASIDE, 0), variant="quiet"))
        self.column.addLayout(flow)

    def _take(self, number: int) -> None:
        """Go to a week; one that has its days stays open, or it would be over at once."""
        over = self.standing.days_done[number] >= self.programme.parts[number].days
        self.said.emit(Turn.STAY if over else Turn.BEGIN, number)


class FinishedCard(ProgrammeCard):
    """The end of a programme: something kind, and what was practised most."""

    stay = Signal()

    def __init__(self, services: Services, followed: Followed, palette: Palette) -> None:
        super().__init__(services, followed.standing.programme, palette)
        self.column.addWidget(text(self.programme.title, "overline"))
        self.column.addWidget(text(self.tr("You have come to the end"), "heading"))
        for paragraph in self.programme.closing:
            words = Prose(paragraph)
            words.setContentsMargins(0, Space.XS, 0, Space.XS)
            self.column.addWidget(words)
        self._add_most_practised(followed)
        self.column.addLayout(
            row(button(self.tr("Stay with the last week"), self.stay.emit, variant="quiet"), None)
        )

    def _add_most_practised(self, followed: Followed) -> None:
        """The practices that the person turned to, told without a number."""
        since = followed.enrolment.began.day
        counted = Counter(
            record.script_id
            for record in self._services.journal.practices(since=since)
            if record.counts
        )
        known = [
            headline
            for script_id, _ in counted.most_common()
            if (headline := self._services.headline(script_id)) is not None
        ][:MOST_PRACTISED]
        if not known:
            return
        self.column.addSpacing(Space.S)
        self.column.addWidget(text(self.tr("What you turned to most"), "overline"))
        flow = FlowLayout()
        choices = self._services.settings.current.last_choices
        for headline in known:
            last = choices.get(headline.id)
            minutes = headline.held(last.minutes) if last else headline.usual
            made = button(headline.title, partial(self.begin.emit, headline.id, minutes))
            made.setAccessibleName(self.tr("Begin {0}").format(headline.title))
            flow.addWidget(made)
        self.column.addLayout(flow)


class OfferCard(ProgrammeCard):
    """A programme that may be begun, taken up again or looked into."""

    start = Signal()
    take_up = Signal()

    def __init__(
        self,
        services: Services,
        programme: Programme,
        last: Followed | None,
        palette: Palette,
        *,
        instead_of: Programme | None,
    ) -> None:
        """`last` is the time it was last taken, `instead_of` the programme under way."""
        super().__init__(services, programme, palette)
        self._standing = last.standing if last else None
        self.column.addWidget(text(programme.title, "heading"))
        self.column.addWidget(text(programme.summary))
        self.column.addWidget(text(facts_words(programme), "small"))
        if self._standing is not None:
            self.column.addWidget(text(self._history(self._standing), "soft"))
        if instead_of is not None:
            words = self.tr("Beginning it sets “{0}” aside. What you did in that is kept.")
            self.column.addWidget(text(words.format(instead_of.title), "small"))
        self.column.addSpacing(Space.S)
        self._add_buttons()

    def _add_buttons(self) -> None:
        flow = FlowLayout()
        if self._standing is None:
            self._add_button(flow, self.tr("Begin this programme"), self.start)
        elif self._standing.finished_on is not None:
            self._add_button(flow, self.tr("Begin it once more"), self.start)
        else:
            self._add_button(flow, self.tr("Take it up again"), self.take_up)
            self._add_button(flow, self.tr("Begin anew"), self.start)
        self.look_button = button(self.tr("Look inside"), variant="quiet")
        self.look_button.setAccessibleName(self.tr("Look inside {0}").format(self.programme.title))
        self.look_button.setCheckable(True)
        self.look_button.toggled.connect(self._look)
        flow.addWidget(self.look_button)
        self.column.addLayout(flow)

    def _add_button(self, flow: FlowLayout, words: str, told: SignalInstance) -> None:
        made = button(words, told.emit)
        made.setAccessibleName(
            self.tr("{0}: {1}", "what to do, and the programme").format(words, self.programme.title)
        )
        flow.addWidget(made)

    def _history(self, standing: ProgrammeStanding) -> str:
        if standing.finished_on is not None:
            day = day_as(standing.finished_on, self.tr("d MMMM yyyy"))
            return self.tr("You finished it on {0}.").format(day)
        return self.tr("Set aside in week {0}. What you did stays done.").format(
            standing.number + 1
        )

    def open(self, weeks: frozenset[int]) -> None:
        if weeks:
            self.look_button.setChecked(True)
        super().open(weeks)

    def _look(self, opened: bool) -> None:
        path = self.path
        if path is None:
            path = self._add_path(self._standing)
            come_after(self.look_button, path)
        set_shown(path, shown=opened)
