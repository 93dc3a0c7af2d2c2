"""The running session on screen: follows the controller, and answers to keys and buttons."""

from __future__ import annotations

import sys
from collections.abc import Callable
from math import inf

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QCursor,
    QKeyEvent,
    QKeySequence,
    QShortcut,
)
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from mindbody_app.journal.records import PracticeRecord
from mindbody_app.practice.kinds import Practice
from mindbody_app.practice.player import PlayerState
from mindbody_app.practice.regions import EVERYWHERE
from mindbody_app.practice.script import Bell, Say, SessionScript
from mindbody_app.practice.sound_port import Ambience, Bus, Output
from mindbody_app.ui.counts import minutes_words
from mindbody_app.ui.practice.effort import effort_of, has_effort
from mindbody_app.ui.practice.session_controller import SessionController
from mindbody_app.ui.practice.session_view import SessionView
from mindbody_app.ui.practice.stop_page import StopPage
from mindbody_app.ui.region_words import light_words
from mindbody_app.ui.safety.safety_page import SafetyPage
from mindbody_app.ui.services import Services
from mindbody_app.ui.theme import Palette

NEWS_SECONDS = 8.0
"""That good news stays on the page."""
BRIEF_SECONDS = 2.0
"""That a volume changed by key stays on the page."""
CURSOR_SECONDS = 3.0
"""Without movement, while it plays, before the pointer goes out of sight."""


_OF_THE_BODY = (Practice.BODY_SCAN, Practice.RELAXATION, Practice.MOVEMENT)


def _has_places(script: SessionScript) -> bool:
    """Whether a figure of the body says anything: of sounds or of a place in the imagination it
    doesn't, unless the script goes from region to region; breathing has its guide."""
    if script.practice is Practice.BREATHING:
        return False
    return script.practice in _OF_THE_BODY or any(
        section.regions and section.regions != EVERYWHERE for section in script.sections
    )


