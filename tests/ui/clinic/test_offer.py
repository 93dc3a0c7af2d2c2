"""A clinic's plan comes in: it is shown, followed, changed first, left, or refused."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QFileOpenEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from mindbody_app.app import App
from mindbody_app.journal.plan_file import ClinicPlan
from mindbody_app.journal.plans import Plan, PlanItem
from mindbody_app.store.plan_files import digest_of, plan_text
from mindbody_app.store.settings import Theme
from mindbody_app.ui.clinic.offer_page import OfferPage
from mindbody_app.ui.clinic.taking import plan_beside
from mindbody_app.ui.opened_files import OpenedFiles
from mindbody_app.ui.theme import TARGET
from tests.store.records import clinic_plan
from tests.ui.conftest import NOW, MakeApp
from tests.ui.diary.people import press, shown

TODAY = NOW.date()
PLAN = clinic_plan()
OLD = Plan(date(2026, 10, 1), (PlanItem("flare", 3, 7),))


@pytest.fixture
def file(tmp_path: Path) -> Callable[[ClinicPlan | str], Path]:
    """Puts a plan file into a folder of its own."""

    def put(plan: ClinicPlan | str) -> Path:
        path = tmp_path / "beside" / "one.mindbody-plan"
        path.parent.mkdir(exist_ok=True)
        path.write_bytes((plan if isinstance(plan, str) else plan_text(plan)).encode())
        return path

    return put


MakeFile = Callable[[ClinicPlan | str], Path]


def offer(app: App) -> OfferPage:
    """The plan that is shown."""
    QApplication.processEvents()
    (page,) = [each for each in app.window.findChildren(OfferPage) if each.isVisible()]
    return page


def offered(app: App) -> bool:
    QApplication.processEvents()
    return any(each.isVisible() for each in app.window.findChildren(OfferPage))


def all_words(within: QWidget) -> str:
    return "\n".join(shown(within)).replace("\u200b", "")


def test_the_page_says_whose_plan_it_is_and_what_it_asks(make_app: MakeApp, file: MakeFile) -> None:
    app = make_app()
    app.window.files.open_file(file(PLAN))
    words = all_words(offer(app))
    for told in (
        "A plan from Riverside Pain Clinic",
        "Made on 20 November 2026.",
        "Body scan\n20 minutes, 5 days a week",
        "Resonance breathing\n10 minutes, 3 days a week",
        PLAN.note,
        PLAN.contact,
        "Call 112 or 999.",
        PLAN.help_words,
        "Nothing is sent to the clinic",
        "can't check who made this file",
    ):
        assert told in words
    assert app.journal.plans() == ()
    assert app.settings.current.clinic is None


def test_a_plan_that_is_followed_holds_from_today_and_old_weeks_stay(
    make_app: MakeApp, file: MakeFile
) -> None:
    app = make_app()
    app.journal.save_plan(OLD)
    app.window.files.open_file(file(PLAN))
    press(offer(app), "Follow this plan")
    assert app.journal.plans() == (OLD, Plan(TODAY, PLAN.items, "Riverside Pain Clinic"))
    assert app.settings.current.clinic == PLAN
    assert not offered(app)
    assert "You follow the plan from Riverside Pain Clinic from today." in all_words(app.window)
    assert "by the plan from Riverside Pain Clinic" in all_words(app.window)
    assert "Body scan" in all_words(app.window)


def test_a_plan_can_be_changed_first_and_is_ones_own_then(
    make_app: MakeApp, file: MakeFile
) -> None:
    app = make_app()
    app.window.files.open_file(file(PLAN))
    press(offer(app), "Change it first")
    QApplication.processEvents()
    focused = QApplication.focusWidget()
    assert focused is not None
    assert focused.accessibleName() == "Practice"
    press(offer(app), "Less: Days")
    press(offer(app), "Take practice 2 out")
    QApplication.processEvents()
    press(offer(app), "Follow it like this")
    assert app.journal.plans() == (Plan(TODAY, (PlanItem("body-scan", 20, 4),)),)
    assert app.settings.current.clinic == PLAN
    assert "by the plan from" not in all_words(app.window)


def test_changes_stay_while_the_page_is_drawn_in_other_colours(
    make_app: MakeApp, file: MakeFile
) -> None:
    app = make_app()
    app.window.files.open_file(file(PLAN))
    press(offer(app), "Change it first")
    press(offer(app), "Less: Days")
    app.settings.change(theme=Theme.DARK)
    app.restyle()
    QApplication.processEvents()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    assert "4 days a week" in all_words(offer(app))
    assert offer(app).follow_button.text() == "Follow it like this"


def test_a_plan_that_is_left_is_not_offered_again(make_app: MakeApp, file: MakeFile) -> None:
    path = file(PLAN)
    app = make_app(beside=(path.parent,))
    assert plan_beside(app.services).plan == PLAN
    app.window.files.open_file(path)
    press(offer(app), "Not this plan")
    assert not offered(app)
    assert (app.journal.plans(), app.settings.current.clinic) == ((), None)
    assert app.settings.current.plans_answered == {digest_of(PLAN)}
    assert plan_beside(app.services).plan is None
    app.window.files.look_beside()
    assert not offered(app)


def test_later_answers_nothing(make_app: MakeApp, file: MakeFile) -> None:
    app = make_app()
    app.window.files.open_file(file(PLAN))
    QTest.keyClick(offer(app), Qt.Key.Key_Escape)
    assert not offered(app)
    assert app.settings.current.plans_answered == frozenset()
    assert app.journal.plans() == ()


def test_what_this_app_does_not_have_is_left_out_with_a_sentence(
    make_app: MakeApp, file: MakeFile
) -> None:
    app = make_app()
    newer = (PlanItem("cave", 10, 2), PlanItem("body-scan", 90, 5))
    app.window.files.open_file(file(replace(PLAN, items=newer)))
    words = all_words(offer(app))
    assert "“cave” is left out: this app doesn't have that practice." in words
    assert "“Body scan” isn't made for 90 minutes, so it is 45 minutes here." in words
    press(offer(app), "Follow this plan")
    assert app.journal.plans()[0].items == (PlanItem("body-scan", 45, 5),)
    assert app.journal.plans()[0].from_whom == PLAN.clinic


def test_a_plan_of_unknown_practices_alone_can_only_be_left(
    make_app: MakeApp, file: MakeFile
) -> None:
    app = make_app()
    app.window.files.open_file(file(replace(PLAN, items=(PlanItem("cave", 10, 2),))))
    page = offer(app)
    assert "This version of the app has none of its practices." in all_words(page)
    assert not page.follow_button.isVisible()
    press(page, "Not this plan")
    assert app.journal.plans() == ()


def test_a_newer_plan_of_the_clinic_takes_the_olds_place_from_today(
    make_app: MakeApp, file: MakeFile
) -> None:
    app = make_app()
    taken = replace(PLAN, made_on=date(2026, 9, 1))
    app.settings.change(clinic=taken)
    before = Plan(date(2026, 9, 2), PLAN.items, PLAN.clinic)
    app.journal.save_plan(before)
    newer = replace(PLAN, made_on=TODAY, items=(PlanItem("body-scan", 30, 6),))
    app.window.files.open_file(file(newer))
    assert "A new plan from Riverside Pain Clinic" in all_words(offer(app))
    assert "takes the place of their earlier plan" in all_words(offer(app))
    press(offer(app), "Follow this plan")
    assert app.journal.plans() == (before, Plan(TODAY, newer.items, PLAN.clinic))
    assert app.settings.current.clinic == newer
    app.window.files.open_file(file(taken))
    assert "older than the plan that you took" in all_words(offer(app))


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("format: 2\n", "made for a newer version of Body & Breath"),
        ("format: 1\nclinic: &a X\n", "anchors (&) and aliases (*) aren't taken"),
        ("\x00\x01", "line 1"),
    ],
)
def test_a_file_that_can_not_be_used_is_told_in_one_sentence(
    make_app: MakeApp, file: MakeFile, text: str, told: str
) -> None:
    app = make_app()
    app.window.files.open_file(file(text))
    assert not offered(app)
    (sentence,) = app.window.notices.sentences
    assert sentence.startswith("one.mindbody-plan can't be opened: ")
    assert told in sentence


def test_no_word_of_a_plan_is_markup_or_can_be_pressed(make_app: MakeApp, file: MakeFile) -> None:
    app = make_app()
    link = "<a href='https://example.org'>here</a> <b>x</b> https://example.org/" + "a" * 150
    marked = replace(PLAN, clinic="<b>Clinic</b>", contact=link, note=link, help_words=link)
    app.window.files.open_file(file(marked))
    page = offer(app)
    for label in page.findChildren(QLabel):
        assert label.textFormat() is Qt.TextFormat.PlainText
        assert not label.openExternalLinks()
    assert link in all_words(page)
    inner = page.page.widget()
    assert inner is not None
    app.window.resize(640, 700)
    QApplication.processEvents()
    assert inner.width() <= page.page.viewport().width()
    press(page, "Follow this plan")
    app.window.open_screen("settings")
    app.window.open_safety()
    QApplication.processEvents()
    assert all(
        label.textFormat() is Qt.TextFormat.PlainText
        for label in app.window.findChildren(QLabel)
        if "Clinic</b>" in label.text() or "href" in label.text()
    )


def test_macos_hands_a_file_over_as_an_event(
    make_app: MakeApp, file: MakeFile, qapp: QApplication
) -> None:
    app = make_app()
    opened = OpenedFiles(app.window.files.open_file, qapp)
    QApplication.sendEvent(qapp, QFileOpenEvent(str(file(PLAN))))
    assert offer(app).view.items == PLAN.items
    qapp.removeEventFilter(opened)
    opened.deleteLater()


def test_a_plan_waits_until_a_practice_is_over(
    make_app: MakeApp, file: MakeFile, qtbot: QtBot
) -> None:
    app = make_app()
    app.window.open_practice("body-scan")
    assert app.window.practising
    app.window.files.open_file(file(PLAN))
    assert not offered(app)
    app.window.go_home()
    qtbot.waitUntil(lambda: offered(app))


def rests_on(app: App) -> QPushButton:
    """The button that Return presses on the plan's page."""
    offer(app)
    focused = QApplication.focusWidget()
    assert isinstance(focused, QPushButton)
    return focused


