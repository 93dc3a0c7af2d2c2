"""The frame that every chart stands in: title, one plain sentence, the chart, and its table."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QGuiApplication, QResizeEvent
from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout, QWidget

from mindbody_app.ui.icons import icon
from mindbody_app.ui.progress.marks import Sketch, SketchKind
from mindbody_app.ui.theme import Palette, Space
from mindbody_app.ui.widgets.basics import button, row, text
from mindbody_app.ui.widgets.legend import Legend
from mindbody_app.ui.widgets.values_table import Table, ValuesTable

_ICON = 20
_ONE_LINE_FROM = 620


class ChartFrame(QFrame):
    """A card for one chart.

    The chart itself comes by `hold`, at once or when it is first needed; until then its place is
    kept. A chart may have a signal `told(str)`: the words of what the pointer or the keyboard is
    on, which stand under it.
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
    ) -> None:
        """`height` is what the chart takes, in pixels; `hint` says how to read its values."""
        super().__init__()
        self.setProperty("role", "card")
        self._palette, self._hint = palette, hint
        self.title = title
        self.sentence = text("", "soft")
        self.caption = text(caption, "small")
        self.readout = text(hint, "soft")
        self.readout.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.table = ValuesTable(title)
        self.switch = button("", lambda: self.show_as_table(not self._as_table), variant="quiet")
        self.switch.setIconSize(QSize(_ICON, _ICON))
        self.switch.setAccessibleDescription(title)
        self.copy = button("", self._copy, variant="quiet")
        self.copy.setIconSize(QSize(_ICON, _ICON))
        self.copy.setAccessibleDescription(title)
        self._as_table = self._first_use = False
        self._legend = legend
        self._chart: QWidget | None = None
        self._place = QWidget()
        self._place.setMinimumHeight(height)
        QVBoxLayout(self._place).setContentsMargins(0, 0, 0, 0)
        self._example = text(self.tr("An example"), "small")
        self._sketch = Sketch(sketch, palette)
        self._sketch.setAccessibleName(self.tr("An example: {0}").format(title))
        self._first_words = text("")
        self._lay_out()
        self._show_parts()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.L, Space.M, Space.L, Space.L)
        column.setSpacing(Space.S)
        heading = text(self.title, "heading")
        head = row(heading, self.switch)
        head.setStretch(0, 1)
        column.addLayout(head)
        column.addWidget(self.sentence)
        column.addSpacing(Space.S)
        if self._legend is not None:
            column.addWidget(self._legend)
        for part in (self._place, self.table, self.readout):
            column.addWidget(part)
        for part in (self._example, self._sketch, self._first_words):
            column.addWidget(part)
        column.addWidget(self.copy, 0, Qt.AlignmentFlag.AlignLeft)
        column.addSpacing(Space.XS)
        column.addWidget(self.caption)
        QWidget.setTabOrder(self.switch, self.table)
        QWidget.setTabOrder(self.table, self.copy)

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
        # A chart that comes late would else come last of the whole page by Tab.
        QWidget.setTabOrder(self.switch, chart)
        told = getattr(chart, "told", None)
        if told is not None:
            told.connect(self._tell)

    def show_values(self, sentence: str, table: Table) -> None:
        """Say what the chart shows and fill its table with the same values."""
        self._first_use = False
        self.sentence.setText(sentence)
        self._place.setAccessibleDescription(sentence)
        if self._chart is not None:
            self._chart.setAccessibleDescription(sentence)
        self.table.take(table)
        self._show_parts()

    def show_first_use(self, words: str) -> None:
        """Nothing to draw yet: say and sketch what will be here."""
        self._first_use = True
        self._first_words.setText(words)
        self._show_parts()

    def show_as_table(self, as_table: bool) -> None:
        """Show the table in the chart's place, or the chart again."""
        self._as_table = as_table
        self._show_parts()

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
        values = not self._first_use
        drawn = values and not self._as_table
        for part, shown in (
            (self.sentence, values),
            (self.switch, values),
            (self.copy, values and self._as_table),
            (self._legend, drawn),
            (self._place, drawn),
            (self.readout, drawn),
            (self.table, values and self._as_table),
            (self.caption, values and bool(self.caption.text())),
            (self._example, self._first_use),
            (self._sketch, self._first_use),
            (self._first_words, self._first_use),
        ):
            if part is not None:
                part.setVisible(shown)

    def _put_words(self, made: QPushButton, words: str, icon_name: str) -> None:
        made.setText(f" {words}")
        made.setAccessibleName(words)
        made.setIcon(icon(icon_name, self._palette.accent, _ICON))

    def _tell(self, words: str) -> None:
        self.readout.setText(words or self._hint)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.table.values.table.csv_text())
        self._put_words(self.copy, self.tr("Copied"), "check")
