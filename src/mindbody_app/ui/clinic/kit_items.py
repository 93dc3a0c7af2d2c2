"""The practices of a kit: what each is among professionals, how long, how often, and the sum."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from mindbody_app.journal.plans import PlanItem, minutes_a_week
from mindbody_app.practice.headline import Headline
from mindbody_app.ui.clinic.professional_names import professional_name
from mindbody_app.ui.counts import hours_words
from mindbody_app.ui.layouts import clear
from mindbody_app.ui.library.words import length_and_postures, short_summary
from mindbody_app.ui.plan_dose import PlanDose
from mindbody_app.ui.theme import Palette, Space
from mindbody_app.ui.widgets.basics import button, row, text


class KitItems(QWidget):
    """A part for each chosen practice, the minutes of a week, and the way to choose others.

    Args:
        headlines: what can be in a kit.
        palette: the colours in force.
        items: what is chosen.
    """

    changed = Signal()
    """A length or days were set, or a practice taken out."""
    filled = Signal()
    """Its controls were made anew."""
    choose_wanted = Signal()

    def __init__(
        self, headlines: tuple[Headline, ...], palette: Palette, items: tuple[PlanItem, ...]
    ) -> None:
        super().__init__()
        self._known = {each.id: each for each in headlines}
        self._palette = palette
        self._items = list(items)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.L)
        # A part of its own, so that Tab comes to what is in it first.
        box = QWidget()
        self._parts = QVBoxLayout(box)
        self._parts.setContentsMargins(0, 0, 0, 0)
        self._parts.setSpacing(Space.L)
        column.addWidget(box)
        self._week = text("", "strong")
        column.addWidget(self._week)
        self.choose_button = button(self.tr("Choose practices"), self.choose_wanted.emit)
        column.addLayout(row(self.choose_button, None))
        self._fill()

    @property
    def items(self) -> tuple[PlanItem, ...]:
        """The practices as they are set."""
        return tuple(self._items)

    def _fill(self) -> None:
        for number, item in enumerate(self._items):
            self._parts.addWidget(self._part(number, item))
        if not self._items:
            self._parts.addWidget(text(self.tr("Nothing is chosen yet."), "soft"))
        self._show_week()

    def _part(self, number: int, item: PlanItem) -> QFrame:
        headline = self._known.get(item.script_id)
        part = QFrame()
        column = QVBoxLayout(part)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.XS)
        title = headline.title if headline else item.script_id
        out = button(
            self.tr("Take {0} out").format(title),
            lambda: self._remove(number),
            variant="bare",
            icon_name="x",
            colour=self._palette.ink_soft,
        )
        first = row(text(title, "lead"), out, spacing=Space.S)
        first.setStretch(0, 1)
        column.addLayout(first)
        if headline is not None:
            for words in (described(headline), length_and_postures(headline)):
                column.addWidget(text(words, "soft"))
        dose = PlanDose(item, headline, number, self._palette)
        dose.changed.connect(lambda: self._take(number, dose.item))
        column.addSpacing(Space.S)
        column.addWidget(dose)
        return part

    def _take(self, number: int, item: PlanItem) -> None:
        self._items[number] = item
        self._show_week()
        self.changed.emit()

    def _show_week(self) -> None:
        words = self.tr("In a week: {0}").format(hours_words(minutes_a_week(self._items)))
        self._week.setText(words)
        self._week.setVisible(bool(self._items))

    def _remove(self, number: int) -> None:
        del self._items[number]
        self.changed.emit()
        QTimer.singleShot(0, self, self._refill)

    def _refill(self) -> None:
        """Make the parts anew once the press is over; what was pressed is gone."""
        clear(self._parts)
        self._fill()
        self.filled.emit()
        self.choose_button.setFocus(Qt.FocusReason.TabFocusReason)


def described(headline: Headline) -> str:
    """What a clinician is told of a practice: the field's name for it, and a sentence."""
    name = professional_name(headline)
    summary = short_summary(headline.summary)
    return f"{name}. {summary}" if name else summary
