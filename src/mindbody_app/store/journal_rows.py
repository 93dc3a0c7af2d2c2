"""The journal's rows, each with its checksum; practices, plans and enrolments to rows and back."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any
from zlib import crc32

from mindbody_app.journal.marks import NO_MARKS, Marks
from mindbody_app.journal.plans import Plan, PlanItem
from mindbody_app.journal.records import Ended, PracticeRecord, Rating

if TYPE_CHECKING:
    from mindbody_app.learning.enrolment import Enrolment

Row = tuple[Any, ...]

TABLES: dict[str, tuple[str, ...]] = {
    "practice": (
        "id",
        "script_id",
        "title",
        "practice",
        "started_at",
        "started_utc",
        "practice_day",
        "planned_seconds",
        "practised_seconds",
        "paused_seconds",
        "ended",
        "before_pain",
        "before_distress",
        "after_pain",
        "after_distress",
        "note",
        "entered_at",
        "changed_at",
        "removed_at",
    ),
    "check_in": (
        "id",
        "at",
        "at_utc",
        "day",
        "pain",
        "regions",
        "sleep",
        "mood",
        "activity",
        "triggers",
        "treatments",
        "note",
        "entered_at",
        "changed_at",
        "removed_at",
    ),
    "weekly_check_in": (
        "id",
        "at",
        "at_utc",
        "day",
        "pain",
        "enjoyment",
        "general_activity",
        "own_activity",
        "own_rating",
        "note",
        "entered_at",
        "changed_at",
        "removed_at",
    ),
    "excused": ("id", "first_day", "last_day", "reason", "removed"),
    "plan": ("starts_on", "items", "from_whom"),
    "enrolment": ("id", "programme_id", "steps"),
}
"""The columns of each table but its checksum, the key first."""


def checksum(values: Row) -> int:
    """CRC-32 of a row's values.

    Trailing NULLs don't count, so that a row keeps its own when columns are added to its table.
    """
    count = len(values)
    while count and values[count - 1] is None:
        count -= 1
    return crc32("\x1f".join(map(str, values[:count])).encode("utf-8", "surrogatepass"))


def put(connection: sqlite3.Connection, table: str, rows: Iterable[Row]) -> None:
    """Insert rows, or replace those of the same key; to be called within a transaction."""
    columns = TABLES[table]
    names = ", ".join((*columns, "checksum"))
    marks = ", ".join("?" * (len(columns) + 1))
    news = ", ".join(f"{name} = excluded.{name}" for name in (*columns[1:], "checksum"))
    connection.executemany(
        f"INSERT INTO {table} ({names}) VALUES ({marks})"
        f" ON CONFLICT ({columns[0]}) DO UPDATE SET {news}",
        ((*row, checksum(row)) for row in rows),
    )


def whole_rows(
    connection: sqlite3.Connection, table: str, where: str = "", *values: str
) -> list[Row]:
    """Rows whose checksum holds; a row that took damage is left out."""
    return [
        row[:-1]
        for row in _fetch(connection, table, where, values)
        if checksum(row[:-1]) == row[-1]
    ]


def all_whole(connection: sqlite3.Connection) -> bool:
    """Whether every row's checksum holds; a row at a time, so that it takes no memory."""
    try:
        return all(
            checksum(row[:-1]) == row[-1]
            for table in TABLES
            for row in connection.execute(f"SELECT {_names(table)} FROM {table}")
        )
    except sqlite3.DatabaseError:
        return False


def readable_rows(connection: sqlite3.Connection, table: str) -> dict[object, Row]:
    """By key, the whole rows that a damaged file still gives, read from both its ends.

    The file may be of an older version: columns that its table doesn't have are NULL.
    """
    found: dict[object, Row] = {}
    connection.text_factory = _forgiving
    for direction in ("ASC", "DESC"):
        try:
            known = {name for _, name, *_ in connection.execute(f"PRAGMA table_info({table})")}
            names = (name if name in known else "NULL" for name in (*TABLES[table], "checksum"))
            for *row, kept in connection.execute(
                f"SELECT {', '.join(names)} FROM {table} ORDER BY rowid {direction}"
            ):
                if checksum(tuple(row)) == kept:
                    found[row[0]] = tuple(row)
        except sqlite3.DatabaseError:
            continue
    return found


