"""When to remind of practice: which times, when to stay silent, and when to look again.

Times follow the wall clock where the person is. A time is told once on its date, whatever the
clock does: after a flight the new place's clock holds at once, and the hour that daylight saving
skips or repeats neither loses a time nor tells it twice. After sleep, what passed within the last
two hours is told once, and what is older is let go.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import NamedTuple

from mindbody_app.journal.days import DEFAULT_DAY_END, practice_day

TOLD_WITHIN = timedelta(hours=2)
"""A time that passed longer ago than this is let go."""
SHORT_SNOOZE = timedelta(minutes=15)
LONG_SNOOZE = timedelta(hours=1)
MOST_TIMES = 8
"""More times than this a day would be a nuisance, not a help."""
AHEAD_DAYS = 15
"""How far ahead the next reminder is looked for: what is told of it names a day of a fortnight."""
_REMEMBERED = 64
"""Times that have been seen, the newest: more than a few days of them are never asked for."""


@dataclass(frozen=True, slots=True)
class Reminder:
    """A time of day on some weekdays."""

    at: time
    """On the wall clock where the person is, in whole minutes, with no zone."""
    weekdays: frozenset[int] = frozenset(range(7))
    """0 (Monday) to 6 (Sunday), by the calendar; with none it never comes."""

    def __post_init__(self) -> None:
        if self.at.tzinfo is not None or self.at.second or self.at.microsecond:
            raise ValueError("a reminder's time is a wall clock's, in whole minutes")
        if not self.weekdays <= frozenset(range(7)):
            raise ValueError("weekdays are numbers from 0 to 6")


class Reminders(NamedTuple):
    """What the person asked for; off until they do."""

    on: bool = False
    times: tuple[Reminder, ...] = ()


class Memory(NamedTuple):
    """What has to be remembered from look to look, also while the app is closed."""

    seen: tuple[datetime, ...] = ()
    """Times that were told or passed in silence, as the wall clock said them, oldest first."""
    since: datetime | None = None
    """The wall clock when the times were last changed; those before it are not told afterwards."""
    snoozed_until: datetime | None = None
    """A moment with its UTC offset; None while nothing is put off."""
    silent_on: date | None = None
    """The practice day for which the person said “not today”."""

    def snoozed(self, now: datetime, length: timedelta) -> Memory:
        """Put the next reminder off, by `SHORT_SNOOZE` or `LONG_SNOOZE`."""
        return self._replace(snoozed_until=now + length, silent_on=None)

    def not_today(self, now: datetime, day_end: time = DEFAULT_DAY_END) -> Memory:
        """Stay silent until the practice day ends."""
        return self._replace(snoozed_until=None, silent_on=practice_day(now, day_end))

    def changed(self, now: datetime) -> Memory:
        """The times were changed now: those that have just passed are none of today's."""
        return self._replace(since=_wall(now))


class Look(NamedTuple):
    """What a look at the clock found."""

    tell: bool
    """Whether to remind now, once."""
    memory: Memory
    """What to remember from here on."""
    next_at: datetime | None
    """When to look next at the latest, with `now`'s offset; None when nothing is to come. As the
    clock and its zone may change, and the machine may sleep, look once a minute meanwhile."""


def look(
    reminders: Reminders,
    memory: Memory,
    now: datetime,
    *,
    quiet_days: Collection[date] = (),
    busy: bool = False,
    covered: bool = False,
    day_end: time = DEFAULT_DAY_END,
) -> Look:
    """What to do now.

    Args:
        reminders: what the person asked for.
        memory: what the last look said to remember.
        now: local time with its UTC offset.
        quiet_days: practice days that are excused or practised.
        busy: whether a session runs: a time that passes meanwhile passes in silence.
        covered: whether the person is at something that isn't to be disturbed, such as the safety
            sheet: what is due is told once it is over, within `TOLD_WITHIN`.
        day_end: when the person's practice day ends.

    Raises:
        ValueError: `now` has no UTC offset.
    """
    if now.tzinfo is None:
        raise ValueError("a reminder needs to know the offset of the clock")
    if not reminders.on:
        return Look(False, memory._replace(snoozed_until=None), None)
    quiet = _quiet(practice_day(now, day_end), quiet_days, memory)
    snooze = None if quiet else _held(memory.snoozed_until, now)
    waiting = snooze is not None and snooze > now
    over = snooze is not None and now - TOLD_WITHIN < snooze <= now
    if covered and not (busy or quiet):
        memory = memory._replace(snoozed_until=snooze if waiting or over else None)
        return Look(False, memory, _next(reminders, memory, now, quiet_days, day_end))
    passed = _just_passed(reminders, memory, _wall(now))
    memory = memory._replace(
        seen=(*memory.seen, *passed)[-_REMEMBERED:],
        snoozed_until=snooze if waiting else None,
    )
    tell = not (busy or quiet) and (over or (bool(passed) and not waiting))
    return Look(tell, memory, _next(reminders, memory, now, quiet_days, day_end))


def next_reminder(
    reminders: Reminders,
    memory: Memory,
    now: datetime,
    *,
    quiet_days: Collection[date] = (),
    day_end: time = DEFAULT_DAY_END,
) -> datetime | None:
    """When the next reminder comes, with `now`'s offset; None with none in `AHEAD_DAYS` days."""
    if not reminders.on:
        return None
    return _next(reminders, memory, now, quiet_days, day_end)


def _wall(moment: datetime) -> datetime:
    return moment.replace(tzinfo=None)


def _quiet(day: date, quiet_days: Collection[date], memory: Memory) -> bool:
    return day in quiet_days or day == memory.silent_on


def _held(snooze: datetime | None, now: datetime) -> datetime | None:
    """A snooze never lasts longer than the longest there is: else the clock was set back."""
    return None if snooze is None else min(snooze, now + LONG_SNOOZE)


def _times_on(reminders: Reminders, day: date) -> set[datetime]:
    return {
        datetime.combine(day, each.at) for each in reminders.times if day.weekday() in each.weekdays
    }


def _just_passed(reminders: Reminders, memory: Memory, wall: datetime) -> list[datetime]:
    """Times of the last two hours that no look has seen yet."""
    yesterday = wall.date() - timedelta(days=1)
    times = _times_on(reminders, yesterday) | _times_on(reminders, wall.date())
    # A moment of change that lies ahead is a wrong clock's, or another zone's: it tells nothing.
    earliest = wall - TOLD_WITHIN
    if memory.since is not None and memory.since <= wall:
        earliest = max(earliest, memory.since)
    return sorted(at for at in times if earliest < at <= wall and at not in memory.seen)


def _next(
    reminders: Reminders,
    memory: Memory,
    now: datetime,
    quiet_days: Collection[date],
    day_end: time,
) -> datetime | None:
    """The snooze while there is one, for what comes before it is put off too; else a time."""
    if memory.snoozed_until is not None and memory.snoozed_until > now:
        return memory.snoozed_until.astimezone(now.tzinfo)
    wall = _wall(now)
    times = (
        at
        for ahead in range(AHEAD_DAYS)
        for at in sorted(_times_on(reminders, wall.date() + timedelta(days=ahead)))
        if at > wall
        and at not in memory.seen
        and not _quiet(practice_day(at, day_end), quiet_days, memory)
    )
    found = next(times, None)
    return None if found is None else found.replace(tzinfo=now.tzinfo)
