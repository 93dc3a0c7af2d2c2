"""A run of the app: from its first paint, or its place by the tray, to its end."""

from __future__ import annotations

import gc
import os
import signal
import sys
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from mindbody_app.app import App, assets_folder, make_application
from mindbody_app.store.file_kinds import holds_plan
from mindbody_app.store.instance import Instance, Standing

if TYPE_CHECKING:
    from mindbody_app.ui.services import LoginStart

MARK_START = "MINDBODY_MARK_START"
"""Environment variable for the start benchmark: print a mark at the first paint, and quit."""
IDLE_MS = 300
"""After the first paint, before the heavy libraries are loaded beside the window."""
TRAY_LOOK_MS = 1000
TRAY_LOOKS = 30
"""At login the app may be there before the desktop's tray is."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What the command line asks of a start."""

    in_tray: bool = False
    """Start with no window, by the tray; where there is none, with a minimised window."""
    named: bool = False
    """Whether the data folder is another than the usual one."""
    plan_folder: Path | None = None
    """A folder in which a clinic's plan may lie."""
    files: tuple[Path, ...] = ()
    """Files to show, as absolute paths."""


def run(folder: Path, environment: Mapping[str, str], asked: Asked) -> int:
    """Open the window and stay until the app is ended; the exit code.

    Args:
        folder: the data folder.
        environment: the process's variables.
        asked: what the command line asks.
    """
    qt = make_application(sys.argv[:1])
    instance = Instance(folder)
    if instance.standing is Standing.SECOND:
        return 0 if asked.in_tray else _hand_over(instance, asked, folder)
    app = App(
        qt,
        folder,
        assets_folder(),
        login_start=lambda: _login_start(environment, folder if asked.named else None),
        desktop_messages=sys.platform == "linux",
        plan_folders=lambda: _plan_folders(environment, asked),
    )

    def stand() -> None:
        gc.freeze()
        gc.enable()
        if environment.get(MARK_START):
            _print_mark()
            app.window.close()
        else:
            _stand(app, instance, asked)

    _heed_signals(app.end, app)
    _meet(app)
    _heed_opened_files(app, qt)
    if asked.in_tray:
        stand()
    else:
        app.show_window()
        app.window.once_painted(stand)
    code = qt.exec()
    app.journal.close()
    instance.release()
    return code


def _hand_over(instance: Instance, asked: Asked, folder: Path) -> int:
    """Have the copy that runs come to the front and show the files; the exit code."""
    _lend_the_front()
    try:
        instance.ask_first_to_show(asked.files)
    except OSError as error:
        from mindbody_app.store.errors import store_error

        print(store_error(error, folder), file=sys.stderr)  # noqa: T201
        return 1
    return 0


def _lend_the_front() -> None:
    """Let the copy that runs come to the front: Windows lets only the program do so that the person
    has just started, or one that this program allows it."""
    if sys.platform == "win32":
        import ctypes

        any_process = 0xFFFFFFFF
        ctypes.WinDLL("user32").AllowSetForegroundWindow(any_process)


def _stand(app: App, instance: Instance, asked: Asked) -> None:
    """What comes once the window is painted, or instead of it by the tray."""
    _close_to_others(app, asked)
    instance.when_asked_to_show(app.show_window, app.window, app.window.files.open_file)
    if sys.platform == "darwin":
        from mindbody_app.ui.mac_ways import MacWays

        MacWays(app.window, app.show_window, in_tray=asked.in_tray)
    if asked.in_tray:
        _wait_by_the_tray(app, asked)
    else:
        _load(app)
        _look_for_files(app, asked)


def _close_to_others(app: App, asked: Asked) -> None:
    """Once for a data folder; at a first start, this keeps the settings for the first time, so that
    the next one knows of the first steps."""
    if app.settings.current.closed_to_others:
        return
    from mindbody_app.store.folders import close_to_others

    close_to_others(app.services.data_folder, named=asked.named)
    app.settings.change(closed_to_others=True)


def _heed_opened_files(app: App, qt: QObject) -> None:
    """Show what macOS opens with the app."""
    if sys.platform == "darwin":
        from mindbody_app.ui.opened_files import OpenedFiles

        OpenedFiles(app.window.files.open_file, qt)


def _meet(app: App) -> None:
    """Show whoever is new here the first steps; who has a record has started before.

    Only where there are no settings does the record tell: the steps themselves make plans.
    """
    if not app.settings.current.first_start_open:
        return
    journal = app.journal
    if app.settings.fresh and (
        journal.first_day() or journal.plans() or journal.enrolments() or journal.excused()
    ):
        app.settings.change(first_start_open=False)
        return
    from mindbody_app.ui.first_start.steps import FirstSteps

    FirstSteps(app.services, app.window)


