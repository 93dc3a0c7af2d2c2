"""The sentences of the safety sheet, from clinical.md's safety list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, QLocale

from mindbody_app.practice.help_numbers import HelpNumbers, numbers_for
from mindbody_app.practice.kinds import Practice
from mindbody_app.ui.services import Services

if TYPE_CHECKING:
    from mindbody_app.journal.plan_file import ClinicPlan

NO_COUNTRY = "none"
"""The setting of a person whose country isn't in the list."""
_CONTEXT = "Safety"
STOP_SIGNS = (
    QT_TRANSLATE_NOOP("Safety", "You feel dizzy."),
    QT_TRANSLATE_NOOP("Safety", "Your hands, feet or face tingle."),
    QT_TRANSLATE_NOOP("Safety", "You are short of breath."),
    QT_TRANSLATE_NOOP("Safety", "You feel panic."),
    QT_TRANSLATE_NOOP("Safety", "You or the room feel unreal."),
    QT_TRANSLATE_NOOP("Safety", "A sharp or new pain comes."),
)
EMERGENCY_SIGNS = (
    QT_TRANSLATE_NOOP("Safety", "A numb saddle area or genitals"),
    QT_TRANSLATE_NOOP("Safety", "A new change in bladder or bowel"),
    QT_TRANSLATE_NOOP("Safety", "New weakness in an arm or a leg"),
    QT_TRANSLATE_NOOP("Safety", "Chest pain"),
    QT_TRANSLATE_NOOP("Safety", "A thunderclap headache: sudden, and the worst you have known"),
    QT_TRANSLATE_NOOP("Safety", "Fever with back pain"),
    QT_TRANSLATE_NOOP("Safety", "Pain after an accident, a fall or another injury"),
    QT_TRANSLATE_NOOP("Safety", "New pain when you have, or have had, cancer"),
)
_KINDS = {
    Practice.BODY_SCAN: QT_TRANSLATE_NOOP("Safety", "Before your first body scan"),
    Practice.BREATHING: QT_TRANSLATE_NOOP("Safety", "Before your first breathing practice"),
    Practice.RELAXATION: QT_TRANSLATE_NOOP("Safety", "Before your first relaxation"),
    Practice.MINDFULNESS: QT_TRANSLATE_NOOP("Safety", "Before your first mindfulness practice"),
    Practice.IMAGERY: QT_TRANSLATE_NOOP("Safety", "Before your first imagery"),
    Practice.MOVEMENT: QT_TRANSLATE_NOOP("Safety", "Before your first gentle movement"),
    Practice.MUSIC: QT_TRANSLATE_NOOP("Safety", "Before your first music"),
}


def translated(words: str) -> str:
    """One of this module's sentences in the person's language."""
    return QCoreApplication.translate(_CONTEXT, words)


def first_time_title(practice: Practice) -> str:
    """What stands over the sheet before the first practice of a kind."""
    return translated(str(_KINDS[practice]))


def note_name(practice: Practice) -> str:
    """What the settings remember once the sheet of a kind was met."""
    return f"safety-{practice.value}"


def help_for(
    services: Services, locale: QLocale, plan: ClinicPlan | None = None
) -> HelpNumbers | None:
    """The numbers to show: of the country chosen by the person, else by their clinic, else of the
    system's; None without any.

    Args:
        services: what screens may use.
        locale: the system's.
        plan: a clinic's plan, to tell what will be shown once it is taken; None where the one that
            was taken holds.
    """
    settings = services.settings.current
    clinic = plan or settings.clinic
    chosen = settings.help_country or (clinic.country if clinic else "")
    country = chosen or QLocale.territoryToCode(locale.territory())
    return numbers_for(services.help_numbers(), country)


def crisis_lines(numbers: HelpNumbers | None, clinic_words: str = "") -> tuple[str, ...]:
    """Whom to call in a crisis, a line each: as the clinic says it, then the country's own lines.

    The clinic's words stand before the country's and never in their place: a plan file can add to
    them, and take none away.
    """
    said = tuple(each for each in clinic_words.splitlines() if each)
    known = (f"{line.name}: {line.number}" for line in (numbers.lines if numbers else ()))
    return (*said, *(each for each in known if each not in said))


def emergency_words(numbers: HelpNumbers | None) -> str:
    """Whom to call in an emergency, in a sentence."""
    if numbers is None:
        return QCoreApplication.translate("Safety", "Call your local emergency number.")
    return QCoreApplication.translate("Safety", "Call {0}.").format(numbers.emergency)
