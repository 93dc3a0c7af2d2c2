"""The committed clips: every line has one, all sound alike, none clips or clicks."""

from __future__ import annotations

import pytest

from mindbody_app.audio.narration import load_narration
from mindbody_app.store.script_files import load_scripts
from tools.check_narration import MOST_SPREAD, inspect_voice
from tools.narrate import ASSETS, SPEEDS

VOICES = sorted(SPEEDS)


@pytest.mark.parametrize("voice", VOICES)
def test_every_line_has_a_sound_clip_and_no_clip_is_left_over(voice: str) -> None:
    inspection = inspect_voice(ASSETS, voice)

    assert inspection.problems == ()
    assert inspection.spread <= MOST_SPREAD


@pytest.mark.parametrize("voice", VOICES)
def test_the_app_finds_a_clip_for_every_line(voice: str) -> None:
    narration = load_narration(ASSETS, voice)

    for script in load_scripts(ASSETS / "scripts").scripts:
        assert narration.missing(script.spoken_lines()) == ()
