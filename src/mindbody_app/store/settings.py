"""What the person set: typed values with bounds, kept in one small JSON file."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, field, fields, replace
from datetime import date, time
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from mindbody_app.journal.days import DEFAULT_DAY_END
from mindbody_app.journal.kit_sender import KitSender
from mindbody_app.journal.long_holds import LongHolds
from mindbody_app.journal.reminders import Memory, Reminders
from mindbody_app.practice.body import Body
from mindbody_app.practice.postures import Posture
from mindbody_app.practice.sound_port import Ambience, Output
from mindbody_app.store.body_settings import (
    PartlyWrongError,
    body_of,
    body_to_json,
    long_holds_of,
    long_holds_to_json,
)
from mindbody_app.store.clinic_settings import (
    clinic_plan_of,
    clinic_plan_to_json,
    clinic_plans_of,
    kit_sender_of,
    kit_sender_to_json,
)
from mindbody_app.store.errors import store_error, within
from mindbody_app.store.files import make_private, put_in_place, unused_name, write_atomically
from mindbody_app.store.json_values import day, names, number, one_of, switch, text, yes_no
from mindbody_app.store.reminder_settings import (
    memory_of,
    memory_to_json,
    reminders_of,
    reminders_to_json,
)

if TYPE_CHECKING:
    from mindbody_app.journal.plan_file import ClinicPlan

LARGEST_BYTES = 1024 * 1024


class Theme(StrEnum):
    """The colours of the app; SYSTEM follows the system's light or dark."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"
    LOW_STIMULUS = "low_stimulus"


class LastChoice(NamedTuple):
    """What was last chosen for a script: whole minutes, posture, and breaths a minute."""

    minutes: int
    posture: Posture
    rate: float | None = None
    """None where the script offers none, or was left at its usual one."""


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything that the person can set, or that the app remembers for them."""

    day_end: time = DEFAULT_DAY_END
    """Before this, a practice counts for the day before."""
    week_starts: int | None = None
    """Weekday that weeks start on, 0 (Monday) to 6 (Sunday); None follows the system."""
    voice: str = "af_heart"
    """Name of a folder of narration."""
    voice_volume: float = 0.95
    """0 (off) to 1 (full), as are the other volumes."""
    cue_volume: float = 0.7
    """Bells and breath tones."""
    ambience: Ambience = Ambience.NONE
    ambience_volume: float = 0.5
    output: Output = Output.AUTOMATIC
    theme: Theme = Theme.SYSTEM
    reduced_motion: bool | None = None
    """None follows the system."""
    rate_distress: bool = False
    """Whether distress is rated beside pain before and after a session."""
    last_choices: Mapping[str, LastChoice] = field(default_factory=dict)
    """By script id."""
    notes_seen: frozenset[str] = frozenset()
    """Names of first-time notes already shown, such as a practice's safety note."""
    favourite_cards: frozenset[str] = frozenset()
    """Ids of the cards to learn from that the person marked."""
    favourite_practices: frozenset[str] = frozenset()
    """Ids of the scripts that the person marked."""
    body: Body = field(default_factory=Body)
    """The body that sessions are made for."""
    long_holds: LongHolds = field(default_factory=LongHolds)
    """When the person breathed with long holds."""
    help_country: str = ""
    """Two letters (ISO 3166) of the country whose emergency numbers are shown; empty follows the
    system."""
    help_words: str = ""
    """The person's or their clinic's own numbers to call, shown before all others."""
    clinic: ClinicPlan | None = None
    """The plan that the person took from a clinic, for the clinic's own words; what is practised
    is the journal's to say."""
    clinic_plans: tuple[ClinicPlan, ...] = ()
    """Plans of clinics that the person took, left or put off, the last one first; each can be seen
    and followed again when its file is gone."""
    plans_answered: frozenset[str] = frozenset()
    """Digests of the clinics' plans that the person took or left, and of what was told of plan
    files that can't be used."""
    kit_sender: KitSender = field(default_factory=KitSender)
    """A clinician's own part of the kits that are made on this machine."""
    kit_folder: str = ""
    """The folder in which the last of them was put; empty before the first."""
    own_activity: str = ""
    """The activity that matters to the person, in their words; empty where they named none."""
    ask_weekly: bool = True
    """Whether Today offers the weekly check-in once a week."""
    weekly_put_off: date | None = None
    """The practice day on which the weekly check-in was last put off."""
    check_in_more: bool = False
    """Whether the check-in shows sleep, mood, activity and the note, as it was left."""
    show_streak: bool = False
    """Whether Today tells the practised days in a row."""
    progress_range: str = ""
    """Name of how long Progress looks back; empty where the person never chose."""
    progress_tab: str = ""
    """Name of the tab of Progress that was open last."""
    locale_weeks: Mapping[str, int] = field(default_factory=dict)
    """Weekday that weeks start on, 0 to 6, by the name of a locale: what Qt said of it."""
    reminders: Reminders = field(default_factory=Reminders)
    """When to remind of practice; off until the person asks for it."""
    reminder_memory: Memory = field(default_factory=Memory)
    """What the reminders have told, and until when they were put off."""
    stay_by_tray: bool = True
    """Whether closing the window leaves the app by the tray; only while reminders are on."""
    window: str = ""
    """Place and size of the window, as the window system wrote it."""
    closed_to_others: bool = False
    """Whether what older versions let the machine's other accounts read was closed to them."""
    first_start_open: bool = False
    """Whether the first steps on a new machine still stand open: so where no settings were kept
    before."""


