"""Settings: what is kept, and what a broken file costs."""

from __future__ import annotations

import json
from dataclasses import fields, replace
from datetime import date, datetime, time, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mindbody_app.journal.kit_sender import KitSender
from mindbody_app.journal.long_holds import LongHolds
from mindbody_app.journal.plan_file import ClinicPlan
from mindbody_app.journal.plans import PlanItem
from mindbody_app.journal.reminders import MOST_TIMES, Memory, Reminder, Reminders
from mindbody_app.practice.body import Avoid, Body, HealthCondition
from mindbody_app.practice.postures import Posture
from mindbody_app.practice.regions import Region
from mindbody_app.practice.sound_port import Ambience, Output
from mindbody_app.store.settings import LastChoice, Settings, SettingsFile, Theme

OTHER = Settings(
    day_end=time(2, 30),
    week_starts=6,
    voice="bf_emma",
    voice_volume=0.5,
    cue_volume=0.0,
    ambience=Ambience.RAIN,
    ambience_volume=1.0,
    output=Output.QT,
    theme=Theme.LOW_STIMULUS,
    reduced_motion=True,
    rate_distress=True,
    locale_weeks={"en_US": 6},
    last_choices={
        "body-scan": LastChoice(20, Posture.SEATED),
        "resonance-breathing": LastChoice(10, Posture.LYING, 5.5),
    },
    notes_seen=frozenset({"breathing", "body_scan"}),
    favourite_cards=frozenset({"pacing", "sleep"}),
    favourite_practices=frozenset({"flare"}),
    body=Body(
        sore=frozenset({Region.LEFT_KNEE, Region.NECK}),
        left_out=frozenset({Region.LOWER_BACK}),
        posture=Posture.SEATED,
        avoids=frozenset({Avoid.TENSING, Avoid.MOVEMENT}),
        conditions=frozenset({HealthCondition.LUNGS, HealthCondition.TRAUMA}),
    ),
    long_holds=LongHolds(
        date(2026, 2, 28), datetime(2026, 3, 9, 22, 10, 5, tzinfo=timezone(timedelta(hours=-5)))
    ),
    help_country="IE",
    help_words="Pain clinic: 01 234 5678\nMarie: 086 123 4567",
    clinic=ClinicPlan(
        "Riverside Pain Clinic",
        (PlanItem("body-scan", 20, 5), PlanItem("flare", 3, 7)),
        date(2026, 11, 2),
        contact="01 234 5678",
        note="Before bed.\nOr after lunch.",
        country="IE",
        help_words="Samaritans: 116 123",
    ),
    clinic_plans=(
        ClinicPlan("Riverside", (PlanItem("flare", 3, 7),), date(2026, 9, 1)),
        ClinicPlan("Hill Street", (PlanItem("music", 10, 2),), date(2026, 8, 1), note="Slowly."),
    ),
    plans_answered=frozenset({"0a1b", "2c3d"}),
    kit_sender=KitSender("Riverside", "01 234 5678", "IE", "Our nurse: 5679"),
    kit_folder="/kits",
    own_activity="walk to the shop",
    ask_weekly=False,
    weekly_put_off=date(2026, 11, 2),
    check_in_more=True,
    show_streak=True,
    progress_range="year",
    progress_tab="weeks",
    reminders=Reminders(
        True, (Reminder(time(8, 15), frozenset({0, 2})), Reminder(time(20), frozenset()))
    ),
    reminder_memory=Memory(
        seen=(datetime(2026, 11, 18, 8, 15), datetime(2026, 11, 18, 20)),  # noqa: DTZ001
        since=datetime(2026, 11, 17, 9, 30, 12),  # noqa: DTZ001
        snoozed_until=datetime(2026, 11, 18, 20, 15, tzinfo=timezone(timedelta(hours=-5))),
        silent_on=date(2026, 11, 16),
    ),
    stay_by_tray=False,
    window="0a1b",
    closed_to_others=True,
    first_start_open=True,
)

NEW = Settings(first_start_open=True)
"""Where none were kept yet."""


def as_fields(settings: Settings) -> dict[str, object]:
    return {each.name: getattr(settings, each.name) for each in fields(settings)}


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "data" / "settings.json"


