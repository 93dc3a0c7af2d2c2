"""The sentences about a clinic's plan."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QCoreApplication, QDate, QLocale

from mindbody_app.journal.plan_file import ClinicPlan, Place, Usable
from mindbody_app.journal.plans import PlanItem
from mindbody_app.practice.headline import Headline
from mindbody_app.practice.help_numbers import HelpNumbers
from mindbody_app.ui.counts import days_a_week_words, minutes_words

translate = QCoreApplication.translate


def title_of(item: PlanItem, headlines: Iterable[Headline]) -> str:
    """What its practice is called; the id where it isn't known."""
    return next((each.title for each in headlines if each.id == item.script_id), item.script_id)


def dose_words(item: PlanItem) -> str:
    """Such as “20 minutes, 5 days a week”."""
    return translate("Clinic", "{0}, {1}").format(
        minutes_words(item.minutes), days_a_week_words(item.days_a_week)
    )


def item_words(item: PlanItem, headlines: Iterable[Headline]) -> str:
    """Such as “Body scan: 20 minutes, 5 days a week”."""
    return translate("Clinic", "{0}: {1}").format(title_of(item, headlines), dose_words(item))


def title_words(plan: ClinicPlan, place: Place) -> str:
    """What stands over a plan that came."""
    if place is Place.NEWER:
        return translate("Clinic", "A new plan from {0}").format(plan.clinic)
    return translate("Clinic", "A plan from {0}").format(plan.clinic)


def made_words(plan: ClinicPlan) -> str:
    """The day on which it was made."""
    day = QDate(plan.made_on.year, plan.made_on.month, plan.made_on.day)
    return QLocale().toString(day, translate("Clinic", "d MMMM yyyy"))


def place_words(plan: ClinicPlan, place: Place) -> str:
    """When it was made, and how it stands to the plan that the person has."""
    made = made_words(plan)
    sentence = {
        Place.FIRST: translate("Clinic", "Made on {0}."),
        Place.NEWER: translate(
            "Clinic", "Made on {0}. If you follow it, it takes the place of their plan before."
        ),
        Place.SAME: translate("Clinic", "Made on {0}. You took this plan before."),
        Place.OLDER: translate(
            "Clinic", "Made on {0}: older than the plan that you took from them before."
        ),
    }[place]
    return sentence.format(made)


def unfit_words(found: Usable, headlines: tuple[Headline, ...]) -> tuple[str, ...]:
    """A sentence for what of the plan this app can't follow as it stands."""
    sentences = [
        translate(
            "Clinic",
            "“{0}” is left out: this app doesn't have that practice. A newer version may.",
        ).format(script_id)
        for script_id in found.unknown
    ]
    sentences += [
        translate("Clinic", "“{0}” isn't made for {1}, so it is {2} here.").format(
            title_of(asked, headlines), minutes_words(asked.minutes), minutes_words(here.minutes)
        )
        for asked, here in found.held
    ]
    return tuple(sentences)


def crisis_words(numbers: HelpNumbers | None) -> str:
    """A country's crisis lines, a line each."""
    return "\n".join(f"{line.name}: {line.number}" for line in numbers.lines) if numbers else ""
