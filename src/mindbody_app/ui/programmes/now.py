"""The programme that is followed, as it stands now. Today asks for it before its first paint."""

from __future__ import annotations

from typing import NamedTuple

from mindbody_app.learning.enrolment import Enrolment, ProgrammeStanding, current, standing
from mindbody_app.learning.programmes import Programme, Suggestion, of_id
from mindbody_app.practice.headline import Headline
from mindbody_app.ui.services import Services


class Followed(NamedTuple):
    """A programme with the person's word about it and how far it has come."""

    enrolment: Enrolment
    standing: ProgrammeStanding


def followed(services: Services) -> Followed | None:
    """The programme that isn't set aside; it may be finished."""
    enrolment = current(services.journal.enrolments())
    if enrolment is None:
        return None
    programme = of_id(services.programmes.programmes, enrolment.programme_id)
    if programme is None:
        return None
    return Followed(enrolment, standing_now(services, programme, enrolment))


def standing_now(
    services: Services, programme: Programme, enrolment: Enrolment
) -> ProgrammeStanding:
    """How an enrolment in a programme stands today."""
    since = min(step.day for step in enrolment.steps)
    records = services.journal.practices(since=since)
    return standing(programme, enrolment, records, services.today())


def suggested(services: Services, suggestion: Suggestion) -> tuple[Headline, int] | None:
    """The practice suggested for this body, and its minutes; None if there is no such script."""
    return suggested_and_other(services, suggestion)[0]


def suggested_and_other(
    services: Services, suggestion: Suggestion
) -> tuple[tuple[Headline, int] | None, tuple[Headline, int] | None]:
    """The practice suggested for this body, then the other one to choose from, where there is."""
    first = suggestion.script_for(services.settings.current.body)
    found = [
        (headline, headline.held(suggestion.minutes))
        for script_id in dict.fromkeys((first, suggestion.script_id, suggestion.otherwise))
        if script_id is not None and (headline := services.headline(script_id)) is not None
    ]
    return (found[0] if found else None), (found[1] if len(found) > 1 else None)
