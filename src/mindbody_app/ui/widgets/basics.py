"""The few pieces that every screen is composed of."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QLayout,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from mindbody_app.ui.icons import icon
from mindbody_app.ui.qt_numbers import NO_FOCUS, PLAIN_TEXT, SCROLL_BAR_ALWAYS_OFF
from mindbody_app.ui.theme import PAGE_WIDTH, Palette, Space

TextRole = Literal["title", "heading", "lead", "body", "strong", "soft", "small", "overline"]
Variant = Literal[
    "secondary", "primary", "begin", "begin_short", "quiet", "round", "bare", "play", "rail"
]
_CLOSE_BELOW = 480
"""Pages narrower than this many pixels have little room beside their cards."""


def text(words: str, role: TextRole = "body", *, wrap: bool = True) -> QLabel:
    """A label in one of the type scale's roles; plain text, never markup."""
    label = QLabel(words)
    label.setProperty("textFormat", PLAIN_TEXT)
    label.setProperty("role", role)
    label.setWordWrap(wrap)
    if wrap:
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        label.setSizePolicy(policy)
    return label


def button(
    words: str,
    pressed: Callable[[], object] | None = None,
    *,
    variant: Variant = "secondary",
    icon_name: str = "",
    colour: str = "",
) -> QPushButton:
    """A push button that Return and Space press; with an icon, its colour must be given.

    A round, bare or play button shows its icon alone: the words become its accessible name and tip.
    """
    alone = variant in ("round", "bare", "play")
    made = QPushButton("" if alone else words)
    made.setProperty("variant", variant)
    made.setAccessibleName(words)
    made.setAutoDefault(True)
    if alone:
        made.setToolTip(words)
    if icon_name:
        size = 34 if variant == "play" else 22
        made.setIcon(icon(icon_name, colour, size))
        made.setIconSize(QSize(size, size))
    if pressed is not None:
        made.clicked.connect(lambda _checked=False: pressed())
    return made


def card(role: Literal["card", "hero", "notice"] = "card") -> tuple[QFrame, QVBoxLayout]:
    """A card and the column to fill it with."""
    frame = QFrame()
    frame.setProperty("role", role)
    column = QVBoxLayout(frame)
    column.setContentsMargins(Space.L, Space.L, Space.L, Space.L)
    column.setSpacing(Space.M)
    return frame, column


def mark(name: str, colour: str, size: int = 24) -> QLabel:
    """An icon standing by itself, with nothing to press."""
    label = text("", wrap=False)
    label.setPixmap(icon(name, colour, size).pixmap(QSize(size, size)))
    label.setFixedSize(size, size)
    return label


def row(*items: QWidget | QLayout | None, spacing: int = Space.M) -> QHBoxLayout:
    """Things side by side; None takes the room that is left."""
    line = QHBoxLayout()
    line.setContentsMargins(0, 0, 0, 0)
    line.setSpacing(spacing)
    for item in items:
        if item is None:
            line.addStretch(1)
        elif isinstance(item, QWidget):
            line.addWidget(item)
        else:
            line.addLayout(item)
    return line


def keep_room(part: QWidget) -> None:
    """Keep a part's room while it is hidden, so that nothing moves when it shows."""
    policy = part.sizePolicy()
    policy.setRetainSizeWhenHidden(True)
    part.setSizePolicy(policy)


class Page(QScrollArea):
    """A screen: one centred column that scrolls when the window is small.

    Subclasses fill `self.column`; `self.tokens` are the colours in force.
    """

    def __init__(self, palette: Palette, *, width: int = PAGE_WIDTH) -> None:
        super().__init__()
        self.tokens = palette
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setProperty("focusPolicy", NO_FOCUS)
        self.setProperty("horizontalScrollBarPolicy", SCROLL_BAR_ALWAYS_OFF)
        inner = QWidget()
        inner.setProperty("role", "page")
        # Else the height of every wrapped label at its narrowest would leave the page a blank end.
        inner.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Ignored)
        self._outer = outer = QHBoxLayout(inner)
        outer.setContentsMargins(Space.L, Space.L, Space.L, Space.L)
        content = QWidget()
        content.setMaximumWidth(width)
        self.column = QVBoxLayout(content)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(Space.L)
        outer.addStretch(1)
        outer.addWidget(content, 1000)
        outer.addStretch(1)
        self.setWidget(inner)

    def resizeEvent(self, event: QResizeEvent) -> None:
        beside = Space.S if self.width() < _CLOSE_BELOW else Space.L
        self._outer.setContentsMargins(beside, Space.L, beside, Space.L)
        super().resizeEvent(event)

    def refresh(self) -> None:
        """Show the record as it is now; called whenever the screen is opened again."""
