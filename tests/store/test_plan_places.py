"""Where a clinic's plan may lie beside the app, and where it doesn't."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from mindbody_app.store.plan_places import plan_places


def test_the_programs_folder_and_the_one_above_it(tmp_path: Path) -> None:
    program = tmp_path / "kit" / "BodyAndBreath" / "mindbody-app"
    assert plan_places(program, {}, (), ()) == (program.parent, tmp_path / "kit")


def test_the_named_folder_comes_first_whatever_it_is(tmp_path: Path) -> None:
    program = tmp_path / "app" / "mindbody-app"
    assert plan_places(program, {}, [tmp_path / "home"], [tmp_path / "home"]) == (
        tmp_path / "home",
        tmp_path / "app",
        tmp_path,
    )


def test_the_persons_own_folders_are_not_searched(tmp_path: Path) -> None:
    program = tmp_path / "Downloads" / "BodyAndBreath" / "mindbody-app"
    places = plan_places(program, {}, (), [tmp_path / "Downloads", tmp_path])
    assert places == (program.parent,)


def test_an_app_image_lies_beside_its_kit(tmp_path: Path) -> None:
    image = tmp_path / "kit" / "BodyAndBreath.AppImage"
    program = tmp_path / "mounted" / "bin" / "mindbody-app"
    run = {"APPIMAGE": str(image), "APPDIR": str(tmp_path / "mounted")}
    assert plan_places(program, run, (), ()) == (tmp_path / "kit",)


def test_an_app_image_that_only_started_this_app_is_no_kit(tmp_path: Path) -> None:
    """A terminal may be one, and hands its variables on."""
    program = tmp_path / "app" / "mindbody-app"
    for environment in (
        {"APPIMAGE": str(tmp_path / "terminal" / "terminal.AppImage")},
        {"APPIMAGE": str(tmp_path / "x.AppImage"), "APPDIR": str(tmp_path / "terminal" / "mount")},
    ):
        assert plan_places(program, environment, (), ()) == (tmp_path / "app", tmp_path)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such bits")
def test_a_folder_that_anyone_may_write_to_is_not_searched(tmp_path: Path) -> None:
    program = tmp_path / "app" / "mindbody-app"
    program.parent.mkdir()
    tmp_path.chmod(0o1777)
    assert plan_places(program, {}, (), ()) == (program.parent,)
    assert plan_places(program, {}, [tmp_path], ()) == (tmp_path, program.parent)


def test_on_a_mac_the_plan_lies_beside_the_app_and_not_within(tmp_path: Path) -> None:
    program = tmp_path / "kit" / "Body & Breath.app" / "Contents" / "MacOS" / "mindbody-app"
    assert plan_places(program, {}, (), ()) == (tmp_path / "kit",)
    assert plan_places(program, {}, (), [tmp_path / "kit"]) == ()
