"""What is said to the rating after a session, in a room of its own."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from mindbody_app.ui.practice.after_words import Change, change_words
from mindbody_app.ui.theme import Space
from mindbody_app.ui.widgets.basics import card, keep_room, text


class Answer(QWidget):
    """One sentence of three, once a number is chosen.

    All three and the sentence before them share one place, as large as the largest of them, so
    that nothing on the page moves when the words come.
    """

    def __init__(self) -> None:
        super().__init__()
        self._said: Change | None = None
        self._waiting = text(self.tr("Choose a number if you like. You can leave it out too."))
        self._waiting.setProperty("role", "soft")
        place = QGridLayout(self)
        place.setContentsMargins(0, 0, 0, 0)
        place.addWidget(self._waiting, 0, 0, Qt.AlignmentFlag.AlignTop)
        self._cards: dict[Change, QWidget] = {}
        for change in Change:
            frame, column = card("hero")
            column.setContentsMargins(Space.L, Space.M, Space.L, Space.M)
            sentence = text(change_words(change), "lead")
            sentence.setAccessibleName(sentence.text())
            column.addWidget(sentence)
            keep_room(frame)
            place.addWidget(frame, 0, 0, Qt.AlignmentFlag.AlignTop)
            self._cards[change] = frame
        self.say(None)

    @property
    def words(self) -> str:
        """What is said now; empty before a number is chosen."""
        return "" if self._said is None else change_words(self._said)

    @property
    def frame(self) -> QWidget:
        """What shows now."""
        return self._waiting if self._said is None else self._cards[self._said]

    def say(self, change: Change | None) -> None:
        """Answer to a change, or wait for one."""
        self._said = change
        self._waiting.setVisible(change is None)
        for each, frame in self._cards.items():
            frame.setVisible(each is change)
