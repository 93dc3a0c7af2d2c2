"""What the diary tells, in plain words that never judge."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from mindbody_app.journal.check_ins import CheckIn, RegionPain, WeeklyCheckIn
from mindbody_app.journal.days import DEFAULT_DAY_END, practice_day
from mindbody_app.journal.marks import Marks
from mindbody_app.journal.records import Elsewhere, Ended, PracticeRecord, whole_minutes
from mindbody_app.practice.kinds import Practice
from mindbody_app.ui.body.words import joined, lowered, region_name
from mindbody_app.ui.counts import minutes_words
from mindbody_app.ui.dates import day_words
from mindbody_app.ui.practice_kinds import kind_words

_ELSEWHERE = {
    Elsewhere.WALK: QT_TRANSLATE_NOOP("Diary", "Walk"),
    Elsewhere.EXERCISE: QT_TRANSLATE_NOOP("Diary", "Exercise"),
    Elsewhere.CLASS: QT_TRANSLATE_NOOP("Diary", "Class"),
    Elsewhere.OTHER: QT_TRANSLATE_NOOP("Diary", "Something else"),
}


def _tr(words: str) -> str:
    return QCoreApplication.translate("Diary", words)


def offered_treatments() -> tuple[str, ...]:
    """What many do for pain, to begin with."""
    return (
        _tr("medicine taken"),
        _tr("physiotherapy"),
        _tr("massage"),
        _tr("acupuncture"),
        _tr("heat"),
        _tr("cold"),
        _tr("rest"),
        _tr("a walk"),
    )


def offered_triggers() -> tuple[str, ...]:
    """What many find to play a part, to begin with."""
    return (
        _tr("poor sleep"),
        _tr("stress"),
        _tr("sitting long"),
        _tr("much activity"),
        _tr("little activity"),
        _tr("weather"),
    )


def elsewhere_words(kind: Elsewhere) -> str:
    """What a kind of practice without the app is called."""
    return _tr(str(_ELSEWHERE[kind]))


def kind_of(value: str) -> Practice | Elsewhere | None:
    """A record's kind; None for one that this version doesn't know."""
    for kinds in (Elsewhere, Practice):
        try:
            return kinds(value)
        except ValueError:
            continue
    return None


def kind_of_words(value: str) -> str:
    """What a record's kind is called; empty for one that this version doesn't know."""
    kind = kind_of(value)
    if kind is None:
        return ""
    return elsewhere_words(kind) if isinstance(kind, Elsewhere) else kind_words(kind)


def pains_words(pains: Iterable[RegionPain]) -> str:
    """Where it hurts and how much, such as "Lower back 6, left knee 4"."""
    told = [f"{region_name(each.region)} {each.intensity}" for each in pains]
    return joined(told) if told else ""


def check_in_title(check_in: CheckIn) -> str:
    """A check-in in a few words."""
    if check_in.pain is not None:
        return _tr("Check-in: pain {0}").format(check_in.pain)
    return _tr("Check-in")


def check_in_lines(check_in: CheckIn) -> tuple[str, ...]:
    """The rest of a check-in, a line for each kind of answer given."""
    scales = (
        (_tr("Sleep {0}"), check_in.sleep),
        (_tr("Mood {0}"), check_in.mood),
        (_tr("Activity {0}"), check_in.activity),
    )
    lines = (
        pains_words(check_in.regions),
        ", ".join(words.format(value) for words, value in scales if value is not None),
        _of(_tr("Done: {0}"), check_in.treatments),
        _of(_tr("May have played a part: {0}"), check_in.triggers),
        check_in.note.strip(),
    )
    return tuple(line for line in lines if line)


def last_check_in_words(check_in: CheckIn, clock: str) -> str:
    """Today's last check-in in one line, such as "At 09:30: pain 6, lower back 6"."""
    told = [_tr("pain {0}").format(check_in.pain)] if check_in.pain is not None else []
    if check_in.regions:
        told.append(lowered(pains_words(check_in.regions[:3])))
    if not told:
        return _tr("You checked in at {0}.").format(clock)
    return _tr("At {0}: {1}.").format(clock, ", ".join(told))


def weekly_title() -> str:
    """A weekly check-in in a few words."""
    return _tr("Weekly check-in")


def weekly_lines(weekly: WeeklyCheckIn) -> tuple[str, ...]:
    """A weekly check-in's answers, a line for each kind."""
    of_activity = (
        _tr("it got in the way of general activity {0}")
        if weekly.enjoyment is None
        else _tr("of general activity {0}")
    )
    items = (
        (_tr("pain {0}"), weekly.pain),
        (_tr("it got in the way of enjoying life {0}"), weekly.enjoyment),
        (of_activity, weekly.general_activity),
    )
    told = ", ".join(words.format(value) for words, value in items if value is not None)
    peg = weekly.peg
    if peg is not None:
        told = _tr("PEG {0}: {1}").format(f"{peg:.1f}", told)
    else:
        told = told[:1].upper() + told[1:]
    own = ""
    if weekly.own_rating is not None:
        own = f"{weekly.own_activity or _tr('What matters to you')}: {weekly.own_rating}"
    return tuple(line for line in (told, own, weekly.note.strip()) if line)


def practice_title(record: PracticeRecord) -> str:
    """A practice and its length."""
    if not record.counts and not record.marks.removed:
        return _tr("{0}, under a minute").format(record.title)
    minutes = max(1, whole_minutes(record.practised_seconds))
    return _tr("{0}, {1}").format(record.title, minutes_words(minutes))


def practice_lines(record: PracticeRecord) -> tuple[str, ...]:
    """The rest of a practice, a line for each kind of thing."""
    told = []
    kind = kind_of_words(record.practice)
    if record.by_hand:
        words = _tr("{0}, entered by hand") if kind else _tr("Entered by hand")
        told.append(words.format(kind))
    elif record.ended is Ended.STOPPED_EARLY:
        told.append(_tr("Ended early"))
    elif record.ended is Ended.INTERRUPTED:
        told.append(_tr("Interrupted"))
    told.append(_ratings_words(_tr("Pain"), record.before.pain, record.after.pain))
    told.append(_ratings_words(_tr("Distress"), record.before.distress, record.after.distress))
    told.append(record.note.strip())
    return tuple(line for line in told if line)


def marks_words(marks: Marks, day: date, today: date) -> str:
    """What was written later or changed, in quiet words; empty where nothing was."""
    said = []
    if marks.entered_at is not None and marks.late(day):
        written = practice_day(marks.entered_at, DEFAULT_DAY_END)
        said.append(_tr("Written {0}").format(_inside(written, today)))
    if marks.changed_at is not None:
        changed = practice_day(marks.changed_at, DEFAULT_DAY_END)
        words = _tr("changed {0}") if said else _tr("Changed {0}")
        said.append(words.format(_inside(changed, today)))
    return ", ".join(said)


def _inside(day: date, today: date) -> str:
    words = day_words(day, today)
    return lowered(words) if (today - day).days < 2 else _tr("on {0}").format(words)


def _of(words: str, tags: tuple[str, ...]) -> str:
    return words.format(joined(tags)) if tags else ""


def _ratings_words(name: str, before: int | None, after: int | None) -> str:
    if before is not None and after is not None:
        return _tr("{0} {1} before, {2} after").format(name, before, after)
    if before is not None:
        return _tr("{0} {1} before").format(name, before)
    return _tr("{0} {1} after").format(name, after) if after is not None else ""