class SessionPage(QWidget):
    """One session from its first sample to its end; made anew for each."""

    ended = Signal(object)
    """The record, once the session is over either way."""

    def __init__(
        self,
        services: Services,
        palette: Palette,
        controller: SessionController,
        *,
        reduced_motion: bool,
    ) -> None:
        super().__init__()
        self.setProperty("role", "page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._services = services
        self._palette = palette
        self._safety: SafetyPage | None = None
        self.controller = controller
        controller.setParent(self)
        self.view = SessionView(palette, reduced_motion=reduced_motion)
        self.stop_page = StopPage()
        self._stack = QStackedWidget()
        self._stack.addWidget(self.view)
        self._stack.addWidget(self.stop_page)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._stack)
        self._cue, self._section, self._minutes_left = -1, -1, -1
        self._pointer, self._pointer_at = QPoint(), services.clock()
        self._was_silent = False
        self._clear_at = inf
        self._filled = False
        self._has_places = _has_places(controller.script)
        timeline = controller.timeline
        self._has_effort = has_effort(timeline)
        self.view.progress.set_sections(
            tuple(section.start / timeline.duration for section in timeline.sections)
        )
        self._connect()
        self._add_keys()

    def start(self) -> None:
        """Begin: sound first, then the rest of the screen."""
        self.view.play_button.setFocus(Qt.FocusReason.OtherFocusReason)
        self.controller.start()

    @property
    def asking_to_stop(self) -> bool:
        """Whether the question stands on screen."""
        return self._stack.currentWidget() is self.stop_page

    @property
    def filled_screen(self) -> bool:
        """Whether the window fills the screen since a key was pressed here."""
        return self._filled and self.window().isFullScreen()

    def ask_to_stop(self) -> None:
        """Hold the session and ask whether to stop."""
        if self.asking_to_stop:
            return
        self.controller.pause()
        if self.controller.state is PlayerState.PAUSED:
            self._close_sound_panel()
            self._stack.setCurrentWidget(self.stop_page)
            self.stop_page.ask(self.controller.record)

    def open_safety(self) -> None:
        """Hold the session and show the safety sheet; closing it leads on as it was before."""
        if self._stack.currentWidget() is self._safety:
            return
        playing = self.controller.state is PlayerState.PLAYING
        self.controller.pause()
        self._close_sound_panel()
        before = self.stop_page if self.asking_to_stop else self.view
        self._safety = page = SafetyPage(
            self._services,
            self._palette,
            script=self.controller.script,
            close_words=self.tr("Go on") if playing else self.tr("Close"),
        )
        page.back.connect(lambda: self._close_safety(before, playing=playing))
        self._stack.addWidget(page)
        self._stack.setCurrentWidget(page)
        page.open()

    def _close_safety(self, before: QWidget, *, playing: bool) -> None:
        page, self._safety = self._safety, None
        if page is None:
            return
        self._stack.setCurrentWidget(before)
        self._stack.removeWidget(page)
        page.hide()
        page.deleteLater()
        if playing:
            self._go_on()
        elif before is self.stop_page:
            self.stop_page.go_on_button.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.view.play_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_F1:
            self.open_safety()
        elif event.key() == Qt.Key.Key_Space and not event.isAutoRepeat():
            self.controller.toggle()
        else:
            super().keyPressEvent(event)

    def _connect(self) -> None:
        view, controller = self.view, self.controller
        view.toggle.connect(controller.toggle)
        view.back.connect(self._back)
        view.forward.connect(controller.next_section)
        view.end.connect(self.ask_to_stop)
        view.safety.connect(self.open_safety)
        view.sound_button.clicked.connect(self._toggle_sound_panel)
        view.sound_panel.level_changed.connect(controller.set_level)
        self.stop_page.go_on.connect(self._go_on)
        self.stop_page.stop.connect(controller.stop)
        controller.moved.connect(self._follow)
        controller.state_changed.connect(self._show_state)
        controller.hearing_changed.connect(self._show_hearing)
        controller.slept.connect(self._show_slept)
        controller.ended.connect(self._end)

    def _add_keys(self) -> None:
        self._add_key(Qt.Key.Key_Escape, self._escape)
        self._moving_keys = (
            self._add_key(Qt.Key.Key_Left, self._back),
            self._add_key(Qt.Key.Key_Right, self.controller.next_section),
            self._add_key(Qt.Key.Key_Up, lambda: self._step_main(1)),
            self._add_key(Qt.Key.Key_Down, lambda: self._step_main(-1)),
        )
        self._add_key(Qt.Key.Key_F11, self._toggle_full_screen)
        if sys.platform == "darwin":
            # There F11 shows the desktop.
            self._add_key(QKeySequence.StandardKey.FullScreen, self._toggle_full_screen)

    def _add_key(
        self, key: Qt.Key | QKeySequence.StandardKey, action: Callable[[], None]
    ) -> QShortcut:
        shortcut = QShortcut(QKeySequence(key), self.view)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(action)
        return shortcut

    def _back(self) -> None:
        if not self.controller.previous_section():
            self.view.say_status(self.tr("The breaths with the long hold come once in a session."))
            self._clear_at = self._services.clock() + NEWS_SECONDS

    def _go_on(self) -> None:
        self._stack.setCurrentWidget(self.view)
        self.view.play_button.setFocus(Qt.FocusReason.OtherFocusReason)
        self.controller.resume()

    def _escape(self) -> None:
        if self.view.sound_panel.isHidden():
            self.ask_to_stop()
        else:
            self._close_sound_panel()

    def _follow(self, position: float) -> None:
        """Show a moment of the session; only what changed is touched."""
        timeline, view = self.controller.timeline, self.view
        section, cue = timeline.section_index_at(position), timeline.cue_index_at(position)
        if section != self._section:
            self._show_section(section)
        if cue != self._cue:
            self._cue = cue
            self._show_cue(position)
        moment = timeline.breath_moment_at(position)
        view.show_guide(shown=not self._has_places or moment is not None)
        view.guide.show_moment(moment)
        view.progress.set_share(position / timeline.duration)
        self._show_time_left(timeline.duration - position)
        if self._services.clock() >= self._clear_at:
            self._clear_at = inf
            view.say_status("")
        self._mind_pointer()

    def _show_cue(self, position: float) -> None:
        """The line, or what the muscles do now."""
        timeline, view = self.controller.timeline, self.view
        effort = effort_of(timeline.cue_at(position).cue)
        words = effort.words or timeline.caption_at(position) or self._opening_words(position)
        view.caption.say(words)
        if self._has_effort:
            view.figure.show_strength(effort.light, effort.seconds)
        if effort.words:
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(view.caption, words))

    def _opening_words(self, position: float) -> str:
        """What stands there before the first line is spoken, so that no session begins blank."""
        timeline = self.controller.timeline
        if self._section > 0 and next(timeline.says(), None) is None:
            return self.tr("There is nothing to do but listen.")
        opening = timeline.cues[: timeline.cue_index_at(position) + 1]
        if any(isinstance(timed.cue, Say) for timed in opening):
            return ""
        rings = isinstance(timeline.cues[0].cue, Bell)
        calm = self.tr("A bell opens the practice.") if rings else self.tr("Settle in as you like.")
        return f"{self.controller.script.title}\n{calm}"

    def _show_section(self, index: int) -> None:
        self._section = index
        section = self.controller.timeline.sections[index]
        self.view.section.setText(section.title)
        self.view.figure.show_regions(section.regions)
        self.view.region.setText(light_words(section.regions))

    def _show_time_left(self, seconds: float) -> None:
        minutes = round(seconds / 60) if seconds >= 60 else 0
        if minutes != self._minutes_left:
            self._minutes_left = minutes
            self.view.time_left.setText(
                self.tr("{0} left").format(minutes_words(minutes))
                if minutes
                else self.tr("less than a minute left")
            )

    def _show_state(self) -> None:
        paused = self.controller.state is PlayerState.PAUSED
        self.view.show_playing(playing=not paused)
        self._clear_at = inf
        self.view.say_status(self.view.held_words if paused else "")

    def _show_slept(self) -> None:
        self._say(
            self.tr("The computer was asleep, so the session paused. Go on whenever you like.")
        )

    def _show_hearing(self, heard: bool) -> None:
        if not heard:
            self._was_silent = True
            silenced = self._services.settings.current.output is Output.SILENT
            self._say(
                self.tr("Sound is off in the settings. The words are shown here.")
                if silenced
                else self.tr(
                    "No sound device was found. The words are shown here, and time goes on."
                )
            )
        elif self._was_silent:
            self._say(self.tr("The sound is back."))
            self._clear_at = self._services.clock() + NEWS_SECONDS

    def _say(self, words: str) -> None:
        self._clear_at = inf
        self.view.say_status(words)
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.view.status, words))

    def _toggle_sound_panel(self) -> None:
        if not self.view.sound_panel.isHidden():
            self._close_sound_panel()
            return
        self.view.sound_panel.show_levels(self._levels())
        self.view.open_sound_panel()
        self._enable_moving_keys(enabled=False)

    def _close_sound_panel(self) -> None:
        if self.view.sound_panel.isHidden():
            return
        self.view.sound_panel.hide()
        self._enable_moving_keys(enabled=True)
        self.view.play_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _enable_moving_keys(self, *, enabled: bool) -> None:
        """Off while arrows belong to the sliders."""
        for shortcut in self._moving_keys:
            shortcut.setEnabled(enabled)

    def _levels(self) -> dict[Bus, float]:
        """Volumes of what this session has, the first of them that of its main sound."""
        timeline = self.controller.timeline
        spoken = next(timeline.says(), None) is not None
        ambience = timeline.ambience or self._services.settings.current.ambience
        sounding = {Bus.VOICE: spoken, Bus.AMBIENCE: ambience is not Ambience.NONE, Bus.CUES: True}
        return {bus: self.controller.level(bus) for bus, sounds in sounding.items() if sounds}

    def _step_main(self, steps: int) -> None:
        levels = self._levels()
        bus = next(iter(levels))
        self.view.sound_panel.show_levels(levels)
        self.view.sound_panel.step(bus, steps)
        level = round(100 * self.controller.level(bus))
        words = self.tr("Voice: {0} %") if bus is Bus.VOICE else self.tr("Sound: {0} %")
        self.view.say_status(words.format(level))
        self._clear_at = self._services.clock() + BRIEF_SECONDS

    def _toggle_full_screen(self) -> None:
        window = self.window()
        self._filled = not window.isFullScreen()
        window.setWindowState(window.windowState() ^ Qt.WindowState.WindowFullScreen)

    def _end(self, record: PracticeRecord) -> None:
        """Give the window back as it was found; who fell asleep keeps a screen that stays dark."""
        asleep = self.controller.script.ends_asleep
        if self._filled and not asleep and self.window().isFullScreen():
            self._toggle_full_screen()
        self.ended.emit(record)

    def _mind_pointer(self) -> None:
        """Put the pointer out of sight when it rests while the session plays."""
        now, place = self._services.clock(), QCursor.pos()
        playing = self.controller.state is PlayerState.PLAYING
        if place != self._pointer or not playing or not self.view.sound_panel.isHidden():
            self._pointer, self._pointer_at = place, now
            self.unsetCursor()
        elif now - self._pointer_at >= CURSOR_SECONDS:
            self.setCursor(Qt.CursorShape.BlankCursor)
