"""What the first steps share: where they stand, a way back, a way on, and a way past them."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from mindbody_app.ui.practice.flow_page import FlowPage
from mindbody_app.ui.tab_order import order_tabs
from mindbody_app.ui.theme import PAGE_WIDTH, Palette, Space
from mindbody_app.ui.widgets.basics import button, mark, row, text

_NARROW = 720
"""Windows narrower than this many pixels have short words in the footer."""
_SIGN = 20


class StepPage(FlowPage):
    """One of a few steps; each fills `column`, and calls `settle` with its buttons at last.

    Esc leads a step back, and out of the first one. F1 is the window's.

    Args:
        palette: the colours in force.
        place: which step it is and how many there are, from 1.
        title: what stands over it; empty where the step's own part says it.
        lead: the sentence under the title.
    """

    further = Signal()
    """On to the next step."""
    skipped = Signal()
    """Past all steps."""

    def __init__(
        self, palette: Palette, place: tuple[int, int], title: str = "", lead: str = ""
    ) -> None:
        super().__init__(palette, width=PAGE_WIDTH, back_words=self.tr("Back"))
        self._place = place
        self._skip: QPushButton | None = None
        self.rests_on: QWidget = self
        self.narrow_below = _NARROW
        self.setAccessibleName(title)
        self._step = text("", "overline")
        self._show_place()
        self._heading = heading = QVBoxLayout()
        heading.setSpacing(Space.S)
        heading.addWidget(self._step)
        if title:
            heading.addWidget(text(title, "title"))
            heading.addWidget(text(lead, "lead"))
        self.column.addLayout(heading)

    def take_place(self, place: tuple[int, int]) -> None:
        """Stand elsewhere: another step was found."""
        self._place = place
        self._show_place()

    def confirm(self, words: str) -> None:
        """Say what was just done, under the title; nothing with no words."""
        if not words:
            return
        line = row(mark("check", self.tokens.accent, _SIGN), spacing=Space.S)
        line.addWidget(text(words), 1)
        self._heading.addLayout(line)

    def settle(
        self, main: QPushButton, *beside: QPushButton, past: QPushButton | None = None
    ) -> None:
        """Put the buttons into the footer; Return presses `main`.

        Args:
            main: what leads on.
            beside: others that do.
            past: what leads past all steps; None makes the quiet one at the footer's end.
        """
        self.column.addStretch(1)
        self.main_button = self.rests_on = main
        self.fill_footer(main, *beside, *([past] if past else []))
        self.skip_button = past or self._add_skip()
        self.skip_button.clicked.connect(lambda _checked=False: self.skipped.emit())
        assert self._back_button is not None
        self._back_button.setVisible(self._place[0] > 1)
        order_tabs(self)

    def rest_on(self, part: QWidget) -> None:
        """Have the keyboard at a part when the page is shown."""
        self.rests_on = part

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.rests_on.setFocus(Qt.FocusReason.OtherFocusReason)
        self.bring_into_view(self.rests_on)

    def hideEvent(self, event: QHideEvent) -> None:
        """Back from the safety sheet or the body, the keyboard is where it was."""
        focused = self.focusWidget()
        if focused is not None and self.isAncestorOf(focused):
            self.rests_on = focused
        super().hideEvent(event)

    def _show_place(self) -> None:
        step = self.tr("Step {0} of {1}").format(*self._place)
        self._step.setText(step)
        self.setAccessibleDescription(step)

    def _take_width(self) -> None:
        super()._take_width()
        if self._skip is not None:
            self._skip.setText(self.tr("Skip") if self._narrow else self.tr("Skip to Today"))

    def _add_skip(self) -> QPushButton:
        self._skip = made = button(self.tr("Skip to Today"), variant="quiet")
        made.installEventFilter(self._scroller)
        self._footer.addWidget(made, 0, 2, Qt.AlignmentFlag.AlignRight)
        return made
