"""What the English voice inside the app costs: to its first sentence, in work and in memory.

Each run is a process of its own that has the app's sound libraries loaded, as they are when someone
presses “Prepare the voice”. Work is told for a second of speech, levelling and coding included.
Prints medians; exit code 1 where a target is missed.
"""

from __future__ import annotations

import json
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

RUNS = 5
MOST_FIRST_SECONDS = 2.5
MOST_WORK = 0.05
"""Seconds of one core for a second of speech."""
MOST_MEGABYTES = 260
LINES = (
    "Let your shoulders be heavy, and let the ground carry them.",
    "Breathing in, feel the belly rise; breathing out, feel it sink.",
    "There is nothing to do here, and nowhere else to be.",
    "Let your attention rest in your left foot: the toes, the sole, the heel.",
    "Whatever you find there is an ordinary answer.",
)


def one_run(folder: Path) -> dict[str, float]:
    """Work to the first sentence and for a second of speech, megabytes at most."""
    import resource

    from mindbody_app.audio import engine  # noqa: F401
    from mindbody_app.audio.speech import Speaker, voice_for
    from mindbody_app.audio.speech_cache import SpeechCache

    cache = SpeechCache(folder)
    speaker = Speaker(cache, voice_for)
    clicked = time.process_time()
    speaker.speak(LINES[:1], "en", lambda _share: True)
    first = time.process_time() - clicked
    voice = voice_for("en")
    voice.speak(LINES[0])
    begun = time.process_time()
    seconds = sum(len(voice.speak(line)) for line in LINES) / 24_000
    work = (time.process_time() - begun) / seconds
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return {"first": first, "work": work, "megabytes": most}


def main() -> int:
    """Print the figures beside their targets."""
    runs = []
    for _ in range(RUNS):
        with tempfile.TemporaryDirectory() as folder:
            command = [sys.executable, "-m", "benchmarks.speech", folder]
            done = subprocess.run(command, capture_output=True, text=True, check=True)
            runs.append(json.loads(done.stdout))
    missed = 0
    for name, words, most in (
        ("first", "seconds of work to the first sentence", MOST_FIRST_SECONDS),
        ("work", "seconds of work for a second of speech", MOST_WORK),
        ("megabytes", "megabytes at most, the app's sound libraries included", MOST_MEGABYTES),
    ):
        found = statistics.median(run[name] for run in runs)
        missed += found > most
        print(f"{found:8.3f} {words} (at most {most:g})")
    return 1 if missed else 0


if __name__ == "__main__":
    if len(sys.argv) > 1:
        print(json.dumps(one_run(Path(sys.argv[1]))))
        sys.exit()
    sys.exit(main())
