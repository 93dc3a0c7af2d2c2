"""Reads one clip without giving the interpreter's lock away at every step.

soundfile gives it away some ten times a clip. With a busy thread that keeps it for 300 ms, decoding
would fall behind speech. So libsndfile's functions are called here as ones that keep the lock: for
some 10 ms a clip.
"""

from __future__ import annotations

import ctypes
import os
import sys
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import soundfile

Pcm = npt.NDArray[np.int16]

_READ = 0x10


def silence(frames: int) -> Pcm:
    """Room for sound, silent. `np.zeros` would give the interpreter's lock away."""
    return np.frombuffer(bytearray(2 * frames), dtype=np.int16)


class DecodeError(RuntimeError):
    """A clip that can't be read."""


class _Info(ctypes.Structure):
    _fields_ = (
        ("frames", ctypes.c_int64),
        ("rate", ctypes.c_int),
        ("channels", ctypes.c_int),
        ("format", ctypes.c_int),
        ("sections", ctypes.c_int),
        ("seekable", ctypes.c_int),
    )


def read_clip(path: Path) -> tuple[Pcm, int, int]:
    """Sound of a file of one channel, its frames a second and its channels.

    Raises:
        DecodeError: it is no sound file, or is damaged.
    """
    if sys.platform == "win32":
        return _read_plainly(path)
    info = _Info()
    file = _function("sf_open", ctypes.c_void_p)(
        ctypes.c_char_p(os.fsencode(path)), _READ, ctypes.byref(info)
    )
    if not file:
        raise DecodeError("not a sound file")
    try:
        if info.channels != 1:
            return silence(0), info.rate, info.channels
        pcm = silence(info.frames)
        got = _function("sf_readf_short", ctypes.c_int64)(
            ctypes.c_void_p(file), ctypes.c_void_p(pcm.ctypes.data), ctypes.c_int64(pcm.size)
        )
        if got < pcm.size:
            raise DecodeError("it ends too soon")
    finally:
        _function("sf_close", ctypes.c_int)(ctypes.c_void_p(file))
    return pcm, info.rate, info.channels


def _read_plainly(path: Path) -> tuple[Pcm, int, int]:
    try:
        pcm, rate = soundfile.read(path, dtype="int16")
    except soundfile.LibsndfileError as error:
        raise DecodeError(str(error)) from None
    return pcm, rate, pcm.ndim


@cache
def _function(name: str, result: type[Any]) -> Any:
    """A function of the libsndfile that soundfile has loaded, called with the lock kept."""
    ffi, library = soundfile._ffi, soundfile._snd
    address = int(ffi.cast("uintptr_t", ffi.addressof(library, name)))
    return ctypes.PYFUNCTYPE(result)(address)
