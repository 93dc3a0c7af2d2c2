"""The practices of a plan, each with its minutes and days a week, to be set."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from mindbody_app.journal.plan_file import MOST_ITEMS
from mindbody_app.journal.plans import PlanItem
from mindbody_app.practice.headline import Headline
from mindbody_app.practice.kinds import Practice
from mindbody_app.ui.layouts import clear
from mindbody_app.ui.plan_dose import PlanDose
from mindbody_app.ui.practice_kinds import kind_words
from mindbody_app.ui.theme import Palette, Space
from mindbody_app.ui.widgets.basics import button, row
from mindbody_app.ui.widgets.drop_down import DropDown

USUAL_DAYS = 5
FIRST_PLANNED = ("body-scan", "resonance-breathing")
"""What a plan begins with until the person chooses, in this order."""


def first_item(headlines: Iterable[Headline], taken: tuple[PlanItem, ...] = ()) -> PlanItem | None:
    """A practice to begin a plan with, or to go on with after some; None where all are taken."""
    used = {item.script_id for item in taken}
    free = {each.id: each for each in _by_title(headlines) if each.id not in used}
    chosen = next((free[each] for each in (*FIRST_PLANNED, *free) if each in free), None)
    return chosen and PlanItem(chosen.id, chosen.usual, USUAL_DAYS)


def _by_title(headlines: Iterable[Headline]) -> list[Headline]:
    return sorted(headlines, key=lambda each: each.title.casefold())


class PlanItems(QWidget):
    """A line for each practice, and a button for one more; no practice stands twice.

    Args:
        headlines: what can be chosen, asked for whenever the lines are made.
        palette: the colours in force.
        items: the practices at first.
    """

    changed = Signal()
    """A practice, its length or its days were changed by the person."""
    filled = Signal()
    """Its controls were made anew."""

    def __init__(
        self,
        headlines: Callable[[], Iterable[Headline]],
        palette: Palette,
        items: tuple[PlanItem, ...],
    ) -> None:
        super().__init__()
        self._headlines, self._tokens = headlines, palette
        self._items = list(items)
        self._rows: list[_Row] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(Space.M)
        self._fill()

    @property
    def items(self) -> tuple[PlanItem, ...]:
        """The practices as they are set."""
        return tuple(self._items)

    def focus_first(self) -> None:
        """Put the keyboard on the first practice."""
        (self._rows[0].practice if self._rows else self._add_button).setFocus(
            Qt.FocusReason.TabFocusReason
        )

    def _fill(self) -> None:
        headlines = _by_title(self._headlines())
        self._rows = []
        for number, item in enumerate(self._items):
            line = _Row(headlines, item, number, self._tokens, alone=len(self._items) == 1)
            line.changed.connect(lambda number=number: self._take(number))
            line.removed.connect(lambda number=number: self._remove(number))
            self._rows.append(line)
            self._column.addWidget(line)
        self._offer()
        add = button(
            self.tr("Add a practice"),
            self._add,
            variant="quiet",
            icon_name="plus",
            colour=self._tokens.accent,
        )
        add.setEnabled(
            len(self._items) < MOST_ITEMS and first_item(headlines, self.items) is not None
        )
        self._add_button = add
        self._column.addLayout(row(add, None))

    def _offer(self) -> None:
        """Offer in each line the practices that no other line has."""
        used = {item.script_id for item in self._items}
        for line, item in zip(self._rows, self._items, strict=True):
            line.offer(used - {item.script_id})

    def _take(self, number: int) -> None:
        self._items[number] = self._rows[number].item
        # Not while the list that was chosen from is still at work.
        QTimer.singleShot(0, self, self._offer)
        self.changed.emit()

    def _add(self) -> None:
        item = first_item(self._headlines(), self.items)
        if item is not None:
            self._items.append(item)
            self._refill(lambda: self._rows[-1].practice)

    def _remove(self, number: int) -> None:
        del self._items[number]
        self._refill(lambda: self._add_button)

    def _refill(self, stop: Callable[[], QWidget]) -> None:
        """Make the lines anew once the press is over, and put the keyboard on one of the parts."""
        self.changed.emit()

        def anew() -> None:
            clear(self._column)
            self._fill()
            self.filled.emit()
            stop().setFocus()

        QTimer.singleShot(0, self, anew)


class _Row(QFrame):
    changed = Signal()
    removed = Signal()

    def __init__(
        self,
        headlines: list[Headline],
        item: PlanItem,
        number: int,
        palette: Palette,
        *,
        alone: bool,
    ) -> None:
        super().__init__()
        self._headlines = headlines
        self.practice = DropDown(
            self.tr("Practice {0}").format(number + 1) if number else self.tr("Practice"), palette
        )
        self.practice.activated.connect(self._choose)
        self._dose = PlanDose(item, self._headline(item.script_id), number, palette)
        self._dose.changed.connect(self.changed)
        self._arrange(number, palette, alone=alone)

    @property
    def item(self) -> PlanItem:
        """The line as it is set."""
        return self._dose.item

    def offer(self, taken: set[str]) -> None:
        """Offer the practices but those that are taken elsewhere, in groups by their kinds."""
        self.practice.clear()
        if self._headline(self.item.script_id) is None:
            # Of a script that is gone, or of a newer app.
            self.practice.addItem(self.item.script_id, self.item.script_id)
        free = [each for each in self._headlines if each.id not in taken]
        for kind in Practice:
            self._offer_group(
                kind_words(kind), (each for each in free if each.practice is kind and not each.own)
            )
        self._offer_group(self.tr("Your own"), (each for each in free if each.own))
        self.practice.setCurrentIndex(self.practice.findData(self.item.script_id))

    def _offer_group(self, name: str, headlines: Iterable[Headline]) -> None:
        members = list(headlines)
        if members:
            self.practice.add_heading(name)
        for each in members:
            self.practice.addItem(each.title, each.id)

    def _arrange(self, number: int, palette: Palette, *, alone: bool) -> None:
        first = row(self.practice, spacing=Space.S)
        first.setStretch(0, 1)
        if not alone:
            first.addWidget(
                button(
                    self.tr("Take practice {0} out").format(number + 1),
                    self.removed.emit,
                    variant="bare",
                    icon_name="x",
                    colour=palette.ink_soft,
                )
            )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.S)
        column.addLayout(first)
        column.addWidget(self._dose)

    def _headline(self, script_id: str) -> Headline | None:
        return next((each for each in self._headlines if each.id == script_id), None)

    def _choose(self, _index: int) -> None:
        script_id = str(self.practice.currentData())
        known = self._headline(script_id)
        if script_id != self.item.script_id and known is not None:
            self._dose.take(known)
