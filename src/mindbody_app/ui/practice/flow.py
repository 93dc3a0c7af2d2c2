"""The way from choosing to the rating after: one page after another in the whole window."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from mindbody_app.journal.records import PracticeRecord, Rating
from mindbody_app.practice.choices import Choices
from mindbody_app.practice.postures import Posture
from mindbody_app.practice.script import SessionScript
from mindbody_app.practice.timeline import Timeline
from mindbody_app.ui.practice.after_page import AfterPage
from mindbody_app.ui.practice.rating_page import RatingPage
from mindbody_app.ui.practice.session_controller import Prepared, SessionController
from mindbody_app.ui.practice.session_page import SessionPage
from mindbody_app.ui.practice.setup_page import SetupPage
from mindbody_app.ui.services import Services
from mindbody_app.ui.theme import Palette


class PracticeFlow(QWidget):
    """Fills the window from `open_setup` or `open_rating` until it says `closed`."""

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
        self.after_page.done.connect(self._close)
        self.after_page.again.connect(self._again)

    @property
    def busy(self) -> bool:
        """Whether a session is running or held, so that leaving now ends it early."""
        return self._session is not None

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

    def leave(self) -> None:
        """End what is going on and keep it: for when the window closes. Returns at once."""
        if self._session is not None:
            self._session.controller.stop()
        self._discard_prepared()
        self.after_page.leave()

    def _prepare(
        self, choices: Choices, timeline: Timeline, *, with_cautions: bool = False
    ) -> None:
        """Let the sound be made ready while the person rates."""
        if self._setup is None:
            return
        self._discard_prepared()
        sound = self._services.make_sound(timeline)
        script = self._setup.script
        self._prepared = Prepared(script, timeline, sound)
        self._stack.setCurrentWidget(self.rating_page)
        self.rating_page.open(
            self._ready_words(choices.posture), cautions_of=script if with_cautions else None
        )

    def _ready_words(self, posture: Posture) -> str:
        if posture is Posture.LYING:
            return self.tr("When you press Start, the sound begins. Lie down first if you can.")
        return self.tr("When you press Start, the sound begins. Sit down comfortably first.")

    def _start(self, before: Rating) -> None:
        prepared, self._prepared = self._prepared, None
        if prepared is None:
            return
        controller = SessionController(self._services, prepared, before)
        self._session = session = SessionPage(
            self._services, self._palette, controller, reduced_motion=self._reduced_motion
        )
        session.ended.connect(self._show_after)
        self._stack.addWidget(session)
        self._stack.setCurrentWidget(session)
        session.start()

    def _show_after(self, record: PracticeRecord) -> None:
        session, self._session = self._session, None
        self._stack.setCurrentWidget(self.after_page)
        self.after_page.open(record)
        self._drop(session)

    def _again(self) -> None:
        if self._setup is not None:
            self.open_setup(self._setup.script, minutes=self._setup.choices.minutes)

    def _back_to_setup(self) -> None:
        self._discard_prepared()
        if self._setup is not None:
            self._stack.setCurrentWidget(self._setup)
            self._setup.open()

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
