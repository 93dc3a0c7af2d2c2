"""What Settings tell of clinics: the plan that one gave, and a kit for those who work in one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout, QWidget

from mindbody_app.ui.layouts import clear
from mindbody_app.ui.services import Services
from mindbody_app.ui.theme import Palette, Space
from mindbody_app.ui.widgets.basics import button, row, text
from mindbody_app.ui.widgets.flow import wrapping
from mindbody_app.ui.widgets.outside_words import breakable

if TYPE_CHECKING:
    from mindbody_app.journal.plan_file import ClinicPlan
    from mindbody_app.ui.clinic.taking import Standing, Stopped


class FromClinicCard(QFrame):
    """The plan that the person took, to see and to stop; and those that wait or were left."""

    file_wanted = Signal()
    plan_wanted = Signal(object)
    """A `ClinicPlan` is to be seen."""
    changed = Signal()
    """A plan was stopped, or that was taken back."""
    filled = Signal()
    """Its controls were made anew."""

    def __init__(self, services: Services, palette: Palette) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self._services, self._tokens = services, palette
        self._stopped: Stopped | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(Space.L, Space.L, Space.L, Space.L)
        self._column.setSpacing(Space.M)
        self._shown = self._known()
        self._fill()

    def refresh(self) -> None:
        """Tell of the plans as they are now."""
        before = self._stopped
        if before is not None:
            from mindbody_app.ui.clinic.taking import can_follow_again

            self._stopped = before if can_follow_again(self._services, before) else None
        if self._stopped is not before or self._known() != self._shown:
            self._refill()

    def stop(self) -> None:
        """Stop following the plan; the keyboard goes to the button that takes it back."""
        from mindbody_app.ui.clinic.taking import stop_following

        self._stopped = stop_following(self._services)
        self.changed.emit()
        QTimer.singleShot(0, self, lambda: self._refill(self.tr("Undo")))

    def _take_back(self) -> None:
        from mindbody_app.ui.clinic.taking import follow_again

        if self._stopped is not None:
            follow_again(self._services, self._stopped)
        self._stopped = None
        self.changed.emit()
        QTimer.singleShot(0, self, lambda: self._refill(self.tr("See the plan")))

    def _forget(self, plan: ClinicPlan) -> None:
        from mindbody_app.ui.clinic.taking import forget_plan

        forget_plan(self._services, plan)
        if self._stopped is not None and self._stopped.plan == plan:
            self._stopped = None
        QTimer.singleShot(0, self, lambda: self._refill(self.tr("Open a plan file")))

    def _refill(self, stop: str = "") -> None:
        """Make the parts anew; `stop` names the button that gets the keyboard, if any does."""
        clear(self._column)
        self._shown = self._known()
        self._fill()
        self.filled.emit()
        made = (each for each in self.findChildren(QPushButton) if each.text() == stop)
        if stop and (first := next(made, None)) is not None:
            first.setFocus(Qt.FocusReason.TabFocusReason)

    def _known(self) -> tuple[tuple[ClinicPlan, Standing], ...]:
        """The plan that was taken, then the others that are kept, each with how it stands."""
        settings = self._services.settings.current
        taken = [settings.clinic] if settings.clinic is not None else []
        plans = tuple(dict.fromkeys([*taken, *settings.clinic_plans]))
        if not plans:
            return ()
        from mindbody_app.ui.clinic.taking import standing_of

        return tuple((each, standing_of(self._services, each)) for each in plans)

    def _fill(self) -> None:
        column = self._column
        column.addWidget(text(self.tr("From your clinic"), "heading"))
        if self._stopped is not None:
            from mindbody_app.ui.clinic.words import stopped_words

            column.addWidget(text(breakable(stopped_words(self._stopped))))
            column.addLayout(wrapping(button(self.tr("Undo"), self._take_back)))
        if not self._shown:
            words = self.tr("A clinic can give you a plan as a file. You see it first and decide.")
            column.addWidget(text(words, "soft"))
        for plan, standing in self._shown:
            if standing.taken:
                self._tell_taken(plan, standing)
            else:
                column.addWidget(self._told(plan, standing))
        column.addLayout(wrapping(button(self.tr("Open a plan file"), self.file_wanted.emit)))

    def _tell_taken(self, plan: ClinicPlan, standing: Standing) -> None:
        from mindbody_app.ui.clinic.words import plan_words, standing_words

        column = self._column
        column.addWidget(text(breakable(plan_words(plan)), "strong"))
        column.addWidget(text(standing_words(standing), "soft"))
        for part in (plan.contact, plan.note):
            if part:
                column.addWidget(text(breakable(part)))
        if plan.contact or plan.country or plan.help_words:
            words = self.tr("The clinic's contact and numbers stand on the safety sheet.")
            column.addWidget(text(words, "small"))
        see = button(self.tr("See the plan"), lambda: self.plan_wanted.emit(plan))
        stop = button(self.tr("Stop following"), self.stop, variant="quiet")
        column.addLayout(wrapping(see, stop))

    def _told(self, plan: ClinicPlan, standing: Standing) -> QWidget:
        """A line for a plan that isn't followed."""
        from mindbody_app.ui.clinic.taking import Standing
        from mindbody_app.ui.clinic.words import plan_words

        told = breakable(plan_words(plan))
        words = self.tr("You don't follow it.")
        if standing is Standing.WAITING:
            words = self.tr("It waits for your answer.")
        names = QVBoxLayout()
        names.setSpacing(0)
        names.addWidget(text(told))
        names.addWidget(text(words, "small"))
        see = button(self.tr("See it"), lambda: self.plan_wanted.emit(plan))
        see.setAccessibleName(self.tr("See it: {0}").format(plan_words(plan)))
        out = button(
            self.tr("Take it off this list: {0}").format(plan_words(plan)),
            lambda: self._forget(plan),
            variant="bare",
            icon_name="x",
            colour=self._tokens.ink_soft,
        )
        line = QWidget()
        parts = row(names, see, out, spacing=Space.S)
        parts.setStretch(0, 1)
        line.setLayout(parts)
        return line


class ForCliniciansCard(QFrame):
    """The way to make a kit; quiet, since few need it."""

    kit_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "card")
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.L, Space.L, Space.L, Space.L)
        column.setSpacing(Space.M)
        column.addWidget(text(self.tr("For clinicians"), "heading"))
        column.addWidget(
            text(
                self.tr(
                    "Hand out the app with a plan: what to practise, how long and how often, a"
                    " note, and the numbers to call. It takes about two minutes."
                ),
                "soft",
            )
        )
        make = button(self.tr("Make a kit for a patient"), self.kit_wanted.emit)
        column.addLayout(wrapping(make))
