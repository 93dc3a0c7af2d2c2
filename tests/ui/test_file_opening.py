"""Files that are opened with the app: each waits its turn, and no practice is interrupted."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFileOpenEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from mindbody_app.app import App, assets_folder
from mindbody_app.practice.kinds import Practice
from mindbody_app.store.kits import write_kit
from mindbody_app.store.plan_files import plan_text
from mindbody_app.ui.clinic.offer_page import OfferPage
from mindbody_app.ui.opened_files import OpenedFiles
from mindbody_app.ui.own_scripts.offer_page import ScriptOfferPage
from mindbody_app.ui.safety.words import note_name
from tests.store.records import clinic_plan
from tests.ui.conftest import MakeApp
from tests.ui.diary.people import press, shown

EXAMPLE = assets_folder() / "examples" / "evening-breath.yaml"


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    path = tmp_path / "one.mindbody-plan"
    path.write_text(plan_text(clinic_plan()), encoding="utf-8")
    return path


@pytest.fixture
def script(tmp_path: Path) -> Path:
    path = tmp_path / "evening-breath.mindbody-script"
    path.write_bytes(EXAMPLE.read_bytes())
    return path


def in_sight(app: App) -> list[type[QWidget]]:
    QApplication.processEvents()
    kinds = (OfferPage, ScriptOfferPage)
    pages = [page for kind in kinds for page in app.window.findChildren(kind)]
    return [type(page) for page in pages if page.isVisible()]


def leave(app: App) -> None:
    """Press Esc on what is laid over the window."""
    cover = app.window._cover
    assert cover is not None
    QTest.keyClick(cover, Qt.Key.Key_Escape)


def test_several_files_are_shown_one_after_the_other(
    make_app: MakeApp, plan: Path, script: Path, qtbot: QtBot
) -> None:
    app = make_app()
    for path in (script, plan, script, plan.with_name("holiday.jpg")):
        app.window.files.open_file(path)
    assert in_sight(app) == [ScriptOfferPage]
    leave(app)
    qtbot.waitUntil(lambda: in_sight(app) == [OfferPage])
    assert app.window.notices.sentences == ()
    leave(app)
    qtbot.waitUntil(lambda: bool(app.window.notices.sentences))
    assert in_sight(app) == []


def test_a_kits_zip_shows_its_plan(make_app: MakeApp, tmp_path: Path) -> None:
    app = make_app()
    app.window.files.open_file(write_kit(tmp_path / "Kit.zip", clinic_plan(), "Read me").path)
    assert in_sight(app) == [OfferPage]
    assert app.window.notices.sentences == ()


def test_one_that_is_asked_for_again_while_it_is_in_sight_is_shown_once(
    make_app: MakeApp, plan: Path, script: Path, qtbot: QtBot
) -> None:
    app = make_app()
    app.window.files.open_file(plan)
    app.window.files.open_file(plan)
    app.window.files.open_file(script)
    leave(app)
    qtbot.waitUntil(lambda: in_sight(app) == [ScriptOfferPage])
    leave(app)
    qtbot.waitUntil(lambda: not app.window.files._timer.isActive())
    assert in_sight(app) == []
    app.window.files.open_file(plan)
    assert in_sight(app) == [OfferPage], "asked for later, it is shown again"


def test_a_session_is_over_before_a_script_is_shown(
    make_app: MakeApp, script: Path, qtbot: QtBot
) -> None:
    app = make_app()
    app.window.open_practice("body-scan")
    app.window.files.open_file(script)
    assert in_sight(app) == []
    assert app.window.practising
    app.window.go_home()
    qtbot.waitUntil(lambda: in_sight(app) == [ScriptOfferPage])


def test_the_diary_that_is_being_written_stays_beneath(make_app: MakeApp, script: Path) -> None:
    app = make_app()
    app.window._diary().open_check_in()
    app.window.files.open_file(script)
    assert in_sight(app) == [ScriptOfferPage]
    leave(app)
    assert app.window.windowTitle().startswith("Diary")


def test_macos_hands_both_kinds_over_as_events(
    make_app: MakeApp, plan: Path, script: Path, qapp: QApplication, qtbot: QtBot
) -> None:
    app = make_app()
    opened = OpenedFiles(app.window.files.open_file, qapp)
    for path in (script, plan):
        QApplication.sendEvent(qapp, QFileOpenEvent(str(path)))
    assert in_sight(app) == [ScriptOfferPage]
    leave(app)
    qtbot.waitUntil(lambda: in_sight(app) == [OfferPage])
    qapp.removeEventFilter(opened)
    opened.deleteLater()


def test_a_file_that_waits_is_told_on_every_page_but_a_sessions(
    make_app: MakeApp, plan: Path, qtbot: QtBot
) -> None:
    app = make_app()
    waits = "The file that you opened waits until you are done here."
    app.window.open_practice("body-scan")
    app.window.files.open_file(plan)
    assert waits in shown(app.window)
    assert in_sight(app) == []
    app.settings.change(notes_seen=frozenset({note_name(Practice.BODY_SCAN)}))
    app.window.open_rating("body-scan", 5)
    flow = app.window._flow
    assert flow is not None
    assert flow.page is flow.rating_page
    assert waits not in shown(app.window), "once is enough"
    press(flow.rating_page, "Start without rating")
    assert app.window.in_session
    app.window.files.open_file(plan.rename(plan.with_name("two.mindbody-plan")))
    assert waits not in shown(app.window)
    app.window.go_home()
    qtbot.waitUntil(lambda: in_sight(app) == [OfferPage])


def test_a_second_file_that_can_not_be_opened_takes_the_place_of_the_first(
    make_app: MakeApp, tmp_path: Path
) -> None:
    app = make_app()
    for name in ("one.jpg", "two.jpg"):
        app.window.files.open_file(tmp_path / name)
    (sentence,) = app.window.notices.sentences
    assert sentence.startswith("two.jpg")
