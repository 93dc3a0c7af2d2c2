"""The narrator's clips: which line has one, how long it is and where it lies.

Reads only the index, so a session can be composed before any sound library is loaded.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import msgspec

CLIP_RATE = 24_000
"""Frames a second of every clip."""
READING_WORDS_PER_SECOND = 2.2
"""How fast a line without a clip is read from the screen, unhurried."""
LEAST_READING_SECONDS = 1.5
INDEX_NAME = "index.json"


class NarrationError(ValueError):
    """A voice that can't be used; the message is one sentence that names the file and the mend."""


class MissingClip(LookupError):  # noqa: N818 - the absence is the point, not an error of the caller
    """A line that a voice has no clip for; the message names the line and the voice."""


class ClipEntry(msgspec.Struct, frozen=True):
    """One clip as the index lists it."""

    text: str
    seconds: float
    """Length of the decoded clip."""


class _Index(msgspec.Struct, frozen=True):
    voice: str
    clips: dict[str, ClipEntry]


class Narration:
    """One voice's clips, found by the words that they speak.

    Args:
        voice: name of the voice, as its folder is called.
        folder: where the clips lie.
        clips: entries by clip id (the file's name without its ending).
    """

    def __init__(self, voice: str, folder: Path, clips: dict[str, ClipEntry]) -> None:
        self.voice = voice
        self._folder = folder
        there = {path.name for path in folder.glob("*.opus")} if clips else set()
        self._clips = {
            entry.text: (entry.seconds, f"{clip_id}.opus")
            for clip_id, entry in clips.items()
            if f"{clip_id}.opus" in there
        }

    def spoken_seconds(self, text: str) -> float:
        """Length of a line in seconds: its clip's, or for a line without one, of reading it."""
        if text in self._clips:
            return self._clips[text][0]
        return max(LEAST_READING_SECONDS, len(text.split()) / READING_WORDS_PER_SECOND)

    def clip_path(self, text: str) -> Path:
        """Where a line's clip lies.

        Raises:
            MissingClip: the voice has no clip of this line, or the file is gone.
        """
        if text not in self._clips:
            raise MissingClip(f"The voice “{self.voice}” has no recording of the line “{text}”.")
        return self._folder / self._clips[text][1]

    def missing(self, lines: Iterable[str]) -> tuple[str, ...]:
        """The lines that will be shown and not heard, in their order."""
        return tuple(line for line in lines if line not in self._clips)


def load_narration(assets: Path, voice: str) -> Narration:
    """Read the index of a voice.

    Args:
        assets: the app's assets folder; clips lie in `audio/<voice>/` below it.
        voice: name of the voice.

    Raises:
        NarrationError: the index is missing, unreadable or damaged. The session can still be
            practised with `captions_only`.
    """
    folder = assets / "audio" / voice
    path = folder / INDEX_NAME
    try:
        index = msgspec.json.decode(path.read_bytes(), type=_Index)
    except FileNotFoundError:
        raise NarrationError(
            f"The voice “{voice}” is not there: {path} is missing; install the app again."
        ) from None
    except OSError as error:
        raise NarrationError(
            f"The voice “{voice}” can't be read ({path}: {error.strerror});"
            " check that you may read this file."
        ) from None
    except msgspec.DecodeError as error:
        raise NarrationError(
            f"The list of recordings {path} is damaged ({error}); install the app again."
        ) from None
    wrong = next((key for key, clip in index.clips.items() if not 0 < clip.seconds < 600), None)
    if wrong is not None:
        raise NarrationError(
            f"The list of recordings {path} is damaged (clip {wrong} has an impossible length);"
            " install the app again."
        )
    return Narration(index.voice, folder, index.clips)


def captions_only(voice: str) -> Narration:
    """A narration without any clip: every line is shown for as long as it takes to read."""
    return Narration(voice, Path(), {})
