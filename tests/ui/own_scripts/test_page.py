"""Your scripts: the screen follows the folder, tells what is wrong, and shows what a script is."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from mindbody_app.app import App
from mindbody_app.practice.choices import Choices
from mindbody_app.practice.postures import Posture
from mindbody_app.practice.script import Say
from mindbody_app.ui.own_scripts.moments import Kind, moments_of, moments_table
from mindbody_app.ui.own_scripts.page import OwnScriptsPage
from mindbody_app.ui.own_scripts.preview import Preview
from mindbody_app.ui.own_scripts.script_card import ScriptCard
from mindbody_app.ui.theme import LIGHT
from mindbody_app.ui.voice_preparation import PrepareVoiceDialog
from tests.ui.conftest import MakeApp

EXAMPLE = Path(__file__).parents[3] / "assets" / "examples" / "evening-breath.yaml"
WAIT_MS = 15_000


@pytest.fixture
def app(make_app: MakeApp) -> App:
    return make_app()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "scripts"
    made.mkdir(exist_ok=True)
    return made


@pytest.fixture
def page(app: App, folder: Path, qtbot: QtBot) -> OwnScriptsPage:
    made = OwnScriptsPage(app.services, LIGHT)
    qtbot.addWidget(made)
    made.resize(1000, 800)
    made.show()
    return made


def words(widget: QWidget) -> str:
    """All that the visible labels say."""
    QApplication.processEvents()  # what was added to a layout shows at the next turn
    return "\n".join(each.text() for each in widget.findChildren(QLabel) if not each.isHidden())


def copy_example(folder: Path, *changes: tuple[str, str], name: str = "evening-breath") -> Path:
    text = EXAMPLE.read_text(encoding="utf-8").replace("id: evening-breath", f"id: {name}")
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    path = folder / f"{name}.yaml"
    path.write_text(text, encoding="utf-8")
    return path


SMALL = """\
id: small
title: Small
practice: imagery
summary: One line.
minutes: {least: 1, usual: 1, most: 2}
postures: [lying]
sections:
  - title: All of it
    cues: ["Let this be a quiet minute.", rest: 40-140]
