"""The way through the first steps, laid over the window until it is gone or skipped."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QWidget

from mindbody_app.ui.body.setup_notes import OFFER_NOTE
from mindbody_app.ui.first_start.about_step import AboutStep
from mindbody_app.ui.first_start.comfort_step import ComfortStep
from mindbody_app.ui.first_start.first_plan import FirstPlan
from mindbody_app.ui.first_start.practice_step import PracticeStep
from mindbody_app.ui.first_start.step_page import StepPage
from mindbody_app.ui.services import Services
from mindbody_app.ui.theme import Palette
from mindbody_app.ui.today_page import FIRST_PRACTICE_NOTE

if TYPE_CHECKING:
    from mindbody_app.ui.clinic.offer_page import Offer
    from mindbody_app.ui.main_window import MainWindow

Place = tuple[int, int]
LOOK_MS = 300
"""After the first paint, before a plan is looked for: reading it loads a library."""


class FirstSteps(QObject):
    """Shows one step at a time; every step is made anew, as what it shows is kept elsewhere.

    Closing the window leaves the steps open: they are there again at the next start. A clinic's
    plan beside the app is looked for once the first of them stands.
    """

    def __init__(self, services: Services, window: MainWindow) -> None:
        super().__init__(window)
        self._services, self._window = services, window
        self._plan = FirstPlan(services)
        self._steps = [self._about, self._comfort, self._practice]
        self._offer: Offer | None = None
        self._looked = False
        self._at = 0
        self._furthest = 0
        self._look = ""
        self._page: StepPage | None = None
        window.cover(self._make)
        window.once_painted(lambda: QTimer.singleShot(LOOK_MS, self, self._look_beside))

    def _look_beside(self) -> None:
        """Add a clinic's step, if a plan lies beside the app; once, and before it is its turn."""
        if self._looked:
            return
        self._looked = True
        from mindbody_app.ui.clinic.offer_page import Offer
        from mindbody_app.ui.clinic.taking import plan_beside

        found = plan_beside(self._services).plan
        if found is not None:
            self._offer = Offer(found)
            self._steps.insert(1, self._clinic)
            if self._page is not None:
                self._page.take_place(self._place)

    @property
    def _place(self) -> Place:
        return self._at + 1, len(self._steps)

    def _make(self, palette: Palette) -> QWidget:
        self._page = page = self._steps[self._at](palette, self._place)
        page.further.connect(lambda: self._go(1))
        page.back.connect(lambda: self._go(-1))
        page.skipped.connect(self._end)
        return page

    def _about(self, palette: Palette, place: Place) -> StepPage:
        page = AboutStep(self._services, palette, place)
        page.safety.connect(self._window.open_safety)
        return page

    def _clinic(self, palette: Palette, place: Place) -> StepPage:
        from mindbody_app.ui.first_start.clinic_step import ClinicStep

        assert self._offer is not None
        page = ClinicStep(self._services, palette, self._offer, place)
        page.answered.connect(lambda: self._go(1))
        page.stopped.connect(lambda: self._go(0))
        # Skipped here, it isn't shown at once again over Today.
        self._window.files.clinic.put_off(self._offer.plan)
        return page

    def _comfort(self, palette: Palette, place: Place) -> StepPage:
        page = ComfortStep(self._services, palette, place)
        page.look_changed.connect(self._draw_anew)
        page.body_wanted.connect(self._window.open_body)
        if self._offer is not None:
            from mindbody_app.ui.first_start.clinic_step import answer_words

            page.confirm(answer_words(self._services, self._offer))
        if self._look:
            page.rest_on_choice(self._look)
        return page

    def _practice(self, palette: Palette, place: Place) -> StepPage:
        page = PracticeStep(self._services, palette, self._plan, place)
        page.begin.connect(self._begin)
        return page

    def _draw_anew(self, look: str) -> None:
        """In other colours, with the keyboard at the choice that was made."""
        self._look = look
        self._window.appearance_changed.emit()
        self._look = ""

    def _go(self, steps: int) -> None:
        """To another step, or the same made anew; back from the first one leads past them all."""
        if self._at + steps < 0:
            self._end()
            return
        self._look_beside()
        self._at += steps
        self._furthest = max(self._furthest, self._at)
        self._plan.follow_the_body()
        self._window.cover(self._make)

    def _begin(self, script_id: str, minutes: int) -> None:
        self._end()
        self._window.open_rating(script_id, minutes)

    def _end(self) -> None:
        settings = self._services.settings
        met = settings.current.notes_seen
        if self._furthest > self._steps.index(self._comfort):
            # The body page was offered there; a practice's setup needn't offer it again.
            met |= {OFFER_NOTE}
        if self._furthest >= self._steps.index(self._practice):
            # Today goes on offering what was offered there.
            met |= {FIRST_PRACTICE_NOTE}
        settings.change(first_start_open=False, notes_seen=met)
        self._window.cover(None)
        self._window.refresh()
        self.deleteLater()
