"""Lays the clinics' pages over the window: kits that are made, plans that come in."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog

from mindbody_app.store.file_kinds import PLAN_SUFFIX
from mindbody_app.ui.covers import Covers
from mindbody_app.ui.services import Services
from mindbody_app.ui.theme import Palette

if TYPE_CHECKING:
    from mindbody_app.journal.plan_file import ClinicPlan
    from mindbody_app.ui.clinic.kit_form import KitDraft, KitForm
    from mindbody_app.ui.clinic.kit_page import KitPage
    from mindbody_app.ui.clinic.offer_page import OfferPage
    from mindbody_app.ui.main_window import MainWindow


class ClinicCovers(Covers):
    """The pages are loaded when they are first wanted.

    Args:
        services: what screens may use.
        window: what is covered.
        open_file: what shows a chosen file.
    """

    def __init__(
        self, services: Services, window: MainWindow, open_file: Callable[[Path], None]
    ) -> None:
        super().__init__(services, window)
        self._open_file = open_file
        self._draft: KitDraft | None = None
        self._put_off: ClinicPlan | None = None

    def make_kit(self) -> None:
        """Let a clinician make a kit; what was set before stands there still."""
        from mindbody_app.ui.clinic.kit_form import KitForm, new_draft

        draft = self._draft = self._draft or new_draft(self._services, self._window.locale())

        def make(palette: Palette) -> KitForm:
            page = KitForm(self._services, palette, draft)
            page.further.connect(self._preview)
            page.back.connect(self.take_away)
            return page

        self.lay(make, KitForm.open)

    def _preview(self, plan: ClinicPlan) -> None:
        from mindbody_app.ui.clinic.kit_page import KitPage

        def make(palette: Palette) -> KitPage:
            page = KitPage(self._services, palette, plan)
            page.back.connect(self.make_kit)
            return page

        self.lay(make, KitPage.open)

    def ask_for_file(self) -> None:
        """Let the person choose a plan file, and show it."""
        words = self.tr("Plans (*{0})").format(PLAN_SUFFIX)
        chosen, _ = QFileDialog.getOpenFileName(
            self._window, self.tr("Open a plan file"), str(Path.home()), words
        )
        if chosen:
            self._open_file(Path(chosen))

    def show_file(self, path: Path, *, again: bool = True) -> None:
        """Show the plan of a file, or say what is wrong with it.

        Args:
            path: the file.
            again: whether to show a plan that the person has answered, or put off, before.
        """
        from mindbody_app.store.plan_files import PlanFileError, digest_of, load_plan_file

        try:
            plan = load_plan_file(path)
        except PlanFileError as error:
            self._window.notices.say(str(error))
            return
        answered = digest_of(plan) in self._services.settings.current.plans_answered
        if again or not (answered or plan == self._put_off):
            self.offer(plan)

    def show_beside(self) -> None:
        """Show the plan that lies beside the app, if the person hasn't answered it yet, and say
        once what is wrong with a plan file there."""
        from mindbody_app.ui.clinic.taking import plan_beside, problems_beside

        found = plan_beside(self._services)
        for sentence in problems_beside(self._services, found):
            self._window.notices.say(sentence)
        if found.plan is not None and found.plan != self._put_off:
            self.offer(found.plan)

    def put_off(self, plan: ClinicPlan) -> None:
        """Leave a plan that was just seen unanswered until the next start."""
        self._put_off = plan

    def offer(self, plan: ClinicPlan) -> None:
        """Show a plan and let the person answer it."""
        from mindbody_app.ui.clinic.offer_page import Offer, OfferPage

        offer = Offer(plan)

        def make(palette: Palette) -> OfferPage:
            page = OfferPage(self._services, palette, offer)
            page.back.connect(self.take_away)
            page.left.connect(self.take_away)
            page.followed.connect(self._followed)
            return page

        self.lay(make, OfferPage.open)

    def _followed(self) -> None:
        self.take_away()
        self._window.open_screen("today")
        self._window.notices.say(
            self.tr("You follow this plan from today. You can change it in Settings.")
        )
