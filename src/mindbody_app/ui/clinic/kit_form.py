"""The page on which a clinician sets a patient's plan."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QPlainTextEdit, QWidget

from mindbody_app.journal.plain_text import has_letter, one_line, plain_text
from mindbody_app.journal.plan_file import (
    LONGEST_CLINIC,
    LONGEST_CONTACT,
    LONGEST_HELP,
    LONGEST_NOTE,
    ClinicPlan,
    in_every_app,
    too_long,
)
from mindbody_app.journal.plans import PlanItem
from mindbody_app.practice.headline import Headline
from mindbody_app.practice.help_numbers import numbers_for
from mindbody_app.ui.clinic.words import crisis_words, excess_words
from mindbody_app.ui.key_words import key_words
from mindbody_app.ui.plan_items import PlanItems, first_item
from mindbody_app.ui.practice.flow_page import FlowPage
from mindbody_app.ui.services import Services
from mindbody_app.ui.tab_order import order_tabs
from mindbody_app.ui.theme import PAGE_WIDTH, Palette, Space
from mindbody_app.ui.widgets.basics import button, card, text
from mindbody_app.ui.widgets.drop_down import DropDown
from mindbody_app.ui.widgets.forms import form, form_line
from mindbody_app.ui.widgets.said_line import SaidLine

_HEIGHT = 96
"""Of fields of a few lines, in pixels."""
_LEAST_WIDTH = 160


@dataclass
class KitDraft:
    """What the clinician has set so far. The clinic's own words stay for the next patient."""

    items: tuple[PlanItem, ...]
    clinic: str = ""
    contact: str = ""
    note: str = ""
    country: str = ""
    help_words: str | None = None
    """None where they are still the country's."""


def new_draft(services: Services, locale: QLocale) -> KitDraft:
    """A draft with one practice and the country whose numbers the app shows now."""
    first = first_item(in_every_app(services.shelf.headlines))
    country = services.settings.current.help_country or QLocale.territoryToCode(locale.territory())
    known = numbers_for(services.help_numbers(), country)
    return KitDraft((first,) if first else (), country=known.country if known else "")


