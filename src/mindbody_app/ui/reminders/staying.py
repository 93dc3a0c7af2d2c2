"""Staying by the tray while reminders are on, and reminding; made after the first paint."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication

from mindbody_app.journal.reminders import SHORT_SNOOZE
from mindbody_app.ui.app_icon import app_icon
from mindbody_app.ui.reminders.keeper import ReminderKeeper
from mindbody_app.ui.reminders.tray import Tray, there_is_a_tray
from mindbody_app.ui.reminders.words import APP, reminder_words, staying_words
from mindbody_app.ui.services import Services

if TYPE_CHECKING:
    from mindbody_app.ui.main_window import MainWindow
    from mindbody_app.ui.reminders.desktop_message import DesktopMessage

TOLD = "stays_by_tray"
"""Among the notes seen: what closing the window does was told."""
ENDING_MS = 60_000
"""How long a desktop's session takes to end, when it does."""


class Staying(QObject):
    """Reminds, keeps the app by the tray when its window is closed, and ends it.

    Nothing here shows the window or takes the focus but at the person's own press.

    Args:
        services: what screens may use.
        window: the app's one window.
        show_window: shows the window, in front, at the person's word.
        desktop_messages: whether to ask the desktop for its own messages (Linux).
    """

    hidden = Signal(bool)
    """Whether the app waits by the tray with its window closed."""

    def __init__(
        self,
        services: Services,
        window: MainWindow,
        show_window: Callable[[], None],
        *,
        desktop_messages: bool,
    ) -> None:
        super().__init__(window)
        self._desktop_messages = desktop_messages
        self._services, self._window = services, window
        self._show_window = show_window
        self._tray: Tray | None = None
        self._message: DesktopMessage | None = None
        self._ending = False
        self._called_off = QTimer(self)
        self._called_off.setSingleShot(True)
        self._called_off.setInterval(ENDING_MS)
        self._called_off.timeout.connect(self._session_goes_on)
        self._keeper = ReminderKeeper(services, lambda: window.in_session, self._covered, self)
        self._keeper.due.connect(self.remind)
        window.practice_left.connect(self._keeper.look)
        window.installEventFilter(self)
        QGuiApplication.instance().commitDataRequest.connect(self._session_ends)  # type: ignore[union-attr]

    @property
    def tray(self) -> bool:
        """Whether this desktop has a tray."""
        return there_is_a_tray() if self._tray is None else self._tray.in_sight

    @property
    def stays(self) -> bool:
        """Whether closing the window leaves the app by the tray."""
        wanted = self._services.settings.current.stay_by_tray
        return self._tray is not None and wanted and not self._ending and self._tray.in_sight

    def refresh(self) -> None:
        """Go by the settings as they are now."""
        on = self._services.settings.current.reminders.on
        if on and self._tray is None and there_is_a_tray():
            self._tray = self._make_tray()
        elif not on and self._tray is not None:
            self._tray.put_away()
            self._tray = None
        QGuiApplication.setQuitOnLastWindowClosed(not self.stays)
        self._keeper.look()

    def changed(self) -> None:
        """The person changed the reminders just now."""
        self._keeper.changed()
        self.refresh()

    def next_at(self) -> datetime | None:
        """When the next reminder comes; None when none is near."""
        return self._keeper.next_at()

    def remind(self) -> None:
        """Say the reminder, in the quietest way that there is."""
        self._say(reminder_words(), can_wait=True)

    def open_today(self) -> None:
        """Show the window, at Today unless a practice has it."""
        self._window.open_screen("today")
        self._show_window()

    def end(self) -> None:
        """End the app, unless a practice could not be kept: then the window tells it."""
        self._ending = True
        QGuiApplication.setQuitOnLastWindowClosed(True)
        if self._window.close():
            QGuiApplication.quit()
        else:
            self._ending = False
            self._show_window()
            self.refresh()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind is QEvent.Type.Hide and not event.spontaneous():
            QTimer.singleShot(0, self, self._closed)
        elif kind is QEvent.Type.Show and not event.spontaneous():
            self.hidden.emit(False)
        elif kind is QEvent.Type.Close:
            # The tray may have gone since it was last asked for.
            QGuiApplication.setQuitOnLastWindowClosed(not self.stays)
        return False

    def _closed(self) -> None:
        """The window was closed and the app stays."""
        if self._window.isVisible() or not self.stays:
            return
        self._window.go_home()
        self.hidden.emit(True)
        seen = self._services.settings.current.notes_seen
        if TOLD not in seen:
            self._services.settings.change(notes_seen=seen | {TOLD})
            self._say(staying_words(), can_wait=False)

    def _covered(self) -> bool:
        """While a practice is set up or rated, or the safety sheet is read, before the person."""
        return self._window.practising and self._window.isActiveWindow()

    def _session_ends(self) -> None:
        """The desktop's session ends: whatever closes the window now ends the app at once.

        Nobody tells when that is called off, so that it holds for a while only.
        """
        self._ending = True
        QGuiApplication.setQuitOnLastWindowClosed(True)
        self._called_off.start()

    def _session_goes_on(self) -> None:
        self._ending = False
        self.refresh()

    def _say(self, words: str, *, can_wait: bool) -> None:
        if self._on_the_desktop(words, can_wait=can_wait):
            return
        if self._tray is not None and self._tray.in_sight:
            self._tray.say(APP, words)
        else:
            self._window.notices.say(words)

    def _on_the_desktop(self, words: str, *, can_wait: bool) -> bool:
        if not self._desktop_messages:
            return False
        if self._message is None:
            self._message = self._make_message()
        return self._message.show(APP, words, can_wait=can_wait)

    def _make_message(self) -> DesktopMessage:
        from mindbody_app.ui.reminders.desktop_message import DesktopMessage

        picture = self._services.data_folder / "cache" / "icon.png"
        with suppress(OSError):
            picture.parent.mkdir(parents=True, exist_ok=True)
        app_icon().pixmap(128, 128).save(str(picture))
        message = DesktopMessage(str(picture), self)
        message.opened.connect(self.open_today)
        message.put_off.connect(lambda: self._keeper.snooze(SHORT_SNOOZE))
        message.not_today.connect(self._keeper.stay_silent_today)
        return message

    def _make_tray(self) -> Tray:
        tray = Tray(self)
        tray.open_wanted.connect(self.open_today)
        tray.begin_wanted.connect(self._begin)
        tray.snoozed.connect(self._keeper.snooze)
        tray.not_today.connect(self._keeper.stay_silent_today)
        tray.quit_wanted.connect(self.end)
        return tray

    def _begin(self) -> None:
        self.open_today()
        self._window.begin_suggested()