"""


def write_small(folder: Path) -> None:
    """A script that is spoken in a moment."""
    (folder / "small.yaml").write_text(SMALL, encoding="utf-8")


def only_card(page: OwnScriptsPage, qtbot: QtBot) -> ScriptCard:
    qtbot.waitUntil(lambda: len(page.cards) == 1, timeout=WAIT_MS)
    return page.cards[0]


def preview_of(page: OwnScriptsPage, qtbot: QtBot) -> Preview:
    card = only_card(page, qtbot)
    qtbot.mouseClick(card.preview_button, Qt.MouseButton.LeftButton)
    assert card.preview is not None
    return card.preview


def test_a_script_dropped_into_the_folder_appears_and_its_edits_show_at_once(
    page: OwnScriptsPage, folder: Path, qtbot: QtBot
) -> None:
    assert "nothing in your folder yet" in words(page)
    path = copy_example(folder)
    card = only_card(page, qtbot)
    assert "nothing in your folder yet" not in words(page)
    assert "An evening breath" in words(card)
    assert card.state.text() == "9 spoken lines without a voice"

    copy_example(folder, ("bell: 1", "bell: 7"), ("rest: 10-60", "rest: soon"))
    qtbot.waitUntil(lambda: "line 14" in words(page), timeout=WAIT_MS)
    shown = words(only_card(page, qtbot))
    assert "evening-breath.yaml, line 14: “bell” wants a whole number from 1 to 3" in shown
    assert "line 30: “rest” wants a number of seconds" in shown
    assert page.cards[0].state.text() == "3 problems"

    copy_example(folder)
    qtbot.waitUntil(lambda: "3 problems" not in words(page), timeout=WAIT_MS)
    path.unlink()
    qtbot.waitUntil(lambda: page.cards == [], timeout=WAIT_MS)


def test_a_broken_script_hides_no_other(page: OwnScriptsPage, folder: Path, qtbot: QtBot) -> None:
    copy_example(folder, ("bell: 1", "bell: 7"), name="broken")
    copy_example(folder)
    qtbot.waitUntil(lambda: len(page.cards) == 2, timeout=WAIT_MS)
    assert [card.own.script is not None for card in page.cards] == [False, True]


def test_lengths_that_cannot_be_laid_out_are_told(
    page: OwnScriptsPage, folder: Path, qtbot: QtBot
) -> None:
    copy_example(folder, ("most: 16", "most: 40"))
    qtbot.waitUntil(lambda: "can be laid out" in words(page), timeout=WAIT_MS)
    shown = words(only_card(page, qtbot))
    assert "Lying down: 4–" in shown
    assert "–40 can't." in shown
    assert "widen its rests" in shown


def test_the_preview_is_to_scale_and_changes_with_length_posture_and_edit(
    page: OwnScriptsPage, folder: Path, qtbot: QtBot
) -> None:
    copy_example(folder)
    preview = preview_of(page, qtbot)
    strip = preview.strip
    last = len(preview._moments) - 1
    assert preview.minutes.value == 8
    assert strip.place_of(last).right() == pytest.approx(strip.width(), abs=1)
    breathing = next(k for k, each in enumerate(preview._moments) if each.kind is Kind.BREATHING)
    share = preview._moments[breathing].seconds / 480
    assert strip.place_of(breathing).width() == pytest.approx(share * strip.width(), abs=1)
    lines = [each.words for each in preview._moments if each.kind is Kind.SPOKEN]
    assert "Let the bed carry you." in lines

    preview.minutes.set_value(4)
    assert preview._moments[-1].start + preview._moments[-1].seconds == pytest.approx(240)
    seated = next(
        each for each, value in preview.posture._values.items() if value == Posture.SEATED
    )
    qtbot.mouseClick(seated, Qt.MouseButton.LeftButton)
    lines = [each.words for each in preview._moments if each.kind is Kind.SPOKEN]
    assert "Let the chair carry you." in lines

    copy_example(folder, ("Let the chair carry you.", "Let the chair do the work."))
    qtbot.waitUntil(
        lambda: (
            page.cards[0].preview is not None
            and "Let the chair do the work."
            in [each.words for each in page.cards[0].preview._moments]
        ),
        timeout=WAIT_MS,
    )
    edited = page.cards[0].preview
    assert edited is not None
    assert edited.asked == (4, Posture.SEATED)


def test_the_strip_is_walked_by_keys_and_pointer(
    page: OwnScriptsPage, folder: Path, qtbot: QtBot
) -> None:
    copy_example(folder)
    preview = preview_of(page, qtbot)
    strip = preview.strip
    strip.setFocus()
    for key, told in (
        (Qt.Key.Key_Home, "0:00  Bell"),
        (Qt.Key.Key_Right, "Spoken"),
        (Qt.Key.Key_End, "Bell"),
        (Qt.Key.Key_PageUp, "A look around"),
    ):
        qtbot.keyClick(strip, key)
        assert told in f"{preview.readout.text()} {preview._moments[strip.at].section}"
    assert strip.accessibleDescription() == preview.readout.text()

    breathing = next(k for k, each in enumerate(preview._moments) if each.kind is Kind.BREATHING)
    place = strip.place_of(breathing).center()
    event = QMouseEvent(
        QEvent.Type.MouseMove,
        QPointF(place),
        strip.mapToGlobal(QPointF(place)),
        Qt.MouseButton.NoButton,
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
    )
    QApplication.sendEvent(strip, event)
    assert "Breathing" in preview.readout.text()
    assert "in 4, out 6; " in preview.readout.text()
    preview.table.selectRow(1)
    assert strip.at == 1


def test_one_preview_is_open_at_a_time(page: OwnScriptsPage, folder: Path, qtbot: QtBot) -> None:
    copy_example(folder)
    copy_example(folder, name="another")
    qtbot.waitUntil(lambda: len(page.cards) == 2, timeout=WAIT_MS)
    for card in page.cards:
        qtbot.mouseClick(card.preview_button, Qt.MouseButton.LeftButton)
    assert [card.preview is not None for card in page.cards] == [False, True]
    assert not page.cards[0].preview_button.isChecked()


def test_an_example_can_be_added_moved_away_and_chosen(
    page: OwnScriptsPage, folder: Path, qtbot: QtBot
) -> None:
    qtbot.mouseClick(page.example_button, Qt.MouseButton.LeftButton)
    card = only_card(page, qtbot)
    assert (folder / "session-script.schema.json").is_file()
    qtbot.mouseClick(page.example_button, Qt.MouseButton.LeftButton)
    assert "is in your folder already" in words(page.told)
    with qtbot.waitSignal(page.begin) as begun:
        next(each for each in buttons(card) if each.text() == "Choose").click()
    assert begun.args == ["evening-breath"]
    next(each for each in buttons(card) if each.text() == "Move away").click()
    qtbot.waitUntil(lambda: page.cards == [])
    assert "Moved to removed" in words(page.told)
    assert (folder / "removed" / "evening-breath.yaml").is_file()


def buttons(card: ScriptCard) -> list[QPushButton]:
    return card.findChildren(QPushButton)


def test_every_control_has_a_name_and_a_key(
    page: OwnScriptsPage, folder: Path, qtbot: QtBot
) -> None:
    copy_example(folder)
    preview = preview_of(page, qtbot)
    for made in page.findChildren(QPushButton):
        assert made.accessibleName()
        assert made.minimumSizeHint().height() >= 48
    for part in (preview.strip, preview.table):
        assert part.accessibleName()
        assert part.focusPolicy() & Qt.FocusPolicy.TabFocus


def test_preparing_the_voice_can_be_called_off_and_done(
    page: OwnScriptsPage, app: App, folder: Path, qtbot: QtBot
) -> None:
    write_small(folder)
    card = only_card(page, qtbot)
    qtbot.waitUntil(lambda: page._work is None, timeout=WAIT_MS)
    preparation = card.preparation
    assert preparation is not None
    with qtbot.waitSignal(preparation.ended, timeout=WAIT_MS) as ended:
        preparation.start()
        assert preparation.cancel_button.isVisible()
        preparation.cancel()
    assert ended.args == [False]
    assert "Cancelled" in preparation.words.text()
    with qtbot.waitSignal(preparation.ended, timeout=WAIT_MS) as ended:
        qtbot.mouseClick(preparation.start_button, Qt.MouseButton.LeftButton)
    assert ended.args == [True]
    assert card.state.text() == "Ready"
    assert preparation.isHidden()
    script = app.services.script("small")
    assert script is not None
    timeline = app.services.compose(script, Choices(1, Posture.LYING))
    first = next(each for each in timeline.cues if isinstance(each.cue, Say))
    assert first.duration - 0.6 == app.services.spoken_seconds(first.cue.text)  # type: ignore[union-attr]


Press = Callable[[PrepareVoiceDialog], None]
Answer = Callable[[Press], list[str]]


@pytest.fixture
def answer(monkeypatch: pytest.MonkeyPatch) -> Answer:
    """Answers the dialog in a person's place; gives what each one said."""

    def answer(press: Press) -> list[str]:
        asked: list[str] = []

        def run(dialog: PrepareVoiceDialog) -> int:
            asked.append(words(dialog))
            press(dialog)
            return dialog.result()

        monkeypatch.setattr(PrepareVoiceDialog, "exec", run)
        return asked

    return answer


