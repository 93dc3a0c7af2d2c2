"""The country whose emergency numbers are shown."""

from __future__ import annotations

from PySide6.QtCore import QLocale

from mindbody_app.practice.help_numbers import numbers_for
from mindbody_app.ui.safety.words import NO_COUNTRY
from mindbody_app.ui.services import Services
from mindbody_app.ui.theme import Palette
from mindbody_app.ui.widgets.drop_down import DropDown


class CountryChoice(DropDown):
    """Every country that has numbers, the system's first; a choice is kept at once."""

    def __init__(self, services: Services, palette: Palette) -> None:
        super().__init__(self.tr("Country of the emergency numbers"), palette)
        known = services.help_numbers()
        own = numbers_for(known, QLocale.territoryToCode(self.locale().territory()))
        system = self.tr("Like the system")
        if own is not None:
            system = self.tr("Like the system: {0}").format(own.name)
        clinic = services.settings.current.clinic
        plans = numbers_for(known, clinic.country) if clinic is not None else None
        if plans is not None:
            system = self.tr("Like your plan: {0}").format(plans.name)
        self.addItem(system, "")
        for each in known:
            self.addItem(each.name, each.country)
        self.addItem(self.tr("Another country"), NO_COUNTRY)
        self.setCurrentIndex(max(0, self.findData(services.settings.current.help_country)))
        self.currentIndexChanged.connect(
            lambda _index: services.settings.change(help_country=self.currentData())
        )
