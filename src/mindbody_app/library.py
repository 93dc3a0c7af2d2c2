"""The narrator's recordings, and what is wrong with the practices that were found."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from mindbody_app.audio.narration import Narration, NarrationError, captions_only, load_narration
from mindbody_app.practice.script import SessionScript


def narration_of(assets: Path, voice: str) -> tuple[Narration, tuple[str, ...]]:
    """The narration, or captions alone and a sentence that says why."""
    try:
        return load_narration(assets, voice), ()
    except NarrationError as error:
        return captions_only(voice), (str(error),)


def missing_recordings(scripts: Iterable[SessionScript], narration: Narration) -> tuple[str, ...]:
    """A sentence about the spoken lines that have no recording; none if all have one."""
    missing = {script.title: narration.missing(script.spoken_lines()) for script in scripts}
    count = sum(map(len, missing.values()))
    if not count:
        return ()
    titles = ", ".join(f"“{title}”" for title, lines in missing.items() if lines)
    return (
        f"{count} spoken lines have no recording ({titles}); they are shown and not spoken."
        " Install the app again to get them back.",
    )
