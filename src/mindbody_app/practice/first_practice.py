"""Which practice a person is offered first, before they know any."""

from __future__ import annotations

from mindbody_app.practice.body import Body, HealthCondition
from mindbody_app.practice.regions import Region

FIRST_MINUTES = 5
"""Short enough for a first time; clinical.md: a larger dose was not better."""
_ATTENTION_OUTWARD = frozenset(
    {HealthCondition.EPILEPSY, HealthCondition.MENTAL_HEALTH, HealthCondition.TRAUMA}
)
_SPARED_BELLY = frozenset({HealthCondition.PREGNANCY, HealthCondition.SURGERY})


def first_practice(body: Body) -> str:
    """The id of a gentle script of the app's own that suits a body, by what clinical.md says.

    Listening to sounds where breathing to a pace (epilepsy) or attention to the body (trauma, a
    mental health condition: adverse events of meditation are mostly anxiety) asks for care;
    pursed lips for lung conditions; a longer breath out where the belly is best left alone; else
    belly breathing. None of them holds the breath, tenses a muscle or moves.
    """
    if body.conditions & _ATTENTION_OUTWARD:
        return "open-awareness"
    if HealthCondition.LUNGS in body.conditions:
        return "pursed-lip"
    spared = {Region.ABDOMEN} & (body.sore | body.left_out)
    if spared or body.conditions & _SPARED_BELLY:
        return "extended-exhale"
    return "diaphragmatic-breathing"
