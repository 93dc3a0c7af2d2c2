"""Start to the first painted Today screen, against a bare PySide6 window.

Both are started in turn on one virtual screen. Each is timed twice: by the wall from the moment
that the process is asked for, and by the processor's time that it has used at its first paint. The
wall's ratio is of the medians, and it is the one with a target. The processor's is of the least of
each, as other work on the machine can only add to it: where the machine is busy it is the steadier.
Prints the figures; exit code 1 where a target is missed.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from tools.sample_journal import write_sample_journal
from tools.stage import Screen, virtual_screen

RUNS = 15
MOST_TIMES_BARE = 1.6
MARK = "first-paint"

BARE_WINDOW = """
import sys, time
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMainWindow
class Window(QMainWindow):
    def paintEvent(self, event):
        super().paintEvent(event)
        moment, cpu = time.monotonic(), time.process_time()
        print(f"first-paint {moment:.6f} cpu={cpu:.6f}", file=sys.stderr)
        QTimer.singleShot(0, self.close)
app = QApplication([])
window = Window()
window.resize(1280, 800)
window.show()
app.exec()
"""


@dataclass(frozen=True)
class Start:
    """One start, in milliseconds up to the first paint, and what its mark says beside."""

    wall: float
    cpu: float
    facts: dict[str, str]


def start(command: list[str], environment: dict[str, str]) -> Start:
    """Start a window, wait for its end, and read its mark."""
    asked = time.monotonic()
    done = subprocess.run(
        command, env=environment, capture_output=True, text=True, check=True, timeout=60
    )
    marks = [line for line in done.stderr.splitlines() if line.startswith(MARK)]
    if not marks:
        raise RuntimeError(f"no first paint was marked: {done.stderr}")
    moment, *told = marks[0].removeprefix(MARK).split()
    facts = dict(fact.split("=") for fact in told)
    return Start((float(moment) - asked) * 1000, float(facts.pop("cpu")) * 1000, facts)


def measure(screen: Screen, folder: Path) -> int:
    """Start both in turn, print the figures; 0 if the targets are met."""
    environment = os.environ | screen.environment
    environment |= {"MINDBODY_DATA": str(folder), "MINDBODY_MARK_START": "1"}
    # An installed app has its bytecode; some build machines forbid Python to keep it.
    for name in ("WAYLAND_DISPLAY", "PYTHONDONTWRITEBYTECODE"):
        environment.pop(name, None)
    bare: list[Start] = []
    app: list[Start] = []
    for _ in range(RUNS + 1):
        bare.append(start([sys.executable, "-c", BARE_WINDOW], environment))
        app.append(start([sys.executable, "-m", "mindbody_app"], environment))
    # The first pair fills the file cache.
    bare, app = bare[1:], app[1:]
    facts = app[0].facts
    light = facts["numpy"] == facts["pyqtgraph"] == "0"
    wall_ratio, cpu_ratio = _wall(app) / _wall(bare), _cpu(app) / _cpu(bare)
    print(f"start, {RUNS} interleaved runs under Xvfb, milliseconds to the first paint")
    print("                       wall, median (all)      processor, least")
    print(f"  bare PySide6 window  {_told(bare)}")
    print(f"  Today screen         {_told(app)}")
    print(f"  ratio                {wall_ratio:6.2f} (at most {MOST_TIMES_BARE}){cpu_ratio:18.2f}")
    print(f"  imported before it   numpy {facts['numpy']}, pyqtgraph {facts['pyqtgraph']} (0, 0)")
    return 0 if wall_ratio <= MOST_TIMES_BARE and light else 1


def _wall(starts: list[Start]) -> float:
    return statistics.median(each.wall for each in starts)


def _cpu(starts: list[Start]) -> float:
    return min(each.cpu for each in starts)


def _told(starts: list[Start]) -> str:
    walls = [each.wall for each in starts]
    return f"{_wall(starts):6.0f} ({min(walls):.0f} to {max(walls):.0f})     {_cpu(starts):13.0f}"


def main() -> int:
    """Set the stage and measure."""
    with virtual_screen() as screen, tempfile.TemporaryDirectory() as folder:
        write_sample_journal(Path(folder), datetime.now().astimezone())
        return measure(screen, Path(folder))


if __name__ == "__main__":
    sys.exit(main())
