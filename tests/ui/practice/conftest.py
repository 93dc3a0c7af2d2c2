"""A whole practice flow on a real window, with a clock that the test turns by hand."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from mindbody_app.audio.silent import SilentSound
from mindbody_app.journal.records import PracticeRecord
from mindbody_app.learning.cards import Card
from mindbody_app.learning.programmes import Programme
from mindbody_app.practice.choices import Choices
from mindbody_app.practice.compose import compose
from mindbody_app.practice.headline import Headline
from mindbody_app.practice.kinds import Practice
from mindbody_app.practice.postures import Posture
from mindbody_app.practice.regions import REGION_GROUPS
from mindbody_app.practice.script import (
    Breathe,
    BreathPattern,
    MinutesRange,
    Rest,
    Say,
    ScriptCue,
    Section,
    SessionScript,
    Span,
)
from mindbody_app.practice.sound_port import Bus, Hearing
from mindbody_app.practice.timeline import Timeline, timeline_of_line
from mindbody_app.store.drafts import DraftFile
from mindbody_app.store.help_numbers import FILE_NAME, load_help_numbers
from mindbody_app.store.journal_store import JournalStore, open_journal
from mindbody_app.store.own_scripts import Examined, OwnFolder
from mindbody_app.store.settings import SettingsFile
from mindbody_app.ui.body.setup_notes import OFFER_NOTE
from mindbody_app.ui.practice.flow import PracticeFlow
from mindbody_app.ui.practice.session_controller import SessionController
from mindbody_app.ui.safety.words import note_name
from mindbody_app.ui.services import Reminding, Services
from mindbody_app.ui.style_sheet import style_sheet
from mindbody_app.ui.theme import LIGHT

ASSETS = Path(__file__).parents[3] / "assets"
STARTED = datetime(2026, 3, 5, 19, 30, tzinfo=timezone(timedelta(hours=1)))


def section(title: str, region: str, *lines: str, rest: float = 60) -> Section:
    """A section that says its lines, with a rest that may give a lot after each."""
    cues: list[ScriptCue] = []
    for line in lines:
        cues += [ScriptCue(Say(line)), ScriptCue(Rest(Span(5, rest, 2000)))]
    return Section((title,), tuple(cues), REGION_GROUPS.get(region, frozenset()))


SCAN = SessionScript(
    id="little-scan",
    title="Little scan",
    practice=Practice.BODY_SCAN,
    summary="A short way through the body.",
    minutes=MinutesRange(3, 5, 20),
    postures=(Posture.LYING, Posture.SEATED),
    cautions=("Stop if you get a sharp or new pain.",),
    sections=(
        section("Arriving", "whole_body", "Welcome.", "Let yourself settle."),
        section("Left foot", "left_foot", "Notice the left foot."),
        section("Lower back", "lower_back", "And the lower back."),
        section("Coming back", "", "Come back in your own time."),
    ),
)

BREATH = SessionScript(
    id="little-breath",
    title="Little breath",
    practice=Practice.BREATHING,
    summary="Slow breathing.",
    minutes=MinutesRange(3, 3, 10),
    postures=(Posture.SEATED,),
    cautions=(),
    sections=(
        section("Arriving", "torso", "Welcome.", rest=10),
        Section(
            ("Breathing",),
            (ScriptCue(Breathe(BreathPattern(4, 0, 6, 0), Span(60, 120, 600))),),
            REGION_GROUPS["torso"],
        ),
        section("Coming back", "torso", "Come back in your own time.", rest=10),
    ),
)


@dataclass
class Clock:
    """Seconds that pass only when the test says so."""

    seconds: float = 1000.0

    def __call__(self) -> float:
        return self.seconds


@dataclass
class Sound(SilentSound):
    """A silent output that can be heard, or not, as the test says, and notes what it is told."""

    timeline: Timeline
    clock: Clock
    heard: bool = True
    running: bool = False
    stopped: bool = False
    levels: dict[Bus, float] = field(default_factory=dict)

    def __post_init__(self) -> None:
        SilentSound.__init__(self, self.timeline.duration, self.clock)

    @property
    def hearing(self) -> Hearing:
        return Hearing.HEARD if self.heard else Hearing.SILENT

    def start(self) -> None:
        self.running = True
        super().start()

    def stop(self) -> None:
        self.stopped = True
        super().stop()

    def set_level(self, bus: Bus, level: float) -> None:
        self.levels[bus] = level


@dataclass(frozen=True)
class TwoScripts:
    """A shelf with one practice of each kind."""

    scripts: tuple[SessionScript, ...] = (SCAN, BREATH)
    headlines: tuple[Headline, ...] = ()


@dataclass(frozen=True)
class NoCards:
    """Nothing to learn from."""

    cards: tuple[Card, ...] = ()


@dataclass(frozen=True)
class NoProgrammes:
    """Nothing to follow."""

    programmes: tuple[Programme, ...] = ()


def nothing_reminds() -> Reminding:
    raise AssertionError("a practice asks for no reminders")


class Stage:
    """The flow in its window, and everything around it that a test looks at."""

    def __init__(self, qtbot: QtBot, folder: Path, *, reduced_motion: bool = True) -> None:
        self.qtbot = qtbot
        self.clock = Clock()
        self.wall_clock: Callable[[], datetime] = lambda: STARTED
        self.sounds: list[Sound] = []
        self.journal: JournalStore = open_journal(folder)
        self.settings = SettingsFile(folder / "settings.json")
        # The sheets of safety were met and the body page was offered, but where a test says not.
        self.settings.change(notes_seen=frozenset({OFFER_NOTE, *map(note_name, Practice)}))
        self.closed = 0
        self.services = Services(
            shelf=TwoScripts(),
            journal=self.journal,
            drafts=DraftFile(folder),
            settings=self.settings,
            compose=self.compose,
            make_sound=self.make_sound,
            now=self.now,
            local_at=lambda wall: wall.replace(tzinfo=STARTED.tzinfo),
            clock=self.clock,
            save_sound=lambda _timeline, _path, _ambience, _progress: None,
            narrators=lambda: ("af_heart", "am_michael"),
            narrator_problems=lambda: (),
            voice_sample=lambda: timeline_of_line("A line to hear the voice by.", 4.0),
            voice_lines=lambda _lines, _language, _progress: None,
            unspoken=lambda _script: (),
            prepare_voice=lambda _script, _progress: None,
            own_scripts=lambda: OwnFolder(folder / "scripts", lambda: ()),
            examine=lambda _own, _going_on: Examined((), ()),
            example_script=folder / "evening-breath.yaml",
            spoken_seconds=lambda _line: 2.0,
            make_speech=self.make_sound,
            cards=NoCards(),
            programmes=NoProgrammes(),
            help_numbers=lambda: load_help_numbers(ASSETS / FILE_NAME),
            data_folder=folder,
            reminding=nothing_reminds,
            login_start=lambda: None,
        )
        self.flow = PracticeFlow(self.services, LIGHT, reduced_motion=reduced_motion)
        self.flow.closed.connect(self._count_closed)
        qtbot.addWidget(self.flow)
        self.flow.resize(1280, 800)
        with qtbot.waitExposed(self.flow):
            self.flow.show()
        self.flow.activateWindow()

    def now(self) -> datetime:
        return self.wall_clock()

    def _count_closed(self) -> None:
        self.closed += 1

    def compose(self, script: SessionScript, choices: Choices) -> Timeline:
        return compose(script, choices, lambda _line: 2.0)

    def make_sound(self, timeline: Timeline) -> Sound:
        self.sounds.append(Sound(timeline, self.clock))
        return self.sounds[-1]

    @property
    def sound(self) -> Sound:
        return self.sounds[-1]

    @property
    def session(self) -> object:
        assert self.flow.session_page is not None
        return self.flow.session_page

    @property
    def controller(self) -> SessionController:
        assert self.flow.session_page is not None
        return self.flow.session_page.controller

    @property
    def record(self) -> PracticeRecord:
        """The only practice in the journal, as a reader of the database finds it."""
        (record,) = self.journal.practices()
        return record

    def press(self, key: Qt.Key) -> None:
        """Press a key where the focus is."""
        focused = QApplication.focusWidget()
        assert focused is not None, "nothing has the focus"
        self.qtbot.keyClick(focused, key)

    def type(self, words: str) -> None:
        focused = QApplication.focusWidget()
        assert focused is not None, "nothing has the focus"
        self.qtbot.keyClicks(focused, words)

    def begin(self, script: SessionScript = SCAN, minutes: int | None = None) -> None:
        """From setup to a running session, with no rating."""
        self.flow.open_setup(script, minutes=minutes)
        self.press(Qt.Key.Key_Return)
        self.qtbot.mouseClick(self.flow.rating_page.skip_button, Qt.MouseButton.LeftButton)

    def play(self, seconds: float) -> None:
        """Let the session run on."""
        controller = self.controller
        whole, rest = divmod(seconds, 1)
        for step in [1.0] * int(whole) + ([rest] if rest else []):
            self.clock.seconds += step
            controller.tick()

    def play_to_the_end(self) -> None:
        while self.flow.busy:
            self.clock.seconds += 1
            self.controller.tick()


@pytest.fixture
def stage(qtbot: QtBot, tmp_path: Path) -> Iterator[Stage]:
    """A stage in the light theme, with the app's own style sheet."""
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    app.setStyleSheet(style_sheet(LIGHT))
    made = Stage(qtbot, tmp_path)
    yield made
    made.flow.leave()
    made.journal.close()


def pages_of(widget: QWidget) -> list[QWidget]:
    """Every visible widget that takes the keyboard's focus."""
    return [
        each
        for each in widget.findChildren(QWidget)
        if each.isVisible() and each.focusPolicy() & Qt.FocusPolicy.TabFocus
    ]
