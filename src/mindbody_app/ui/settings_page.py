"""Settings: plan, day, sound, look and data. Every change holds at once."""

from __future__ import annotations

from collections.abc import Callable
from datetime import time
from pathlib import Path

from PySide6.QtCore import QLocale, Qt, QTime, QTimer, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication, QGridLayout, QLayout, QPushButton, QVBoxLayout, QWidget

from mindbody_app import __version__
from mindbody_app.journal.plans import Plan, PlanItem, plan_for_week
from mindbody_app.practice.sound_port import Ambience, Output
from mindbody_app.store.settings import Theme
from mindbody_app.ui.ambience_words import ambience_options
from mindbody_app.ui.counts import days_a_week_words, minutes_words
from mindbody_app.ui.services import Services
from mindbody_app.ui.theme import TARGET, Palette, Space
from mindbody_app.ui.week_days import week_starts
from mindbody_app.ui.widgets.basics import Page, button, card, row, text
from mindbody_app.ui.widgets.choices import OneOf, Stepper
from mindbody_app.ui.widgets.volume_slider import VolumeSlider

SETTLE_MS = 400
"""A slider's value is kept once it has rested this long."""
USUAL_DAYS = 5
VOLUME_WIDTH = 280
UNBOUNDED = 16_777_215
"""A widget's largest width where none was set."""
LATEST_DAY_END = 11
"""Hour of the morning."""


