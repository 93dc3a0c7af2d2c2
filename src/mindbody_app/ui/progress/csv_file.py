"""A table saved as a CSV file where the person says."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QIODevice, QSaveFile
from PySide6.QtWidgets import QWidget

from mindbody_app.ui.file_dialog import ask_to_save, documents
from mindbody_app.ui.theme import Palette

translate = QCoreApplication.translate


def ask_and_save(parent: QWidget, palette: Palette, name: str, csv_text: str) -> str:
    """Ask for a place and write the text there; a sentence on how it went, empty if called off."""
    title, kind = translate("Progress", "Save as CSV"), translate("Progress", "Table")
    chosen = ask_to_save(parent, palette, title, kind, documents() / f"{name}.csv")
    return "" if chosen is None else save_csv(chosen, csv_text)


def save_csv(path: Path, csv_text: str) -> str:
    """Write UTF-8 that spreadsheet programs know as such, whole or not at all; a sentence on it."""
    if not path.suffix:
        path = path.with_suffix(".csv")
    file = QSaveFile(str(path))
    written = (
        file.open(QIODevice.OpenModeFlag.WriteOnly)
        and file.write(csv_text.encode("utf-8-sig")) >= 0
        and file.commit()
    )
    if written:
        return translate("Progress", "Saved: {0}").format(path)
    words = translate("Progress", "{0} could not be written: {1}. Choose another folder.")
    return words.format(path, file.errorString().rstrip("."))