def test_a_plan_that_was_asked_for_is_followed_by_return(make_app: MakeApp, file: MakeFile) -> None:
    app = make_app()
    app.window.files.open_file(file(PLAN))
    assert rests_on(app).accessibleName() == "Follow this plan"
    QTest.keyClick(rests_on(app), Qt.Key.Key_Return)
    assert app.settings.current.clinic == PLAN


def test_return_by_habit_after_a_practice_follows_no_plan(
    make_app: MakeApp, file: MakeFile, qtbot: QtBot
) -> None:
    app = make_app()
    app.window.open_practice("body-scan")
    app.window.files.open_file(file(PLAN))
    app.window.go_home()
    qtbot.waitUntil(lambda: offered(app))
    assert rests_on(app).accessibleName() == "Not now"
    QTest.keyClick(rests_on(app), Qt.Key.Key_Return)
    assert not offered(app)
    assert app.settings.current.clinic is None
    assert app.settings.current.clinic_plans == (PLAN,), "it waits in Settings"


def test_return_puts_no_plan_into_anothers_place(make_app: MakeApp, file: MakeFile) -> None:
    app = make_app()
    app.window.files.open_file(file(PLAN))
    press(offer(app), "Follow this plan")
    other = replace(PLAN, clinic="Hill Street Clinic")
    app.window.files.open_file(file(other))
    assert rests_on(app).accessibleName() == "Not now"
    QTest.keyClick(rests_on(app), Qt.Key.Key_Return)
    assert app.settings.current.clinic == PLAN
    app.settings.change(theme=Theme.DARK)
    app.window.files.open_file(file(other))
    app.restyle()
    assert rests_on(app).accessibleName() == "Not now", "in other colours, too"


