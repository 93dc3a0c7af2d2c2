"""Practices from the click to its paint with a lifetime's records, and the scripts' own reading.

Each run takes the screen's first opening: its modules are loaded (another screen has been opened
before), its cards are made and painted. In turn with it, a stack switches to a bare list of as many
plain buttons. Then every script file is read, in turn with a bare parse of the same bytes. Prints
medians of the process's own work and of the clock; exit code 1 where the work misses a target.
"""

from __future__ import annotations

import compileall
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import dataclass
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


@dataclass(frozen=True)
class Taken:
    """How long something took, in milliseconds."""

    wall: float
    work: float
    """Of this process alone, so that it means the same on a busy machine."""


class Watch:
    """Runs from when it is made."""

    def __init__(self) -> None:
        self._began = time.perf_counter(), time.process_time()

    def stop(self) -> Taken:
        """What has passed."""
        wall, work = self._began
        return Taken((time.perf_counter() - wall) * 1000, (time.process_time() - work) * 1000)


def practices_taken(
    stage: Stage, journal: JournalStore, folder: Path, *, at_a_quiet_moment: bool = False
) -> Taken:
    """One first opening of Practices; its cards made on the way, or before, as the app does."""
    watch = Watch()
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
    stage.stack.addWidget(screen)
    assert isinstance(screen.page, PracticesPage)
    change: Callable[[], object] = lambda: None  # noqa: E731
    if at_a_quiet_moment:
        watch, change = Watch(), screen.refresh
    stage.switch(screen, change, [screen.page.shelf.cards["body-scan"].face])
    taken = watch.stop()
    stage.clear(screen)
    return taken


def bare_taken(stage: Stage, count: int) -> Taken:
    """One showing of plain buttons."""
    watch = Watch()
    page = QWidget()
    column = QVBoxLayout(page)
    buttons = [QPushButton(f"Practice {number}") for number in range(count)]
    for each in buttons:
        column.addWidget(each)
    stage.stack.addWidget(page)
    stage.switch(page, lambda: None, [buttons[0]])
    taken = watch.stop()
    stage.clear(page)
    return taken


def read_taken(folder: Path) -> Taken:
    """Reading every script."""
    watch = Watch()
    assert not load_scripts(folder).problems
    return watch.stop()


def parse_taken(folder: Path) -> Taken:
    """A bare parse of the same bytes."""
    watch = Watch()
    for path in folder.glob("*.yaml"):
        yaml.compose(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    return watch.stop()


def middle(taken: Sequence[Taken]) -> Taken:
    """The medians."""
    return Taken(
        statistics.median(each.wall for each in taken),
        statistics.median(each.work for each in taken),
    )


def figures(name: str, taken: Sequence[Taken], most: float | None = None) -> str:
    """One line: the work that it took, and the wall clock beside it."""
    all_runs = middle(taken)
    target = "" if most is None else f"  (at most {most:.0f}; first {taken[0].work:.0f})"
    return f"  {name:<21}{all_runs.work:6.0f} ms{target}  {all_runs.wall:.0f} ms by the clock"


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
        turns = [
            (
                practices_taken(stage, journal, folder),
                practices_taken(stage, journal, folder, at_a_quiet_moment=True),
                bare_taken(stage, count),
            )
            for _ in range(RUNS)
        ]
    practices, prepared, bare = (list(taken) for taken in zip(*turns, strict=True))
    reads = [(read_taken(scripts), parse_taken(scripts)) for _ in range(RUNS)]
    read, parsed = [turn[0] for turn in reads], [turn[1] for turn in reads]
    print(f"Practices: {count} scripts, {RECORDS} records, medians of {RUNS} interleaved runs")
    print(figures("click to painted", practices, MOST_MS))
    print(figures("made in idle time", prepared, MOST_MS))
    print(figures("bare plain buttons", bare))
    print(f"  {'ratio':<21}{middle(practices).work / middle(bare).work:6.1f}")
    print(figures("all scripts read", read, MOST_READ_MS))
    print(figures("a bare parse of them", parsed))
    print(f"  {'ratio':<21}{middle(read).work / middle(parsed).work:6.1f}")
    opened = max(middle(practices).work, practices[0].work)
    return 0 if opened <= MOST_MS and middle(read).work <= MOST_READ_MS else 1


def main() -> int:
    """Set the stage and measure."""
    with virtual_screen() as screen, tempfile.TemporaryDirectory() as folder:
        os.environ.update(screen.environment)
        os.environ.pop("WAYLAND_DISPLAY", None)
        return measure(Path(folder))


if __name__ == "__main__":
    sys.exit(main())
