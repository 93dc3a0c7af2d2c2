"""Your body: regions that hurt or are left out, posture, what to avoid, and health."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QVBoxLayout, QWidget

from mindbody_app.practice.body import Avoid, Body, RegionMark
from mindbody_app.practice.postures import Posture
from mindbody_app.practice.regions import Region
from mindbody_app.ui.body.body_map import BodyMap
from mindbody_app.ui.body.health_card import HealthCard
from mindbody_app.ui.body.mark_painting import MarkSwatch
from mindbody_app.ui.body.region_list import RegionList
from mindbody_app.ui.body.words import mark_words, region_name, summary_words
from mindbody_app.ui.posture_words import posture_options
from mindbody_app.ui.practice.flow_page import FlowPage
from mindbody_app.ui.services import Services
from mindbody_app.ui.theme import PAGE_WIDTH, Palette, Space
from mindbody_app.ui.widgets.basics import button, card, row, text
from mindbody_app.ui.widgets.choices import OneOf
from mindbody_app.ui.widgets.forms import form, form_line

_BESIDE_FROM = 720
_NEXT = {
    RegionMark.NONE: RegionMark.SORE,
    RegionMark.SORE: RegionMark.LEFT_OUT,
    RegionMark.LEFT_OUT: RegionMark.NONE,
}
"""What a press on the figure makes of a mark."""
_ANY, _DONE, _NOT_DONE = "any", "done", "not_done"


class BodyPage(FlowPage):
    """Everything here may be left as it is, and every change is kept at once."""

    def __init__(self, services: Services, palette: Palette) -> None:
        super().__init__(palette, width=PAGE_WIDTH, back_words=self.tr("Back"))
        self._services = services
        self._cleared: Body | None = None
        self.done_button = button(self.tr("Done"), self.back.emit, variant="begin")
        self.clear_button = button(self.tr("Clear all"), self._clear_or_undo)
        self.clear_button.setProperty("variant", "large")
        self.fill_footer(self.done_button, self.clear_button)
        heading = QVBoxLayout()
        heading.setSpacing(Space.S)
        heading.addWidget(text(self.tr("Your body"), "title"))
        heading.addWidget(
            text(
                self.tr(
                    "Sessions are made to fit. Fill in as much or as little as you like. You can"
                    " change it at any time."
                ),
                "lead",
            )
        )
        self.column.addLayout(heading)
        self.column.addWidget(self._figure_card())
        self.column.addWidget(self._list_card())
        self.column.addWidget(self._comfort_card())
        self.health = HealthCard(palette, self.body)
        self.health.changed.connect(
            lambda conditions: self._take(replace(self.body, conditions=conditions))
        )
        self.column.addWidget(self.health)
        self.column.addStretch(1)
        self._show()

    @property
    def body(self) -> Body:
        """The body as it is kept."""
        return self._services.settings.current.body

    def open(self) -> None:
        """Ready for the keyboard."""
        self.map.setFocus(Qt.FocusReason.OtherFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        beside = self.width() >= _BESIDE_FROM
        self._figure_line.setDirection(
            QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        )

    def _figure_card(self) -> QFrame:
        frame, column = card()
        column.addWidget(text(self.tr("Where does it hurt? What is best left alone?"), "heading"))
        self.map = BodyMap(self.tokens)
        self.map.pressed.connect(self._press)
        self.map.pointed.connect(self._point)
        self._figure_line = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        self._figure_line.setSpacing(Space.L)
        self._figure_line.addWidget(self.map, 3)
        self._figure_line.addWidget(self._beside_figure(), 2)
        column.addLayout(self._figure_line)
        return frame

    def _beside_figure(self) -> QWidget:
        """What is pointed at, what the patterns mean, and what is marked so far."""
        beside = QWidget()
        column = QVBoxLayout(beside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.M)
        self.pointed = text("", "lead")
        # Two lines' room, so that nothing moves while the pointer does.
        self.pointed.setMinimumHeight(2 * self.pointed.fontMetrics().lineSpacing() + Space.M)
        self.pointed.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        column.addWidget(self.pointed)
        for mark, words in (
            (RegionMark.SORE, self.tr("Hurts: you only imagine tensing it.")),
            (RegionMark.LEFT_OUT, self.tr("Left out: not one word is said about it.")),
        ):
            line = row(MarkSwatch(mark, self.tokens))
            line.addWidget(text(words), 1)
            column.addLayout(line)
        column.addWidget(
            text(
                self.tr("Press a part once if it hurts, twice to leave it out, again to undo."),
                "soft",
            )
        )
        self.summary = text("")
        column.addWidget(self.summary)
        column.addStretch(1)
        return beside

    def _list_card(self) -> QFrame:
        frame, column = card()
        column.addWidget(text(self.tr("The same as a list"), "heading"))
        self.list = RegionList()
        self.list.marked.connect(lambda region, mark: self._take(self.body.marked(region, mark)))
        column.addWidget(self.list)
        return frame

    def _comfort_card(self) -> QFrame:
        frame, column = card()
        column.addWidget(text(self.tr("Posture and comfort"), "heading"))
        grid = form(column)
        self.posture = OneOf(
            self.tr("How you usually rest"),
            [(_ANY, self.tr("Any")), *posture_options(Posture)],
            _ANY,
        )
        self.posture.chosen.connect(
            lambda value: self._take(
                replace(self.body, posture=None if value == _ANY else Posture(value))
            )
        )
        form_line(
            grid,
            self.tr("How you rest"),
            self.posture,
            self.tr("A practice starts with this where it can. You can choose anew each time."),
        )
        self.avoid: dict[Avoid, OneOf] = {}
        for avoid, name, done, not_done, help_words in self._avoidable():
            choice = OneOf(name, [(_DONE, done), (_NOT_DONE, not_done)], _DONE)
            choice.chosen.connect(lambda value, avoid=avoid: self._avoid(avoid, value))
            self.avoid[avoid] = choice
            form_line(grid, name, choice, help_words)
        return frame

    def _avoidable(self) -> tuple[tuple[Avoid, str, str, str, str], ...]:
        """What can be avoided: its name, what it is called with and without, and its line."""
        return (
            (
                Avoid.HOLDS,
                self.tr("Breath holds"),
                self.tr("Allow breath holds"),
                self.tr("Leave them out"),
                self.tr("A few breathing practices can pause the breath. They work without it."),
            ),
            (
                Avoid.TENSING,
                self.tr("Tensing muscles"),
                self.tr("Tense gently"),
                self.tr("Only imagine it"),
                self.tr("Muscle relaxation tenses a place before it lets go. In mind is enough."),
            ),
            (
                Avoid.MOVEMENT,
                self.tr("Movement"),
                self.tr("Move gently"),
                self.tr("Only imagine it"),
                self.tr("Gentle movement can be followed in mind, without moving at all."),
            ),
        )

    def _avoid(self, avoid: Avoid, value: str) -> None:
        avoids = self.body.avoids - {avoid}
        self._take(replace(self.body, avoids=avoids if value == _DONE else avoids | {avoid}))

    def _press(self, region: Region) -> None:
        self._take(self.body.marked(region, _NEXT[self.body.mark(region)]))

    def _point(self, region: Region | None) -> None:
        words = ""
        if region is not None:
            words = self.tr("{0}: {1}").format(
                region_name(region), mark_words(self.body.mark(region))
            )
        self.pointed.setText(words)

    def _clear_or_undo(self) -> None:
        before = self.body
        if self._cleared is not None:
            self._take(self._cleared)
        elif before != Body():
            self._take(Body())
            self._cleared = before
            self._show()

    def _take(self, body: Body) -> None:
        self._cleared = None
        self._services.settings.change(body=body)
        self._show()

    def _show(self) -> None:
        body = self.body
        self.map.show_body(body)
        self.list.show_body(body)
        self.health.show_body(body)
        self.posture.choose(body.posture.value if body.posture else _ANY)
        for avoid, choice in self.avoid.items():
            choice.choose(_NOT_DONE if avoid in body.avoids else _DONE)
        self.summary.setText(summary_words(body))
        self._point(self.map.region)
        undoing = self._cleared is not None
        words = self.tr("Undo clearing") if undoing else self.tr("Clear all")
        self.clear_button.setText(words)
        self.clear_button.setAccessibleName(words)
        self.clear_button.setEnabled(undoing or body != Body())
