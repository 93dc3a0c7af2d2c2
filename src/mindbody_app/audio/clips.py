"""Decoded narration, kept only around the place that is being played."""

from __future__ import annotations

import logging

from mindbody_app.audio.decode import DecodeError, Pcm, read_clip, silence
from mindbody_app.audio.narration import CLIP_RATE, MissingClip, Narration

log = logging.getLogger(__name__)


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
            pcm, rate, channels = read_clip(path)
        except MissingClip:
            return silence(0)
        except DecodeError as error:
            log.warning("The recording %s can't be read and is left out: %s", path, error)
            return silence(0)
        if (rate, channels) != (CLIP_RATE, 1):
            log.warning("The recording %s is not %d Hz mono and is left out.", path, CLIP_RATE)
            return silence(0)
        return pcm
