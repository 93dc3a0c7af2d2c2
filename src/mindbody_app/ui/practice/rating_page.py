"""The rating before: asked once, skipped as easily as answered."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from mindbody_app.journal.records import Rating
from mindbody_app.practice.script import SessionScript
from mindbody_app.ui.practice.cautions import CautionsCard
from mindbody_app.ui.practice.flow_page import FlowPage
from mindbody_app.ui.practice.rating_panel import WIDTH, RatingPanel
from mindbody_app.ui.services import Services
from mindbody_app.ui.theme import Palette, Space
from mindbody_app.ui.widgets.basics import button, row, text


class RatingPage(FlowPage):
    """How it is right now; its Start is the press after which sound begins."""

    start = Signal(object)
    """The `Rating` given, empty when skipped."""

    def __init__(self, services: Services, palette: Palette) -> None:
        super().__init__(palette, width=WIDTH, back_words=self.tr("Back"), with_safety=True)
        self._services = services
        self._lead = text("", "soft")
        self.cautions = CautionsCard()
        self.distress_switch = button(self.tr("Rate distress too"), self._switch_distress)
        self.distress_switch.setCheckable(True)
        self.panel = RatingPanel(palette, services.clock, between=self._between())
        self.start_button = button(self.tr("Start"), self._start, variant="begin")
        self.skip_button = button(self.tr("Start without rating"), self._skip)
        self.skip_button.setProperty("variant", "large")
        self.column.addStretch(1)
        self.column.addWidget(self.panel)
        self.column.addStretch(1)
        self.fill_footer(self.start_button, self.skip_button)
        self.panel.answered.connect(self._answered)
        self.panel.changed.connect(self._show_ready)
        self.panel.asked.connect(self.bring_into_view)
        self.stay_under_pointer()

    def open(self, posture_words: str, *, cautions_of: SessionScript | None) -> None:
        """Ask anew; `posture_words` say how to get ready, a script's cautions show if given."""
        if cautions_of is not None:
            self.cautions.show_script(cautions_of)
        self.cautions.setVisible(cautions_of is not None)
        self.panel.clear()
        wanted = self._services.settings.current.rate_distress
        self.distress_switch.setChecked(wanted)
        self.panel.ask_distress(wanted=wanted)
        self._lead.setText(posture_words)
        self._show_ready()
        self.scroll_to_top()
        self.panel.pain.focus_in()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self.panel.type_key(event):
            super().keyPressEvent(event)

    def _between(self) -> QWidget:
        """What stands under the pain question; the distress question opens below it."""
        between = QWidget()
        column = QVBoxLayout(between)
        column.setContentsMargins(0, Space.S, 0, 0)
        column.setSpacing(Space.L)
        column.addWidget(self.cautions)
        line = row(self.distress_switch)
        line.addWidget(self._lead, 1)
        column.addLayout(line)
        return between

    def _show_ready(self) -> None:
        self.start_button.setEnabled(self.panel.rating != Rating())

    def _answered(self) -> None:
        self._show_ready()
        self.start_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _switch_distress(self) -> None:
        wanted = self.distress_switch.isChecked()
        self._services.settings.change(rate_distress=wanted)
        self.panel.ask_distress(wanted=wanted)
        self._show_ready()
        if wanted:
            self.panel.distress.focus_in()
            self.bring_into_view(self.panel.distress)

    def _start(self) -> None:
        self.start.emit(self.panel.rating)

    def _skip(self) -> None:
        self.start.emit(Rating())
