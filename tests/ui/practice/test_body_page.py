"""Your body, by mouse and by keyboard: what is marked is kept at once."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication, QPushButton

from mindbody_app.practice.body import Avoid, Body, HealthCondition, RegionMark
from mindbody_app.practice.postures import Posture
from mindbody_app.practice.regions import Region
from mindbody_app.ui.body.body_page import BodyPage
from mindbody_app.ui.body.mark_painting import MarkSwatch
from mindbody_app.ui.body.words import condition_words, consequence_words
from mindbody_app.ui.theme import LIGHT, PALETTES, TARGET, Palette
from mindbody_app.ui.widgets.body_areas import area_at, areas
from mindbody_app.ui.widgets.body_figure import BodyFigure
from tests.ui.practice.conftest import Stage, pages_of

LEFT = Qt.MouseButton.LeftButton


def opened(stage: Stage) -> BodyPage:
    stage.flow.open_body(alone=True)
    page = stage.flow.body_page
    assert page is not None
    QApplication.processEvents()
    return page


def kept(stage: Stage) -> Body:
    return stage.settings.current.body


def place(page: BodyPage, region: Region, *, from_behind: bool = False) -> QPoint:
    return page.map.centre_of(region, from_behind=from_behind).toPoint()


@pytest.mark.parametrize("from_behind", [False, True])
def test_every_region_is_pressed_where_it_is_drawn(stage: Stage, from_behind: bool) -> None:
    page = opened(stage)
    for region in areas(from_behind=from_behind):
        before = kept(stage)
        stage.qtbot.mouseClick(page.map, LEFT, pos=place(page, region, from_behind=from_behind))
        assert kept(stage) == before.marked(region, RegionMark.SORE), region
    assert {*areas(from_behind=False), *areas(from_behind=True)} == set(Region)


def test_left_is_the_persons_left(stage: Stage) -> None:
    page = opened(stage)
    middle = page.map.width() / 4
    assert place(page, Region.LEFT_HAND).x() > middle
    assert place(page, Region.RIGHT_HAND).x() < middle
    behind = page.map.width() * 3 / 4
    assert place(page, Region.LEFT_HAND, from_behind=True).x() < behind
    assert place(page, Region.RIGHT_HAND, from_behind=True).x() > behind


def test_a_press_marks_sore_then_left_out_then_nothing(stage: Stage) -> None:
    page = opened(stage)
    knee = Region.LEFT_KNEE
    said = []
    for mark in (RegionMark.SORE, RegionMark.LEFT_OUT, RegionMark.NONE):
        stage.qtbot.mouseClick(page.map, LEFT, pos=place(page, knee))
        assert kept(stage).mark(knee) is mark
        assert page.list.button_of(knee, mark).isChecked()
        said.append((page.pointed.text(), page.summary.text()))
    assert said == [
        ("Left knee: hurts", "Hurts: left knee."),
        ("Left knee: left out", "Left out: left knee."),
        ("Left knee: not marked", "Nothing is marked."),
    ]


def test_the_pointer_is_told_what_it_is_on(stage: Stage) -> None:
    page = opened(stage)
    stage.qtbot.mouseMove(page.map, place(page, Region.RIGHT_FOREARM))
    assert page.pointed.text() == "Right forearm: not marked"
    beside = page.map.centre_of(Region.HEAD, from_behind=False) - QPointF(90, 0)
    stage.qtbot.mouseMove(page.map, beside.toPoint())
    stage.qtbot.mouseClick(page.map, LEFT, pos=beside.toPoint())
    assert kept(stage) == Body()


def test_arrows_walk_over_both_figures_and_space_presses(stage: Stage) -> None:
    page = opened(stage)
    assert page.map.hasFocus()
    assert page.pointed.text() == "Head: not marked"
    for _ in range(3):
        stage.press(Qt.Key.Key_Down)
    assert page.pointed.text() == "Neck: not marked"
    stage.press(Qt.Key.Key_Right)
    assert page.pointed.text().startswith("Left shoulder")
    stage.press(Qt.Key.Key_Space)
    stage.press(Qt.Key.Key_Return)
    assert kept(stage) == Body(left_out=frozenset({Region.LEFT_SHOULDER}))
    assert "Left shoulder: left out" in page.map.accessibleDescription()


def test_every_region_is_reached_by_arrows_alone(stage: Stage) -> None:
    page = opened(stage)
    start = page.map._at
    reached, waiting = {start}, [start]
    while waiting:
        here = waiting.pop()
        for key in (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down):
            page.map._at = here
            stage.qtbot.keyClick(page.map, key)
            if page.map._at not in reached:
                reached.add(page.map._at)
                waiting.append(page.map._at)
    assert {each.region for each in reached} == set(Region)


def test_the_list_marks_by_keyboard_alone(stage: Stage) -> None:
    page = opened(stage)
    page.list.button_of(Region.JAW, RegionMark.NONE).setFocus()
    stage.press(Qt.Key.Key_Right)
    stage.press(Qt.Key.Key_Space)
    assert kept(stage) == Body(sore=frozenset({Region.JAW}))
    stage.press(Qt.Key.Key_Right)
    stage.press(Qt.Key.Key_Space)
    assert kept(stage) == Body(left_out=frozenset({Region.JAW}))
    assert page.summary.text() == "Left out: jaw."


def test_every_region_stands_in_the_list_with_its_side_said(stage: Stage) -> None:
    page = opened(stage)
    names = set()
    for region in Region:
        made = page.list.button_of(region, RegionMark.LEFT_OUT)
        names.add(made.accessibleName())
        side = region.value.split("_")[0]
        if side in ("left", "right"):
            assert made.accessibleName().lower().startswith(side)
        made.click()
    assert len(names) == len(Region)
    assert kept(stage).left_out == frozenset(Region)


def test_posture_and_what_to_avoid_are_kept_as_they_are_chosen(stage: Stage) -> None:
    page = opened(stage)
    assert page.avoid[Avoid.HOLDS].value == "not_done"
    for choice, words in (
        (page.posture, "Sitting"),
        (page.avoid[Avoid.HOLDS], "Allow breath holds"),
        (page.avoid[Avoid.TENSING], "Only imagine it"),
        (page.avoid[Avoid.MOVEMENT], "Only imagine it"),
    ):
        (made,) = [each for each in choice.findChildren(QPushButton) if each.text() == words]
        stage.qtbot.mouseClick(made, LEFT)
    assert kept(stage) == Body(
        posture=Posture.SEATED, avoids=frozenset({Avoid.TENSING, Avoid.MOVEMENT})
    )
    page.posture.chosen.emit("any")
    assert kept(stage).posture is None


def test_what_a_condition_changes_is_said_at_once(stage: Stage) -> None:
    page = opened(stage)
    assert page.health.words == ""
    for condition in HealthCondition:
        page.health.toggles[condition].setFocus()
        stage.press(Qt.Key.Key_Space)
        assert kept(stage).conditions == {condition}
        words = page.health.words
        assert words == f"{condition_words(condition)}: {consequence_words(condition)}"
        assert words.endswith("Ask your clinician before you begin.")
        body = replace(kept(stage), avoids=frozenset())
        assert ("Breath holds stay off." in words) is not body.holds
        assert ("imagine tensing" in words) is bool(body.imagines_tension_in)
        assert ("imagine movements" in words) is not body.moves
        stage.press(Qt.Key.Key_Space)
        assert kept(stage) == Body()
        assert page.health.words == ""


def test_clear_all_can_be_undone_until_something_else_changes(stage: Stage) -> None:
    before = Body(
        sore=frozenset({Region.NECK}),
        posture=Posture.LYING,
        avoids=frozenset({Avoid.TENSING}),
        conditions=frozenset({HealthCondition.LUNGS}),
    )
    stage.settings.change(body=before)
    page = opened(stage)
    page.clear_button.click()
    assert kept(stage) == Body()
    assert not page.health.toggles[HealthCondition.LUNGS].isChecked()
    assert page.clear_button.text() == "Undo clearing"
    page.clear_button.click()
    assert kept(stage) == before
    assert page.health.toggles[HealthCondition.LUNGS].isChecked()
    page.clear_button.click()
    stage.qtbot.mouseClick(page.map, LEFT, pos=place(page, Region.HEAD))
    assert page.clear_button.text() == "Clear all"
    page.clear_button.click()
    page.clear_button.click()
    assert kept(stage) == Body(sore=frozenset({Region.HEAD}))


def test_with_nothing_to_clear_there_is_nothing_to_press(stage: Stage) -> None:
    assert not opened(stage).clear_button.isEnabled()


@pytest.mark.parametrize("size", [(480, 400), (640, 400), (1280, 800)])
def test_everything_to_press_is_large_and_inside_the_page(
    stage: Stage, size: tuple[int, int]
) -> None:
    stage.flow.resize(*size)
    page = opened(stage)
    for each in pages_of(page):
        assert each.accessibleName(), each
        assert min(each.width(), each.height()) >= TARGET, each.accessibleName()
        right = each.mapTo(page, each.rect().topRight()).x()
        assert right <= page.width(), each.accessibleName()


@pytest.mark.parametrize("palette", PALETTES.values(), ids=PALETTES.keys())
def test_marks_are_told_apart_without_their_colours(palette: Palette) -> None:
    """In grey, the share of dark and light in a swatch's middle differs from mark to mark."""
    shares = []
    for mark in RegionMark:
        swatch = MarkSwatch(mark, palette)
        image = QImage(swatch.size(), QImage.Format.Format_ARGB32)
        image.fill(QColor(palette.surface))
        painter = QPainter(image)
        swatch.render(painter, QPoint(0, 0))
        painter.end()
        greys = [
            image.pixelColor(x, y).lightness()
            for x in range(8, image.width() - 8)
            for y in range(7, image.height() - 7)
        ]
        shares.append((max(greys) - min(greys) > 40, sum(greys) / len(greys)))
    nothing, sore, left_out = shares
    assert not nothing[0]
    assert sore[0]
    assert left_out[0]
    assert abs(sore[1] - left_out[1]) > 12


def test_a_pointer_close_beside_a_region_means_it() -> None:
    hand = areas(from_behind=False)[Region.LEFT_HAND].boundingRect()
    beside = QPointF(hand.right() + 6, hand.center().y())
    assert area_at(beside, from_behind=False) is Region.LEFT_HAND
    assert area_at(beside + QPointF(20, 0), from_behind=False) is None


@pytest.mark.parametrize("dark", [{Region.LEFT_KNEE}, {Region.NECK, Region.RIGHT_HAND}])
def test_light_on_the_whole_body_spares_what_is_left_out(stage: Stage, dark: set[Region]) -> None:
    figure = BodyFigure(LIGHT, reduced_motion=True)
    stage.qtbot.addWidget(figure)
    figure.resize(240, 500)
    figure.show_regions(frozenset(Region) - dark)
    for region in dark:
        assert figure.light_at(region) == 0
    for region in (Region.CHEST, Region.LEFT_FOOT, Region.RIGHT_THIGH):
        assert figure.light_at(region) > 0.4
    assert figure.accessibleName() == "Figure of a body: Your body"