def _day_end(value: object) -> time:
    if not isinstance(value, str):
        raise ValueError(value)
    found = time.fromisoformat(value)
    if found.tzinfo is not None:
        raise ValueError(value)
    return found


def _weekday(value: object) -> int | None:
    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value <= 6:
        raise ValueError(value)
    return value


def _weekdays(value: object) -> dict[str, int]:
    if not isinstance(value, dict):
        raise ValueError(value)
    found = {text(name): _weekday(day) for name, day in value.items()}
    return {name: day for name, day in found.items() if day is not None}


def _choices(value: object) -> dict[str, LastChoice]:
    if not isinstance(value, dict):
        raise ValueError(value)
    return {text(name): _choice(each) for name, each in value.items()}


def _choice(value: object) -> LastChoice:
    if not isinstance(value, dict) or set(value) - {"rate"} != {"minutes", "posture"}:
        raise ValueError(value)
    minutes, rate = value["minutes"], value.get("rate")
    if isinstance(minutes, bool) or not isinstance(minutes, int) or not 1 <= minutes <= 90:
        raise ValueError(value)
    rate = None if rate is None else number(1, 60)(rate)
    return LastChoice(minutes, Posture(text(value["posture"])), rate)


_READERS: dict[str, Callable[[object], object]] = {
    "day_end": _day_end,
    "week_starts": _weekday,
    "voice": text,
    "voice_volume": number(0, 1),
    "cue_volume": number(0, 1),
    "ambience": one_of(Ambience),
    "ambience_volume": number(0, 1),
    "output": one_of(Output),
    "theme": one_of(Theme),
    "reduced_motion": switch,
    "rate_distress": yes_no,
    "last_choices": _choices,
    "notes_seen": names,
    "favourite_cards": names,
    "favourite_practices": names,
    "body": body_of,
    "long_holds": long_holds_of,
    "help_country": text,
    "help_words": text,
    "clinic": clinic_plan_of,
    "clinic_plans": clinic_plans_of,
    "plans_answered": names,
    "kit_sender": kit_sender_of,
    "kit_folder": text,
    "own_activity": text,
    "ask_weekly": yes_no,
    "weekly_put_off": day,
    "check_in_more": yes_no,
    "show_streak": yes_no,
    "progress_range": text,
    "progress_tab": text,
    "locale_weeks": _weekdays,
    "reminders": reminders_of,
    "reminder_memory": memory_of,
    "stay_by_tray": yes_no,
    "window": text,
    "closed_to_others": yes_no,
    "first_start_open": yes_no,
}
"""How each field is read from JSON; each raises ValueError for what doesn't fit."""


def _to_json(settings: Settings) -> dict[str, Any]:
    return {
        **asdict(settings),
        "day_end": settings.day_end.isoformat("minutes"),
        "weekly_put_off": settings.weekly_put_off and settings.weekly_put_off.isoformat(),
        "last_choices": {name: each._asdict() for name, each in settings.last_choices.items()},
        "notes_seen": sorted(settings.notes_seen),
        "favourite_cards": sorted(settings.favourite_cards),
        "favourite_practices": sorted(settings.favourite_practices),
        "body": body_to_json(settings.body),
        "long_holds": long_holds_to_json(settings.long_holds),
        "clinic": clinic_plan_to_json(settings.clinic),
        "clinic_plans": [clinic_plan_to_json(each) for each in settings.clinic_plans],
        "plans_answered": sorted(settings.plans_answered),
        "kit_sender": kit_sender_to_json(settings.kit_sender),
        "reminders": reminders_to_json(settings.reminders),
        "reminder_memory": memory_to_json(settings.reminder_memory),
    }