def _look_for_files(app: App, asked: Asked) -> None:
    """Show the files that were named at the start, else a plan that lies beside the app."""
    new_here = app.settings.current.first_start_open

    def look() -> None:
        if not asked.files:
            app.window.files.look_beside()
        for path in asked.files:
            # The first steps show a plan, too, and may have the answer.
            app.window.files.open_file(path, again=not new_here)

    QTimer.singleShot(IDLE_MS, app, look)


def _plan_folders(environment: Mapping[str, str], asked: Asked) -> tuple[Path, ...]:
    from PySide6.QtCore import QStandardPaths

    from mindbody_app.store.plan_places import plan_places

    kinds = QStandardPaths.StandardLocation
    private = (kinds.HomeLocation, kinds.DesktopLocation, kinds.DownloadLocation)
    folders = [Path(QStandardPaths.writableLocation(kind)) for kind in private]
    chosen = [each for each in asked.files if holds_plan(each)]
    if asked.plan_folder is not None:
        chosen.append(asked.plan_folder)
    return plan_places(Path(sys.executable), environment, chosen, folders)


def _login_start(environment: Mapping[str, str], folder: Path | None) -> LoginStart:
    from mindbody_app.store.login_start import IN_TRAY, login_start, own_command

    command = own_command(
        sys.argv[0],
        sys.executable,
        environment,
        frozen=bool(getattr(sys, "frozen", False)),
        platform=sys.platform,
    )
    options = (IN_TRAY,) if folder is None else (IN_TRAY, "--data-folder", str(folder))
    return login_start((*command, *options), environment, Path.home(), sys.platform)


def _heed_signals(end: Callable[[], None], parent: QObject) -> None:
    """End the app at SIGINT and SIGTERM; a session then ends with its minutes."""
    for asked_to_end in (signal.SIGINT, signal.SIGTERM):
        # From within the event loop: what ends the app before it runs would be lost.
        signal.signal(asked_to_end, lambda _number, _frame: QTimer.singleShot(0, parent, end))
    if sys.platform == "win32":
        return  # Heard with the next round, when Python next runs.
    from PySide6.QtCore import QSocketNotifier

    reading, writing = os.pipe()
    for side in (reading, writing):
        os.set_blocking(side, False)
    signal.set_wakeup_fd(writing, warn_on_full_buffer=False)
    heard = QSocketNotifier(reading, QSocketNotifier.Type.Read, parent)
    # Python runs the handlers above as soon as it runs anything.
    heard.activated.connect(lambda *_: os.read(reading, 4096))


def _load(app: App) -> None:
    """Add what the first paint could do without."""
    app.window.complete()
    QTimer.singleShot(IDLE_MS, app.use_idle_time)


def _wait_by_the_tray(app: App, asked: Asked) -> None:
    """Stay with no window; what a window wants loaded and shown comes once it is first shown."""
    from mindbody_app.ui.reminders.tray import tray_is_coming

    app.journal.look_after(app.services.today())
    app.keep_pace(hidden=True)
    staying = app.staying
    looks = iter(range(TRAY_LOOKS))
    timer = QTimer(app)

    def load(hidden: bool) -> None:
        if not hidden:
            staying.hidden.disconnect(load)
            QTimer.singleShot(0, app, lambda: _load(app))
            _look_for_files(app, asked)

    def look() -> None:
        on = app.settings.current.reminders.on
        if on and tray_is_coming() and next(looks, None) is not None:
            return
        timer.stop()
        app.remind()
        if not (on and staying.tray):
            app.window.showMinimized()

    staying.hidden.connect(load)
    timer.timeout.connect(look)
    timer.start(TRAY_LOOK_MS)
    look()


def _print_mark() -> None:
    """What the start benchmark reads."""
    loaded = {name: int(name in sys.modules) for name in ("numpy", "pyqtgraph", "yaml")}
    loaded["qt"] = int("Qt" in vars(sys.modules["PySide6.QtCore"]))
    marks = " ".join(f"{name}={there}" for name, there in loaded.items())
    own = ",".join(name for name in sys.modules if name.startswith("mindbody_app."))
    print(  # noqa: T201
        f"first-paint {time.monotonic():.6f} cpu={time.process_time():.6f}"
        f" modules={len(sys.modules)} {marks} own={own}",
        file=sys.stderr,
        flush=True,
    )
