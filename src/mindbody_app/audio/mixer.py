"""From a timeline to sound: voice, cues and ambience, mixed for any stretch of a session."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from mindbody_app.audio.ambience import FULL_LUFS, layers
from mindbody_app.audio.bells import bell
from mindbody_app.audio.clips import ClipCache
from mindbody_app.audio.decode import Pcm, silence
from mindbody_app.audio.endless import Curve
from mindbody_app.audio.envelopes import ducking, ends
from mindbody_app.audio.narration import Narration
from mindbody_app.audio.synth import RATE, Sound, as_sound, breath, ease
from mindbody_app.practice.compose import STRIKE_SECONDS
from mindbody_app.practice.script import Bell, Breathe, Say
from mindbody_app.practice.sound_port import Ambience, Bus
from mindbody_app.practice.timeline import Timeline

BLOCK = 480
"""Frames mixed at a time, 20 ms. numpy gives the interpreter's lock away in operations on more than
500 elements, and in `zeros`. A busy thread could take it at every one of them and keep it."""
RAMP = round(0.020 * RATE)
"""Frames of every change of volume."""
DUCKED_DECIBELS = 3.5
"""How far a background steps back while a line is spoken."""
AMBIENCE_ENDS_SECONDS = 4.0, 6.0
"""In which a background comes and goes."""
FOREGROUND_LUFS = -17.0
"""Of an ambience that the practice is about, at full level."""
FOREGROUND_DUCKED_DECIBELS = 10.0
FOREGROUND_ENDS_SECONDS = 8.0, 15.0
LAST_BELL_SECONDS = 4.0
"""In which a bell that would outlast the session dies away."""
READY_SECONDS = 15.0
"""Of ambience that are made before the first block."""
AHEAD_SECONDS = 60.0
"""Clips and ambience are made ready so long before they are needed."""
_LONGEST_CLIP_SECONDS = 90.0
_KNEE = 0.8


def gain_of(level: float) -> float:
    """Gain of a volume of 0 to 1: squared, so that half sounds about half as loud."""
    return min(1.0, max(0.0, level)) ** 2


@dataclass(frozen=True, slots=True)
class _Line:
    start: int
    """First frame."""
    text: str


@dataclass(frozen=True, slots=True)
class _Cue:
    start: int
    sound: Sound


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
        ambience: the background; a timeline that names its own has that, in the foreground.
        levels: volume of each bus, 0 to 1; a bus left out is at 1.
        seed: of everything in the ambience that is left to chance.
    """

    def __init__(
        self,
        timeline: Timeline,
        narration: Narration,
        ambience: Ambience,
        levels: Mapping[Bus, float],
        seed: int = 0,
    ) -> None:
        self.frames = round(timeline.duration * RATE)
        """Length of the session."""
        self._clips = ClipCache(narration)
        self._lines = [
            _Line(round(timed.start * RATE), timed.cue.text)
            for timed in timeline.cues
            if isinstance(timed.cue, Say)
        ]
        self._line_starts = [line.start for line in self._lines]
        self._cues = _cues(timeline)
        self._cue_starts = [cue.start for cue in self._cues]
        self._longest_cue = max((cue.sound.size for cue in self._cues), default=0)
        self._foreground = timeline.ambience is not None
        self._layers = layers(timeline.ambience or ambience, seed, timeline.duration)
        self._prepare_ambience(0, READY_SECONDS)
        self._ambience_curve = _ambience_curve(timeline, narration)
        self._gains = {bus: _steady(self._gain(bus, levels.get(bus, 1.0))) for bus in Bus}

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
        self._gains[bus] = _Gain(at_frame, before, self._gain(bus, level))

    def settle_levels(self) -> None:
        """Take every volume as reached: before moving to another place in the session."""
        self._gains = {bus: _steady(gain.new) for bus, gain in self._gains.items()}

    def _gain(self, bus: Bus, level: float) -> float:
        if bus is Bus.AMBIENCE and self._foreground:
            # Half as far down in decibels: what a background wants is too soft to listen to.
            return gain_of(level**0.5) * 10 ** ((FOREGROUND_LUFS - FULL_LUFS) / 20)
        return gain_of(level)

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
        """Make one clip or the ambience that is needed soon; False if every clip is ready.

        Clips long past are dropped.
        """
        self._prepare_ambience(frame, AHEAD_SECONDS)
        ahead = frame + round(AHEAD_SECONDS * RATE)
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

    def _prepare_ambience(self, frame: int, seconds: float) -> None:
        for layer in self._layers:
            layer.prepare(frame, frame + round(seconds * RATE))

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
            piece = _overlap(cue.sound, cue.start, start, mix)
            if piece is not None:
                sound, target = piece
                target += sound * self._over(Bus.CUES, cue, start, target)

    def _over(self, bus: Bus, event: _Line | _Cue, start: int, target: Sound) -> float | Sound:
        return self._gains[bus].over(max(start, event.start), target.size)

    def _ambience_gain(self, start: int, count: int) -> float | Sound:
        before = self._ambience_curve(start / RATE)
        after = self._ambience_curve((start + count) / RATE)
        if before == after:
            return before
        return np.linspace(before, after, count, endpoint=False, dtype=np.float32)


def _steady(gain: float) -> _Gain:
    return _Gain(-RAMP, gain, gain)


def _lines(timeline: Timeline) -> list[str]:
    return [timed.cue.text for timed in timeline.cues if isinstance(timed.cue, Say)]


def _cues(timeline: Timeline) -> list[_Cue]:
    cues: list[_Cue] = []
    for timed in timeline.cues:
        if isinstance(timed.cue, Bell):
            for strike in range(timed.cue.strikes):
                at = timed.start + strike * STRIKE_SECONDS
                cues.append(_Cue(round(at * RATE), _bell(timeline.duration - at)))
        elif isinstance(timed.cue, Breathe):
            seconds = timed.cue.pattern.seconds
            tones = breath(timed.cue.pattern)
            cues += [
                _Cue(round((timed.start + number * seconds) * RATE), tones)
                for number in range(round(timed.duration / seconds))
            ]
    return cues


def _bell(seconds: float) -> Sound:
    """A strike that is rung out; or gone by the session's end, in so many seconds."""
    strike, left = bell(), round(seconds * RATE)
    if left >= strike.size:
        return strike
    fade = min(left, round(LAST_BELL_SECONDS * RATE))
    faded = strike[:left].copy()
    faded[left - fade :] *= ease(fade)[::-1]
    return faded


def _ambience_curve(timeline: Timeline, narration: Narration) -> Curve:
    """Gain of the ambience: it comes, steps back just before each line, and goes."""
    unheard = set(narration.missing(_lines(timeline)))
    spoken = [
        (timed.start, timed.start + narration.spoken_seconds(timed.cue.text))
        for timed in timeline.cues
        if isinstance(timed.cue, Say) and timed.cue.text not in unheard
    ]
    foreground = timeline.ambience is not None
    duck = ducking(spoken, FOREGROUND_DUCKED_DECIBELS if foreground else DUCKED_DECIBELS)
    rise, fall = FOREGROUND_ENDS_SECONDS if foreground else AMBIENCE_ENDS_SECONDS
    shape = ends(timeline.duration, rise, fall)
    return lambda t: shape(t) * duck(t)


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