class SettingsFile:
    """The settings in force and the file that keeps them.

    A file that is unreadable or wrong in places costs only those places: they get their usual
    values, the file is set aside under a new name and the person is told once. Fields that a newer
    version wrote are kept as they are.

    Args:
        path: the file; it and its folder need not exist.
        mends: whether the file is put right, too; a command beside the app only looks.
    """

    def __init__(self, path: Path, *, mends: bool = True) -> None:
        self._path = path
        self._mends = mends
        self._notices: list[str] = []
        self._failed = False
        self._unknown: dict[str, Any] = {}
        self._mended = False
        self._unread = False
        self.fresh = False
        """Whether there was no file."""
        self._current = self._load()
        if self._mended:
            self._save()

    @property
    def current(self) -> Settings:
        """The settings in force."""
        return self._current

    def change(self, **changed: object) -> None:
        """Put new values in force by their field names, and keep them.

        Where they can't be kept they hold until the app ends, and the person is told once.

        Raises:
            ValueError: a name is no field, or a value lies outside its bounds.
        """
        if strange := changed.keys() - _READERS.keys():
            raise ValueError(f"no such setting: {', '.join(sorted(strange))}")
        settings = replace(self._current, **changed)  # type: ignore[arg-type]
        written = _to_json(settings)
        for name in changed:
            _READERS[name](written[name])
        self._current = settings
        self._save()

    def take_notices(self) -> tuple[str, ...]:
        """What the person should be told, one sentence each; each is given once."""
        notices, self._notices = tuple(self._notices), []
        return notices

    def _load(self) -> Settings:
        try:
            with self._path.open("rb") as file:
                data = file.read(LARGEST_BYTES + 1)
        except FileNotFoundError:
            self.fresh = True
            return Settings(first_start_open=True)
        except OSError as error:
            self._notices.append(
                f"The usual settings are in use: {within(store_error(error, self._path))}"
            )
            self._unread = True
            return Settings()
        try:
            raw = json.loads(data) if len(data) <= LARGEST_BYTES else None
        except (ValueError, RecursionError):
            raw = None
        if not isinstance(raw, dict):
            self._set_aside("The settings can't be read, so the usual ones are in use")
            return Settings()
        return self._fields_of(raw)

    def _fields_of(self, raw: dict[str, Any]) -> Settings:
        self._unknown = {name: value for name, value in raw.items() if name not in _READERS}
        found: dict[str, Any] = {}
        wrong: list[str] = []
        for name in [each.name for each in fields(Settings) if each.name in raw]:
            try:
                found[name] = _READERS[name](raw[name])
            except PartlyWrongError as error:
                found[name] = error.value
                wrong.append(name)
            except ValueError:
                wrong.append(name)
        settings = Settings(**found)
        if wrong:
            self._set_aside(
                f"Some settings didn't fit and have their usual value again: {', '.join(wrong)}"
            )
        return settings

    def _set_aside(self, sentence: str) -> None:
        if not self._mends:
            return
        aside = unused_name(self._path, "broken")
        try:
            make_private(aside, self._path)
            shutil.copyfile(self._path, aside)
        except OSError:
            aside.unlink(missing_ok=True)
            self._notices.append(f"{sentence}.")
            return
        self._mended = True
        self._notices.append(f"{sentence}; the old file is kept as {aside}.")

    def _save(self) -> None:
        written = self._unknown | _to_json(self._current)
        try:
            if self._unread:
                put_in_place(self._path, unused_name(self._path, "broken"))
                self._unread = False
            # Of a file that is a link, what it leads to is the file.
            path = self._path.resolve() if self._path.is_symlink() else self._path
            write_atomically(path, json.dumps(written, indent=2).encode(), like=path)
        except OSError as error:
            if not self._failed:
                self._notices.append(
                    "Your settings hold until you close the app but can't be kept:"
                    f" {within(store_error(error, self._path.parent))}"
                )
            self._failed = True
            return
        self._failed = False
