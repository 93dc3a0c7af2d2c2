"""What the patient will see of a kit, and where the kit is put."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QStandardPaths, Qt
from PySide6.QtWidgets import QFileDialog

from mindbody_app.journal.plan_file import ClinicPlan, in_every_app
from mindbody_app.store.kits import ZIP, KitError, KitThereError, is_zip, write_kit
from mindbody_app.ui.clinic.plan_view import PlanView
from mindbody_app.ui.clinic.read_me import read_me_words
from mindbody_app.ui.practice.flow_page import FlowPage
from mindbody_app.ui.services import Services
from mindbody_app.ui.theme import PAGE_WIDTH, Palette, Space
from mindbody_app.ui.widgets.basics import button, text
from mindbody_app.ui.widgets.said_line import SaidLine


class KitPage(FlowPage):
    """Esc and its button lead back to change the plan."""

    def __init__(self, services: Services, palette: Palette, plan: ClinicPlan) -> None:
        super().__init__(palette, width=PAGE_WIDTH, back_words=self.tr("Change it"))
        self._services, self._plan = services, plan
        self._again: Path | None = None
        self.setAccessibleName(self.tr("What your patient will see"))
        self._said = SaidLine()
        self.put_above_footer(self._said)
        self.zip_button = button(self.tr("Save as a zip"), self._ask_zip, variant="begin")
        self.folder_button = button(self.tr("Save into a folder"), self._ask_folder)
        self.fill_footer(self.zip_button, self.folder_button)
        self.column.setSpacing(Space.M)
        self.column.addWidget(
            text(
                self.tr(
                    "This is what your patient will see. The zip or the folder holds the plan and"
                    " a page to read; put the app's installer beside them."
                ),
                "soft",
            )
        )
        self.column.addWidget(PlanView(services, palette, plan, preview=True))
        self.column.addStretch(1)

    def open(self) -> None:
        """Ready for the keyboard."""
        self.zip_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def save_to(self, target: Path, *, replace: bool = False) -> None:
        """Put the kit into a folder or a file that ends in .zip, and say how it went.

        A kit that is in the folder already is replaced when it is asked for a second time.
        """
        read_me = read_me_words(self._plan, in_every_app(self._services.shelf.headlines))
        try:
            write_kit(target, self._plan, read_me, replace=replace or target == self._again)
        except KitThereError as error:
            self._again = target
            self._said.say(
                self.tr(
                    "There is a kit already: {0}. Save yours there once more to replace it."
                ).format(error.path)
            )
        except KitError as error:
            self._said.say(str(error))
        else:
            self._said.say(
                self.tr(
                    "The kit is ready: {0}. Put the app's installer beside it and hand it out."
                ).format(target)
            )

    def _ask_zip(self) -> None:
        name = f"{self.tr('Plan from {0}').format(self._plan.clinic)}{ZIP}"
        safe = "".join(sign if sign.isalnum() or sign in " .-_" else " " for sign in name)
        chosen, _ = QFileDialog.getSaveFileName(
            self, self.tr("Save the kit"), str(_documents() / safe), self.tr("Zip (*.zip)")
        )
        if chosen:
            path = Path(chosen)
            named = path if is_zip(path) else path.with_name(path.name + ZIP)
            # The dialog has asked whether a file of that name may be replaced.
            self.save_to(named, replace=named == path)

    def _ask_folder(self) -> None:
        chosen = QFileDialog.getExistingDirectory(
            self, self.tr("Put the kit into a folder"), str(self._again or _documents())
        )
        if chosen:
            self.save_to(Path(chosen))


def _documents() -> Path:
    folder = Path(
        QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    )
    return folder if folder.is_dir() else Path.home()