def _fetch(
    connection: sqlite3.Connection, table: str, where: str, values: tuple[str, ...]
) -> list[Row]:
    query = f"SELECT {_names(table)} FROM {table} {where}"
    try:
        return connection.execute(query, values).fetchall()
    except sqlite3.OperationalError as error:
        if getattr(error, "sqlite_errorcode", None) is not None:
            raise
        # A text that is no longer UTF-8: read on, its checksum tells.
        connection.text_factory = _forgiving
        try:
            return connection.execute(query, values).fetchall()
        finally:
            connection.text_factory = str


def _names(table: str) -> str:
    return ", ".join((*TABLES[table], "checksum"))


def _forgiving(data: bytes) -> str:
    return data.decode("utf-8", "surrogateescape")


def storable(text: str) -> str:
    """A text that a file can hold: half a sign, which no file can, becomes a question mark."""
    return text.encode("utf-8", "replace").decode()


def when_row(at: datetime, day: date) -> Row:
    """The three columns that tell when an entry was: there, in UTC, and its practice day."""
    return at.isoformat(), at.astimezone(UTC).isoformat(), day.isoformat()


def marks_row(marks: Marks) -> Row:
    """The last three columns of an entry."""
    moments = (marks.entered_at, marks.changed_at, marks.removed_at)
    return tuple(moment.isoformat() if moment else None for moment in moments)


def marks_of(entered: str | None, changed: str | None, removed: str | None) -> Marks:
    """The marks of an entry's last three columns."""
    if entered is changed is removed is None:
        return NO_MARKS
    return Marks(_moment(entered), _moment(changed), _moment(removed))


def _moment(text: str | None) -> datetime | None:
    return datetime.fromisoformat(text) if text else None


def practice_row(record: PracticeRecord) -> Row:
    """A record's columns."""
    return (
        record.id,
        record.script_id,
        storable(record.title),
        record.practice,
        *when_row(record.started_at, record.practice_day),
        record.planned_seconds,
        record.practised_seconds,
        record.paused_seconds,
        record.ended.value if record.ended else None,
        record.before.pain,
        record.before.distress,
        record.after.pain,
        record.after.distress,
        storable(record.note),
        *marks_row(record.marks),
    )


def practice_of(row: Row) -> PracticeRecord:
    """The record of a whole row."""
    (
        key,
        script_id,
        title,
        practice,
        started_at,
        _,
        practice_day,
        planned,
        practised,
        paused,
        ended,
        before_pain,
        before_distress,
        after_pain,
        after_distress,
        note,
        *marks,
    ) = row
    return PracticeRecord(
        id=key,
        script_id=script_id,
        title=title,
        practice=practice,
        started_at=datetime.fromisoformat(started_at),
        practice_day=date.fromisoformat(practice_day),
        planned_seconds=planned,
        practised_seconds=practised,
        paused_seconds=paused,
        ended=Ended(ended) if ended else None,
        before=Rating(before_pain, before_distress),
        after=Rating(after_pain, after_distress),
        note=note,
        marks=marks_of(*marks),
    )


def plan_row(plan: Plan) -> Row:
    """A plan's columns."""
    items = [[item.script_id, item.minutes, item.days_a_week] for item in plan.items]
    # NULL in one's own plans, as in those of before there were others.
    from_whom = storable(plan.from_whom) or None
    return (plan.starts_on.isoformat(), json.dumps(items), from_whom)


def plan_of(row: Row) -> Plan:
    """The plan of a whole row."""
    starts_on, items, from_whom = row
    return Plan(
        date.fromisoformat(starts_on),
        tuple(PlanItem(*item) for item in json.loads(items)),
        from_whom or "",
    )


def enrolment_row(enrolment: Enrolment) -> Row:
    """An enrolment's columns."""
    steps = [
        [step.turn.value, step.at.isoformat(), step.day.isoformat(), step.part]
        for step in enrolment.steps
    ]
    return (enrolment.id, enrolment.programme_id, json.dumps(steps))


def enrolment_of(row: Row) -> Enrolment:
    """The enrolment of a whole row."""
    # Who follows no programme starts without it.
    from mindbody_app.learning.enrolment import Enrolment, Step, Turn

    key, programme_id, steps = row
    return Enrolment(
        key,
        programme_id,
        tuple(
            Step(Turn(turn), datetime.fromisoformat(at), date.fromisoformat(day), part)
            for turn, at, day, part in json.loads(steps)
        ),
    )
