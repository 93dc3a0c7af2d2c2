"""What the diary's forms share: Save is always in sight, and going back loses nothing."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable
from datetime import date, datetime
from typing import Generic, TypeVar
from uuid import uuid4

from PySide6.QtCore import Qt, QTimer, Signal, SignalInstance
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QKeyEvent,
    QKeySequence,
    QShortcut,
    QShowEvent,
)
from PySide6.QtWidgets import QPlainTextEdit, QVBoxLayout, QWidget

from mindbody_app.journal.check_ins import LONGEST_NOTE
from mindbody_app.journal.days import practice_day
from mindbody_app.journal.drafts import Draft
from mindbody_app.ui.diary.kept_line import KeptLine, kept_words
from mindbody_app.ui.diary.reading import Entry, day_of, moment_of
from mindbody_app.ui.diary.when import WhenChoice
from mindbody_app.ui.key_words import key_words
from mindbody_app.ui.practice.flow_page import FlowPage
from mindbody_app.ui.services import Services
from mindbody_app.ui.tab_order import order_tabs
from mindbody_app.ui.theme import PAGE_WIDTH, Palette, Space
from mindbody_app.ui.widgets.basics import button, row, text
from mindbody_app.ui.widgets.forms import UNBOUNDED
from mindbody_app.ui.widgets.number_keys import NumberKeys
from mindbody_app.ui.widgets.rating_row import RatingRow

_NOTE_HEIGHT = 84
_NARROW = 440
"""Pixels under which there is no room for the words of the way back beside Save."""

Kept = TypeVar("Kept", bound=Entry)


def new_id() -> str:
    """The id of a new entry."""
    return uuid4().hex


def note_field(name: str) -> QPlainTextEdit:
    """A field for a few sentences."""
    made = QPlainTextEdit()
    made.setAccessibleName(name)
    made.setTabChangesFocus(True)
    made.setFixedHeight(_NOTE_HEIGHT)
    return made


def written(field: QPlainTextEdit) -> str:
    """What is written in a field, as it is kept."""
    return field.toPlainText().strip()[:LONGEST_NOTE]


class FormPage(FlowPage, Generic[Kept]):
    """Asks for one entry. `first` is the entry that is being changed; a new one has None.

    A page makes its questions, puts them in order and then begins.

    Keys: a number answers the question that the keyboard is at and may be typed anew, Return on it,
    F6 and Shift+F6 go from question to question, Ctrl+Return saves, Esc goes back.
    """

    saved = Signal(str, object)
    """It is kept; what it is called, and its day."""
    edited = Signal()
    """An answer was given, changed or taken away."""

    def __init__(self, asks: str, services: Services, palette: Palette, first: Kept | None) -> None:
        """`asks` stands over the questions, beside the time that they are about."""
        super().__init__(palette, width=PAGE_WIDTH, back_words=self.tr("Back"))
        self.services, self.first = services, first
        self.entry_id = first.id if first else new_id()
        self.edited_at: datetime | None = None
        """When an answer was last changed, also before the app's start."""
        self._kept_line = KeptLine()
        self._put_away = False
        self.column.addWidget(self._kept_line)
        self.when = WhenChoice(asks, services, palette, new=first is None)
        self.note = note_field(self.tr("A note for yourself, if you like"))
        self._keys = NumberKeys(services.clock, self.row_for_typing)
        self._said = text("", "lead")
        self._said.setContentsMargins(Space.L, Space.S, Space.L, Space.S)
        self._said.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._said.hide()
        self.put_above_footer(self._said)
        self.save_button = button(self.tr("Save"), self.save, variant="begin")
        self.save_button.setToolTip(self.tr("Save ({0})").format(key_words("Ctrl+Return")))
        self.fill_footer(self.save_button)
        self.narrow_below = _NARROW
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            # As keys of the page a focused button would take them for a press of its own.
            shortcut = QShortcut(QKeySequence(keys), self, self.save)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)

    @staticmethod
    @abstractmethod
    def title_of(first: Kept | None) -> str:
        """What is being written, as a list names it."""

    @property
    @abstractmethod
    def unsaved(self) -> bool:
        """Whether there is something that Save would keep."""

    @abstractmethod
    def save(self) -> None:
        """Keep the entry and tell `saved`, or say kindly why not."""

    @abstractmethod
    def draft(self) -> Kept:
        """The entry as it is answered now."""

    @abstractmethod
    def show_answers(self, entry: Kept) -> None:
        """Show the answers of an entry."""

    @abstractmethod
    def stops(self) -> tuple[QWidget, ...]:
        """The page's questions in order, as F6 reaches them."""

    @abstractmethod
    def edits(self) -> tuple[SignalInstance, ...]:
        """What its questions tell when an answer changes."""

    @abstractmethod
    def open(self) -> None:
        """Ready for the keyboard."""

    @abstractmethod
    def row_for_typing(self) -> RatingRow | None:
        """The row that a typed number is meant for."""

    def entered(self, row: RatingRow) -> None:
        """Return was pressed on a row's answer: on to the next question."""
        self._go_on(1)

    def begin(self) -> None:
        """Show what is being changed, once the page is filled."""
        if self.first is not None:
            self.show_answers(self.first)
            self.when.show_moment(moment_of(self.first), day_of(self.first))
        self.stay_under_pointer()
        for told in (*self.edits(), self.when.changed, self.note.textChanged):
            told.connect(self._edit)

    def left(self) -> Draft:
        """What it holds now."""
        written_at = self.edited_at or self.services.now()
        return Draft(self.draft(), self.first, self.when.moved, written_at)

    def take_draft(self, draft: Draft) -> None:
        """Go on with a form as it was left."""
        self.entry_id = draft.answers.id
        self.show_answers(draft.answers)  # type: ignore[arg-type]
        if draft.moved:
            self.when.move_to(moment_of(draft.answers))
        self.edited_at = draft.written_at

    def stay_with_its_day(self) -> None:
        """What was answered about a day that has ended stays with that day."""
        at = self.edited_at
        if at is None or self.first is not None or self.when.moved:
            return
        if self._day_of(at) != self.services.today():
            self.when.move_to(at)
            self.edited_at = at

    def tell_since(self, afresh: Callable[[], object]) -> None:
        """Say since when the answers wait, and offer to do without them."""
        day = self._day_of(self.edited_at or self.services.now())
        words = kept_words(day, self.services.today())
        self._kept_line.say(words, self.tr("Start afresh"), afresh)

    def tell_put_away(self, bring_back: Callable[[], object]) -> None:
        """Say that answers were put away; they can be brought back until there are others."""
        self._put_away = True
        words = self.tr("What was kept from before is put away")
        self._kept_line.say(words, self.tr("Bring it back"), bring_back)

    def _day_of(self, at: datetime) -> date:
        return practice_day(at, self.services.settings.current.day_end)

    def _edit(self) -> None:
        self.edited_at = self.services.now()
        if self._put_away:
            self._kept_line.close_way()
        self.edited.emit()

    def ask(self, words: str, part: QWidget, more: QWidget | None = None) -> None:
        """Put a question, more about it and what answers it at the end of the page."""
        column = QVBoxLayout()
        column.setSpacing(Space.S)
        column.addWidget(text(words, "heading"))
        if more is not None:
            column.addWidget(more)
        if part.maximumWidth() < UNBOUNDED:
            # Else the question would be held to the part's width.
            line = row(part, None)
            line.setStretch(0, 1000)
            column.addLayout(line)
        else:
            column.addWidget(part)
        self.column.addLayout(column)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        order_tabs(self)
        if self._back_button is not None:
            QWidget.setTabOrder(self.save_button, self._back_button)

    def say(self, words: str) -> None:
        """Say something kind over the footer, where nothing scrolls it away."""
        self._said.setText(words)
        self._said.setVisible(bool(words))
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self._said, words))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_F6:
            back = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            self._go_on(-1 if back else 1)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and (row := self._answered()):
            self.entered(row)
        elif self._keys.take(event) is None:
            super().keyPressEvent(event)

    def _answered(self) -> RatingRow | None:
        """The row whose answer the keyboard is on."""
        here: QWidget | None = self.focusWidget()
        while here is not None and not isinstance(here, RatingRow):
            here = here.parentWidget()
        return here if here is not None and here.value is not None else None

    def _go_on(self, step: int) -> None:
        stops = [each for each in self.stops() if each.isVisibleTo(self)]
        here = self.focusWidget()
        at = next(
            (
                number
                for number, each in reversed(list(enumerate(stops)))
                if here is not None and (each is here or each.isAncestorOf(here))
            ),
            -1 if step > 0 else 0,
        )
        stop = stops[(at + step) % len(stops)]
        focus_first(stop)
        QTimer.singleShot(0, stop, lambda: self.page.ensureWidgetVisible(stop, 0, Space.M))


def focus_first(part: QWidget) -> None:
    """Put the keyboard on a part's first stop for Tab, or on the part itself."""
    if isinstance(part, RatingRow):
        part.focus_in()
        return
    reason = Qt.FocusReason.TabFocusReason
    inner = (
        each
        for each in part.findChildren(QWidget)
        if each.focusPolicy() & Qt.FocusPolicy.TabFocus and each.isVisibleTo(part)
    )
    stop = part if part.focusPolicy() & Qt.FocusPolicy.TabFocus else next(inner, part)
    stop.setFocus(reason)
