"""How far a person has come in a programme, told from their practice and their own word.

A day is done by any practice that counts, not only the suggested one. Days may be missed and
nothing resets: what was done in a week stays done, whatever comes after. Missing a day or two does
not impede a habit, and in studies about two thirds of what was asked for is practised
(clinical.md, Adherence), so a week asks for fewer days than it has suggestions.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum
from typing import NamedTuple

from mindbody_app.journal.records import PracticeRecord
from mindbody_app.learning.programmes import Counts, Part, Programme, Suggestion

_Moment = tuple[date, datetime]


class Turn(StrEnum):
    """What a person says of a programme; the value is what the journal keeps."""

    BEGIN = "begin"
    """A part begins: the first one, or another at the person's own time."""
    STAY = "stay"
    """A part goes on for as long as the person likes."""
    ASIDE = "aside"
    """The programme rests; its progress is kept."""
    RESUME = "resume"
    """It goes on where it was."""
    FINISH = "finish"
    """It is finished, whether or not every day is done."""


@dataclass(frozen=True, slots=True)
class Step:
    """One thing that the person said, and when."""

    turn: Turn
    at: datetime
    """Local time with its UTC offset."""
    day: date
    """The practice day."""
    part: int = 0
    """Which part begins or is stayed with, from 0; of no meaning in other turns."""

    def __post_init__(self) -> None:
        if self.at.tzinfo is None:
            raise ValueError("a step's time carries its UTC offset")


@dataclass(frozen=True, slots=True)
class Enrolment:
    """One time that a person takes a programme; steps are only ever added."""

    id: str
    programme_id: str
    steps: tuple[Step, ...]
    """In the order in which they were made, the beginning first."""

    def __post_init__(self) -> None:
        if not self.steps:
            raise ValueError("an enrolment begins with a step")

    @property
    def began(self) -> Step:
        """Its beginning."""
        return self.steps[0]

    @property
    def last(self) -> Step:
        """What the person said last."""
        return self.steps[-1]

    @property
    def set_aside(self) -> bool:
        """Whether it rests."""
        return self.last.turn is Turn.ASIDE

    def stepped(self, step: Step) -> Enrolment:
        """The enrolment with one step more."""
        return replace(self, steps=(*self.steps, step))


def current(enrolments: Iterable[Enrolment]) -> Enrolment | None:
    """The one that isn't set aside, the latest if there are more; it may be finished."""
    return _latest([each for each in enrolments if not each.set_aside])


def latest_of(enrolments: Iterable[Enrolment], programme_id: str) -> Enrolment | None:
    """The time that a programme was last taken, or is being taken."""
    return _latest([each for each in enrolments if each.programme_id == programme_id])


def _latest(enrolments: Sequence[Enrolment]) -> Enrolment | None:
    """The one that was spoken of last; of two at one moment, the one that was begun later."""
    return max(reversed(enrolments), key=lambda each: each.last.at, default=None)


class ProgrammeStanding(NamedTuple):
    """How far a person has come in a programme, as it stands today."""

    programme: Programme
    number: int
    """The part that is in hand, from 0."""
    days_done: tuple[int, ...]
    """Practised days of each part."""
    day: int
    """Which practised day of the part today is, or would be: 1 or more."""
    practised_today: bool
    stays: bool
    """Whether the part goes on until the person says otherwise."""
    set_aside: bool
    finished_on: date | None

    @property
    def at_night(self) -> bool:
        """Whether today's practice is for tonight."""
        return self.programme.counts is Counts.NIGHTS and self.finished_on is None

    @property
    def part(self) -> Part:
        """The part that is in hand."""
        return self.programme.parts[self.number]

    @property
    def done(self) -> int:
        """Practised days of the part in hand."""
        return self.days_done[self.number]

    @property
    def part_done(self) -> bool:
        """Whether the part in hand has all of its days."""
        return self.done >= self.part.days

    @property
    def last_part(self) -> bool:
        """Whether the part in hand is the last."""
        return self.number == len(self.programme.parts) - 1

    @property
    def suggestion_number(self) -> int:
        """Which of the part's suggestions is today's, from 0."""
        return (self.day - 1) % len(self.part.suggestions)

    @property
    def suggestion(self) -> Suggestion:
        """Today's; it stays the same until the day is over, practised or not."""
        return self.part.suggestions[self.suggestion_number]


def standing(
    programme: Programme, enrolment: Enrolment, records: Iterable[PracticeRecord], today: date
) -> ProgrammeStanding:
    """How an enrolment stands.

    A part ends by itself with the day on which it has its practised days, unless the person stays
    with it, and the next begins on the day after; the last one's end is the programme's.

    Args:
        programme: what is taken.
        enrolment: the person's word about it.
        records: practices in any order; those from before, from times at which it was set aside,
            and from days after `today` don't count for it.
        today: the practice day that is now.
    """
    told: list[tuple[_Moment, Step | None]] = [
        *zip(_moments(enrolment.steps), enrolment.steps, strict=True),
        *(
            ((record.practice_day, record.started_at), None)
            for record in records
            if record.counts and record.practice_day <= today
        ),
    ]
    walk = _Walk(programme.parts)
    # The sort keeps the order of steps made at one moment, and puts them before practices.
    for (day, _), step in sorted(told, key=lambda each: each[0]):
        walk.come_to(day)
        if step is None:
            walk.practise(day)
        else:
            walk.take(step)
    walk.come_to(today)
    before_today = len(walk.days[walk.part] - {today})
    return ProgrammeStanding(
        programme=programme,
        number=walk.part,
        days_done=tuple(map(len, walk.days)),
        day=before_today + 1,
        practised_today=any(today in days for days in walk.days),
        stays=walk.stays,
        set_aside=enrolment.set_aside,
        finished_on=walk.finished_on,
    )


def _moments(steps: Sequence[Step]) -> list[_Moment]:
    """When each step was made; by a clock that was set right later, no later than the next one."""
    moments = [(step.day, step.at) for step in steps]
    for number in reversed(range(len(moments) - 1)):
        moments[number] = min(moments[number], moments[number + 1])
    return moments


class _Walk:
    """Goes through steps and practised days in the order of time."""

    def __init__(self, parts: Sequence[Part]) -> None:
        self._parts = parts
        self._day = date.min
        self._goes = False
        self.part = 0
        self.stays = False
        self.finished_on: date | None = None
        self.days: list[set[date]] = [set() for _ in parts]

    def come_to(self, day: date) -> None:
        """Let the day before end, and with it a part that got its last day on it."""
        if day <= self._day:
            return
        if self._enough and self._day in self.days[self.part] and not self._at_last:
            self.part += 1
        self._day = day

    def take(self, step: Step) -> None:
        """Do what the person said."""
        if step.turn in (Turn.BEGIN, Turn.STAY):
            # A later version of the programme may have fewer parts.
            self.part = min(max(step.part, 0), len(self._parts) - 1)
            self.stays = step.turn is Turn.STAY
            self.finished_on = None
        elif step.turn is Turn.FINISH:
            self.finished_on = self.finished_on or self._day
        self._goes = step.turn is not Turn.ASIDE

    def practise(self, day: date) -> None:
        """Count a practised day for the part in hand."""
        if not self._goes or self.finished_on is not None:
            return
        self.days[self.part].add(day)
        if self._at_last and self._enough:
            self.finished_on = day

    @property
    def _at_last(self) -> bool:
        return self.part == len(self._parts) - 1

    @property
    def _enough(self) -> bool:
        return not self.stays and len(self.days[self.part]) >= self._parts[self.part].days
