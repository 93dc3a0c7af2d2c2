"""A script that came from somewhere: what it will be like, and one button to add it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QFrame, QPushButton

from mindbody_app.practice.postures import Posture
from mindbody_app.practice.script import SessionScript
from mindbody_app.store.own_scripts import (
    AlreadyThereError,
    Known,
    OwnFolder,
    OwnScript,
    OwnScriptError,
)
from mindbody_app.ui.own_scripts.preview import Preview
from mindbody_app.ui.own_scripts.words import facts_words, first_problems
from mindbody_app.ui.practice.flow_page import FlowPage
from mindbody_app.ui.services import Services
from mindbody_app.ui.theme import PAGE_WIDTH, Palette, Space
from mindbody_app.ui.widgets.basics import button, card, text
from mindbody_app.ui.widgets.outside_words import breakable
from mindbody_app.ui.widgets.said_line import SaidLine


@dataclass
class ScriptOffer:
    """A file that is being looked at; kept while the page is drawn anew in other colours."""

    own: OwnScript
    known: Known
    there: Path | None
    """The file of its id in the person's folder."""
    asked: tuple[int, Posture] | None = None
    """What the preview shows; None until the person looks at another length or posture."""


def read_offer(folder: OwnFolder, path: Path) -> ScriptOffer:
    """Check a file, and how it stands to those in the folder."""
    own = folder.look_into(path)
    return ScriptOffer(own, *folder.known(own))


class ScriptOfferPage(FlowPage):
    """Esc and the button on the left emit `back`; until “Add” is pressed nothing is copied."""

    added = Signal(object)
    """The `OwnScript` lies in the folder now."""
    there = Signal(object)
    """The person wants to see the file of this path, which lay there before."""
    again = Signal()
    """The file is to be looked at anew."""

    def __init__(self, services: Services, palette: Palette, offer: ScriptOffer) -> None:
        super().__init__(palette, width=PAGE_WIDTH, back_words=_back_words(offer))
        self._services, self._offer = services, offer
        self.preview: Preview | None = None
        self._said = SaidLine()
        self.put_above_footer(self._said)
        self.column.setSpacing(Space.M)
        self.main_button = self._main_button()
        self.fill_footer(self.main_button)
        script = offer.own.script
        if script is None:
            self.setAccessibleName(self.tr("This practice can't be added yet"))
            self._lay_out_problems()
        else:
            self.setAccessibleName(script.title)
            self._lay_out(script)
        self.column.addStretch(1)

    def open(self) -> None:
        """Ready for the keyboard."""
        self.main_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _main_button(self) -> QPushButton:
        if self._offer.own.script is None:
            return button(self.tr("Check it again"), self.again.emit, variant="begin")
        if self._offer.known is Known.SAME:
            return button(self.tr("Show it"), self._show_there, variant="begin")
        replaces = self._offer.known is Known.OTHER
        words = self.tr("Replace mine") if replaces else self.tr("Add to your own")
        return button(words, self._add, variant="begin")

    def _lay_out(self, script: SessionScript) -> None:
        own = self._offer.own
        self.column.addWidget(text(self.tr("A practice from a file"), "overline"))
        self.column.addWidget(text(breakable(script.title), "title"))
        self.column.addWidget(text(breakable(facts_words(own.path.name, script)), "small"))
        self.column.addWidget(text(breakable(script.summary), "lead"))
        if self._offer.known is not Known.SAME:
            words = self.tr(
                "Nothing is added before you say so, and nothing in it can run. The app can't check"
                " who wrote it; if you didn't expect it, leave it."
            )
            self.column.addWidget(text(words, "small"))
        if self._offer.known is not Known.NEW:
            self.column.addWidget(self._known_card())
        if script.cautions:
            frame, column = card()
            column.addWidget(text(self.tr("Before you begin"), "heading"))
            for caution in script.cautions:
                column.addWidget(text(breakable(caution)))
            self.column.addWidget(frame)
        frame, column = card()
        column.addWidget(text(self.tr("What it will be like"), "heading"))
        self.preview = Preview(self._services, self.tokens, script, self._offer.asked)
        self.preview.minutes.changed.connect(lambda _minutes: self._note())
        self.preview.posture.chosen.connect(lambda _posture: self._note())
        column.addWidget(self.preview)
        self.column.addWidget(frame)

    def _known_card(self) -> QFrame:
        frame, column = card("notice")
        if self._offer.known is Known.SAME:
            column.addWidget(text(self.tr("This practice is among your own already.")))
            return frame
        assert self._offer.there is not None
        words = self.tr(
            "You have a practice of the same name already ({0}), and it says something else. If"
            " you replace it, yours is kept in the folder “removed”."
        ).format(self._offer.there.name)
        column.addWidget(text(breakable(words)))
        return frame

    def _lay_out_problems(self) -> None:
        own = self._offer.own
        shown, rest = first_problems(own.problems)
        self.column.addWidget(text(self.tr("This practice can't be added yet"), "title"))
        self.column.addWidget(text(breakable(own.path.name), "small"))
        frame, column = card()
        for sentence in shown:
            column.addWidget(text(breakable(sentence)))
        if rest:
            column.addWidget(text(rest, "soft"))
        self.column.addWidget(frame)
        words = self.tr(
            "If you wrote it, mend this in a text editor. If you were given it, tell whoever sent"
            " it. Nothing was added."
        )
        self.column.addWidget(text(words, "soft"))

    def _note(self) -> None:
        if self.preview is not None:
            self._offer.asked = self.preview.asked

    def _show_there(self) -> None:
        self.there.emit(self._offer.there)

    def _add(self) -> None:
        instead = self._offer.known is Known.OTHER
        try:
            own = self._services.own_scripts().take_in(self._offer.own.path, instead=instead)
        except AlreadyThereError:
            self.again.emit()  # it came there meanwhile
        except OwnScriptError as error:
            self._said.say(str(error))
        else:
            if own.script is None:
                self.again.emit()  # the file says something else by now
            else:
                self.added.emit(own)


def _back_words(offer: ScriptOffer) -> str:
    if offer.own.script is None or offer.known is Known.SAME:
        return QCoreApplication.translate("ScriptOfferPage", "Close")
    if offer.known is Known.OTHER:
        return QCoreApplication.translate("ScriptOfferPage", "Keep mine")
    return QCoreApplication.translate("ScriptOfferPage", "Not now")
