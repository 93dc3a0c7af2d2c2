"""A Progress screen over a real journal in a temporary folder."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from datetime import timedelta
from pathlib import Path
from types import SimpleNamespace

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from mindbody_app.journal.plans import Plan, PlanItem
from mindbody_app.journal.records import Ended
from mindbody_app.store.journal_store import JournalStore, open_journal
from mindbody_app.store.settings import Settings
from mindbody_app.ui.progress import ProgressPage
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
def open_page(qtbot: QtBot, journal: JournalStore) -> OpenPage:
    """Shows a Progress screen, with its charts where there is something to draw."""
    pages: list[ProgressPage] = []

    def open_it() -> ProgressPage:
        services = SimpleNamespace(
            journal=journal,
            settings=SimpleNamespace(current=Settings(week_starts=0)),
            today=lambda: TODAY,
        )
        page = ProgressPage(services, LIGHT)  # type: ignore[arg-type]  # the parts that it uses
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
