"""A table saved as a CSV file where the person says."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QIODevice, QSaveFile, QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget

translate = QCoreApplication.translate


def ask_and_save(parent: QWidget, name: str, csv_text: str) -> str:
    """Ask for a place and write the text there; a sentence on how it went, empty if called off."""
    folder = Path(
        QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    )
    if not folder.is_dir():
        folder = Path.home()
    chosen, _ = QFileDialog.getSaveFileName(
        parent,
        translate("Progress", "Save as CSV"),
        str(folder / f"{name}.csv"),
        translate("Progress", "Table (*.csv)"),
    )
    if not chosen:
        return ""
    return save_csv(Path(chosen), csv_text)


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
