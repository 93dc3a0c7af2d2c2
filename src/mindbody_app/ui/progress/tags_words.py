"""Words and table of triggers and treatments."""

from __future__ import annotations

from mindbody_app.journal.looking_back.tags import TagCount, TagsState
from mindbody_app.ui.counts import days_words
from mindbody_app.ui.progress.words import translate
from mindbody_app.ui.widgets.values_table import Table

MOST_BARS = 8
"""Of each kind; the table has them all."""


def tags_sentence(state: TagsState) -> str:
    """What the bars count, and what they can't say."""
    days = state.checked_days
    told = [
        translate("Progress", "How often you noted each, in %n day(s) with a check-in.", "", days),
        translate("Progress", "Counts show what you noted, not what caused what."),
    ]
    if max(len(state.triggers), len(state.treatments)) > MOST_BARS:
        told.append(
            translate("Progress", "The {0} noted most are drawn; the table has all.").format(
                MOST_BARS
            )
        )
    return " ".join(told)


def triggers_title() -> str:
    """The heading of the triggers."""
    return translate("Progress", "May have played a part")


def treatments_title() -> str:
    """The heading of the treatments."""
    return translate("Progress", "Taken or done for it")


def uses_words(count: int) -> str:
    """How often."""
    return translate("Progress", "noted %n time(s)", "", count)


def tag_words(tag: TagCount) -> str:
    """One bar read out."""
    return translate("Progress", "{0}: {1}, on {2}").format(
        tag.tag, uses_words(tag.uses), days_words(tag.days)
    )


def tags_table(state: TagsState) -> Table:
    """Every trigger, then every treatment, most frequent first."""
    return Table(
        (
            translate("Progress", "Noted"),
            translate("Progress", "As"),
            translate("Progress", "Times"),
            translate("Progress", "Days"),
        ),
        tuple(
            (tag.tag, title, tag.uses, tag.days)
            for title, tags in (
                (triggers_title(), state.triggers),
                (treatments_title(), state.treatments),
            )
            for tag in tags
        ),
    )