def test_tab_goes_through_what_is_changed_before_the_way_back_from_it(
    make_app: MakeApp, file: MakeFile
) -> None:
    app = make_app()
    app.window.files.open_file(file(PLAN))
    press(offer(app), "Change it first")
    QApplication.processEvents()
    walked: list[str] = []
    while len(walked) < 40 and "Follow it like this" not in walked:
        focused = QApplication.focusWidget()
        assert focused is not None
        walked.append(focused.accessibleName())
        QTest.keyClick(focused, Qt.Key.Key_Tab)
    assert walked[0] == "Practice"
    last = walked.index("As the clinic made it")
    assert walked.index("Practice 2") < walked.index("Add a practice") < last


def test_the_plan_beside_the_app_is_shown(make_app: MakeApp, file: MakeFile) -> None:
    app = make_app(beside=(file(PLAN).parent,))
    app.window.files.look_beside()
    assert offer(app).view.items == PLAN.items
    assert rests_on(app).accessibleName() == "Not now", "nobody asked for it now"


def test_a_damaged_file_beside_the_app_is_told_once(make_app: MakeApp, file: MakeFile) -> None:
    app = make_app(beside=(file("format: 1\nclinic: [").parent,))
    for _ in range(2):
        app.window.files.look_beside()
        assert not offered(app)
        (sentence,) = app.window.notices.sentences
        assert "For the clinic: line 3: " in sentence
    app.window.notices.put_away()
    app.window.files.look_beside()
    assert app.window.notices.sentences == ()
    file(PLAN)
    app.window.files.look_beside()
    assert offered(app)


def test_the_safety_sheet_has_the_clinics_contact_and_numbers_beside_the_countrys(
    make_app: MakeApp,
) -> None:
    app = make_app()
    app.settings.change(clinic=replace(PLAN, help_words="Not 116 123 but 0900 666"))
    app.window.open_safety()
    words = all_words(app.window)
    assert "Call 112 or 999." in words
    assert f"Riverside Pain Clinic\n{PLAN.contact}" in words
    assert "Not 116 123 but 0900 666\nSamaritans: 116 123" in words, "none is taken away"
    app.window.go_home()
    app.settings.change(clinic=PLAN, help_country="FR")
    app.window.open_safety()
    words = all_words(app.window)
    assert "Call 112." in words, "the person's own choice comes first"
    assert words.count("Samaritans: 116 123") == 1


@pytest.mark.parametrize("size", [(480, 500), (640, 400), (1920, 1080)])
def test_what_can_be_pressed_is_large_enough_and_in_sight(
    make_app: MakeApp, file: MakeFile, size: tuple[int, int]
) -> None:
    app = make_app()
    app.window.resize(*size)
    app.window.files.open_file(file(PLAN))
    press(offer(app), "Change it first")
    QApplication.processEvents()
    page = offer(app)
    for made in page.findChildren(QPushButton):
        if made.isVisible():
            assert made.height() >= TARGET
            assert made.width() >= TARGET
            assert made.accessibleName()
            assert made.mapTo(page, made.rect().topRight()).x() <= page.width()
