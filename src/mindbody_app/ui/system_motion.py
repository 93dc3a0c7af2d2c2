"""Whether the system asks programs to move less.

Qt tells from 6.12 on; until then each system is asked in its own way.
"""

from __future__ import annotations

import shutil
import subprocess
import sys

ANSWER_SECONDS = 1.0
_SPI_GETCLIENTAREAANIMATION = 0x1042


def system_reduces_motion() -> bool:
    """True where the person switched movement off for the whole system; False if unknown."""
    if sys.platform == "win32":
        return _windows()
    if sys.platform == "darwin":
        return _answer("defaults", "read", "com.apple.universalaccess", "reduceMotion") == "1"
    answer = _answer("gsettings", "get", "org.gnome.desktop.interface", "enable-animations")
    return answer == "false"


def _windows() -> bool:
    import ctypes

    animated = ctypes.c_int(1)
    user32 = getattr(ctypes, "windll").user32  # noqa: B009 - there on Windows alone
    asked = user32.SystemParametersInfoW(_SPI_GETCLIENTAREAANIMATION, 0, ctypes.byref(animated), 0)
    return bool(asked) and not animated.value


def _answer(*command: str) -> str:
    """What a program prints, or nothing where there is none."""
    program = shutil.which(command[0])
    if program is None:
        return ""
    try:
        done = subprocess.run(
            [program, *command[1:]],
            capture_output=True,
            text=True,
            timeout=ANSWER_SECONDS,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return done.stdout.strip()
