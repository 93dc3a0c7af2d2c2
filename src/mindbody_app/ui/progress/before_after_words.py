"""Words and table of the ratings before and after sessions.

Whatever of this is shown, `words.cause_caption` stands beside it.
"""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from mindbody_app.journal.looking_back.before_after import (
    LEAST_PAIRS,
    MeanChange,
    Pair,
    PairGroup,
    RatedMeasure,
)
from mindbody_app.journal.records import Elsewhere
from mindbody_app.practice.kinds import Practice
from mindbody_app.ui.counts import sessions_words
from mindbody_app.ui.practice_kinds import kind_words
from mindbody_app.ui.progress.figures import day_of, figure_words
from mindbody_app.ui.progress.words import table_day, translate
from mindbody_app.ui.widgets.values_table import Table

MOST_DRAWN = 120
"""The newest pairs, as many as can be told apart; the table has them all."""


class Ratings(NamedTuple):
    """What is looked at."""

    group: PairGroup
    measure: RatedMeasure


def drawn_pairs(group: PairGroup) -> tuple[Pair, ...]:
    """The pairs that are drawn, oldest first."""
    return group.pairs[-MOST_DRAWN:]


def before_after_sentence(group: PairGroup, measure: RatedMeasure) -> str:
    """What the pairs show, in words what can't be drawn, and the mean from 10 pairs on."""
    if measure is RatedMeasure.PAIN:
        drawn = translate(
            "Progress", "Each pair is one session: pain right before it and right after it."
        )
    else:
        drawn = translate(
            "Progress", "Each pair is one session: distress right before it and right after it."
        )
    told = [drawn, _rated_share(group)]
    after, before, both = group.lacking_after, group.lacking_before, group.lacking_both
    if after:
        told.append(translate("Progress", "%n session(s) ha(s|ve) no rating after.", "", after))
    if before:
        told.append(translate("Progress", "%n session(s) ha(s|ve) no rating before.", "", before))
    if both:
        told.append(translate("Progress", "%n session(s) ha(s|ve) no rating.", "", both))
    if group.n > MOST_DRAWN:
        told.append(
            translate("Progress", "The newest {0} are drawn; the table has all.").format(MOST_DRAWN)
        )
    return " ".join(told)


def _rated_share(group: PairGroup) -> str:
    pairs, sessions = group.n, group.sessions
    if pairs == 0:
        return translate("Progress", "No session here has both ratings.")
    if pairs < sessions:
        words = translate("Progress", "%n of {0} here ha(s|ve) both ratings.", "", pairs)
        return words.format(sessions_words(sessions))
    if sessions == 1:
        return translate("Progress", "The one session here has both ratings.")
    return translate("Progress", "All %n session(s) here have both ratings.", "", sessions)


def change_sentence(group: PairGroup) -> str:
    """The mean change with its interval, or from when on there is one; nothing with no pair."""
    change = group.change
    if change is None:
        if not group.n:
            return ""
        return translate(
            "Progress", "A mean is shown from {0} rated sessions on. Here: {1}."
        ).format(LEAST_PAIRS, group.n)
    if change.low == change.high:
        return translate("Progress", "In all {0} the change is the same: {1}.").format(
            sessions_words(change.n), change_words(change.mean)
        )
    return translate(
        "Progress",
        "Mean change over {0}: {1} (approximate 95 % interval: {2}).",
    ).format(
        sessions_words(change.n),
        change_words(change.mean, change_digits(change)),
        interval_words(change),
    )


def change_digits(change: MeanChange) -> int:
    """Decimals that tell the ends of an interval apart: with thousands of sessions, two."""
    return 2 if change.high - change.low < 0.2 else 1


def change_words(change: float, digits: int = 1) -> str:
    """A change from before to after, in points."""
    size = figure_words(abs(change), digits)
    if size == "0":
        return translate("Progress", "no change")
    if change < 0:
        return translate("Progress", "{0} lower after").format(size)
    return translate("Progress", "{0} higher after").format(size)


def signed_words(points: int) -> str:
    """A number of the scale of changes, with its sign."""
    return f"{points:+d}".replace("-", "−") if points else "0"


def interval_words(change: MeanChange) -> str:
    """From its lower to its upper end; what holds no change says so by its two sides."""
    digits = change_digits(change)
    low, high = round(change.low, digits), round(change.high, digits)
    if low < 0 < high:
        words = translate("Progress", "{0} lower to {1} higher after")
    elif high <= 0:
        low, high = high, low
        words = translate("Progress", "{0} to {1} lower after")
    else:
        words = translate("Progress", "{0} to {1} higher after")
    return words.format(figure_words(abs(low), digits), figure_words(abs(high), digits))


def group_words(practice: str | None) -> str:
    """What a kind of practice is called; None is all of them."""
    if practice is None:
        return translate("Progress", "All practices")
    for kind in Practice:
        if kind.value == practice:
            return kind_words(kind)
    return {
        Elsewhere.WALK.value: translate("Progress", "Walk"),
        Elsewhere.EXERCISE.value: translate("Progress", "Exercise"),
        Elsewhere.CLASS.value: translate("Progress", "Class"),
    }.get(practice, translate("Progress", "Other"))


def pair_words(pair: Pair, measure: RatedMeasure, last_day: date) -> str:
    """One pair read out."""
    if measure is RatedMeasure.PAIN:
        words = translate("Progress", "{0}, {1}: pain {2} before, {3} after")
    else:
        words = translate("Progress", "{0}, {1}: distress {2} before, {3} after")
    return words.format(day_of(pair.day, last_day), pair.title, pair.before, pair.after)


def before_after_table(group: PairGroup, measure: RatedMeasure) -> Table:
    """The sessions with both ratings, newest first; above them the mean, where there is one."""
    pain = measure is RatedMeasure.PAIN
    before = (
        translate("Progress", "Pain before") if pain else translate("Progress", "Distress before")
    )
    after = translate("Progress", "Pain after") if pain else translate("Progress", "Distress after")
    return Table(
        (
            translate("Progress", "Day"),
            translate("Progress", "Session"),
            before,
            after,
            translate("Progress", "Change"),
        ),
        (
            *_change_rows(group.change),
            *(
                (table_day(pair.day), pair.title, pair.before, pair.after, pair.after - pair.before)
                for pair in reversed(group.pairs)
            ),
        ),
    )


def _change_rows(
    change: MeanChange | None,
) -> tuple[tuple[str | float | None, ...], ...]:
    if change is None:
        return ()
    label, digits = sessions_words(change.n), change_digits(change)
    told = [(translate("Progress", "Mean"), change.mean)]
    if change.low < change.high:
        told.append((translate("Progress", "95 % from, approximate"), change.low))
        told.append((translate("Progress", "95 % to, approximate"), change.high))
    return tuple((words, label, None, None, round(value, digits)) for words, value in told)
