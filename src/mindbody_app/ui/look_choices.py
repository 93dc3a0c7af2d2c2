"""How the app looks: the choices of colours and of movement, kept as soon as they are made."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QTimer

from mindbody_app.store.settings import Theme
from mindbody_app.ui.services import SettingsKeeper
from mindbody_app.ui.widgets.choices import OneOf

_MOTION = {"system": None, "full": False, "reduced": True}
"""What the setting `reduced_motion` is for each choice."""


def colours_choice(settings: SettingsKeeper, changed: Callable[[], object]) -> OneOf:
    """The themes; `changed` is called when another was kept, after the press that chose it."""
    made = OneOf(
        _tr("Colours"),
        [
            (Theme.SYSTEM.value, _tr("Like the system")),
            (Theme.LIGHT.value, _tr("Light")),
            (Theme.DARK.value, _tr("Dark")),
            (Theme.LOW_STIMULUS.value, _tr("Low stimulus")),
        ],
        settings.current.theme.value,
    )
    made.chosen.connect(_later(lambda value: settings.change(theme=Theme(value)), changed))
    return made


def movement_choice(settings: SettingsKeeper, changed: Callable[[], object]) -> OneOf:
    """Whether anything moves; `changed` is called as by `colours_choice`."""
    chosen = settings.current.reduced_motion
    made = OneOf(
        _tr("Movement"),
        [
            ("system", _tr("Like the system")),
            ("full", _tr("Gentle movement")),
            ("reduced", _tr("As still as possible")),
        ],
        next(name for name, value in _MOTION.items() if value is chosen),
    )
    made.chosen.connect(
        _later(lambda value: settings.change(reduced_motion=_MOTION[value]), changed)
    )
    return made


def _later(keep: Callable[[str], None], changed: Callable[[], object]) -> Callable[[str], None]:
    """Keep a change of appearance once the press is over: it rebuilds the page it was made on."""

    def apply(value: str) -> None:
        keep(value)
        changed()

    return lambda value: QTimer.singleShot(0, lambda: apply(value))


def _tr(words: str) -> str:
    return QCoreApplication.translate("LookChoices", words)
