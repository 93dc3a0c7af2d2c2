"""Practices from the click to its paint with a lifetime's records, and the scripts' own reading.

Each run takes the screen's first opening: its modules are loaded (another screen has been opened
before), its cards are made and painted. In turn with it, a stack switches to a bare list of as many
plain buttons. Then every script file is read, in turn with a bare parse of the same bytes. Prints
medians; exit code 1 where a target is missed.
"""

from __future__ import annotations

import compileall
import os
import statistics
import sys
import tempfile
import time
from contextlib import closing
from pathlib import Path
from types import SimpleNamespace

import yaml
from PySide6.QtWidgets import (
    QApplication,
    QLabel,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

import mindbody_app
import mindbody_app.ui.main_window
import mindbody_app.ui.widgets.focus_ring
from benchmarks.progress import RECORDS, TODAY, Stage, fill
from mindbody_app.app import assets_folder, make_application
from mindbody_app.store.journal_store import JournalStore
from mindbody_app.store.script_files import load_scripts
from mindbody_app.store.script_shelf import ScriptShelf
from mindbody_app.store.settings import Settings
from mindbody_app.ui.style_sheet import style_sheet
from mindbody_app.ui.theme import LIGHT
from tools.stage import virtual_screen

RUNS = 9
MOST_MS = 100
MOST_READ_MS = 150
SIZE = (1072, 800)
"""What the rail leaves of a window of 1280 x 800."""


def practices_ms(stage: Stage, journal: JournalStore, folder: Path) -> float:
    """One first opening of Practices."""
    clicked = time.perf_counter()
    from mindbody_app.ui.library.practices_page import PracticesPage
    from mindbody_app.ui.library.screen import PracticesScreen

    shelf = ScriptShelf(assets_folder() / "scripts", folder / "headlines.json", folder / "own")
    services = SimpleNamespace(
        shelf=shelf,
        journal=journal,
        settings=SimpleNamespace(current=Settings()),
        today=lambda: TODAY,
    )
    screen = PracticesScreen(services, LIGHT)  # type: ignore[arg-type]  # the parts that it uses
    built = (time.perf_counter() - clicked) * 1000
    stage.stack.addWidget(screen)
    assert isinstance(screen.page, PracticesPage)
    taken = built + stage.switch(screen, lambda: None, [screen.page.shelf.cards["body-scan"].face])
    stage.clear(screen)
    return taken


def bare_ms(stage: Stage, count: int) -> float:
    """One showing of plain buttons."""
    clicked = time.perf_counter()
    page = QWidget()
    column = QVBoxLayout(page)
    buttons = [QPushButton(f"Practice {number}") for number in range(count)]
    for each in buttons:
        column.addWidget(each)
    built = (time.perf_counter() - clicked) * 1000
    stage.stack.addWidget(page)
    taken = built + stage.switch(page, lambda: None, [buttons[0]])
    stage.clear(page)
    return taken


def read_ms(folder: Path) -> tuple[float, float]:
    """Reading every script, and a bare parse of their bytes."""
    begun = time.perf_counter()
    loaded = load_scripts(folder)
    read = time.perf_counter()
    assert not loaded.problems
    for path in folder.glob("*.yaml"):
        yaml.compose(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    return (read - begun) * 1000, (time.perf_counter() - read) * 1000


def measure(folder: Path) -> int:
    """Take turns, print the figures; 0 if the targets are met."""
    app: QApplication = make_application([])
    app.setStyleSheet(style_sheet(LIGHT))
    stack = QStackedWidget()
    stack.resize(*SIZE)
    stack.addWidget(QLabel())
    stack.show()
    stage = Stage(app, stack)
    scripts = assets_folder() / "scripts"
    count = len(list(scripts.glob("*.yaml")))
    # An installed app has its bytecode, and has shown its first screen before anyone clicks.
    compileall.compile_dir(Path(mindbody_app.__file__).parent, quiet=1)
    load_scripts(scripts)

    with closing(fill(folder)) as journal:
        ScriptShelf(scripts, folder / "headlines.json", folder / "own").headlines  # noqa: B018
        turns = [(practices_ms(stage, journal, folder), bare_ms(stage, count)) for _ in range(RUNS)]
    practices = statistics.median(turn[0] for turn in turns)
    bare = statistics.median(turn[1] for turn in turns)
    reads = [read_ms(scripts) for _ in range(RUNS)]
    read = statistics.median(turn[0] for turn in reads)
    parsed = statistics.median(turn[1] for turn in reads)
    print(f"Practices: {count} scripts, {RECORDS} records, medians of {RUNS} interleaved runs")
    print(
        f"  click to painted     {practices:6.0f} ms  (at most {MOST_MS}; first {turns[0][0]:.0f})"
    )
    print(f"  bare plain buttons   {bare:6.0f} ms")
    print(f"  ratio                {practices / bare:6.2f}")
    print(f"  all scripts read     {read:6.0f} ms  (at most {MOST_READ_MS})")
    print(f"  a bare parse of them {parsed:6.0f} ms")
    print(f"  ratio                {read / parsed:6.2f}")
    return 0 if practices <= MOST_MS and turns[0][0] <= MOST_MS and read <= MOST_READ_MS else 1


def main() -> int:
    """Set the stage and measure."""
    with virtual_screen() as screen, tempfile.TemporaryDirectory() as folder:
        os.environ.update(screen.environment)
        os.environ.pop("WAYLAND_DISPLAY", None)
        return measure(Path(folder))


if __name__ == "__main__":
    sys.exit(main())
