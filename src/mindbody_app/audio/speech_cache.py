"""Lines that the app has spoken itself, kept so that each is spoken once.

One folder a voice, laid out as the narrator's: clips by their id, and an index beside them. Nothing
here would be missed: what is torn or lost is spoken again.
"""

from __future__ import annotations

import json
import os
import threading
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import msgspec

from mindbody_app.audio.narration import (
    CLIP_RATE,
    CLIP_SUFFIX,
    INDEX_NAME,
    PART_SUFFIX,
    Clip,
    ClipIndex,
    clip_id,
)

LARGEST_BYTES = 200 * 1024 * 1024
"""About fourteen hours of speech."""


class SpeechCache:
    """The spoken lines of every voice.

    Args:
        folder: where the voices' folders lie; it need not exist.
        largest: bytes of sound that may lie there; what was unused the longest goes first.
    """

    def __init__(self, folder: Path, largest: int = LARGEST_BYTES) -> None:
        self._folder = folder
        self._largest = largest
        self._clips: dict[str, Clip] | None = None
        self.writing = threading.Lock()
        """Held by whoever adds clips."""

    def clip(self, line: str) -> Clip | None:
        """The clip of a line in any voice, or None."""
        clips = self._clips
        if clips is None:
            clips = self._clips = _all_clips(self._folder)
        return clips.get(line)

    def voice(self, name: str) -> VoiceFolder:
        """The clips of one voice, to add to."""
        return VoiceFolder(self._folder / name, name)

    def settle(self) -> None:
        """Take note of what was added, and let the oldest go where there is too much.

        For whoever holds `writing`.

        Raises:
            OSError: the folder can't be read or written to.
        """
        for part in self._folder.glob(f"*/*{PART_SUFFIX}"):
            part.unlink(missing_ok=True)
        files = sorted(
            ((path.stat(), path) for path in self._folder.glob(f"*/*{CLIP_SUFFIX}")),
            key=lambda pair: pair[0].st_mtime_ns,
        )
        surplus = sum(stat.st_size for stat, _ in files) - self._largest
        for stat, path in files:
            if surplus <= 0:
                break
            path.unlink(missing_ok=True)
            surplus -= stat.st_size
        self._clips = None


class VoiceFolder:
    """The clips of one voice on disk, and their index.

    Args:
        folder: where they lie; made when the first one comes.
        voice: the voice's name.
    """

    def __init__(self, folder: Path, voice: str) -> None:
        self._folder = folder
        self._voice = voice
        index = _index_of(folder)
        self._entries: dict[str, dict[str, Any]] = {
            name: {"text": entry.text, "seconds": entry.seconds}
            for name, entry in (index.clips.items() if index else ())
        }

    def has(self, text: str, speed: float) -> bool:
        """Whether a line's clip lies there whole; it then counts as used now."""
        import soundfile

        name = clip_id(self._voice, speed, text)
        path = self._path(name)
        try:
            seconds = self._entries[name]["seconds"]
            whole = bool(soundfile.info(path).frames == round(seconds * CLIP_RATE))
            os.utime(path)
        except (KeyError, OSError, soundfile.LibsndfileError):
            return False
        return whole

    def path_for(self, text: str, speed: float) -> Path:
        """Where the clip of a line is to be written; its folder is there.

        Raises:
            OSError: the folder can't be made.
        """
        self._folder.mkdir(parents=True, exist_ok=True)
        return self._path(clip_id(self._voice, speed, text))

    def add(self, text: str, speed: float, seconds: float) -> None:
        """List a clip that was just written; `save` makes it last."""
        self._entries[clip_id(self._voice, speed, text)] = {"text": text, "seconds": seconds}

    def save(self) -> None:
        """Write the index, whole or not at all, with the clips that are there.

        Raises:
            OSError: it can't be written; the old one stands.
        """
        self._folder.mkdir(parents=True, exist_ok=True)
        there = {path.stem for path in self._folder.glob(f"*{CLIP_SUFFIX}")}
        clips = {name: entry for name, entry in self._entries.items() if name in there}
        part = self._folder / f"{INDEX_NAME}{PART_SUFFIX}"
        text = json.dumps({"voice": self._voice, "clips": clips}, ensure_ascii=False)
        part.write_text(text, encoding="utf-8")
        part.replace(self._folder / INDEX_NAME)

    def _path(self, name: str) -> Path:
        return self._folder / f"{name}{CLIP_SUFFIX}"


def _all_clips(folder: Path) -> dict[str, Clip]:
    clips: dict[str, Clip] = {}
    try:
        voices = sorted(path for path in folder.iterdir() if path.is_dir())
    except OSError:
        return clips
    for voice in voices:
        clips.update(_clips_of(voice))
    return clips


def _clips_of(folder: Path) -> Iterable[tuple[str, Clip]]:
    index = _index_of(folder)
    if index is None:
        return
    there = dict(_sizes(folder))
    for name, entry in index.clips.items():
        file = f"{name}{CLIP_SUFFIX}"
        if there.get(file) and 0 < entry.seconds < 600:
            yield entry.text, Clip(entry.seconds, folder / file)


def _sizes(folder: Path) -> Iterator[tuple[str, int]]:
    with os.scandir(folder) as files:
        for file in files:
            yield file.name, file.stat().st_size


def _index_of(folder: Path) -> ClipIndex | None:
    try:
        return msgspec.json.decode((folder / INDEX_NAME).read_bytes(), type=ClipIndex)
    except (OSError, msgspec.DecodeError):
        return None
