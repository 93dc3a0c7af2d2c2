"""What a script will be: at any length and in any posture, before a word of it is spoken."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from mindbody_app.practice.choices import Choices
from mindbody_app.practice.compose import ComposeError
from mindbody_app.practice.postures import Posture
from mindbody_app.practice.script import SessionScript
from mindbody_app.ui.counts import minutes_words
from mindbody_app.ui.own_scripts.moments import Moment, moments_of, moments_table
from mindbody_app.ui.own_scripts.strip import TimelineStrip, legend_of
from mindbody_app.ui.posture_words import posture_options
from mindbody_app.ui.services import Services
from mindbody_app.ui.theme import Palette, Space
from mindbody_app.ui.widgets.basics import text
from mindbody_app.ui.widgets.choices import OneOf, Stepper
from mindbody_app.ui.widgets.legend import Legend
from mindbody_app.ui.widgets.values_table import ValuesTable


class Preview(QWidget):
    """A session to scale, and the same as a table.

    Args:
        services: what composes it.
        palette: the colours in force.
        script: what to show.
        asked: minutes and posture to begin with, where the script still offers them.
    """

    def __init__(
        self,
        services: Services,
        palette: Palette,
        script: SessionScript,
        asked: tuple[int, Posture] | None,
    ) -> None:
        super().__init__()
        self._services, self._palette, self._script = services, palette, script
        self._moments: tuple[Moment, ...] = ()
        minutes, posture = asked or (script.minutes.usual, script.postures[0])
        if posture not in script.postures:
            posture = script.postures[0]
        bounds = script.minutes.least, script.minutes.most
        self.minutes = Stepper(self.tr("Length"), minutes_words, bounds, minutes, palette)
        self.posture = OneOf(self.tr("Posture"), posture_options(script.postures), posture.value)
        self.strip = TimelineStrip(palette)
        self.readout = text("", "soft")
        self.readout.setMinimumHeight(2 * self.readout.fontMetrics().lineSpacing())
        self.table = ValuesTable(self.tr("The session, moment by moment"))
        self._legend_place = QVBoxLayout()
        self._lay_out()
        # Not before it lies in here: it would be a window of its own for a moment.
        self.posture.setVisible(len(script.postures) > 1)
        self.minutes.changed.connect(lambda _minutes: self.compose())
        self.posture.chosen.connect(lambda _posture: self.compose())
        self.strip.chosen.connect(self._tell)
        self.table.selectionModel().currentRowChanged.connect(
            lambda current, _before: self._choose(current.row())
        )
        self.compose()

    @property
    def asked(self) -> tuple[int, Posture]:
        """The minutes and the posture that are shown."""
        return self.minutes.value, Posture(self.posture.value)

    def compose(self) -> None:
        """Show the session as it is now: a voice that was prepared has other lengths."""
        minutes, posture = self.asked
        try:
            timeline = self._services.compose(self._script, Choices(minutes, posture))
        except ComposeError as error:
            self._show(())
            self.readout.setText(str(error))
            return
        self._show(moments_of(timeline))
        self.readout.setText(self.tr("Point at the strip, or walk through it with the arrow keys."))

    def _show(self, moments: tuple[Moment, ...]) -> None:
        self._moments = moments
        for part in (self.strip, self.table):
            part.setVisible(bool(moments))
        self.strip.take(moments)
        self.table.take(moments_table(moments))
        while (item := self._legend_place.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        if moments:
            self._legend_place.addWidget(Legend(legend_of(moments, self._palette)))

    def _tell(self, number: int) -> None:
        self.readout.setText(self._moments[number].told)
        self.table.scrollTo(self.table.model().index(number, 0))

    def _choose(self, number: int) -> None:
        if 0 <= number < len(self._moments):
            self.strip.choose(number)
            self.readout.setText(self._moments[number].told)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.M)
        column.addWidget(self.minutes)
        column.addWidget(self.posture)
        column.addWidget(self.strip)
        column.addLayout(self._legend_place)
        column.addWidget(self.readout)
        column.addWidget(self.table)
