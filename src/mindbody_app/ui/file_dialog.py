"""Where a file or a folder is asked for: the system's own dialog, or Qt's in the app's colours."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QStandardPaths
from PySide6.QtWidgets import QFileDialog, QTreeView, QWidget

from mindbody_app.ui.theme import Palette
from mindbody_app.ui.widgets.dialog import Question
from mindbody_app.ui.widgets.outside_words import breakable

translate = QCoreApplication.translate

Location = QStandardPaths.StandardLocation
RECEIVED = (Location.DownloadLocation, Location.DocumentsLocation)
"""Where what came by mail or from a web page lies."""


def usual_folder(*locations: Location) -> Path:
    """The first of these of the person's folders that is there, else their home folder."""
    folders = (Path(QStandardPaths.writableLocation(each)) for each in locations)
    return next((each for each in folders if each.is_dir()), Path.home())


def documents() -> Path:
    """Where what a person writes is kept."""
    return usual_folder(Location.DocumentsLocation)


def ask_to_open(
    parent: QWidget, palette: Palette, title: str, kind: str, endings: Sequence[str]
) -> Path | None:
    """A file that the person chose to open; None when they called it off.

    Args:
        parent: over what it is asked.
        palette: the colours in force.
        title: what the dialog is called.
        kind: what such files are called.
        endings: the endings that such files may have, with their dots.
    """
    with _dialog(parent, title, usual_folder(*RECEIVED)) as dialog:
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilter(_filter(kind, endings))
        return _chosen(dialog, palette)


def ask_to_save(
    parent: QWidget, palette: Palette, title: str, kind: str, suggested: Path
) -> Path | None:
    """Where the person wants a file; None when they called it off.

    They have agreed that a file of that name is replaced, should there be one.

    Args:
        parent: over what it is asked.
        palette: the colours in force.
        title: what the dialog is called.
        kind: what such files are called.
        suggested: the file's first name and folder; the ending is what it gets in any case.
    """
    ending = suggested.suffix
    with _dialog(parent, title, suggested.parent) as dialog:
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setFileMode(QFileDialog.FileMode.AnyFile)
        dialog.setNameFilter(_filter(kind, (ending,)))
        dialog.setDefaultSuffix(ending.removeprefix("."))
        dialog.selectFile(suggested.name)
        # Asked here, in the app's words; a system's own dialog asks by itself.
        drawn = _is_drawn_by_qt(dialog)
        dialog.setOption(QFileDialog.Option.DontConfirmOverwrite, drawn)
        while (chosen := _chosen(dialog, palette)) is not None:
            complete = chosen.suffix.lower() == ending.lower()
            named = chosen if complete else chosen.with_name(chosen.name + ending)
            asked = complete and not drawn
            if asked or not named.exists() or _may_replace(parent, palette, named):
                return named
    return None


def ask_for_folder(parent: QWidget, palette: Palette, title: str, start: Path) -> Path | None:
    """A folder that the person chose; None when they called it off."""
    with _dialog(parent, title, start) as dialog:
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        return _chosen(dialog, palette)


@contextmanager
def _dialog(parent: QWidget, title: str, folder: Path) -> Iterator[QFileDialog]:
    dialog = QFileDialog(parent, title, str(folder))
    before = dialog.saveState()
    try:
        yield dialog
    finally:
        # Qt keeps columns and places for the dialogs of every program.
        dialog.restoreState(before)
        dialog.deleteLater()


def _filter(kind: str, endings: Sequence[str]) -> str:
    return f"{kind} ({' '.join(f'*{each}' for each in endings)})"


def _chosen(dialog: QFileDialog, palette: Palette) -> Path | None:
    if _is_drawn_by_qt(dialog):
        from mindbody_app.ui.file_dialog_look import dress

        dress(dialog, palette)
    answered = dialog.exec() and dialog.selectedFiles()
    return Path(answered[0]) if answered else None


def _is_drawn_by_qt(dialog: QFileDialog) -> bool:
    return dialog.findChild(QTreeView) is not None


def _may_replace(parent: QWidget, palette: Palette, path: Path) -> bool:
    words = translate("FileDialog", "“{0}” is there already. Replace it?")
    question = Question(
        palette,
        parent,
        words.format(breakable(path.name)),
        agree=translate("FileDialog", "Replace it"),
        keep=translate("FileDialog", "Keep it"),
    )
    agreed = bool(question.exec())
    question.deleteLater()
    return agreed
