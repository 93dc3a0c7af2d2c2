"""The Learn screen in the real app, and a clock and a voice that the test turns by hand."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

import pytest

from mindbody_app.app import App, assets_folder
from mindbody_app.audio.silent import SilentSound
from mindbody_app.learning.cards import Card
from mindbody_app.practice.sound_port import Hearing, Output
from mindbody_app.practice.timeline import Timeline
from mindbody_app.store.card_files import load_cards
from mindbody_app.ui.learn.library import LibraryPage
from mindbody_app.ui.learn.screen import LearnScreen
from mindbody_app.ui.services import Services
from tests.ui.conftest import MakeApp

LINE_SECONDS = 2.0


class Heard(SilentSound):
    """A sound that keeps the test's time and claims to be heard."""

    def __init__(self, timeline: Timeline, clock: Callable[[], float]) -> None:
        super().__init__(timeline.duration, clock)
        self.timeline = timeline
        self.device = Hearing.HEARD
        self.stopped = False

    @property
    def hearing(self) -> Hearing:
        return self.device

    def stop(self) -> None:
        super().stop()
        self.stopped = True


@dataclass
class Voice:
    """Speaks what it is let: each part waits for its turn."""

    asked: list[tuple[str, ...]] = field(default_factory=list)
    may: threading.Semaphore = field(default_factory=lambda: threading.Semaphore(0))
    called_off: threading.Event = field(default_factory=threading.Event)
    problem: Exception | None = None

    def __call__(
        self, lines: Sequence[str], language: str, progress: Callable[[float], bool]
    ) -> None:
        assert language == "en"
        self.asked.append(tuple(lines))
        while not self.may.acquire(timeout=0.005):
            if not progress(0.5):
                self.called_off.set()
                return
        if self.problem is not None:
            raise self.problem


class Reader:
    """Services with a voice, a clock and sounds that the test holds."""

    def __init__(self, app: App) -> None:
        self.settings = app.settings
        self.settings.change(output=Output.AUTOMATIC)
        self.time = 100.0
        self.voice = Voice()
        self.sounds: list[Heard] = []
        self.services: Services = replace(
            app.services,
            clock=lambda: self.time,
            voice_lines=self.voice,
            spoken_seconds=lambda _line: LINE_SECONDS,
            make_speech=self._make_speech,
        )

    def _make_speech(self, timeline: Timeline) -> Heard:
        self.sounds.append(Heard(timeline, lambda: self.time))
        return self.sounds[-1]


@pytest.fixture
def app(make_app: MakeApp) -> App:
    """The app on Learn."""
    app = make_app()
    app.window.complete()
    app.window.open_screen("learn")
    return app


@pytest.fixture
def learn(app: App) -> LearnScreen:
    """The screen itself."""
    (screen,) = app.window.findChildren(LearnScreen)
    return screen


@pytest.fixture
def library(learn: LearnScreen) -> LibraryPage:
    """Its shelf."""
    return learn.library


@pytest.fixture
def reader(make_app: MakeApp) -> Reader:
    """What a listener is handed."""
    return Reader(make_app())


@pytest.fixture(scope="session")
def cards() -> dict[str, Card]:
    """The app's own cards by id."""
    return {card.id: card for card in load_cards(assets_folder() / "cards").cards}
