"""`mindbody-app --self-test`: whether this build works here; a line for each check.

Packaged builds run it after installation. It works in a folder of its own and leaves the person's
record as it is.
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from PySide6.QtCore import QElapsedTimer
from PySide6.QtWidgets import QApplication

from mindbody_app.app import App, assets_folder, make_application
from mindbody_app.journal.records import Ended, PracticeRecord
from mindbody_app.local_time import local_now
from mindbody_app.practice.choices import Choices
from mindbody_app.practice.sound_port import Hearing
from mindbody_app.store.database import is_sound, opened_copy
from mindbody_app.store.journal_store import FILE_NAME

PLAYED_SECONDS = 2.0
SOUND_PATIENCE = 20.0
"""A first start from a slow disk loads the sound libraries for a second or more."""
Check = tuple[str, Callable[[], str]]


class CheckFailedError(Exception):
    """A check that found something wrong; the message is what."""


def self_test(folder: Path) -> int:
    """Run every check and print a line for each; 0 if all passed.

    Args:
        folder: the person's data folder; only read.
    """
    if sys.platform == "linux" and not (
        os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")
    ):
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    qt = make_application(sys.argv[:1])
    failed = 0
    # Windows takes no folder away that Qt still watches; the system clears up what is left.
    with tempfile.TemporaryDirectory(
        prefix="body-and-breath-self-test-", ignore_cleanup_errors=True
    ) as scratch:
        app = App(qt, Path(scratch), assets_folder())
        app.window.show()
        for name, check in _checks(qt, app, folder):
            failed += not _passes(name, check)
        app.window.close()
        app.journal.close()
    print("self-test passed" if not failed else f"self-test failed: {failed} check(s)")
    return 1 if failed else 0


def _passes(name: str, check: Callable[[], str]) -> bool:
    try:
        found = check()
    except Exception as error:
        print(f"FAILED  {name}: {error}")
        return False
    print(f"ok      {name}: {found}")
    return True


def _checks(qt: QApplication, app: App, folder: Path) -> Iterator[Check]:
    yield "scripts", lambda: _scripts(app)
    for name in app.window.screen_names:
        yield f"screen {name}", lambda name=name: _screen(qt, app, name)  # type: ignore[misc]
    yield "screen practice", lambda: _practice_screen(qt, app)
    yield "sound", lambda: _sound(qt, app)
    yield "voice", lambda: _voice(app)
    yield "database", lambda: _database(app)
    yield "your record", lambda: _own_record(folder)


def _scripts(app: App) -> str:
    if app.problems():
        raise CheckFailedError(" ".join(app.problems()))
    if not app.services.scripts:
        raise CheckFailedError("no script was found")
    for script in app.services.scripts:
        for posture in script.postures:
            app.services.compose(script, Choices(script.minutes.usual, posture))
    return f"{len(app.services.scripts)} loaded and composed, every line recorded"


def _screen(qt: QApplication, app: App, name: str) -> str:
    app.window.open_screen(name)
    return _drawn(qt, app)


def _practice_screen(qt: QApplication, app: App) -> str:
    app.window.open_practice(app.services.scripts[0].id)
    return _drawn(qt, app)


def _drawn(qt: QApplication, app: App) -> str:
    timer = QElapsedTimer()
    timer.start()
    qt.processEvents()
    picture = app.window.grab().toImage()
    if picture.isNull():
        raise CheckFailedError("the window could not be drawn")
    return f"drawn, {picture.width()} x {picture.height()}, {timer.elapsed()} ms"


def _sound(qt: QApplication, app: App) -> str:
    script = app.services.scripts[0]
    timeline = app.services.compose(script, Choices(script.minutes.least, script.postures[0]))
    sound = app.services.make_sound(timeline)
    sound.start()
    begun, position = time.monotonic(), 0.0
    while position < PLAYED_SECONDS and time.monotonic() - begun < SOUND_PATIENCE:
        qt.processEvents()
        position = sound.position()
        time.sleep(0.02)
    hearing = sound.hearing
    sound.stop()
    if position < PLAYED_SECONDS:
        raise CheckFailedError(f"only {position:.1f} s were played in {SOUND_PATIENCE:.0f} s")
    if hearing is Hearing.SILENT:
        return f"no sound device was found; {position:.1f} s passed in silence"
    return f"{position:.1f} s played"


def _voice(app: App) -> str:
    line = "This line has no clip of its own."
    begun = time.monotonic()
    app.services.voice_lines([line], "en", lambda _share: True)
    return f"{app.services.spoken_seconds(line):.1f} s spoken in {time.monotonic() - begun:.1f} s"


def _database(app: App) -> str:
    started = local_now()
    record = PracticeRecord(
        id="self-test",
        script_id=app.services.scripts[0].id,
        title="Self-test",
        practice=app.services.scripts[0].practice.value,
        started_at=started,
        practice_day=app.services.today(),
        planned_seconds=60,
        practised_seconds=60,
    )
    app.journal.open_practice(record)
    app.journal.close_practice(replace(record, ended=Ended.COMPLETED))
    kept = app.journal.practices(since=app.services.today() - timedelta(days=1))
    if not app.journal.kept or [each.id for each in kept] != [record.id]:
        raise CheckFailedError("a practice could not be kept")
    return "a practice was kept and read"


def _own_record(folder: Path) -> str:
    path = folder / FILE_NAME
    if not path.exists():
        return "none yet"
    with opened_copy(path) as copy:
        if not is_sound(copy):
            raise CheckFailedError(f"{path} is damaged; start the app to restore its backup")
        (count,) = copy.execute("SELECT count(*) FROM practice").fetchone()
    return f"sound, {count} practices"
