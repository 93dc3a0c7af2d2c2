"""Words and table of PEG by week and of the activity that matters to the person."""

from __future__ import annotations

from typing import NamedTuple

from mindbody_app.journal.looking_back.peg import PegState, PegWeek
from mindbody_app.journal.looking_back.spans import Span
from mindbody_app.ui.progress.figures import day_of, figure_words
from mindbody_app.ui.progress.words import table_day, translate
from mindbody_app.ui.widgets.values_table import Table


class PegLook(NamedTuple):
    """What is looked at."""

    state: PegState
    span: Span


def peg_sentence(state: PegState) -> str:
    """What the weeks and the band show."""
    told = []
    scored, incomplete = len(state.scored), state.incomplete
    if scored:
        told.append(
            translate(
                "Progress",
                "PEG is one number for a week: how strong pain was, and how much it got in the way."
                " %n week(s) ha(s|ve) one.",
                "",
                scored,
            )
        )
    else:
        told.append(
            translate("Progress", "No week has a PEG score yet: it needs all three answers.")
        )
    if scored and incomplete:
        told.append(
            translate(
                "Progress",
                "%n week(s) ha(s|ve) none, since an answer was left open.",
                "",
                incomplete,
            )
        )
    names = own_names(state)
    if names:
        told.append(
            translate("Progress", "Under it, how well you could do: {0}.").format(", ".join(names))
        )
    return " ".join(told)


def peg_caption() -> str:
    """Where PEG and the band come from, and what the band is not."""
    return translate(
        "Progress",
        "The band is the first score here and a point to either side: studies mostly call a change"
        " of 1 to 1.75 points noticeable. It is there to read by and judges no week. Sources: Krebs"
        " and others, 2009 (PEG); PubMed Central article PMC10859144 (noticeable changes).",
    )


def own_names(state: PegState) -> tuple[str, ...]:
    """The activities that were rated, each once, oldest first."""
    return tuple(dict.fromkeys(week.own_activity for week in state.own if week.own_activity))


def own_title() -> str:
    """What the second panel shows, and what its 0 and 10 mean."""
    return translate("Progress", "What matters to me: 0 is not at all, 10 is as well as I'd like")


def peg_anchors() -> tuple[str, str]:
    """What 0 and 10 of PEG mean."""
    return (
        translate("Progress", "0: no pain, nothing in the way"),
        translate("Progress", "10: as bad as can be imagined"),
    )


def peg_week(state: PegState, week: PegWeek) -> str:
    """One week read out."""
    when = translate("Progress", "Week up to {0}").format(day_of(week.day, state.weeks[-1].day))
    told = []
    if week.peg is not None:
        told.append(
            translate("Progress", "PEG {0} (pain {1}, enjoying life {2}, activity {3})").format(
                figure_words(week.peg), week.pain, week.enjoyment, week.general_activity
            )
        )
    else:
        told.append(translate("Progress", "no PEG score, an answer was left open"))
    if week.own_rating is not None:
        name = week.own_activity or translate("Progress", "own activity")
        told.append(f"{name} {week.own_rating}")
    return translate("Progress", "{0}: {1}").format(when, "; ".join(told))


def peg_table(state: PegState) -> Table:
    """The weeks, newest first; what was left open is empty."""
    return Table(
        (
            translate("Progress", "Week up to"),
            translate("Progress", "PEG"),
            translate("Progress", "Pain"),
            translate("Progress", "Enjoying life"),
            translate("Progress", "General activity"),
            translate("Progress", "Own activity"),
            translate("Progress", "Rating"),
        ),
        tuple(
            (
                table_day(week.day),
                None if week.peg is None else round(week.peg, 1),
                week.pain,
                week.enjoyment,
                week.general_activity,
                week.own_activity,
                week.own_rating,
            )
            for week in reversed(state.weeks)
        ),
    )
