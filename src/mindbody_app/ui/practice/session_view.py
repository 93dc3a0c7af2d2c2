"""What a running session looks like: nearly empty, and laid out anew for every window size."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QGridLayout,
    QHBoxLayout,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from mindbody_app.ui.icons import icon
from mindbody_app.ui.practice.session_widgets import Caption, ProgressLine
from mindbody_app.ui.practice.sound_panel import SoundPanel
from mindbody_app.ui.theme import Palette, Space
from mindbody_app.ui.widgets.basics import button, keep_room, row, text
from mindbody_app.ui.widgets.body_figure import BodyFigure
from mindbody_app.ui.widgets.breath_guide import BreathGuide

_LOW = 540
"""Windows lower than this many pixels get smaller controls."""
_FIGURE_BESIDE, _GUIDE_BESIDE = 600, 400
"""Least width for the figure or the guide beside the caption; a breath needs its guide."""
_STACKED_HEIGHT = 700
"""Least height for the breath guide over the caption."""
_WIDEST = 1120


class SessionView(QWidget):
    """The session's widgets; `session_page` brings them to life."""

    toggle = Signal()
    back = Signal()
    forward = Signal()
    end = Signal()
    safety = Signal()

    def __init__(self, palette: Palette, *, reduced_motion: bool) -> None:
        super().__init__()
        self._palette = palette
        self._playing = True
        # The smallest first, so that a page that comes in never makes its window grow.
        self._low = True
        self._guide_shown = False
        self.section = text("", "heading", wrap=False)
        self.time_left = text("", "small", wrap=False)
        self.caption = Caption(palette, reduced_motion=reduced_motion)
        self.held_words = self.tr("Paused. Go on whenever you like.")
        self.status = text("", "soft")
        self.figure = BodyFigure(palette, reduced_motion=reduced_motion)
        self.region = text("", "soft")
        self.region.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.guide = BreathGuide(palette, reduced_motion=reduced_motion)
        self.progress = ProgressLine(palette)
        self._make_buttons()
        self.sound_panel = SoundPanel(self)
        self._lay_out()
        self._arrange()
        self._take_height()

    def show_playing(self, *, playing: bool) -> None:
        """Offer to pause while it plays and to go on while it is held."""
        self._playing = playing
        words = self.tr("Pause") if playing else self.tr("Go on")
        size = 24 if self._low else 34
        colour = self._palette.on_accent
        self.play_button.setIcon(icon("pause" if playing else "play", colour, size))
        self.play_button.setIconSize(QSize(size, size))
        self.play_button.setAccessibleName(words)
        self.play_button.setToolTip(self.tr("{0} (Space)").format(words))

    def show_guide(self, *, shown: bool) -> None:
        """The breath guide, or else the figure."""
        if shown != self._guide_shown:
            self._guide_shown = shown
            self._arrange()

    def say_status(self, words: str) -> None:
        """A calm sentence under the caption; empty takes it away."""
        self.status.setText(words)
        self.status.setVisible(bool(words))

    def open_sound_panel(self) -> None:
        """Show the volumes over the session."""
        self._place_panel()
        self.sound_panel.show()
        self.sound_panel.raise_()
        self.sound_panel.focus_in()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        low = self.height() < _LOW
        if low != self._low:
            self._low = low
            self._take_height()
        self._arrange()
        self._place_panel()

    def _make_buttons(self) -> None:
        ink = self._palette.ink
        self.back_button = button(
            self.tr("Back a section"),
            self.back.emit,
            variant="round",
            icon_name="skip-back",
            colour=ink,
        )
        self.play_button = button(
            self.tr("Pause"),
            self.toggle.emit,
            variant="play",
            icon_name="pause",
            colour=self._palette.on_accent,
        )
        self.forward_button = button(
            self.tr("Forward a section"),
            self.forward.emit,
            variant="round",
            icon_name="skip-forward",
            colour=ink,
        )
        self.sound_button = button(
            self.tr("Volume"), variant="round", icon_name="volume-2", colour=ink
        )
        self.safety_button = button(
            self.tr("Safety"), self.safety.emit, variant="round", icon_name="life-buoy", colour=ink
        )
        self.end_button = button(self.tr("End"), self.end.emit, variant="secondary")
        self.back_button.setToolTip(self.tr("Back a section (Left arrow)"))
        self.forward_button.setToolTip(self.tr("Forward a section (Right arrow)"))
        self.sound_button.setToolTip(self.tr("Volume (Up and Down arrows turn the voice)"))
        self.safety_button.setToolTip(self.tr("Safety (F1): the session waits meanwhile"))
        self.end_button.setToolTip(self.tr("End the session (Esc)"))
        self.end_button.setAccessibleName(self.tr("End the session"))
        for made in self._buttons():
            # A press with the mouse leaves the focus where Space pauses.
            made.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def _buttons(self) -> tuple[QPushButton, ...]:
        return (
            self.back_button,
            self.play_button,
            self.forward_button,
            self.safety_button,
            self.sound_button,
            self.end_button,
        )

    def _lay_out(self) -> None:
        self._outer = outer = QVBoxLayout(self)
        outer.addLayout(
            row(
                self.section,
                None,
                *(self.safety_button, self.sound_button, self.end_button),
                spacing=Space.S + Space.XS,
            )
        )
        self._visual = QWidget()
        visual = QVBoxLayout(self._visual)
        visual.setContentsMargins(0, 0, 0, 0)
        visual.addWidget(self.figure, 1)
        visual.addWidget(self.guide, 1)
        visual.addWidget(self.region)
        self._words = QWidget()
        words = QVBoxLayout(self._words)
        words.setContentsMargins(0, 0, 0, 0)
        words.addWidget(self.caption, 1)
        words.addLayout(self._status_place())
        middle = QWidget()
        middle.setMaximumWidth(_WIDEST)
        middle.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._middle = QBoxLayout(QBoxLayout.Direction.LeftToRight, middle)
        self._middle.setContentsMargins(0, 0, 0, 0)
        self._middle.setSpacing(Space.XL)
        self._middle.addWidget(self._visual, 3)
        self._middle.addWidget(self._words, 5)
        line = QHBoxLayout()
        line.addStretch(1)
        line.addWidget(middle, 1000)
        line.addStretch(1)
        outer.addLayout(line, 1)
        outer.addLayout(self._foot())

    def _status_place(self) -> QGridLayout:
        """Room for what is said most, so that the caption stays where it is when it is said."""
        place = QGridLayout()
        room = text(self.held_words, "soft")
        for part in (room, self.status):
            place.addWidget(part, 0, 0)
            part.hide()
        keep_room(room)
        return place

    def _foot(self) -> QVBoxLayout:
        self._foot_column = foot = QVBoxLayout()
        foot.addWidget(self.progress)
        controls = row(None, self.back_button, self.play_button, self.forward_button, None)
        controls.setSpacing(Space.L)
        beside = QWidget()
        beside.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        ends = QHBoxLayout()
        self.time_left.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
        ends.addWidget(beside, 1)
        ends.addLayout(controls, 0)
        ends.addWidget(self.time_left, 1, Qt.AlignmentFlag.AlignTop)
        foot.addLayout(ends)
        return foot

    def _arrange(self) -> None:
        """Figure or guide beside the caption, over it, or away, as the room allows."""
        beside = _GUIDE_BESIDE if self._guide_shown else _FIGURE_BESIDE
        wide, high = self.width() >= beside, self.height() >= _STACKED_HEIGHT
        stacked = high and (self._guide_shown or not wide)
        self._middle.setDirection(
            QBoxLayout.Direction.TopToBottom if stacked else QBoxLayout.Direction.LeftToRight
        )
        self._middle.setStretch(0, 7 if stacked else 3)
        self._middle.setStretch(1, 3 if stacked else 5)
        self._middle.setSpacing(Space.L if stacked or self._low else Space.XL)
        wanted = {
            self.guide: self._guide_shown,
            self.figure: not self._guide_shown,
            self.region: not self._guide_shown and not self._low,
            self._visual: stacked or wide,
        }
        # What goes, goes first: both at once would make a small window grow.
        for part in sorted(wanted, key=lambda part: wanted[part]):
            part.setVisible(wanted[part])
        centred = stacked or not wide
        self.caption.set_centred(centred=centred)
        side = Qt.AlignmentFlag.AlignHCenter if centred else Qt.AlignmentFlag.AlignLeft
        self.status.setAlignment(side)

    def _take_height(self) -> None:
        """Closer together and with a smaller button in a low window."""
        end = Space.M if self._low else Space.L
        self._outer.setContentsMargins(Space.L, Space.M, Space.L, end)
        self._outer.setSpacing(Space.S if self._low else Space.M)
        self._foot_column.setSpacing(Space.S if self._low else Space.M)
        self.play_button.setProperty("variant", "play_small" if self._low else "play")
        self.play_button.style().unpolish(self.play_button)
        self.play_button.style().polish(self.play_button)
        self.show_playing(playing=self._playing)

    def _place_panel(self) -> None:
        below = self.sound_button.mapTo(self, QPoint(0, self.sound_button.height() + Space.S))
        self.sound_panel.adjustSize()
        self.sound_panel.move(self.width() - self.sound_panel.width() - Space.L, below.y())
