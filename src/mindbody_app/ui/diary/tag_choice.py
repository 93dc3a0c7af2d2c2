"""Triggers or treatments: one-click chips, and a field whose words become chips."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from mindbody_app.journal.check_ins import LONGEST_TAG, tidy_tag, usual_tags
from mindbody_app.ui.theme import Palette, Space
from mindbody_app.ui.widgets.basics import button, row, text
from mindbody_app.ui.widgets.chips import Chips

_FIELD_WIDTH = 150
_TELLING = 3
"""Letters of a word from which on it may mean a tag that is there already."""


class _Field(QLineEdit):
    """Return adds what is written, and goes no further."""

    added = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        entered = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if entered and plain and self.text().strip():
            self.added.emit()
        else:
            super().keyPressEvent(event)


class TagChoice(QWidget):
    """What applies is switched on; words of one's own come beside the others."""

    changed = Signal()

    def __init__(self, heading: str, own_words: str, palette: Palette) -> None:
        """`own_words` name the field for words that no chip has."""
        super().__init__()
        self.chips = Chips(heading, (), spoken="{0}")
        self.chips.changed.connect(self.changed)
        self.field = _Field()
        self.field.setAccessibleName(own_words)
        self.field.setPlaceholderText(self.tr("Another"))
        self.field.setMaxLength(LONGEST_TAG)
        self.field.setFixedWidth(_FIELD_WIDTH)
        self.field.added.connect(self.take_field)
        self.field.textChanged.connect(lambda _words: self._show_add())
        self.add_button = button(
            self.tr("Add: {0}").format(own_words),
            self.take_field,
            variant="bare",
            icon_name="plus",
            colour=palette.ink,
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.S)
        column.addWidget(text(heading, "heading"))
        column.addWidget(self.chips)
        own = QWidget()
        self.near_button = button("", self._take_near, variant="quiet")
        own.setLayout(row(self.field, self.add_button, self.near_button, spacing=Space.XS))
        self.chips.put_last(own)
        self._show_add()

    @property
    def tags(self) -> tuple[str, ...]:
        """What is on, in the order of the chips; words still in the field count too."""
        on = self.chips.values
        written = tidy_tag(self.field.text())
        more = () if not written or written.casefold() in _folded(on) else (written,)
        return (*(tag for tag in self.chips.order if tag in on), *more)

    def show_tags(self, chosen: Sequence[str], used: Iterable[str], offered: Sequence[str]) -> None:
        """Offer the usual tags, with these on."""
        usual = usual_tags(used, offered)
        known = _folded(usual)
        for tag in (*usual, *(tag for tag in chosen if tag.casefold() not in known)):
            if tag not in self.chips:
                self.chips.add(tag, tag)
        by_word = _folded(self.chips.order)
        self.chips.show_on([by_word[tag.casefold()] for tag in chosen])

    def take_field(self) -> None:
        """Make a chip, switched on, of what is written in the field."""
        tag = tidy_tag(self.field.text())
        if not tag:
            return
        known = _folded(self.chips.order).get(tag.casefold())
        if known is None:
            self.chips.add(tag, tag)
        self.chips.show_on(self.chips.values | {known or tag})
        self.field.clear()
        self.changed.emit()

    def _show_add(self) -> None:
        self.add_button.setEnabled(bool(self.field.text().strip()))
        near = self._near()
        self.near_button.setVisible(bool(near))
        if near:
            self.near_button.setText(self.tr("Or: {0}").format(near))
            self.near_button.setAccessibleName(self.near_button.text())
        self.changed.emit()

    def _near(self) -> str:
        """A tag that is there already and shares a word's beginning with what is written."""
        telling = [each for each in self.field.text().casefold().split() if len(each) >= _TELLING]
        return next(
            (
                tag
                for tag in self.chips.order
                if tag not in self.chips.values
                and any(
                    word.startswith(part) for word in tag.casefold().split() for part in telling
                )
            ),
            "",
        )

    def _take_near(self) -> None:
        self.field.setText(self._near())
        self.take_field()
        self.field.setFocus()


def _folded(tags: Iterable[str]) -> dict[str, str]:
    return {tag.casefold(): tag for tag in tags}
