"""The engine over an output that takes its time, by a clock that the test turns."""

from __future__ import annotations

from dataclasses import dataclass, field

from mindbody_app.audio.engine import Engine
from mindbody_app.audio.live_buffer import FIRST_SECONDS
from mindbody_app.audio.mixer import Mixer
from mindbody_app.audio.narration import captions_only
from mindbody_app.audio.places import Place
from mindbody_app.audio.runs import Feed, Run
from mindbody_app.audio.synth import RATE
from mindbody_app.practice.script import Rest, Span
from mindbody_app.practice.sound_port import Ambience, Hearing
from mindbody_app.practice.timeline import TimedCue, TimedSection, Timeline

LONG = 120.0


@dataclass
class SlowRun:
    """A run of 30 s that keeps what it was given to write when it was opened."""

    feed: Feed
    opened: float
    clock: list[float]
    first: bytes = b""
    longest: float = 30.0

    @property
    def began(self) -> float:
        return self.opened

    def alive(self) -> bool:
        return True

    def serve(self) -> None:
        pass

    def changeable(self) -> int:
        return round((self.clock[-1] - self.opened + 0.15) * RATE)

    def refresh(self, frame: int) -> None:
        pass

    def fade_out(self) -> int:
        frame = self.changeable()
        self.feed.fade_out(frame)
        return frame

    def fade_out_at(self, frame: int, fade: int) -> None:
        self.feed.fade_out(frame, fade)

    def released(self) -> bool:
        return False


@dataclass
class SlowOutput:
    """Each opening after the first takes `seconds`, as under a busy interpreter."""

    clock: list[float]
    seconds: float
    runs: list[SlowRun] = field(default_factory=list)

    def play(self, feed: Feed) -> Run:
        written = feed.read(0, round(FIRST_SECONDS * RATE)).tobytes()
        if self.runs:
            self.clock.append(self.clock[-1] + self.seconds)
        run = SlowRun(feed, self.clock[-1], self.clock, written)
        self.runs.append(run)
        return run


def test_a_run_that_opens_slowly_takes_over_in_step_and_past_what_it_had_written() -> None:
    for seconds in (0.05, 0.9, 1.7, 3.0):
        rest = TimedCue(0.0, LONG, Rest(Span(LONG, LONG, LONG)))
        timeline = Timeline(LONG, (rest,), (TimedSection(0.0, LONG, "Rest", frozenset()),))
        mixer = Mixer(timeline, captions_only("nobody"), Ambience.RAIN, {})
        clock = [100.0]
        output = SlowOutput(clock, seconds)
        told: list[tuple[Place, Hearing]] = []
        engine = Engine(
            timeline,
            mixer,
            [output],
            lambda clock=clock: clock[-1],  # type: ignore[misc]
            lambda place, hearing, told=told: told.append((place, hearing)),  # type: ignore[misc]
        )
        engine.start()
        while len(output.runs) < 2:
            clock.append(clock[-1] + 0.2)
            engine.serve()
        first, second = output.runs
        assert not any(second.first), "the sound began before its place was known"
        assert second.feed.delay >= FIRST_SECONDS * RATE
        # Both runs play the same frame of the session at the same time, so nothing is heard twice.
        heard_at = second.began + second.feed.delay / RATE
        frame_then = first.feed.session_frame(round((heard_at - first.began) * RATE))
        assert abs(frame_then - second.feed.start) <= 2
        assert first.feed.ends_at == first.feed.run_frame(second.feed.start)
