"""The music's notes: consonant, slow, in the bell's key, and another music each time."""

from __future__ import annotations

from itertools import combinations, islice, pairwise, takewhile
from random import Random

import numpy as np
import pytest

from mindbody_app.audio.bells import bell, chime
from mindbody_app.audio.harmony import BOWL_HZ, Chord, chords, draw_key
from mindbody_app.audio.music import music
from mindbody_app.audio.synth import RATE
from mindbody_app.audio.tones import wavering

SEEDS = range(12)
HOUR = 3600.0


def an_hour(seed: int) -> list[Chord]:
    """The chords of an hour."""
    random = Random(seed)
    walk = chords(random, draw_key(random))
    return [chord for _, chord in takewhile(lambda item: item[0] < HOUR, walk)]


def same_note(one: float, other: float) -> bool:
    """Whether two pitches are the same note, in any octave."""
    octaves = np.log2(one / other)
    return bool(abs(octaves - round(octaves)) < 0.003)


@pytest.mark.parametrize("seed", SEEDS)
def test_voices_sound_well_together(seed: int) -> None:
    for chord in an_hour(seed):
        assert chord.voices == tuple(sorted(chord.voices))
        assert chord.voices[0] >= 110
        assert chord.voices[-1] <= 660
        for low, high in combinations(chord.voices, 2):
            # No seconds, no minor ninths, no tritones.
            assert high / low > 1.19
            assert not 2.05 < high / low < 2.2
            assert abs(high / low - 2**0.5) > 0.02
        for note in chord.chimes:
            steps = [12 * np.log2(note / voice) % 12 for voice in chord.voices]
            assert all(1.5 < step < 10.5 or not 0.5 < step < 11.5 for step in steps)


@pytest.mark.parametrize("seed", SEEDS)
def test_chords_change_slowly_and_move_by_small_steps(seed: int) -> None:
    hour = an_hour(seed)
    assert all(15 <= after.start - before.start <= 30 for before, after in pairwise(hour))
    inner = [
        abs(12 * np.log2(new / old))
        for before, after in pairwise(hour)
        for old, new in zip(before.voices[1:], after.voices[1:], strict=True)
    ]
    assert np.mean(inner) < 3
    roots = [chord.voices for chord in hour]
    for length in range(1, 20):
        again = [one == other for one, other in zip(roots, roots[length:], strict=False)]
        assert np.mean(again) < 0.6, f"the chords come again every {length}"


@pytest.mark.parametrize("seed", SEEDS)
def test_it_begins_and_ends_at_home_in_the_bells_key(seed: int) -> None:
    random = Random(seed)
    walk = [chord for _, chord in islice(chords(random, draw_key(random), home_from=300), 30)]
    homes = [chord for chord in walk if chord.start >= 300]
    for chord in (walk[0], *homes):
        assert any(same_note(BOWL_HZ, note) for note in chord.chimes)


def test_the_bell_has_the_tone_that_the_music_is_tuned_to() -> None:
    strike = bell()[2 * RATE : 6 * RATE]
    spectrum = np.abs(np.fft.rfft(strike * np.hanning(strike.size)))
    assert np.argmax(spectrum) / 4 == pytest.approx(BOWL_HZ, abs=1)


def test_every_seed_has_music_of_its_own() -> None:
    beginnings = {tuple(chord.voices for chord in an_hour(seed)[:6]) for seed in range(40)}
    assert len(beginnings) > 35


def test_chimes_are_sparse_and_belong_to_the_chords_around_them() -> None:
    *voices, chimes = music(seed=3)
    struck = chimes.pieces(0, round(HOUR * RATE))
    gaps = np.diff([piece.start / RATE for piece in struck])
    assert 200 < len(struck) < 800
    assert gaps.min() > 1.5
    assert np.std(gaps) > 2, "a beat can be heard"
    for voice in voices:
        onsets = np.diff([piece.start / RATE for piece in voice.pieces(0, 600 * RATE)])
        assert np.std(onsets) > 0.3, "a beat can be heard"


def test_tones_rise_softly_and_ring_out() -> None:
    stroke = chime(620.0)
    assert np.abs(stroke).max() == pytest.approx(1)
    assert np.abs(stroke[: RATE // 100]).max() < 0.15
    assert np.abs(stroke[-10:]).max() < 1e-4
    seconds = [float(np.abs(stroke[k * RATE : (k + 1) * RATE]).max()) for k in range(10)]
    assert all(later < 1.1 * sooner for sooner, later in pairwise(seconds))
    tone = wavering([(138.0 * n, n**-1.75) for n in range(1, 12)], 2**18, 1)
    assert abs(tone[0] - tone[-1]) <= np.abs(np.diff(tone)).max()
    tenths = np.sqrt((tone[: 100 * 2400].reshape(-1, 2400) ** 2).mean(axis=1))
    assert tenths.max() / tenths.min() < 1.3
