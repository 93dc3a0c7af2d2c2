"""What the patient will see of a kit, where the kit is put, and what comes then."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QCoreApplication, Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFrame, QPushButton

from mindbody_app.journal.plan_file import ClinicPlan, in_every_app
from mindbody_app.practice.headline import Headline
from mindbody_app.practice.help_numbers import HelpNumbers, numbers_for
from mindbody_app.store.file_kinds import ZIP
from mindbody_app.store.kits import (
    READ_ME,
    KitError,
    KitThereError,
    free_beside,
    is_beside,
    is_zip,
    kit_name,
    write_kit,
)
from mindbody_app.ui.clinic.plan_view import PlanView
from mindbody_app.ui.clinic.read_me import read_me_parts, read_me_words
from mindbody_app.ui.file_dialog import ask_for_folder, ask_to_save, documents
from mindbody_app.ui.practice.flow_page import FlowPage
from mindbody_app.ui.services import Services
from mindbody_app.ui.tab_order import order_tabs
from mindbody_app.ui.theme import PAGE_WIDTH, Palette
from mindbody_app.ui.widgets.basics import button, card, text
from mindbody_app.ui.widgets.outside_words import breakable
from mindbody_app.ui.widgets.said_line import SaidLine

_LONGEST_CLINIC = 50
"""Letters of the clinic's name in the name of a file."""
_NARROW = 760
"""Windows narrower than this many pixels have no room for the words of all buttons."""


@dataclass
class Kit:
    """A kit that is being saved; kept while the page is drawn anew in other colours."""

    plan: ClinicPlan
    label: str = ""
    """The clinician's own, for the name of the file alone."""
    made: Path | None = None
    """The folder or the zip, once it is there."""
    corrects: Path | None = None
    """Where it was saved before it was changed: that kit, and no other, may be replaced."""
    in_the_way: Path | None = None
    """A kit that lies where this one was to be put."""
    said: str = ""
    """What was told last."""

    @property
    def name(self) -> str:
        """What its folder or its zip is called."""
        clinic = self.plan.clinic[:_LONGEST_CLINIC]
        named = QCoreApplication.translate("Clinic", "Plan from {0}").format(clinic)
        return kit_name(f"{named} ({self.label})" if self.label else named)


