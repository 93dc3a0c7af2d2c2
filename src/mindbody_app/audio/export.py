"""A whole session as one sound file, for the phone or a player without a screen."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from mindbody_app.audio.narration import CLIP_RATE, Narration
from mindbody_app.practice.sound_port import Ambience, Bus
from mindbody_app.practice.timeline import Timeline

if TYPE_CHECKING:
    import soundfile

    from mindbody_app.audio.mixer import Mixer

BLOCK_SECONDS = 2
"""Rendered and written at a time; libsndfile's encoders dislike minutes in one piece."""


@dataclass(frozen=True, slots=True)
class _Format:
    container: str
    coding: str
    compression: float | None = None


FORMATS = {
    ".flac": _Format("FLAC", "PCM_16"),
    ".mp3": _Format("MP3", "MPEG_LAYER_III", 0.5),
    ".opus": _Format("OGG", "OPUS", 0.8),
}
"""What can be written, by the file's ending."""


class ExportError(RuntimeError):
    """A session that could not be saved; the message is one sentence that names the file."""


def save_audio(
    timeline: Timeline,
    narration: Narration,
    path: Path,
    *,
    ambience: Ambience,
    levels: Mapping[Bus, float],
    progress: Callable[[float], bool],
    seed: int = 0,
) -> bool:
    """Write a session as FLAC, MP3 or Opus, by the ending of `path`.

    The file appears only when it is whole; one of the same name is then replaced.

    Args:
        timeline: the session.
        narration: where the spoken lines lie.
        path: the file to write.
        ambience: the background; a timeline that names its own has that.
        levels: volume of each bus, 0 to 1; a bus left out is at 1.
        progress: told the share done, 0 to 1, about every two seconds of the session; it
            answers whether to go on.
        seed: of everything in the ambience that is left to chance.

    Returns:
        Whether the file was written; False if `progress` called it off, which leaves nothing.

    Raises:
        ExportError: the ending is unknown, or the folder is missing, full or may not be
            written to. Nothing is left behind.
    """
    form = FORMATS.get(path.suffix.lower())
    if form is None:
        raise ExportError(
            f"{path.name} can't be written: the name must end in .flac, .mp3 or .opus."
        )
    from mindbody_app.audio.mixer import Mixer

    partial = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        _check_folder(partial, path)
        mixer = Mixer(timeline, narration, ambience, levels, seed)
        whole = _write(mixer, partial, path, form, progress)
        if whole:
            _put_in_place(partial, path)
    finally:
        with contextlib.suppress(OSError):
            partial.unlink(missing_ok=True)
    return whole


def _check_folder(partial: Path, path: Path) -> None:
    try:
        partial.touch()
    except OSError as error:
        raise _no_room(path, error.strerror) from None


def _write(
    mixer: Mixer, partial: Path, path: Path, form: _Format, progress: Callable[[float], bool]
) -> bool:
    import soundfile

    try:
        with soundfile.SoundFile(
            partial,
            "w",
            samplerate=CLIP_RATE,
            channels=1,
            format=form.container,
            subtype=form.coding,
            compression_level=form.compression,
        ) as file:
            going_on = _write_blocks(mixer, file, progress)
        written = soundfile.info(partial).frames if going_on else 0
    except soundfile.LibsndfileError:
        raise _no_room(path, "the disk took only a part of it") from None
    if going_on and written < mixer.frames:
        raise _no_room(path, "the disk took only a part of it")
    return going_on


def _write_blocks(
    mixer: Mixer, file: soundfile.SoundFile, progress: Callable[[float], bool]
) -> bool:
    step = BLOCK_SECONDS * CLIP_RATE
    for start in range(0, mixer.frames, step):
        if not progress(start / mixer.frames):
            return False
        mixer.prepare(start)
        file.write(mixer.render(start, min(step, mixer.frames - start)))
    return progress(1.0)


def _put_in_place(partial: Path, path: Path) -> None:
    try:
        partial.replace(path)
    except OSError as error:
        raise _no_room(path, error.strerror) from None


def _no_room(path: Path, reason: str | None) -> ExportError:
    why = f" ({reason})" if reason else ""
    return ExportError(
        f"{path.name} can't be saved in {path.parent}{why};"
        " choose another folder or make room on the disk."
    )
