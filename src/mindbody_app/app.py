"""The composition root: builds everything, hands it down, and knows how it fits together."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QObject, Qt, QTimer, QTranslator
from PySide6.QtGui import QGuiApplication, QIcon
from PySide6.QtWidgets import QApplication, QStyle

from mindbody_app import __version__
from mindbody_app.audio.narration import (
    Narration,
    NarrationError,
    captions_only,
    load_narration,
)
from mindbody_app.practice.compose import Choices, compose
from mindbody_app.practice.script import SessionScript
from mindbody_app.practice.sound_port import Bus, SessionSound
from mindbody_app.practice.timeline import Timeline
from mindbody_app.store.instance import Instance, Standing
from mindbody_app.store.journal_store import open_journal
from mindbody_app.store.script_files import load_scripts
from mindbody_app.store.settings import Settings, SettingsFile, Theme
from mindbody_app.ui.fonts import load_fonts
from mindbody_app.ui.icons import icon
from mindbody_app.ui.main_window import Look, MainWindow
from mindbody_app.ui.services import Services
from mindbody_app.ui.theme import PALETTES, ThemeName, style_sheet
from mindbody_app.ui.widgets.first_paint import FirstPaint
from mindbody_app.ui.widgets.focus_ring import FocusRing

SETTINGS_NAME = "settings.json"
MARK_START = "MINDBODY_MARK_START"
"""Environment variable for the start benchmark: print a mark at the first paint, and quit."""
IDLE_MS = 300
"""After the first paint, before the heavy libraries are loaded beside the window."""


def assets_folder() -> Path:
    """Scripts and narration: beside the package when installed, else in the source tree."""
    installed = Path(__file__).parent / "assets"
    return installed if installed.is_dir() else Path(__file__).parents[2] / "assets"


@dataclass(frozen=True, slots=True)
class Library:
    """The practices and their narration, and what was wrong with them, a sentence each."""

    scripts: tuple[SessionScript, ...]
    narration: Narration
    problems: tuple[str, ...]


def load_library(assets: Path, voice: str) -> Library:
    """Read every script and the narrator's index; what can't be read costs only itself."""
    loaded = load_scripts(assets / "scripts")
    problems = list(loaded.problems)
    try:
        narration = load_narration(assets, voice)
    except NarrationError as error:
        problems.append(str(error))
        narration = captions_only(voice)
    else:
        problems += _missing_clips(loaded.scripts, narration)
    return Library(loaded.scripts, narration, tuple(problems))


def _missing_clips(scripts: tuple[SessionScript, ...], narration: Narration) -> list[str]:
    missing = {script.title: narration.missing(script.spoken_lines()) for script in scripts}
    count = sum(map(len, missing.values()))
    if not count:
        return []
    titles = ", ".join(f"“{title}”" for title, lines in missing.items() if lines)
    return [
        f"The recording of {count} spoken line(s) is missing ({titles}); they are shown and not"
        " spoken. Install the app again to get them back."
    ]


def local_now() -> datetime:
    """Local time with its UTC offset; follows a zone change while the app runs."""
    if hasattr(time, "tzset"):
        time.tzset()
    return datetime.now().astimezone()


class App(QObject):
    """The running app: window, journal, settings and sound, wired together.

    Args:
        qt: the application object.
        folder: the data folder.
        assets: the folder of scripts and narration.
        now: local time with its UTC offset.
        clock: monotonic seconds.
    """

    def __init__(
        self,
        qt: QApplication,
        folder: Path,
        assets: Path,
        now: Callable[[], datetime] = local_now,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        super().__init__()
        self._qt = qt
        self.settings = SettingsFile(folder / SETTINGS_NAME)
        self.journal = open_journal(folder)
        self.library = load_library(assets, self.settings.current.voice)
        self._clock = clock
        self.services = Services(
            scripts=self.library.scripts,
            journal=self.journal,
            settings=self.settings,
            compose=self._compose,
            make_sound=self._make_sound,
            now=now,
            clock=clock,
            save_sound=self._save_sound,
            data_folder=folder,
        )
        self.journal.close_interrupted()
        look = self._look()
        qt.setStyleSheet(style_sheet(look.palette))
        self.window = MainWindow(self.services, look)
        self._ring = FocusRing(qt, look.palette.focus, look.palette.surface)
        self.window.appearance_changed.connect(self.restyle)
        QGuiApplication.styleHints().colorSchemeChanged.connect(lambda _scheme: self.restyle())
        for sentence in (*self.library.problems, *self.settings.take_notices()):
            self.window.notices.say(sentence)
        self._notices = QTimer(self)
        self._notices.setInterval(1000)
        self._notices.timeout.connect(self._say_notices)
        self._notices.start()
        self._say_notices()

    def restyle(self) -> None:
        """Draw everything in the colours that the settings and the system ask for now."""
        look = self._look()
        self._qt.setStyleSheet(style_sheet(look.palette))
        self._ring.set_colours(look.palette.focus, look.palette.surface)
        self.window.restyle(look)

    def use_idle_time(self) -> None:
        """What can wait until the first window stands: checks, a copy, and heavy libraries."""
        if self.journal.look_after(self.services.today()):
            self.window.refresh()
        self.window.load_in_idle_time()

    def _say_notices(self) -> None:
        for sentence in (*self.journal.take_notices(), *self.settings.take_notices()):
            self.window.notices.say(sentence)

    def _look(self) -> Look:
        settings = self.settings.current
        return Look(PALETTES[_theme(settings)], _reduced_motion(settings, self._qt))

    def _compose(self, script: SessionScript, choices: Choices) -> Timeline:
        return compose(script, choices, self.library.narration.spoken_seconds)

    def _levels(self) -> dict[Bus, float]:
        settings = self.settings.current
        return {
            Bus.VOICE: settings.voice_volume,
            Bus.CUES: settings.cue_volume,
            Bus.AMBIENCE: settings.ambience_volume,
        }

    def _make_sound(self, timeline: Timeline) -> SessionSound:
        from mindbody_app.audio.session import open_session_sound

        settings = self.settings.current
        return open_session_sound(
            timeline,
            self.library.narration,
            ambience=settings.ambience,
            levels=self._levels(),
            output=settings.output,
            clock=self._clock,
        )

    def _save_sound(
        self, timeline: Timeline, path: Path, progress: Callable[[float], bool]
    ) -> None:
        from mindbody_app.audio.export import save_audio

        ambience = self.settings.current.ambience
        save_audio(timeline, self.library.narration, path, ambience, self._levels(), progress)


def _theme(settings: Settings) -> ThemeName:
    if settings.theme is Theme.SYSTEM:
        dark = QGuiApplication.styleHints().colorScheme() is Qt.ColorScheme.Dark
        return ThemeName.DARK if dark else ThemeName.LIGHT
    return ThemeName(settings.theme.value)


def _reduced_motion(settings: Settings, qt: QApplication) -> bool:
    """The person's choice, else the system's: no animated widgets means no movement here."""
    if settings.reduced_motion is not None:
        return settings.reduced_motion
    return not qt.style().styleHint(QStyle.StyleHint.SH_Widget_Animate)


def make_application(arguments: list[str]) -> QApplication:
    """The Qt application object, named and dressed."""
    qt = QApplication(arguments)
    qt.setApplicationName("Body & Breath")
    qt.setApplicationVersion(__version__)
    qt.setDesktopFileName("mindbody-app")
    qt.setStyle("Fusion")
    load_fonts()
    words = QTranslator(qt)
    # English, too, needs a file to tell “1 minute” from “2 minutes”.
    if words.load(str(Path(__file__).parent / "translations" / "mindbody_en.qm")):
        qt.installTranslator(words)
    return qt


def run(folder: Path, environment: Mapping[str, str]) -> int:
    """Open the window and stay until it is closed; the exit code."""
    qt = make_application(sys.argv[:1])
    instance = Instance(folder)
    if instance.standing is Standing.SECOND:
        instance.ask_first_to_show()
        return 0
    app = App(qt, folder, assets_folder())
    window = app.window
    window.setWindowIcon(_window_icon())
    window.show_where_it_was()
    instance.when_asked_to_show(lambda: _bring_to_front(window), window)

    def painted() -> None:
        if environment.get(MARK_START):
            _print_mark()
            window.close()
            return
        QTimer.singleShot(IDLE_MS, app.use_idle_time)

    FirstPaint(window.first_painted, painted)
    code = qt.exec()
    app.journal.close()
    instance.release()
    return code


def _window_icon() -> QIcon:
    return icon("leaf", PALETTES[ThemeName.LIGHT].accent, 64)


def _bring_to_front(window: MainWindow) -> None:
    window.setWindowState(window.windowState() & ~window.windowState().WindowMinimized)
    window.show()
    window.raise_()
    window.activateWindow()


def _print_mark() -> None:
    """What the start benchmark reads."""
    loaded = {name: int(name in sys.modules) for name in ("numpy", "pyqtgraph")}
    marks = " ".join(f"{name}={there}" for name, there in loaded.items())
    print(  # noqa: T201
        f"first-paint {time.monotonic():.6f} modules={len(sys.modules)} {marks}",
        file=sys.stderr,
        flush=True,
    )
