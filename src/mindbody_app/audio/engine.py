"""The thread that plays a session: opens outputs, keeps them fed and copes when they go."""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from dataclasses import replace

from mindbody_app.audio.mixer import RAMP, Mixer
from mindbody_app.audio.places import Place, held
from mindbody_app.audio.runs import Clock, DeviceOutput, Feed, OutputError, Run
from mindbody_app.audio.synth import RATE
from mindbody_app.practice.script import Breathe, Rest
from mindbody_app.practice.sound_port import Bus, Hearing
from mindbody_app.practice.timeline import Timeline

log = logging.getLogger(__name__)

RETRY_SECONDS = 3.0
"""Between two attempts to find a device again."""
LEAD_IN_SECONDS = 0.03
"""Silence at the start of a run: a sound server may swallow its first 10 ms."""
SEAM_LEAD_SECONDS = 4.0
"""A run's successor opens this long before it takes over."""
SEAM_FADE = RATE // 2
"""Frames in which it takes over."""
SEAM_ROOM_SECONDS = 15.0
"""What a run keeps in hand after its seam."""
SEAM_SEARCH_SECONDS = 100.0
"""How much earlier than it must a seam may lie, for the sake of a longer rest."""
STRAY_SECONDS = 0.05
"""What a place may differ from what is heard."""
JOIN_SECONDS = 1.0
"""From finding a device again to its first sound."""
LATE_SECONDS = 1.5
"""From opening a run that joins to its first sound, at least: as long as is written at opening
(live_buffer.FIRST_SECONDS), and time enough to write more under a busy interpreter."""


