"""A session's sound as its player sees it; the work is done in a thread of its own."""

from __future__ import annotations

import logging
import sys
import threading
import weakref
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from queue import Empty, SimpleQueue
from typing import TYPE_CHECKING

from mindbody_app.audio.places import Place, held
from mindbody_app.audio.silent import SilentSound
from mindbody_app.practice.sound_port import Bus, Hearing

if TYPE_CHECKING:
    from mindbody_app.audio.engine import Engine

log = logging.getLogger(__name__)

TURN_SECONDS = 0.04
"""Between two rounds of the thread."""
USUAL_LOCK_SECONDS = sys.getswitchinterval()
TURN_LOCK_SECONDS = 0.1

MakeEngine = Callable[[Callable[[Place, Hearing], None]], "Engine"]
"""Makes the engine from what it tells its news to; runs in the thread."""
_Order = tuple[int, "Callable[[Engine], None] | None"]


@dataclass(slots=True)
class _News:
    """What the thread last told, replaced as a whole."""

    told: tuple[int, Place, Hearing] = (0, held(0.0), Hearing.HEARD)
    failed: bool = False
    orders: SimpleQueue[_Order] = field(default_factory=SimpleQueue)


class DeviceSound:
    """A `SessionSound` that plays through a device and goes on silently without one.

    No call waits: each is an order to the thread, which begins its work at once, before `start`.

    Args:
        duration: the session's length in seconds.
        clock: monotonic seconds.
        make_engine: builds what plays; called in the thread.
    """

    def __init__(
        self, duration: float, clock: Callable[[], float], make_engine: MakeEngine
    ) -> None:
        self._clock = clock
        self._news = _News()
        # Keeps time in parallel, for the case that the thread fails altogether.
        self._spare = SilentSound(duration, clock)
        self._ordered = 0
        self._expected: float | None = 0.0
        self._heard = 0.0
        self._stopped = False
        threading.Thread(target=_work, args=(self._news, make_engine), name="sound").start()
        self._leave = weakref.finalize(self, self._news.orders.put, (0, None))

    @property
    def hearing(self) -> Hearing:
        """Whether a device plays at this moment."""
        return Hearing.SILENT if self._news.failed else self._news.told[2]

    def start(self) -> None:
        """Begin at 0."""
        self._spare.start()
        self._order(lambda engine: engine.start())

    def pause(self) -> None:
        """Fade out and hold the position."""
        self._spare.pause()
        self._order(lambda engine: engine.pause())

    def resume(self) -> None:
        """Fade in and go on."""
        self._spare.resume()
        self._order(lambda engine: engine.resume())

    def seek(self, position: float) -> None:
        """Move, without a click, playing or paused as before."""
        self._spare.seek(position)
        self._order(lambda engine: engine.seek(position))
        self._expected = self._heard = self._spare.position()

    def stop(self) -> None:
        """Fade out and let the device go. Call it also for a session that was never started."""
        self._heard = self.position()
        self._stopped = True
        self._leave()

    def position(self) -> float:
        """What is heard now, in seconds from the session's start."""
        if self._stopped:
            return self._heard
        if self._news.failed:
            self._heard = max(self._heard, self._spare.position())
            return self._heard
        done, place, _ = self._news.told
        if self._expected is not None and done < self._ordered:
            return self._expected
        self._expected = None
        self._heard = max(self._heard, place.at(self._clock()))
        return self._heard

    def set_level(self, bus: Bus, level: float) -> None:
        """Volume of one bus, 0 to 1, ramped."""
        self._order(lambda engine: engine.set_level(bus, level))

    def _order(self, what: Callable[[Engine], None]) -> None:
        if not self._stopped:
            self._ordered += 1
            self._news.orders.put((self._ordered, what))


def _work(news: _News, make_engine: MakeEngine) -> None:
    """The thread: carries out orders and keeps the engine going until the session is left."""
    try:
        _serve(news, make_engine)
    except Exception:
        log.exception("The sound has failed; the session goes on without it.")
        news.failed = True


def _serve(news: _News, make_engine: MakeEngine) -> None:
    number = 0

    def publish(place: Place, hearing: Hearing) -> None:
        news.told = (number, place, hearing)

    engine = make_engine(publish)
    leaving = False
    while not (leaving and engine.finished):
        try:
            number_asked, order = news.orders.get(timeout=TURN_SECONDS)
        except Empty:
            leaving = leaving or not threading.main_thread().is_alive()
            order = None
        else:
            leaving = leaving or order is None
            number = max(number, number_asked)
        with _undisturbed():
            if order is not None and not leaving:
                order(engine)
                _, place, hearing = news.told
                publish(place, hearing)
            if leaving:
                engine.pause()
            engine.serve()


@contextmanager
def _undisturbed() -> Iterator[None]:
    """A turn of some milliseconds in which other threads don't ask for the interpreter's lock.

    By default they do after 5 ms. A thread that then keeps it for 300 ms, again and again, would
    leave the mix too little time.
    """
    sys.setswitchinterval(TURN_LOCK_SECONDS)
    try:
        yield
    finally:
        sys.setswitchinterval(USUAL_LOCK_SECONDS)
