"""A voice's folder of clips and the index beside them, as the app reads it."""

from __future__ import annotations

import json
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from mindbody_app.audio.narration import CLIP_SUFFIX, INDEX_NAME, PART_SUFFIX


@dataclass(frozen=True, slots=True)
class Clip:
    """One line that is spoken."""

    text: str
    speed: float
    seconds: float
    """Length of the decoded clip."""


class ClipFolder:
    """The clips of one voice on disk.

    Args:
        folder: where they lie; made when the first one comes.
        voice: name of the voice.
        speed: the voice's usual speed, 1 being the model's own.

    Raises:
        ValueError: the index is there and can't be read.
    """

    def __init__(self, folder: Path, voice: str, speed: float) -> None:
        self.folder = folder
        self.voice = voice
        self.speed = speed
        self.clips = self._listed()

    def path(self, name: str) -> Path:
        """Where the clip of this id lies."""
        return self.folder / f"{name}{CLIP_SUFFIX}"

    def has(self, name: str) -> bool:
        """Whether the clip is listed and there."""
        return name in self.clips and self.path(name).is_file()

    def prepare(self) -> None:
        """Make the folder, and clear what an interrupted run left half-written."""
        self.folder.mkdir(parents=True, exist_ok=True)
        for part in self.folder.glob(f"*{PART_SUFFIX}"):
            part.unlink()

    def add(self, name: str, clip: Clip) -> None:
        """List a clip that was just written; the index on disk is never half-written."""
        self.clips[name] = clip
        self._save()

    def orphans(self, wanted: Collection[str]) -> list[str]:
        """Ids that are listed or lie there and belong to no line."""
        lying = {path.stem for path in self.folder.glob(f"*{CLIP_SUFFIX}")}
        return sorted((lying | set(self.clips)) - set(wanted))

    def drop(self, names: Collection[str]) -> None:
        """Remove clips from the index first and then from the folder."""
        if not names:
            return
        for name in names:
            self.clips.pop(name, None)
        self._save()
        for name in names:
            self.path(name).unlink(missing_ok=True)

    def _listed(self) -> dict[str, Clip]:
        path = self.folder / INDEX_NAME
        try:
            index = json.loads(path.read_text(encoding="utf-8"))
            return {
                name: Clip(entry["text"], entry.get("speed", index["speed"]), entry["seconds"])
                for name, entry in index["clips"].items()
            }
        except FileNotFoundError:
            return {}
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            raise ValueError(
                f"{path} can't be read ({error}); remove it and render the voice again."
            ) from error

    def _save(self) -> None:
        entries: dict[str, Any] = {}
        for name, clip in sorted(self.clips.items()):
            entries[name] = {"text": clip.text, "seconds": clip.seconds}
            if clip.speed != self.speed:
                entries[name]["speed"] = clip.speed
        index = {"voice": self.voice, "speed": self.speed, "clips": entries}
        part = self.folder / f"{INDEX_NAME}{PART_SUFFIX}"
        part.write_text(json.dumps(index, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
        part.replace(self.folder / INDEX_NAME)
