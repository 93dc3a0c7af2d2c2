"""Decoded narration, kept only around the place that is being played."""

from __future__ import annotations

import logging

import numpy as np
import numpy.typing as npt
import soundfile

from mindbody_app.audio.narration import CLIP_RATE, MissingClip, Narration

log = logging.getLogger(__name__)

Pcm = npt.NDArray[np.int16]


class ClipCache:
    """Clips of one narration as 16-bit sound.

    A clip that is missing or damaged is silence; the log tells which, once.
    """

    def __init__(self, narration: Narration) -> None:
        self._narration = narration
        self._decoded: dict[str, Pcm] = {}

    def __len__(self) -> int:
        return len(self._decoded)

    def get(self, text: str) -> Pcm:
        """The sound of a line; decodes it unless it is kept."""
        if text not in self._decoded:
            self._decoded[text] = self._decode(text)
        return self._decoded[text]

    def keep(self, texts: set[str]) -> None:
        """Forget every clip but these."""
        for text in self._decoded.keys() - texts:
            del self._decoded[text]

    def holds(self, text: str) -> bool:
        """Whether a line is decoded already."""
        return text in self._decoded

    def _decode(self, text: str) -> Pcm:
        try:
            path = self._narration.clip_path(text)
            pcm, rate = soundfile.read(path, dtype="int16")
        except MissingClip:
            return np.zeros(0, dtype=np.int16)
        except (soundfile.LibsndfileError, OSError) as error:
            log.warning("The recording %s can't be read and is left out: %s", path, error)
            return np.zeros(0, dtype=np.int16)
        if rate != CLIP_RATE or pcm.ndim != 1:
            log.warning("The recording %s is not %d Hz mono and is left out.", path, CLIP_RATE)
            return np.zeros(0, dtype=np.int16)
        clip: Pcm = pcm
        return clip