class Engine:
    """Plays one session. Everything here runs in one thread; `publish` tells the others.

    Args:
        timeline: what to play.
        mixer: renders it.
        outputs: the ways to a device, the best first.
        clock: monotonic seconds.
        publish: takes each new place and whether it is heard.
    """

    def __init__(
        self,
        timeline: Timeline,
        mixer: Mixer,
        outputs: Sequence[DeviceOutput],
        clock: Clock,
        publish: Callable[[Place, Hearing], None],
    ) -> None:
        self._timeline = timeline
        self._mixer = mixer
        self._outputs = outputs
        self._clock = clock
        self._publish = publish
        self._place = held(0.0)
        self._playing = False
        self._run: Run | None = None
        self._leaving: list[Run] = []
        self._retry_at = 0.0
        self._hearing = Hearing.HEARD
        self._seam: float | None = None

    @property
    def finished(self) -> bool:
        """Whether every device has been let go and nothing plays."""
        return not self._playing and self._run is None and not self._leaving

    def start(self) -> None:
        """Play from 0."""
        self._playing = True
        self._begin(0)

    def pause(self) -> None:
        """Fade out and hold the place."""
        if self._playing:
            self._playing = False
            frame, _ = self._leave()
            self._take(None, replace(self._place, last=frame / RATE))

    def resume(self) -> None:
        """Go on from the place held."""
        if not self._playing:
            self._playing = True
            self._begin(round(self._place.last * RATE))

    def seek(self, position: float) -> None:
        """Move; playing or held as before."""
        frame = min(max(0, round(position * RATE)), self._mixer.frames)
        if self._playing:
            _, silent_at = self._leave()
            self._begin(frame, silent_at)
        else:
            self._take(None, held(frame / RATE))

    def set_level(self, bus: Bus, level: float) -> None:
        """Volume of one bus, 0 to 1, ramped."""
        if self._run is None:
            self._mixer.set_level(bus, level)
            self._mixer.settle_levels()
            return
        frame = self._run.changeable()
        self._mixer.set_level(bus, level, self._run.feed.session_frame(frame))
        self._run.refresh(frame)

    def serve(self) -> None:
        """Keep everything going; call it at least five times a second."""
        self._leaving = [run for run in self._leaving if not run.released()]
        now = self._clock()
        if self._playing:
            self._serve_run(now)
        self._mixer.prepare(round(self._place.at(now) * RATE))

    def _serve_run(self, now: float) -> None:
        run = self._run
        if run is None:
            if now >= self._retry_at:
                self._take(self._open_in_time(now, JOIN_SECONDS, RAMP), self._place)
        elif not run.alive():
            log.info("The sound device is gone at %.1f s.", self._place.at(now))
            self._take(self._open_in_time(now, JOIN_SECONDS, RAMP), self._place)
        else:
            run.serve()
            self._follow(run, now)
            if self._seam is not None and self._place.at(now + SEAM_LEAD_SECONDS) >= self._seam:
                self._hand_over(run, now)

    def _follow(self, run: Run, now: float) -> None:
        """Take over the clock of a run that has had to put it right."""
        since = run.began + run.feed.delay / RATE
        place = Place(since, run.feed.start / RATE, self._timeline.duration)
        if now > since and abs(place.at(now) - self._place.at(now)) > STRAY_SECONDS:
            self._take(run, place)

    def _hand_over(self, run: Run, now: float) -> None:
        """Open the next run; it takes over while this one fades out."""
        following = self._open_in_time(now, SEAM_LEAD_SECONDS, SEAM_FADE)
        if following is None:
            # The device may take one run at a time. The next one opens when this has ended.
            self._seam = None
            run.fade_out_at(round(run.longest * RATE) - SEAM_FADE, SEAM_FADE)
            return
        run.fade_out_at(run.feed.run_frame(following.feed.start), SEAM_FADE)
        self._leaving.append(run)
        self._take(following, self._place)

    def _begin(self, frame: int, not_before: float = 0.0) -> None:
        """Play from a frame of the session, not heard before the clock reads `not_before`."""
        self._mixer.settle_levels()
        wait = max(LEAD_IN_SECONDS, not_before - self._clock())
        delay = round(wait * RATE)
        run = self._open(Feed(self._mixer, frame, delay))
        since = self._clock() if run is None else run.began + delay / RATE
        self._take(run, Place(since, frame / RATE, self._timeline.duration))

    def _open_in_time(self, now: float, lead: float, fade: int) -> Run | None:
        """Open a run that joins the running place in step, `lead` seconds from now."""
        place = self._place
        start = round(place.at(now + lead) * RATE)
        # What is written at opening must be silence: where the sound belongs is known only then.
        run = self._open(Feed(self._mixer, start, round((lead + LATE_SECONDS) * RATE), fade))
        if run is not None:
            # Opening took its time: put the sound where it belongs, or later if that is too soon.
            due = place.since + start / RATE - place.position
            run.feed.delay = round((due - run.began) * RATE)
            late = max(0, run.changeable() + round(LATE_SECONDS * RATE) - run.feed.delay)
            run.feed.delay += late
            run.feed.start += late
            run.refresh(run.changeable())
            run.serve()
        return run

    def _open(self, feed: Feed) -> Run | None:
        for output in self._outputs:
            try:
                return output.play(feed)
            except OutputError as error:
                log.info("No sound through %s: %s", type(output).__name__, error)
        return None

    def _leave(self) -> tuple[int, float]:
        """Fade out what plays; the frame of the session held and when it will be silent."""
        now, run = self._clock(), self._run
        if run is None:
            return round(self._place.at(now) * RATE), now
        frame = run.fade_out()
        for before in self._leaving:
            before.fade_out()
        self._leaving.append(run)
        fading_at = run.began + frame / RATE
        return round(self._place.at(fading_at) * RATE), fading_at + RAMP / RATE

    def _take(self, run: Run | None, place: Place) -> None:
        """Make a run and a place the present ones and tell."""
        self._run, self._place = run, place
        self._seam = None if run is None else seam_of(self._timeline, run)
        if self._playing:
            self._retry_at = self._clock() + RETRY_SECONDS
            self._hearing = Hearing.SILENT if run is None else Hearing.HEARD
        self._publish(place, self._hearing)


def seam_of(timeline: Timeline, run: Run) -> float | None:
    """Position at which another run should take over: in the longest rest near a run's end."""
    first = run.feed.start / RATE
    end = first + run.longest - run.feed.delay / RATE - SEAM_ROOM_SECONDS
    if end >= timeline.duration:
        return None
    earliest = max(end - SEAM_SEARCH_SECONDS, first + 2 * SEAM_LEAD_SECONDS)
    best, length = end, 0.0
    for timed in timeline.cues:
        if isinstance(timed.cue, Rest):
            middle = (timed.start + timed.end) / 2
            if earliest <= middle <= end and timed.duration >= length:
                best, length = middle, timed.duration
        elif isinstance(timed.cue, Breathe) and length == 0 and timed.start < end < timed.end:
            breath = timed.cue.pattern.seconds
            best = timed.start + (end - timed.start) // breath * breath
    return best
