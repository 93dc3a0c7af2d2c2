"""The scripts of a folder, read when they are first needed; their headlines at once.

Reading YAML costs as much as a third of the window's start, and Today needs no more than titles.
So the headlines are kept in a small file that can be thrown away at any time.
"""

from __future__ import annotations

import json
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mindbody_app import __version__
from mindbody_app.practice.headline import Headline
from mindbody_app.practice.kinds import Practice
from mindbody_app.practice.postures import Posture
from mindbody_app.store.files import write_atomically

if TYPE_CHECKING:
    from mindbody_app.practice.script import SessionScript
    from mindbody_app.store.script_files import LoadedScripts


class ScriptShelf:
    """One folder's scripts.

    Args:
        folder: where the scripts lie.
        kept: the file that the headlines are kept in; it need not exist.
    """

    def __init__(self, folder: Path, kept: Path) -> None:
        self._folder = folder
        self._kept = kept

    @cached_property
    def headlines(self) -> tuple[Headline, ...]:
        """Of every script that can be used, in the order of the files' names."""
        try:
            kept = json.loads(self._kept.read_bytes())
            if kept["state"] == self._state():
                return tuple(_headline(each) for each in kept["headlines"])
        except (OSError, ValueError, KeyError, TypeError):
            pass  # none kept, or not by this version: the scripts themselves tell
        return self.loaded.headlines

    @cached_property
    def loaded(self) -> LoadedScripts:
        """Every script, and a sentence for each that can't be used; reads the files."""
        from mindbody_app.store.script_files import load_scripts

        loaded = load_scripts(self._folder)
        self._keep(loaded.headlines)
        return loaded

    @property
    def scripts(self) -> tuple[SessionScript, ...]:
        """Every script that can be used; reads the files the first time."""
        return self.loaded.scripts

    def _state(self) -> list[object]:
        """What the kept headlines are good for: this version and these files."""
        files = sorted((path.name, path.stat()) for path in self._folder.iterdir())
        return [__version__, *([name, stat.st_size, stat.st_mtime_ns] for name, stat in files)]

    def _keep(self, headlines: tuple[Headline, ...]) -> None:
        fields = Headline.__dataclass_fields__
        rows = [{name: getattr(each, name) for name in fields} for each in headlines]
        try:
            text = json.dumps({"state": self._state(), "headlines": rows}, ensure_ascii=False)
            write_atomically(self._kept, text.encode())
        except OSError:
            return  # only the next start is slower


def _headline(fields: dict[str, Any]) -> Headline:
    postures = tuple(Posture(each) for each in fields["postures"])
    return Headline(**{**fields, "practice": Practice(fields["practice"]), "postures": postures})
