"""The session player against a clock that the test winds, with the app's own silent sound."""

from __future__ import annotations

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule
from pytest import approx, fixture, mark

from mindbody_app.audio.silent import SilentSound
from mindbody_app.practice.player import GAP_SECONDS, PlayerState, SessionPlayer
from mindbody_app.practice.script import Breathe, BreathPattern, Rest, Span
from mindbody_app.practice.timeline import TimedCue, TimedSection, Timeline

STARTS = (0.0, 20.0, 50.0, 90.0)
DURATION = 120.0


class Bench:
    """A player, its sound and the clock between them."""

    def __init__(self, held: float = 0.0) -> None:
        """Rests all along, or from 50 to 90 s breaths that are held so many seconds."""
        self.now = 1000.0
        ends = (*STARTS[1:], DURATION)
        parts = list(zip(STARTS, ends, strict=True))
        rest = Rest(Span(0, 30, 60))
        breathe = Breathe(BreathPattern(4, held, 8, 0), Span(40, 40, 40))
        self.timeline = Timeline(
            DURATION,
            tuple(
                TimedCue(start, end - start, breathe if held and start == 50 else rest)
                for start, end in parts
            ),
            tuple(TimedSection(start, end, f"from {start}", frozenset()) for start, end in parts),
        )
        self.sound = SilentSound(DURATION, self.clock)
        self.player = SessionPlayer(self.timeline, self.sound, self.clock)

    def clock(self) -> float:
        return self.now

    def run(self, seconds: float, step: float = 0.5) -> None:
        """Let the clock go on as it does on screen, a tick at a time."""
        end = self.now + seconds
        while self.now < end:
            self.now = min(end, self.now + step)
            self.player.tick()


@fixture
def bench() -> Bench:
    return Bench()


def test_a_session_played_through_is_completed_with_all_its_seconds(bench: Bench) -> None:
    assert bench.player.state is PlayerState.READY
    bench.player.start()
    bench.run(119)
    assert bench.player.state is PlayerState.PLAYING
    bench.run(2)
    assert bench.player.state is PlayerState.COMPLETED
    assert bench.player.over()
    assert bench.player.practised_seconds == approx(DURATION)
    assert bench.player.paused_seconds == 0
    assert bench.player.position == DURATION


def test_nothing_counts_before_the_start(bench: Bench) -> None:
    bench.run(60)
    bench.player.next_section()
    bench.player.pause()
    assert bench.player.state is PlayerState.READY
    assert bench.player.position == 0
    bench.player.start()
    assert bench.player.practised_seconds == 0


def test_a_second_start_does_not_begin_again(bench: Bench) -> None:
    bench.player.start()
    bench.run(30)
    bench.player.start()
    bench.run(1)
    assert bench.player.position == approx(31)


def test_paused_and_practised_seconds_are_told_apart(bench: Bench) -> None:
    bench.player.start()
    bench.run(10)
    bench.player.pause()
    bench.run(25)
    assert bench.player.position == approx(10)
    bench.player.toggle()
    bench.run(5)
    bench.player.toggle()
    assert bench.player.state is PlayerState.PAUSED
    assert bench.player.practised_seconds == approx(15)
    assert bench.player.paused_seconds == approx(25)


@mark.parametrize("held", [False, True])
def test_a_machine_that_slept_counts_nothing_and_is_found_paused(bench: Bench, held: bool) -> None:
    bench.player.start()
    bench.run(10)
    if held:
        bench.player.pause()
    bench.now += GAP_SECONDS + 60
    bench.player.tick()
    assert bench.player.state is PlayerState.PAUSED
    assert bench.player.practised_seconds == approx(10)
    assert bench.player.paused_seconds == 0


def test_stopping_early_keeps_the_seconds_and_ends_it(bench: Bench) -> None:
    bench.player.start()
    bench.run(42)
    bench.player.stop()
    assert bench.player.state is PlayerState.STOPPED
    bench.run(30)
    bench.player.resume()
    bench.player.next_section()
    bench.player.stop()
    assert bench.player.state is PlayerState.STOPPED
    assert bench.player.practised_seconds == approx(42)


def test_stopping_after_the_last_moment_is_a_completed_session(bench: Bench) -> None:
    bench.player.start()
    bench.run(119.5)
    bench.now += 1
    bench.player.stop()
    assert bench.player.state is PlayerState.COMPLETED


def test_forward_moves_to_the_next_section_and_skipped_time_is_not_practised(bench: Bench) -> None:
    bench.player.start()
    bench.run(5)
    bench.player.next_section()
    assert bench.player.position == 20
    bench.run(1)
    assert bench.player.position == approx(21)
    assert bench.player.practised_seconds == approx(6)


