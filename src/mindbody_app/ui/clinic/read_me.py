"""The page to read that lies in a clinic's kit."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QCoreApplication

from mindbody_app.journal.plan_file import ClinicPlan
from mindbody_app.practice.headline import Headline
from mindbody_app.store.kits import plan_file_name
from mindbody_app.ui.clinic.words import item_words

translate = QCoreApplication.translate


def read_me_words(plan: ClinicPlan, headlines: Iterable[Headline]) -> str:
    """What the page says: how to begin, what the plan is, and that nothing is sent."""
    shelf = tuple(headlines)
    asks = "\n".join(f"  - {item_words(item, shelf)}" for item in plan.items)
    parts = [
        translate("Clinic", "Body & Breath: a plan for you from {0}").format(plan.clinic),
        translate(
            "Clinic",
            "Body & Breath is an app for your computer. A voice guides you through calm practices:"
            " body scans, breathing, relaxation. It may help with living well with pain.",
        ),
        translate("Clinic", "To begin") + "\n" + _steps(plan_file_name(plan)),
        translate("Clinic", "What the plan asks") + "\n" + asks,
        translate(
            "Clinic",
            "A plan is a wish, not a duty. The app shows it to you first: you can follow it, change"
            " it, or leave it. Stop whenever a practice doesn't feel right.",
        ),
        _said(plan),
        translate("Clinic", "Nothing is sent")
        + "\n"
        + translate(
            "Clinic",
            "What you enter stays on your computer. Nothing is sent to {0} or to anyone else, and"
            " nobody watches it. Show it to your clinician if you like.",
        ).format(plan.clinic),
        translate("Clinic", "Not for emergencies")
        + "\n"
        + translate(
            "Clinic",
            "The app is no treatment and can't call for help. In an emergency call your local"
            " emergency number.",
        )
        + (f"\n{plan.help_words}" if plan.help_words else ""),
    ]
    return "\n\n".join(part for part in parts if part) + "\n"


def _steps(name: str) -> str:
    steps = (
        translate(
            "Clinic",
            "Open the installer of Body & Breath, which lies beside this page or comes from your"
            " clinic, and follow its steps.",
        ),
        translate("Clinic", "Start Body & Breath."),
        translate(
            "Clinic",
            "It shows you the plan. If it doesn't, open the file “{0}” with a double click, or in"
            " the app: Settings, “Open a plan file”.",
        ).format(name),
    )
    return "\n".join(f"  {number}. {step}" for number, step in enumerate(steps, start=1))


def _said(plan: ClinicPlan) -> str:
    said = []
    if plan.note:
        said.append(f"{translate('Clinic', 'What they say')}\n{plan.note}")
    if plan.contact:
        said.append(f"{translate('Clinic', 'How to reach them')}\n{plan.contact}")
    return "\n\n".join(said)
