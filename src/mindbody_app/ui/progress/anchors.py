"""What 0 and 10 of a scale mean, written at its two levels."""

from __future__ import annotations

from typing import Any

import pyqtgraph as pg

from mindbody_app.ui.progress.chart import Chart


class Anchors:
    """Words at the left of what is seen: they stay there when a chart is zoomed or moved."""

    def __init__(self, chart: Chart[Any], panel: int) -> None:
        self._chart, self._panel = chart, panel
        self._labels: list[pg.TextItem] = []
        chart.view_changed.connect(self._follow)

    def write(self, low: str, high: str) -> None:
        """Write them anew, after the chart was cleared."""
        self._labels = []
        for words, level, side in ((high, 10, 1.0), (low, 0, 0.0)):
            label = pg.TextItem(words, color=self._chart.palette_tokens.ink_soft, anchor=(0, side))
            label.setFont(self._chart.font_small)
            label.setPos(self._chart.view[0], level)
            self._chart.add(self._panel, label)
            self._labels.append(label)

    def _follow(self) -> None:
        for label in self._labels:
            label.setPos(self._chart.view[0], label.pos().y())
