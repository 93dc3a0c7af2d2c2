"""What a body asks of sessions, in a person's words."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from mindbody_app.practice.body import HEALTH_RULES, Body, HealthCondition, RegionMark
from mindbody_app.practice.regions import EVERYWHERE, Region
from mindbody_app.practice.script import SessionScript
from mindbody_app.ui.region_words import region_words

_CONTEXT = "Body"
_MARKS = {
    RegionMark.NONE: QT_TRANSLATE_NOOP("Body", "not marked"),
    RegionMark.SORE: QT_TRANSLATE_NOOP("Body", "hurts"),
    RegionMark.LEFT_OUT: QT_TRANSLATE_NOOP("Body", "left out"),
}
_CONDITIONS = {
    HealthCondition.HEART: QT_TRANSLATE_NOOP("Body", "Heart disease"),
    HealthCondition.BLOOD_PRESSURE: QT_TRANSLATE_NOOP("Body", "High blood pressure"),
    HealthCondition.LUNGS: QT_TRANSLATE_NOOP("Body", "A lung condition"),
    HealthCondition.EPILEPSY: QT_TRANSLATE_NOOP("Body", "Epilepsy"),
    HealthCondition.GLAUCOMA: QT_TRANSLATE_NOOP("Body", "Glaucoma"),
    HealthCondition.PREGNANCY: QT_TRANSLATE_NOOP("Body", "Pregnancy"),
    HealthCondition.SURGERY: QT_TRANSLATE_NOOP("Body", "Recent surgery"),
    HealthCondition.MENTAL_HEALTH: QT_TRANSLATE_NOOP("Body", "A mental health condition"),
    HealthCondition.TRAUMA: QT_TRANSLATE_NOOP("Body", "Trauma or abuse, now or in the past"),
}


def _tr(words: str) -> str:
    return QCoreApplication.translate(_CONTEXT, words)


def mark_words(mark: RegionMark) -> str:
    """A mark, as it follows a region's name."""
    return _tr(str(_MARKS[mark]))


def condition_words(condition: HealthCondition) -> str:
    """A condition, as it stands in a list."""
    return _tr(str(_CONDITIONS[condition]))


def consequence_words(condition: HealthCondition) -> str:
    """What a condition changes in every session, in full sentences."""
    rule = HEALTH_RULES[condition]
    said = []
    if rule.without_holds:
        said.append(_tr("Breath holds stay off."))
    if rule.imagines_tension_in == EVERYWHERE:
        said.append(_tr("You imagine tensing instead of doing it."))
    elif rule.imagines_tension_in:
        where = lowered(region_words(rule.imagines_tension_in))
        said.append(_tr("You only imagine tensing here: {0}.").format(where))
    if rule.imagines_movement:
        said.append(_tr("You imagine movements instead of making them."))
    if not said:
        said.append(_tr("Nothing is taken out of sessions."))
    said.append(_tr("Ask your clinician before you begin."))
    return " ".join(said)


def made_for_words(body: Body, script: SessionScript, *, holding: bool) -> tuple[str, ...]:
    """What this body changes in a script, a few words each; empty where it changes nothing.

    Args:
        body: what the person says of theirs.
        script: what is practised.
        holding: whether the session has breath holds, which may be closed for now.
    """
    said = []
    if body.left_out:
        said.append(_tr("leaves out {0}").format(lowered(region_words(body.left_out))))
    if script.tenses and body.imagines_tension_in == EVERYWHERE:
        said.append(_tr("imagines tensing"))
    elif script.tenses and (where := body.imagines_tension_in - body.left_out):
        said.append(_tr("imagines tensing at {0}").format(lowered(region_words(where))))
    if script.moves and not body.moves:
        said.append(_tr("imagines moving"))
    if script.holds:
        said.append(_tr("with breath holds") if holding else _tr("no breath holds"))
    return tuple(said)


def summary_words(body: Body) -> str:
    """What is marked on a body, in a sentence or two."""
    said = []
    if body.left_out:
        said.append(_tr("Left out: {0}.").format(lowered(region_words(body.left_out))))
    if body.sore:
        said.append(_tr("Hurts: {0}.").format(lowered(region_words(body.sore))))
    return " ".join(said) or _tr("Nothing is marked.")


def comfort_words(body: Body) -> str:
    """Everything that a body asks for, for a card that leads to it."""
    said = [summary_words(body)] if body.sore or body.left_out else []
    if body.conditions:
        names = [condition_words(each) for each in HealthCondition if each in body.conditions]
        said.append(_tr("Your health: {0}.").format(joined(names)))
    return " ".join(said) or _tr("Nothing is marked, so every session is as it was written.")


def region_name(region: Region) -> str:
    """One region."""
    return region_words(frozenset({region}))


def lowered(words: str) -> str:
    """Words as they stand inside a sentence."""
    return words[:1].lower() + words[1:]


def joined(words: Iterable[str]) -> str:
    """A list within a sentence; the first word keeps its size."""
    first, *others = words
    return ", ".join([first, *map(lowered, others)])
