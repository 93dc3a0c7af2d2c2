"""The sentences about a clinic's plan."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QCoreApplication, QDate, QLocale

from mindbody_app.journal.plan_file import ClinicPlan, Excess, Place, Usable, same_clinic
from mindbody_app.journal.plans import Plan, PlanItem
from mindbody_app.practice.headline import Headline
from mindbody_app.practice.help_numbers import HelpNumbers
from mindbody_app.ui.clinic.taking import Standing, Stopped
from mindbody_app.ui.counts import days_a_week_words, minutes_words

translate = QCoreApplication.translate
_NEAR = 0.8
"""Share of the letters that a text may have from which on they are counted."""


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


def plan_words(plan: ClinicPlan) -> str:
    """Such as “Riverside Pain Clinic, plan of 20 November 2026”."""
    return translate("Clinic", "{0}, plan of {1}").format(plan.clinic, made_words(plan))


def place_words(plan: ClinicPlan, place: Place) -> str:
    """When it was made, and whether the person took a later one."""
    sentence = translate("Clinic", "Made on {0}.")
    if place is Place.OLDER:
        sentence = translate(
            "Clinic", "Made on {0}: older than the plan that you took from them before."
        )
    return sentence.format(made_words(plan))


def standing_words(standing: Standing) -> str:
    """How the person stands to a plan; empty where they never saw it before."""
    return {
        Standing.FOLLOWED: translate("Clinic", "You follow this plan."),
        Standing.CHANGED: translate("Clinic", "You follow this plan with changes of your own."),
        Standing.RESTING: translate("Clinic", "You took this plan. You have no weekly plan now."),
        Standing.LEFT: translate("Clinic", "You don't follow this plan now."),
    }.get(standing, "")


def stopped_words(stopped: Stopped) -> str:
    """What was stopped, and what wasn't."""
    sentence = translate("Clinic", "You stopped following the plan from {0}.")
    if stopped.goes_on:
        sentence = translate(
            "Clinic", "You stopped following the plan from {0}. Your own weekly plan goes on."
        )
    return sentence.format(stopped.plan.clinic)


def replaced_words(plan: ClinicPlan, taken: ClinicPlan | None, in_force: Plan | None) -> str:
    """What goes when the person follows it; empty where nothing does.

    Args:
        plan: what is offered.
        taken: the clinic's plan whose words stand on the safety sheet now.
        in_force: what is practised now.
    """
    sentences = []
    if in_force is not None and in_force.items:
        sentences.append(_replaced(plan, in_force))
    if (
        taken is not None
        and not same_clinic(taken.clinic, plan.clinic)
        and (taken.contact or taken.country or taken.help_words)
    ):
        words = translate("Clinic", "What {0} put on the safety sheet goes then, too.")
        sentences.append(words.format(taken.clinic))
    return " ".join(sentences)


def _replaced(plan: ClinicPlan, in_force: Plan) -> str:
    giver = in_force.from_whom
    if not giver:
        return translate(
            "Clinic", "If you follow it, it takes the place of your own plan from today."
        )
    if same_clinic(giver, plan.clinic):
        return translate("Clinic", "If you follow it, it takes the place of their earlier plan.")
    return translate(
        "Clinic", "If you follow it, it takes the place of the plan from {0} from today."
    ).format(giver)


def kept_country_words(plans: HelpNumbers | None, shown: HelpNumbers | None) -> str:
    """Why the safety sheet shows another number than a plan names; empty where it doesn't.

    Args:
        plans: the numbers of the plan's country; None where it names none that the app knows.
        shown: the numbers that stand on the sheet when the plan is taken.
    """
    if plans is None or plans == shown:
        return ""
    return translate(
        "Clinic", "You chose the country yourself, so this stays. The plan names {0}: {1}."
    ).format(plans.name, plans.emergency)


def excess_words(name: str, excess: Excess) -> str:
    """What of a field is too much."""
    sentence = (
        translate("Clinic", "“{0}” has {1} lines, but may have {2}. Please shorten it.")
        if excess.lines
        else translate("Clinic", "“{0}” has {1} letters, but may have {2}. Please shorten it.")
    )
    return sentence.format(name, excess.found, excess.most)


def count_words(words: str, longest: int) -> str:
    """How many letters a text has, once that is near what it may have; empty before."""
    if len(words) < longest * _NEAR:
        return ""
    if len(words) > longest:
        return translate("Clinic", "{0} letters, {1} too many").format(
            len(words), len(words) - longest
        )
    return translate("Clinic", "{0} of {1} letters").format(len(words), longest)


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
