"""The safety sheet: one page, read before the first practice of a kind and one key away after."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QVBoxLayout, QWidget

from mindbody_app.practice.body import HealthCondition
from mindbody_app.practice.script import SessionScript
from mindbody_app.ui.body.words import condition_words
from mindbody_app.ui.practice.flow_page import FlowPage
from mindbody_app.ui.safety.words import (
    EMERGENCY_SIGNS,
    STOP_SIGNS,
    crisis_lines,
    emergency_words,
    first_time_title,
    help_for,
    translated,
)
from mindbody_app.ui.services import Services
from mindbody_app.ui.theme import PAGE_WIDTH, Palette, Space
from mindbody_app.ui.widgets.basics import button, card, mark, row, text
from mindbody_app.ui.widgets.outside_words import breakable

_TWO_COLUMNS_FROM = 760
_TICK = 20


class SafetyPage(FlowPage):
    """What to know for safety. Esc, F1 and its button emit `back`; before a first practice the
    button goes on instead, and whoever shows the page says where to.

    Args:
        services: what screens may use.
        palette: the colours in force.
        script: the practice that its first card is about, if any.
        first_time: whether it stands before the first practice of the script's kind.
        close_words: what the button says.
    """

    def __init__(
        self,
        services: Services,
        palette: Palette,
        *,
        script: SessionScript | None,
        close_words: str,
        first_time: bool = False,
    ) -> None:
        super().__init__(
            palette, width=PAGE_WIDTH, back_words=self.tr("Back") if first_time else ""
        )
        self._services = services
        self._first_time = first_time
        self._numbers = help_for(services, self.locale())
        self.close_button = button(close_words, variant="begin")
        self.fill_footer(self.close_button)
        if not first_time:
            self.close_button.clicked.connect(lambda _checked=False: self.back.emit())
        self.column.addLayout(self._heading(script if first_time else None))
        self.column.addWidget(self._call_card())
        self._columns = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        self._columns.setSpacing(Space.L)
        left, right = QVBoxLayout(), QVBoxLayout()
        for side in (left, right):
            side.setSpacing(Space.L)
            self._columns.addLayout(side, 1)
        if script is not None and script.cautions:
            left.addWidget(_list_card(script.title, script.cautions))
        left.addWidget(self._stop_card())
        left.addWidget(self._ask_card())
        right.addWidget(self._emergency_card())
        right.addWidget(self._unwatched_card())
        for side in (left, right):
            side.addStretch(1)
        self.column.addLayout(self._columns)
        self.column.addStretch(1)

    def open(self) -> None:
        """Ready for Return to close it."""
        self.close_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_F1:
            if not self._first_time:
                self.back.emit()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        beside = self.width() >= _TWO_COLUMNS_FROM
        self._columns.setDirection(
            QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        )

    def _heading(self, first_of: SessionScript | None) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(Space.S)
        if first_of is None:
            column.addWidget(text(self.tr("Safety"), "title"))
            return column
        column.addWidget(text(first_time_title(first_of.practice), "title"))
        column.addWidget(
            text(
                self.tr("A page to read once. Later it is one key away: press F1 at any time."),
                "lead",
            )
        )
        return column

    def _call_card(self) -> QFrame:
        """Whom to call, first of all: whoever looks for it has no time to read."""
        frame, column = card("hero")
        column.setSpacing(Space.S)
        column.addWidget(text(self.tr("In an emergency"), "overline"))
        column.addWidget(text(emergency_words(self._numbers), "title"))
        column.addSpacing(Space.S)
        own = self._services.settings.current.help_words.strip()
        if own:
            column.addWidget(text(self.tr("Your own numbers"), "overline"))
            column.addWidget(text(own, "lead"))
            column.addSpacing(Space.S)
        clinic = self._services.settings.current.clinic
        if clinic is not None and clinic.contact:
            column.addWidget(text(breakable(clinic.clinic), "overline"))
            column.addWidget(text(breakable(clinic.contact), "lead"))
            column.addSpacing(Space.S)
        column.addWidget(text(self.tr("In a crisis"), "overline"))
        for words in crisis_lines(self._numbers, clinic.help_words if clinic else ""):
            column.addWidget(text(breakable(words), "lead"))
        column.addWidget(
            text(
                self.tr(
                    "If you think of ending your life or can't go on, call a crisis line or the"
                    " emergency number now, or go to someone you trust. You don't have to be sure"
                    " in order to call."
                )
            )
        )
        column.addWidget(
            text(self.tr("The country and your own numbers can be set in Settings."), "small")
        )
        return frame

    def _stop_card(self) -> QFrame:
        frame, column = card()
        column.addWidget(text(self.tr("Stop if …"), "heading"))
        _add_points(column, map(translated, map(str, STOP_SIGNS)))
        column.addWidget(
            text(
                self.tr(
                    "Open your eyes, look around, and let your breath be as it likes. If it"
                    " doesn't pass in a few minutes, call for help."
                )
            )
        )
        return frame

    def _ask_card(self) -> QFrame:
        """The whole list, with a tick at what the person has marked."""
        frame, column = card()
        column.addWidget(text(self.tr("Ask your clinician first if you have …"), "heading"))
        marked = self._services.settings.current.body.conditions
        lines = QVBoxLayout()
        lines.setSpacing(Space.S)
        for condition in HealthCondition:
            lines.addLayout(self._condition(condition, marked=condition in marked))
        column.addLayout(lines)
        words = (
            self.tr("Those with a tick are the ones you marked. Sessions go by them.")
            if marked
            else self.tr("You can mark these under Your body, so that sessions go by them.")
        )
        column.addWidget(text(words, "small"))
        return frame

    def _condition(self, condition: HealthCondition, *, marked: bool) -> QBoxLayout:
        words = condition_words(condition)
        line = text(words)
        if not marked:
            return _point(line)
        line.setAccessibleName(self.tr("{0}, marked by you").format(words))
        made = row(mark("check", self.tokens.accent, _TICK), spacing=Space.S)
        made.addWidget(line, 1)
        return made

    def _emergency_card(self) -> QFrame:
        frame, column = card()
        column.addWidget(text(self.tr("Get emergency help for any of these"), "heading"))
        _add_points(column, map(translated, map(str, EMERGENCY_SIGNS)))
        column.addWidget(
            text(
                self.tr(
                    "Don't wait to see whether it passes, and don't drive yourself. {0}"
                ).format(emergency_words(self._numbers))
            )
        )
        return frame

    def _unwatched_card(self) -> QFrame:
        frame, column = card()
        column.addWidget(text(self.tr("Nobody watches this app"), "heading"))
        column.addWidget(
            text(
                self.tr(
                    "Nobody sees what you enter, and the app can't call for help. It is no"
                    " treatment and doesn't take the place of care. Don't practise while you drive"
                    " or do anything that needs your full attention."
                )
            )
        )
        return frame


def _list_card(title: str, sentences: Iterable[str]) -> QFrame:
    frame, column = card()
    column.addWidget(text(title, "heading"))
    _add_points(column, sentences)
    return frame


def _add_points(column: QVBoxLayout, sentences: Iterable[str]) -> None:
    lines = QVBoxLayout()
    lines.setSpacing(Space.S)
    for sentence in sentences:
        lines.addLayout(_point(text(sentence)))
    column.addLayout(lines)


def _point(line: QWidget) -> QBoxLayout:
    dot = text("•", wrap=False)
    dot.setFixedWidth(_TICK)
    dot.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
    made = row(dot, spacing=Space.S)
    made.addWidget(line, 1)
    return made
