"""Lays the clinics' pages over the window, one at a time, and takes them away again."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QFileDialog

from mindbody_app.ui.services import Services
from mindbody_app.ui.theme import Palette

if TYPE_CHECKING:
    from mindbody_app.journal.plan_file import ClinicPlan
    from mindbody_app.ui.clinic.kit_form import KitDraft, KitForm
    from mindbody_app.ui.clinic.kit_page import KitPage
    from mindbody_app.ui.clinic.offer_page import OfferPage
    from mindbody_app.ui.main_window import MainWindow

    _Page = KitForm | KitPage | OfferPage

WAIT_MS = 500
"""Between two looks whether the window is free for a plan that came."""


class ClinicCovers(QObject):
    """Makes kits and shows plans that come in; the pages are loaded when they are first wanted."""

    def __init__(self, services: Services, window: MainWindow) -> None:
        super().__init__(window)
        self._services, self._window = services, window
        self._draft: KitDraft | None = None
        self._put_off: ClinicPlan | None = None
        self._waiting: Callable[[], None] | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(WAIT_MS)
        self._timer.timeout.connect(self._look)

    def make_kit(self) -> None:
        """Let a clinician make a kit; what was set before stands there still."""
        from mindbody_app.ui.clinic.kit_form import KitForm, new_draft

        draft = self._draft = self._draft or new_draft(self._services, self._window.locale())

        def make(palette: Palette) -> KitForm:
            page = KitForm(self._services, palette, draft)
            page.further.connect(self._preview)
            page.back.connect(self._uncover)
            return page

        self._cover(make)

    def _preview(self, plan: ClinicPlan) -> None:
        from mindbody_app.ui.clinic.kit_page import KitPage

        def make(palette: Palette) -> KitPage:
            page = KitPage(self._services, palette, plan)
            page.back.connect(self.make_kit)
            return page

        self._cover(make)

    def ask_for_file(self) -> None:
        """Let the person choose a plan file, and show it."""
        from mindbody_app.store.plan_files import SUFFIX

        words = self.tr("Plans (*{0})").format(SUFFIX)
        chosen, _ = QFileDialog.getOpenFileName(
            self._window, self.tr("Open a plan file"), str(Path.home()), words
        )
        if chosen:
            self.open_file(Path(chosen))

    def open_file(self, path: Path, *, again: bool = True) -> None:
        """Show the plan of a file as soon as nothing else covers the window, or say what is wrong
        with it.

        Args:
            path: the file.
            again: whether to show a plan that the person has answered, or put off, before.
        """
        from mindbody_app.store.plan_files import PlanFileError, digest_of, load_plan_file

        def show() -> None:
            try:
                plan = load_plan_file(path)
            except PlanFileError as error:
                self._window.notices.say(str(error))
                return
            answered = digest_of(plan) in self._services.settings.current.plans_answered
            if again or not (answered or plan == self._put_off):
                self.offer(plan)

        self._when_free(show)

    def look_beside(self) -> None:
        """Show the plan that lies beside the app, if the person hasn't answered it yet, and say
        once what is wrong with a plan file there."""
        from mindbody_app.ui.clinic.taking import plan_beside, problems_beside

        def show() -> None:
            found = plan_beside(self._services)
            for sentence in problems_beside(self._services, found):
                self._window.notices.say(sentence)
            if found.plan is not None and found.plan != self._put_off:
                self.offer(found.plan)

        self._when_free(show)

    def put_off(self, plan: ClinicPlan) -> None:
        """Leave a plan that was just seen unanswered until the next start."""
        self._put_off = plan

    def offer(self, plan: ClinicPlan) -> None:
        """Show a plan and let the person answer it."""
        from mindbody_app.ui.clinic.offer_page import Offer, OfferPage

        offer = Offer(plan)

        def make(palette: Palette) -> OfferPage:
            page = OfferPage(self._services, palette, offer)
            page.back.connect(self._uncover)
            page.left.connect(self._uncover)
            page.followed.connect(self._followed)
            return page

        self._cover(make)

    def _followed(self) -> None:
        self._uncover()
        self._window.open_screen("today")
        self._window.notices.say(
            self.tr("You follow this plan from today. You can change it in Settings.")
        )

    def _cover(self, make: Callable[[Palette], _Page]) -> None:
        made: list[_Page] = []

        def keep(palette: Palette) -> _Page:
            made.append(make(palette))
            return made[-1]

        self._window.cover(keep)
        made[-1].open()

    def _uncover(self) -> None:
        self._window.cover(None)
        self._window.refresh()

    def _when_free(self, show: Callable[[], None]) -> None:
        self._waiting = show
        self._look()

    def _look(self) -> None:
        if self._waiting is None:
            self._timer.stop()
        elif self._window.free:
            show, self._waiting = self._waiting, None
            self._timer.stop()
            show()
        elif not self._timer.isActive():
            self._timer.start()
