"""Settings: plan, day, sound, look and data. Every change holds at once."""

from __future__ import annotations

from datetime import time
from pathlib import Path

from PySide6.QtCore import QLocale, Qt, QTime, QTimer, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QHideEvent
from PySide6.QtWidgets import QWidget

from mindbody_app import __version__
from mindbody_app.practice.sound_port import Ambience, Output
from mindbody_app.ui.ambience_words import ambience_options
from mindbody_app.ui.body.words import comfort_words
from mindbody_app.ui.clinic.settings_cards import ForCliniciansCard, FromClinicCard
from mindbody_app.ui.diary.settings_card import DiaryCard
from mindbody_app.ui.look_choices import colours_choice, movement_choice
from mindbody_app.ui.narrator_choice import NarratorChoice
from mindbody_app.ui.plan_card import PlanCard
from mindbody_app.ui.reminders.settings_card import RemindersCard
from mindbody_app.ui.safety.settings_card import SafetyCard
from mindbody_app.ui.services import Services
from mindbody_app.ui.tab_order import order_tabs
from mindbody_app.ui.theme import Palette
from mindbody_app.ui.week_days import week_starts
from mindbody_app.ui.widgets.basics import Page, button, card, row, text
from mindbody_app.ui.widgets.choices import OneOf, Stepper
from mindbody_app.ui.widgets.forms import form, form_line
from mindbody_app.ui.widgets.volume_slider import VolumeSlider

SETTLE_MS = 400
"""A slider's value is kept once it has rested this long."""
VOLUME_WIDTH = 280
LATEST_DAY_END = 11
"""Hour of the morning."""


class SettingsPage(Page):
    """One card for each group of settings."""

    appearance_changed = Signal()
    body_wanted = Signal()
    safety_wanted = Signal()
    plan_file_wanted = Signal()
    plan_wanted = Signal(object)
    """A `ClinicPlan` is to be seen again."""
    plan_changed = Signal()
    """A clinic's plan was stopped, or that was taken back."""
    kit_wanted = Signal()

    def __init__(self, services: Services, palette: Palette) -> None:
        super().__init__(palette)
        self._services = services
        self._volumes: dict[str, VolumeSlider] = {}
        self.column.addWidget(text(self.tr("Settings"), "title"))
        self._plan = PlanCard(services, palette)
        self._plan.filled.connect(lambda: order_tabs(self))
        self.column.addWidget(self._plan)
        self._from_clinic = FromClinicCard(services, palette)
        self._from_clinic.filled.connect(lambda: order_tabs(self))
        self._from_clinic.file_wanted.connect(self.plan_file_wanted)
        self._from_clinic.plan_wanted.connect(self.plan_wanted)
        self._from_clinic.changed.connect(self._plan.refresh)
        self._from_clinic.changed.connect(self.plan_changed)
        self._plan.changed.connect(self._from_clinic.refresh)
        self._plan.stop_wanted.connect(self._from_clinic.stop)
        self.column.addWidget(self._from_clinic)
        self.column.addWidget(self._body_card())
        self.column.addWidget(self._day_card())
        self._diary = DiaryCard(services)
        self.column.addWidget(self._diary)
        self.reminders = RemindersCard(services, palette)
        self.reminders.filled.connect(lambda: order_tabs(self))
        self.column.addWidget(self.reminders)
        self.column.addWidget(self._sound_card())
        self.column.addWidget(self._look_card())
        self._safety = SafetyCard(services, palette)
        self._safety.sheet_wanted.connect(self.safety_wanted)
        self.column.addWidget(self._safety)
        self.column.addWidget(self._data_card())
        kit = ForCliniciansCard()
        kit.kit_wanted.connect(self.kit_wanted)
        self.column.addWidget(kit)
        self.column.addWidget(self._about_card())
        self.column.addStretch(1)

    def refresh(self) -> None:
        """Show what a session or a new day may have changed."""
        settings = self._services.settings.current
        for field, slider in self._volumes.items():
            slider.show_level(getattr(settings, field))
        self._ambience.choose(settings.ambience.value)
        self._narrator.refresh()
        self._plan.refresh()
        self._from_clinic.refresh()
        self._diary.refresh()
        self.reminders.refresh()
        self._body_words.setText(comfort_words(settings.body))

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._safety.keep()

    def _body_card(self) -> QWidget:
        frame, column = card()
        column.addWidget(text(self.tr("Your body and comfort"), "heading"))
        self._body_words = text(comfort_words(self._services.settings.current.body), "soft")
        column.addWidget(self._body_words)
        change = button(self.tr("What hurts, what to leave out"), self.body_wanted.emit)
        column.addLayout(row(change, None))
        return frame

    def _day_card(self) -> QWidget:
        frame, column = card()
        settings = self._services.settings.current
        column.addWidget(text(self.tr("How practice is counted"), "heading"))
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
        grid = form(column)
        form_line(
            grid,
            self.tr("My day ends at"),
            day_end,
            self.tr("Practice after midnight still counts for the day before, until this time."),
        )
        form_line(grid, self.tr("Weeks start on"), starts)
        streak = OneOf(
            self.tr("Days in a row"),
            [("hide", self.tr("Don't show them")), ("show", self.tr("Show them on Today"))],
            "show" if settings.show_streak else "hide",
        )
        streak.chosen.connect(
            lambda value: self._services.settings.change(show_streak=value == "show")
        )
        form_line(
            grid,
            self.tr("Days in a row"),
            streak,
            self.tr("Days off the plan and days that your plan leaves free don't break the row."),
        )
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
        grid = form(column)
        self._narrator = NarratorChoice(self._services, self.tokens)
        form_line(grid, self.tr("Narrator"), self._narrator)
        form_line(
            grid, self.tr("Voice"), self._volume("voice_volume", self.tr("Volume of the voice"))
        )
        form_line(
            grid,
            self.tr("Bells and breath tones"),
            self._volume("cue_volume", self.tr("Volume of bells and breath tones")),
        )
        form_line(grid, self.tr("Background"), ambience)
        form_line(
            grid,
            self.tr("Background volume"),
            self._volume("ambience_volume", self.tr("Volume of the background")),
        )
        form_line(
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
        column.addWidget(text(self.tr("Look"), "heading"))
        keeper, changed = self._services.settings, self.appearance_changed.emit
        theme, motion = colours_choice(keeper, changed), movement_choice(keeper, changed)
        grid = form(column)
        form_line(
            grid,
            self.tr("Colours"),
            theme,
            self.tr("Low stimulus is dim and warm, for days when light hurts."),
        )
        form_line(grid, self.tr("Movement"), motion)
        return frame

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
