"""Start to the first painted Today screen: the packaged app against the app in its source tree.

Both are started in turn on one virtual screen, with one journal of eight weeks, and timed as in
`benchmarks.start`. The wall's ratio is of the medians, and it is the one with a target; the
processor's is of the least of each. Where `make package` has not been run there is nothing to
measure. Prints the figures; exit code 1 where the target is missed.
"""

from __future__ import annotations

import os
import statistics
import sys
import tempfile
from datetime import datetime
from pathlib import Path

from benchmarks.start import start
from tools.package.bundle import BUNDLE
from tools.sample_journal import write_sample_journal
from tools.stage import Screen, virtual_screen

RUNS = 11
MOST_TIMES_SOURCE = 1.3
PROGRAM = BUNDLE / "mindbody-app"


def measure(screen: Screen, folder: Path) -> int:
    """Start both in turn, print the figures; 0 if the target is met."""
    environment = os.environ | screen.environment
    environment |= {"MINDBODY_DATA": str(folder), "MINDBODY_MARK_START": "1"}
    for name in ("WAYLAND_DISPLAY", "PYTHONDONTWRITEBYTECODE"):
        environment.pop(name, None)
    source, packaged = [], []
    for _ in range(RUNS + 1):
        source.append(start([sys.executable, "-m", "mindbody_app"], environment))
        packaged.append(start([str(PROGRAM)], environment))
    # The first pair fills the file cache.
    source, packaged = source[1:], packaged[1:]
    print(f"start, {RUNS} interleaved runs under Xvfb: median of the wall, least of the processor")
    walls, cpus = [], []
    for name, runs in (("source tree", source), ("packaged", packaged)):
        walls.append(statistics.median(run.wall for run in runs))
        cpus.append(min(run.cpu for run in runs))
        print(f"  {name:12} {walls[-1]:6.0f} ms  {cpus[-1]:6.0f} ms")
    ratio = walls[1] / walls[0]
    print(f"  ratio        {ratio:6.2f}     {cpus[1] / cpus[0]:6.2f}     (at most", end=" ")
    print(f"{MOST_TIMES_SOURCE} by the wall)")
    return 0 if ratio <= MOST_TIMES_SOURCE else 1


def main() -> int:
    """Set the stage and measure."""
    if not PROGRAM.is_file():
        print("packaged start: there is no bundle here; make package makes one")
        return 0
    with virtual_screen() as screen, tempfile.TemporaryDirectory() as folder:
        write_sample_journal(Path(folder), datetime.now().astimezone())
        return measure(screen, Path(folder))


if __name__ == "__main__":
    sys.exit(main())
