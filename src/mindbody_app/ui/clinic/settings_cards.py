"""What Settings tell of clinics: the plan that one gave, and a kit for those who work in one."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout

from mindbody_app.journal.plan_file import ClinicPlan, same_clinic
from mindbody_app.journal.plans import plan_for_week
from mindbody_app.ui.clinic.words import made_words
from mindbody_app.ui.layouts import clear
from mindbody_app.ui.services import Services
from mindbody_app.ui.theme import Space
from mindbody_app.ui.widgets.basics import button, text
from mindbody_app.ui.widgets.flow import wrapping
from mindbody_app.ui.widgets.outside_words import breakable


class FromClinicCard(QFrame):
    """The clinic's own words, to read again, and the way to a plan file."""

    file_wanted = Signal()
    filled = Signal()
    """Its controls were made anew."""

    def __init__(self, services: Services) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self._services = services
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(Space.L, Space.L, Space.L, Space.L)
        self._column.setSpacing(Space.M)
        self._shown = self._known()
        self._fill()

    def refresh(self) -> None:
        """Tell of the plan that was taken last."""
        if self._known() != self._shown:
            clear(self._column)
            self._fill()
            self.filled.emit()

    def _known(self) -> tuple[ClinicPlan | None, bool]:
        """The clinic's plan whose words stand here, and whether the plan in force names it."""
        services, clinic = self._services, self._services.settings.current.clinic
        plan = plan_for_week(services.journal.plans(), services.today())
        if clinic is None or plan is None or not plan.items:
            return clinic, False
        return clinic, same_clinic(plan.from_whom, clinic.clinic)

    def _fill(self) -> None:
        clinic, named = self._shown = self._known()
        column = self._column
        column.addWidget(text(self.tr("From your clinic"), "heading"))
        open_file = button(self.tr("Open a plan file"), self.file_wanted.emit)
        if clinic is None:
            words = self.tr("A clinic can give you a plan as a file. You see it first and decide.")
            column.addWidget(text(words, "soft"))
            column.addLayout(wrapping(open_file))
            return
        words = self.tr("{0}, plan of {1}").format(breakable(clinic.clinic), made_words(clinic))
        column.addWidget(text(words, "strong"))
        for part in (clinic.contact, clinic.note):
            if part:
                column.addWidget(text(breakable(part)))
        if clinic.contact or clinic.country or clinic.help_words:
            words = self.tr("Its contact and numbers stand on the safety sheet.")
            column.addWidget(text(words, "small"))
        words = self.tr("If you put these words away, your weekly plan stays as it is.")
        if named:
            words = self.tr(
                "If you put these words away, your weekly plan stays as it is, with the clinic's"
                " name."
            )
        column.addWidget(text(words, "small"))
        put_away = button(self.tr("Put these words away"), self._put_away, variant="quiet")
        column.addLayout(wrapping(open_file, put_away))

    def _put_away(self) -> None:
        """The plan itself stays as it is: only the clinic's words go."""
        self._services.settings.change(clinic=None)
        QTimer.singleShot(0, self, self.refresh)


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
