"""A real app in a temporary data folder, drawn into memory."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import Protocol

import pytest
from PySide6.QtCore import QLocale, QTranslator
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

import mindbody_app
from mindbody_app.app import App, assets_folder
from mindbody_app.practice.sound_port import Output

NOW = datetime(2026, 11, 18, 9, 30, tzinfo=timezone(timedelta(hours=1)))
"""A Wednesday morning."""


class MakeApp(Protocol):
    """Opens the app."""

    def __call__(
        self, assets: Path | None = None, now: Callable[[], datetime] = lambda: NOW
    ) -> App:
        """With other scripts and clips than its own or at another time, if wished."""


@pytest.fixture(autouse=True)
def english(qapp: QApplication) -> Iterator[None]:
    """The app's English plural forms, and dates that don't follow the machine."""
    words = QTranslator()
    folder = Path(mindbody_app.__file__).parent / "translations"
    assert words.load(str(folder / "mindbody_en.qm"))
    qapp.installTranslator(words)
    before = QLocale()
    QLocale.setDefault(QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom))
    yield
    QLocale.setDefault(before)
    qapp.removeTranslator(words)


@pytest.fixture
def make_app(qapp: QApplication, qtbot: QtBot, tmp_path: Path) -> Iterator[MakeApp]:
    """Opens the app, at half past nine on a Wednesday, on `tmp_path` as its data folder."""
    opened: list[App] = []

    def make(assets: Path | None = None, now: Callable[[], datetime] = lambda: NOW) -> App:
        app = App(qapp, tmp_path, assets or assets_folder(), now=now)
        app.settings.change(output=Output.SILENT)
        qtbot.addWidget(app.window)
        app.window.resize(1280, 800)
        with qtbot.waitActive(app.window):
            app.window.show()
            app.window.activateWindow()
        opened.append(app)
        return app

    yield make
    for app in opened:
        app.window.close()
        app.journal.close()
