"""A kit while it is being made."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QLocale

from mindbody_app.journal.kit_sender import KitSender
from mindbody_app.journal.plan_file import in_every_app
from mindbody_app.journal.plans import PlanItem
from mindbody_app.practice.help_numbers import numbers_for
from mindbody_app.ui.plan_items import first_item
from mindbody_app.ui.services import Services


@dataclass
class KitDraft:
    """What the clinician has set so far."""

    items: tuple[PlanItem, ...]
    clinic: str = ""
    contact: str = ""
    note: str = ""
    country: str = ""
    help_words: str | None = None
    """None where they are still the country's."""
    label: str = ""
    """The clinician's own, for the name of the file alone."""
    made: Path | None = None
    """Where it was saved last: that kit may be put right."""

    @property
    def sender(self) -> KitSender:
        """The clinic's own part, which the next kit begins with."""
        return KitSender(self.clinic, self.contact, self.country, self.help_words)

    def for_another(self) -> None:
        """Go on to another patient: what was written for one alone goes."""
        self.note = self.label = ""
        self.made = None

    def saved(self, target: Path) -> None:
        """It was saved there."""
        self.made = target


def new_draft(services: Services, locale: QLocale) -> KitDraft:
    """A draft with one practice, and with the clinic's own part as it was in the kit before.

    In a first one the country is that whose numbers the app shows now.
    """
    first = first_item(in_every_app(services.shelf.headlines))
    settings = services.settings.current
    sender, country = settings.kit_sender, settings.kit_sender.country
    if country is None:
        shown = settings.help_country or QLocale.territoryToCode(locale.territory())
        known = numbers_for(services.help_numbers(), shown)
        country = known.country if known else ""
    return KitDraft(
        (first,) if first else (),
        clinic=sender.clinic,
        contact=sender.contact,
        country=country,
        help_words=sender.help_words,
    )