def test_forward_in_the_last_section_stays(bench: Bench) -> None:
    bench.player.start()
    for _ in range(6):
        bench.player.next_section()
    assert bench.player.position == 90
    assert bench.player.state is PlayerState.PLAYING


def test_back_returns_to_the_sections_start_and_from_there_to_the_one_before(bench: Bench) -> None:
    bench.player.start()
    bench.run(60)
    bench.player.previous_section()
    assert bench.player.position == 50
    bench.run(1)
    bench.player.previous_section()
    assert bench.player.position == 20
    bench.player.previous_section()
    bench.player.previous_section()
    assert bench.player.position == 0


def test_moving_while_paused_stays_paused(bench: Bench) -> None:
    bench.player.start()
    bench.run(5)
    bench.player.pause()
    bench.player.next_section()
    bench.run(4)
    assert bench.player.state is PlayerState.PAUSED
    assert bench.player.position == 20
    bench.player.resume()
    bench.run(2)
    assert bench.player.position == approx(22)
    assert bench.player.practised_seconds == approx(7)


class StallingSound(SilentSound):
    """A device that hangs for a while: time goes on and nothing is heard."""

    stuck_at: float | None = None

    def position(self) -> float:
        return super().position() if self.stuck_at is None else self.stuck_at


def test_only_what_was_heard_is_practised() -> None:
    bench = Bench()
    sound = StallingSound(DURATION, bench.clock)
    bench.player = SessionPlayer(bench.timeline, sound, bench.clock)
    bench.player.start()
    bench.run(10)
    sound.stuck_at = sound.position()
    bench.run(20)
    assert bench.player.state is PlayerState.PLAYING
    assert bench.player.position == approx(10)
    assert bench.player.practised_seconds == approx(10)


class AnySession(RuleBasedStateMachine):
    """Whatever keys are pressed in whatever order, the counts stay honest."""

    def __init__(self) -> None:
        super().__init__()
        self.bench = Bench()
        self.began_at = self.bench.now
        self.ended: PlayerState | None = None
        self.counted = (0.0, 0.0)

    @rule()
    def start(self) -> None:
        if self.bench.player.state is PlayerState.READY:
            self.began_at = self.bench.now
        self.bench.player.start()

    @rule(seconds=st.floats(0.1, 40))
    def time_goes_on(self, seconds: float) -> None:
        self.bench.run(seconds)

    @rule(seconds=st.floats(GAP_SECONDS + 0.1, 40_000))
    def the_machine_sleeps(self, seconds: float) -> None:
        self.bench.now += seconds
        self.bench.player.tick()
        assert self.bench.player.state is not PlayerState.PLAYING

    @rule(press=st.sampled_from(["pause", "resume", "toggle", "next_section", "previous_section"]))
    def press(self, press: str) -> None:
        getattr(self.bench.player, press)()

    @rule()
    def stop(self) -> None:
        self.bench.player.stop()

    @invariant()
    def counts_are_honest(self) -> None:
        player = self.bench.player
        counted = (player.practised_seconds, player.paused_seconds)
        assert counted >= (0, 0)
        assert counted[0] >= self.counted[0] and counted[1] >= self.counted[1]
        assert sum(counted) <= self.bench.now - self.began_at + 1e-6
        assert 0 <= player.position <= DURATION
        if self.ended is not None:
            assert player.state is self.ended
            assert counted == self.counted
        self.counted = counted
        self.ended = player.state if player.over() else None


TestAnySession = AnySession.TestCase
TestAnySession.settings = settings(max_examples=60, stateful_step_count=30)


def test_long_holds_are_heard_once_in_a_session() -> None:
    bench = Bench(held=7)
    bench.player.start()
    bench.run(45)
    assert bench.player.previous_section()
    assert bench.player.position == 20
    assert not bench.player.held_long
    bench.run(36)
    assert bench.player.held_long
    assert not bench.player.previous_section()
    assert bench.player.position == approx(56)
    bench.player.next_section()
    bench.run(1)
    assert not bench.player.previous_section()
    bench.run(10)
    assert bench.player.previous_section()
    assert bench.player.position == 90


def test_long_holds_that_were_passed_over_may_be_gone_back_to() -> None:
    bench = Bench(held=7)
    bench.player.start()
    bench.run(49)
    bench.player.next_section()
    bench.player.next_section()
    bench.run(1)
    assert bench.player.previous_section()
    assert bench.player.position == 50


def test_short_holds_may_be_heard_as_often_as_one_likes() -> None:
    bench = Bench(held=4)
    bench.player.start()
    bench.run(80)
    assert not bench.player.held_long
    assert bench.player.previous_section()
    assert bench.player.position == 50
