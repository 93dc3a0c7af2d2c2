"""What a form says of answers that were kept from before, and the way to do without them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QFrame

from mindbody_app.ui.dates import day_words
from mindbody_app.ui.theme import Space
from mindbody_app.ui.widgets.basics import button, row, text


def kept_words(day: date, today: date) -> str:
    """Since when answers wait, such as "Kept from Tuesday 3 November, not saved yet"."""
    ago = (today - day).days
    if ago == 0:
        return QCoreApplication.translate("Diary", "Kept from earlier today, not saved yet")
    if ago == 1:
        return QCoreApplication.translate("Diary", "Kept from yesterday, not saved yet")
    words = QCoreApplication.translate("Diary", "Kept from {0}, not saved yet")
    return words.format(day_words(day, today))


def kept_for_words(title: str, day: date, today: date) -> str:
    """What is said of an entry that was saved, such as "Kept for Friday 13 November. Walk"."""
    if day == today:
        return QCoreApplication.translate("Diary", "Kept. {0}").format(title)
    named = day_words(day, today)
    if (today - day).days == 1:
        named = QCoreApplication.translate("Diary", "yesterday")
    return QCoreApplication.translate("Diary", "Kept for {0}. {1}").format(named, title)


class KeptLine(QFrame):
    """One sentence and one button; hidden where there is nothing to say."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "notice")
        self._way: Callable[[], object] | None = None
        self._words = text("")
        self.button = button("", self._go, variant="quiet")
        line = row(self._words, self.button, spacing=Space.S)
        line.setStretch(0, 1)
        line.setContentsMargins(Space.M, Space.XS, Space.XS, Space.XS)
        self.setLayout(line)
        self.hide()

    def say(self, words: str, way: str, pressed: Callable[[], object]) -> None:
        """Show a sentence and the way that its button offers."""
        self._words.setText(words)
        self._way = pressed
        self.button.setText(way)
        self.button.setAccessibleName(f"{way}: {words}")
        self.button.setEnabled(True)
        self.show()

    def close_way(self) -> None:
        """Offer the way no more; the sentence stays, so that nothing moves."""
        self.button.setEnabled(False)

    def _go(self) -> None:
        if self._way is not None:
            self._way()
