"""The page on which a clinician sets a patient's plan."""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QLineEdit, QPlainTextEdit, QWidget

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
from mindbody_app.practice.help_numbers import numbers_for
from mindbody_app.ui.clinic.kit_draft import KitDraft
from mindbody_app.ui.clinic.kit_items import KitItems
from mindbody_app.ui.clinic.words import count_words, crisis_words, excess_words
from mindbody_app.ui.key_words import key_words
from mindbody_app.ui.practice.flow_page import FlowPage
from mindbody_app.ui.services import Services
from mindbody_app.ui.tab_order import order_tabs
from mindbody_app.ui.theme import PAGE_WIDTH, Palette, Space
from mindbody_app.ui.widgets.basics import button, card, text
from mindbody_app.ui.widgets.drop_down import DropDown
from mindbody_app.ui.widgets.forms import form, form_line
from mindbody_app.ui.widgets.said_line import SaidLine
from mindbody_app.ui.widgets.showing import bring_into_view

_HEIGHT = 96
"""Of fields of a few lines, in pixels."""
_NOTE_HEIGHT = 190
_LEAST_WIDTH = 160
_LONGEST_LABEL = 40


class KitForm(FlowPage):
    """Practices, the clinic's words, whom to call; Ctrl+Return goes on to what the patient sees."""

    further = Signal(object)
    """The plan is whole: a ClinicPlan."""
    choose_wanted = Signal()
    """Other practices are to be chosen; the draft holds what is set."""

    def __init__(self, services: Services, palette: Palette, draft: KitDraft) -> None:
        super().__init__(palette, width=PAGE_WIDTH, back_words=self.tr("Back"))
        self._services, self._draft = services, draft
        self._counts: dict[QWidget, QLabel] = {}
        self._told: QWidget | None = None
        self.setAccessibleName(self.tr("A kit for a patient"))
        self._said = SaidLine()
        self.put_above_footer(self._said)
        self.further_button = button(
            self.tr("See it as your patient will"), self.go_on, variant="begin"
        )
        self.further_button.setToolTip(self.tr("Go on ({0})").format(key_words("Ctrl+Return")))
        self.fill_footer(self.further_button)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            # As keys of the page a focused button would take them for a press of its own.
            shortcut = QShortcut(QKeySequence(keys), self, self.go_on)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self.column.addWidget(text(self.accessibleName(), "title"))
        self.column.addWidget(
            text(
                self.tr(
                    "A kit is a plan and a page to read, to lie beside the app's installer. Your"
                    " patient sees the plan first and decides. Please leave your patient's name out"
                    " of it."
                ),
                "soft",
            )
        )
        self.column.addWidget(self._practices_card(palette))
        self.column.addWidget(self._clinic_card())
        self.column.addWidget(self._help_card(palette))
        self.column.addWidget(self._label_card())
        self.column.addStretch(1)
        self._show_counts()

    def open(self) -> None:
        """Ready for the keyboard, and seen from its beginning."""
        self.open_at_practices()
        # Once everything has its place.
        QTimer.singleShot(0, self, self._begin_at_top)

    def _begin_at_top(self) -> None:
        """Leave the heading in sight; where what has the keyboard lies below, the footer has it."""
        inner, first = self.page.widget(), self.items.choose_button
        if inner is None or not first.hasFocus():
            return
        if first.mapTo(inner, first.rect().bottomLeft()).y() >= self.page.viewport().height():
            self.further_button.setFocus(Qt.FocusReason.OtherFocusReason)
        self.scroll_to_top()

    def open_at_practices(self) -> None:
        """Ready to go on where practices are chosen."""
        self._order_tabs()
        self.items.choose_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def open_at_label(self) -> None:
        """Ready to have a label written."""
        self._order_tabs()
        self.label.setFocus(Qt.FocusReason.TabFocusReason)
        bring_into_view(self.label)

    def open_for_another(self) -> None:
        """Ready for the next patient's kit."""
        self._said.say(
            self.tr(
                "The next kit: the note is empty, the rest is as it was. A label tells it from the"
                " one before."
            )
        )
        self.open_at_label()

    def go_on(self) -> None:
        """Tell `further`, or say kindly what is missing."""
        self._note()
        problems = self._problems()
        self._mark(problems)
        if problems:
            self._told, words = next(iter(problems.items()))
            self._said.say(words)
            self._told.setFocus(Qt.FocusReason.TabFocusReason)
            QTimer.singleShot(0, self._told, self._show_told)
            return
        self._told = None
        self._said.say("")
        draft = self._draft
        self._services.settings.change(kit_sender=draft.sender)
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

    def _show_told(self) -> None:
        """Scroll to the whole of what was told of; Qt would go by the cursor in it alone."""
        inner = self.page.widget()
        if self._told is None or inner is None:
            return
        # What was said has taken room from the page.
        self._outer.activate()
        middle = self._told.mapTo(inner, self._told.rect().center())
        self.page.ensureVisible(middle.x(), middle.y(), 0, self._told.height() // 2 + Space.L)

    def _order_tabs(self) -> None:
        """From the last field Tab leads on, not back."""
        order_tabs(self)
        QWidget.setTabOrder(self.label, self.further_button)

    def _problems(self) -> dict[QWidget, str]:
        """What keeps the kit from being whole: a field, and a sentence about it."""
        found: dict[QWidget, str] = {}
        if not self._draft.items:
            found[self.items.choose_button] = self.tr("Please choose a practice.")
        if not has_letter(self._draft.clinic):
            found[self.clinic] = self.tr("Please write your clinic's name.")
        for field, (words, longest) in self._written().items():
            if excess := too_long(words, longest):
                found[field] = excess_words(field.accessibleName(), excess)
        return found

    def _written(self) -> dict[QWidget, tuple[str, int]]:
        """What is written in each field, and how many letters it may have."""
        draft = self._draft
        return {
            # What it holds may be longer written out than as it was typed.
            self.clinic: (draft.clinic, LONGEST_CLINIC),
            self.contact: (draft.contact, LONGEST_CONTACT),
            self.patient_note: (draft.note, LONGEST_NOTE),
            self.help_words: (plain_text(self.help_words.toPlainText()), LONGEST_HELP),
        }

    def _mark(self, problems: Collection[QWidget]) -> None:
        """Mark the fields that want a hand, and no others."""
        for field in self._written():
            if bool(field.property("wrong")) is not (field in problems):
                field.setProperty("wrong", field in problems)
                field.style().unpolish(field)
                field.style().polish(field)

    def _show_counts(self) -> None:
        for field, (words, longest) in self._written().items():
            if (count := self._counts.get(field)) is not None:
                count.setText(count_words(words, longest))
                count.setVisible(bool(count.text()))

    def _practices_card(self, palette: Palette) -> QFrame:
        frame, column = card()
        column.addWidget(text(self.tr("What to practise"), "heading"))
        headlines = in_every_app(self._services.shelf.headlines)
        self.items = KitItems(headlines, palette, self._draft.items)
        self.items.changed.connect(self._note)
        self.items.filled.connect(self._order_tabs)
        self.items.choose_wanted.connect(self._choose)
        column.addWidget(self.items)
        return frame

    def _choose(self) -> None:
        self._note()
        self.choose_wanted.emit()

    def _clinic_card(self) -> QFrame:
        frame, column = card()
        column.addWidget(text(self.tr("From whom"), "heading"))
        self.clinic = QLineEdit(self._draft.clinic)
        self.clinic.setMaxLength(LONGEST_CLINIC)
        self.clinic.setAccessibleName(self.tr("Clinic"))
        self.clinic.setMinimumWidth(_LEAST_WIDTH)
        self.contact = _lines(self.tr("Contact"), self._draft.contact)
        self.patient_note = _lines(self.tr("Note"), self._draft.note, _NOTE_HEIGHT)
        self.clinic.textChanged.connect(self._note)
        grid = form(column)
        form_line(grid, self.tr("Clinic"), self.clinic)
        self._form_lines(grid, self.contact, self.tr("A telephone number and hours."))
        self._form_lines(
            grid, self.patient_note, self.tr("What you'd like to say to this patient.")
        )
        column.addWidget(
            text(
                self.tr("The name, the contact and whom to call are kept for your next kit."),
                "small",
            )
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
        grid = form(column)
        form_line(
            grid,
            self.tr("Country"),
            self.country,
            self.tr("Its emergency number stands on the safety sheet."),
        )
        self._form_lines(
            grid,
            self.help_words,
            self.tr("The country's lines, to change or add to. Please check that they're right."),
        )
        return frame

    def _label_card(self) -> QFrame:
        frame, column = card()
        column.addWidget(text(self.tr("For your own files"), "heading"))
        self.label = QLineEdit(self._draft.label)
        self.label.setMaxLength(_LONGEST_LABEL)
        self.label.setAccessibleName(self.tr("Label"))
        self.label.setMinimumWidth(_LEAST_WIDTH)
        self.label.textChanged.connect(self._note)
        form_line(
            form(column),
            self.tr("Label"),
            self.label,
            self.tr(
                "Tells one kit from another: a number, say. It stands in the name of the file and"
                " not in the plan; the file's name can be seen by others, so please write no name"
                " of a patient."
            ),
        )
        return frame

    def _form_lines(self, grid: QGridLayout, field: QPlainTextEdit, help_words: str) -> None:
        """A field of several lines, with how many letters it has once they become many."""
        field.textChanged.connect(self._note)
        form_line(grid, field.accessibleName(), field, help_words, tall=True)
        self._counts[field] = text("", "strong")
        grid.addWidget(self._counts[field], grid.rowCount(), 1)

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
        draft.label = one_line(self.label.text())
        draft.contact = plain_text(self.contact.toPlainText())
        draft.note = plain_text(self.patient_note.toPlainText())
        written = plain_text(self.help_words.toPlainText())
        draft.help_words = None if written == self._country_words() else written
        self._show_counts()
        self._take_back()

    def _take_back(self) -> None:
        """What was said goes with its reason; what else is wrong is said when it is asked for."""
        marked = {field for field in self._written() if field.property("wrong")}
        if self._told is None and not marked:
            return
        problems = self._problems()
        self._mark(marked & problems.keys())
        if self._told is not None and self._told not in problems:
            self._told = None
            self._said.say("")


def _lines(name: str, words: str, height: int = _HEIGHT) -> QPlainTextEdit:
    made = QPlainTextEdit(words)
    made.setAccessibleName(name)
    made.setTabChangesFocus(True)
    made.setFixedHeight(height)
    made.setMinimumWidth(_LEAST_WIDTH)
    return made
