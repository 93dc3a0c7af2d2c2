"""The body figure and the breath guide, by what they draw."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from mindbody_app.practice.regions import REGION_GROUPS, Region
from mindbody_app.practice.script import BreathPattern
from mindbody_app.practice.timeline import BreathMoment, BreathPhase, breath_at
from mindbody_app.ui.region_words import region_words
from mindbody_app.ui.theme import LIGHT
from mindbody_app.ui.widgets.body_figure import BodyFigure
from mindbody_app.ui.widgets.body_shape import outline, region_shape
from mindbody_app.ui.widgets.breath_guide import BreathGuide

PATTERN = BreathPattern(4, 0, 6, 0)


@pytest.fixture
def figure(qtbot: QtBot) -> BodyFigure:
    made = BodyFigure(LIGHT, reduced_motion=True)
    qtbot.addWidget(made)
    made.resize(240, 480)
    made.show()
    return made


def _guide(qtbot: QtBot, *, reduced_motion: bool) -> BreathGuide:
    made = BreathGuide(LIGHT, reduced_motion=reduced_motion)
    qtbot.addWidget(made)
    made.resize(300, 300)
    made.show()
    return made


@pytest.mark.parametrize("region", list(Region))
def test_each_region_is_lit_where_it_lies_and_others_far_away_are_not(
    figure: BodyFigure, region: Region
) -> None:
    figure.show_regions({region})
    assert figure.light_at(region) > 0.5
    far = Region.LEFT_FOOT if region is not Region.LEFT_FOOT else Region.HEAD
    assert figure.light_at(far) == 0


@pytest.mark.parametrize("name", [name for name in REGION_GROUPS if name.startswith("left_")])
def test_left_and_right_are_never_lit_for_one_another(figure: BodyFigure, name: str) -> None:
    figure.show_regions(REGION_GROUPS[name])
    for region in REGION_GROUPS[name.replace("left_", "right_")]:
        assert figure.light_at(region) == 0


def test_the_bodys_left_is_on_the_viewers_right_in_front_and_left_from_behind() -> None:
    for region in Region:
        if region.value.startswith("left_"):
            assert region_shape(region, from_behind=False).boundingRect().left() > 0
            assert region_shape(region, from_behind=True).boundingRect().right() < 0


def test_every_region_lies_on_the_body() -> None:
    for region in Region:
        for from_behind in (False, True):
            centre = region_shape(region, from_behind=from_behind).boundingRect().center()
            assert outline().contains(centre), region


def test_front_and_back_are_drawn_differently(figure: BodyFigure) -> None:
    figure.show_regions({Region.LOWER_BACK})
    assert figure.from_behind
    behind = figure.grab().toImage()
    figure.show_regions({Region.ABDOMEN})
    assert not figure.from_behind
    assert figure.grab().toImage() != behind


def test_words_name_sides_and_the_largest_groups() -> None:
    assert region_words(frozenset()) == ""
    assert region_words(frozenset({Region.LEFT_FOOT})) == "Left foot"
    assert region_words(REGION_GROUPS["whole_body"]) == "Whole body"
    assert region_words(REGION_GROUPS["hands"] | {Region.ABDOMEN}) == "Both hands, belly"
    for name, group in REGION_GROUPS.items():
        assert region_words(group), name


def test_the_guide_grows_with_the_breath_in_and_settles_with_the_breath_out(qtbot: QtBot) -> None:
    guide = _guide(qtbot, reduced_motion=False)
    radii = []
    for tenth in range(100):
        guide.show_moment(breath_at(PATTERN, tenth / 10))
        radii.append(guide.core_radius)
    assert radii[:41] == sorted(radii[:41])
    assert radii[40:] == sorted(radii[40:], reverse=True)
    assert max(radii) == radii[40]
    assert radii[40] / radii[0] == pytest.approx(1.6)


def test_what_is_painted_grows_too(qtbot: QtBot) -> None:
    guide = _guide(qtbot, reduced_motion=False)
    widths = []
    for elapsed in (0.0, 2.0, 4.0):
        guide.show_moment(BreathMoment(BreathPhase.IN, elapsed, 4))
        widths.append(_width_across(guide.grab().toImage()))
    assert widths[0] < widths[1] < widths[2]


def test_with_reduced_motion_nothing_grows_and_the_ring_fills(qtbot: QtBot) -> None:
    guide = _guide(qtbot, reduced_motion=True)
    pictures, radii = [], set()
    for elapsed in (1.0, 2.0, 3.0):
        guide.show_moment(BreathMoment(BreathPhase.IN, elapsed, 4))
        radii.add(guide.core_radius)
        pictures.append(guide.grab().toImage())
    assert len(radii) == 1
    assert pictures[0] != pictures[1] != pictures[2]
    assert guide.words == "Breathe in"


def test_the_guide_never_shows_a_number(qtbot: QtBot) -> None:
    guide = _guide(qtbot, reduced_motion=False)
    for phase in BreathPhase:
        guide.show_moment(BreathMoment(phase, 1, 4))
        assert guide.words
        assert not any(letter.isdigit() for letter in guide.words)
    guide.show_moment(None)
    assert guide.words == ""


def _width_across(picture: QImage) -> int:
    """Pixels of the middle line that differ from the corner: how wide the circle is."""
    ground = picture.pixel(0, 0)
    middle = picture.height() // 2
    return sum(picture.pixel(x, middle) != ground for x in range(picture.width()))
