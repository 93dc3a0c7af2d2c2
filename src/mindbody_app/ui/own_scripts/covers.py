"""Shows scripts that come from outside the person's folder, before anything is copied."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from mindbody_app.store.file_kinds import SCRIPT_ENDINGS
from mindbody_app.ui.covers import Covers
from mindbody_app.ui.theme import Palette

if TYPE_CHECKING:
    from mindbody_app.store.own_scripts import OwnScript
    from mindbody_app.ui.own_scripts.offer_page import ScriptOfferPage


class ScriptCovers(Covers):
    """The page is loaded when it is first wanted."""

    def ask_for_file(self) -> None:
        """Let the person choose a script, and show it."""
        from mindbody_app.ui.file_dialog import ask_to_open

        chosen = ask_to_open(
            self._window,
            self._window.tokens,
            self.tr("Open a script"),
            self.tr("Scripts"),
            SCRIPT_ENDINGS,
        )
        if chosen is not None:
            self._open_file(chosen)

    def show_file(self, path: Path) -> None:
        """Show a script and offer to add it; one that lies in the folder, among those there.

        What is no file at all is told at the top of the window.
        """
        from mindbody_app.store.own_scripts import Known
        from mindbody_app.ui.own_scripts.offer_page import ScriptOfferPage, read_offer

        folder = self._services.own_scripts()
        if folder.holds(path):
            self._window.practices().open_own(path, preview=True)
            return
        offer = read_offer(folder, path)
        if not path.is_file():
            # There is nothing to mend, and nothing to look at.
            for sentence in offer.own.problems:
                self._window.notices.say(sentence)
            return

        def make(palette: Palette) -> ScriptOfferPage:
            page = ScriptOfferPage(self._services, palette, offer)
            page.back.connect(self.take_away)
            page.again.connect(lambda: self.show_file(path))
            page.there.connect(self._show_own)
            page.added.connect(partial(self._added, replaced=offer.known is Known.OTHER))
            return page

        self.lay(make, ScriptOfferPage.open)

    def _show_own(self, path: Path, words: str = "") -> None:
        self.take_away()
        self._window.practices().open_own(path, words)

    def _added(self, own: OwnScript, *, replaced: bool) -> None:
        from mindbody_app.store.own_scripts import REMOVED

        title = own.script.title if own.script is not None else own.path.stem
        words = self.tr("“{0}” is among your own practices now.")
        if replaced:
            words = self.tr(
                "“{0}” has taken the place of yours, which lies in the folder “{1}” now."
            )
        self._show_own(own.path, words.format(title, REMOVED))
