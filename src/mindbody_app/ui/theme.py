"""The one visual language: colours, type scale, spacing and motion.

Three token sets share one set of names. Text reaches 4.5:1 against what it stands on and controls
reach 3:1, in every set; `tests/ui/test_theme.py` measures it.
"""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple


class ThemeName(StrEnum):
    """A token set; the value is what the settings keep."""

    LIGHT = "light"
    DARK = "dark"
    LOW_STIMULUS = "low_stimulus"


class Palette(NamedTuple):
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
TAB_GAP = 28
"""Pixels from one tab's words to the next tab's."""


class Motion:
    """Lengths of movement in milliseconds; with reduced motion nothing moves."""

    FADE = 180
    SOFT = 700
    """For light that moves over the body figure."""