def test_with_no_file_the_usual_values_hold_and_nothing_is_written(path: Path) -> None:
    found = SettingsFile(path)
    assert found.current == NEW
    assert found.take_notices() == ()
    assert not path.parent.exists()


def test_the_first_steps_stand_open_until_they_are_done(path: Path) -> None:
    SettingsFile(path).change(theme=Theme.DARK)
    assert SettingsFile(path).current.first_start_open
    SettingsFile(path).change(first_start_open=False)
    assert not SettingsFile(path).current.first_start_open


def test_who_has_settings_has_started_before(path: Path) -> None:
    path.parent.mkdir()
    for kept in ('{"theme": "dark"}', "{}", "not settings"):
        path.write_text(kept)
        assert not SettingsFile(path).current.first_start_open, kept


def test_every_field_comes_back_as_it_was_set(path: Path) -> None:
    assert all(
        getattr(OTHER, each.name) != getattr(Settings(), each.name) for each in fields(OTHER)
    )
    SettingsFile(path).change(**as_fields(OTHER))
    again = SettingsFile(path)
    assert again.current == OTHER
    assert again.take_notices() == ()
    assert [each.name for each in path.parent.iterdir()] == ["settings.json"]


def test_a_change_holds_at_once_and_leaves_the_rest(path: Path) -> None:
    found = SettingsFile(path)
    found.change(voice_volume=0.25)
    found.change(week_starts=0, reduced_motion=False)
    expected = replace(NEW, voice_volume=0.25, week_starts=0, reduced_motion=False)
    assert found.current == expected
    assert SettingsFile(path).current == expected


def clinic_json(**fields: object) -> dict[str, object]:
    """A clinic's plan as the file has it, with some of it otherwise."""
    right: dict[str, object] = dict.fromkeys(("contact", "note", "country", "help_words"), "")
    items = [["body-scan", 20, 5]]
    return right | {"clinic": "Riverside", "made_on": "2026-11-02", "items": items} | fields


WRONG: dict[str, list[object]] = {
    "day_end": ["25:00", 4, None, "04:00+02:00", ""],
    "week_starts": [7, -1, True, "monday", 1.5],
    "voice": [3, None],
    "voice_volume": [1.01, -0.1, "loud", True, None, float("nan"), float("inf")],
    "cue_volume": [2],
    "ambience": ["wind", None, 1],
    "ambience_volume": [-1],
    "output": ["tape"],
    "theme": ["purple"],
    "reduced_motion": ["yes", 1],
    "rate_distress": [None, "no"],
    "last_choices": [
        [],
        {"body-scan": 3},
        {"body-scan": {"minutes": 0, "posture": "lying"}},
        {"body-scan": {"minutes": 9, "posture": "lying", "rate": 0}},
        {"body-scan": {"minutes": 9, "posture": "lying", "pace": 6}},
    ],
    "notes_seen": ["breathing", [1]],
    "favourite_cards": ["pacing", [None]],
    "favourite_practices": ["flare", [3]],
    "body": [[], 3, None, "left_knee"],
    "long_holds": [
        None,
        {},
        {"first_day": "2026-02-30", "last_at": None},
        {"first_day": 3, "last_at": None},
        {"first_day": None, "last_at": "2026-03-09T22:10:05"},
    ],
    "help_country": [3],
    "help_words": [None],
    "clinic": [
        [],
        {"clinic": "Riverside"},
        clinic_json(clinic=""),
        clinic_json(clinic="Riverside" * 20),
        clinic_json(note="on " * 1000),
        clinic_json(country="Ireland"),
        clinic_json(made_on="2026-02-30"),
        clinic_json(items=[]),
        clinic_json(items=[["body-scan", True, 5]]),
        clinic_json(items=[["body-scan", 20, 8]]),
    ],
    "clinic_plans": [None, {}, "Riverside"],
    "plans_answered": ["0a1b", [1]],
    "kit_sender": [
        None,
        {},
        {"clinic": 3, "contact": "", "country": None, "help_words": None},
        {"clinic": "", "contact": "", "country": False, "help_words": None},
    ],
    "kit_folder": [None, 3],
    "own_activity": [None, 3],
    "ask_weekly": [None, "no"],
    "weekly_put_off": ["2026-02-30", 7],
    "check_in_more": [None, 1],
    "show_streak": [None, "yes"],
    "progress_range": [None, 3],
    "progress_tab": [None, 3],
    "locale_weeks": [[], {"en_US": 7}, {"en_US": "monday"}],
    "reminders": [None, [], {}, {"on": 1, "times": []}, {"on": True, "times": {}}],
    "reminder_memory": [
        None,
        {},
        {"seen": [3], "since": None, "snoozed_until": None, "silent_on": None},
        {"seen": [], "since": "2026-11-17", "snoozed_until": 4, "silent_on": None},
        {"seen": [], "since": None, "snoozed_until": "2026-11-18T20:15:00", "silent_on": None},
        {"seen": [], "since": None, "snoozed_until": None, "silent_on": 20261116},
    ],
    "stay_by_tray": ["yes", None],
    "window": [5],
    "closed_to_others": ["yes", 0],
    "first_start_open": [None, 1],
}


