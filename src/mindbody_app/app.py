"""The composition root: builds everything, hands it down, and knows how it fits together."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from datetime import datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from mindbody_app import __version__
from mindbody_app.local_time import local_at, local_now
from mindbody_app.practice.sound_port import Ambience, Bus, SessionSound
from mindbody_app.store.card_shelf import CardShelf
from mindbody_app.store.drafts import DraftFile
from mindbody_app.store.journal_store import open_journal
from mindbody_app.store.programme_shelf import ProgrammeShelf
from mindbody_app.store.script_shelf import ScriptShelf
from mindbody_app.store.settings import Settings, SettingsFile, Theme
from mindbody_app.ui.fonts import load_fonts
from mindbody_app.ui.main_window import MainWindow
from mindbody_app.ui.plural_forms import add_plural_forms
from mindbody_app.ui.services import Services
from mindbody_app.ui.style_sheet import style_sheet
from mindbody_app.ui.theme import PALETTES, Palette, ThemeName

if TYPE_CHECKING:
    from mindbody_app.audio.narration import Narration
    from mindbody_app.library import Narrators, Progress, Voices
    from mindbody_app.practice.choices import Choices
    from mindbody_app.practice.help_numbers import HelpNumbers
    from mindbody_app.practice.script import SessionScript
    from mindbody_app.practice.timeline import Timeline
    from mindbody_app.store.own_scripts import Examined, OwnScript
    from mindbody_app.ui.reminders.staying import Staying
    from mindbody_app.ui.services import LoginStart

SETTINGS_NAME = "settings.json"
ROUND_MS = 1000
HIDDEN_ROUND_MS = 60_000
TYPING_MS = 1200
"""Letters typed this close together are one word that a list is searched for; Qt's own 400 ms
asks for fast hands."""


class App(QObject):
    """The running app: window, journal, settings and sound, wired together.

    Args:
        qt: the application object.
        folder: the data folder.
        assets: the folder of scripts and narration.
        now: local time with its UTC offset.
        clock: monotonic seconds; fine enough to draw by, which `time.monotonic` isn't on Windows.
        login_start: how it is started at login; with None the system is left alone.
        desktop_messages: whether reminders may be messages of the desktop (Linux).
        plan_folders: where a clinic's plan may lie beside the app.
    """

    def __init__(
        self,
        qt: QApplication,
        folder: Path,
        assets: Path,
        now: Callable[[], datetime] = local_now,
        clock: Callable[[], float] = time.perf_counter,
        *,
        login_start: Callable[[], LoginStart | None] = lambda: None,
        desktop_messages: bool = False,
        plan_folders: Callable[[], tuple[Path, ...]] = tuple,
    ) -> None:
        super().__init__()
        self._login_start = login_start
        self._desktop_messages = desktop_messages
        self._plan_folders = plan_folders
        self._qt = qt
        self._assets = assets
        self._folder = folder
        self._clock = clock
        self.settings = SettingsFile(folder / SETTINGS_NAME)
        self.journal = open_journal(folder)
        self.journal.close_interrupted()
        self.shelf = ScriptShelf(
            assets / "scripts", folder / "cache" / "headlines.json", folder / "scripts"
        )
        self.cards = CardShelf(assets / "cards")
        self.programmes = ProgrammeShelf(
            assets / "programmes", folder / "cache" / "programmes.json"
        )
        self.services = self._make_services(now)
        palette = self._palette()
        qt.setStyleSheet(style_sheet(palette))
        qt.setKeyboardInputInterval(TYPING_MS)
        self.window = MainWindow(self.services, palette, self._reduced_motion)
        self._restyle_waits = False
        self._staying: Staying | None = None
        self._shown_before = False
        self.window.appearance_changed.connect(self.restyle)
        self.window.practice_left.connect(self._restyle_after_practice)
        QGuiApplication.styleHints().colorSchemeChanged.connect(lambda _scheme: self.restyle())
        self._day = self.services.today()
        self._round = self._make_rounds()
        self._say_notices()

    def _make_services(self, now: Callable[[], datetime]) -> Services:
        return Services(
            shelf=self.shelf,
            journal=self.journal,
            drafts=DraftFile(self._folder),
            settings=self.settings,
            compose=self._compose,
            make_sound=self._make_sound,
            now=now,
            local_at=lambda wall: local_at(wall, now()),
            clock=self._clock,
            save_sound=self._save_sound,
            narrators=lambda: self._narrators.names,
            narrator_problems=lambda: self._narration[1],
            voice_sample=self._voice_sample,
            voice_lines=self._voice_lines,
            unspoken=self._unspoken,
            prepare_voice=self._prepare_voice,
            own_scripts=lambda: self.shelf.own,
            examine=self._examine,
            example_script=self._assets / "examples" / "evening-breath.yaml",
            spoken_seconds=self._spoken_seconds,
            make_speech=lambda timeline: self._make_sound(timeline, Ambience.NONE),
            cards=self.cards,
            programmes=self.programmes,
            help_numbers=self._help_numbers,
            data_folder=self._folder,
            reminding=lambda: self.staying,
            login_start=self._login_start,
            plan_folders=self._plan_folders,
        )

    def _make_rounds(self) -> QTimer:
        timer = QTimer(self)
        timer.setInterval(ROUND_MS)
        timer.timeout.connect(self.make_round)
        timer.start()
        return timer

    def restyle(self) -> None:
        """Draw everything in the colours that the settings and the system ask for now.

        During a practice nothing is redrawn: it waits until the practice is left.
        """
        self._restyle_waits = self.window.practising
        if self._restyle_waits:
            return
        palette = self._palette()
        self._qt.setStyleSheet(style_sheet(palette))
        self.window.restyle(palette)

    def _restyle_after_practice(self) -> None:
        if self._restyle_waits:
            self.restyle()

    @property
    def staying(self) -> Staying:
        """What reminds and keeps the app by the tray; made when first asked for."""
        if self._staying is None:
            from mindbody_app.ui.reminders.staying import Staying

            self._staying = made = Staying(
                self.services,
                self.window,
                self.show_window,
                desktop_messages=self._desktop_messages,
            )
            made.hidden.connect(lambda hidden: self.keep_pace(hidden=hidden))
        return self._staying

    def show_window(self) -> None:
        """Show the window: the first time where it was, later in front of the others."""
        window = self.window
        if not self._shown_before:
            self._shown_before = True
            window.show_where_it_was()
            return
        window.setWindowState(window.windowState() & ~window.windowState().WindowMinimized)
        window.show()
        window.raise_()
        window.activateWindow()

    def keep_pace(self, *, hidden: bool) -> None:
        """Behind a closed window a round a minute is enough; the first one back comes at once."""
        self._round.setInterval(HIDDEN_ROUND_MS if hidden else ROUND_MS)
        if not hidden:
            self.make_round()

    def use_idle_time(self) -> None:
        """What can wait until the first window stands: checks, a copy, and heavy libraries."""
        if self.journal.look_after(self.services.today()):
            self.window.refresh()
        for sentence in self.problems():
            self.window.notices.say(sentence)
        self.window.load_in_idle_time()
        self.remind()

    def remind(self) -> None:
        """Begin to remind, if the person asked for it."""
        if self.settings.current.reminders.on:
            self.staying.refresh()

    def end(self) -> None:
        """End the app: a session with its minutes."""
        if self._staying is not None:
            self._staying.end()
        else:
            self.window.close()

    def problems(self) -> tuple[str, ...]:
        """What is wrong with scripts, narration, cards and programmes, one sentence each."""
        from mindbody_app.library import missing_recordings

        narration, unreadable = self._narration
        missing = () if unreadable else missing_recordings(self.shelf.loaded.scripts, narration)
        return (
            *self.shelf.loaded.problems,
            *unreadable,
            *missing,
            *self.cards.loaded.problems,
            *self.programmes.loaded.problems,
        )

    @cached_property
    def _narrators(self) -> Narrators:
        from mindbody_app.library import Narrators

        return Narrators(self._assets)

    @property
    def _narration(self) -> tuple[Narration, tuple[str, ...]]:
        """The chosen narrator's clips, and what is wrong with them."""
        return self._narrators.narration(self.settings.current.voice)

    @cached_property
    def _first_voices(self) -> Voices:
        from mindbody_app.library import voices_for

        folder = self._folder
        return voices_for(folder / "scripts", self._narration[0], folder / "cache" / "speech")

    @property
    def _voices(self) -> Voices:
        """The voices with the narrator that is chosen now."""
        return self._first_voices.narrated_by(self._narration[0])

    def _voice_sample(self) -> Timeline | None:
        line = self._narrators.sample_line(self.settings.current.voice, self.shelf.loaded.scripts)
        if line is None:
            return None
        from mindbody_app.practice.timeline import timeline_of_line

        return timeline_of_line(line, self._spoken_seconds(line))

    def _voice_lines(self, lines: Sequence[str], language: str, progress: Progress) -> None:
        self._voices.speak(lines, language, progress)

    def _unspoken(self, script: SessionScript) -> tuple[str, ...]:
        return self._voices.unspoken(script)

    def _prepare_voice(self, script: SessionScript, progress: Progress) -> None:
        self._voices.prepare(script, progress)

    def _examine(self, own: OwnScript, going_on: Callable[[], bool]) -> Examined:
        return self._voices.examine(own, going_on)

    def _help_numbers(self) -> tuple[HelpNumbers, ...]:
        from mindbody_app.store.help_numbers import FILE_NAME, load_help_numbers

        return load_help_numbers(self._assets / FILE_NAME)

    def make_round(self) -> None:
        """What is looked after every second: unkept records, notices, and a day that has ended."""
        self.journal.retry()
        self._say_notices()
        today = self.services.today()
        if today != self._day and not self.window.practising:
            self._day = today
            self.window.refresh()

    def _say_notices(self) -> None:
        for sentence in (*self.journal.take_notices(), *self.settings.take_notices()):
            self.window.notices.say(sentence)

    def _palette(self) -> Palette:
        return PALETTES[_theme(self.settings.current)]

    def _reduced_motion(self) -> bool:
        """The person's choice, else the system's."""
        chosen = self.settings.current.reduced_motion
        if chosen is not None:
            return chosen
        from mindbody_app.ui.system_motion import system_reduces_motion

        return system_reduces_motion()

    def _compose(self, script: SessionScript, choices: Choices) -> Timeline:
        from mindbody_app.practice.compose import compose

        return compose(script, choices, self._voices.narration(script.says()).spoken_seconds)

    def _spoken_seconds(self, line: str) -> float:
        return self._voices.narration(()).spoken_seconds(line)

    def _levels(self) -> dict[Bus, float]:
        settings = self.settings.current
        return {
            Bus.VOICE: settings.voice_volume,
            Bus.CUES: settings.cue_volume,
            Bus.AMBIENCE: settings.ambience_volume,
        }

    def _make_sound(self, timeline: Timeline, ambience: Ambience | None = None) -> SessionSound:
        from mindbody_app.audio.session import open_session_sound

        settings = self.settings.current
        return open_session_sound(
            timeline,
            self._voices.narration(timeline.says()),
            ambience=settings.ambience if ambience is None else ambience,
            levels=self._levels(),
            output=settings.output,
            clock=self._clock,
            seed=self._seed(),
        )

    def _seed(self) -> int:
        """Of what a session leaves to chance: another one for each."""
        return round(self.services.now().timestamp())

    def _save_sound(
        self,
        timeline: Timeline,
        path: Path,
        ambience: Ambience,
        progress: Callable[[float], bool],
    ) -> None:
        from mindbody_app.audio.export import save_audio

        save_audio(
            timeline,
            self._voices.narration(timeline.says()),
            path,
            ambience=ambience,
            levels=self._levels(),
            progress=progress,
            seed=self._seed(),
        )


def _theme(settings: Settings) -> ThemeName:
    if settings.theme is Theme.SYSTEM:
        # Qt's own word for it, colorScheme(), costs the window a tenth of its start (qt_numbers).
        dark = QGuiApplication.palette().window().color().lightness() < 128
        return ThemeName.DARK if dark else ThemeName.LIGHT
    return ThemeName(settings.theme.value)


def assets_folder() -> Path:
    """Scripts and narration: beside the package when installed, else in the source tree."""
    installed = Path(__file__).parent / "assets"
    return installed if installed.is_dir() else Path(__file__).parents[2] / "assets"


def make_application(arguments: list[str]) -> QApplication:
    """The Qt application object, named and dressed."""
    # By setStyle() the style would cost the making of all of QStyle's enumerations (qt_numbers).
    qt = QApplication([*arguments, "-style", "Fusion"])
    qt.setApplicationName("Body & Breath")
    qt.setApplicationVersion(__version__)
    qt.setDesktopFileName("mindbody-app")
    load_fonts()
    add_plural_forms(qt)
    return qt
