"""Where a script can be laid out, told by posture and minute."""

from __future__ import annotations

from itertools import islice

from mindbody_app.practice.kinds import Practice
from mindbody_app.practice.postures import Posture
from mindbody_app.practice.reach import every_way, reach_of, runs
from mindbody_app.practice.script import (
    MinutesRange,
    Only,
    Rest,
    Say,
    ScriptCue,
    Section,
    SessionScript,
    Span,
    Tense,
    Wordings,
)


def script(*cues: ScriptCue, most: int = 6) -> SessionScript:
    return SessionScript(
        id="small",
        title="Small",
        practice=Practice.RELAXATION,
        summary="A few lines.",
        minutes=MinutesRange(1, 2, most),
        postures=(Posture.LYING, Posture.SEATED),
        cautions=(),
        sections=(Section(("All of it",), cues),),
    )


def rest(least: float, most: float, only: Only | None = None) -> ScriptCue:
    return ScriptCue(Rest(Span(least, (least + most) / 2, most)), only or Only())


def test_every_minute_that_cannot_be_laid_out_is_named_with_its_posture() -> None:
    made = script(
        ScriptCue(Say("Welcome.")), rest(10, 200), rest(0, 60, Only(posture=Posture.SEATED))
    )
    lying, seated = reach_of(made, lambda _line: 2.0)
    assert (lying.posture, lying.fitting) == (Posture.LYING, (1, 2, 3))
    assert (seated.posture, seated.fitting) == (Posture.SEATED, (1, 2, 3, 4))
    assert [minutes for minutes, _ in lying.failing] == [4, 5, 6]
    assert "widen its rests" in lying.failing[0][1]


def test_a_length_counts_only_if_every_days_wording_fits() -> None:
    wordings = Wordings((Say("Short."), Say("A very long line.")))
    made = script(ScriptCue(wordings), rest(30, 58), most=1)
    reach = reach_of(made, lambda line: 2.0 if line == "Short." else 40.0)
    assert [each.fitting for each in reach] == [(), ()]


def test_a_length_counts_only_if_it_fits_when_tension_is_imagined() -> None:
    tense = ScriptCue(Tense(Span(5, 6, 7)), Only(when=None))
    ways = list(islice(every_way(script(ScriptCue(Say("Hello.")), tense)), 5))
    assert [way.tensing for way in ways] == [True, True, True, True, False]


def test_a_look_that_is_called_off_ends_at_the_next_minute() -> None:
    asked = []

    def going_on() -> bool:
        asked.append(1)
        return len(asked) <= 2

    reach = reach_of(script(rest(10, 900)), lambda _line: 2.0, going_on)
    assert [each.fitting for each in reach] == [(1, 2), ()]


def test_runs_of_minutes() -> None:
    assert runs([]) == ()
    assert runs([3, 4, 5, 9, 11, 12]) == ((3, 5), (9, 9), (11, 12))
