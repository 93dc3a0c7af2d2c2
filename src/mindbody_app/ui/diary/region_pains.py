"""Where it hurts and how much: the figures, the usual places a press away, and a list of all."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QBoxLayout, QSizePolicy, QVBoxLayout, QWidget

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
from mindbody_app.ui.widgets.forms import UNBOUNDED
from mindbody_app.ui.widgets.rating_row import RatingRow

_FIRST = 5
"""What a region takes where the day's pain isn't told."""
_BESIDE_FROM = 780
"""Pixels; where it is narrower, the figures wait behind a button."""


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
        self._pointed.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self._hint = text("", "soft")
        self.figure_button = button(self.tr("Show a figure"), self._show_figure, variant="quiet")
        self._beside_one_another = False
        self._under: tuple[QWidget, ...] = ()
        self._figure_asked = False
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
        self.out_button = button("", self._take_away, variant="quiet")
        self._fill()
        self.ask_of(past=False)
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
        self.usual.setVisible(bool(self.usual.order))
        self._show_hint()
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

    def ask_of(self, *, past: bool) -> None:
        """Ask of now, or of a day that is past."""
        self._heading.setText(
            self.tr("Where did it hurt?") if past else self.tr("Where does it hurt?")
        )
        words = self.tr("It didn't hurt there") if past else self.tr("It doesn't hurt there")
        self.out_button.setText(words)
        self.out_button.setAccessibleName(words)

    def has_focus_in(self) -> bool:
        """Whether the keyboard is at the places; what stands under them doesn't count."""
        focused = QApplication.focusWidget()
        if focused is None or any(part.isAncestorOf(focused) for part in self._under):
            return False
        return focused is self or self.isAncestorOf(focused)

    def focus_in(self) -> None:
        """Put the keyboard on the first of the usual places, else on the list's button."""
        reason = Qt.FocusReason.TabFocusReason
        first = next((self.usual.chip(value) for value in self.usual.order), None)
        (first or self.list_button).setFocus(reason)

    def put_under(self, *parts: QWidget) -> None:
        """Put these under the places, where there is room beside the figures."""
        self._under = parts
        for part in parts:
            part.setParent(self)
            self._beside.addWidget(part)
        self._beside.addStretch(1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        beside = self.width() >= _BESIDE_FROM
        if beside != self._beside_one_another:
            self._beside_one_another = beside
            self._arrange()

    def _arrange(self) -> None:
        beside = self._beside_one_another
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._line.setDirection(across if beside else down)
        # Under one another, the usual places come before the figures.
        (self._beside if beside else self._column).insertWidget(0, self._places)
        shown = beside or self._figure_asked
        self.map.setMaximumWidth(self.map.minimumSizeHint().width() if beside else UNBOUNDED)
        self.map.setVisible(shown)
        self._pointed.setVisible(shown)
        self.figure_button.setVisible(not shown)
        self._show_hint()

    def _show_figure(self) -> None:
        self._figure_asked = True
        self._arrange()
        self.map.setFocus(Qt.FocusReason.TabFocusReason)

    def _show_hint(self) -> None:
        words = self.tr("Press a place on the figure, or open the list of names.")
        if self.map.isHidden():
            words = (
                self.tr("Press a name. Leave it out if you like.")
                if self.usual.order
                else self.tr("Open the list of names, or a figure to press.")
            )
        elif self.usual.order:
            words = self.tr("Press a place on the figure or a name.")
        self._hint.setText(words)

    def _fill(self) -> None:
        self._places = QWidget(self)
        self._places.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        places = QVBoxLayout(self._places)
        places.setContentsMargins(0, 0, 0, 0)
        places.setSpacing(Space.XS)
        self._heading = text("", "heading")
        heading = row(self._heading, self.list_button)
        heading.setStretch(0, 1)
        places.addLayout(heading)
        places.addWidget(self._hint)
        places.addWidget(self.usual)
        self.list_button.raise_()  # After the usual places for Tab and F6.
        for part in (self.figure_button, self.map, self.row, self.out_button, self._list):
            part.setParent(self)  # In the order of Tab.
        column = self._column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.M)
        figure = QVBoxLayout()
        figure.setSpacing(Space.S)
        figure.addWidget(self.figure_button, 0, Qt.AlignmentFlag.AlignLeft)
        figure.addWidget(self.map)
        figure.addWidget(self._pointed)
        figure.addStretch(1)
        beside = self._beside = QVBoxLayout()
        beside.setSpacing(Space.M)
        asks = QVBoxLayout()
        asks.setSpacing(Space.XS)
        line = row(self._asking, self.out_button)
        line.setStretch(0, 1)
        asks.addLayout(line)
        asks.addWidget(self.row)
        beside.addLayout(asks)
        beside.addWidget(self._list)
        self._line = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        self._line.setSpacing(Space.L)
        self._line.addLayout(figure)
        self._line.addLayout(beside, 1)
        column.addLayout(self._line)
        self._list_column.setContentsMargins(0, 0, 0, 0)
        self._arrange()

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
