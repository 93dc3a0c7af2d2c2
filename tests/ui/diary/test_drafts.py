"""What was begun and not saved: there again at the next start, and gone once it is settled."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from mindbody_app.app import App
from mindbody_app.journal.check_ins import CheckIn, RegionPain, WeeklyCheckIn
from mindbody_app.journal.records import PracticeRecord, Rating
from mindbody_app.practice.regions import Region
from mindbody_app.store.drafts import FILE_NAME, DraftFile
from mindbody_app.store.settings import Theme
from mindbody_app.ui.diary.check_in_page import CheckInPage
from mindbody_app.ui.diary.practice_page import PracticePage
from mindbody_app.ui.diary.weekly_page import WeeklyPage
from tests.ui.conftest import NOW, MakeApp
from tests.ui.diary.people import TODAY, check_in, diary, found, press, shown

KEPT_TODAY = "Kept from earlier today, not saved yet"
WALK = "Add a walk, class or practice"
Open = Callable[[datetime], App]


@pytest.fixture
def open_at(make_app: MakeApp) -> Open:
    """Opens the app at a moment, with the diary; the one before has ended suddenly by then."""
    opened: list[App] = []

    def start(now: datetime) -> App:
        for before in opened:
            before.window.hide()
            before.journal.close()
        app = make_app(now=lambda: now)
        opened.append(app)
        diary(app)
        return app

    return start


def on_disk(folder: Path) -> tuple[CheckIn | WeeklyCheckIn | PracticeRecord, ...]:
    return tuple(each.answers for each in DraftFile(folder).read())


def form(app: App) -> CheckInPage | WeeklyPage | PracticePage:
    page = diary(app).form
    assert isinstance(page, CheckInPage | WeeklyPage | PracticePage)
    return page


def test_half_a_check_in_is_there_again_after_a_sudden_end(open_at: Open, tmp_path: Path) -> None:
    app = open_at(NOW)
    press(diary(app), "Check in")
    page = form(app)
    for name in ("Average pain today 6", "All parts as a list", "Jaw", "heat"):
        press(page, name)
    press(page, "More questions")
    for name in ("Sleep last night 3", "Mood today 4", "What you could do of what you meant to do"):
        press(page, name)
    assert isinstance(page, CheckInPage)
    QTest.keyClicks(page.triggers.field, "long drive")
    page.note.setPlainText("Stiff.")
    again = open_at(NOW + timedelta(minutes=20))
    assert again.journal.check_ins() == ()
    assert "Not saved yet: A check-in" in shown(diary(again))
    press(diary(again), "Check in")
    page = form(again)
    assert {KEPT_TODAY, "That is enough. Save, or say more."} <= set(shown(page))
    press(page, "Save")
    (kept,) = again.journal.check_ins()
    assert (kept.pain, kept.regions) == (6, (RegionPain(Region.JAW, 6),))
    assert (kept.sleep, kept.mood, kept.activity, kept.note) == (3, 4, 0, "Stiff.")
    assert (kept.triggers, kept.treatments) == (("long drive",), ("heat",))
    assert kept.at == NOW + timedelta(minutes=20)
    assert not (tmp_path / FILE_NAME).exists()


EDITS: dict[str, dict[str, Callable[[Any], object]]] = {
    "Check in": {
        "pain": lambda page: page.pain.choose(6),
        "a place": lambda page: page.regions.press(Region.JAW),
        "treatment": lambda page: press(page, "heat"),
        "trigger": lambda page: press(page, "stress"),
        "own trigger": lambda page: QTest.keyClicks(page.triggers.field, "x"),
        "sleep": lambda page: page.sleep.choose(3),
        "mood": lambda page: page.mood.choose(4),
        "activity": lambda page: page.activity.choose(5),
        "note": lambda page: page.note.setPlainText("x"),
        "when": lambda page: press(page, "Yesterday"),
    },
    "Weekly check-in": {
        "pain": lambda page: page.pain.choose(3),
        "enjoyment": lambda page: page.enjoyment.choose(4),
        "general activity": lambda page: page.general.choose(5),
        "own activity": lambda page: QTest.keyClicks(page.activity, "x"),
        "how well": lambda page: page.own.choose(6),
        "note": lambda page: page.note.setPlainText("x"),
    },
    WALK: {
        "kind": lambda page: press(page, "Class"),
        "what": lambda page: QTest.keyClicks(page.what, "x"),
        "minutes": lambda page: press(page, "How long: a minute more"),
        "before": lambda page: page.before.choose(3),
        "after": lambda page: page.after.choose(4),
        "distress before": lambda page: page.distress_before.choose(5),
        "distress after": lambda page: page.distress_after.choose(6),
        "note": lambda page: page.note.setPlainText("x"),
        "when": lambda page: press(page, "Yesterday"),
    },
}


@pytest.mark.parametrize("opening", EDITS)
def test_every_answer_is_written_and_comes_back(
    opening: str, open_at: Open, tmp_path: Path
) -> None:
    app = open_at(NOW)
    press(diary(app), opening)
    page = form(app)
    heard: list[str] = []
    for what, edit in EDITS[opening].items():
        told = page.edited.connect(lambda what=what: heard.append(what))
        edit(page)
        page.edited.disconnect(told)
    assert set(heard) == set(EDITS[opening])
    app.window.open_screen("today")
    (kept,) = on_disk(tmp_path)
    again = open_at(NOW)
    press(diary(again), opening)
    page = form(again)
    assert page.unsaved
    assert page.draft() == kept


def test_it_is_written_while_the_form_is_open(open_at: Open, tmp_path: Path, qtbot: QtBot) -> None:
    app = open_at(NOW)
    press(diary(app), "Check in")
    press(form(app), "Average pain today 6")
    assert on_disk(tmp_path) == ()
    qtbot.waitUntil(lambda: on_disk(tmp_path) != (), timeout=5000)
    press(form(app), "Average pain today 6")
    qtbot.waitUntil(lambda: on_disk(tmp_path) == (), timeout=5000)


def test_a_week_and_a_walk_wait_side_by_side(open_at: Open, tmp_path: Path) -> None:
    app = open_at(NOW)
    press(diary(app), "Weekly check-in")
    page = form(app)
    assert isinstance(page, WeeklyPage)
    QTest.keyClicks(page.activity, "walk to the shop")
    press(page, "walk to the shop 7")
    press(page, "Back")
    press(diary(app), WALK)
    page = form(app)
    for name in ("Exercise", "How long: ten minutes more", "Pain before 6", "Yesterday"):
        press(page, name)
    again = open_at(NOW)
    told = shown(diary(again))
    assert {
        "Not saved yet: A weekly check-in",
        "Not saved yet: A practice by hand, yesterday",
    } <= set(told)
    press(diary(again), WALK)
    page = form(again)
    press(page, "Class")
    press(page, "Save")
    (walk,) = again.journal.practices()
    assert (walk.title, walk.practised_seconds, walk.before) == ("Class", 1800, Rating(6))
    assert walk.practice_day == TODAY - timedelta(days=1)
    (week,) = on_disk(tmp_path)
    assert isinstance(week, WeeklyCheckIn)
    assert (week.own_activity, week.own_rating) == ("walk to the shop", 7)
    press(diary(again), "Carry on")
    press(form(again), "Save")
    assert again.journal.weekly_check_ins()[0].own_rating == 7
    assert on_disk(tmp_path) == ()


def test_answers_of_another_day_stay_with_that_day(open_at: Open) -> None:
    app = open_at(NOW)
    press(diary(app), "Check in")
    press(form(app), "Average pain today 6")
    tomorrow = open_at(NOW + timedelta(days=1))
    press(diary(tomorrow), "Check in")
    page = form(tomorrow)
    assert "Kept from yesterday, not saved yet" in shown(page)
    assert "Your average pain yesterday" in shown(page)
    press(page, "Save")
    assert tomorrow.journal.check_ins()[0].at == NOW
    assert tomorrow.journal.check_ins()[0].marks.late(TODAY)


def test_after_days_it_says_which(open_at: Open) -> None:
    app = open_at(NOW)
    press(diary(app), "Weekly check-in")
    press(form(app), "Enjoyment of life 6")
    later = open_at(NOW + timedelta(days=3))
    assert "Not saved yet: A weekly check-in, on Wednesday" in shown(diary(later))
    press(diary(later), "Carry on")
    assert "Kept from Wednesday 18 November, not saved yet" in shown(form(later))
    assert "The week up to Wednesday" in shown(form(later))


def test_starting_afresh_can_be_taken_back(open_at: Open, tmp_path: Path) -> None:
    app = open_at(NOW)
    press(diary(app), "Check in")
    press(form(app), "Average pain today 6")
    app = open_at(NOW)
    press(diary(app), "Check in")
    press(form(app), "Start afresh")
    assert not form(app).unsaved
    assert on_disk(tmp_path) == ()
    press(form(app), "Bring it back")
    page = form(app)
    assert isinstance(page, CheckInPage)
    assert page.pain.value == 6
    assert KEPT_TODAY in shown(page)
    assert len(on_disk(tmp_path)) == 1
    press(page, "Start afresh")
    assert found(form(app), "Bring it back").isEnabled()
    press(form(app), "Average pain today 2")
    assert not found(form(app), "Bring it back").isEnabled()
    press(form(app), "Save")
    assert app.journal.check_ins()[0].pain == 2
    assert on_disk(tmp_path) == ()


def test_a_change_waits_and_the_entry_stays_as_it_is(open_at: Open, tmp_path: Path) -> None:
    app = open_at(NOW)
    app.journal.save_check_in(check_in(1, id="one", pain=4, note="Quiet."))
    diary(app).show_days()
    press(diary(app), "Change: Check-in: pain 4")
    press(form(app), "Average pain yesterday 7")
    again = open_at(NOW)
    assert again.journal.check_ins()[0].pain == 4
    assert "Not saved yet: A change of a check-in, yesterday" in shown(diary(again))
    press(diary(again), "Carry on")
    press(form(again), "Save")
    (kept,) = again.journal.check_ins()
    assert (kept.id, kept.pain, kept.note, kept.marks.changed_at) == ("one", 7, "Quiet.", NOW)
    assert on_disk(tmp_path) == ()


def test_what_is_not_wanted_is_gone_for_good(open_at: Open, tmp_path: Path) -> None:
    app = open_at(NOW)
    press(diary(app), "Check in")
    press(form(app), "Average pain today 6")
    app = open_at(NOW)
    press(diary(app), "Don't keep it")
    assert on_disk(tmp_path) == ()
    assert "Not saved yet: A check-in" not in shown(diary(app))
    press(diary(app), "Check in")
    assert not form(app).unsaved


def test_what_was_let_go_by_a_slip_can_be_brought_back(open_at: Open, tmp_path: Path) -> None:
    app = open_at(NOW)
    press(diary(app), "Check in")
    press(form(app), "Average pain today 6")
    app = open_at(NOW)
    for _ in range(2):
        press(diary(app), "Don't keep it")
        assert "Put away: A check-in" in shown(diary(app))
        press(diary(app), "Bring it back")
        assert len(on_disk(tmp_path)) == 1
        assert "Put away: A check-in" not in shown(diary(app))
        press(diary(app), "Carry on")
        assert form(app).unsaved
        press(form(app), "Back")
    press(diary(app), "Don't keep it")
    app.window.open_screen("today")
    app.window.open_screen("diary")
    assert "Put away: A check-in" not in shown(diary(app))
    assert on_disk(tmp_path) == ()


def test_what_was_saved_at_the_last_moment_is_no_draft(open_at: Open, tmp_path: Path) -> None:
    app = open_at(NOW)
    press(diary(app), "Check in")
    press(form(app), "Average pain today 6")
    app.window.open_screen("today")
    before = (tmp_path / FILE_NAME).read_bytes()
    app.window.open_screen("diary")
    press(form(app), "Save")
    (tmp_path / FILE_NAME).write_bytes(before)  # As if the app had ended before it was removed.
    again = open_at(NOW)
    assert "Not saved yet: A check-in" not in shown(diary(again))
    press(diary(again), "Check in")
    assert not form(again).unsaved


def test_a_damaged_file_is_passed_over_without_a_word(open_at: Open, tmp_path: Path) -> None:
    (tmp_path / FILE_NAME).write_text('{"version": 1, "drafts": [{"answers"')
    app = open_at(NOW)
    assert app.window.notices.sentences == ()
    press(diary(app), "Check in")
    assert not form(app).unsaved
    press(form(app), "Average pain today 6")
    press(form(app), "Save")
    assert len(app.journal.check_ins()) == 1


def test_another_theme_loses_neither_the_open_form_nor_what_waits(
    open_at: Open, tmp_path: Path
) -> None:
    app = open_at(NOW)
    press(diary(app), "Weekly check-in")
    press(form(app), "Enjoyment of life 6")
    app = open_at(NOW)
    press(diary(app), "Check in")
    press(form(app), "Average pain today 6")
    app.settings.change(theme=Theme.DARK)
    app.restyle()
    QApplication.sendPostedEvents(None, 52)
    page = form(app)
    assert isinstance(page, CheckInPage)
    assert page.pain.value == 6
    press(page, "Back")
    told = [each for each in shown(diary(app)) if each.startswith("Not saved yet")]
    assert sorted(told) == ["Not saved yet: A check-in", "Not saved yet: A weekly check-in"]
    assert len(on_disk(tmp_path)) == 2


def test_what_lies_on_disk_holds_up_no_end(open_at: Open, tmp_path: Path) -> None:
    app = open_at(NOW)
    press(diary(app), "Check in")
    press(form(app), "Average pain today 6")
    assert app.window.close()
    assert app.window.notices.sentences == ()
    assert len(on_disk(tmp_path)) == 1


def test_where_nothing_can_be_written_closing_says_so(open_at: Open, tmp_path: Path) -> None:
    app = open_at(NOW)
    (tmp_path / f"{FILE_NAME}.new").mkdir()  # In the way of every write.
    press(diary(app), "Check in")
    press(form(app), "Average pain today 6")
    assert not app.window.close()
    (told,) = app.window.notices.sentences
    assert told.endswith("Close the window again to leave without it.")
    assert app.window.close()
