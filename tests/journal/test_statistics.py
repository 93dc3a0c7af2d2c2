"""Our own few statistics against scipy's, within 1e-9."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from mindbody_app.journal.statistics import mean, mean_interval, median, sample_sd, t_quantile

CLOSE = 1e-9

scales = st.integers(-10, 10)
alike = pytest.mark.filterwarnings("ignore:Precision loss occurred")
"""scipy's warning that its own figure suffers where values are nearly alike."""
anything = st.floats(-1e6, 1e6).map(lambda value: round(value, 6))
samples = st.lists(scales, min_size=2, max_size=200) | st.lists(anything, min_size=2, max_size=60)


@alike
@given(samples)
def test_mean_median_and_spread(values: list[float]) -> None:
    """Ties and values all alike among them."""
    close = CLOSE * max(1.0, *map(abs, values))
    assert mean(values) == pytest.approx(stats.tmean(values), rel=CLOSE, abs=close)
    assert median(values) == pytest.approx(stats.scoreatpercentile(values, 50), abs=close)
    assert sample_sd(values) == pytest.approx(stats.tstd(values), rel=CLOSE, abs=close)


@alike
@given(samples.filter(lambda values: len(set(values)) > 1), st.sampled_from((0.5, 0.95, 0.999)))
def test_the_interval_of_a_mean(values: list[float], confidence: float) -> None:
    found = mean_interval(values, confidence)
    scale = stats.sem(values)
    low, high = stats.t.interval(confidence, len(values) - 1, loc=mean(values), scale=scale)
    close = CLOSE * max(1.0, *map(abs, values))
    assert found.mean == mean(values)
    assert found.low == pytest.approx(low, rel=CLOSE, abs=close)
    assert found.high == pytest.approx(high, rel=CLOSE, abs=close)


@pytest.mark.parametrize("n", [2, 3, 10, 40, 400, 12_000])
def test_the_interval_of_many_rounded_changes(n: int) -> None:
    chance = random.Random(n)
    changes = [round(chance.gauss(-0.4, 1.5)) for _ in range(n - 1)] + [4]
    found = mean_interval(changes)
    low, high = stats.t.interval(0.95, n - 1, loc=found.mean, scale=stats.sem(changes))
    assert (found.low, found.high) == pytest.approx((low, high), rel=CLOSE)


@given(st.integers(5, 500), st.floats(1e-12, 1 - 1e-12))
def test_the_t_quantile(df: int, probability: float) -> None:
    expected = stats.t.ppf(probability, df)
    assert t_quantile(probability, df) == pytest.approx(expected, rel=CLOSE, abs=CLOSE)


@pytest.mark.parametrize("df", [1, 2, 3, 4, 9, 10, 29, 99, 500, 5000, 15_000])
@pytest.mark.parametrize("tail", [1e-15, 1e-12, 1e-6, 0.0005, 0.005, 0.025, 0.05, 0.25, 0.45])
def test_the_t_quantile_far_out_and_near_the_middle(df: int, tail: float) -> None:
    assert t_quantile(tail, df) == pytest.approx(stats.t.ppf(tail, df), rel=CLOSE)
    assert t_quantile(1 - tail, df) == pytest.approx(stats.t.ppf(1 - tail, df), rel=CLOSE)


@given(st.integers(1, 2000), st.floats(1e-9, 0.4999))
def test_the_t_quantile_is_the_same_on_both_sides_and_gives_its_tail_back(
    df: int, tail: float
) -> None:
    quantile = t_quantile(tail, df)
    assert quantile < 0
    assert stats.t.cdf(quantile, df) == pytest.approx(tail, rel=CLOSE)
    assert t_quantile(1 - tail, df) == pytest.approx(-quantile, rel=1e-6)
    assert t_quantile(0.5, df) == 0


def test_one_degree_of_freedom_has_a_closed_form() -> None:
    assert t_quantile(0.75, 1) == pytest.approx(1, rel=CLOSE)
    assert t_quantile(0.975, 9) == pytest.approx(2.2621571628, abs=1e-10)


@given(scales, st.integers(2, 50))
def test_values_all_alike_have_an_interval_of_no_width(value: int, count: int) -> None:
    found = mean_interval([value] * count)
    assert (found.mean, found.low, found.high) == (value, value, value)
    assert sample_sd([value] * count) == 0


@pytest.mark.parametrize("probability", [0, 1, -0.1, 1.1, 1e-17, float("nan")])
def test_a_quantile_of_no_probability_is_refused(probability: float) -> None:
    with pytest.raises(ValueError, match="probability"):
        t_quantile(probability, 9)


@pytest.mark.parametrize("df", [0, -1, 0.5, float("nan")])
def test_a_quantile_without_degrees_of_freedom_is_refused(df: float) -> None:
    with pytest.raises(ValueError, match="freedom"):
        t_quantile(0.975, df)


@pytest.mark.parametrize("confidence", [0, 1, -1, 2])
def test_a_confidence_lies_between_0_and_1(confidence: float) -> None:
    with pytest.raises(ValueError, match="confidence"):
        mean_interval([1, 2, 3], confidence)


def test_too_few_values_are_refused() -> None:
    for told in (mean, median):
        with pytest.raises(ValueError, match="at least one"):
            told([])
    with pytest.raises(ValueError, match="at least two"):
        sample_sd([4])
    with pytest.raises(ValueError, match="at least two"):
        mean_interval([4])
