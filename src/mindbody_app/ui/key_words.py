"""Keys as each system writes them."""

from __future__ import annotations

import sys

_ON_A_MAC = {"Ctrl": "⌘", "Shift": "⇧", "Return": "↩"}
"""What Qt calls Ctrl is the command key there."""


def key_words(keys: str, platform: str = sys.platform) -> str:
    """Keys for a tool tip.

    Args:
        keys: as Qt writes them, such as Ctrl+Return.
        platform: as `sys.platform` has it.
    """
    if platform != "darwin":
        return keys
    return "".join(_ON_A_MAC.get(each, each) for each in keys.split("+"))
