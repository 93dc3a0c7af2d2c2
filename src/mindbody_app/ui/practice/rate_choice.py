"""Choosing how often to breathe in a minute, in steps of a half."""

from __future__ import annotations

from math import ceil, floor

from PySide6.QtCore import QCoreApplication, QLocale, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from mindbody_app.practice.script import SessionScript, Span
from mindbody_app.ui.services import Services
from mindbody_app.ui.theme import Palette, Space
from mindbody_app.ui.widgets.basics import button, row
from mindbody_app.ui.widgets.choices import Stepper

_STEPS_A_BREATH = 2


def rate_words(rate: float) -> str:
    """A rate as it is read, such as “5.5” or “6”, in the person's own way of writing numbers."""
    return QLocale().toString(rate, "g", 3)


def offered_rate(rate: float, offered: Span) -> float:
    """The nearest half breath a minute that a script offers; its usual one where it has no half."""
    least, most = _bounds(offered)
    if least > most:
        return offered.ideal
    return min(max(round(rate * _STEPS_A_BREATH), least), most) / _STEPS_A_BREATH


def last_rate(services: Services, script: SessionScript) -> float | None:
    """The rate last chosen for a script, where it still offers it."""
    last = services.settings.current.last_choices.get(script.id)
    offered, rate = script.rate, last.rate if last else None
    if offered is None or rate is None:
        return None
    return rate if offered.least <= rate <= offered.most else None


def _bounds(offered: Span) -> tuple[int, int]:
    """In halves."""
    return ceil(offered.least * _STEPS_A_BREATH), floor(offered.most * _STEPS_A_BREATH)


class RateChoice(QWidget):
    """A stepper, and a way to find one's own pace."""

    changed = Signal(float)
    """Breaths a minute."""
    measure_wanted = Signal()

    def __init__(self, offered: Span, rate: float, palette: Palette) -> None:
        super().__init__()
        self._offered = offered
        least, most = _bounds(offered)
        first = round(offered_rate(rate, offered) * _STEPS_A_BREATH)
        self.stepper = Stepper(
            self.tr("Breaths a minute"),
            lambda halves: _words(halves / _STEPS_A_BREATH),
            (min(least, first), max(most, first)),
            first,
            palette,
            big_step=_STEPS_A_BREATH,
        )
        self.stepper.changed.connect(lambda halves: self.changed.emit(halves / _STEPS_A_BREATH))
        self.measure_button = button(
            self.tr("Find your own pace"),
            self.measure_wanted.emit,
            variant="quiet",
            icon_name="wind",
            colour=palette.accent,
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.XS)
        column.addWidget(self.stepper)
        column.addLayout(row(self.measure_button, None))

    @property
    def rate(self) -> float:
        """Breaths a minute."""
        return self.stepper.value / _STEPS_A_BREATH

    def take(self, rate: float) -> None:
        """Take a rate, held to what is offered."""
        self.stepper.set_value(round(offered_rate(rate, self._offered) * _STEPS_A_BREATH))


def _words(rate: float) -> str:
    return QCoreApplication.translate("RateChoice", "{0} a minute").format(rate_words(rate))
