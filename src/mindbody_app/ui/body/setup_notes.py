"""What the body means for a practice, on its setup page: a quiet line, and at most one card."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QLocale, QTime, Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from mindbody_app.practice.body import Body
from mindbody_app.practice.script import SessionScript
from mindbody_app.ui.body.words import made_for_words
from mindbody_app.ui.services import Services
from mindbody_app.ui.theme import Palette, Space
from mindbody_app.ui.widgets.basics import button, card, row, text

OFFER_NOTE = "body-offer"
"""What the settings remember once the body page was offered."""
INSTEAD_OF_HOLDS = "extended-exhale"
"""The practice offered while long breath holds are closed."""


class BodyNotes(QWidget):
    """Says what is made to fit, offers the body page once, and tells of holds that are closed."""

    body_wanted = Signal()
    other_wanted = Signal(str)
    """A script's id."""

    def __init__(self, services: Services, palette: Palette, script: SessionScript) -> None:
        super().__init__()
        self._services, self._tokens = services, palette
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.M)
        self._line = self._made_for(script)
        column.addWidget(self._line)
        self.offer: QFrame | None = None
        opens = services.holds_open_at(script)
        if opens is not None:
            column.addWidget(self._closed_holds(script, opens))
        elif self._to_be_offered():
            self.offer = self._offer()
            self._line.hide()
            column.addWidget(self.offer)

    @property
    def words(self) -> str:
        """The quiet line."""
        return str(self._line.property("words"))

    def put_offer_away(self) -> None:
        """Don't offer the body page again; the quiet line still leads to it."""
        if self.offer is None:
            return
        self.offer.hide()
        self.offer = None
        self._line.show()
        settings = self._services.settings
        settings.change(notes_seen=settings.current.notes_seen | {OFFER_NOTE})

    def _accept(self) -> None:
        self.put_offer_away()
        self.body_wanted.emit()

    def _to_be_offered(self) -> bool:
        settings = self._services.settings.current
        met = OFFER_NOTE in settings.notes_seen or bool(settings.last_choices)
        return not met and settings.body == Body()

    def _made_for(self, script: SessionScript) -> QWidget:
        body = self._services.settings.current.body
        holding = self._services.choices(script, script.minutes.usual).holding
        changes = made_for_words(body, script, holding=holding)
        if changes:
            words = self.tr("Made for your body: {0}").format("; ".join(changes))
        else:
            words = self.tr("Nothing is left out for your body.")
        line = QWidget()
        line.setProperty("words", words)
        change = button(self.tr("Change"), self.body_wanted.emit, variant="quiet")
        change.setAccessibleName(self.tr("Change what sessions leave out for your body"))
        across = row(spacing=Space.XS)
        across.addWidget(text(words, "soft"), 1)
        across.addWidget(change)
        line.setLayout(across)
        return line

    def _offer(self) -> QFrame:
        frame, column = card("notice")
        column.setSpacing(Space.S)
        column.addWidget(text(self.tr("Made to fit your body, if you like"), "heading"))
        column.addWidget(
            text(
                self.tr(
                    "You can mark what hurts and what is best left alone. Sessions then go by it."
                    " You can do that later as well, here or in Settings."
                )
            )
        )
        self.offer_button = button(self.tr("Your body"), self._accept)
        self.not_now_button = button(self.tr("Not now"), self.put_offer_away, variant="quiet")
        column.addLayout(row(self.offer_button, self.not_now_button, None, spacing=Space.S))
        return frame

    def _closed_holds(self, script: SessionScript, opens: datetime) -> QFrame:
        frame, column = card("notice")
        column.setSpacing(Space.S)
        at = self.locale().toString(QTime(opens.hour, opens.minute), QLocale.FormatType.ShortFormat)
        column.addWidget(
            text(
                self.tr(
                    "The breaths with the long hold are done for now. They are open again at {0}."
                    " Until then this practice comes without the hold."
                ).format(at)
            )
        )
        other = self._services.headline(INSTEAD_OF_HOLDS)
        if other is not None and other.id != script.id:
            self.other_button = button(
                self.tr("{0} instead").format(other.title),
                lambda: self.other_wanted.emit(other.id),
            )
            column.addLayout(row(self.other_button, None))
        return frame
