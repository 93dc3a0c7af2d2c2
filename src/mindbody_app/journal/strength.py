"""Practice strength: how settled the practice is, as an exponential score that forgets slowly.

The formula is that of Loop Habit Tracker (clinical.md): with N planned days in D = 7,
f = N / D, m = 0.5 ** (sqrt(f) / 13) and s = m * s + (1 - m) * c, day after day. With a daily plan
it halves in 13 days, and one miss from 100 % gives 94.8 %. A secondary figure, never the headline.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from math import sqrt

from mindbody_app.journal.excused import Reason
from mindbody_app.journal.plans import Plan, oldest_first

HALF_LIFE_DAYS = 13
"""Of a daily plan; a plan of fewer days forgets more slowly."""
_KEPT: tuple[float, ...] = tuple(
    0.5 ** (sqrt(planned / 7) / HALF_LIFE_DAYS) for planned in range(8)
)
"""m, by the planned days a week."""


def practice_strength(
    minutes: Mapping[date, float],
    plans: Iterable[Plan],
    excused: Mapping[date, Reason],
    today: date,
) -> float | None:
    """The score as it is today, 0-1, or None where there was no plan yet.

    With a daily plan a day's c is whether it was practised, else the practised share of the
    planned days among the last seven. A day with no plan and an excused one leave the score as it
    is, and aren't among the seven unless they were practised: practice always counts. On an
    excused day, and on today until it has ended, it can raise the score and never lowers it.

    Args:
        minutes: practised minutes of every practised day; days after `today` don't count yet.
        plans: every plan there has been, in any order.
        excused: excused days and why.
        today: the practice day that is now.
    """
    dated = deque(oldest_first(plans))
    asking = [plan.starts_on for plan in dated if plan.days_a_week]
    if not asking or asking[0] > today:
        return None
    day, score, planned = asking[0], 0.0, 0
    lately = deque((day - timedelta(days=back) in minutes for back in range(7, 0, -1)), maxlen=7)
    while day <= today:
        while dated and dated[0].starts_on <= day:
            planned = dated.popleft().days_a_week
        practised, open_day = day in minutes, day in excused or day == today
        if practised or (planned and not open_day):
            lately.append(practised)
            if planned:
                moved = _moved(score, planned, lately)
                score = max(score, moved) if open_day else moved
        day += timedelta(days=1)
    return score


def _moved(score: float, planned: int, lately: Sequence[bool]) -> float:
    """The score after one more day, the last of `lately`."""
    done = float(lately[-1]) if planned == 7 else min(1.0, sum(lately) / planned)
    return _KEPT[planned] * score + (1 - _KEPT[planned]) * done
