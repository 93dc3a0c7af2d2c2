"""Finding one's own pace: hold while breathing in, let go while breathing out."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QAbstractButton

from mindbody_app.practice.breath_measure import BREATHS_WANTED, BreathMeasure
from mindbody_app.practice.script import Span
from mindbody_app.practice.timeline import BreathMoment, BreathPhase
from mindbody_app.ui.practice.flow_page import FlowPage
from mindbody_app.ui.practice.rate_choice import offered_rate, rate_words
from mindbody_app.ui.services import Services
from mindbody_app.ui.theme import Palette, Space
from mindbody_app.ui.widgets.basics import button, card, row, text
from mindbody_app.ui.widgets.breath_guide import BreathGuide

TICK_MS = 33
_WIDTH = 640
_PAD = 320
_FILL_SECONDS = 4.0
"""In which the circle opens while it is held, and closes when it is let go."""


class BreathPad(QAbstractButton):
    """A circle to hold, by mouse, finger or Space: it opens while it is held."""

    def __init__(self, palette: Palette, *, reduced_motion: bool) -> None:
        super().__init__()
        self.guide = BreathGuide(palette, reduced_motion=reduced_motion)
        self.guide.setParent(self)
        self.guide.setGeometry(0, 0, _PAD, _PAD)
        self.guide.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAccessibleName(self.tr("Hold while you breathe in"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setProperty("variant", "round")
        self.setFixedSize(_PAD, _PAD)
        self._open = 0.0

    @property
    def openness(self) -> float:
        """How far it is open, 0 to 1."""
        return self._open

    def rest(self) -> None:
        """Be closed, and say nothing."""
        self._open = 0.0
        self.guide.show_moment(None)

    def follow(self, seconds: float, *, breathing_in: bool) -> None:
        """Open or close for so many seconds."""
        step = seconds / _FILL_SECONDS
        self._open = min(1.0, self._open + step) if breathing_in else max(0.0, self._open - step)
        # Short of both ends of the phase, where the guide's words come and go.
        share = 0.1 + 0.8 * (self._open if breathing_in else 1 - self._open)
        phase = BreathPhase.IN if breathing_in else BreathPhase.OUT
        self.guide.show_moment(BreathMoment(phase, share * _FILL_SECONDS, _FILL_SECONDS))

    def paintEvent(self, event: QPaintEvent) -> None:
        """The guide lies over it."""


class MeasurePage(FlowPage):
    """About a minute at most; what was measured is only a suggestion."""

    measured = Signal(float)
    """The rate to use, in breaths a minute, within what the script offers."""

    def __init__(
        self, services: Services, palette: Palette, offered: Span, *, reduced_motion: bool
    ) -> None:
        super().__init__(palette, width=_WIDTH, back_words=self.tr("Back"))
        self._clock, self._offered = services.clock, offered
        self._measure = BreathMeasure()
        self._ticked_at = 0.0
        self._suggested = 0.0
        self.pad = BreathPad(palette, reduced_motion=reduced_motion)
        self.pad.pressed.connect(self._press)
        self.pad.released.connect(lambda: self._measure.release(self._clock()))
        self._count = text("", "lead")
        self._count.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.result, column = card("hero")
        self.result.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._result_words = text("", "lead")
        column.addWidget(self._result_words)
        self.use_button = button("", lambda: self.measured.emit(self._suggested), variant="primary")
        self.again_button = button(self.tr("Measure again"), self.open)
        column.addLayout(row(self.use_button, self.again_button, None, spacing=Space.S))
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(TICK_MS)
        self._timer.timeout.connect(self.tick)
        self._fill()

    @property
    def words(self) -> str:
        """What is said: how far it has come, or what was found."""
        return self._count.text() if self.result.isHidden() else self._result_words.text()

    def open(self) -> None:
        """Measure from the beginning."""
        self._measure = BreathMeasure()
        self.pad.rest()
        self._show_count()
        for part, shown in ((self.pad, True), (self._count, True), (self.result, False)):
            part.setVisible(shown)
        self.pad.setFocus(Qt.FocusReason.OtherFocusReason)

    def tick(self) -> None:
        """Take in the time since the last tick."""
        now = self._clock()
        elapsed, self._ticked_at = now - self._ticked_at, now
        self.pad.follow(elapsed, breathing_in=self._measure.breathing_in)
        self._show_count()
        if self._measure.over(now) and not self._measure.breathing_in:
            self._tell()

    def _fill(self) -> None:
        self.column.addWidget(text(self.tr("Find your own pace"), "title"))
        self.column.addWidget(
            text(
                self.tr(
                    "Hold the circle, or the space bar, while you breathe in. Let go while you"
                    " breathe out. Let each breath be slow and easy: there is nothing to aim for."
                )
            )
        )
        self.column.addWidget(self.pad, 0, Qt.AlignmentFlag.AlignHCenter)
        self.column.addWidget(self._count)
        self.column.addWidget(self.result)
        self.column.addStretch(1)

    def _press(self) -> None:
        now = self._clock()
        if not self._timer.isActive():
            self._ticked_at = now
            self._timer.start()
        self._measure.press(now)
        self.tick()

    def _show_count(self) -> None:
        done = self._measure.breaths
        begun = self._measure.begun
        words = (
            self.tr("Breath {0} of {1}").format(min(done + 1, BREATHS_WANTED), BREATHS_WANTED)
            if begun
            else self.tr("Begin with any breath.")
        )
        if words != self._count.text():
            self._count.setText(words)

    def _tell(self) -> None:
        self._timer.stop()
        rate = self._measure.rate
        self._result_words.setText(self._found_words(rate))
        self.use_button.setVisible(rate is not None)
        if rate is not None:
            self._suggested = offered_rate(rate, self._offered)
            self.use_button.setText(self.tr("Use {0}").format(rate_words(self._suggested)))
            self.use_button.setAccessibleName(
                self.tr("Use {0} breaths a minute").format(rate_words(self._suggested))
            )
        self.result.setAccessibleName(self._result_words.text())
        self.result.show()
        # No button takes the focus: who breathes on in the same rhythm must not press one.
        self.result.setFocus(Qt.FocusReason.OtherFocusReason)
        for part in (self.pad, self._count):
            part.hide()

    def _found_words(self, rate: float | None) -> str:
        if rate is None:
            return self.tr(
                "Those were too few breaths to tell. Measure again if you like, or choose a pace"
                " yourself."
            )
        found, offered = round(rate * 2) / 2, offered_rate(rate, self._offered)
        came = self.tr("Your breath came {0} times a minute.").format(rate_words(found))
        if found < offered:
            other = self.tr("This practice goes quicker, {0} times at least. Use that?")
        elif found > offered:
            other = self.tr("This practice goes slower, {0} times at most. Use that?")
        else:
            other = self.tr("Use it?")
        return f"{came} {other.format(rate_words(offered))}"