class KitForm(FlowPage):
    """Practices, the clinic's words, whom to call; Ctrl+Return goes on to what the patient sees."""

    further = Signal(object)
    """The plan is whole: a ClinicPlan."""

    def __init__(self, services: Services, palette: Palette, draft: KitDraft) -> None:
        super().__init__(palette, width=PAGE_WIDTH, back_words=self.tr("Back"))
        self._services, self._draft = services, draft
        self.setAccessibleName(self.tr("A kit for a patient"))
        self._said = SaidLine()
        self.put_above_footer(self._said)
        self.further_button = button(
            self.tr("See it as your patient will"), self.go_on, variant="begin"
        )
        self.further_button.setToolTip(self.tr("Go on ({0})").format(key_words("Ctrl+Return")))
        self.fill_footer(self.further_button)
        self.column.addWidget(text(self.accessibleName(), "title"))
        self.column.addWidget(
            text(
                self.tr(
                    "A kit is a plan and a page to read, to lie beside the app's installer. Your"
                    " patient sees the plan first and decides."
                ),
                "soft",
            )
        )
        self.column.addWidget(self._practices_card(palette))
        self.column.addWidget(self._clinic_card())
        self.column.addWidget(self._help_card(palette))
        self.column.addStretch(1)

    def open(self) -> None:
        """Ready for the keyboard."""
        self._order_tabs()
        self.items.focus_first()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if control and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.go_on()
        else:
            super().keyPressEvent(event)

    def go_on(self) -> None:
        """Tell `further`, or say kindly what is missing."""
        self._note()
        draft = self._draft
        problem = self._problem()
        if problem is not None:
            words, field = problem
            self._said.say(words)
            field.setFocus(Qt.FocusReason.TabFocusReason)
            self.page.ensureWidgetVisible(field, 0, Space.L)
            return
        self._said.say("")
        self.further.emit(
            ClinicPlan(
                clinic=draft.clinic,
                items=draft.items,
                made_on=self._services.today(),
                contact=draft.contact,
                note=draft.note,
                country=draft.country,
                help_words=plain_text(self.help_words.toPlainText()),
            )
        )

    def _order_tabs(self) -> None:
        """From the last field Tab leads on, not back."""
        order_tabs(self)
        QWidget.setTabOrder(self.help_words, self.further_button)

    def _problem(self) -> tuple[str, QWidget] | None:
        if not self._draft.items:
            return self.tr("No practice could be read. Please install the app again."), self.items
        if not has_letter(self._draft.clinic):
            return self.tr("Please write your clinic's name."), self.clinic
        fields: tuple[tuple[QWidget, str, int], ...] = (
            # What it holds may be longer written out than as it was typed.
            (self.clinic, self._draft.clinic, LONGEST_CLINIC),
            (self.contact, self._draft.contact, LONGEST_CONTACT),
            (self.patient_note, self._draft.note, LONGEST_NOTE),
            (self.help_words, plain_text(self.help_words.toPlainText()), LONGEST_HELP),
        )
        for field, words, longest in fields:
            if excess := too_long(words, longest):
                return excess_words(field.accessibleName(), excess), field
        return None

    def _practices_card(self, palette: Palette) -> QFrame:
        frame, column = card()
        column.addWidget(text(self.tr("What to practise"), "heading"))
        self.items = PlanItems(self._headlines, palette, self._draft.items)
        self.items.changed.connect(self._note)
        self.items.filled.connect(self._order_tabs)
        column.addWidget(self.items)
        return frame

    def _headlines(self) -> tuple[Headline, ...]:
        return in_every_app(self._services.shelf.headlines)

    def _clinic_card(self) -> QFrame:
        frame, column = card()
        column.addWidget(text(self.tr("From whom"), "heading"))
        self.clinic = QLineEdit(self._draft.clinic)
        self.clinic.setMaxLength(LONGEST_CLINIC)
        self.clinic.setAccessibleName(self.tr("Clinic"))
        self.clinic.setMinimumWidth(_LEAST_WIDTH)
        self.contact = _lines(self.tr("Contact"), self._draft.contact)
        self.patient_note = _lines(self.tr("Note"), self._draft.note)
        self.clinic.textChanged.connect(self._note)
        for field in (self.contact, self.patient_note):
            field.textChanged.connect(self._note)
        grid = form(column)
        form_line(grid, self.tr("Clinic"), self.clinic)
        form_line(grid, self.tr("Contact"), self.contact, self.tr("A telephone number and hours."))
        form_line(
            grid,
            self.tr("Note"),
            self.patient_note,
            self.tr("What you'd like to say. Please leave out your patient's name."),
        )
        return frame

    def _help_card(self, palette: Palette) -> QFrame:
        frame, column = card()
        column.addWidget(text(self.tr("Whom to call"), "heading"))
        self.country = DropDown(self.tr("Country"), palette)
        self.country.addItem(self.tr("Follow the patient's computer"), "")
        for each in self._services.help_numbers():
            self.country.addItem(each.name, each.country)
        self.country.setCurrentIndex(max(0, self.country.findData(self._draft.country)))
        words = self._draft.help_words
        self.help_words = _lines(
            self.tr("In a crisis"), self._country_words() if words is None else words
        )
        self.country.currentIndexChanged.connect(lambda _index: self._take_country())
        self.help_words.textChanged.connect(self._note)
        grid = form(column)
        form_line(
            grid,
            self.tr("Country"),
            self.country,
            self.tr("Its emergency number stands on the safety sheet."),
        )
        form_line(
            grid,
            self.tr("In a crisis"),
            self.help_words,
            self.tr("The country's lines, to change or add to. Please check that they're right."),
        )
        return frame

    def _country_words(self) -> str:
        return crisis_words(numbers_for(self._services.help_numbers(), self._draft.country))

    def _take_country(self) -> None:
        """Show the country's own lines, unless they were changed by hand."""
        self._draft.country = str(self.country.currentData())
        if self._draft.help_words is None:
            self.help_words.setPlainText(self._country_words())

    def _note(self) -> None:
        draft = self._draft
        draft.items = self.items.items
        draft.clinic = one_line(self.clinic.text())
        draft.contact = plain_text(self.contact.toPlainText())
        draft.note = plain_text(self.patient_note.toPlainText())
        written = plain_text(self.help_words.toPlainText())
        draft.help_words = None if written == self._country_words() else written


def _lines(name: str, words: str) -> QPlainTextEdit:
    made = QPlainTextEdit(words)
    made.setAccessibleName(name)
    made.setTabChangesFocus(True)
    made.setFixedHeight(_HEIGHT)
    made.setMinimumWidth(_LEAST_WIDTH)
    return made
