"""Choosing a programme, following it and leaving it, in the real app."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton

from mindbody_app.app import App
from mindbody_app.learning.enrolment import Turn
from mindbody_app.practice.body import Avoid, Body
from mindbody_app.store.settings import Theme
from mindbody_app.ui.learn.screen import LearnScreen
from mindbody_app.ui.programmes.cards import FinishedCard, FollowedCard, OfferCard
from mindbody_app.ui.programmes.page import ProgrammesPage
from mindbody_app.ui.programmes.path import Place
from mindbody_app.ui.theme import TARGET, Space
from tests.ui.conftest import MakeApp
from tests.ui.programmes.conftest import (
    EIGHT,
    SLEEP,
    STARTER,
    OpenPage,
    button_from,
    button_named,
    enrol,
    in_week_three,
    open_programmes,
    practise,
    settle,
    shown_buttons,
    step,
    words_of,
)


def press(page: ProgrammesPage, name: str) -> None:
    button_named(page, name).click()
    settle()


def followed_card(page: ProgrammesPage) -> FollowedCard:
    card = page.cards[0]
    assert isinstance(card, FollowedCard)
    return card


def test_the_first_look_offers_three_without_urging(open_page: OpenPage) -> None:
    page = open_page()
    assert [card.programme.title for card in page.cards] == [STARTER, SLEEP, EIGHT]
    words = words_of(page)
    assert any("You don't need one." in each for each in words)
    assert "8 weeks · 5 days a week · 8 to 20 minutes a day" in words
    assert "2 weeks · 5 nights a week · 10 to 20 minutes a night" in words
    assert not any(each.property("variant") == "primary" for each in shown_buttons(page))


def test_beginning_opens_the_first_week_and_keeps_it(make_app: MakeApp) -> None:
    app = make_app()
    page = open_programmes(app)
    press(page, f"Begin this programme: {EIGHT}")
    (enrolment,) = app.journal.enrolments()
    assert (enrolment.programme_id, enrolment.began.day) == ("eight-weeks", app.services.today())
    assert "Week 1 of 8 · Arriving in the body · day 1 of 5" in words_of(page)
    week = followed_card(page).path
    assert week is not None
    assert week.opened == {0}
    assert QApplication.focusWidget() is week.weeks[0].header
    assert page.verticalScrollBar().value() < week.weeks[0].mapTo(page, week.rect().topLeft()).y()


def test_the_path_tells_what_is_done_now_and_to_come(open_page: OpenPage) -> None:
    page = open_page(in_week_three)
    path = followed_card(page).path
    assert path is not None
    places = [week.place for week in path.weeks]
    assert places == [Place.DONE, Place.DONE, Place.NOW, *[Place.TO_COME] * 5]
    names = [week.header.accessibleName() for week in path.weeks]
    assert names[1] == "Week 2, Breath as an anchor, 5 of 5 days, done"
    assert names[2] == "Week 3, Letting go of effort, 1 of 5 days, now"
    assert names[7] == "Week 8, Making it your own, 5 days, to come"
    assert "Week 3 of 8 · Letting go of effort · day 2 of 5" in words_of(page)
    assert not any("%" in each for each in words_of(page))


def test_every_reading_can_be_opened_at_any_time(open_page: OpenPage) -> None:
    page = open_page(in_week_three)
    button_named(page, f"Look inside {SLEEP}").click()
    settle()
    for card in page.cards:
        if card.path is None:
            continue
        for number, week in enumerate(card.path.weeks):
            week.header.setChecked(True)
            settle()
            words = words_of(week)
            assert set(card.programme.parts[number].reading) <= set(words)
    assert sum(card.path is not None for card in page.cards) == 2


def test_the_days_practice_comes_first_and_begins_at_its_minutes(make_app: MakeApp) -> None:
    app = make_app()
    in_week_three(app)
    page = open_programmes(app)
    begin = button_named(page, "Begin Muscle relaxation in seven groups, 14 minutes")
    assert begin.property("variant") == "primary"
    first = [each for each in shown_buttons(page) if each.accessibleName().startswith("Begin ")]
    assert first[0].accessibleName() == "Begin Release-only relaxation, 14 minutes"
    assert first[0].text() == "Or Release-only relaxation"
    begin.click()
    assert app.window.practising
    assert "14 minutes" in words_of(app.window)


def test_once_practised_the_day_is_told_and_nothing_urges(open_page: OpenPage) -> None:
    def practised_today(app: App) -> None:
        in_week_three(app)
        practise(app, 0)

    page = open_page(practised_today)
    words = words_of(page)
    assert "You have practised today" in words
    assert "Week 3 of 8 · Letting go of effort · day 2 of 5 done" in words
    assert not any(each.property("variant") == "primary" for each in shown_buttons(page))


def test_a_body_that_avoids_tensing_gets_the_other_practice_first(make_app: MakeApp) -> None:
    app = make_app()
    in_week_three(app)
    app.settings.change(body=Body(avoids=frozenset({Avoid.TENSING})))
    page = open_programmes(app)
    primary = [each for each in shown_buttons(page) if each.property("variant") == "primary"]
    assert [each.accessibleName() for each in primary] == [
        "Begin Release-only relaxation, 14 minutes"
    ]
    assert button_named(page, "Begin Muscle relaxation in seven groups, 14 minutes").text() == (
        "Or Muscle relaxation in seven groups"
    )


def test_going_on_keeps_the_days_and_opens_the_next_week(make_app: MakeApp) -> None:
    app = make_app()
    in_week_three(app)
    page = open_programmes(app)
    press(page, "Go on to week 4")
    assert "Week 4 of 8 · Meeting what hurts · day 1 of 5" in words_of(page)
    path = followed_card(page).path
    assert path is not None
    assert path.opened == {3}
    assert QApplication.focusWidget() is path.weeks[3].header
    assert path.weeks[2].place is Place.DONE
    assert "1 of 5 days" in path.weeks[2].header.accessibleName()
    assert app.journal.enrolments()[0].last.turn is Turn.BEGIN


def test_a_week_that_is_done_says_what_comes_and_can_be_stayed_with(make_app: MakeApp) -> None:
    app = make_app()
    enrol(app, "eight-weeks", step(Turn.BEGIN, 21))
    practise(app, 20, 18, 17, 15, 0)
    page = open_programmes(app)
    assert "This week is done. Next time: Breath as an anchor." in words_of(page)
    press(page, "Stay with this week")
    assert "You stay with this week until you go on." in words_of(page)
    assert "Stay with this week" not in [each.accessibleName() for each in shown_buttons(page)]
    press(page, "Go on to week 2")
    assert "Week 2 of 8 · Breath as an anchor · day 1 of 5" in words_of(page)


def test_going_back_to_a_week_keeps_it_open(make_app: MakeApp) -> None:
    app = make_app()
    in_week_three(app)
    page = open_programmes(app)
    button_from(page, "Week 1,").click()
    settle()
    press(page, "Go to this week")
    assert "Week 1 of 8 · Arriving in the body · day 6" in words_of(page)
    assert app.journal.enrolments()[0].last.turn is Turn.STAY
    practise(app, 0, hours=1)
    app.window.refresh()
    settle()
    assert "Week 1 of 8 · Arriving in the body · day 6 done" in words_of(page)


def test_going_ahead_to_a_week_lets_it_end_by_itself(make_app: MakeApp) -> None:
    app = make_app()
    in_week_three(app)
    page = open_programmes(app)
    button_from(page, "Week 6,").click()
    settle()
    press(page, "Go to this week")
    last = app.journal.enrolments()[0].last
    assert (last.turn, last.part) == (Turn.BEGIN, 5)


def test_beginning_another_sets_the_first_aside_says_so_and_it_is_taken_up_again(
    make_app: MakeApp,
) -> None:
    app = make_app()
    in_week_three(app)
    page = open_programmes(app)
    sentence = f"Beginning it sets “{EIGHT}” aside. What you did in that is kept."
    assert words_of(page).count(sentence) == 2
    press(page, f"Begin this programme: {SLEEP}")
    words = words_of(page)
    assert f"“{EIGHT}” is set aside. What you did is kept, and you can take it up again." in words
    assert "Week 1 of 2 · Letting the day end · night 1 of 5" in words
    assert "Set aside in week 3. What you did stays done." in words
    assert page.verticalScrollBar().value() < Space.XL, "what was begun stands at the top"
    press(page, f"Take it up again: {EIGHT}")
    assert "Week 3 of 8 · Letting go of effort · day 2 of 5" in words_of(page)
    going = [each for each in app.journal.enrolments() if not each.set_aside]
    assert [each.programme_id for each in going] == ["eight-weeks"]


def test_setting_aside_leaves_nothing_under_way(make_app: MakeApp) -> None:
    app = make_app()
    in_week_three(app)
    page = open_programmes(app)
    press(page, "Set aside")
    assert all(isinstance(card, OfferCard) for card in page.cards)
    assert "Set aside in week 3. What you did stays done." in words_of(page)
    assert app.journal.enrolments()[0].set_aside


def test_beginning_anew_keeps_the_first_time(make_app: MakeApp) -> None:
    app = make_app()
    enrol(app, "eight-weeks", step(Turn.BEGIN, 21), step(Turn.ASIDE, 5))
    practise(app, 20, 19, 18, 17, 16, 15)
    page = open_programmes(app)
    press(page, f"Begin anew: {EIGHT}")
    assert "Week 1 of 8 · Arriving in the body · day 1 of 5" in words_of(page)
    first, second = app.journal.enrolments()
    assert (first.set_aside, second.set_aside) == (True, False)


def test_the_end_is_kind_and_pushes_nowhere(make_app: MakeApp) -> None:
    app = make_app()
    enrol(app, "two-week-starter", step(Turn.BEGIN, 30))
    practise(app, *range(12, 18), script_id="body-scan")
    practise(app, *range(8, 12), script_id="kindness")
    page = open_programmes(app)
    card = page.cards[0]
    assert isinstance(card, FinishedCard)
    assert set(card.programme.closing) <= set(words_of(card))
    begins = [each.text() for each in shown_buttons(card)]
    assert begins == ["Body scan", "Kindness practice", "Stay with the last week"]
    assert [each.programme.title for each in page.cards[1:]] == [SLEEP, EIGHT, STARTER]
    assert any(each.startswith("You finished it on 10 November 2026") for each in words_of(page))
    press(page, "Stay with the last week")
    assert "Week 2 of 2 · Finding what suits you · day 6" in words_of(page)
    press(page, "Finish the programme")
    assert isinstance(page.cards[0], FinishedCard)
    press(page, f"Begin it once more: {STARTER}")
    assert "Week 1 of 2 · A few quiet minutes · day 1 of 5" in words_of(page)


def test_what_was_opened_stays_open_after_a_practice(make_app: MakeApp) -> None:
    app = make_app()
    in_week_three(app)
    page = open_programmes(app)
    button_from(page, "Week 1,").click()
    button_named(page, f"Look inside {SLEEP}").click()
    settle()
    button_from(page.cards[2], "Week 2,").click()
    settle()
    page.verticalScrollBar().setValue(500)
    practise(app, 0)
    app.window.refresh()
    settle()
    assert "You have practised today" in words_of(page)
    assert page.cards[0].opened == {0, 2}
    assert page.cards[2].opened == {1}
    assert page.verticalScrollBar().value() == 500


def test_a_new_day_brings_the_next_suggestion(make_app: MakeApp) -> None:
    app = make_app()
    in_week_three(app)
    page = open_programmes(app)
    before = page.cards[0]
    app.window.refresh()
    assert page.cards[0] is before, "with nothing new nothing is built anew"
    practise(app, 0)
    app.window.refresh()
    assert page.cards[0] is not before


def test_a_card_that_tells_more_opens_in_learn(make_app: MakeApp) -> None:
    app = make_app()
    in_week_three(app)
    page = open_programmes(app)
    button_named(page, "More about this: Mood, stress and pain").click()
    settle()
    learn = app.window.findChild(LearnScreen)
    assert learn is not None
    assert learn.isVisible()
    assert learn.reading is not None
    assert learn.reading.id == "mood-and-stress"


def test_another_theme_draws_it_anew(make_app: MakeApp) -> None:
    app = make_app()
    in_week_three(app)
    open_programmes(app)
    app.settings.change(theme=Theme.DARK)
    app.restyle()
    page = open_programmes(app)
    assert "Week 3 of 8 · Letting go of effort · day 2 of 5" in words_of(page)


@pytest.mark.parametrize("size", [(1280, 800), (640, 400), (480, 700)])
def test_everything_to_press_is_large_and_inside_its_page(
    make_app: MakeApp, size: tuple[int, int]
) -> None:
    app = make_app()
    enrol(app, "eight-weeks", step(Turn.BEGIN, 1, 5))
    app.window.resize(*size)
    page = open_programmes(app)
    button_named(page, f"Look inside {SLEEP}").click()
    settle()
    small = [
        (each.accessibleName(), each.width(), each.height())
        for each in shown_buttons(page)
        if each.height() < TARGET or each.width() < TARGET
    ]
    assert small == []
    outside = [
        each.accessibleName()
        for each in shown_buttons(page)
        if each.mapTo(page, each.rect().topRight()).x() > page.viewport().width()
    ]
    assert outside == []


def test_keys_alone_open_a_week_and_go_on(make_app: MakeApp) -> None:
    app = make_app()
    in_week_three(app)
    page = open_programmes(app)
    path = followed_card(page).path
    assert path is not None
    path.weeks[0].header.setFocus()
    window = app.window.windowHandle()
    QTest.keyClick(window, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is path.weeks[1].header
    QTest.keyClick(window, Qt.Key.Key_Return)
    settle()
    assert path.opened == {1, 2}
    walked = []
    for _ in range(20):
        QTest.keyClick(window, Qt.Key.Key_Tab)
        focused = QApplication.focusWidget()
        assert focused is not None
        walked.append(focused.accessibleName())
    week_two, week_three = walked[:9], walked[9:]
    assert week_two[0] == "More about this: Breathing: why slow and gentle"
    assert week_two[1] == "Begin Mindfulness of breath, 8 minutes"
    assert week_two[8] == "Go to this week"
    assert week_three[0] == "Week 3, Letting go of effort, 1 of 5 days, now"
    assert week_three[1] == "Begin Release-only relaxation, 14 minutes"
    assert week_three[2] == "Begin Muscle relaxation in seven groups, 14 minutes"
    assert week_three[3] == "More about this: Mood, stress and pain"
    for _ in range(20):
        QTest.keyClick(window, Qt.Key.Key_Tab)
        focused = QApplication.focusWidget()
        if isinstance(focused, QPushButton) and focused.accessibleName() == "Go on to week 4":
            break
    QTest.keyClick(window, Qt.Key.Key_Space)
    settle()
    assert "Week 4 of 8 · Meeting what hurts · day 1 of 5" in words_of(page)


def test_tab_goes_into_what_was_looked_into(make_app: MakeApp) -> None:
    app = make_app()
    page = open_programmes(app)
    look = button_named(page, f"Look inside {STARTER}")
    look.setFocus()
    window = app.window.windowHandle()
    QTest.keyClick(window, Qt.Key.Key_Space)
    settle()
    walked = []
    for _ in range(3):
        QTest.keyClick(window, Qt.Key.Key_Tab)
        focused = QApplication.focusWidget()
        assert focused is not None
        walked.append(focused.accessibleName())
    assert walked == [
        "Week 1, A few quiet minutes, 5 days, to come",
        "Week 2, Finding what suits you, 5 days, to come",
        f"Begin this programme: {SLEEP}",
    ]
