"""Has a card's lines spoken, part by part, beside the window's thread."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Sequence

log = logging.getLogger(__name__)

CARD_LANGUAGE = "en"

VoiceLines = Callable[[Sequence[str], str, Callable[[float], bool]], None]


class Voicing:
    """Begins at once; look at it now and then.

    Args:
        parts: the lines of each part, in the order in which they are wanted.
        voice_lines: speaks lines, as `Services.voice_lines`.
    """

    def __init__(self, parts: Sequence[Sequence[str]], voice_lines: VoiceLines) -> None:
        self._parts, self._voice_lines = parts, voice_lines
        self._cancelled = False
        self.ready = 0
        """How many parts can be played."""
        self.share = 0.0
        """How much of the next part is done, 0 to 1."""
        self.problem: str | None = None
        """Once there is no going on: a sentence for the person, or nothing if none fits."""
        threading.Thread(target=self._work, name="voicing", daemon=True).start()

    def cancel(self) -> None:
        """Stop after the line that is being spoken; what is spoken is kept."""
        self._cancelled = True

    def _work(self) -> None:
        from mindbody_app.audio.voice import SpeechError

        try:
            for part in self._parts:
                self.share = 0.0
                self._voice_lines(part, CARD_LANGUAGE, self._report)
                if self._cancelled:
                    return
                self.ready += 1
        except SpeechError as error:
            self.problem = str(error)
        except Exception:
            log.exception("The voice has failed.")
            self.problem = ""

    def _report(self, share: float) -> bool:
        self.share = share
        return not self._cancelled
