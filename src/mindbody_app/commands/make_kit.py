"""`mindbody-app make-kit`: a clinic's plan and a page to read, as a folder or a zip."""

from __future__ import annotations

import argparse
import os
import re
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from difflib import get_close_matches

from PySide6.QtCore import QCoreApplication

from mindbody_app.app import SETTINGS_NAME, assets_folder
from mindbody_app.journal.days import practice_day
from mindbody_app.journal.plain_text import has_letter, one_line, plain_text
from mindbody_app.journal.plan_file import ClinicPlan, in_every_app, usable
from mindbody_app.journal.plans import PlanItem
from mindbody_app.local_time import local_now
from mindbody_app.practice.headline import Headline
from mindbody_app.practice.help_numbers import HelpNumbers
from mindbody_app.store.folders import data_folder
from mindbody_app.store.help_numbers import FILE_NAME, load_help_numbers
from mindbody_app.store.kits import READ_ME, KitError, Written, is_zip, write_kit
from mindbody_app.store.script_shelf import ScriptShelf
from mindbody_app.store.settings import SettingsFile
from mindbody_app.ui.clinic.read_me import read_me_words
from mindbody_app.ui.clinic.words import crisis_words, item_words
from mindbody_app.ui.plural_forms import add_plural_forms

_LONGEST_SHOWN = 40
"""Letters of what was written that a sentence repeats."""
_ITEM = re.compile(r"([^:]*):(\d{1,4}):(\d{1,4})", re.ASCII)


class WrongOptionError(Exception):
    """Options that can't be used; the message has a sentence, on its own line, for each mistake."""


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
    today = practice_day(local_now(), settings.day_end)
    try:
        plan, numbers = _asked(options, headlines, today)
        read_me = read_me_words(plan, headlines, numbers)
        written = write_kit(options.output, plan, read_me, replace=options.replace)
    except (WrongOptionError, KitError) as error:
        print(error, file=sys.stderr)
        return 1
    for item in plan.items:
        print(item_words(item, headlines))
    print(_end_words(written))
    return 0


def _asked(
    options: argparse.Namespace, headlines: Sequence[Headline], today: date
) -> tuple[ClinicPlan, HelpNumbers | None]:
    """The plan that the options ask for, with the numbers of its country, if it names one."""
    problems: list[str] = []
    items: list[PlanItem] = []
    numbers: HelpNumbers | None = None
    if not options.practice:
        problems.append("Say what to practise: --practice ID:MINUTES:DAYS, such as body-scan:20:5.")
    for each in options.practice:
        with _noting(problems):
            items.append(_item(each, headlines))
    with _noting(problems):
        numbers = _numbers(options.country)
    if not has_letter(one_line(options.clinic)):
        problems.append("Say whose plan it is: --clinic NAME.")
    if options.output is None:
        problems.append("Say where the kit goes: -o FOLDER, or -o FILE.zip.")
    if problems:
        raise WrongOptionError("\n".join(problems))
    help_words = options.help_words
    try:
        plan = ClinicPlan(
            clinic=one_line(options.clinic),
            items=tuple(items),
            made_on=today,
            contact=plain_text(options.contact),
            note=plain_text(options.note),
            country=numbers.country if numbers else "",
            help_words=plain_text(crisis_words(numbers) if help_words is None else help_words),
        )
    except ValueError as error:
        raise WrongOptionError(f"This can't be a plan: {error}.") from error
    return plan, numbers


@contextmanager
def _noting(problems: list[str]) -> Iterator[None]:
    """Go on after a mistake, so that all are told at once."""
    try:
        yield
    except WrongOptionError as error:
        problems.append(str(error))


def _item(asked: str, headlines: Sequence[Headline]) -> PlanItem:
    shown = one_line(asked)[:_LONGEST_SHOWN]
    meant = _ITEM.fullmatch(asked)
    if meant is None:
        raise WrongOptionError(f"“{shown}” isn't ID:MINUTES:DAYS; write it such as body-scan:20:5.")
    script_id, minutes, days = meant[1], int(meant[2]), int(meant[3])
    if not 1 <= days <= 7:
        raise WrongOptionError(f"“{shown}” wants 1 to 7 days a week, not {days}.")
    item = PlanItem(script_id, minutes, days)
    found = usable((item,), headlines)
    if found.unknown:
        raise WrongOptionError(
            f"There is no practice “{one_line(script_id)[:_LONGEST_SHOWN]}”; mindbody-app make-kit"
            " --list names them all."
        )
    if found.held:
        known = next(each for each in headlines if each.id == script_id)
        raise WrongOptionError(
            f"“{shown}”: {known.title} has {known.least} to {known.most} minutes, not {minutes}."
        )
    return item


def _numbers(asked: str) -> HelpNumbers | None:
    """The numbers of a country, by its two letters or its English name; None where none is asked.

    Raises:
        WrongOptionError: the app has none for it.
    """
    country = one_line(asked)
    if not country:
        return None
    known = load_help_numbers(assets_folder() / FILE_NAME)
    by_name = {name.casefold(): each for each in known for name in (each.country, each.name)}
    if (found := by_name.get(country.casefold())) is not None:
        return found
    near = get_close_matches(country.casefold(), by_name, 1)
    meant = (
        f"did you mean {by_name[near[0]].name} ({by_name[near[0]].country})? Else " if near else ""
    )
    raise WrongOptionError(
        f"There are no numbers for “{country[:_LONGEST_SHOWN]}”; {meant}leave --country out, and"
        " say whom to call by --help-words."
    )


def _end_words(written: Written) -> str:
    installer = "Put the app's installer beside"
    if is_zip(written.path):
        return f"{written.path}: the kit is there. {installer} it."
    folder, plan = written.path.parent, written.path.name
    before = f" It took the place of {written.gone[0].name}." if written.gone else ""
    return f"{folder}: the kit is there, {READ_ME} and {plan}.{before} {installer} them."
