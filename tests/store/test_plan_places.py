"""Where a clinic's plan may lie beside the app, and where it doesn't."""

from __future__ import annotations

from pathlib import Path

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
    places = plan_places(program, {"APPIMAGE": str(image)}, (), ())
    assert places == (tmp_path / "kit", program.parent, program.parent.parent)


def test_on_a_mac_the_plan_lies_beside_the_app_and_not_within(tmp_path: Path) -> None:
    program = tmp_path / "kit" / "Body & Breath.app" / "Contents" / "MacOS" / "mindbody-app"
    assert plan_places(program, {}, (), ()) == (tmp_path / "kit",)
    assert plan_places(program, {}, (), [tmp_path / "kit"]) == ()
