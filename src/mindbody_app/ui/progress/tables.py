"""The charts' values as tables."""

from __future__ import annotations

from mindbody_app.journal.adherence import Week
from mindbody_app.journal.progress import BeforeAfterState, CalendarState
from mindbody_app.journal.records import whole_minutes
from mindbody_app.ui.progress.words import clock_words, table_day, translate
from mindbody_app.ui.widgets.values_table import Table


def calendar_table(state: CalendarState) -> Table:
    """The days with practice, newest first."""
    return Table(
        (
            translate("Progress", "Day"),
            translate("Progress", "Minutes"),
            translate("Progress", "Sessions"),
        ),
        tuple(
            (
                table_day(day.day),
                whole_minutes(day.minutes * 60),
                ", ".join(session.title for session in day.sessions),
            )
            for day in reversed(state.practised)
        ),
    )


def weeks_table(weeks: tuple[Week, ...]) -> Table:
    """The weeks, newest first; no plan leaves its cell empty."""
    return Table(
        (
            translate("Progress", "Week of"),
            translate("Progress", "Days"),
            translate("Progress", "Planned"),
            translate("Progress", "Minutes"),
        ),
        tuple(
            (
                table_day(week.first_day),
                len(week.practised),
                week.planned_days,
                whole_minutes(week.minutes * 60),
            )
            for week in reversed(weeks)
        ),
    )


def before_after_table(state: BeforeAfterState) -> Table:
    """The sessions with both ratings, newest first."""
    return Table(
        (
            translate("Progress", "Day"),
            translate("Progress", "Time"),
            translate("Progress", "Session"),
            translate("Progress", "Pain before"),
            translate("Progress", "Pain after"),
            translate("Progress", "Note"),
        ),
        tuple(
            (
                table_day(rated.session.practice_day),
                clock_words(rated.session.started_at.time()),
                rated.session.title,
                rated.before,
                rated.after,
                rated.session.note,
            )
            for rated in reversed(state.pairs)
        ),
    )
