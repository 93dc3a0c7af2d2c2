"""What speaking a line asks of a voice."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from mindbody_app.audio.clip_sound import Samples


class SpeechError(RuntimeError):
    """Lines that can't be spoken; the message is one sentence for the person."""


class Voice(Protocol):
    """Something that speaks. It is loaded at the first line that it speaks, not before."""

    @property
    def name(self) -> str:
        """As the cache's folder is called."""

    def speed(self, text: str, /) -> float:
        """The speed at which a line is spoken, 1 being the voice's own."""

    def speak(self, text: str) -> Samples:
        """A line as a levelled clip.

        Raises:
            ValueError: it holds nothing that can be spoken.
            SpeechError: the voice can't be loaded, or fails.
        """
