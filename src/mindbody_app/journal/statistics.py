"""The little statistics that looking back needs, told as approximate wherever it is shown.

Written on `math` alone: the domain stands on the standard library, and its own `statistics` has
no Student t, while it loads fractions and decimals before the first figure.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import exp, fsum, inf, lgamma, log, log1p, pi, sqrt

CONFIDENCE = 0.95
LEAST_TAIL = 1e-16
_TINY = 1e-300
_CLOSE = 1e-15
_MOST_TERMS = 10_000
_FIRST_GUESS = 2.0
_MOST_STEPS = 200
_LAST_STEP = 1e-6
"""Each step leaves about the cube of the error, so that after this one nothing is left."""


@dataclass(frozen=True, slots=True)
class MeanInterval:
    """A mean and the two-sided Student t interval around it."""

    mean: float
    low: float
    high: float


def mean(values: Sequence[float]) -> float:
    """The arithmetic mean; ValueError of no values."""
    if not values:
        raise ValueError("a mean needs at least one value")
    return fsum(values) / len(values)


def median(values: Sequence[float]) -> float:
    """The middle value, or the mean of the two in the middle; ValueError of no values."""
    if not values:
        raise ValueError("a median needs at least one value")
    ranked = sorted(values)
    middle = len(ranked) // 2
    if len(ranked) % 2:
        return ranked[middle]
    return (ranked[middle - 1] + ranked[middle]) / 2


def sample_sd(values: Sequence[float]) -> float:
    """The sample's standard deviation (n - 1), 0 or more; ValueError under two values."""
    if len(values) < 2:
        raise ValueError("a standard deviation needs at least two values")
    middle = mean(values)
    return sqrt(fsum([(value - middle) * (value - middle) for value in values]) / (len(values) - 1))


def mean_interval(values: Sequence[float], confidence: float = CONFIDENCE) -> MeanInterval:
    """The mean and its two-sided t interval; values all alike have one of no width.

    Args:
        values: two or more; ValueError under that.
        confidence: above 0, below 1; ValueError otherwise.
    """
    if not 0 < confidence < 1:
        raise ValueError("a confidence lies between 0 and 1")
    middle, spread = mean(values), sample_sd(values)
    reach = -t_quantile((1 - confidence) / 2, len(values) - 1) * spread / sqrt(len(values))
    return MeanInterval(middle, middle - reach, middle + reach)


def t_quantile(probability: float, df: float) -> float:
    """The value that Student's t with `df` degrees of freedom stays below with a probability.

    Args:
        probability: at least 1e-16 and at most 1 - 1e-16; ValueError outside.
        df: 1 or more; ValueError under that.
    """
    tail = min(probability, 1 - probability)
    if not tail >= LEAST_TAIL:
        raise ValueError("a probability lies between 0 and 1, a little off either")
    if not df >= 1:
        raise ValueError("there is at least one degree of freedom")
    found = _upper_quantile(tail, df) if tail < 0.5 else 0.0
    return found if probability > 0.5 else -found


def _upper_quantile(tail: float, df: float) -> float:
    """The t above which `tail` (below 0.5) lies: Halley's steps, kept within what is known."""
    low, high, at = 0.0, inf, _FIRST_GUESS
    for _ in range(_MOST_STEPS):
        beyond = _t_tail(at, df)
        if beyond > tail:
            low = at
        else:
            high = at
        newton = (beyond - tail) / _t_density(at, df)
        bend = 1 - newton * (df + 1) * at / (df + at * at) / 2
        following = at + newton / bend if bend > 0 else inf
        if abs(following - at) <= _LAST_STEP * at:
            return following
        if not low < following < high:
            following = (low + high) / 2 if high < inf else 2 * at
        at = following
    return at


def _t_density(t: float, df: float) -> float:
    scale = lgamma((df + 1) / 2) - lgamma(df / 2) - log(df * pi) / 2
    return exp(scale - (df + 1) / 2 * log1p(t * t / df))


def _t_tail(t: float, df: float) -> float:
    """The probability above t, t above 0: half of I_x(df/2, 1/2) at x = df / (df + t²)."""
    a, b = df / 2, 0.5
    x, rest = df / (df + t * t), t * t / (df + t * t)
    front = lgamma(a + b) - lgamma(a) - lgamma(b) - a * log1p(t * t / df) + b * log(rest)
    if x < (a + 1) / (a + b + 2):
        return exp(front) * _beta_fraction(a, b, x) / a / 2
    return 0.5 - exp(front) * _beta_fraction(b, a, rest) / b / 2


def _beta_fraction(a: float, b: float, x: float) -> float:
    """The continued fraction of the incomplete beta function (DLMF 8.17.22), by Lentz's method."""
    c, d = 1.0, 1 / _not_zero(1 - (a + b) * x / (a + 1))
    found = d
    for m in range(1, _MOST_TERMS):
        near, far = a + 2 * m, a + m
        even = m * (b - m) * x / ((near - 1) * near)
        odd = -far * (far + b) * x / (near * (near + 1))
        d = 1 / _not_zero(1 + even * d)
        c = _not_zero(1 + even / c)
        found *= c * d
        d = 1 / _not_zero(1 + odd * d)
        c = _not_zero(1 + odd / c)
        found *= c * d
        if abs(c * d - 1) < _CLOSE:
            break
    return found


def _not_zero(value: float) -> float:
    return value if abs(value) > _TINY else _TINY