def test_every_field_has_its_wrong_values_here() -> None:
    assert WRONG.keys() == {each.name for each in fields(Settings)}


@pytest.mark.parametrize(
    ("name", "value"), [(name, value) for name, values in WRONG.items() for value in values]
)
def test_a_wrong_field_costs_only_itself_and_the_file_is_set_aside(
    path: Path, name: str, value: object
) -> None:
    SettingsFile(path).change(**as_fields(OTHER))
    written = json.loads(path.read_text())
    path.write_text(broken := json.dumps(written | {name: value}))
    found = SettingsFile(path)
    assert found.current == replace(OTHER, **{name: getattr(Settings(), name)})
    (sentence,) = found.take_notices()
    aside = path.with_name("settings.broken-1.json")
    assert sentence == (
        f"Some settings didn't fit and have their usual value again: {name};"
        f" the old file is kept as {aside}."
    )
    assert aside.read_text() == broken
    again = SettingsFile(path)
    assert again.current == found.current
    assert again.take_notices() == ()
    assert len(list(path.parent.iterdir())) == 2


@pytest.mark.parametrize(
    "data", [b"", b"{", b"[1]", b"\xff\xfe", b"null", b"[" * 100_000, b'{"a": 1}' * 200_000]
)
def test_an_unreadable_file_gives_the_usual_values_and_is_set_aside(
    path: Path, data: bytes
) -> None:
    path.parent.mkdir()
    path.write_bytes(data)
    found = SettingsFile(path)
    assert found.current == Settings()
    (sentence,) = found.take_notices()
    assert "can't be read" in sentence
    aside = path.with_name("settings.broken-1.json")
    assert sentence.endswith(f"the old file is kept as {aside}.")
    assert aside.read_bytes() == data
    assert SettingsFile(path).take_notices() == ()


@given(st.binary(max_size=60))
def test_whatever_stands_in_the_file_settings_come_of_it(
    tmp_path_factory: pytest.TempPathFactory, data: bytes
) -> None:
    path = tmp_path_factory.mktemp("any") / "settings.json"
    path.write_bytes(b'{"voice_volume": 0.5, ' + data)
    SettingsFile(path).change(voice_volume=0.75)
    assert SettingsFile(path).current.voice_volume == 0.75


def test_fields_of_a_newer_version_outlive_a_save(path: Path) -> None:
    path.parent.mkdir()
    path.write_text(json.dumps({"smell": "lavender", "voice_volume": 0.5, "more": {"a": [1]}}))
    found = SettingsFile(path)
    assert found.current == replace(Settings(), voice_volume=0.5)
    found.change(voice_volume=0.25)
    written = json.loads(path.read_text())
    assert (written["smell"], written["more"]) == ("lavender", {"a": [1]})
    assert written["voice_volume"] == 0.25


@pytest.mark.parametrize("change", [{"voice_volume": 1.5}, {"volume": 0.5}, {"week_starts": 7}])
def test_a_change_that_does_not_fit_is_refused_and_changes_nothing(
    path: Path, change: dict[str, object]
) -> None:
    found = SettingsFile(path)
    with pytest.raises(ValueError):
        found.change(**change)
    assert found.current == NEW
    assert not path.exists()


