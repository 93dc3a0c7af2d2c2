"""Where it hurts and how much: the figures, the usual places a press away, and a list of all."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QBoxLayout, QVBoxLayout, QWidget

from mindbody_app.journal.check_ins import RegionPain
from mindbody_app.practice.regions import Region
from mindbody_app.ui.body.region_list import region_groups
from mindbody_app.ui.body.words import region_name
from mindbody_app.ui.diary.pain_map import PainMap, intensity_words
from mindbody_app.ui.diary.words import pains_words
from mindbody_app.ui.tab_order import order_tabs
from mindbody_app.ui.theme import Palette, Space, Type
from mindbody_app.ui.widgets.basics import button, row, text
from mindbody_app.ui.widgets.chips import Chips
from mindbody_app.ui.widgets.rating_row import RatingRow

_FIRST = 5
"""What a region takes where the day's pain isn't told."""
_BESIDE_FROM = 780


class RegionPains(QWidget):
    """A press on a place marks it with the day's pain; the row of numbers changes the last one."""

    changed = Signal()
    asked = Signal(QWidget)
    """A row of numbers came for the region just pressed, in this widget."""

    def __init__(self, palette: Palette, first: Callable[[], int | None]) -> None:
        """`first` is what a region takes at first, or None for a middling value."""
        super().__init__()
        self._first = first
        self._pains: dict[Region, int] = {}
        self._current: Region | None = None
        self._groups: list[Chips] = []
        self.usual = Chips(self.tr("Where it hurts"), (), spoken="{0}")
        self.usual.pressed.connect(lambda value: self.press(Region(value)))
        self.map = PainMap(palette)
        self.map.pressed.connect(self.press)
        self.map.pointed.connect(self._point)
        self._pointed = text("", "soft")
        # Room for two lines, so that nothing moves while the pointer does.
        self._pointed.setMinimumHeight(2 * self._pointed.fontMetrics().lineSpacing() + Space.XS)
        self._pointed.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        self.list_button = button(self.tr("All parts as a list"), self._open_list, variant="quiet")
        self._list = QWidget()
        self._list_column = QVBoxLayout(self._list)
        self._list.hide()
        self.row = RatingRow(
            self.tr("Pain there"),
            self.tr("no pain"),
            self.tr("pain as bad as you can imagine"),
            quiet=True,
        )
        self.row.chosen.connect(self._rate)
        self._asking = text("", "heading")
        self._asking.setMinimumHeight(Type.LEAD + Space.S)
        self.out_button = button(self.tr("It doesn't hurt there"), self._take_away, variant="quiet")
        self._fill()
        self._show()

    @property
    def pains(self) -> tuple[RegionPain, ...]:
        """What is marked, in the order of `Region`."""
        return tuple(
            RegionPain(region, self._pains[region]) for region in Region if region in self._pains
        )

    @property
    def current(self) -> Region | None:
        """The region that the row of numbers is about."""
        return self._current

    def show_pains(self, pains: Iterable[RegionPain], usual: Iterable[Region]) -> None:
        """Show these; `usual` places come first among the chips."""
        self._pains = {each.region: each.intensity for each in pains}
        self._current = None
        wanted = set(usual) | set(self._pains)
        for region in Region:
            if region in wanted and region.value not in self.usual:
                self.usual.add(region.value, region_name(region))
        self._show()

    def press(self, region: Region) -> None:
        """Mark a region, or ask about one that is marked."""
        if region not in self._pains:
            first = self._first()
            self._pains[region] = _FIRST if first is None else first
        self._current = region
        self._show()
        self.changed.emit()
        self.asked.emit(self.row)

    def has_focus_in(self) -> bool:
        """Whether the keyboard is anywhere in here."""
        focused = QApplication.focusWidget()
        return focused is not None and (focused is self or self.isAncestorOf(focused))

    def focus_in(self) -> None:
        """Put the keyboard on the first of the usual places, else on the figures."""
        reason = Qt.FocusReason.TabFocusReason
        first = next((self.usual.chip(value) for value in self.usual.order), None)
        (first or self.map).setFocus(reason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        beside = self.width() >= _BESIDE_FROM
        self._line.setDirection(
            QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        )
        # Under one another, the usual places come before the figures.
        if beside:
            self._beside.insertWidget(1, self.usual)
        else:
            self._column.insertWidget(1, self.usual)

    def _fill(self) -> None:
        for part in (self.usual, self.map, self.list_button, self.row, self.out_button):
            part.setParent(self)  # In the order of Tab.
        column = self._column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.M)
        column.addWidget(text(self.tr("Where does it hurt?"), "heading"))
        beside = self._beside = QVBoxLayout()
        beside.setSpacing(Space.S)
        beside.addWidget(
            text(
                self.tr("Press a place on the figure or a name. Leave it out if you like."), "soft"
            )
        )
        beside.addWidget(self.usual)
        beside.addLayout(row(self.list_button, None))
        beside.addWidget(self._pointed)
        beside.addWidget(self._asking)
        beside.addWidget(self.row)
        beside.addLayout(row(self.out_button, None))
        beside.addWidget(self._list)
        beside.addStretch(1)
        self._line = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        self._line.setSpacing(Space.L)
        self._line.addWidget(self.map, 4, Qt.AlignmentFlag.AlignTop)
        self._line.addLayout(beside, 5)
        column.addLayout(self._line)
        self._list_column.setContentsMargins(0, 0, 0, 0)

    def _rate(self, number: int) -> None:
        if self._current is not None:
            self._pains[self._current] = number
            self._show()
            self.changed.emit()

    def _take_away(self) -> None:
        region, self._current = self._current, None
        if region is not None:
            del self._pains[region]
            self._show()
            self.changed.emit()
            self.focus_in()

    def _open_list(self) -> None:
        """Every region by its name, made when it is first asked for."""
        if not self._groups:
            for name, regions in region_groups():
                chips = Chips(name, [(each.value, "") for each in regions], spoken="{0}")
                chips.pressed.connect(lambda value: self.press(Region(value)))
                self._groups.append(chips)
                self._list_column.addWidget(text(name, "overline"))
                self._list_column.addWidget(chips)
        opened = self._list.isHidden()
        self._list.setVisible(opened)
        for part in (self._asking, self.row, self.out_button):
            # A press in the list must not move the list away under the pointer.
            policy = part.sizePolicy()
            policy.setRetainSizeWhenHidden(opened)
            part.setSizePolicy(policy)
        order_tabs(self)
        words = self.tr("Close the list") if opened else self.tr("All parts as a list")
        self.list_button.setText(words)
        self.list_button.setAccessibleName(words)
        self._show()

    def _show(self) -> None:
        self.map.show_pains(self._pains)
        marked = {region.value for region in self._pains}
        for chips in (self.usual, *self._groups):
            for value in chips.order:
                chips.say(value, _chip_words(Region(value), self._pains.get(Region(value))))
            chips.show_on(marked)
        current = self._current
        for part in (self._asking, self.row, self.out_button):
            part.setVisible(current is not None)
        if current is not None:
            name = region_name(current)
            self._asking.setText(self.tr("{0}: how much?").format(name))
            self.row.rename(self.tr("Pain: {0}").format(name))
            self.row.show_number(self._pains[current])
        self._point(self.map.region)

    def _point(self, region: Region | None) -> None:
        """Say in words what the pointer means, or all that is marked."""
        words = pains_words(self.pains)
        if region is not None:
            told = intensity_words(self._pains.get(region))
            words = self.tr("{0}: {1}").format(region_name(region), told)
        self._pointed.setText(words)


def _chip_words(region: Region, intensity: int | None) -> str:
    name = region_name(region)
    return name if intensity is None else f"{name}: {intensity}"
