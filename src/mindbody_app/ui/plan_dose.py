"""How long and how often one practice of a plan is done, to be set."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from mindbody_app.journal.plan_file import LONGEST_MINUTES
from mindbody_app.journal.plans import PlanItem
from mindbody_app.practice.headline import Headline
from mindbody_app.ui.counts import days_a_week_words, minutes_words
from mindbody_app.ui.theme import Palette, Space
from mindbody_app.ui.widgets.choices import Stepper
from mindbody_app.ui.widgets.flow import wrapping


class PlanDose(QWidget):
    """Minutes and days a week of a plan's practice.

    Args:
        item: what is set at first.
        headline: the practice, for its range of minutes; None where it isn't known.
        number: which of the plan's practices it is, from 0; names of the controls tell it.
        palette: the colours in force.
    """

    changed = Signal()
    """The person set something."""

    def __init__(
        self, item: PlanItem, headline: Headline | None, number: int, palette: Palette
    ) -> None:
        super().__init__()
        self.item = item
        """As it is set."""
        numbered = self.tr("{0}, practice {1}") if number else "{0}"
        bounds = (headline.least, headline.most) if headline else (1, LONGEST_MINUTES)
        self._minutes = Stepper(
            numbered.format(self.tr("Length"), number + 1),
            minutes_words,
            bounds,
            item.minutes,
            palette,
        )
        self._days = Stepper(
            numbered.format(self.tr("Days"), number + 1),
            days_a_week_words,
            (1, 7),
            item.days_a_week,
            palette,
        )
        for stepper in (self._minutes, self._days):
            stepper.changed.connect(lambda _value: self._set())
        # More room between the two than between the lines where they wrap.
        self._minutes.setContentsMargins(0, 0, Space.L, 0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(wrapping(self._minutes, self._days))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        # Only now do they know their own; in a narrow window they stand under one another.
        widest = max(self._minutes.words_width, self._days.words_width)
        self._minutes.widen_words(widest)
        self._days.widen_words(widest)

    def take(self, headline: Headline) -> None:
        """Go on with another practice, at its usual length and on the same days."""
        self.item = PlanItem(headline.id, headline.usual, self.item.days_a_week)
        self._minutes.blockSignals(True)
        self._minutes.set_bounds(headline.least, headline.most)
        self._minutes.set_value(headline.usual)
        self._minutes.blockSignals(False)
        self._set()

    def _set(self) -> None:
        self.item = PlanItem(self.item.script_id, self._minutes.value, self._days.value)
        self.changed.emit()
