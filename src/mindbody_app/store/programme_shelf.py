"""The programmes of a folder, at hand before the first window.

Today says what the running programme suggests, and reading YAML would slow the start. So the
programmes are kept as JSON in a small file that can be thrown away at any time.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mindbody_app import __version__
from mindbody_app.store.files import files_in, write_atomically

if TYPE_CHECKING:
    from mindbody_app.learning.programmes import Part, Programme, Suggestion
    from mindbody_app.store.programme_files import LoadedProgrammes


class ProgrammeShelf:
    """One folder's programmes.

    Args:
        folder: where the programmes lie.
        kept: the file that they are kept in as JSON; it need not exist.
    """

    def __init__(self, folder: Path, kept: Path) -> None:
        self._folder = folder
        self._kept = kept

    @cached_property
    def programmes(self) -> tuple[Programme, ...]:
        """Every programme that can be used, the shortest first."""
        state = [__version__, *files_in(self._folder)]
        try:
            kept = json.loads(self._kept.read_bytes())
            if kept["state"] == state:
                return tuple(map(_programme, kept["programmes"]))
        except (OSError, ValueError, KeyError, TypeError):
            pass  # none kept, or not by this version: the files themselves tell
        self._keep(state)
        return self.loaded.programmes

    @cached_property
    def loaded(self) -> LoadedProgrammes:
        """Every programme, and a sentence for each that can't be used; reads the files."""
        from mindbody_app.store.programme_files import load_programmes

        return load_programmes(self._folder)

    def _keep(self, state: list[object]) -> None:
        kept = {"state": state, "programmes": self.loaded.programmes}
        try:
            text = json.dumps(kept, ensure_ascii=False)
            write_atomically(self._kept, text.encode())
        except OSError:
            return  # only the next start is slower


def _programme(row: Iterable[Any]) -> Programme:
    from mindbody_app.learning.programmes import Counts, Programme

    kept = Programme(*row)
    return kept._replace(
        counts=Counts(kept.counts),
        parts=tuple(map(_part, kept.parts)),
        closing=tuple(kept.closing),
    )


def _part(row: Iterable[Any]) -> Part:
    from mindbody_app.learning.programmes import Part

    kept = Part(*row)
    suggestions = tuple(map(_suggestion, kept.suggestions))
    return kept._replace(reading=tuple(kept.reading), suggestions=suggestions)


def _suggestion(row: Iterable[Any]) -> Suggestion:
    from mindbody_app.learning.programmes import Suggestion
    from mindbody_app.practice.body import Avoid

    kept = Suggestion(*row)
    return kept if kept.asks is None else kept._replace(asks=Avoid(kept.asks))
