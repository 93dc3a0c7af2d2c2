"""A real app in a temporary data folder, drawn into memory."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import Protocol

import pytest
from PySide6.QtCore import QEvent, QLocale, QTranslator
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

import mindbody_app
from mindbody_app.app import App, assets_folder
from mindbody_app.practice.sound_port import Output
from mindbody_app.store.card_files import LoadedCards
from mindbody_app.store.card_shelf import CardShelf
from mindbody_app.store.programme_shelf import ProgrammeShelf
from mindbody_app.store.script_shelf import ScriptShelf

NOW = datetime(2026, 11, 18, 9, 30, tzinfo=timezone(timedelta(hours=1)))
"""A Wednesday morning."""


class MakeApp(Protocol):
    """Opens the app."""

    def __call__(
        self,
        assets: Path | None = None,
        now: Callable[[], datetime] = lambda: NOW,
        *,
        beside: tuple[Path, ...] = (),
    ) -> App:
        """With other scripts and clips than its own, at another time, or with folders in which a
        clinic's plan may lie, if wished."""


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


@pytest.fixture(autouse=True)
def nothing_left_over(qapp: QApplication) -> Iterator[None]:
    """The windows of one test are gone before the next, which would have to style them too."""
    yield
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


@pytest.fixture(scope="session")
def read_once(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, LoadedCards]:
    """What reading the app's files gives: the folder in which it is kept, and the cards."""
    folder = tmp_path_factory.mktemp("read")
    assets, cache = assets_folder(), folder / "cache"
    ScriptShelf(assets / "scripts", cache / "headlines.json", folder / "scripts").headlines  # noqa: B018
    ProgrammeShelf(assets / "programmes", cache / "programmes.json").programmes  # noqa: B018
    return cache, CardShelf(assets / "cards").loaded


@pytest.fixture
def make_app(
    qapp: QApplication, qtbot: QtBot, tmp_path: Path, read_once: tuple[Path, LoadedCards]
) -> Iterator[MakeApp]:
    """Opens the app, at half past nine on a Wednesday, on `tmp_path` as its data folder.

    As at a later start, when the app's own files were read before.
    """
    opened: list[App] = []
    cache, cards = read_once
    shutil.copytree(cache, tmp_path / "cache")

    def make(
        assets: Path | None = None,
        now: Callable[[], datetime] = lambda: NOW,
        *,
        beside: tuple[Path, ...] = (),
    ) -> App:
        app = App(qapp, tmp_path, assets or assets_folder(), now=now, plan_folders=lambda: beside)
        if assets is None:
            app.cards.loaded = cards
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
