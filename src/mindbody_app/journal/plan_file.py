"""What a clinic hands to a patient: whose plan it is, what it asks, and whom to call."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import Enum, auto

from mindbody_app.journal.plain_text import has_letter, one_line, plain_text
from mindbody_app.journal.plans import Plan, PlanItem
from mindbody_app.practice.headline import Headline

MOST_ITEMS = 12
LONGEST_MINUTES = 90
"""As of any script."""
LONGEST_CLINIC = 80
"""Letters, here and below."""
LONGEST_CONTACT = 300
LONGEST_NOTE = 1000
LONGEST_HELP = 600
MOST_LINES = 20
"""Of the contact, the note and the help words each."""
COUNTRY = re.compile(r"[A-Z]{2}")


@dataclass(frozen=True, slots=True)
class ClinicPlan:
    """A plan with its sender. Its words are plain text (`plain_text`), never markup.

    Raises:
        ValueError: no clinic is named, there is no practice or one stands twice, or a bound of
            this module is passed; the message says which.
    """

    clinic: str
    """Who gives it, on one line; a letter or a digit is in it."""
    items: tuple[PlanItem, ...]
    """At least one, each of another practice; whether the app has it is told by `usable`."""
    made_on: date
    """Of two plans of one clinic the one made later holds."""
    contact: str = ""
    """How the clinic is reached, such as a telephone number and hours."""
    note: str = ""
    """What the clinic wants to say about the plan."""
    country: str = ""
    """Two letters (ISO 3166) of the country whose emergency numbers hold; empty leaves it open."""
    help_words: str = ""
    """Whom to call in a crisis, in the clinic's words."""

    def __post_init__(self) -> None:
        for problem in self._problems():
            raise ValueError(problem)

    def _problems(self) -> Iterable[str]:
        if not has_letter(self.clinic) or self.clinic != one_line(self.clinic):
            yield "a plan names its clinic, on one line of plain words"
        for name, words, longest in (
            ("clinic", self.clinic, LONGEST_CLINIC),
            ("contact", self.contact, LONGEST_CONTACT),
            ("note", self.note, LONGEST_NOTE),
            ("help_words", self.help_words, LONGEST_HELP),
        ):
            if words != plain_text(words):
                yield f"{name} isn't plain text"
            if excess := too_long(words, longest):
                yield f"{name} has {excess}"
        if self.country and not COUNTRY.fullmatch(self.country):
            yield "a country is two capital letters"
        if not 1 <= len(self.items) <= MOST_ITEMS:
            yield f"a plan has 1 to {MOST_ITEMS} practices"
        if len({item.script_id for item in self.items}) < len(self.items):
            yield "a plan names each practice once"
        if not all(1 <= item.minutes <= LONGEST_MINUTES for item in self.items):
            yield f"a practice has 1 to {LONGEST_MINUTES} minutes"


@dataclass(frozen=True, slots=True)
class Excess:
    """Words that are too many; as text such as “1200 letters, but may have 1000”."""

    found: int
    most: int
    lines: bool = False
    """Whether both count lines, not letters."""

    def __str__(self) -> str:
        return f"{self.found} {'lines' if self.lines else 'letters'}, but may have {self.most}"


def too_long(words: str, longest: int) -> Excess | None:
    """What of some words is too much; None if all fits.

    Args:
        words: plain text.
        longest: letters that they may have.
    """
    if len(words) > longest:
        return Excess(len(words), longest)
    lines = words.count("\n") + 1
    return Excess(lines, MOST_LINES, lines=True) if lines > MOST_LINES else None


@dataclass(frozen=True, slots=True)
class Usable:
    """What of a clinic's plan this app can follow."""

    items: tuple[PlanItem, ...]
    """The practices that it has, at lengths that they have; may be none."""
    unknown: tuple[str, ...]
    """Ids of practices that it hasn't, such as those of a newer app; they are left out."""
    held: tuple[tuple[PlanItem, PlanItem], ...]
    """Practices at a length that they don't have, each with what stands in its place."""


def in_every_app(headlines: Iterable[Headline]) -> tuple[Headline, ...]:
    """The practices that a clinic can ask for: a script of one's own isn't in a patient's app."""
    return tuple(each for each in headlines if not each.own)


def usable(items: Iterable[PlanItem], headlines: Iterable[Headline]) -> Usable:
    """What of a plan's practices can be followed, with the practices that there are."""
    by_id = {each.id: each for each in headlines}
    found: list[PlanItem] = []
    unknown: list[str] = []
    held: list[tuple[PlanItem, PlanItem]] = []
    for item in items:
        headline = by_id.get(item.script_id)
        if headline is None:
            unknown.append(item.script_id)
            continue
        fitting = PlanItem(item.script_id, headline.held(item.minutes), item.days_a_week)
        if fitting != item:
            held.append((item, fitting))
        found.append(fitting)
    return Usable(tuple(found), tuple(unknown), tuple(held))


def plan_from(
    clinic_plan: ClinicPlan, asked: Usable, items: tuple[PlanItem, ...], today: date
) -> Plan:
    """The plan that holds from today on; weeks before it keep theirs.

    Args:
        clinic_plan: whose plan it is.
        asked: what of it this app can follow.
        items: what will be practised. Where it isn't what was asked, the plan is the person's own
            and names no clinic.
        today: the practice day that is now.
    """
    return Plan(today, items, clinic_plan.clinic if items == asked.items else "")


class Place(Enum):
    """How a plan that came in stands to the one that the person took from a clinic."""

    FIRST = auto()
    """None was taken yet."""
    OTHER = auto()
    """The one that was taken is another clinic's."""
    NEWER = auto()
    """It takes the other's place."""
    SAME = auto()
    """It is that very plan."""
    OLDER = auto()


def place_of(plan: ClinicPlan, taken: ClinicPlan | None, today: date) -> Place:
    """How a plan stands to the one taken before.

    One that says it was made on a day to come was made by a wrong clock; no later plan is older
    than that.
    """
    if taken is None:
        return Place.FIRST
    if not same_clinic(plan.clinic, taken.clinic):
        return Place.OTHER
    if taken == plan:
        return Place.SAME
    return Place.OLDER if plan.made_on < taken.made_on <= today else Place.NEWER


def same_clinic(one: str, other: str) -> bool:
    """Whether two names are one clinic's, whatever their capitals."""
    return one.casefold() == other.casefold()