def test_a_practice_without_a_voice_asks_once_before_it_begins(
    app: App, folder: Path, answer: Answer
) -> None:
    copy_example(folder)
    asked = answer(lambda dialog: dialog.back_button.click())
    app.window.open_practice("evening-breath")
    assert not app.window.practising
    assert "9 spoken lines of “An evening breath” can't be heard yet." in asked[0]

    asked = answer(lambda dialog: dialog.captions_button.click())
    app.window.open_practice("evening-breath")
    assert app.window.practising
    app.window._leave_practice()
    app.window.open_rating("evening-breath", 4)
    assert app.window.practising
    assert len(asked) == 1
    app.window._leave_practice()

    app.window.open_practice("body-scan")
    assert len(asked) == 1


def test_the_dialog_goes_on_by_itself_once_the_voice_is_there(
    app: App, folder: Path, qtbot: QtBot
) -> None:
    write_small(folder)
    script = app.services.script("small")
    assert script is not None
    dialog = PrepareVoiceDialog(app.services, script, LIGHT, app.window)
    qtbot.addWidget(dialog)
    dialog.show()
    with qtbot.waitSignal(dialog.accepted, timeout=WAIT_MS):
        dialog.preparation.start()
    assert dialog.result() == QDialog.DialogCode.Accepted
    assert app.services.unspoken(script) == ()


def test_a_failure_is_told_and_captions_remain(app: App, folder: Path, qtbot: QtBot) -> None:
    path = copy_example(folder, ("language: en ", "language: tlh "))
    script = app.services.script(path.stem)
    assert script is not None
    dialog = PrepareVoiceDialog(app.services, script, LIGHT, app.window)
    qtbot.addWidget(dialog)
    dialog.show()
    with qtbot.waitSignal(dialog.preparation.ended, timeout=WAIT_MS):
        dialog.preparation.start()
    assert "no voice for the language “tlh”" in dialog.preparation.words.text()
    assert dialog.captions_button.isEnabled()


def test_the_table_says_what_the_strip_draws(app: App) -> None:
    script = app.services.script("body-scan")
    assert script is not None
    timeline = app.services.compose(script, Choices(5, Posture.LYING))
    moments = moments_of(timeline)
    table = moments_table(moments)
    assert len(table.rows) == len(timeline.cues)
    assert sum(moment.whole for moment in moments) == 300
    assert [row[1] for row in table.rows if row[1]] == [
        section.title for section in timeline.sections
    ]
