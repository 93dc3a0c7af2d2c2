"""Start to the first painted Today screen, against a bare PySide6 window.

Both are started in turn on one virtual screen and timed from the moment that the process is asked
for; the ratio is of the medians. Prints the figures; exit code 1 where a target is missed.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from datetime import datetime
from pathlib import Path

from tools.sample_journal import write_sample_journal
from tools.stage import Screen, virtual_screen

RUNS = 9
MOST_TIMES_BARE = 1.6
MARK = "first-paint"

BARE_WINDOW = """
import sys, time
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMainWindow
class Window(QMainWindow):
    def paintEvent(self, event):
        super().paintEvent(event)
        print(f"first-paint {time.monotonic():.6f} modules={len(sys.modules)}", file=sys.stderr)
        QTimer.singleShot(0, self.close)
app = QApplication([])
window = Window()
window.resize(1280, 800)
window.show()
app.exec()
"""


def start(command: list[str], environment: dict[str, str]) -> tuple[float, dict[str, str]]:
    """Milliseconds from asking for the process to its first paint, and what its mark says."""
    asked = time.monotonic()
    done = subprocess.run(
        command, env=environment, capture_output=True, text=True, check=True, timeout=60
    )
    marks = [line for line in done.stderr.splitlines() if line.startswith(MARK)]
    if not marks:
        raise RuntimeError(f"no first paint was marked: {done.stderr}")
    moment, *facts = marks[0].removeprefix(MARK).split()
    return (float(moment) - asked) * 1000, dict(fact.split("=") for fact in facts)


def measure(screen: Screen, folder: Path) -> int:
    """Start both in turn, print the figures; 0 if the targets are met."""
    environment = os.environ | screen.environment
    environment |= {"MINDBODY_DATA": str(folder), "MINDBODY_MARK_START": "1"}
    # An installed app has its bytecode; some build machines forbid Python to keep it.
    for name in ("WAYLAND_DISPLAY", "PYTHONDONTWRITEBYTECODE"):
        environment.pop(name, None)
    bare: list[float] = []
    app: list[float] = []
    facts: dict[str, str] = {}
    for run in range(RUNS + 1):
        bare_ms, _ = start([sys.executable, "-c", BARE_WINDOW], environment)
        app_ms, facts = start([sys.executable, "-m", "mindbody_app"], environment)
        # The first pair fills the file cache.
        if run:
            bare.append(bare_ms)
            app.append(app_ms)
    bare_median, app_median = statistics.median(bare), statistics.median(app)
    ratio = app_median / bare_median
    light = facts["numpy"] == facts["pyqtgraph"] == "0"
    print(f"start, medians of {RUNS} interleaved runs under Xvfb")
    print(f"  bare PySide6 window  {bare_median:6.0f} ms  ({min(bare):.0f} to {max(bare):.0f})")
    print(f"  Today screen         {app_median:6.0f} ms  ({min(app):.0f} to {max(app):.0f})")
    print(f"  ratio                {ratio:6.2f}     (at most {MOST_TIMES_BARE})")
    print(f"  imported before it   numpy {facts['numpy']}, pyqtgraph {facts['pyqtgraph']} (0, 0)")
    return 0 if ratio <= MOST_TIMES_BARE and light else 1


def main() -> int:
    """Set the stage and measure."""
    with virtual_screen() as screen, tempfile.TemporaryDirectory() as folder:
        write_sample_journal(Path(folder), datetime.now().astimezone())
        return measure(screen, Path(folder))


if __name__ == "__main__":
    sys.exit(main())
