"""Asks whether the default sound device answers, without ever waiting on it for long.

simpleaudio opens a device with the interpreter's lock held: a sound server that hangs would
freeze the whole app. On Linux a thread asks ALSA first, and ALSA is called without the lock.
"""

from __future__ import annotations

import ctypes
import sys
import threading

_PATIENCE_SECONDS = 1.5
_PLAYBACK = 0
_NONBLOCK = 1


class DeviceCheck:
    """Opens and closes ALSA's default device in a thread of its own; elsewhere always content."""

    def __init__(self) -> None:
        self._asking: threading.Thread | None = None
        self._answer = False

    def answers(self) -> bool:
        """Whether the device opens within 1.5 s; False while an earlier question hangs."""
        alsa = _alsa()
        if alsa is None:
            return True
        if self._asking is not None and self._asking.is_alive():
            return False
        self._answer = False
        self._asking = threading.Thread(
            target=self._ask, args=(alsa,), name="sound-check", daemon=True
        )
        self._asking.start()
        self._asking.join(_PATIENCE_SECONDS)
        return self._answer

    def _ask(self, alsa: ctypes.CDLL) -> None:
        device = ctypes.c_void_p()
        if alsa.snd_pcm_open(ctypes.byref(device), b"default", _PLAYBACK, _NONBLOCK) == 0:
            alsa.snd_pcm_close(device)
            self._answer = True


def _alsa() -> ctypes.CDLL | None:
    if not sys.platform.startswith("linux"):
        return None
    try:
        alsa = ctypes.CDLL("libasound.so.2")
        # ALSA prints every failed opening; the app says it in its own words. As its handler
        # serves a C function that does nothing: one in Python would need the interpreter's lock.
        alsa.snd_lib_error_set_handler(ctypes.cast(ctypes.CDLL(None).getpid, ctypes.c_void_p))
    except (OSError, AttributeError):
        return None
    return alsa
