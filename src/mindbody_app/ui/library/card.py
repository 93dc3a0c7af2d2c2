"""One practice on the shelf: its face, which begins it, its star, and saving it as sound."""

from __future__ import annotations

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from mindbody_app.practice.headline import Headline
from mindbody_app.ui.library.card_face import CardFace, FaceWords
from mindbody_app.ui.library.words import length_and_postures, short_summary
from mindbody_app.ui.practice_kinds import PRACTICE_ICONS
from mindbody_app.ui.theme import TARGET, Palette, Space
from mindbody_app.ui.widgets.basics import button
from mindbody_app.ui.widgets.star import Star


class PracticeCard(QWidget):
    """The whole card begins; the two small buttons on it are reached by Tab after it."""

    begin = Signal()
    save = Signal()
    starred = Signal(bool)

    def __init__(self, headline: Headline, palette: Palette, *, favourite: bool) -> None:
        super().__init__()
        self.headline = headline
        words = FaceWords(
            headline.title,
            length_and_postures(headline),
            short_summary(headline.summary),
            PRACTICE_ICONS[headline.practice],
        )
        self.face = CardFace(words, palette, beside=TARGET, parent=self)
        self.face.clicked.connect(lambda _on=False: self.begin.emit())
        self.star = Star(headline.title, palette)
        self.star.show_as(favourite=favourite)
        self.star.toggled.connect(self.starred)
        self.save_button = button(
            self.tr("Save {0} as a sound file").format(headline.title),
            self.save.emit,
            variant="bare",
            icon_name="download",
            colour=palette.ink_soft,
        )
        self.save_button.setToolTip(self.tr("Save as sound…"))
        for made in (self.star, self.save_button):
            made.setParent(self)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self.face.heightForWidth(width)

    def sizeHint(self) -> QSize:
        return self.face.sizeHint()

    def minimumSizeHint(self) -> QSize:
        return self.face.minimumSizeHint()

    @property
    def stops(self) -> tuple[QWidget, ...]:
        """Where Tab stops on it, in order."""
        return (self.face, self.star, self.save_button)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.face.resize(self.size())
        far = Space.XS if self.isRightToLeft() else self.width() - TARGET - Space.XS
        self.star.setGeometry(far, Space.XS, TARGET, TARGET)
        self.save_button.setGeometry(far, self.height() - TARGET - Space.XS, TARGET, TARGET)
