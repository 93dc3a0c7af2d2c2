"""How often a person breathes, from presses and releases."""

from __future__ import annotations

from collections.abc import Iterable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mindbody_app.practice.breath_measure import BREATHS_NEEDED, MOST_SECONDS, BreathMeasure


def breathed(breaths: Iterable[tuple[float, float]], start: float = 100.0) -> BreathMeasure:
    """Whole breaths, each of seconds in and out, and the press that ends the last."""
    measure = BreathMeasure()
    at = start
    for in_, out in breaths:
        measure.press(at)
        measure.release(at + in_)
        at += in_ + out
    measure.press(at)
    return measure


def test_five_even_breaths_tell_the_rate() -> None:
    measure = breathed([(4, 6)] * 5)
    assert measure.breaths == 5
    assert measure.over(150.0)
    assert measure.rate == pytest.approx(6.0)


@given(
    st.lists(st.tuples(st.floats(0.8, 5), st.floats(0.8, 7)), min_size=5, max_size=9),
)
def test_the_rate_lies_between_the_quickest_and_the_slowest_breath(
    breaths: list[tuple[float, float]],
) -> None:
    rates = [60 / (in_ + out) for in_, out in breaths]
    measure = breathed(breaths)
    rate = measure.rate
    if rate is None:
        assert measure.breaths < BREATHS_NEEDED
        return
    assert min(rates) - 1e-6 <= rate <= max(rates) + 1e-6


def test_of_uneven_breaths_the_middle_one_tells() -> None:
    assert breathed([(4, 8), (4, 5), (4, 6), (4, 7), (4, 4)]).rate == pytest.approx(6.0)


def test_a_sigh_is_none_of_the_five() -> None:
    measure = breathed([*[(2.0, 3.0)] * 4, (4.0, 8.0)])
    assert measure.breaths == 4
    assert not measure.over(140.0)


def test_a_sigh_and_a_moment_elsewhere_change_nothing() -> None:
    even = [(2.0, 3.0)] * 5
    assert breathed([*even[:2], (6.0, 9.0), *even[2:]]).rate == pytest.approx(12.0)
    assert breathed([*even[:2], (2.0, 40.0), *even[2:]]).rate == pytest.approx(12.0)


def test_a_breath_that_was_not_pressed_changes_nothing() -> None:
    assert breathed([(2, 3), (2, 3), (2, 8), (2, 3), (2, 3)]).rate == pytest.approx(12.0)


def test_slips_of_the_finger_are_passed_over() -> None:
    measure = BreathMeasure()
    for breath in range(6):
        at = breath * 10.0
        measure.press(at)
        # Let go and held again at once, as a key that repeats may tell.
        measure.release(at + 1.0)
        measure.press(at + 1.1)
        measure.release(at + 4.0)
        # Touched on the way out.
        measure.press(at + 7.0)
        measure.release(at + 7.2)
    assert measure.breaths == 5
    assert measure.rate == pytest.approx(6.0)


def test_what_comes_twice_or_out_of_turn_counts_once() -> None:
    measure = BreathMeasure()
    measure.release(0.0)
    assert not measure.begun
    for at in (0.0, 10.0, 20.0, 30.0):
        measure.press(at)
        measure.press(at + 1)
        measure.release(at + 4)
        measure.release(at + 5)
    assert measure.breaths == 3
    assert measure.rate == pytest.approx(6.0)


def test_with_fewer_than_three_breaths_nothing_is_told() -> None:
    measure = breathed([(4, 6)] * 2)
    assert measure.rate is None
    assert not measure.over(100.0 + MOST_SECONDS - 1)
    assert measure.over(100.0 + MOST_SECONDS)


def test_before_the_first_press_time_doesnt_run() -> None:
    measure = BreathMeasure()
    assert not measure.over(1e9)
    assert not measure.breathing_in
    measure.press(5.0)
    assert measure.breathing_in
    measure.release(7.0)
    assert not measure.breathing_in


def test_slow_breathing_is_told_when_the_time_is_up() -> None:
    measure = breathed([(6, 9)] * 4)
    assert measure.breaths == 4
    assert measure.over(100.0 + MOST_SECONDS)
    assert measure.rate == pytest.approx(4.0)
