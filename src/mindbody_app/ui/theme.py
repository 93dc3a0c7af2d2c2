"""The one visual language: colours, type scale, spacing and motion, and the style sheet from them.

Three token sets share one set of names. Text reaches 4.5:1 against what it stands on and controls
reach 3:1, in every set; `tests/ui/test_theme.py` measures it.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class ThemeName(StrEnum):
    """A token set; the value is what the settings keep."""

    LIGHT = "light"
    DARK = "dark"
    LOW_STIMULUS = "low_stimulus"


@dataclass(frozen=True, slots=True)
class Palette:
    """Colours by their job, as #rrggbb."""

    window: str
    surface: str
    sunken: str
    """Wells and tracks, quieter than the window."""
    border: str
    """Hairlines that part things; carries no meaning of its own."""
    control: str
    """Outlines of controls, 3:1 on surface."""
    ink: str
    ink_soft: str
    accent: str
    accent_strong: str
    """Accent under the pointer."""
    on_accent: str
    accent_soft: str
    """A tint behind chosen things; ink stands on it."""
    warm: str
    """The second colour of charts: pain, beside the accent's practice."""
    focus: str


LIGHT = Palette(
    window="#f4f2ec",
    surface="#fdfcfa",
    sunken="#e9e6dd",
    border="#dfdbd0",
    control="#76827d",
    ink="#1e2b29",
    ink_soft="#53615d",
    accent="#2b6a5e",
    accent_strong="#215549",
    on_accent="#ffffff",
    accent_soft="#d9e8e2",
    warm="#9a4b26",
    focus="#1d4f91",
)
DARK = Palette(
    window="#121b1a",
    surface="#1a2624",
    sunken="#0d1413",
    border="#2a3936",
    control="#7b8e87",
    ink="#e6ece9",
    ink_soft="#a8b7b1",
    accent="#7fc4b2",
    accent_strong="#98d6c6",
    on_accent="#0c1a17",
    accent_soft="#22443d",
    warm="#e3a27c",
    focus="#9cc4f5",
)
LOW_STIMULUS = Palette(
    window="#191715",
    surface="#211e1b",
    sunken="#141210",
    border="#322d28",
    control="#857b6f",
    ink="#cdc3b6",
    ink_soft="#a89e91",
    accent="#b3a084",
    accent_strong="#c2b095",
    on_accent="#191613",
    accent_soft="#352f28",
    warm="#c19175",
    focus="#b7b3c9",
)
PALETTES = {
    ThemeName.LIGHT: LIGHT,
    ThemeName.DARK: DARK,
    ThemeName.LOW_STIMULUS: LOW_STIMULUS,
}


def mixed(first: str, second: str, share: float) -> str:
    """The colour a share (0-1) of the way from one to another, all as #rrggbb."""
    pairs = ((int(first[i : i + 2], 16), int(second[i : i + 2], 16)) for i in (1, 3, 5))
    return "#" + "".join(f"{round(a + (b - a) * share):02x}" for a, b in pairs)


FONT_FAMILY = "Open Sauce Sans"


class Type:
    """The type scale, in pixels at 100 %."""

    SMALL = 14
    BODY = 16
    LEAD = 20
    CAPTION = 26
    """Spoken lines in a session, read from an arm's length and further."""
    TITLE = 30
    DISPLAY = 44


class Space:
    """Spacing, in pixels."""

    XS = 4
    S = 8
    M = 16
    L = 24
    XL = 40


TARGET = 48
"""Least height and width of anything to press (clinical.md, Accessibility)."""
PAGE_WIDTH = 880
"""Widest column of content; wider windows get margins, not longer lines."""
RADIUS = 14


class Motion:
    """Lengths of movement in milliseconds; with reduced motion nothing moves."""

    FADE = 180
    SOFT = 700
    """For light that moves over the body figure."""