def test_a_file_that_can_not_be_read_now_is_never_written_over(path: Path) -> None:
    path.mkdir(parents=True)
    (path / "inside").write_text("kept")
    found = SettingsFile(path)
    (sentence,) = found.take_notices()
    assert sentence.startswith("The usual settings are in use: ")
    assert str(path) in sentence
    found.change(voice_volume=0.25)
    assert SettingsFile(path).current.voice_volume == 0.25
    assert (path.with_name("settings.broken-1.json") / "inside").read_text() == "kept"


GOOD_TIME = {"at": "08:15", "weekdays": [0, 2]}


@pytest.mark.parametrize(
    "wrong",
    [
        *("08:15", None, {}, {"at": "08:15"}, {"at": "25:00", "weekdays": [1]}),
        *({"at": 8, "weekdays": [1]}, {"at": "08:15+01:00", "weekdays": [1]}),
        *({"at": "08:15:30", "weekdays": [1]}, {"at": "08:15", "weekdays": [7]}),
        *({"at": "08:15", "weekdays": [True]}, {"at": "08:15", "weekdays": "1"}),
    ],
)
def test_a_wrong_time_of_a_reminder_costs_only_itself(path: Path, wrong: object) -> None:
    path.parent.mkdir()
    path.write_text(json.dumps({"reminders": {"on": True, "times": [wrong, GOOD_TIME]}}))
    found = SettingsFile(path)
    assert found.current.reminders == Reminders(True, (Reminder(time(8, 15), frozenset({0, 2})),))
    (sentence,) = found.take_notices()
    assert "reminders" in sentence


def test_more_times_than_there_may_be_are_cut_off(path: Path) -> None:
    path.parent.mkdir()
    path.write_text(json.dumps({"reminders": {"on": True, "times": [GOOD_TIME] * 20}}))
    assert len(SettingsFile(path).current.reminders.times) == MOST_TIMES


BODY = {
    "sore": ["left_knee", "neck"],
    "left_out": ["lower_back"],
    "posture": "seated",
    "avoids": ["movement", "tensing"],
    "conditions": ["lungs", "trauma"],
}


@pytest.mark.parametrize(
    ("part", "value", "left"),
    [
        ("sore", ["left_knee", "left_wing", 3], {"sore": frozenset({Region.LEFT_KNEE})}),
        ("sore", None, {"sore": frozenset()}),
        ("left_out", {"lower_back": True}, {"left_out": frozenset()}),
        ("posture", "upside_down", {"posture": None}),
        ("posture", ["seated"], {"posture": None}),
        ("conditions", ["lungs", "scurvy"], {"conditions": frozenset({HealthCondition.LUNGS})}),
        # What doesn't fit may have kept breath holds off.
        ("avoids", ["tensing", "holdss"], {"avoids": frozenset({Avoid.TENSING, Avoid.HOLDS})}),
        ("avoids", "movement", {"avoids": frozenset({Avoid.HOLDS})}),
    ],
)
def test_a_wrong_part_of_the_body_costs_only_itself(
    path: Path, part: str, value: object, left: dict[str, Any]
) -> None:
    path.parent.mkdir()
    path.write_text(broken := json.dumps({"body": BODY | {part: value}, "voice_volume": 0.5}))
    found = SettingsFile(path)
    assert found.current == replace(Settings(), body=replace(OTHER.body, **left), voice_volume=0.5)
    (sentence,) = found.take_notices()
    assert sentence.startswith(
        "Some settings didn't fit and have their usual value again: body; the old file is kept"
    )
    assert path.with_name("settings.broken-1.json").read_text() == broken
    assert SettingsFile(path).take_notices() == ()


def test_a_body_of_which_parts_are_missing_is_no_fault(path: Path) -> None:
    path.parent.mkdir()
    path.write_text(json.dumps({"body": {"left_out": ["jaw"]}}))
    found = SettingsFile(path)
    assert found.current.body == Body(left_out=frozenset({Region.JAW}))
    assert found.take_notices() == ()
