"""A person on whom practice does nothing at all, to hold pictures and words to.

Pain wanders around a mean by itself (a first-order autoregression in half-hour steps); practice
happens only when pain is 6 or more, and what is rated after it is simply the next step. The drop
that shows is regression to the mean (clinical.md: 0.2-0.6 on average; 6-24 % fall by 2 or more).
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from math import sqrt

from mindbody_app.journal.check_ins import CheckIn
from mindbody_app.journal.marks import Marks
from mindbody_app.journal.records import Ended, PracticeRecord, Rating

MEAN, SPREAD, KEEPS = 5.0, 1.5, 0.8
"""Of pain: mean, standard deviation, and how much of a deviation is left a step later."""
PRACTISES_FROM = 6
STEPS = 34
"""Half-hours from 6:00 to 22:30."""
MOST_A_DAY = 2
TITLES = {"body_scan": "Body scan", "breathing": "Resonance breathing"}


@dataclass(frozen=True)
class UntouchedLife:
    """What such a person's journal holds, oldest first."""

    records: tuple[PracticeRecord, ...]
    check_ins: tuple[CheckIn, ...]


def life_without_effect(last_day: date, days: int = 365, seed: int = 4) -> UntouchedLife:
    """Sessions at high pain and a check-in every evening, `days` days up to `last_day`."""
    chance = random.Random(seed)
    pain = _wandering(chance)
    records: list[PracticeRecord] = []
    check_ins = []
    for back in reversed(range(days)):
        day = last_day - timedelta(days=back)
        felt = [next(pain) for _ in range(STEPS)]
        begun = [at for at in range(0, STEPS - 1, 4) if rated(felt[at]) >= PRACTISES_FROM]
        for at in sorted(chance.sample(begun, min(MOST_A_DAY, len(begun)))):
            records.append(_session(chance, day, at, felt))
        evening = datetime.combine(day, time(22, 30), UTC)
        check_ins.append(
            CheckIn(
                f"evening {day}",
                evening,
                day,
                pain=rated(sum(felt) / len(felt)),
                marks=Marks(entered_at=evening),
            )
        )
    return UntouchedLife(tuple(records), tuple(check_ins))


def rated(pain: float) -> int:
    """As it is given on the eleven buttons."""
    return min(10, max(0, round(pain)))


def _wandering(chance: random.Random) -> Iterator[float]:
    pain = chance.gauss(MEAN, SPREAD)
    while True:
        yield pain
        pain = MEAN + KEEPS * (pain - MEAN) + chance.gauss(0, SPREAD * sqrt(1 - KEEPS**2))


def _session(chance: random.Random, day: date, at: int, felt: list[float]) -> PracticeRecord:
    practice = chance.choice(tuple(TITLES))
    started = datetime.combine(day, time(6), UTC) + timedelta(minutes=30 * at)
    return PracticeRecord(
        id=started.isoformat(),
        script_id=practice,
        title=TITLES[practice],
        practice=practice,
        started_at=started,
        practice_day=day,
        planned_seconds=1200,
        practised_seconds=1200,
        ended=Ended.COMPLETED,
        before=Rating(rated(felt[at])),
        after=Rating(rated(felt[at + 1])),
    )
