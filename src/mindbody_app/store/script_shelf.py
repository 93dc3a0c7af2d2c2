"""The app's scripts and the person's own, read when they are first needed; headlines at once.

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
from mindbody_app.store.files import files_in, write_atomically

if TYPE_CHECKING:
    from mindbody_app.practice.script import SessionScript
    from mindbody_app.store.own_scripts import OwnFolder
    from mindbody_app.store.script_files import LoadedScripts

_State = list[object]


class ScriptShelf:
    """The app's folder of scripts, and the person's, which is looked at anew at every asking.

    Args:
        folder: where the app's scripts lie.
        kept: the file that the headlines are kept in; it need not exist.
        own: where the person's own scripts lie; it need not exist.
    """

    def __init__(self, folder: Path, kept: Path, own: Path) -> None:
        self._folder = folder
        self._kept = kept
        self._own = own
        self._headlines: tuple[_State, tuple[Headline, ...]] | None = None
        self._own_scripts: tuple[_State, tuple[SessionScript, ...]] | None = None

    @property
    def headlines(self) -> tuple[Headline, ...]:
        """Of every script that can be used: the app's by file name, then the person's."""
        state = [*self._own_state(), __version__, *self._app_state]
        if self._headlines is None or self._headlines[0] != state:
            self._headlines = state, self._kept_headlines(state) or self._read_headlines(state)
        return self._headlines[1]

    @cached_property
    def loaded(self) -> LoadedScripts:
        """The app's scripts, and a sentence for each that can't be used; reads the files."""
        from mindbody_app.store.script_files import load_scripts

        return load_scripts(self._folder)

    @cached_property
    def own(self) -> OwnFolder:
        """The person's own folder."""
        from mindbody_app.store.own_scripts import OwnFolder

        return OwnFolder(self._own, lambda: (script.id for script in self.loaded.scripts))

    @property
    def scripts(self) -> tuple[SessionScript, ...]:
        """Every script that can be used; reads the files the first time, and edited ones again."""
        state = self._own_state()
        if self._own_scripts is None or self._own_scripts[0] != state:
            found = (own.script for own in self.own.scripts()) if state else ()
            self._own_scripts = state, tuple(script for script in found if script is not None)
        return (*self.loaded.scripts, *self._own_scripts[1])

    @cached_property
    def _app_state(self) -> _State:
        return files_in(self._folder)

    def _own_state(self) -> _State:
        return files_in(self._own)

    def _read_headlines(self, state: _State) -> tuple[Headline, ...]:
        count = len(self.loaded.scripts)
        headlines = tuple(
            script.headline if number < count else script.headline._replace(own=True)
            for number, script in enumerate(self.scripts)
        )
        self._keep(state, headlines)
        return headlines

    def _kept_headlines(self, state: _State) -> tuple[Headline, ...]:
        """The kept ones, if they are of these very files."""
        try:
            kept = json.loads(self._kept.read_bytes())
            if kept["state"] == state:
                return tuple(_headline(each) for each in kept["headlines"])
        except (OSError, ValueError, KeyError, TypeError):
            pass  # none kept, or not by this version: the scripts themselves tell
        return ()

    def _keep(self, state: _State, headlines: tuple[Headline, ...]) -> None:
        rows = [each._asdict() for each in headlines]
        try:
            text = json.dumps({"state": state, "headlines": rows}, ensure_ascii=False)
            write_atomically(self._kept, text.encode())
        except OSError:
            return  # only the next start is slower


def _headline(fields: dict[str, Any]) -> Headline:
    postures = tuple(Posture(each) for each in fields["postures"])
    return Headline(**{**fields, "practice": Practice(fields["practice"]), "postures": postures})
