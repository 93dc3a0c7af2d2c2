"""The way from choosing to the rating after: one page after another in the whole window."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QStackedWidget, QVBoxLayout, QWidget
from shiboken6 import isValid

from mindbody_app.journal.records import PracticeRecord, Rating
from mindbody_app.practice.choices import Choices
from mindbody_app.practice.postures import Posture
from mindbody_app.practice.script import SessionScript
from mindbody_app.practice.timeline import Timeline
from mindbody_app.ui.practice.after_page import AfterPage
from mindbody_app.ui.practice.good_night import DIM, DIM_STYLE, AfterSleep
from mindbody_app.ui.practice.rating_page import RatingPage
from mindbody_app.ui.practice.session_controller import Prepared, SessionController
from mindbody_app.ui.practice.session_page import SessionPage
from mindbody_app.ui.practice.setup_page import SetupPage
from mindbody_app.ui.safety.safety_page import SafetyPage
from mindbody_app.ui.safety.words import note_name
from mindbody_app.ui.services import Services
from mindbody_app.ui.theme import Palette

if TYPE_CHECKING:
    from mindbody_app.ui.body.body_page import BodyPage


class PracticeFlow(QWidget):
    """Fills the window from `open_setup` or `open_rating` until it says `closed`.

    Beside the way lie two pages that lead back to where they were opened: the body page and the
    safety sheet, which stands in the way itself before the first practice of a kind.
    """

    closed = Signal()
    """Back to where the person came from; records may have changed."""

    def __init__(self, services: Services, palette: Palette, *, reduced_motion: bool) -> None:
        super().__init__()
        self._services = services
        self._palette = palette
        self._reduced_motion = reduced_motion
        self._prepared: Prepared | None = None
        self._setup: SetupPage | None = None
        self._session: SessionPage | None = None
        self._body: BodyPage | None = None
        self._safety: SafetyPage | None = None
        self._after_sleep: AfterSleep | None = None
        self.rating_page = RatingPage(services, palette)
        self.after_page = AfterPage(services, palette)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.rating_page)
        self._stack.addWidget(self.after_page)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._stack)
        self.rating_page.back.connect(self._back_to_setup)
        self.rating_page.start.connect(self._start)
        self.rating_page.safety.connect(self.open_safety)
        self.after_page.done.connect(self._close)
        self.after_page.again.connect(self._again)

    @property
    def busy(self) -> bool:
        """Whether a session is running or held, so that leaving now ends it early."""
        return self._session is not None

    def ask_to_stop(self) -> bool:
        """Ask whether to stop, where a session runs and doesn't ask yet; whether it asks now."""
        if self._session is None or self._session.asking_to_stop:
            return False
        self._session.ask_to_stop()
        return self._session.asking_to_stop

    @property
    def page(self) -> QWidget | None:
        """The page on screen."""
        return self._stack.currentWidget()

    @property
    def setup_page(self) -> SetupPage | None:
        """The choices last opened."""
        return self._setup

    @property
    def session_page(self) -> SessionPage | None:
        """The session, while one runs or is held."""
        return self._session

    @property
    def body_page(self) -> BodyPage | None:
        """The body page, while it is open."""
        return self._body

    @property
    def safety_page(self) -> SafetyPage | None:
        """The safety sheet, while it is open outside a session."""
        return self._safety

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_F1:
            self.open_safety()
        else:
            super().keyPressEvent(event)

    def open_setup(
        self, script: SessionScript, minutes: int | None = None, notice: str = ""
    ) -> None:
        """Offer a script's choices; does nothing while a session runs.

        Args:
            script: what to practise.
            minutes: suggested whole minutes, held to the script's range; None takes the last ones.
            notice: a calm sentence to show there, such as that lines lack a recording.
        """
        if self.busy:
            return
        self._discard_prepared()
        self._drop(self._setup)
        self._setup = setup = SetupPage(
            self._services, self._palette, script, minutes=minutes, notice=notice
        )
        setup.begin.connect(self._prepare)
        setup.back.connect(self._close)
        setup.safety.connect(self.open_safety)
        setup.body_notes.body_wanted.connect(self.open_body)
        setup.body_notes.other_wanted.connect(self._open_other)
        setup.measure_wanted.connect(self.open_measure)
        self._stack.addWidget(setup)
        self._stack.setCurrentWidget(setup)
        setup.open()

    def open_rating(self, script: SessionScript, minutes: int) -> None:
        """Go past the setup to the rating, in the posture last chosen: for a hard day.

        Back there leads to the setup with the same choices. Nothing is remembered of them, so that
        a hard day's minutes don't become the usual ones. Cautions that the person never met on a
        setup page stand with the rating. Does nothing while a session runs; a script that can't be
        laid out stays on its setup page, which says why.

        Args:
            script: what to practise.
            minutes: whole minutes, held to the script's range.
        """
        if self.busy:
            return
        self.open_setup(script, minutes=minutes)
        if self._setup is not None and self._setup.timeline is not None:
            met = script.id in self._services.settings.current.last_choices
            self._prepare(self._setup.choices, self._setup.timeline, with_cautions=not met)

    def open_body(self, *, alone: bool = False) -> None:
        """What hurts and what is left out; back from it leads to the setup, made anew.

        Does nothing while a session runs.

        Args:
            alone: whether back leads out of the flow.
        """
        if self.busy or self._body is not None:
            return
        from mindbody_app.ui.body.body_page import BodyPage

        setup = None if alone else self._setup
        self._discard_prepared()
        self._body = page = BodyPage(self._services, self._palette)
        page.safety.connect(self.open_safety)
        page.back.connect(partial(self._leave_body, setup))
        self._stack.addWidget(page)
        self._stack.setCurrentWidget(page)
        page.open()

    def open_measure(self) -> None:
        """Find one's own pace of breathing, for the setup that is open; leads back to it."""
        setup = self._setup
        if self.busy or setup is None or setup.script.rate is None:
            return
        from mindbody_app.ui.practice.measure_page import MeasurePage

        page = MeasurePage(
            self._services,
            self._palette,
            setup.script.rate,
            reduced_motion=self._reduced_motion,
        )

        def leave(rate: float | None = None) -> None:
            if rate is not None:
                setup.take_rate(rate)
            self._back_to_setup()
            self._drop(page)

        page.back.connect(leave)
        page.measured.connect(leave)
        self._stack.addWidget(page)
        self._stack.setCurrentWidget(page)
        page.open()

    def open_safety(self, *, alone: bool = False) -> None:
        """The safety sheet; closing it leads back to the page and the control that had the focus.
        A running session is held meanwhile and goes on afterwards.

        Args:
            alone: whether closing it leads out of the flow.
        """
        if self._session is not None:
            self._session.open_safety()
        elif self._safety is None:
            before = None if alone else self._stack.currentWidget()
            focused = None if alone else QApplication.focusWidget()
            practising = before in (self._setup, self.rating_page, self.after_page)
            script = self._setup.script if self._setup is not None and practising else None
            page = self._show_safety(script, self.tr("Close"))
            page.back.connect(partial(self._leave_safety, before, focused))

    def leave(self) -> None:
        """End what is going on and keep it: for when the window closes. Returns at once."""
        if self._session is not None:
            self._session.controller.stop()
        self._discard_prepared()
        self.after_page.leave()
        if self._after_sleep is not None:
            self._after_sleep.leave()

    def _prepare(
        self, choices: Choices, timeline: Timeline, *, with_cautions: bool = False
    ) -> None:
        """Let the sound be made ready while the person rates."""
        if self._setup is None:
            return
        if not self._met_safety(self._setup.script):
            self._show_safety_first(choices, timeline)
            return
        self._discard_prepared()
        sound = self._services.make_sound(timeline)
        script = self._setup.script
        self._prepared = Prepared(script, timeline, sound)
        self._stack.setCurrentWidget(self.rating_page)
        self.rating_page.open(
            self._ready_words(choices.posture), cautions_of=script if with_cautions else None
        )

    def _met_safety(self, script: SessionScript) -> bool:
        return note_name(script.practice) in self._services.settings.current.notes_seen

    def _show_safety_first(self, choices: Choices, timeline: Timeline) -> None:
        """The sheet, once before the first practice of a kind; then on to the rating."""
        assert self._setup is not None
        script = self._setup.script

        def go_on() -> None:
            settings = self._services.settings
            settings.change(notes_seen=settings.current.notes_seen | {note_name(script.practice)})
            self._prepare(choices, timeline)
            self._drop_safety()

        page = self._show_safety(script, self.tr("I have read this"), first_time=True)
        page.close_button.clicked.connect(lambda _checked=False: go_on())
        page.back.connect(self._back_to_setup)

    def _show_safety(
        self, script: SessionScript | None, close_words: str, *, first_time: bool = False
    ) -> SafetyPage:
        self._safety = page = SafetyPage(
            self._services,
            self._palette,
            script=script,
            close_words=close_words,
            first_time=first_time,
        )
        self._stack.addWidget(page)
        self._stack.setCurrentWidget(page)
        page.open()
        return page

    def _leave_safety(self, before: QWidget | None, focused: QWidget | None) -> None:
        if before is None:
            self._drop_safety()
            self._close()
            return
        self._stack.setCurrentWidget(before)
        self._drop_safety()
        if focused is not None and isValid(focused):
            focused.setFocus(Qt.FocusReason.OtherFocusReason)

    def _leave_body(self, setup: SetupPage | None) -> None:
        body, self._body = self._body, None
        if setup is None:
            self._close()
        else:
            # Made anew, so that it goes by what was changed.
            rate = setup.choices.breaths_a_minute
            self.open_setup(setup.script, minutes=setup.choices.minutes)
            if rate is not None and self._setup is not None:
                self._setup.take_rate(rate)
        self._drop(body)

    def _drop_safety(self) -> None:
        page, self._safety = self._safety, None
        self._drop(page)

    def _open_other(self, script_id: str) -> None:
        script = self._services.script(script_id)
        if script is not None:
            self.open_setup(script)

    def _ready_words(self, posture: Posture) -> str:
        if posture is Posture.LYING:
            return self.tr("When you press Start, the sound begins. Lie down first if you can.")
        if posture is Posture.STANDING:
            return self.tr("When you press Start, the sound begins. Stand near a wall or a chair.")
        return self.tr("When you press Start, the sound begins. Sit down comfortably first.")

    def _start(self, before: Rating) -> None:
        prepared, self._prepared = self._prepared, None
        if prepared is None:
            return
        controller = SessionController(self._services, prepared, before)
        asleep = prepared.script.ends_asleep
        self._session = session = SessionPage(
            self._services,
            DIM if asleep else self._palette,
            controller,
            reduced_motion=self._reduced_motion,
        )
        if asleep:
            session.setStyleSheet(DIM_STYLE)
        session.ended.connect(self._show_after)
        self._stack.addWidget(session)
        self._stack.setCurrentWidget(session)
        session.start()

    def _show_after(self, record: PracticeRecord) -> None:
        session, self._session = self._session, None
        if session is not None and session.controller.script.ends_asleep:
            self._after_sleep = page = AfterSleep(self._services, record)
            page.done.connect(partial(self._wake, session.filled_screen, self._close))
            page.again.connect(partial(self._wake, session.filled_screen, self._again))
            self._stack.addWidget(page)
            self._stack.setCurrentWidget(page)
        else:
            self._stack.setCurrentWidget(self.after_page)
            self.after_page.open(record)
        self._drop(session)

    def _wake(self, filled_screen: bool, go_on: Callable[[], None]) -> None:
        """Leave the dark page, and only now the whole screen that the session filled."""
        page, self._after_sleep = self._after_sleep, None
        if page is not None:
            page.leave()
        window = self.window()
        if filled_screen and window.isFullScreen():
            window.setWindowState(window.windowState() ^ Qt.WindowState.WindowFullScreen)
        go_on()
        self._drop(page)

    def _again(self) -> None:
        if self._setup is not None:
            self.open_setup(self._setup.script, minutes=self._setup.choices.minutes)

    def _back_to_setup(self) -> None:
        self._discard_prepared()
        if self._setup is not None:
            self._stack.setCurrentWidget(self._setup)
            self._setup.open()
        self._drop_safety()

    def _close(self) -> None:
        self.closed.emit()

    def _discard_prepared(self) -> None:
        if self._prepared is not None:
            self._prepared.sound.stop()
            self._prepared = None

    def _drop(self, page: QWidget | None) -> None:
        if page is not None:
            self._stack.removeWidget(page)
            page.hide()
            page.deleteLater()
