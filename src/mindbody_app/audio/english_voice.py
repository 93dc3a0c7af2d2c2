"""The English voice inside the app: hibari's “heart”, a small model that runs on any processor."""

from __future__ import annotations

import os
from functools import cached_property
from typing import TYPE_CHECKING

from mindbody_app.audio.clip_sound import Samples, joined, levelled, trimmed
from mindbody_app.audio.voice import SpeechError
from mindbody_app.audio.wording import sentences, speed_for, with_pronunciations

if TYPE_CHECKING:
    from hibari import Hibari

SPEED = 0.75
"""Calm and clear: 158 words a minute within a line, 1 being the model's own speed."""
_SEED = 0
"""Of the noise in breathy sounds: the same line always sounds the same."""


class EnglishVoice:
    """Speaks English lines; takes about a second to load, and 170 MB for as long as it lives."""

    name = "hibari-heart"

    def speed(self, text: str, /) -> float:
        """The speed at which a line is spoken, 1 being the model's own."""
        return speed_for(text, SPEED)

    def speak(self, text: str) -> Samples:
        """A line as a levelled clip.

        Raises:
            ValueError: it holds nothing that can be spoken.
            SpeechError: the model can't be loaded.
        """
        pieces = [
            trimmed(self._model.from_phonemes(phonemes, self.speed(text), seed=_SEED))
            for sentence in sentences(with_pronunciations(text))
            for phonemes in self._model.phonemize(sentence)
        ]
        heard = [piece for piece in pieces if len(piece)]
        if not heard:
            raise ValueError("there is nothing in it to speak")
        return levelled(joined(heard))

    @cached_property
    def _model(self) -> Hibari:
        try:
            # Else it gives the machine an id, notes each model that runs, and reports both to its
            # maker. Read when it is imported; the call is what older builds for Windows heed.
            os.environ["ORT_DISABLE_TELEMETRY"] = "1"
            import onnxruntime
            from hibari import Hibari

            onnxruntime.disable_telemetry_events()
            return Hibari(voice="heart", threads=1)
        except (ImportError, OSError, RuntimeError) as error:
            raise SpeechError(
                f"The English voice can't be loaded ({error}); install the app again."
            ) from error
