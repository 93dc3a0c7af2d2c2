"""Every region by name, each with the same three choices: for keyboards and screen readers."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QButtonGroup,
    QGridLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from mindbody_app.practice.body import Body, RegionMark
from mindbody_app.practice.regions import Region
from mindbody_app.ui.body.words import mark_words, region_name
from mindbody_app.ui.theme import TARGET, Space
from mindbody_app.ui.widgets.basics import button, row, text

_TWO_COLUMNS_FROM = 760
_HEAD = (Region.HEAD, Region.FACE, Region.JAW, Region.NECK)
_ARMS = (
    *(Region.LEFT_SHOULDER, Region.RIGHT_SHOULDER, Region.LEFT_UPPER_ARM, Region.RIGHT_UPPER_ARM),
    *(Region.LEFT_FOREARM, Region.RIGHT_FOREARM, Region.LEFT_HAND, Region.RIGHT_HAND),
)
_TRUNK = (*(Region.CHEST, Region.UPPER_BACK, Region.ABDOMEN, Region.LOWER_BACK, Region.PELVIS),)
_LEGS = (
    *(Region.LEFT_THIGH, Region.RIGHT_THIGH, Region.LEFT_KNEE, Region.RIGHT_KNEE),
    *(Region.LEFT_LOWER_LEG, Region.RIGHT_LOWER_LEG, Region.LEFT_FOOT, Region.RIGHT_FOOT),
)


def region_groups() -> tuple[tuple[str, tuple[Region, ...]], ...]:
    """Every region in four groups with their names, from the head down."""
    translate = QCoreApplication.translate
    return (
        (translate("RegionList", "Head and neck"), _HEAD),
        (translate("RegionList", "Shoulders, arms, hands"), _ARMS),
        (translate("RegionList", "Trunk"), _TRUNK),
        (translate("RegionList", "Legs and feet"), _LEGS),
    )


class RegionRow:
    """The three buttons of one region."""

    def __init__(self, region: Region, words: dict[RegionMark, str], parent: QWidget) -> None:
        self.group = QButtonGroup(parent)
        self.buttons: dict[RegionMark, QPushButton] = {}
        name = region_name(region)
        for mark, shown in words.items():
            made = button(shown)
            made.setProperty("variant", "chip")
            # What is not marked is chosen on most rows: it stays quiet.
            made.setProperty("plain", mark is RegionMark.NONE)
            made.setCheckable(True)
            made.setAutoDefault(False)
            made.setMinimumWidth(TARGET)
            made.setAccessibleName(f"{name}: {mark_words(mark)}")
            self.group.addButton(made)
            self.buttons[mark] = made

    def choose(self, mark: RegionMark) -> None:
        """Show a mark."""
        self.buttons[mark].setChecked(True)


class RegionList(QWidget):
    """Groups of regions, side by side where there is room."""

    marked = Signal(object, object)
    """A `Region` and its new `RegionMark`."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: dict[Region, RegionRow] = {}
        self._columns = QBoxLayout(QBoxLayout.Direction.TopToBottom, self)
        self._columns.setContentsMargins(0, 0, 0, 0)
        self._columns.setSpacing(Space.L)
        head, arms, trunk, legs = region_groups()
        for groups in ((head, arms), (trunk, legs)):
            column = QVBoxLayout()
            column.setSpacing(Space.M)
            for words, regions in groups:
                column.addLayout(self._group(words, regions))
            column.addStretch(1)
            self._columns.addLayout(column, 1)

    def show_body(self, body: Body) -> None:
        """Show these marks."""
        for region, each in self._rows.items():
            each.choose(body.mark(region))

    def button_of(self, region: Region, mark: RegionMark) -> QPushButton:
        """The button that gives a region a mark."""
        return self._rows[region].buttons[mark]

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        beside = self.width() >= _TWO_COLUMNS_FROM
        self._columns.setDirection(
            QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        )

    def _group(self, words: str, regions: tuple[Region, ...]) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(Space.S)
        column.addWidget(text(words, "overline"))
        grid = QGridLayout()
        grid.setHorizontalSpacing(Space.S)
        grid.setVerticalSpacing(Space.XS)
        grid.setColumnStretch(0, 1)
        shown = {
            RegionMark.NONE: "—",
            RegionMark.SORE: self.tr("Hurts"),
            RegionMark.LEFT_OUT: self.tr("Leave out"),
        }
        for line, region in enumerate(regions):
            made = self._rows[region] = RegionRow(region, shown, self)
            grid.addWidget(text(region_name(region)), line, 0)
            grid.addLayout(row(*made.buttons.values(), spacing=Space.XS), line, 1)
            for mark, each in made.buttons.items():
                each.clicked.connect(partial(self._mark, region, mark))
        column.addLayout(grid)
        return column

    def _mark(self, region: Region, mark: RegionMark, _checked: bool = False) -> None:
        self.marked.emit(region, mark)
