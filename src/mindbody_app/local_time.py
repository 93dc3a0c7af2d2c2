"""The machine's clock and time zone, which everything else is handed."""

from __future__ import annotations

import sys
import time
from datetime import datetime


def local_now() -> datetime:
    """Local time with its UTC offset; follows a zone change while the app runs."""
    _heed_zone()
    return datetime.now().astimezone()


def _heed_zone() -> None:
    """Let the C library ask anew which time zone the machine is in."""
    if sys.platform == "win32":
        import ctypes

        # The library that Python tells the time by; `time` has no name for this there.
        ctypes.CDLL("ucrtbase")._tzset()
    else:
        time.tzset()


def local_at(wall: datetime, now: datetime) -> datetime:
    """A wall-clock time with the UTC offset of the machine's zone at that time of the year.

    `now` may be a clock of another zone that was handed in: then its offset holds at all times.
    """
    if now.astimezone().utcoffset() != now.utcoffset():
        return wall.replace(tzinfo=now.tzinfo)
    return wall.astimezone()
