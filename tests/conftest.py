"""What every area's tests share: no window on a person's screen, a stage for the real app."""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest
from hypothesis import settings

from tools.stage import Screen, SoundServer, virtual_screen

# Before Qt is first imported: tests draw into memory unless they ask for a screen.
os.environ["QT_QPA_PLATFORM"] = "offscreen"


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark the tests that listen to real sound, so that they can be run apart."""
    for item in items:
        if "sound_server" in getattr(item, "fixturenames", ()):
            item.add_marker("listens")


# The same examples everywhere, and no failure because a machine was busy.
settings.register_profile("steady", derandomize=True, deadline=None)
settings.load_profile("steady")


@pytest.fixture(scope="session")
def screen() -> Iterator[Screen]:
    """A virtual screen of 1280 x 800 for whole-app tests; hand its environment to the app."""
    with virtual_screen() as running:
        yield running


@pytest.fixture
def sound_server() -> Iterator[SoundServer]:
    """A private sound server with one null sink, which the test may unplug or kill."""
    with SoundServer() as server:
        yield server
