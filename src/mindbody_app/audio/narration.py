"""The narrator's clips: which line has one, how long it is and where it lies.

Reads only indexes, so a session can be composed before any sound library is loaded.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

import msgspec

CLIP_RATE = 24_000
"""Frames a second of every clip."""
READING_WORDS_PER_SECOND = 2.2
"""How fast a line without a clip is read from the screen, unhurried."""
LEAST_READING_SECONDS = 1.5
INDEX_NAME = "index.json"
CLIP_SUFFIX = ".opus"
PART_SUFFIX = ".part"
"""What is being written; it takes its name only when it is whole."""


def clip_id(voice: str, speed: float, text: str) -> str:
    """Name of a line's clip: what it is made from decides it, so an edit asks for a new one."""
    return hashlib.sha256(f"{voice}\n{speed}\n{text}".encode()).hexdigest()[:16]


class NarrationError(ValueError):
    """A voice that can't be used; the message is one sentence that names the file and the mend."""


class MissingClip(LookupError):  # noqa: N818 - the absence is the point, not an error of the caller
    """A line that a voice has no clip for; the message names the line and the voice."""


class ClipEntry(msgspec.Struct, frozen=True):
    """One clip as the index lists it."""

    text: str
    seconds: float
    """Length of the decoded clip."""


class ClipIndex(msgspec.Struct, frozen=True):
    """The list beside a voice's clips."""

    voice: str
    clips: dict[str, ClipEntry]


@dataclass(frozen=True, slots=True)
class Clip:
    """A line's sound: its length in seconds, and where it lies."""

    seconds: float
    path: Path


class ClipSource(Protocol):
    """Somewhere that clips of lines may lie."""

    def clip(self, line: str) -> Clip | None:
        """The clip of a line, or None."""


class Narration:
    """Every clip that there is for a session, from several places; the first that has one wins.

    Args:
        voice: name of the voice that the person chose.
        sources: places to look in, in order.
    """

    def __init__(self, voice: str, *sources: ClipSource) -> None:
        self.voice = voice
        self._sources = sources

    def before(self, source: ClipSource) -> Narration:
        """The same, with another place that is looked in last."""
        return Narration(self.voice, *self._sources, source)

    def after(self, source: ClipSource) -> Narration:
        """The same, with another place that is looked in first."""
        return Narration(self.voice, source, *self._sources)

    def spoken_seconds(self, text: str) -> float:
        """Length of a line in seconds: its clip's, or for a line without one, of reading it."""
        found = self._clip(text)
        if found is not None:
            return found.seconds
        return max(LEAST_READING_SECONDS, len(text.split()) / READING_WORDS_PER_SECOND)

    def clip_path(self, text: str) -> Path:
        """Where a line's clip lies.

        Raises:
            MissingClip: there is no clip of this line, or the file is gone.
        """
        found = self._clip(text)
        if found is None:
            raise MissingClip(f"The voice “{self.voice}” has no recording of the line “{text}”.")
        return found.path

    def missing(self, lines: Iterable[str]) -> tuple[str, ...]:
        """The lines that will be shown and not heard, in their order."""
        return tuple(line for line in lines if self._clip(line) is None)

    def _clip(self, line: str) -> Clip | None:
        return next(
            (clip for source in self._sources if (clip := source.clip(line)) is not None), None
        )


class Clips:
    """Clips by the words that they speak."""

    def __init__(self, clips: Mapping[str, Clip]) -> None:
        self._clips = clips

    def clip(self, line: str) -> Clip | None:
        """The clip of a line, or None."""
        return self._clips.get(line)


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
        index = msgspec.json.decode(path.read_bytes(), type=ClipIndex)
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
    there = {file.name for file in folder.glob(f"*{CLIP_SUFFIX}")}
    clips = {
        entry.text: Clip(entry.seconds, folder / f"{name}{CLIP_SUFFIX}")
        for name, entry in index.clips.items()
        if f"{name}{CLIP_SUFFIX}" in there
    }
    return Narration(index.voice, Clips(clips))


def captions_only(voice: str) -> Narration:
    """A narration without any clip: every line is shown for as long as it takes to read."""
    return Narration(voice)
