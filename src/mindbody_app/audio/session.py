"""The sound of one session: tries the outputs in order and carries on when a device goes."""

from __future__ import annotations

import importlib
import threading
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from mindbody_app.audio.device_sound import DeviceSound
from mindbody_app.audio.narration import Narration
from mindbody_app.audio.places import Place
from mindbody_app.audio.silent import SilentSound
from mindbody_app.practice.sound_port import Ambience, Bus, Hearing, Output, SessionSound
from mindbody_app.practice.timeline import Timeline

if TYPE_CHECKING:
    from mindbody_app.audio.engine import Engine
    from mindbody_app.audio.runs import DeviceOutput


def open_session_sound(
    timeline: Timeline,
    narration: Narration,
    *,
    ambience: Ambience,
    levels: Mapping[Bus, float],
    output: Output,
    clock: Callable[[], float],
    seed: int = 0,
) -> SessionSound:
    """Make the sound of a session ready to start; returns at once and opens no device.

    Call it some seconds before `start` where possible (say while the person rates their pain):
    sound is prepared meanwhile, so that starting is instant.

    Args:
        timeline: what to play.
        narration: where the spoken lines lie; a line without a clip is silence.
        ambience: the background; a timeline that names its own has that.
        levels: volume of each bus, 0 to 1; a bus left out is at 1.
        output: the way to a device; automatic tries simpleaudio, then Qt.
        clock: monotonic seconds; `time.perf_counter` unless the output is silent.
        seed: of everything in the ambience that is left to chance; another one for each session.
    """
    if output == Output.SILENT:
        return SilentSound(timeline.duration, clock)

    def make_engine(publish: Callable[[Place, Hearing], None]) -> Engine:
        from mindbody_app.audio.engine import Engine
        from mindbody_app.audio.mixer import Mixer

        mixer = Mixer(timeline, narration, ambience, levels, seed)
        return Engine(timeline, mixer, _outputs(output, clock), clock, publish)

    return DeviceSound(timeline.duration, clock, make_engine)


def _outputs(output: Output, clock: Callable[[], float]) -> list[DeviceOutput]:
    from mindbody_app.audio.live_buffer import LiveBufferOutput
    from mindbody_app.audio.qt_sink import QtOutput

    if output == Output.SIMPLEAUDIO:
        return [LiveBufferOutput(clock)]
    if output == Output.QT:
        return [QtOutput(clock)]
    return [LiveBufferOutput(clock), QtOutput(clock)]


def preload() -> None:
    """Load the sound libraries in a thread of their own; call it in idle time. Returns at once."""
    threading.Thread(target=_load_libraries, name="sound-preload", daemon=True).start()


def _load_libraries() -> None:
    for name in ("mindbody_app.audio.engine", "simpleaudio", "mindbody_app.audio.live_buffer"):
        try:
            importlib.import_module(name)
        except (ImportError, OSError):
            continue
