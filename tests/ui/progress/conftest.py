"""A Progress screen over a real journal in a temporary folder."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from datetime import timedelta
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from mindbody_app.journal.excused import Excused, Reason
from mindbody_app.journal.plans import Plan, PlanItem
from mindbody_app.journal.records import Ended
from mindbody_app.store.journal_store import JournalStore, open_journal
from mindbody_app.store.settings import SettingsFile
from mindbody_app.ui.progress import ProgressPage
from mindbody_app.ui.style_sheet import style_sheet
from mindbody_app.ui.theme import LIGHT
from tests.ui.progress.life import TODAY, OpenPage, practice


@pytest.fixture
def journal(tmp_path: Path) -> Iterator[JournalStore]:
    """An empty journal."""
    with closing(open_journal(tmp_path)) as opened:
        yield opened


@pytest.fixture
def lived(journal: JournalStore) -> JournalStore:
    """A journal with a plan of five days and a few weeks of practice."""
    journal.save_plan(Plan(TODAY - timedelta(weeks=3), (PlanItem("body-scan", 20, 5),)))
    for record in (
        practice(0, before=6, after=4),
        practice(1, "Resonance breathing", 10, before=5, after=5),
        practice(2, minutes=8, ended=Ended.STOPPED_EARLY, before=7),
        practice(8, minutes=9, ended=Ended.INTERRUPTED, before=5),
        practice(9, before=3, after=4),
        practice(16, after=2),
        practice(23),
    ):
        journal.close_practice(record)
    return journal


@pytest.fixture
def flare(journal: JournalStore) -> Excused:
    """Two flare days, yesterday and the day before."""
    days = Excused("flare", TODAY - timedelta(days=2), TODAY - timedelta(days=1), Reason.FLARE)
    journal.save_excused(days)
    return days


@pytest.fixture
def open_page(qtbot: QtBot, qapp: QApplication, journal: JournalStore, tmp_path: Path) -> OpenPage:
    """Shows a Progress screen with the charts of its first tab; idle time is used if wished."""
    qapp.setStyleSheet(style_sheet(LIGHT))
    pages: list[ProgressPage] = []

    def open_it(*, idle: bool = False, **settings: object) -> ProgressPage:
        kept = SettingsFile(tmp_path / "settings.json")
        kept.change(week_starts=0, **settings)
        services: Any = SimpleNamespace(journal=journal, settings=kept, today=lambda: TODAY)
        page = ProgressPage(services, LIGHT, lambda: idle)
        qtbot.addWidget(page)
        pages.append(page)
        page.resize(1100, 800)
        with qtbot.waitActive(page, timeout=5000):
            page.show()
            page.activateWindow()
        page.preload()
        # Widgets that join a window that stands are shown by its event loop.
        QApplication.processEvents()
        return page

    return open_it
