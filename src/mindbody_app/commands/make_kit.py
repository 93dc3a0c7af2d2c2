"""`mindbody-app make-kit`: a clinic's plan and a page to read, as a folder or a zip."""

from __future__ import annotations

import argparse
import os
import re
import sys
from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QCoreApplication

from mindbody_app.app import SETTINGS_NAME, assets_folder, local_now
from mindbody_app.journal.days import practice_day
from mindbody_app.journal.plain_text import has_letter, one_line, plain_text
from mindbody_app.journal.plan_file import ClinicPlan, in_every_app, usable
from mindbody_app.journal.plans import PlanItem
from mindbody_app.practice.headline import Headline
from mindbody_app.practice.help_numbers import numbers_for
from mindbody_app.store.folders import data_folder
from mindbody_app.store.help_numbers import FILE_NAME, load_help_numbers
from mindbody_app.store.kits import KitError, write_kit
from mindbody_app.store.script_shelf import ScriptShelf
from mindbody_app.store.settings import SettingsFile
from mindbody_app.ui.clinic.read_me import read_me_words
from mindbody_app.ui.clinic.words import crisis_words, item_words
from mindbody_app.ui.plural_forms import add_plural_forms

_LONGEST_SHOWN = 40
"""Letters of what was written that a sentence repeats."""
_ITEM = re.compile(r"([^:]*):(\d{1,4}):(\d{1,4})", re.ASCII)


class WrongOptionError(Exception):
    """An option that can't be used; the message is one sentence."""


def make_kit(options: argparse.Namespace) -> int:
    """Make the kit that the options ask for; 0 if it is there."""
    qt = QCoreApplication.instance() or QCoreApplication(sys.argv[:1])
    add_plural_forms(qt)
    folder = data_folder(os.environ, options.data_folder)
    shelf = ScriptShelf(
        assets_folder() / "scripts", folder / "cache" / "headlines.json", folder / "scripts"
    )
    headlines = in_every_app(shelf.headlines)
    if options.list:
        for each in headlines:
            print(f"{each.id}: {each.title}, {each.least} to {each.most} minutes")
        return 0
    settings = SettingsFile(folder / SETTINGS_NAME, mends=False).current
    try:
        plan = _plan(options, headlines, practice_day(local_now(), settings.day_end))
        if options.output is None:
            raise WrongOptionError("Say where the kit goes: -o FOLDER, or -o FILE.zip.")
        read_me = read_me_words(plan, headlines)
        written = write_kit(options.output, plan, read_me, replace=options.replace)
    except (WrongOptionError, KitError) as error:
        print(error, file=sys.stderr)
        return 1
    for item in plan.items:
        print(item_words(item, headlines))
    for path in written.gone:
        print(f"{path}: the plan of the kit before is gone.")
    print(f"{written.path}: the plan from {plan.clinic} is there.")
    return 0


def _plan(options: argparse.Namespace, headlines: Sequence[Headline], today: date) -> ClinicPlan:
    if not options.practice:
        raise WrongOptionError(
            "Say what to practise: --practice ID:MINUTES:DAYS, such as body-scan:20:5."
        )
    items = tuple(_item(each, headlines) for each in options.practice)
    country = options.country.strip().upper()
    known = _country_lines(country)
    help_words = known if options.help_words is None else options.help_words
    if not has_letter(one_line(options.clinic)):
        raise WrongOptionError("Say whose plan it is: --clinic NAME.")
    try:
        return ClinicPlan(
            clinic=one_line(options.clinic),
            items=items,
            made_on=today,
            contact=plain_text(options.contact),
            note=plain_text(options.note),
            country=country,
            help_words=plain_text(help_words),
        )
    except ValueError as error:
        raise WrongOptionError(f"This can't be a plan: {error}.") from error


def _item(asked: str, headlines: Sequence[Headline]) -> PlanItem:
    meant = _ITEM.fullmatch(asked)
    if meant is None:
        raise WrongOptionError(
            f"“{one_line(asked)[:_LONGEST_SHOWN]}” isn't ID:MINUTES:DAYS; write it such as"
            " body-scan:20:5."
        )
    script_id, minutes, days = meant[1], int(meant[2]), int(meant[3])
    if not 1 <= days <= 7:
        raise WrongOptionError(f"“{asked}” wants 1 to 7 days a week, not {days}.")
    item = PlanItem(script_id, minutes, days)
    found = usable((item,), headlines)
    if found.unknown:
        raise WrongOptionError(
            f"There is no practice “{script_id}”; mindbody-app make-kit --list names them all."
        )
    if found.held:
        known = next(each for each in headlines if each.id == script_id)
        raise WrongOptionError(
            f"“{asked}”: {known.title} has {known.least} to {known.most} minutes, not {minutes}."
        )
    return item


def _country_lines(country: str) -> str:
    """A country's crisis lines; none where no country is named."""
    if not country:
        return ""
    known = load_help_numbers(assets_folder() / FILE_NAME)
    numbers = numbers_for(known, country)
    if numbers is None:
        codes = ", ".join(each.country for each in known)
        raise WrongOptionError(f"There are no numbers for “{country}”; there are some for {codes}.")
    return crisis_words(numbers)
