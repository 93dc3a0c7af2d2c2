"""A session saved as a sound file: the dialog, its progress and what can go wrong."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from mindbody_app.practice.postures import Posture
from mindbody_app.store.settings import LastChoice
from mindbody_app.ui.save_sound import SaveSoundDialog
from mindbody_app.ui.theme import LIGHT
from mindbody_app.ui.widgets.focus_ring import FocusRing
from tests.ui.conftest import MakeApp
from tests.ui.test_home import words_of


def test_a_session_is_saved_as_sound_with_progress(
    make_app: MakeApp, qtbot: QtBot, tmp_path: Path
) -> None:
    import soundfile

    app = make_app()
    script = app.services.script("resonance-breathing")
    assert script is not None
    dialog = SaveSoundDialog(app.services, script, LIGHT, app.window)
    qtbot.addWidget(dialog)
    dialog.minutes.set_value(3)
    path = tmp_path / "breathing.flac"
    dialog.save_to(path)
    qtbot.waitUntil(lambda: dialog.words.text().startswith("Saved"), timeout=60_000)
    info = soundfile.info(path)
    assert info.frames / info.samplerate == pytest.approx(180, abs=2)


def test_what_cannot_be_saved_is_told_in_one_sentence(
    make_app: MakeApp, qtbot: QtBot, tmp_path: Path
) -> None:
    app = make_app()
    script = app.services.scripts[0]
    dialog = SaveSoundDialog(app.services, script, LIGHT, app.window)
    qtbot.addWidget(dialog)
    dialog.minutes.set_value(5)
    nowhere = tmp_path / "gone" / "scan.flac"
    dialog.save_to(nowhere)
    qtbot.waitUntil(lambda: str(nowhere.parent) in dialog.words.text(), timeout=60_000)
    assert dialog.save_button.isEnabled()
    assert not nowhere.exists()


def test_the_save_dialog_closes_by_escape_and_by_its_button(make_app: MakeApp) -> None:
    app = make_app()
    for close in (
        lambda dialog: QTest.keyClick(dialog, Qt.Key.Key_Escape),
        lambda dialog: dialog.close_button.click(),
        lambda dialog: dialog.close(),
    ):
        dialog = SaveSoundDialog(app.services, app.services.scripts[0], LIGHT, app.window)
        dialog.open()
        assert dialog.isVisible()
        close(dialog)
        assert not dialog.isVisible()


def test_the_save_dialog_begins_with_the_last_choices_and_shows_the_keyboard(
    make_app: MakeApp,
) -> None:
    app = make_app()
    chosen = LastChoice(7, Posture.SEATED, 5.5)
    app.settings.change(last_choices={"resonance-breathing": chosen})
    script = app.services.script("resonance-breathing")
    assert script is not None
    dialog = SaveSoundDialog(app.services, script, LIGHT, app.window)
    dialog.open()
    assert (dialog.minutes.value, dialog.posture.value) == (7, "seated")
    assert "5.5 breaths a minute" in words_of(dialog)
    QTest.keyClick(dialog.windowHandle(), Qt.Key.Key_Tab)
    (ring,) = dialog.findChildren(FocusRing)
    assert ring.isVisible()
    dialog.close()
