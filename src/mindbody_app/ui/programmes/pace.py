"""What a person may say of their programmes; each word is kept at once."""

from __future__ import annotations

from collections.abc import Iterator
from uuid import uuid4

from mindbody_app.learning.enrolment import Enrolment, Step, Turn
from mindbody_app.learning.programmes import Programme, of_id
from mindbody_app.ui.programmes.now import standing_now
from mindbody_app.ui.services import Services


class Pace:
    """Begins, rests and paces programmes; one at most is under way, the others keep theirs."""

    def __init__(self, services: Services) -> None:
        self._services = services

    def start(self, programme: Programme) -> tuple[Programme, ...]:
        """Begin a programme from its first week; those that were set aside for it."""
        aside = self._make_way()
        enrolment = Enrolment(uuid4().hex, programme.id, (self._step(Turn.BEGIN),))
        self._services.journal.save_enrolment(enrolment)
        return aside

    def take_up(self, enrolment: Enrolment) -> tuple[Programme, ...]:
        """Go on with a programme that was set aside; those that were set aside for it."""
        aside = self._make_way()
        self.say(enrolment, Turn.RESUME)
        return aside

    def say(self, enrolment: Enrolment, turn: Turn, part: int = 0) -> None:
        """Add a step; `part` is the one that begins or is stayed with, from 0."""
        self._services.journal.save_enrolment(enrolment.stepped(self._step(turn, part)))

    def _make_way(self) -> tuple[Programme, ...]:
        going = tuple(self._under_way())
        for enrolment, _ in going:
            self.say(enrolment, Turn.ASIDE)
        return tuple(programme for _, programme in going)

    def _under_way(self) -> Iterator[tuple[Enrolment, Programme]]:
        services = self._services
        for enrolment in services.journal.enrolments():
            programme = of_id(services.programmes.programmes, enrolment.programme_id)
            if programme is None or enrolment.set_aside:
                continue
            if standing_now(services, programme, enrolment).finished_on is None:
                yield enrolment, programme

    def _step(self, turn: Turn, part: int = 0) -> Step:
        return Step(turn, self._services.now(), self._services.today(), part)
