"""The shade of a region by how much it hurts, and the colour of the number that stands on it.

The shade is never the only sign: wherever it stands, its number stands too.
"""

from __future__ import annotations

from functools import lru_cache

from mindbody_app.ui.theme import Palette, mixed

_FAINTEST = 0.08
"""Even no pain, where a region was marked with it, is told from one that was not marked."""
_TEXT = 4.5
"""Least contrast of a number (WCAG 2.2)."""


def intensity_fill(colours: Palette, intensity: float) -> str:
    """The shade of an intensity of 0-10, stronger for more, as #rrggbb."""
    share = min(max(intensity / 10, 0.0), 1.0)
    return mixed(colours.surface, colours.warm, _FAINTEST + (1 - _FAINTEST) * share)


@lru_cache(maxsize=256)
def intensity_ink(colours: Palette, intensity: float) -> str:
    """A colour that reads on `intensity_fill`: the theme's own where it reaches, as #rrggbb."""
    under = _luminance(intensity_fill(colours, intensity))
    own = (colours.ink, colours.window)
    reaching = [ink for ink in own if _contrast(_luminance(ink), under) >= _TEXT]
    # On any colour at all, black or white reaches 4.58.
    last = max(("#000000", "#ffffff"), key=lambda ink: _contrast(_luminance(ink), under))
    return (*reaching, last)[0]


def _luminance(colour: str) -> float:
    """Relative luminance of #rrggbb, 0 (black) to 1 (white), by WCAG 2.2."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _contrast(one: float, other: float) -> float:
    return (max(one, other) + 0.05) / (min(one, other) + 0.05)
