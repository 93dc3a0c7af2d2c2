"""A few values of Qt's enumerations, as the numbers that they stand for.

The first touch of PySide6's `Qt` namespace makes over a hundred Python enumerations, which takes
a sixth of the time in which a bare window stands (PySide6 6.11.3). What is painted first therefore
does without it; `tests/ui/test_start.py` watches that, and that the numbers are right.
"""

PLAIN_TEXT = 0
"""Qt.TextFormat.PlainText"""
NO_FOCUS = 0
"""Qt.FocusPolicy.NoFocus"""
CLICK_FOCUS = 2
"""Qt.FocusPolicy.ClickFocus"""
STRONG_FOCUS = 11
"""Qt.FocusPolicy.StrongFocus"""
SCROLL_BAR_ALWAYS_OFF = 1
"""Qt.ScrollBarPolicy.ScrollBarAlwaysOff"""
ALIGN_CENTRE = 0x84
"""Qt.AlignmentFlag.AlignCenter"""
KEY_F1 = 0x01000030
"""Qt.Key.Key_F1"""
