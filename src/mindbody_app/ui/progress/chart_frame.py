"""The frame that every chart stands in: title, one plain sentence, the chart, and its table."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from typing import Any, Protocol, runtime_checkable

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QGuiApplication, QImage, QResizeEvent
from PySide6.QtWidgets import QFrame, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from mindbody_app.ui.icons import icon
from mindbody_app.ui.progress.csv_file import ask_and_save
from mindbody_app.ui.progress.marks import Sketch, SketchKind
from mindbody_app.ui.progress.picture import chart_picture
from mindbody_app.ui.theme import Palette, Space, mixed
from mindbody_app.ui.widgets.basics import button, row, text
from mindbody_app.ui.widgets.flow import FlowLayout
from mindbody_app.ui.widgets.legend import Legend
from mindbody_app.ui.widgets.values_table import Table, ValuesTable

_ICON = 20
_ONE_LINE_FROM = 620
_FADED = 0.4
_MOVE = 0.75
"""The part of the view that one press moves."""


@runtime_checkable
class Movable(Protocol):
    """A chart that shows a part of what there is; the frame gives it buttons."""

    view_changed: Any
    """Signal: it shows another part."""

    def can_move(self, part: float) -> bool:
        """Whether there is more to the left (a negative part) or to the right."""

    def move_by(self, part: float) -> None:
        """Move by a part of what is seen."""


@runtime_checkable
class Zoomable(Movable, Protocol):
    """One that can be zoomed, too."""

    zoomed: bool
    closest: bool

    def zoom_in(self) -> None:
        """See less, larger."""

    def zoom_out(self) -> None:
        """See more, smaller."""

    def show_whole(self) -> None:
        """See all."""


def step_button(
    words: str, icon_name: str, pressed: Callable[[], object], palette: Palette
) -> QPushButton:
    """An icon to press, faded where there is nowhere to go."""
    made = button(words, pressed, variant="bare", icon_name=icon_name, colour=palette.accent)
    faded = mixed(palette.surface, palette.ink_soft, _FADED)
    made.setIcon(icon(icon_name, palette.accent, made.iconSize().width(), faded))
    return made


class ChartFrame(QFrame):
    """A card for one chart.

    The chart itself comes by `hold`, at once or when it is first needed; until then its place is
    kept. What it draws comes by `show_state`: the chart has a `take(state)`, which is called as
    soon as there are both. A chart may have a signal `told(str)`: the words of what the pointer or
    the keyboard is on, which stand under it. A `Movable` one gets buttons to move it with, a
    `Zoomable` one to zoom it, too.
    """

    def __init__(
        self,
        title: str,
        palette: Palette,
        sketch: SketchKind,
        *,
        legend: Legend | None = None,
        hint: str = "",
        caption: str = "",
        height: int = 0,
        controls: QWidget | None = None,
        first_step: QPushButton | None = None,
    ) -> None:
        """`height` is what the chart takes, in pixels; `hint` says how to read its values.

        `controls` choose what the chart shows, and stand over it and over its table. `first_step`
        leads to where its first values come from, and stands by the sketch.
        """
        super().__init__()
        self.setProperty("role", "card")
        self._palette, self._hint = palette, hint
        self.title = title
        self.sentence = text("", "soft")
        self.caption = text(caption, "small")
        self.readout = text(hint, "soft")
        self.readout.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.table = ValuesTable(title)
        self._as_table = self._first_use = self._choosable = False
        self._legend, self._controls = legend, controls
        self._chart: QWidget | None = None
        self._state: object = None
        self._make_table: Callable[[], Table] = lambda: Table((), ())
        self._tabled = False
        self._is_movable: Callable[[], bool] = lambda: False
        self._place = QWidget()
        self._place.setMinimumHeight(height)
        QVBoxLayout(self._place).setContentsMargins(0, 0, 0, 0)
        self._example = text(self.tr("An example"), "small")
        self._sketch = Sketch(sketch, palette)
        self._sketch.setAccessibleName(self.tr("An example: {0}").format(title))
        self._first_words, self._first_step = text(""), first_step
        self._saved = text("", "small")
        self._make_buttons()
        self._lay_out()
        self._show_parts()

    def _make_buttons(self) -> None:
        self.switch = self._quiet(lambda: self.show_as_table(not self._as_table))
        self.copy = self._quiet(self._copy_table)
        self.save = self._quiet(self._save_table)
        self.copy_picture = self._quiet(self._copy_picture)
        self.view_buttons: tuple[QPushButton, ...] = ()

    def _quiet(self, pressed: Callable[[], object]) -> QPushButton:
        made = button("", pressed, variant="quiet")
        made.setIconSize(QSize(_ICON, _ICON))
        made.setAccessibleDescription(self.title)
        return made

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.L, Space.M, Space.L, Space.L)
        column.setSpacing(Space.S)
        heading = text(self.title, "heading")
        head = row(heading, self.switch)
        head.setStretch(0, 1)
        column.addLayout(head)
        column.addWidget(self.sentence)
        if self._controls is not None:
            column.addSpacing(Space.XS)
            column.addWidget(self._controls)
        column.addSpacing(Space.S)
        if self._legend is not None:
            column.addWidget(self._legend)
        for part in (self._place, self.table, self.readout):
            column.addWidget(part)
        for part in (self._example, self._sketch, self._first_words):
            column.addWidget(part)
        if self._first_step is not None:
            column.addWidget(self._first_step, 0, Qt.AlignmentFlag.AlignLeft)
        self._foot = QWidget()
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self._foot.setSizePolicy(policy)
        self._feet = FlowLayout(self._foot, spacing=Space.XS)
        for each in (self.copy_picture, self.copy, self.save):
            self._feet.addWidget(each)
        column.addWidget(self._foot)
        column.addWidget(self._saved)
        column.addWidget(self.caption)

    @property
    def chart(self) -> QWidget | None:
        """The chart, once it was brought."""
        return self._chart

    def hold(self, chart: QWidget) -> None:
        """Bring the chart into its place."""
        self._chart = chart
        layout = self._place.layout()
        assert layout is not None
        layout.addWidget(chart)
        if isinstance(chart, Movable):
            self._add_view_buttons(chart)
        told = getattr(chart, "told", None)
        if told is not None:
            told.connect(self._tell)
        self._order_tabs()
        chart.setAccessibleDescription(self.sentence.text())
        self._draw()

    def _add_view_buttons(self, chart: Movable) -> None:
        earlier = self._bare(self.tr("Earlier"), "chevron-left", lambda: chart.move_by(-_MOVE))
        later = self._bare(self.tr("Later"), "chevron-right", lambda: chart.move_by(_MOVE))
        followers: list[Callable[[], object]] = [
            lambda: earlier.setEnabled(chart.can_move(-1)),
            lambda: later.setEnabled(chart.can_move(1)),
            self._show_movers,
        ]
        self.view_buttons = (earlier, later)
        self._is_movable = lambda: chart.can_move(-1) or chart.can_move(1)
        if isinstance(chart, Zoomable):
            closer = self._bare(self.tr("Zoom in"), "zoom-in", chart.zoom_in)
            wider = self._bare(self.tr("Zoom out"), "zoom-out", chart.zoom_out)
            whole = self._bare(self.tr("Show the whole"), "maximize-2", chart.show_whole)
            followers += [
                lambda: closer.setEnabled(not chart.closest),
                lambda: wider.setEnabled(chart.zoomed),
                lambda: whole.setEnabled(chart.zoomed),
            ]
            self.view_buttons += (closer, wider, whole)

        def follow() -> None:
            for each in followers:
                each()

        chart.view_changed.connect(follow)
        follow()

    def _bare(self, words: str, icon_name: str, pressed: Callable[[], object]) -> QPushButton:
        made = step_button(words, icon_name, pressed, self._palette)
        made.setAccessibleDescription(self.title)
        self._feet.addWidget(made)
        return made

    def _order_tabs(self) -> None:
        """From the top down: what comes late would else come last of the whole page by Tab."""
        chosen_by = () if self._controls is None else self._controls.findChildren(QWidget)
        stops = [each for each in chosen_by if each.focusPolicy() & Qt.FocusPolicy.TabFocus]
        order = [self.switch, *stops, self._chart, self.table]
        order += [self.copy_picture, self.copy, self.save, *self.view_buttons]
        for one, following in pairwise(each for each in order if each is not None):
            QWidget.setTabOrder(one, following)

    def show_state(self, state: object, sentence: str, make_table: Callable[[], Table]) -> None:
        """Draw a state, say what it shows, and have its table made where it is wanted."""
        self._first_use = False
        self._state = state
        self.say(sentence, make_table)
        self._draw()

    def say(self, sentence: str, make_table: Callable[[], Table]) -> None:
        """Say what a chart shows that has moved by itself."""
        self.sentence.setText(sentence)
        self._place.setAccessibleDescription(sentence)
        if self._chart is not None:
            self._chart.setAccessibleDescription(sentence)
        self._make_table, self._tabled = make_table, False
        self._show_parts()

    def _draw(self) -> None:
        take = getattr(self._chart, "take", None)
        if take is not None and self._state is not None:
            take(self._state)

    def show_first_use(self, words: str, *, choosable: bool = False) -> None:
        """Nothing to draw yet: say and sketch what will be here.

        With `choosable` the controls stay, since another choice has something to draw.
        """
        self._first_use, self._choosable, self._state = True, choosable, None
        self._first_words.setText(words)
        self._show_parts()

    def show_as_table(self, as_table: bool) -> None:
        """Show the table in the chart's place, or the chart again."""
        self._as_table = as_table
        self._show_parts()

    def values(self) -> Table:
        """What the chart shows, as a table."""
        if not self._tabled:
            self.table.take(self._make_table())
            self._tabled = True
        return self.table.values.table

    def picture(self) -> QImage | None:
        """The chart as a picture of its own; None before there is a chart."""
        if self._chart is None:
            return None
        told = (self.title, self.sentence.text(), self.caption.text())
        return chart_picture(self._palette, told, self._legend, self._chart)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        # Room for what it may tell, so that nothing below moves while the pointer wanders.
        lines = 1 if self.width() >= _ONE_LINE_FROM else 2
        self.readout.setMinimumHeight(lines * self.readout.fontMetrics().lineSpacing())

    def _show_parts(self) -> None:
        if self._as_table:
            self._put_words(self.switch, self.tr("Show as chart"), "chart-column")
        else:
            self._put_words(self.switch, self.tr("Show as table"), "table")
        self._put_words(self.copy, self.tr("Copy the table"), "copy")
        self._put_words(self.save, self.tr("Save as CSV"), "download")
        self._put_words(self.copy_picture, self.tr("Copy as picture"), "image")
        values = not self._first_use
        drawn = values and not self._as_table
        tabled = values and self._as_table
        if tabled:
            self.values()
        for part, shown in (
            (self.sentence, values),
            (self.switch, values),
            (self._controls, values or self._choosable),
            (self.copy, tabled),
            (self.save, tabled),
            (self._saved, tabled and bool(self._saved.text())),
            (self.copy_picture, drawn),
            *((each, drawn) for each in self.view_buttons[2:]),
            (self._foot, values),
            (self._legend, drawn),
            (self._place, drawn),
            (self.readout, drawn),
            (self.table, tabled),
            (self.caption, values and bool(self.caption.text())),
            (self._example, self._first_use),
            (self._sketch, self._first_use),
            (self._first_words, self._first_use),
            (self._first_step, self._first_use),
        ):
            if part is not None:
                part.setVisible(shown)
        self._show_movers()

    def _show_movers(self) -> None:
        """Where all there is is seen there is nowhere to go, and nothing to press for it."""
        shown = not self._first_use and not self._as_table and self._is_movable()
        for each in self.view_buttons[:2]:
            each.setVisible(shown)

    def _put_words(self, made: QPushButton, words: str, icon_name: str) -> None:
        made.setText(f" {words}")
        made.setAccessibleName(words)
        made.setIcon(icon(icon_name, self._palette.accent, _ICON))

    def _tell(self, words: str) -> None:
        self.readout.setText(words or self._hint)

    def _copy_table(self) -> None:
        QGuiApplication.clipboard().setText(self.values().csv_text())
        self._put_words(self.copy, self.tr("Copied"), "check")

    def _copy_picture(self) -> None:
        picture = self.picture()
        if picture is not None:
            QGuiApplication.clipboard().setImage(picture)
            self._put_words(self.copy_picture, self.tr("Copied"), "check")

    def _save_table(self) -> None:
        self._saved.setText(ask_and_save(self, self._palette, self.title, self.values().csv_text()))
        self._show_parts()
