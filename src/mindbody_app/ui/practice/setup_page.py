"""Choosing how long, in which posture and with which sound; shows what the session will be."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QVBoxLayout

from mindbody_app.practice.choices import Choices
from mindbody_app.practice.compose import ComposeError, minutes_that_fit
from mindbody_app.practice.postures import Posture
from mindbody_app.practice.script import SessionScript
from mindbody_app.practice.sound_port import Ambience
from mindbody_app.practice.timeline import Timeline
from mindbody_app.store.settings import LastChoice
from mindbody_app.ui.ambience_words import ambience_options, own_ambience_words
from mindbody_app.ui.body.setup_notes import BodyNotes
from mindbody_app.ui.counts import minutes_words
from mindbody_app.ui.narrator_choice import NarratorChoice
from mindbody_app.ui.posture_words import posture_options
from mindbody_app.ui.practice.cautions import CautionsCard
from mindbody_app.ui.practice.flow_page import FlowPage
from mindbody_app.ui.practice.outline import Outline
from mindbody_app.ui.practice.rate_choice import RateChoice, last_rate
from mindbody_app.ui.services import Services
from mindbody_app.ui.theme import PAGE_WIDTH, Palette, Space
from mindbody_app.ui.widgets.basics import button, card, text
from mindbody_app.ui.widgets.choices import OneOf, Stepper

_PRESETS = (3, 5, 10, 15, 20, 30, 45, 60)
_TWO_COLUMNS_FROM = 760


class SetupPage(FlowPage):
    """One script's choices; built anew for each script that is opened."""

    begin = Signal(object, object)
    """The `Choices` and the `Timeline` that they make."""
    measure_wanted = Signal()
    """To find one's own pace of breathing."""

    def __init__(
        self,
        services: Services,
        palette: Palette,
        script: SessionScript,
        *,
        minutes: int | None,
        notice: str,
    ) -> None:
        super().__init__(palette, width=PAGE_WIDTH, back_words=self.tr("Back"), with_safety=True)
        self._services = services
        self.script = script
        self._timeline: Timeline | None = None
        self._posture = self._first_posture()
        self._rate = last_rate(services, script)
        self._fitting = self._fitting_minutes()
        self._minutes = self._first_minutes(minutes)
        self.begin_button = button(self.tr("Begin"), self._begin, variant="begin")
        self.begin_button.setAccessibleName(self.tr("Begin {0}").format(script.title))
        self.fill_footer(self.begin_button)
        heading = QVBoxLayout()
        heading.setSpacing(Space.S)
        heading.addWidget(text(script.title, "title"))
        heading.addWidget(text(script.summary, "lead"))
        self.column.addLayout(heading)
        if notice:
            self.column.addWidget(self._notice(notice))
        self.body_notes = BodyNotes(services, palette, script)
        self.column.addWidget(self.body_notes)
        self._columns = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        self._columns.setSpacing(Space.L)
        left, right = QVBoxLayout(), QVBoxLayout()
        for side in (left, right):
            side.setSpacing(Space.L)
        left.addWidget(self._choices_card())
        left.addStretch(1)
        cautions = CautionsCard()
        cautions.show_script(script)
        right.addWidget(cautions)
        right.addWidget(self._outline_card())
        right.addStretch(1)
        self._columns.addLayout(left, 5)
        self._columns.addLayout(right, 4)
        self.column.addLayout(self._columns)
        self.column.addStretch(1)
        self._offer_fitting()
        self._compose()

    @property
    def choices(self) -> Choices:
        """What is chosen now."""
        return self._choices_at(self._minutes)

    @property
    def timeline(self) -> Timeline | None:
        """What the choices make; None where the script can't be laid out in those minutes."""
        return self._timeline

    def open(self) -> None:
        """Ready for Return to begin."""
        self.begin_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        beside = self.width() >= _TWO_COLUMNS_FROM
        self._columns.setDirection(
            QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._begin()
        else:
            super().keyPressEvent(event)

    def take_rate(self, rate: float) -> None:
        """Take breaths a minute, such as those that were measured."""
        if self.rate is not None:
            self.rate.take(rate)

    def _choices_at(self, minutes: int) -> Choices:
        return self._services.choices(
            self.script, minutes, self._posture, breaths_a_minute=self._rate
        )

    def _first_posture(self) -> Posture:
        """The last one, else the body's usual one, else the script's first."""
        settings, postures = self._services.settings.current, self.script.postures
        last = settings.last_choices.get(self.script.id)
        return (
            last.posture
            if last and last.posture in postures
            else settings.body.posture_of(postures)
        )

    def _first_minutes(self, minutes: int | None) -> int:
        """The minutes asked for, else the last ones, else the script's usual; the nearest of those
        that fit."""
        last = self._services.settings.current.last_choices.get(self.script.id)
        wanted = minutes or (last.minutes if last else self.script.minutes.usual)
        held = self.script.headline.held(wanted)
        return min(self._fitting, key=lambda each: abs(each - held), default=held)

    def _fitting_minutes(self) -> tuple[int, ...]:
        """The whole minutes in which the practice can be had without what is left out."""
        range_ = self.script.minutes
        if not self._services.settings.current.body.left_out:
            return tuple(range(range_.least, range_.most + 1))
        choices = self._choices_at(range_.least)
        return minutes_that_fit(self.script, choices, self._services.spoken_seconds)

    def _notice(self, words: str) -> QFrame:
        frame, column = card("notice")
        column.addWidget(text(words))
        return frame

    def _choices_card(self) -> QFrame:
        frame, column = card()
        range_ = self.script.minutes
        fitting = [each for each in _PRESETS if range_.least <= each <= range_.most]
        self.presets = OneOf(
            self.tr("Length in minutes"),
            [(str(each), str(each)) for each in fitting],
            str(self._minutes),
        )
        self.stepper = Stepper(
            self.tr("Length"),
            minutes_words,
            (range_.least, range_.most),
            self._minutes,
            self.tokens,
        )
        self.presets.chosen.connect(lambda value: self.stepper.set_value(int(value)))
        self.stepper.changed.connect(self._take_minutes)
        column.addWidget(text(self.tr("How many minutes?"), "heading"))
        column.addWidget(self.presets)
        column.addWidget(self.stepper)
        self._fewer_minutes = text("", "small")
        column.addWidget(self._fewer_minutes)
        column.addSpacing(Space.S)
        if len(self.script.postures) > 1:
            self._add_posture(column)
        self._add_rate(column)
        self._add_narrator(column)
        self._add_ambience(column)
        return frame

    def _add_posture(self, column: QVBoxLayout) -> None:
        self.posture = OneOf(
            self.tr("Posture"), posture_options(self.script.postures), self._posture.value
        )
        self.posture.chosen.connect(self._take_posture)
        column.addWidget(text(self.tr("How will you rest?"), "heading"))
        column.addWidget(self.posture)
        column.addSpacing(Space.S)

    def _add_rate(self, column: QVBoxLayout) -> None:
        self.rate: RateChoice | None = None
        offered = self.script.rate
        if offered is None:
            return
        self.rate = RateChoice(offered, self._rate or offered.ideal, self.tokens)
        self.rate.changed.connect(self._take_rate)
        self.rate.measure_wanted.connect(self.measure_wanted)
        column.addWidget(text(self.tr("Breaths a minute"), "heading"))
        column.addWidget(self.rate)
        column.addSpacing(Space.S)

    def _add_narrator(self, column: QVBoxLayout) -> None:
        self.narrator: NarratorChoice | None = None
        headline = self._services.headline(self.script.id)
        own = headline is not None and headline.own
        if own or not self.script.spoken_lines() or len(self._services.narrators()) < 2:
            return
        self.narrator = NarratorChoice(self._services, self.tokens)
        # Lines last differently in another voice.
        self.narrator.chosen.connect(self._compose)
        column.addWidget(text(self.tr("Narrator"), "heading"))
        column.addWidget(self.narrator)
        column.addSpacing(Space.S)

    def _add_ambience(self, column: QVBoxLayout) -> None:
        if self.script.ambience is not None:
            column.addWidget(text(self.tr("Background sound"), "heading"))
            column.addWidget(text(own_ambience_words(self.script.ambience), "soft"))
            return
        now = self._services.settings.current.ambience
        self.ambience = OneOf(self.tr("Background sound"), ambience_options(), now.value)
        self.ambience.chosen.connect(
            lambda value: self._services.settings.change(ambience=Ambience(value))
        )
        column.addWidget(text(self.tr("Background sound"), "heading"))
        column.addWidget(self.ambience)

    def _outline_card(self) -> QFrame:
        frame, column = card()
        self._total = text("", "soft")
        self._outline = Outline()
        column.addWidget(text(self.tr("What it will be"), "heading"))
        column.addWidget(self._total)
        column.addWidget(self._outline)
        return frame

    def _take_minutes(self, minutes: int) -> None:
        """Take whole minutes, or the next ones in the same direction that fit."""
        if self._fitting and minutes not in self._fitting:
            more = minutes > self._minutes
            beyond = [each for each in self._fitting if (each > minutes) is more]
            nearest = (min(beyond) if more else max(beyond)) if beyond else self._minutes
            self.stepper.set_value(nearest)
            return
        self._minutes = minutes
        self.presets.choose(str(minutes))
        self._compose()

    def _take_posture(self, value: str) -> None:
        self._posture = Posture(value)
        self._fitting = self._fitting_minutes()
        self._minutes = self._first_minutes(self._minutes)
        self._offer_fitting()
        self._compose()

    def _take_rate(self, rate: float) -> None:
        self._rate = rate
        self._fitting = self._fitting_minutes()
        self._offer_fitting()
        self._compose()

    def _offer_fitting(self) -> None:
        """Offer the minutes that fit and no others, and say why there are fewer."""
        range_ = self.script.minutes
        fewer = len(self._fitting) < range_.most - range_.least + 1
        words = ""
        if fewer and self._fitting:
            words = self.tr(
                "With what is left out for your body, this practice can be {0} to {1} minutes long."
            ).format(self._fitting[0], self._fitting[-1])
        elif fewer:
            words = self.tr(
                "With so much left out, too little of this practice remains. You can change what is"
                " left out, or choose another practice."
            )
        self._fewer_minutes.setText(words)
        self._fewer_minutes.setVisible(bool(words))
        self.presets.setVisible(bool(self._fitting))
        self.stepper.setVisible(bool(self._fitting))
        if self._fitting:
            self.presets.offer([str(each) for each in _PRESETS if each in self._fitting])
            self.stepper.set_bounds(self._fitting[0], self._fitting[-1])
            self.stepper.set_value(self._minutes)
            self.presets.choose(str(self._minutes))

    def _compose(self) -> None:
        if not self._fitting:
            self._total.setText(self.tr("Nothing that could be practised."))
            self._outline.hide()
            self.begin_button.setEnabled(False)
            self._timeline = None
            return
        try:
            self._timeline = self._services.compose(self.script, self.choices)
        except ComposeError as error:
            self._timeline = None
            self._total.setText(str(error))
        else:
            total = self.tr("{0} in all").format(minutes_words(self._minutes))
            if self.script.ends_asleep:
                total += "\n" + self.tr("It ends in silence, and nothing is asked afterwards.")
            self._total.setText(total)
            self._outline.show_timeline(self._timeline)
        self._outline.setVisible(self._timeline is not None)
        self.begin_button.setEnabled(self._timeline is not None)

    def _begin(self) -> None:
        if self._timeline is None:
            return
        settings = self._services.settings
        kept = dict(settings.current.last_choices)
        kept[self.script.id] = LastChoice(self._minutes, self._posture, self._rate)
        if kept != settings.current.last_choices:
            settings.change(last_choices=kept)
        self.body_notes.put_offer_away()
        self.begin.emit(self.choices, self._timeline)
