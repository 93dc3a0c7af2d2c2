"""A clinic's plan as the person sees it, in plain words; its practices can be set where asked."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout, QWidget

from mindbody_app.journal.plan_file import ClinicPlan, Place, in_every_app, place_of, usable
from mindbody_app.journal.plans import PlanItem, plan_for_week
from mindbody_app.practice.headline import Headline
from mindbody_app.practice.help_numbers import HelpNumbers, numbers_for
from mindbody_app.ui.clinic.taking import Standing, standing_of
from mindbody_app.ui.clinic.words import (
    dose_words,
    kept_country_words,
    place_words,
    replaced_words,
    standing_words,
    title_of,
    title_words,
    unfit_words,
)
from mindbody_app.ui.layouts import clear
from mindbody_app.ui.plan_items import PlanItems
from mindbody_app.ui.safety.words import emergency_words, help_for
from mindbody_app.ui.services import Services
from mindbody_app.ui.theme import Palette, Space
from mindbody_app.ui.widgets.basics import button, card, mark, row, text
from mindbody_app.ui.widgets.outside_words import breakable

_ICON = 22


class PlanView(QWidget):
    """Whose plan it is, what it asks, what they say, and whom they say to call.

    Every word of the plan is plain text: nothing in it can be pressed, and nothing is formatted.

    Args:
        services: what screens may use.
        palette: the colours in force.
        plan: the plan.
        items: its practices as the person has changed them; None where they didn't.
        may_change: whether the person is offered to change them.
        preview: whether a clinician looks at it: as somebody new to the app will see it, whatever
            this machine's own record, settings and scripts are.
    """

    changed = Signal()
    """The person changed a practice, its length or its days."""
    filled = Signal()
    """Its controls were made anew."""

    def __init__(
        self,
        services: Services,
        palette: Palette,
        plan: ClinicPlan,
        items: tuple[PlanItem, ...] | None = None,
        *,
        may_change: bool = False,
        preview: bool = False,
    ) -> None:
        super().__init__()
        self._services, self._palette, self._plan = services, palette, plan
        self._preview = preview
        self._usable = usable(plan.items, self._headlines())
        self._editor: PlanItems | None = None
        self._may_change = may_change
        self.change_button = button(self.tr("Change it first"), self.change)
        self.as_made_button = button(self.tr("As the clinic made it"), self.reset, variant="quiet")
        self.standing = Standing.WAITING if preview else standing_of(services, plan)
        """How the person stands to the plan."""
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.M)
        column.addLayout(self._heading())
        column.addWidget(self._asks_card())
        if plan.note or plan.contact:
            column.addWidget(self._clinic_card())
        if plan.help_words or plan.country:
            column.addWidget(self._help_card())
        column.addWidget(text(self._honest_words(), "small"))
        if items is not None:
            self.change(items)

    @property
    def items(self) -> tuple[PlanItem, ...]:
        """What would be practised; none where this app has nothing of it."""
        return self._editor.items if self._editor is not None else self._usable.items

    @property
    def changing(self) -> bool:
        """Whether the practices can be set."""
        return self._editor is not None

    def change(self, items: tuple[PlanItem, ...] | None = None) -> None:
        """Let the person set the practices, beginning with what the clinic asks."""
        clear(self._asks)
        begun_with = self._usable.items if items is None else items
        self._editor = PlanItems(self._headlines, self._palette, begun_with)
        self._editor.changed.connect(self.changed)
        self._editor.filled.connect(self.filled)
        self._asks.addWidget(self._editor)
        self._show_ways()
        self.filled.emit()
        self.changed.emit()
        # What was pressed is gone.
        self._editor.focus_first()

    def add_way(self, made: QPushButton) -> None:
        """Put a button under the practices."""
        self._ways.insertWidget(0, made)

    def reset(self) -> None:
        """Have the practices as the clinic made them, past all changes."""
        clear(self._asks)
        self._editor = None
        self._show_asked()
        self._show_ways()
        self.filled.emit()
        self.changed.emit()
        self.change_button.setFocus(Qt.FocusReason.TabFocusReason)

    def _headlines(self) -> tuple[Headline, ...]:
        known = self._services.shelf.headlines
        return in_every_app(known) if self._preview else known

    def _heading(self) -> QVBoxLayout:
        services, plan = self._services, self._plan
        place, replaced = Place.FIRST, ""
        if not self._preview:
            taken, today = services.settings.current.clinic, services.today()
            place = place_of(plan, taken, today)
            in_force = plan_for_week(services.journal.plans(), today)
            if self._may_change and self._usable.items and not self.standing.taken:
                replaced = replaced_words(plan, taken, in_force)
        column = QVBoxLayout()
        column.setSpacing(Space.XS)
        self.title = title_words(plan, place)
        """Whose plan it is, as it stands over it."""
        self.replaces = bool(replaced)
        """Whether something goes when the person follows it."""
        column.addWidget(text(breakable(self.title), "title"))
        column.addWidget(text(place_words(plan, place), "soft"))
        if known := standing_words(self.standing):
            column.addWidget(text(known, "strong"))
        if replaced:
            column.addWidget(text(breakable(replaced)))
        return column

    def _asks_card(self) -> QFrame:
        frame, column = card("hero")
        column.addWidget(text(self.tr("The plan"), "overline"))
        # A part of its own, so that Tab comes to what is in it first.
        box = QWidget()
        self._asks = QVBoxLayout(box)
        self._asks.setContentsMargins(0, 0, 0, 0)
        self._asks.setSpacing(Space.M)
        column.addWidget(box)
        self._show_asked()
        for sentence in unfit_words(self._usable, self._headlines()):
            column.addWidget(text(breakable(sentence), "soft"))
        self._ways = row(self.change_button, self.as_made_button, None)
        column.addLayout(self._ways)
        self._show_ways()
        return frame

    def _show_asked(self) -> None:
        for item in self._usable.items:
            self._asks.addWidget(self._line(item))
        if not self._usable.items:
            words = self.tr("This version of the app has none of its practices.")
            self._asks.addWidget(text(words, "lead"))

    def _show_ways(self) -> None:
        """To change the practices, or back from the changes."""
        may = self._may_change and bool(self._usable.items)
        self.change_button.setVisible(may and self._editor is None)
        self.as_made_button.setVisible(may and self._editor is not None)

    def _line(self, item: PlanItem) -> QWidget:
        line = QWidget()
        column = QVBoxLayout(line)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(text(title_of(item, self._headlines()), "lead"))
        column.addWidget(text(dose_words(item), "soft"))
        return line

    def _clinic_card(self) -> QFrame:
        frame, column = card()
        if self._plan.note:
            column.addWidget(text(self.tr("A note from the clinic"), "heading"))
            column.addWidget(text(breakable(self._plan.note)))
        if self._plan.contact:
            column.addWidget(text(self.tr("How to reach them"), "heading"))
            column.addWidget(text(breakable(self._plan.contact)))
        return frame

    def _help_card(self) -> QFrame:
        """What the safety sheet will show with this plan; the person's own country comes first."""
        frame, column = card()
        column.addWidget(text(self.tr("If you need help"), "heading"))
        named = numbers_for(self._services.help_numbers(), self._plan.country)
        shown = named if self._preview else help_for(self._services, self.locale(), self._plan)
        column.addWidget(text(self.tr("In an emergency"), "small"))
        self._add(column, "phone", self._emergency_words(shown))
        if kept := kept_country_words(named, shown):
            column.addWidget(text(kept, "soft"))
        if self._plan.help_words:
            column.addWidget(text(self.tr("In a crisis"), "small"))
            self._add(column, "life-buoy", breakable(self._plan.help_words))
        words = self.tr("With this plan, this stands on the safety sheet. F1 opens it at any time.")
        if self.standing.taken:
            words = self.tr("This stands on the safety sheet. F1 opens it at any time.")
        column.addWidget(text(words, "small"))
        return frame

    def _emergency_words(self, numbers: HelpNumbers | None) -> str:
        if self._preview and not self._plan.country:
            return self.tr("Here stands the emergency number of your patient's own country.")
        return emergency_words(numbers)

    def _add(self, column: QVBoxLayout, icon_name: str, words: str) -> None:
        line = row(mark(icon_name, self._palette.accent, _ICON), spacing=Space.M)
        line.addWidget(text(words), 1)
        column.addLayout(line)

    def _honest_words(self) -> str:
        return self.tr(
            "A plan is a wish, not a duty. You can change it or stop at any time. Nothing is sent"
            " to the clinic: nobody sees what you practise unless you show them. The app can't"
            " check who made this file. If you didn't expect it, ask your clinic first."
        )
