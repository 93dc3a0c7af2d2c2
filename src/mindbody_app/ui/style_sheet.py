"""The application's style sheet, written from a theme's tokens."""

from __future__ import annotations

from mindbody_app.ui.theme import FONT_FAMILY, RADIUS, TAB_GAP, TARGET, Palette, Type


def style_sheet(palette: Palette) -> str:
    """The whole application's style sheet for one token set."""
    parts = (
        *(_grounds, _words, _buttons, _large_buttons, _shaped_buttons, _days, _cards, _narrowing),
        *(_fields, _tables, _bars),
    )
    return "".join(part(palette) for part in parts)


def _grounds(p: Palette) -> str:
    """Windows, cards and what lies behind things."""
    return f"""
QWidget {{ color: {p.ink}; outline: none; font-family: "{FONT_FAMILY}"; font-size: {Type.BODY}px; }}
QMainWindow, QDialog, QWidget[role="page"], QScrollArea, QStackedWidget {{
    background: {p.window}; border: none; }}
QToolTip {{ background: {p.surface}; color: {p.ink}; border: 1px solid {p.control};
    padding: 6px 8px; font-family: "{FONT_FAMILY}"; font-size: {Type.SMALL}px; }}
QMenu {{ background: {p.surface}; border: 1px solid {p.control}; padding: 4px; }}
QMenu::item {{ padding: 0 18px; min-height: {TARGET}px; border-radius: 8px; }}
QMenu::item:selected {{ background: {p.accent_soft}; color: {p.ink}; }}
QMenu::item:disabled {{ color: {p.control}; }}
QMenu::separator {{ height: 1px; background: {p.border}; margin: 4px 8px; }}

QFrame[role="card"] {{ background: {p.surface}; border: 1px solid {p.border};
    border-radius: {RADIUS + 4}px; }}
QFrame[role="hero"] {{ background: {p.accent_soft}; border: none; border-radius: {RADIUS + 4}px; }}
QFrame[role="notice"] {{ background: {p.accent_soft}; border: 1px solid {p.accent};
    border-radius: {RADIUS}px; }}
QFrame[role="line"] {{ background: {p.border}; border: none; max-height: 1px; min-height: 1px; }}
QFrame[role="rail"] {{ background: {p.surface}; border: none; border-right: 1px solid {p.border}; }}
"""


def _words(p: Palette) -> str:
    """Labels by their role on the type scale."""
    return f"""
QLabel {{ background: transparent; }}
QLabel[role="title"] {{ font-size: {Type.TITLE}px; font-weight: 700; }}
QLabel[role="heading"] {{ font-size: {Type.LEAD}px; font-weight: 700; }}
QLabel[role="lead"] {{ font-size: {Type.LEAD}px; }}
QLabel[role="strong"] {{ font-weight: 700; }}
QLabel[role="soft"] {{ color: {p.ink_soft}; }}
QLabel[role="small"] {{ color: {p.ink_soft}; font-size: {Type.SMALL}px; }}
QLabel[role="overline"] {{ color: {p.accent}; font-size: {Type.SMALL}px; font-weight: 700; }}
"""


def _buttons(p: Palette) -> str:
    """Ordinary and primary buttons."""
    return f"""
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
"""


def _large_buttons(p: Palette) -> str:
    """Begin, numbers to rate with, and the quietest."""
    return f"""
QPushButton[variant="begin"] {{ background: {p.accent}; color: {p.on_accent}; border: none;
    border-radius: 32px; padding: 0 44px; min-height: 64px; font-size: {Type.LEAD}px; }}
QPushButton[variant="begin"]:hover {{ background: {p.accent_strong}; }}
QPushButton[variant="begin_short"] {{ background: transparent; border: 1px solid {p.accent};
    border-radius: 32px; padding: 0 28px; min-height: 62px; color: {p.accent}; }}
QPushButton[variant="begin_short"]:hover {{ background: {p.surface}; }}
QPushButton[variant="begin"]:disabled {{ background: {p.sunken}; color: {p.ink_soft}; }}
QPushButton[variant="large"] {{ border-radius: 32px; padding: 0 44px; min-height: 62px;
    font-size: {Type.LEAD}px; }}
QPushButton[narrow="true"] {{ padding: 0 22px; }}
QPushButton[variant="number"] {{ padding: 0; min-height: 0; font-size: {Type.LEAD}px; }}
QPushButton[variant="number"]:checked {{ background: {p.accent}; color: {p.on_accent};
    border: 1px solid {p.accent}; padding: 0; min-height: 0; }}
QPushButton[variant="quiet"] {{ background: transparent; border: 1px solid transparent;
    color: {p.accent}; padding: 0 12px; }}
QPushButton[variant="quiet"]:hover {{ background: {p.accent_soft}; }}
QPushButton[variant="quiet"]:disabled {{ color: {p.ink_soft}; background: transparent; }}
"""


def _shaped_buttons(p: Palette) -> str:
    """Round ones, play, and the rail."""
    return f"""
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
"""


