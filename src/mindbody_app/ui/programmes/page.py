"""Programmes: the one that is followed, and those to choose from."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPoint, QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from mindbody_app.learning.enrolment import Enrolment, Turn, latest_of
from mindbody_app.learning.programmes import Programme
from mindbody_app.practice.body import Body
from mindbody_app.ui.programmes.cards import (
    FinishedCard,
    FollowedCard,
    OfferCard,
    ProgrammeCard,
)
from mindbody_app.ui.programmes.now import Followed, followed, standing_now
from mindbody_app.ui.programmes.pace import Pace
from mindbody_app.ui.services import Services
from mindbody_app.ui.theme import Palette, Space
from mindbody_app.ui.widgets.basics import Page, card, text


@dataclass(frozen=True, slots=True)
class _State:
    """What the page is built from."""

    followed: Followed | None
    offered: tuple[tuple[Programme, Followed | None], ...]
    body: Body
    told: tuple[Programme, ...] = ()
    """Programmes that were set aside a moment ago."""

    @property
    def week(self) -> tuple[str, int] | None:
        """The programme under way and its week in hand."""
        if self.followed is None or self.followed.standing.finished_on is not None:
            return None
        return self.followed.enrolment.id, self.followed.standing.number


class ProgrammesPage(Page):
    """The programme under way comes first with its week open; any other week can be opened."""

    begin = Signal(str, int)
    """A script's id and the minutes suggested for it."""
    read_card = Signal(str)
    """The id of a card that tells more."""

    def __init__(self, services: Services, palette: Palette) -> None:
        super().__init__(palette)
        self._services = services
        self._pace = Pace(services)
        self.cards: list[ProgrammeCard] = []
        """From above."""
        self._content = QWidget()
        self.column.addWidget(self._content)
        self.column.addStretch(1)
        self._state = self._read()
        self._build()

    def refresh(self) -> None:
        """Show the programmes as they stand now; what was opened stays open."""
        self._show(self._read())

    def show_reading(self) -> None:
        """Open the week in hand and go to it; to the top where a programme has ended."""
        self.refresh()
        self._go_to_week()

    def _read(self, told: tuple[Programme, ...] = ()) -> _State:
        services = self._services
        now, enrolments = followed(services), services.journal.enrolments()
        offered = tuple(
            (programme, self._last_time(programme, enrolments))
            for programme in services.programmes.programmes
            if now is None or programme != now.standing.programme
        )
        return _State(now, offered, services.settings.current.body, told)

    def _last_time(
        self, programme: Programme, enrolments: tuple[Enrolment, ...]
    ) -> Followed | None:
        last = latest_of(enrolments, programme.id)
        if last is None:
            return None
        return Followed(last, standing_now(self._services, programme, last))

    def _show(self, state: _State) -> None:
        if state == self._state:
            return
        same_week = state.week == self._state.week
        opened = {each.programme.id: each.opened for each in self.cards}
        scrolled = self.verticalScrollBar().value()
        self._state = state
        self._build(opened if same_week else {})
        bar = self.verticalScrollBar()
        QTimer.singleShot(0, self._content, lambda: bar.setValue(scrolled))

    def _build(self, opened: dict[str, frozenset[int]] | None = None) -> None:
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.L)
        self.cards = []
        now = self._state.followed
        ended = now is not None and now.standing.finished_on is not None
        self._add_told(column)
        if now is not None:
            self._add(column, self._finished(now) if ended else self._followed(now))
        if now is None or ended:
            column.addWidget(text(self._introduction(), "soft"))
        for programme, last in self._offered():
            self._add(column, self._offer(programme, last))
        for each in self.cards:
            each.open((opened or {}).get(each.programme.id, each.opened))
        self.column.replaceWidget(self._content, content)
        self._content.hide()
        self._content.deleteLater()
        self._content = content

    def _add(self, column: QVBoxLayout, made: ProgrammeCard) -> None:
        made.begin.connect(self.begin)
        made.read_card.connect(self.read_card)
        self.cards.append(made)
        column.addWidget(made)

    def _offered(self) -> tuple[tuple[Programme, Followed | None], ...]:
        """The others; one that has ended can be begun once more."""
        now = self._state.followed
        if now is None or now.standing.finished_on is None:
            return self._state.offered
        return (*self._state.offered, (now.standing.programme, now))

    def _introduction(self) -> str:
        return self.tr(
            "A programme has a short text for each week and an idea for each day. You go at your"
            " own pace: days may be missed, and nothing starts over. You don't need one. Every"
            " practice is there without it."
        )

    def _add_told(self, column: QVBoxLayout) -> None:
        for programme in self._state.told:
            frame, inside = card("notice")
            words = self.tr(
                "“{0}” is set aside. What you did is kept, and you can take it up again."
            )
            inside.addWidget(text(words.format(programme.title)))
            column.addWidget(frame)

    def _followed(self, now: Followed) -> FollowedCard:
        made = FollowedCard(self._services, now, self.tokens)
        made.said.connect(lambda turn, part: self._say(now.enrolment, turn, part))
        return made

    def _finished(self, now: Followed) -> FinishedCard:
        made = FinishedCard(self._services, now, self.tokens)
        last = len(now.standing.programme.parts) - 1
        made.stay.connect(lambda: self._say(now.enrolment, Turn.STAY, last))
        return made

    def _offer(self, programme: Programme, last: Followed | None) -> OfferCard:
        now = self._state.followed
        under_way = now.standing.programme if now and self._state.week else None
        made = OfferCard(self._services, programme, last, self.tokens, instead_of=under_way)
        made.start.connect(lambda: self._act(self._pace.start(programme)))
        if last is not None:
            made.take_up.connect(lambda: self._act(self._pace.take_up(last.enrolment)))
        return made

    def _say(self, enrolment: Enrolment, turn: Turn, part: int) -> None:
        self._pace.say(enrolment, turn, part)
        self._act(())

    def _act(self, told: tuple[Programme, ...]) -> None:
        """Show what came of the person's word, and leave the keyboard at it."""
        # What was pressed is still at work; it may not be taken away under its own press.
        QTimer.singleShot(0, self, lambda: self._show_word(told))

    def _show_word(self, told: tuple[Programme, ...]) -> None:
        self._show(self._read(told))
        self._go_to_week(top=bool(told))

    def _go_to_week(self, *, top: bool = False) -> None:
        """Bring the week in hand to view, or the top, and the keyboard with it."""
        first = self.cards[0] if self.cards else None
        if first is None:
            return
        standing = first.standing if isinstance(first, FollowedCard) else None
        if standing is None or first.path is None:
            target = first.first_button
            place: QWidget = self._content
        else:
            week = first.path.weeks[standing.number]
            week.open()
            target, place = week.header, self._content if top else week
        if target is not None:
            target.setFocus()
        QTimer.singleShot(0, place, lambda: self._bring_to_top(place))

    def _bring_to_top(self, place: QWidget) -> None:
        inner = self.widget()
        assert inner is not None
        top = place.mapTo(inner, QPoint(0, 0)).y()
        self.verticalScrollBar().setValue(max(0, top - Space.S))
