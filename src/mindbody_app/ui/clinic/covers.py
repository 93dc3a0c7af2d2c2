"""Lays the clinics' pages over the window: kits that are made, plans that come in."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from mindbody_app.store.file_kinds import PLAN_SUFFIX, ZIP
from mindbody_app.ui.covers import Covers
from mindbody_app.ui.services import Services
from mindbody_app.ui.theme import Palette

if TYPE_CHECKING:
    from mindbody_app.journal.plan_file import ClinicPlan
    from mindbody_app.journal.plans import PlanItem
    from mindbody_app.ui.clinic.choose_page import ChoosePage
    from mindbody_app.ui.clinic.kit_draft import KitDraft
    from mindbody_app.ui.clinic.kit_form import KitForm
    from mindbody_app.ui.clinic.kit_page import KitPage
    from mindbody_app.ui.clinic.offer_page import OfferPage
    from mindbody_app.ui.main_window import MainWindow
    from mindbody_app.ui.settings_page import SettingsPage

_KIND = "plan"
"""Of the sentences about plans: one takes the place of another."""


class ClinicCovers(Covers):
    """The pages are loaded when they are first wanted."""

    def __init__(
        self, services: Services, window: MainWindow, open_file: Callable[[Path], None]
    ) -> None:
        super().__init__(services, window, open_file)
        self._draft: KitDraft | None = None
        self._put_off: ClinicPlan | None = None

    def serve(self, settings: SettingsPage) -> None:
        """Open from Settings what is asked for there."""
        settings.plan_file_wanted.connect(self.ask_for_file)
        settings.plan_wanted.connect(self.see)
        settings.kit_wanted.connect(self.make_kit)
        # What was told of a plan may hold no longer.
        settings.plan_changed.connect(lambda: self._window.notices.take_back(_KIND))

    def make_kit(self) -> None:
        """Let a clinician make a kit; what was set before stands there still."""
        from mindbody_app.ui.clinic.kit_form import KitForm

        self._lay_form(KitForm.open)

    def _lay_form(self, opened: Callable[[KitForm], None]) -> None:
        from mindbody_app.ui.clinic.kit_draft import new_draft
        from mindbody_app.ui.clinic.kit_form import KitForm

        draft = self._draft = self._draft or new_draft(self._services, self._window.locale())

        def make(palette: Palette) -> KitForm:
            page = KitForm(self._services, palette, draft)
            page.choose_wanted.connect(lambda: self._choose(draft))
            page.further.connect(lambda plan: self._preview(plan, draft))
            page.back.connect(self.take_away)
            return page

        self.lay(make, opened)

    def _label(self) -> None:
        """Let a kit have a label."""
        from mindbody_app.ui.clinic.kit_form import KitForm

        self._lay_form(KitForm.open_at_label)

    def _begin_another(self) -> None:
        """Let a clinician make the next kit, and tell it from the one before."""
        from mindbody_app.ui.clinic.kit_form import KitForm

        self._lay_form(KitForm.open_for_another)

    def _choose(self, draft: KitDraft) -> None:
        from mindbody_app.journal.plan_file import in_every_app
        from mindbody_app.ui.clinic.choose_page import ChoosePage
        from mindbody_app.ui.clinic.kit_form import KitForm

        headlines = in_every_app(self._services.shelf.headlines)

        def take(items: tuple[PlanItem, ...]) -> None:
            draft.items = items

        def make(palette: Palette) -> ChoosePage:
            page = ChoosePage(palette, headlines, draft.items)
            page.chosen.connect(take)
            page.back.connect(lambda: self._lay_form(KitForm.open_at_practices))
            return page

        self.lay(make, ChoosePage.open)

    def _preview(self, plan: ClinicPlan, draft: KitDraft) -> None:
        from mindbody_app.ui.clinic.kit_page import Kit, KitPage

        kit = Kit(plan, draft.label, corrects=draft.made)

        def make(palette: Palette) -> KitPage:
            page = KitPage(self._services, palette, kit)
            page.back.connect(self.make_kit)
            page.saved.connect(draft.saved)
            page.label_wanted.connect(self._label)
            page.another.connect(lambda: self._go_on(draft, self._begin_another))
            page.done.connect(lambda: self._go_on(draft, self.take_away))
            return page

        self.lay(make, KitPage.open)

    def _go_on(self, draft: KitDraft, further: Callable[[], None]) -> None:
        """A kit was handed out."""
        draft.for_another()
        further()

    def ask_for_file(self) -> None:
        """Let the person choose a plan file, and show it."""
        from mindbody_app.ui.file_dialog import ask_to_open

        chosen = ask_to_open(
            self._window,
            self._window.tokens,
            self.tr("Open a plan file"),
            self.tr("Plans and kits"),
            (PLAN_SUFFIX, ZIP),
        )
        if chosen is not None:
            self._open_file(chosen)

    def show_file(self, path: Path, *, again: bool = True, by_itself: bool = False) -> None:
        """Show the plan of a file, or say what is wrong with it.

        Args:
            path: the file.
            again: whether to show a plan that the person has answered, or put off, before.
            by_itself: whether it comes while the person does something else.
        """
        from mindbody_app.store.plan_files import PlanFileError, digest_of, load_plan_file

        try:
            plan = load_plan_file(path)
        except PlanFileError as error:
            self._window.notices.say(str(error), instead=_KIND)
            return
        answered = digest_of(plan) in self._services.settings.current.plans_answered
        if again or not (answered or plan == self._put_off):
            self.offer(plan, by_itself=by_itself)

    def show_beside(self) -> None:
        """Show the plan that lies beside the app, if the person hasn't answered it yet, and say
        once what is wrong with a plan file there."""
        from mindbody_app.ui.clinic.taking import plan_beside, problems_beside

        found = plan_beside(self._services)
        for sentence in problems_beside(self._services, found):
            self._window.notices.say(sentence)
        if found.plan is not None and found.plan != self._put_off:
            self.offer(found.plan, by_itself=True)

    def put_off(self, plan: ClinicPlan) -> None:
        """Leave a plan that was just seen unanswered; it waits in Settings, and isn't shown by
        itself until the next start."""
        from mindbody_app.ui.clinic.taking import put_plan_off

        self._put_off = plan
        put_plan_off(self._services, plan)

    def see(self, plan: ClinicPlan) -> None:
        """Show a plan that the app keeps; the person comes from Settings and goes back there."""
        self._lay_offer(plan, self.take_away)

    def offer(self, plan: ClinicPlan, *, by_itself: bool = False) -> None:
        """Show a plan that came in, and let the person answer it.

        Args:
            plan: the plan.
            by_itself: whether it comes while the person does something else.
        """
        self._lay_offer(plan, lambda: self._not_now(plan), by_itself=by_itself)

    def _lay_offer(
        self, plan: ClinicPlan, put_off: Callable[[], None], *, by_itself: bool = False
    ) -> None:
        from mindbody_app.ui.clinic.offer_page import Offer, OfferPage

        offer = Offer(plan, by_itself=by_itself)

        def make(palette: Palette) -> OfferPage:
            page = OfferPage(self._services, palette, offer)
            page.back.connect(put_off if page.waits else self.take_away)
            page.left.connect(lambda: self._left(plan))
            page.followed.connect(lambda: self._followed(plan))
            page.answered.connect(lambda: self._lay_anew(make))
            return page

        self.lay(make, OfferPage.open)

    def _lay_anew(self, make: Callable[[Palette], OfferPage]) -> None:
        from mindbody_app.ui.clinic.offer_page import OfferPage

        self._window.notices.take_back(_KIND)
        self.lay(make, OfferPage.open)

    def _not_now(self, plan: ClinicPlan) -> None:
        self.put_off(plan)
        self.take_away()
        self._say(self.tr("The plan from {0} waits in Settings, under “From your clinic”."), plan)

    def _left(self, plan: ClinicPlan) -> None:
        self.take_away()
        self._say(
            self.tr(
                "You don't follow the plan from {0}. You can see it again in Settings, under “From"
                " your clinic”."
            ),
            plan,
        )

    def _followed(self, plan: ClinicPlan) -> None:
        self.take_away()
        self._window.open_screen("today")
        self._say(
            self.tr(
                "You follow the plan from {0} from today. You can change it or stop in Settings."
            ),
            plan,
        )

    def _say(self, words: str, plan: ClinicPlan) -> None:
        self._window.notices.say(words.format(plan.clinic), instead=_KIND)
