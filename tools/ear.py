"""Hears what a private sound server plays, sample by sample and with the clock.

The tests and the benchmarks of sound share it. Linux only.
"""

from __future__ import annotations

import os
import subprocess
import threading
import time
from typing import Self

import numpy as np
import numpy.typing as npt

from tools.stage import SoundServer, StageError, wait_for

RATE = 24_000
SINK = "ear"

Wave = npt.NDArray[np.int16]
Floats = npt.NDArray[np.float64]


class Ear:
    """Listens to a sink of the app's own shape, so that every sample arrives as it was mixed.

    Args:
        server: a running sound server; its default becomes a new sink.
    """

    def __init__(self, server: SoundServer) -> None:
        self._server = server
        self._chunks: list[tuple[float, bytes]] = []
        self._recorder: subprocess.Popen[bytes] | None = None

    def plug(self) -> None:
        """Bring the sink and make it the default."""
        self._server.pactl(
            *("load-module", "module-null-sink", f"sink_name={SINK}"),
            *(f"rate={RATE}", "channels=1", "format=s16le"),
        )
        self._server.pactl("set-default-sink", SINK)

    def __enter__(self) -> Self:
        self.plug()
        self.listen()
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def listen(self) -> None:
        """Begin to hear; what was heard before is forgotten."""
        self.close()
        self._chunks = []
        self._recorder = subprocess.Popen(
            [
                *("parec", f"--device={SINK}.monitor", "--raw", "--latency-msec=10"),
                *(f"--rate={RATE}", "--format=s16le", "--channels=1"),
            ],
            env=os.environ | self._server.environment,
            stdout=subprocess.PIPE,
            bufsize=0,
        )
        threading.Thread(target=self._read, args=(self._recorder, self._chunks)).start()
        # A null sink that nobody hears works two seconds at a time. From here on it keeps step.
        wait_for("the first sound of the sink", lambda: len(self._chunks) > 2)

    def close(self) -> None:
        """Stop hearing."""
        if self._recorder is not None:
            self._recorder.terminate()
            self._recorder.wait(10)

    @staticmethod
    def _read(recorder: subprocess.Popen[bytes], chunks: list[tuple[float, bytes]]) -> None:
        assert recorder.stdout is not None
        with recorder.stdout as stream:
            while chunk := stream.read(65536):
                chunks.append((time.monotonic(), chunk))

    def heard(self) -> tuple[float, Wave]:
        """The clock at the first sample, and everything heard until now."""
        chunks = list(self._chunks)
        if not chunks:
            raise StageError("nothing was heard, not even silence")
        wave = np.frombuffer(b"".join(chunk for _, chunk in chunks), dtype=np.int16)
        # A chunk may come late but never early: the earliest tells the clock of all.
        ends = np.cumsum([len(chunk) // 2 for _, chunk in chunks]) / RATE
        return float(np.min(np.array([at for at, _ in chunks]) - ends)), wave


def find(clip: Wave, heard: Wave) -> tuple[int, float]:
    """Where a clip lies in what was heard: its first frame, and how alike they are, 0 to 1."""
    size = 1 << (heard.size + clip.size - 1).bit_length()
    spectrum = np.fft.rfft(heard.astype(np.float64), size)
    spectrum *= np.conj(np.fft.rfft(clip.astype(np.float64), size))
    match = np.fft.irfft(spectrum, size)[: max(1, heard.size - clip.size + 1)]
    place = int(np.argmax(match))
    part = heard[place : place + clip.size].astype(np.float64)
    energy = float(np.linalg.norm(part) * np.linalg.norm(clip.astype(np.float64)))
    return place, float(match[place]) / energy if energy else 0.0


def gaps(heard: Wave, least_seconds: float = 0.005) -> list[tuple[float, float]]:
    """Stretches of pure digital silence between the first and the last sound: start, seconds."""
    loud = np.flatnonzero(heard)
    if loud.size == 0:
        return []
    steps = np.diff(loud)
    holes = np.flatnonzero(steps > least_seconds * RATE)
    return [(float(loud[hole]) / RATE, float(steps[hole]) / RATE) for hole in holes]