class SettingsPage(Page):
    """One card for each group of settings."""

    appearance_changed = Signal()

    def __init__(self, services: Services, palette: Palette) -> None:
        super().__init__(palette)
        self._services = services
        self._volumes: dict[str, VolumeSlider] = {}
        self._put_away: tuple[PlanItem, ...] = ()
        self.column.addWidget(text(self.tr("Settings"), "title"))
        self._plan_frame, self._plan_column = card()
        self.column.addWidget(self._plan_frame)
        self.column.addWidget(self._day_card())
        self.column.addWidget(self._sound_card())
        self.column.addWidget(self._look_card())
        self.column.addWidget(self._data_card())
        self.column.addWidget(self._about_card())
        self.column.addStretch(1)
        self._show_plan()

    def refresh(self) -> None:
        """Show what a session or a new day may have changed."""
        settings = self._services.settings.current
        for field, slider in self._volumes.items():
            slider.show_level(getattr(settings, field))
        self._ambience.choose(settings.ambience.value)
        self._show_plan()

    def _plan_in_force(self) -> Plan | None:
        plan = plan_for_week(self._services.journal.plans(), self._services.today())
        return plan if plan and plan.items else None

    def _show_plan(self) -> None:
        """Fill the plan's card anew; it has two faces, with a plan and without."""
        focused = QApplication.focusWidget()
        had_focus = focused is not None and self._plan_frame.isAncestorOf(focused)
        _clear(self._plan_column)
        self._fill_plan_card(self._plan_column)
        if had_focus:
            # What was pressed is gone; the focus stays in the card.
            QTimer.singleShot(0, self._focus_plan)

    def _focus_plan(self) -> None:
        shown = (each for each in self._plan_frame.findChildren(QPushButton) if each.isVisible())
        if (first := next(shown, None)) is not None:
            first.setFocus()

    def _fill_plan_card(self, column: QVBoxLayout) -> None:
        column.addWidget(text(self.tr("Weekly plan"), "heading"))
        plan = self._plan_in_force()
        if plan is None:
            column.addWidget(
                text(
                    self.tr("A plan is a wish, not a duty. With one, Today shows what comes next."),
                    "soft",
                )
            )
            make = button(self.tr("Make a plan"), self._make_plan, variant="primary")
            make.setEnabled(bool(self._services.scripts))
            column.addLayout(row(make, None))
            return
        self._show_plan_item(plan.items[0])
        column.addLayout(
            row(button(self.tr("Go without a plan"), self._drop_plan, variant="quiet"), None)
        )

    def _show_plan_item(self, item: PlanItem) -> None:
        scripts = self._services.scripts
        script = self._services.script(item.script_id) or scripts[0]
        practice = OneOf(
            self.tr("Practice"), [(each.id, each.title) for each in scripts], script.id
        )
        minutes = Stepper(
            self.tr("Length"),
            minutes_words,
            (script.minutes.least, script.minutes.most),
            item.minutes,
            self.tokens,
        )
        days = Stepper(self.tr("Days"), days_a_week_words, (1, 7), item.days_a_week, self.tokens)
        practice.chosen.connect(lambda script_id: self._plan_practice(script_id, days.value))
        for stepper in (minutes, days):
            stepper.changed.connect(
                lambda _value: self._keep_plan(PlanItem(practice.value, minutes.value, days.value))
            )
        grid = _form(self._plan_column)
        _line(grid, self.tr("Practice"), practice)
        _line(grid, self.tr("How long"), minutes)
        _line(grid, self.tr("How often"), days)

    def _make_plan(self) -> None:
        """The plan that was put away a moment ago, else a new one."""
        if self._put_away:
            self._services.journal.save_plan(Plan(self._services.today(), self._put_away))
            QTimer.singleShot(0, self._show_plan)
        else:
            self._plan_practice(self._services.scripts[0].id, USUAL_DAYS)

    def _plan_practice(self, script_id: str, days: int) -> None:
        script = self._services.script(script_id)
        if script is not None:
            self._keep_plan(PlanItem(script.id, script.minutes.usual, days))
            QTimer.singleShot(0, self._show_plan)

    def _keep_plan(self, item: PlanItem) -> None:
        """Put an item in the first one's place; those that a plan may have beside it stay."""
        plan = self._plan_in_force()
        beside = plan.items[1:] if plan else ()
        self._services.journal.save_plan(Plan(self._services.today(), (item, *beside)))

    def _drop_plan(self) -> None:
        plan = self._plan_in_force()
        self._put_away = plan.items if plan else ()
        self._services.journal.save_plan(Plan(self._services.today(), ()))
        QTimer.singleShot(0, self._show_plan)

    def _day_card(self) -> QWidget:
        frame, column = card()
        settings = self._services.settings.current
        column.addWidget(text(self.tr("Your day"), "heading"))
        day_end = Stepper(
            self.tr("When your day ends"),
            self._hour_words,
            (0, LATEST_DAY_END),
            settings.day_end.hour,
            self.tokens,
            big_step=3,
        )
        day_end.changed.connect(lambda hour: self._services.settings.change(day_end=time(hour)))
        first = week_starts(settings, self.locale())
        names = [(str(day), self.locale().dayName(day + 1)) for day in (0, 5, 6)]
        starts = OneOf(self.tr("Weeks start on"), names, str(first))
        starts.chosen.connect(lambda day: self._services.settings.change(week_starts=int(day)))
        grid = _form(column)
        _line(
            grid,
            self.tr("My day ends at"),
            day_end,
            self.tr("Practice after midnight still counts for the day before, until this time."),
        )
        _line(grid, self.tr("Weeks start on"), starts)
        return frame

    def _hour_words(self, hour: int) -> str:
        return self.locale().toString(QTime(hour, 0), QLocale.FormatType.ShortFormat)

    def _sound_card(self) -> QWidget:
        frame, column = card()
        settings = self._services.settings.current
        column.addWidget(text(self.tr("Sound"), "heading"))
        ambience = OneOf(self.tr("Background"), ambience_options(), settings.ambience.value)
        self._ambience = ambience
        ambience.chosen.connect(
            lambda value: self._services.settings.change(ambience=Ambience(value))
        )
        output = OneOf(
            self.tr("Sound goes out"),
            [
                (Output.AUTOMATIC.value, self.tr("Automatic")),
                (Output.SIMPLEAUDIO.value, self.tr("Direct")),
                (Output.QT.value, self.tr("Compatible")),
                (Output.SILENT.value, self.tr("No sound, words only")),
            ],
            settings.output.value,
        )
        output.chosen.connect(lambda value: self._services.settings.change(output=Output(value)))
        grid = _form(column)
        _line(grid, self.tr("Voice"), self._volume("voice_volume", self.tr("Volume of the voice")))
        _line(
            grid,
            self.tr("Bells and breath tones"),
            self._volume("cue_volume", self.tr("Volume of bells and breath tones")),
        )
        _line(grid, self.tr("Background"), ambience)
        _line(
            grid,
            self.tr("Background volume"),
            self._volume("ambience_volume", self.tr("Volume of the background")),
        )
        _line(
            grid,
            self.tr("Sound goes out"),
            output,
            self.tr("Automatic suits most machines. Try another if the sound stutters."),
        )
        return frame

    def _volume(self, field: str, name: str) -> QWidget:
        slider = VolumeSlider(name, getattr(self._services.settings.current, field))
        slider.setFixedWidth(VOLUME_WIDTH)
        settle = QTimer(slider)
        settle.setSingleShot(True)
        settle.setInterval(SETTLE_MS)
        settle.timeout.connect(lambda: self._services.settings.change(**{field: slider.level}))
        slider.valueChanged.connect(lambda _value: settle.start())
        self._volumes[field] = slider
        return slider

    def _look_card(self) -> QWidget:
        frame, column = card()
        settings = self._services.settings.current
        column.addWidget(text(self.tr("Look"), "heading"))
        theme = OneOf(
            self.tr("Colours"),
            [
                (Theme.SYSTEM.value, self.tr("Like the system")),
                (Theme.LIGHT.value, self.tr("Light")),
                (Theme.DARK.value, self.tr("Dark")),
                (Theme.LOW_STIMULUS.value, self.tr("Low stimulus")),
            ],
            settings.theme.value,
        )
        theme.chosen.connect(self._later(lambda: {"theme": Theme(theme.value)}))
        motion = OneOf(
            self.tr("Movement"),
            [
                ("system", self.tr("Like the system")),
                ("full", self.tr("Gentle movement")),
                ("reduced", self.tr("As still as possible")),
            ],
            {None: "system", False: "full", True: "reduced"}[settings.reduced_motion],
        )
        meaning = {"system": None, "full": False, "reduced": True}
        motion.chosen.connect(self._later(lambda: {"reduced_motion": meaning[motion.value]}))
        grid = _form(column)
        _line(
            grid,
            self.tr("Colours"),
            theme,
            self.tr("Low stimulus is dim and warm, for days when light hurts."),
        )
        _line(grid, self.tr("Movement"), motion)
        return frame

    def _later(self, changed: Callable[[], dict[str, object]]) -> Callable[[str], None]:
        """Keep a change of appearance once the press is over: it rebuilds this very page."""

        def apply() -> None:
            self._services.settings.change(**changed())
            self.appearance_changed.emit()

        return lambda _value: QTimer.singleShot(0, apply)

    def _data_card(self) -> QWidget:
        frame, column = card()
        folder = self._services.data_folder
        column.addWidget(text(self.tr("Your data"), "heading"))
        column.addWidget(
            text(
                self.tr(
                    "Your record lies in one folder on this machine, with seven days of backups."
                    " Nothing is sent anywhere, and nobody watches it."
                ),
                "soft",
            )
        )
        path = text(str(folder))
        path.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        path.setAccessibleName(self.tr("Data folder: {0}").format(folder))
        column.addWidget(path)
        column.addLayout(row(button(self.tr("Open the folder"), lambda: _open(folder)), None))
        return frame

    def _about_card(self) -> QWidget:
        frame, column = card()
        column.addWidget(text(self.tr("About Body & Breath"), "heading"))
        column.addWidget(
            text(
                self.tr(
                    "Version {0}. This is wellness software. It is no medical device and no"
                    " treatment, and it doesn't take the place of care. Talk to a clinician about"
                    " new or worse pain. In an emergency, call your local emergency number."
                ).format(__version__),
                "soft",
            )
        )
        return frame


def _open(folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))


def _form(column: QVBoxLayout) -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(Space.L)
    grid.setVerticalSpacing(Space.M)
    grid.setColumnStretch(1, 1)
    grid.setColumnMinimumWidth(0, 150)
    column.addLayout(grid)
    return grid


def _line(grid: QGridLayout, name: str, control: QWidget, help_words: str = "") -> None:
    """A named control, with a line of help under it."""
    number = grid.rowCount()
    label = text(name)
    label.setFixedWidth(150)
    label.setMinimumHeight(max(TARGET, control.minimumSizeHint().height()))
    label.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    label.setBuddy(control)
    grid.addWidget(label, number, 0, Qt.AlignmentFlag.AlignTop)
    if control.maximumWidth() < UNBOUNDED:
        grid.addLayout(row(control, None), number, 1)
    else:
        grid.addWidget(control, number, 1)
    if help_words:
        grid.addWidget(text(help_words, "small"), number + 1, 1)


def _clear(column: QLayout) -> None:
    while (item := column.takeAt(0)) is not None:
        if (widget := item.widget()) is not None:
            widget.deleteLater()
        elif (layout := item.layout()) is not None:
            _clear(layout)
            layout.deleteLater()
