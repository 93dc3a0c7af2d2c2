"""Your scripts: what is in the person's own folder, live while they write."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, QTimer, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QVBoxLayout

from mindbody_app.practice.postures import Posture
from mindbody_app.store.own_scripts import Examined, OwnScript, OwnScriptError
from mindbody_app.store.script_schema import SCHEMA_NAME, schema_text
from mindbody_app.ui.background import Background
from mindbody_app.ui.own_scripts.script_card import ScriptCard
from mindbody_app.ui.own_scripts.watch import FolderWatch
from mindbody_app.ui.services import Services
from mindbody_app.ui.theme import Palette, Space
from mindbody_app.ui.widgets.basics import Page, button, card, text
from mindbody_app.ui.widgets.flow import wrapping
from mindbody_app.ui.widgets.outside_words import breakable

REVEALED = 240
"""Pixels around a script's state that are brought into view with it: its title and buttons."""


class OwnScriptsPage(Page):
    """A card for each own script; it follows the folder."""

    begin = Signal(str)
    """A script's id; its minutes are chosen next."""
    file_wanted = Signal()
    """A script file is to be chosen and shown."""

    def __init__(self, services: Services, palette: Palette) -> None:
        super().__init__(palette)
        self._services = services
        self._own = services.own_scripts()
        self.cards: list[ScriptCard] = []
        self._unexamined: list[ScriptCard] = []
        self._work: Background | None = None
        self._lay_out()
        self._watch = FolderWatch(self._own.folder, self)
        self._watch.changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Show the folder as it is now; cards whose file says the same stay as they are."""
        known = {card_.own.path: card_ for card_ in self.cards}
        fresh: list[ScriptCard] = []
        for own in self._own.scripts():
            before = known.pop(own.path, None)
            if before is not None and before.own == own:
                before.show_state()
                fresh.append(before)
            else:
                fresh.append(self._make_card(own, before.asked if before else None))
                if before is not None:
                    self._drop(before)
        for gone in known.values():
            self._drop(gone)
        for place, each in enumerate(fresh):
            self._list.insertWidget(place, each)
        self.cards = fresh
        self._empty.setVisible(not fresh)
        self._examine_next()

    def show_script(self, path: Path, words: str = "", *, preview: bool = False) -> None:
        """Go to the script of a file in the folder, with some words and its preview if wished."""
        self.refresh()
        if words:
            self._say([words])
        found = next((each for each in self.cards if _same_file(each.own.path, path)), None)
        if found is None:
            return
        if preview and found.preview is None:
            found.open_preview()
            self._close_other_previews(found, True)
        found.rests_on.setFocus(Qt.FocusReason.OtherFocusReason)
        # Once the cards have their places.
        QTimer.singleShot(0, found, lambda: self.ensureWidgetVisible(found.state, 0, REVEALED))

    def add_example(self) -> None:
        """Put a whole example into the folder, to be changed into one's own."""
        example = self._services.example_script
        try:
            self._own.add(example.name, example.read_text(encoding="utf-8"))
        except OwnScriptError as error:
            self._say([str(error)])
            return
        self._write_schema()
        self._say([self.tr("{0} is in your folder now; edit it as you like.").format(example.name)])
        self.refresh()

    def open_folder(self) -> None:
        """Show the folder in the system's own way."""
        self._write_schema()
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._own.folder)))

    def move_away(self, own: OwnScript) -> None:
        """Move a script to the folder of removed ones."""
        try:
            target = self._own.remove(own)
        except OwnScriptError as error:
            self._say([str(error)])
            return
        place = target.relative_to(self._own.folder)
        self._say([self.tr("Moved to {0}. Move it back to have it again.").format(place)])
        self.refresh()

    def _lay_out(self) -> None:
        intro = self.tr(
            "Write a practice of your own as a text file. It is checked line by line, and spoken"
            " in a natural voice or by your own recordings."
        )
        self.column.addWidget(text(self.tr("Your scripts"), "title"))
        self.column.addWidget(text(intro, "soft"))
        self.open_button = button(
            self.tr("Open a script…"), self.file_wanted.emit, variant="primary"
        )
        self.folder_button = button(self.tr("Open the folder"), self.open_folder)
        self.example_button = button(self.tr("Add an example"), self.add_example)
        self.column.addLayout(wrapping(self.open_button, self.folder_button, self.example_button))
        self.column.addWidget(text(str(self._own.folder), "small"))
        self.told, self._told_words = card("notice")
        self._told_lines = QVBoxLayout()
        self._told_words.addLayout(self._told_lines)
        self.column.addWidget(self.told)
        self.told.hide()
        self._empty = text(self.tr("There is nothing in your folder yet."), "soft")
        self.column.addWidget(self._empty)
        self._list = QVBoxLayout()
        self._list.setSpacing(Space.L)
        self.column.addLayout(self._list)
        self.column.addStretch(1)

    def _make_card(self, own: OwnScript, asked: tuple[int, Posture] | None) -> ScriptCard:
        made = ScriptCard(self._services, self.tokens, own)
        made.begin.connect(self.begin)
        made.removed.connect(self.move_away)
        made.previewed.connect(partial(self._close_other_previews, made))
        if asked is not None:
            made.open_preview(asked)
        if own.script is not None:
            self._unexamined.append(made)
        return made

    def _drop(self, gone: ScriptCard) -> None:
        if gone in self._unexamined:
            self._unexamined.remove(gone)
        self._list.removeWidget(gone)
        gone.hide()
        gone.deleteLater()

    def _close_other_previews(self, kept: ScriptCard, _opened: bool) -> None:
        for each in self.cards:
            if each is not kept:
                each.close_preview()

    def _examine_next(self) -> None:
        """Look at one script after the other more closely, beside the window's thread."""
        if self._work is not None or not self._unexamined:
            return
        looked_at = self._unexamined.pop(0)
        self._work = Background(_look(self._services, looked_at.own), self)
        self._work.done.connect(partial(self._examined, looked_at))
        self._work.start()

    def _examined(self, looked_at: ScriptCard) -> None:
        work, self._work = self._work, None
        if work is not None:
            if looked_at in self.cards and isinstance(work.result, Examined):
                looked_at.show_examined(work.result)
            if looked_at in self.cards and work.error is not None:
                self._say([str(work.error)])
            work.deleteLater()
        self._examine_next()

    def _say(self, sentences: list[str]) -> None:
        while (item := self._told_lines.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for sentence in sentences:
            self._told_lines.addWidget(text(breakable(sentence)))
        self.told.show()

    def _write_schema(self) -> None:
        """Editors complete a script from the schema beside it."""
        try:
            self._own.put_beside(SCHEMA_NAME, schema_text())
        except OwnScriptError as error:
            self._say([str(error)])


def _same_file(one: Path, other: Path) -> bool:
    try:
        return one.samefile(other)
    except OSError:
        return False


def _look(services: Services, own: OwnScript) -> Callable[[Callable[[float], bool]], Examined]:
    def look(report: Callable[[float], bool]) -> Examined:
        return services.examine(own, lambda: report(0.0))

    return look
