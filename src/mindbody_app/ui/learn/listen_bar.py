"""The buttons that read a card aloud, and what is said about it meanwhile."""

from __future__ import annotations

from PySide6.QtCore import QObject, QSize
from PySide6.QtWidgets import QProgressBar, QVBoxLayout, QWidget

from mindbody_app.ui.icons import icon
from mindbody_app.ui.learn.listener import Listener, Listening
from mindbody_app.ui.theme import Palette, Space
from mindbody_app.ui.widgets.basics import button, keep_room, text

LISTEN_WIDTH = 148
"""Pixels: as wide as its widest words, so that it stays where it is pressed."""
_ICON = QSize(22, 22)


class ListenBar(QObject):
    """`listen` and `stop` go into a footer, `told` above it."""

    def __init__(self, listener: Listener, palette: Palette) -> None:
        super().__init__(listener)
        self._listener, self._palette = listener, palette
        self.listen = button(self.tr("Listen"), listener.toggle)
        self.listen.setIconSize(_ICON)
        self.stop = button(self.tr("Stop"), self._stop)
        keep_room(self.stop)
        self.told = QWidget()
        self._words = text("", "soft")
        self._progress = QProgressBar()
        self._progress.setRange(0, 100)
        self._progress.setTextVisible(False)
        column = QVBoxLayout(self.told)
        column.setContentsMargins(Space.L, Space.S, Space.L, Space.S)
        column.setSpacing(Space.XS)
        column.addWidget(self._words)
        column.addWidget(self._progress)
        listener.changed.connect(self._show)
        self._show()

    def _stop(self) -> None:
        # The button goes; without this the focus would go to a neighbour by chance.
        self.listen.setFocus()
        self._listener.stop()

    def _show(self) -> None:
        state = self._listener.state
        words, icon_name = {
            Listening.OFF: (self.tr("Listen"), "volume-2"),
            Listening.READYING: (self.tr("Cancel"), "x"),
            Listening.PLAYING: (self.tr("Pause"), "pause"),
            Listening.PAUSED: (self.tr("Go on"), "play"),
        }[state]
        if words != self.listen.accessibleName() or self.listen.icon().isNull():
            self.listen.setText(f" {words}")
            self.listen.setAccessibleName(words)
            self.listen.setToolTip(self.tr("{0} (L)").format(words))
            self.listen.setIcon(icon(icon_name, self._palette.ink, _ICON.width()))
        self.stop.setVisible(state in (Listening.PLAYING, Listening.PAUSED))
        told = self._told()
        self._words.setText(told)
        self._progress.setVisible(state is Listening.READYING)
        self._progress.setValue(round(self._listener.share * 100))
        self.told.setVisible(bool(told))

    def _told(self) -> str:
        state = self._listener.state
        if state is Listening.READYING:
            return self.tr("Getting the voice ready …")
        if self._listener.problem:
            return self.tr("{0} You can still read the card.").format(self._listener.problem)
        if state is not Listening.OFF and self._listener.silent:
            return self.tr("There is no sound now. What would be heard is marked in the text.")
        return ""
