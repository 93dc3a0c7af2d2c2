"""The page to read that lies in a clinic's kit."""

from __future__ import annotations

from collections.abc import Iterable
from textwrap import wrap
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication

from mindbody_app.journal.plan_file import ClinicPlan
from mindbody_app.practice.headline import Headline
from mindbody_app.practice.help_numbers import HelpNumbers
from mindbody_app.store.kits import plan_file_name
from mindbody_app.ui.clinic.words import item_words
from mindbody_app.ui.safety.words import crisis_lines, emergency_words

translate = QCoreApplication.translate
LONGEST_LINE = 72
"""Letters; not every editor wraps lines."""
INSTALLERS = (
    ("Windows", "BodyAndBreath-…-setup-x64.exe"),
    ("Mac", "BodyAndBreath-….dmg"),
    ("Linux (Debian, Ubuntu)", "mindbody-app_…_amd64.deb"),
)
"""What the installers are called; the dots stand for the version."""


class Part(NamedTuple):
    """A part of the page."""

    heading: str
    body: str
    """Lines, each of any length; such as belong to the one above begin with blanks."""


def read_me_parts(
    plan: ClinicPlan, headlines: Iterable[Headline], numbers: HelpNumbers | None
) -> tuple[Part, ...]:
    """What the page says: how to begin, what the plan is, that nothing is sent, and whom to call.

    Args:
        plan: the plan.
        headlines: the practices that there are.
        numbers: those of the plan's country; None where it names none.
    """
    shelf = tuple(headlines)
    told = (
        (translate("Clinic", "A note from the clinic"), plan.note),
        (translate("Clinic", "How to reach them"), plan.contact),
    )
    return (
        Part(
            translate("Clinic", "Body & Breath: a plan for you from {0}").format(plan.clinic),
            translate(
                "Clinic",
                "Body & Breath is an app for your computer. A voice guides you through calm"
                " practices: body scans, breathing, relaxation. It may help with living well with"
                " pain.",
            ),
        ),
        Part(translate("Clinic", "To begin"), _steps(plan_file_name(plan))),
        Part(
            translate("Clinic", "What the plan asks"),
            "\n".join(f"- {item_words(item, shelf)}" for item in plan.items)
            + "\n\n"
            + translate(
                "Clinic",
                "A plan is a wish, not a duty. The app shows it to you first: you can follow it,"
                " change it, or leave it. Stop whenever a practice doesn't feel right.",
            ),
        ),
        *(Part(heading, words) for heading, words in told if words),
        Part(
            translate("Clinic", "Nothing is sent"),
            translate(
                "Clinic",
                "What you enter stays on your computer. Nothing is sent to {0} or to anyone else,"
                " and nobody watches it. Show it to your clinician if you like.",
            ).format(plan.clinic),
        ),
        Part(translate("Clinic", "Not for emergencies"), _help(plan, numbers)),
    )


def read_me_words(
    plan: ClinicPlan, headlines: Iterable[Headline], numbers: HelpNumbers | None
) -> str:
    """The page as plain text, in short lines, with its headings underlined.

    Args:
        plan: the plan.
        headlines: the practices that there are.
        numbers: those of the plan's country; None where it names none.
    """
    return "\n\n".join(
        f"{_underlined(part.heading, '-' if number else '=')}\n{_wrapped(part.body)}\n"
        for number, part in enumerate(read_me_parts(plan, headlines, numbers))
    )


def _steps(name: str) -> str:
    installers = "\n".join(f"     {system}: {file}" for system, file in INSTALLERS)
    steps = (
        translate(
            "Clinic",
            "Open the installer of Body & Breath, and follow its steps. It lies beside this page,"
            " or your clinic tells you where to find it. The dots stand for its version:",
        )
        + f"\n{installers}",
        translate(
            "Clinic",
            "Open the plan with a double click: “{0}”. Body & Breath starts and shows it to you. On"
            " a Mac, open Body & Breath once before.",
        ).format(name),
        translate(
            "Clinic",
            "If that doesn't work, start Body & Breath, open Settings, press “Open a plan file”,"
            " and choose the plan there. If it came in a zip, you can choose the zip.",
        ),
    )
    return "\n".join(f"{number}. {step}" for number, step in enumerate(steps, start=1))


def _help(plan: ClinicPlan, numbers: HelpNumbers | None) -> str:
    """The same numbers as the safety sheet has with this plan."""
    lines = [
        translate("Clinic", "The app is no treatment and can't call for help."),
        translate("Clinic", "In an emergency: {0}").format(emergency_words(numbers)),
    ]
    if crisis := crisis_lines(numbers, plan.help_words):
        lines += [translate("Clinic", "In a crisis:"), *(f"- {line}" for line in crisis)]
    return "\n".join(lines)


def _underlined(heading: str, sign: str) -> str:
    lines = wrap(heading, LONGEST_LINE, break_long_words=False) or [""]
    return "\n".join((*lines, sign * max(map(len, lines))))


def _wrapped(body: str) -> str:
    return "\n".join(_wrapped_line(line) for line in body.splitlines())


def _wrapped_line(line: str) -> str:
    """Lines under one another, those of an entry under its words."""
    blanks = len(line) - len(line.lstrip())
    first, _, rest = line.lstrip().partition(" ")
    hanging = len(first) + 1 if rest and (first == "-" or first.rstrip(".").isdigit()) else 0
    return "\n".join(
        wrap(
            line,
            LONGEST_LINE,
            subsequent_indent=" " * (blanks + hanging),
            break_long_words=False,
            break_on_hyphens=False,
        )
        or [""]
    )
