"""Contrast of every theme, by the formula of WCAG 2.2 (relative luminance)."""

from __future__ import annotations

import pytest

from mindbody_app.ui.theme import PALETTES, Palette, ThemeName
from mindbody_app.ui.widgets.intensity import intensity_fill, intensity_ink

TEXT = 4.5
CONTROL = 3.0


def luminance(colour: str) -> float:
    """Relative luminance of #rrggbb, 0 (black) to 1 (white)."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Contrast ratio, 1 to 21."""
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def test_the_formula_knows_black_on_white() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("palette", PALETTES.values(), ids=[name.value for name in ThemeName])
def test_text_can_be_read_wherever_it_stands(palette: Palette) -> None:
    behind = (palette.window, palette.surface, palette.sunken, palette.accent_soft)
    pairs = [(ink, ground) for ink in (palette.ink, palette.ink_soft) for ground in behind]
    pairs += [(palette.accent, ground) for ground in behind]
    pairs += [(palette.on_accent, palette.accent), (palette.on_accent, palette.accent_strong)]
    pairs += [(palette.warm, palette.surface), (palette.window, palette.ink)]
    assert {pair: contrast(*pair) for pair in pairs if contrast(*pair) < TEXT} == {}


@pytest.mark.parametrize("palette", PALETTES.values(), ids=[name.value for name in ThemeName])
def test_controls_and_focus_stand_out(palette: Palette) -> None:
    pairs = [
        (colour, ground)
        for colour in (palette.control, palette.accent, palette.warm, palette.focus)
        for ground in (palette.window, palette.surface)
    ]
    # The focus ring is two rings, so that one of them stands out from what it lies on.
    assert contrast(palette.focus, palette.surface) >= CONTROL
    assert {pair: contrast(*pair) for pair in pairs if contrast(*pair) < CONTROL} == {}


@pytest.mark.parametrize("palette", PALETTES.values(), ids=[name.value for name in ThemeName])
def test_the_number_on_a_shaded_region_can_be_read_at_every_intensity(palette: Palette) -> None:
    halves = [half / 2 for half in range(21)]
    read = {
        half: contrast(intensity_ink(palette, half), intensity_fill(palette, half))
        for half in halves
    }
    assert {half: ratio for half, ratio in read.items() if ratio < TEXT} == {}
    shades = [contrast(intensity_fill(palette, half), palette.surface) for half in halves]
    assert shades == sorted(shades)
    assert len(set(shades)) == len(halves)
