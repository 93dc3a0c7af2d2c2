"""What the pages around a session share: a column that scrolls and a footer that stays."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractSlider,
    QFrame,
    QGridLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from mindbody_app.ui.theme import TARGET, Palette, Space
from mindbody_app.ui.widgets.basics import Page, button, row
from mindbody_app.ui.widgets.rating_row import RatingRow
from mindbody_app.ui.widgets.said_line import SaidLine

_NARROW = 640
_NARROW_WITH_SAFETY = 720
"""Windows narrower than this many pixels get a closer footer (`FlowPage.narrow_below`)."""
_SCROLLS: dict[int, QAbstractSlider.SliderAction] = {
    Qt.Key.Key_Up: QAbstractSlider.SliderAction.SliderSingleStepSub,
    Qt.Key.Key_Down: QAbstractSlider.SliderAction.SliderSingleStepAdd,
    Qt.Key.Key_PageUp: QAbstractSlider.SliderAction.SliderPageStepSub,
    Qt.Key.Key_PageDown: QAbstractSlider.SliderAction.SliderPageStepAdd,
    Qt.Key.Key_Home: QAbstractSlider.SliderAction.SliderToMinimum,
    Qt.Key.Key_End: QAbstractSlider.SliderAction.SliderToMaximum,
}


class _Hand(QObject):
    """Knows whether the last press was the pointer's or a key's."""

    pointing = False

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.MouseButtonPress:
            self.pointing = True
        elif event.type() == QEvent.Type.KeyPress:
            self.pointing = False
        return False


class _Scroller(QObject):
    """Scrolls a page by keys; watches buttons that would take Up and Down to change the focus."""

    def __init__(self, page: Page) -> None:
        super().__init__(page)
        self._page = page

    def scroll(self, event: QKeyEvent) -> bool:
        """Scroll if the key is one for that; says whether it is."""
        action = _SCROLLS.get(event.key())
        if action is None or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            return False
        self._page.verticalScrollBar().triggerAction(action)
        return True

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        return (
            event.type() == QEvent.Type.KeyPress
            and isinstance(event, QKeyEvent)
            and self.scroll(event)
        )


class FlowPage(QWidget):
    """One step of the way: `column` scrolls, the `footer`'s buttons are always in sight."""

    back = Signal()
    """Esc, or the button that leads back, where there is one."""
    safety = Signal()
    """The safety sheet is asked for, by the quiet button that pages with `with_safety` have."""

    def __init__(
        self, palette: Palette, *, width: int, back_words: str = "", with_safety: bool = False
    ) -> None:
        super().__init__()
        self.setProperty("role", "page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.tokens = palette
        self._hand = _Hand(self)
        self.page = Page(palette, width=width)
        self.page.verticalScrollBar().setSingleStep(TARGET)
        self._scroller = _Scroller(self.page)
        self.column = self.page.column
        self._outer = outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(self.page, 1)
        line = QFrame()
        line.setProperty("role", "line")
        outer.addWidget(line)
        self._footer = QGridLayout()
        self._footer.setContentsMargins(Space.L, Space.S + Space.XS, Space.L, Space.S + Space.XS)
        self._footer.setSpacing(Space.S)
        self._footer.setColumnStretch(0, 1)
        self._footer.setColumnStretch(2, 1)
        outer.addLayout(self._footer)
        self.narrow_below = _NARROW_WITH_SAFETY if with_safety else _NARROW
        self._narrow = False
        self._footer_buttons: tuple[QPushButton, ...] = ()
        self._footer_row = row()
        self._back_words = back_words
        self._back_button = self._add_back(back_words) if back_words else None
        self._safety_button = self._add_safety() if with_safety else None
        self._aside: SaidLine | None = None

    def fill_footer(self, *buttons: QPushButton) -> None:
        """Put buttons into the footer, in the middle."""
        self._footer_buttons = buttons
        for made in buttons:
            # Else their width with wide ends would keep the page from becoming narrow.
            made.setMinimumWidth(TARGET)
            made.installEventFilter(self._scroller)
        self._footer_row = row(*buttons)
        self._footer.addLayout(self._footer_row, 0, 1)

    def put_above_footer(self, part: QWidget) -> None:
        """Put a part between the page and the footer, such as words about what goes on."""
        self._outer.insertWidget(1, part)

    def tell_aside(self, words: str) -> None:
        """Tell something over the footer that isn't about the page, while the page is in sight."""
        if self._aside is None:
            self._aside = SaidLine()
            self.put_above_footer(self._aside)
        self._aside.say(words)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if self._aside is not None:
            self._aside.say("")

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self.width() < self.narrow_below
        if narrow != self._narrow:
            self._narrow = narrow
            self._take_width()

    def _add_back(self, words: str) -> QPushButton:
        made = button(
            words,
            self.back.emit,
            variant="quiet",
            icon_name="arrow-left",
            colour=self.tokens.accent,
        )
        made.setToolTip(self.tr("{0} (Esc)").format(words))
        made.installEventFilter(self._scroller)
        self._footer.addWidget(made, 0, 0, Qt.AlignmentFlag.AlignLeft)
        return made

    def _add_safety(self) -> QPushButton:
        words = self.tr("Safety")
        made = button(
            f" {words}",
            self.safety.emit,
            variant="quiet",
            icon_name="life-buoy",
            colour=self.tokens.accent,
        )
        made.setAccessibleName(words)
        made.setToolTip(self.tr("{0} (F1)").format(words))
        made.installEventFilter(self._scroller)
        self._footer.addWidget(made, 0, 2, Qt.AlignmentFlag.AlignRight)
        return made

    def _take_width(self) -> None:
        """In a narrow window the ways aside are their icons alone, and buttons have short ends."""
        if self._back_button is not None:
            self._back_button.setText("" if self._narrow else self._back_words)
        if self._safety_button is not None:
            # The icon fills its room; it keeps off the word by a blank.
            words = "" if self._narrow else f" {self.tr('Safety')}"
            self._safety_button.setText(words)
        beside = Space.S if self._narrow else Space.L
        self._footer.setContentsMargins(beside, Space.S + Space.XS, beside, Space.S + Space.XS)
        self._footer_row.setSpacing(Space.S if self._narrow else Space.M)
        for made in self._footer_buttons:
            made.setProperty("narrow", self._narrow)
            made.style().unpolish(made)
            made.style().polish(made)

    def stay_under_pointer(self) -> None:
        """Let nothing scroll away under a pointer that presses; called once all parts are there."""
        for kind in (QPushButton, RatingRow):
            for part in self.findChildren(kind):
                part.installEventFilter(self._hand)

    def bring_into_view(self, part: QWidget) -> None:
        """Scroll to a part of the page, once it has its place; keys need it, a pointer doesn't."""
        if self._hand.pointing:
            return
        QTimer.singleShot(0, part, lambda: self.page.ensureWidgetVisible(part, 0, Space.L))

    def scroll_to_top(self) -> None:
        """Show the page from its beginning."""
        self.page.verticalScrollBar().setValue(0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.back.emit()
        elif not self._scroller.scroll(event):
            super().keyPressEvent(event)