class KitPage(FlowPage):
    """Esc and its button lead back to change the plan."""

    another = Signal()
    """The kit is handed out; one for another patient is wanted."""
    done = Signal()
    """The kit is handed out, and no other is wanted."""
    saved = Signal(object)
    """It was saved there: a Path."""
    label_wanted = Signal()
    """It is to have a label, so that it can lie beside another."""

    def __init__(self, services: Services, palette: Palette, kit: Kit) -> None:
        super().__init__(palette, width=PAGE_WIDTH, back_words=self.tr("Change it"))
        self._services, self._kit = services, kit
        self.setAccessibleName(self.tr("What your patient will see"))
        self._said = SaidLine()
        self.put_above_footer(self._said)
        self.folder_button = button(self.tr("Save as a folder"), self._ask_folder, variant="begin")
        self.zip_button = button(self.tr("Save as a zip"), self._ask_zip)
        self.show_button = button(self.tr("Show in folder"), self._show_made, variant="begin")
        self.replace_button = button(self.tr("Replace it"), self._replace)
        self.beside_button = button(self.tr("Save it beside"), self._save_beside, variant="begin")
        self.label_button = button(self.tr("Give it a label"), self.label_wanted.emit)
        self.place_button = button(self.tr("Another place"), self._ask_folder)
        self.another_button = button(self.tr("Another kit"), self.another.emit)
        self.done_button = button(self.tr("Done"), self.done.emit)
        self.narrow_below = _NARROW
        self._buttons = (
            *(self.folder_button, self.zip_button),
            *(self.beside_button, self.replace_button, self.label_button, self.place_button),
            *(self.show_button, self.another_button, self.done_button),
        )
        self.fill_footer(*self._buttons)
        self.column.addWidget(text(self.accessibleName(), "overline"))
        self.column.addWidget(PlanView(services, palette, kit.plan, preview=True))
        self.column.addWidget(self._read_me_card())
        self.column.addWidget(self._installer_card())
        self.column.addStretch(1)
        self._said.say(kit.said)
        self._offer()

    def open(self) -> None:
        """Ready for the keyboard."""
        order_tabs(self)
        self._first().setFocus(Qt.FocusReason.OtherFocusReason)

    def save_to(self, target: Path, *, replace: bool = False) -> None:
        """Put the kit into a folder or a file that ends in .zip, and say how it went.

        Where there is a kit already, offer what can be done; it may be another patient's.
        """
        kit = self._kit
        try:
            read_me = read_me_words(*self._read_me_of())
            write_kit(target, kit.plan, read_me, replace=replace)
        except KitThereError:
            kit.in_the_way = target
            self._say(self._in_the_way_words(target))
        except KitError as error:
            self._say(str(error))
            return
        else:
            kit.made, kit.in_the_way = target, None
            self._say(self.tr("The kit is ready: {0}").format(target))
            self.saved.emit(target)
        self._services.settings.change(kit_folder=str(target.parent))
        self._offer()
        self._first().setFocus(Qt.FocusReason.OtherFocusReason)

    def _in_the_way_words(self, target: Path) -> str:
        words = self.tr(
            "There is a kit already: {0}. Save yours beside it as “{1}”, or give it a label."
        )
        if target == self._kit.corrects:
            words = self.tr(
                "You saved this kit before: {0}. If you have put it right, replace it. For someone"
                " else, save it beside as “{1}”."
            )
        return words.format(target, self._place_beside(target).name)

    def _place_beside(self, in_the_way: Path) -> Path:
        if in_the_way == self._kit.corrects:
            # It may have a number itself.
            return free_beside(in_the_way.with_name(self._kit.name))
        return free_beside(in_the_way)

    def _replace(self) -> None:
        if self._kit.in_the_way is not None:
            self.save_to(self._kit.in_the_way, replace=True)

    def _save_beside(self) -> None:
        if self._kit.in_the_way is not None:
            self.save_to(self._place_beside(self._kit.in_the_way))

    def _say(self, words: str) -> None:
        self._kit.said = words
        self._said.say(words)

    def _offer(self) -> None:
        """Show the buttons for what can be done now, and no others."""
        fitting = self._fitting()
        for made in self._buttons:
            made.setVisible(made in fitting)

    def _fitting(self) -> tuple[QPushButton, ...]:
        """Saving first; then what one does with a kit that is in the way, or is there."""
        kit = self._kit
        if kit.made is not None:
            return (self.show_button, self.another_button, self.done_button)
        if kit.in_the_way is None:
            return (self.folder_button, self.zip_button)
        if kit.in_the_way == kit.corrects:
            # First what can't lose anything.
            return (self.beside_button, self.replace_button, self.label_button)
        return (self.beside_button, self.label_button, self.place_button)

    def _first(self) -> QPushButton:
        return self._fitting()[0]

    def _read_me_of(self) -> tuple[ClinicPlan, tuple[Headline, ...], HelpNumbers | None]:
        """What the page to read is made of."""
        plan, services = self._kit.plan, self._services
        numbers = numbers_for(services.help_numbers(), plan.country)
        return plan, in_every_app(services.shelf.headlines), numbers

    def _read_me_card(self) -> QFrame:
        frame, column = card()
        column.addWidget(
            text(self.tr("The page that lies in the kit, “{0}”").format(READ_ME), "heading")
        )
        for part in read_me_parts(*self._read_me_of()):
            column.addWidget(text(breakable(part.heading), "strong"))
            column.addWidget(text(breakable(part.body)))
        return frame

    def _installer_card(self) -> QFrame:
        frame, column = card()
        column.addWidget(text(self.tr("How to hand it out"), "heading"))
        for sentence in (
            self.tr(
                "Put the installer of Body & Breath for your patient's system into the kit's"
                " folder, or beside the zip. It is the file from which the app was installed here,"
                " or its like for another system."
            ),
            self.tr(
                "Who has the app needs the plan file alone. It is small enough for an e-mail,"
                " and opens with a double click."
            ),
        ):
            column.addWidget(text(sentence))
        return frame

    def _ask_zip(self) -> None:
        suggested = self._folder() / f"{self._kit.name}{ZIP}"
        if suggested.exists() and suggested != self._kit.corrects:
            suggested = free_beside(suggested)
        title = self.tr("Save the kit")
        chosen = ask_to_save(self, self.tokens, title, self.tr("Zip"), suggested)
        if chosen is not None:
            # It was asked whether a file of that name may be replaced.
            self.save_to(chosen, replace=True)

    def _ask_folder(self) -> None:
        title = self.tr("Where to put the folder “{0}”").format(self._kit.name)
        chosen = ask_for_folder(self, self.tokens, title, self._folder())
        if chosen is not None:
            self.save_within(chosen)

    def _folder(self) -> Path:
        """Where the kit before was put, if that is there."""
        before = self._services.settings.current.kit_folder
        return Path(before) if before and Path(before).is_dir() else documents()

    def save_within(self, folder: Path) -> None:
        """Put the kit into a folder of its own within another."""
        target, before = folder / self._kit.name, self._kit.corrects
        # What was put beside another's before is put right there.
        mine = before is not None and is_beside(before, target)
        self.save_to(before if before is not None and mine else target)

    def _show_made(self) -> None:
        made = self._kit.made
        if made is not None:
            folder = made.parent if is_zip(made) else made
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))