def _days(p: Palette) -> str:
    """The days of a month, one beside the other."""
    return f"""
QPushButton[variant="day"] {{ background: transparent; border: 1px solid {p.border};
    border-radius: 10px; margin: 2px; padding: 0 0 6px 0; min-width: 24px;
    min-height: {TARGET - 12}px; max-height: {TARGET - 12}px; font-weight: 400; }}
QPushButton[variant="day"]:hover {{ background: {p.accent_soft}; }}
QPushButton[variant="day"][today="true"] {{ border: 2px solid {p.control}; font-weight: 700;
    min-height: {TARGET - 14}px; max-height: {TARGET - 14}px; }}
QPushButton[variant="day"]:checked {{ background: {p.accent}; color: {p.on_accent};
    border-color: {p.accent}; font-weight: 700; }}
QPushButton[variant="day"]:disabled {{ color: {p.ink_soft}; background: transparent;
    border-color: transparent; }}
"""


def _cards(p: Palette) -> str:
    """Cards to open, bare icons to press, and what of a card is read aloud."""
    return f"""
QPushButton[variant="tile"] {{ background: {p.surface}; border: 1px solid {p.border};
    border-radius: {RADIUS + 4}px; padding: 0; min-height: 0; font-weight: 400; }}
QPushButton[variant="tile"]:hover {{ border-color: {p.accent}; }}
QPushButton[variant="tile"]:pressed {{ background: {p.sunken}; }}
QPushButton[variant="bare"], QPushButton[variant="bare"]:checked {{ background: transparent;
    border: none; border-radius: {TARGET // 2}px; padding: 0; min-width: {TARGET}px;
    max-width: {TARGET}px; min-height: {TARGET}px; max-height: {TARGET}px; }}
QPushButton[variant="bare"]:hover {{ background: {p.accent_soft}; }}
QPushButton[variant="week"], QPushButton[variant="week"]:checked {{ background: transparent;
    border: none; padding: 0; font-weight: 400; text-align: left; }}
QPushButton[variant="week"]:hover {{ background: {p.sunken}; }}
QLabel[heard="true"] {{ background: {p.accent_soft}; border-radius: 8px; }}
"""


def _narrowing(p: Palette) -> str:
    """What a list is narrowed down by, and the tabs over a screen."""
    return f"""
QPushButton[variant="chip"] {{ background: transparent; border: 1px solid {p.control};
    border-radius: {TARGET // 2}px; padding: 0 15px; font-weight: 400; }}
QPushButton[variant="chip"]:hover {{ background: {p.accent_soft}; }}
QPushButton[variant="chip"]:checked {{ background: {p.accent_soft}; border: 2px solid {p.accent};
    padding: 0 14px; }}
QPushButton[variant="chip"][plain="true"]:checked {{ background: transparent;
    border: 2px solid {p.control}; }}
QTabBar {{ background: transparent; }}
QTabBar::tab {{ background: transparent; color: {p.ink_soft}; border: none;
    border-bottom: 3px solid transparent; padding: 0; margin-right: {TAB_GAP}px;
    min-height: {TARGET - 3}px; font-weight: 700; }}
QTabBar QToolButton {{ background: {p.window}; border: none; min-width: 28px; }}
QTabBar::tab:hover {{ color: {p.ink}; }}
QTabBar::tab:selected {{ color: {p.ink}; border-bottom: 3px solid {p.accent}; }}
"""


def _fields(p: Palette) -> str:
    """Where a value is set or written."""
    return f"""
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
QLineEdit[wrong="true"], QPlainTextEdit[wrong="true"] {{ border: 2px solid {p.warm}; }}
QLineEdit {{ placeholder-text-color: {p.ink_soft}; }}
QComboBox {{ combobox-popup: 0; }}
QComboBox::drop-down {{ border: none; width: 32px; }}
QComboBox QAbstractItemView {{ background: {p.surface}; border: 1px solid {p.control};
    selection-background-color: {p.accent_soft}; selection-color: {p.ink}; outline: none; }}
QComboBox QAbstractItemView::item {{ min-height: {TARGET - 2}px; padding: 0 14px; }}
QComboBox QAbstractItemView::item:selected {{ background: {p.accent_soft}; color: {p.ink}; }}
"""


def _tables(p: Palette) -> str:
    """Charts as tables."""
    return f"""
QTableView {{ background: {p.surface}; border: 1px solid {p.border}; border-radius: 8px;
    gridline-color: {p.border}; alternate-background-color: {p.window};
    selection-background-color: {p.accent_soft}; selection-color: {p.ink}; }}
QTableView::item {{ padding: 4px 10px; }}
QHeaderView::section {{ background: {p.surface}; color: {p.ink_soft}; border: none;
    border-bottom: 1px solid {p.border}; padding: 8px 12px; font-weight: 700; }}
QTableCornerButton::section {{ background: {p.surface}; border: none; }}
"""


def _bars(p: Palette) -> str:
    """Progress and scrolling."""
    return f"""
QProgressBar {{ background: {p.sunken}; border: none; border-radius: 4px; max-height: 8px;
    min-height: 8px; }}
QProgressBar::chunk {{ background: {p.accent}; border-radius: 4px; }}

QScrollBar:vertical {{ background: transparent; width: 14px; margin: 2px; }}
QScrollBar::handle:vertical {{ background: {p.control}; border-radius: 5px; min-height: 40px; }}
QScrollBar:horizontal {{ background: transparent; height: 14px; margin: 2px; }}
QScrollBar::handle:horizontal {{ background: {p.control}; border-radius: 5px; min-width: 40px; }}
QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
"""