def style_sheet(palette: Palette) -> str:
    """The whole application's style sheet for one token set."""
    p = palette
    return f"""
QWidget {{ color: {p.ink}; outline: none; font-family: "{FONT_FAMILY}"; font-size: {Type.BODY}px; }}
QMainWindow, QDialog, QWidget[role="page"], QScrollArea, QStackedWidget {{
    background: {p.window}; border: none; }}
QToolTip {{ background: {p.ink}; color: {p.window}; border: none; padding: 6px 8px; }}

QLabel {{ background: transparent; }}
QLabel[role="display"] {{ font-size: {Type.DISPLAY}px; font-weight: 700; }}
QLabel[role="title"] {{ font-size: {Type.TITLE}px; font-weight: 700; }}
QLabel[role="heading"] {{ font-size: {Type.LEAD}px; font-weight: 700; }}
QLabel[role="lead"] {{ font-size: {Type.LEAD}px; }}
QLabel[role="soft"] {{ color: {p.ink_soft}; }}
QLabel[role="small"] {{ color: {p.ink_soft}; font-size: {Type.SMALL}px; }}
QLabel[role="overline"] {{ color: {p.accent}; font-size: {Type.SMALL}px; font-weight: 700; }}

QFrame[role="card"] {{ background: {p.surface}; border: 1px solid {p.border};
    border-radius: {RADIUS + 4}px; }}
QFrame[role="hero"] {{ background: {p.accent_soft}; border: none; border-radius: {RADIUS + 4}px; }}
QFrame[role="notice"] {{ background: {p.accent_soft}; border: 1px solid {p.accent};
    border-radius: {RADIUS}px; }}
QFrame[role="rail"] {{ background: {p.surface}; border: none; border-right: 1px solid {p.border}; }}
QFrame[role="line"] {{ background: {p.border}; border: none; max-height: 1px; min-height: 1px; }}

QPushButton {{ background: {p.surface}; border: 1px solid {p.control}; border-radius: {RADIUS}px;
    padding: 0 18px; min-height: {TARGET - 2}px; font-weight: 700; }}
QPushButton:hover {{ background: {p.accent_soft}; }}
QPushButton:pressed {{ background: {p.sunken}; }}
QPushButton:disabled {{ color: {p.ink_soft}; border-color: {p.border}; background: {p.window}; }}
QPushButton:checked {{ background: {p.accent_soft}; border: 2px solid {p.accent};
    padding: 0 17px; min-height: {TARGET - 4}px; }}
QPushButton[variant="primary"] {{ background: {p.accent}; color: {p.on_accent};
    border: 1px solid {p.accent}; padding: 0 28px; }}
QPushButton[variant="primary"]:hover {{ background: {p.accent_strong}; }}
QPushButton[variant="primary"]:disabled {{ background: {p.sunken}; color: {p.ink_soft};
    border-color: {p.sunken}; }}
QPushButton[variant="begin"] {{ background: {p.accent}; color: {p.on_accent}; border: none;
    border-radius: 32px; padding: 0 44px; min-height: 64px; font-size: {Type.LEAD}px; }}
QPushButton[variant="begin"]:hover {{ background: {p.accent_strong}; }}
QPushButton[variant="begin_short"] {{ background: transparent; border: 1px solid {p.accent};
    border-radius: 32px; padding: 0 28px; min-height: 62px; color: {p.accent}; }}
QPushButton[variant="begin_short"]:hover {{ background: {p.surface}; }}
QPushButton[variant="begin"]:disabled {{ background: {p.sunken}; color: {p.ink_soft}; }}
QPushButton[variant="large"] {{ border-radius: 32px; padding: 0 44px; min-height: 62px;
    font-size: {Type.LEAD}px; }}
QPushButton[variant="number"] {{ padding: 0; min-height: 0; font-size: {Type.LEAD}px; }}
QPushButton[variant="number"]:checked {{ background: {p.accent}; color: {p.on_accent};
    border: 1px solid {p.accent}; padding: 0; min-height: 0; }}
QPushButton[variant="quiet"] {{ background: transparent; border: 1px solid transparent;
    color: {p.accent}; padding: 0 12px; }}
QPushButton[variant="quiet"]:hover {{ background: {p.accent_soft}; }}
QPushButton[variant="round"] {{ border-radius: 28px; min-width: 54px; max-width: 54px;
    min-height: 54px; max-height: 54px; padding: 0; }}
QPushButton[variant="play"] {{ background: {p.accent}; color: {p.on_accent}; border: none;
    border-radius: 40px; min-width: 80px; max-width: 80px; min-height: 80px; max-height: 80px;
    padding: 0; }}
QPushButton[variant="play_small"] {{ background: {p.accent}; color: {p.on_accent}; border: none;
    border-radius: 28px; min-width: 56px; max-width: 56px; min-height: 56px; max-height: 56px;
    padding: 0; }}
QPushButton[variant="play"]:hover, QPushButton[variant="play_small"]:hover {{
    background: {p.accent_strong}; }}
QPushButton[variant="rail"] {{ background: transparent; border: none;
    border-radius: {RADIUS}px; text-align: left; padding: 0 14px; min-height: {TARGET}px;
    font-weight: 400; }}
QPushButton[variant="rail"]:hover {{ background: {p.sunken}; }}
QPushButton[variant="rail"]:checked {{ background: {p.accent_soft}; font-weight: 700;
    border: none; padding: 0 14px; min-height: {TARGET}px; }}
QPushButton[variant="tile"] {{ text-align: left; font-weight: 400; }}

QSlider {{ min-height: {TARGET}px; background: transparent; }}
QSlider::groove:horizontal {{ height: 8px; border-radius: 4px; background: {p.sunken};
    border: 1px solid {p.control}; }}
QSlider::sub-page:horizontal {{ background: {p.accent}; border-radius: 4px; }}
QSlider::handle:horizontal {{ width: 24px; height: 24px; margin: -9px 0; border-radius: 13px;
    background: {p.surface}; border: 2px solid {p.accent}; }}

QComboBox, QLineEdit, QPlainTextEdit {{ background: {p.surface};
    border: 1px solid {p.control}; border-radius: {RADIUS}px; padding: 0 14px;
    min-height: {TARGET - 2}px; selection-background-color: {p.accent};
    selection-color: {p.on_accent}; }}
QPlainTextEdit {{ padding: 10px 10px; }}
QComboBox::drop-down {{ border: none; width: 32px; }}
QComboBox QAbstractItemView {{ background: {p.surface}; border: 1px solid {p.control};
    selection-background-color: {p.accent_soft}; selection-color: {p.ink}; outline: none; }}
QComboBox QAbstractItemView::item {{ min-height: 40px; padding: 0 10px; }}

QProgressBar {{ background: {p.sunken}; border: none; border-radius: 4px; max-height: 8px;
    min-height: 8px; }}
QProgressBar::chunk {{ background: {p.accent}; border-radius: 4px; }}

QTableView {{ background: {p.surface}; border: 1px solid {p.border}; border-radius: 8px;
    gridline-color: {p.border}; alternate-background-color: {p.window};
    selection-background-color: {p.accent_soft}; selection-color: {p.ink}; }}
QTableView::item {{ padding: 4px 10px; }}
QHeaderView::section {{ background: {p.surface}; color: {p.ink_soft}; border: none;
    border-bottom: 1px solid {p.border}; padding: 8px 12px; font-weight: 700; }}
QTableCornerButton::section {{ background: {p.surface}; border: none; }}

QScrollBar:vertical {{ background: transparent; width: 14px; margin: 2px; }}
QScrollBar::handle:vertical {{ background: {p.control}; border-radius: 5px; min-height: 40px; }}
QScrollBar:horizontal {{ background: transparent; height: 14px; margin: 2px; }}
QScrollBar::handle:horizontal {{ background: {p.control}; border-radius: 5px; min-width: 40px; }}
QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
"""
