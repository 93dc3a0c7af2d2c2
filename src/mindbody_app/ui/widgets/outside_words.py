"""Words that come from outside, as labels show them."""

from __future__ import annotations

import re

_LONGEST = 24
"""Letters that stand together; a narrow window has room for so many."""
_PIECE = 12
"""Letters of a longer word that stay together where it has no seam."""
_SEAMS = "/.@_?&=,;:-"
_LONG = re.compile(rf"\S{{{_LONGEST + 1},}}")
_SEAM = re.compile(rf"([{_SEAMS}]{{1,{_PIECE}}}|[^\s{_SEAMS}]{{{_PIECE}}})(?=\S)")
_BREAK = "\u200b"
"""Takes no room, and lets a line end there."""


def breakable(words: str) -> str:
    """The words with places to break in such as are longer than a line, an address say.

    Else they would widen the page beyond the window.
    """
    return _LONG.sub(lambda found: _SEAM.sub(rf"\1{_BREAK}", found.group()), words)
