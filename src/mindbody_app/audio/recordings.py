"""A person's own recordings of spoken lines: read with care, made to sound like the other clips.

WAV, FLAC, MP3, Opus and Ogg Vorbis of any rate become clips of the narrator's kind: mono, without
silence or DC at the ends, at the same loudness. Converted once, kept in the cache.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from mindbody_app.audio.narration import CLIP_RATE, Clip
from mindbody_app.audio.speech_cache import SpeechCache

if TYPE_CHECKING:
    import soundfile

    from mindbody_app.audio.clip_sound import Samples

LONGEST_SECONDS = 90.0
"""Of one spoken line; the mixer keeps lines of this length at hand."""
MOST_CHANNELS = 2
SLOWEST_RATE, FASTEST_RATE = 8_000, 192_000
FORMATS = ("WAV", "WAVEX", "FLAC", "MP3", "OGG")
"""As libsndfile calls them."""
_VOICE = "recordings"
_SPEED = 1.0


class RecordingError(ValueError):
    """A recording that can't be used; the message is the end of a sentence that names its place."""


class Recordings:
    """Recordings as clips.

    Args:
        cache: where the converted ones are kept.
    """

    def __init__(self, cache: SpeechCache) -> None:
        self._cache = cache

    def clip(self, path: Path) -> Clip | None:
        """The clip of a recording as the file is now; None until it is converted."""
        key = _key(path)
        return self._cache.clip(key) if key else None

    def convert(self, path: Path) -> None:
        """Make a clip of a recording, unless there is one; takes a hundredth of its length.

        Raises:
            RecordingError: it can't be read, is empty, or longer than `LONGEST_SECONDS`.
            OSError: the clip can't be kept.
        """
        with self._cache.writing:
            self._convert(path)

    def _convert(self, path: Path) -> None:
        from mindbody_app.audio.clip_sound import keep_clip, recorded
        from mindbody_app.audio.resample import at_clip_rate

        key = _key(path)
        if key is None:
            raise RecordingError(f"“{path.name}” can't be read; check that it is there.")
        folder = self._cache.voice(_VOICE)
        if folder.has(key, _SPEED):
            return
        audio, rate = _read(path)
        try:
            sound = recorded(at_clip_rate(audio, rate))
        except ValueError:
            raise RecordingError(f"“{path.name}” is silent; record it again.") from None
        folder.add(key, _SPEED, keep_clip(folder.path_for(key, _SPEED), sound))
        folder.save()
        self._cache.settle()


def _key(path: Path) -> str | None:
    """What a clip is kept under: another file, or the same one edited, asks for a new clip."""
    try:
        stat = path.stat()
    except OSError:
        return None
    return f"\0{path.resolve()}\0{stat.st_size}\0{stat.st_mtime_ns}"


def _read(path: Path) -> tuple[Samples, int]:
    """Mono sound and its rate, never more than a line's worth of it."""
    import numpy as np
    import soundfile

    try:
        with soundfile.SoundFile(path) as file:
            _check_kind(path, file)
            most = int(LONGEST_SECONDS * file.samplerate)
            # What a file says of its length is not to be trusted.
            audio = file.read(most + 1, dtype="float32", always_2d=True)
            rate = int(file.samplerate)
    except (soundfile.LibsndfileError, OSError, MemoryError):
        raise RecordingError(
            f"“{path.name}” can't be read as sound; save it as WAV, FLAC, MP3 or Opus."
        ) from None
    if len(audio) > most:
        raise RecordingError(
            f"“{path.name}” is longer than {LONGEST_SECONDS:.0f} seconds; one recording is one"
            " spoken line, so cut it shorter."
        )
    if not len(audio):
        raise RecordingError(f"“{path.name}” is empty; record it again.")
    mono = audio.mean(axis=1, dtype=np.float32)
    if not np.isfinite(mono).all():
        raise RecordingError(f"“{path.name}” is damaged; save it again.")
    return np.clip(mono, -8, 8), rate


def _check_kind(path: Path, file: soundfile.SoundFile) -> None:
    if file.format not in FORMATS:
        raise RecordingError(
            f"“{path.name}” is of the kind {file.format}; save it as WAV, FLAC, MP3 or Opus."
        )
    if not SLOWEST_RATE <= file.samplerate <= FASTEST_RATE or file.channels > MOST_CHANNELS:
        raise RecordingError(
            f"“{path.name}” has {file.channels} channels at {file.samplerate} Hz; save it as mono"
            f" or stereo at 44,100 or {2 * CLIP_RATE:,} Hz."
        )
