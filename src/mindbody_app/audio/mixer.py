"""From a timeline to sound: voice, cues and ambience, mixed for any stretch of a session."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from mindbody_app.audio.ambience import layers
from mindbody_app.audio.clips import ClipCache
from mindbody_app.audio.decode import Pcm, silence
from mindbody_app.audio.narration import Narration
from mindbody_app.audio.synth import RATE, Sound, as_sound, bell, breath
from mindbody_app.practice.compose import STRIKE_SECONDS
from mindbody_app.practice.script import Bell, Breathe, BreathPattern, Say
from mindbody_app.practice.sound_port import Ambience, Bus
from mindbody_app.practice.timeline import Timeline

BLOCK = 480
"""Frames mixed at a time, 20 ms. numpy gives the interpreter's lock away in operations on more than
500 elements, and in `zeros`. A busy thread could take it at every one of them and keep it."""
RAMP = round(0.020 * RATE)
"""Frames of every change of volume."""
DUCKED = 10 ** (-4 / 20)
"""Gain of the ambience while a line is spoken."""
DUCK_SECONDS = 0.5
"""How long the ambience takes to step back and to return."""
AMBIENCE_IN_SECONDS = 3.0
AMBIENCE_OUT_SECONDS = 5.0
CLIPS_AHEAD_SECONDS = 60.0
_LONGEST_CLIP_SECONDS = 90.0
_KNEE = 0.8


def gain_of(level: float) -> float:
    """Gain of a volume of 0 to 1: squared, so that half sounds about half as loud."""
    return min(1.0, max(0.0, level)) ** 2


@dataclass(frozen=True, slots=True)
class _Event:
    start: int
    """First frame."""
    text: str = ""
    pattern: BreathPattern | None = None


@dataclass(frozen=True, slots=True)
class _Gain:
    """A gain that goes from one value to another within `RAMP` frames."""

    start: int
    old: float
    new: float

    def at(self, frame: int) -> float:
        share = min(1.0, max(0.0, (frame - self.start) / RAMP))
        return self.old + (self.new - self.old) * share

    def over(self, start: int, count: int) -> float | Sound:
        if start >= self.start + RAMP or self.old == self.new:
            return self.new
        if start + count <= self.start:
            return self.old
        share = (np.arange(start, start + count, dtype=np.float32) - self.start) / RAMP
        return as_sound(self.old + (self.new - self.old) * np.clip(share, 0, 1))


class Mixer:
    """Renders any stretch of a session, the same (to rounding) however it is cut up.

    Not for use by several threads at once.

    Args:
        timeline: what to play.
        narration: where the spoken lines lie.
        ambience: the background.
        levels: volume of each bus, 0 to 1; a bus left out is at 1.
    """

    def __init__(
        self,
        timeline: Timeline,
        narration: Narration,
        ambience: Ambience,
        levels: Mapping[Bus, float],
    ) -> None:
        self.frames = round(timeline.duration * RATE)
        """Length of the session."""
        self._clips = ClipCache(narration)
        self._lines = [
            _Event(round(timed.start * RATE), text=timed.cue.text)
            for timed in timeline.cues
            if isinstance(timed.cue, Say)
        ]
        self._line_starts = [line.start for line in self._lines]
        self._cues = _cue_events(timeline)
        self._cue_starts = [cue.start for cue in self._cues]
        self._longest_cue = max((self._cue_sound(cue).size for cue in self._cues), default=0)
        self._layers = layers(ambience)
        self._duck = _duck_curve(timeline, narration)
        self._gains = {
            bus: _Gain(-RAMP, gain_of(levels.get(bus, 1.0)), gain_of(levels.get(bus, 1.0)))
            for bus in Bus
        }

    @property
    def clips_kept(self) -> int:
        """How many decoded lines are in memory."""
        return len(self._clips)

    def clip(self, line: str) -> Pcm:
        """The decoded sound of a line; empty if it has none."""
        return self._clips.get(line)

    def set_level(self, bus: Bus, level: float, at_frame: int = -RAMP) -> None:
        """Volume of one bus, 0 to 1, ramped from a frame of the session on."""
        before = self._gains[bus].at(at_frame)
        self._gains[bus] = _Gain(at_frame, before, gain_of(level))

    def settle_levels(self) -> None:
        """Take every volume as reached: before moving to another place in the session."""
        self._gains = {bus: _Gain(-RAMP, gain.new, gain.new) for bus, gain in self._gains.items()}

    def render(self, start_frame: int, frames: int) -> Pcm:
        """Sound of a stretch, mono at `RATE`; silence outside the session."""
        pcm = silence(frames)
        self.render_into(start_frame, pcm)
        return pcm

    def render_into(self, start_frame: int, pcm: Pcm) -> None:
        """Render a stretch into silence."""
        done = 0
        while done < pcm.size:
            place = start_frame + done
            count = min(BLOCK - place % BLOCK, pcm.size - done)
            if 0 <= place < self.frames:
                pcm[done : done + count] = self._block(place, count)
            done += count

    def prepare(self, frame: int) -> bool:
        """Decode one clip that is needed soon and drop those long past; False if all is ready."""
        ahead = frame + round(CLIPS_AHEAD_SECONDS * RATE)
        behind = frame - round(_LONGEST_CLIP_SECONDS * RATE)
        first = bisect_left(self._line_starts, behind)
        last = bisect_left(self._line_starts, ahead)
        wanted = [line.text for line in self._lines[first:last]]
        self._clips.keep(set(wanted))
        soon = bisect_left(self._line_starts, frame)
        for line in self._lines[max(first, soon - 1) : last]:
            if not self._clips.holds(line.text):
                self._clips.get(line.text)
                return True
        return False

    def _block(self, start: int, count: int) -> Sound:
        mix: Sound = np.empty(count, dtype=np.float32)
        mix.fill(0)
        if self._layers:
            for layer in self._layers:
                layer.add(start, mix)
            mix *= self._ambience_gain(start, count)
            mix *= self._gains[Bus.AMBIENCE].over(start, count)
        self._add_cues(start, mix)
        self._add_voice(start, mix)
        _soften(mix)
        mix *= 32767
        return np.rint(mix, out=mix)

    def _add_voice(self, start: int, mix: Sound) -> None:
        last = bisect_left(self._line_starts, start + mix.size)
        for line in reversed(self._lines[max(0, last - 2) : last]):
            clip = self._clips.get(line.text)
            piece = _overlap(clip, line.start, start, mix)
            if piece is not None:
                sound, target = piece
                target += sound * np.float32(1 / 32768) * self._over(Bus.VOICE, line, start, target)

    def _add_cues(self, start: int, mix: Sound) -> None:
        first = bisect_left(self._cue_starts, start - self._longest_cue)
        last = bisect_left(self._cue_starts, start + mix.size)
        for cue in self._cues[first:last]:
            piece = _overlap(self._cue_sound(cue), cue.start, start, mix)
            if piece is not None:
                sound, target = piece
                target += sound * self._over(Bus.CUES, cue, start, target)

    def _over(self, bus: Bus, event: _Event, start: int, target: Sound) -> float | Sound:
        return self._gains[bus].over(max(start, event.start), target.size)

    def _cue_sound(self, cue: _Event) -> Sound:
        return bell() if cue.pattern is None else breath(cue.pattern)

    def _ambience_gain(self, start: int, count: int) -> float | Sound:
        before, after = self._edge_gain(start), self._edge_gain(start + count)
        if before == after:
            return before
        return np.linspace(before, after, count, endpoint=False, dtype=np.float32)

    def _edge_gain(self, frame: int) -> float:
        t, left = frame / RATE, (self.frames - frame) / RATE
        ends = min(1.0, t / AMBIENCE_IN_SECONDS, max(0.0, left) / AMBIENCE_OUT_SECONDS)
        return ends * self._duck(t)


def _lines(timeline: Timeline) -> list[str]:
    return [timed.cue.text for timed in timeline.cues if isinstance(timed.cue, Say)]


def _cue_events(timeline: Timeline) -> list[_Event]:
    events: list[_Event] = []
    for timed in timeline.cues:
        if isinstance(timed.cue, Bell):
            events += [
                _Event(round((timed.start + strike * STRIKE_SECONDS) * RATE))
                for strike in range(timed.cue.strikes)
            ]
        elif isinstance(timed.cue, Breathe):
            pattern = timed.cue.pattern
            events += [
                _Event(round((timed.start + number * pattern.seconds) * RATE), pattern=pattern)
                for number in range(round(timed.duration / pattern.seconds))
            ]
    return events


def _duck_curve(timeline: Timeline, narration: Narration) -> Callable[[float], float]:
    """Gain of the ambience at a position in seconds: it steps back just before each line."""
    unheard = set(narration.missing(_lines(timeline)))
    spoken = [
        (timed.start, timed.start + narration.spoken_seconds(timed.cue.text))
        for timed in timeline.cues
        if isinstance(timed.cue, Say) and timed.cue.text not in unheard
    ]
    starts = [start for start, _ in spoken]

    def curve(t: float) -> float:
        following = bisect_left(starts, t)
        away = DUCK_SECONDS
        if following < len(spoken):
            away = min(away, spoken[following][0] - t)
        if following:
            away = min(away, max(0.0, t - spoken[following - 1][1]))
        return DUCKED + (1 - DUCKED) * away / DUCK_SECONDS

    return curve


def _overlap(
    sound: npt.NDArray[Any], at: int, start: int, mix: Sound
) -> tuple[npt.NDArray[Any], Sound] | None:
    """The part of a sound that lies in a block, and the part of the block that it lies in."""
    first, last = max(at, start), min(at + sound.size, start + mix.size)
    if first >= last:
        return None
    return sound[first - at : last - at], mix[first - start : last - start]


def _soften(mix: Sound) -> None:
    """Round off what would clip; leaves a block alone that stays below the knee."""
    if mix.max() <= _KNEE and mix.min() >= -_KNEE:
        return
    room = np.float32(1 - _KNEE)
    over = np.abs(mix) - np.float32(_KNEE)
    rounded = np.float32(_KNEE) + room * np.tanh(over / room)
    np.copyto(mix, np.where(over > 0, np.copysign(rounded, mix), mix))
