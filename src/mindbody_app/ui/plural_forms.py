"""The plural forms of the app's language."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QTranslator

FOLDER = Path(__file__).parents[1] / "translations"


def add_plural_forms(qt: QCoreApplication) -> None:
    """English, too, needs a file to tell “1 minute” from “2 minutes”."""
    words = QTranslator(qt)
    if words.load(str(FOLDER / "mindbody_en.qm")):
        qt.installTranslator(words)
