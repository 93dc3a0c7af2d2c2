"""One calm sentence at the top of the window, there until it is put away."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from mindbody_app.ui.theme import Palette, Space
from mindbody_app.ui.widgets.basics import button, text
from mindbody_app.ui.widgets.outside_words import breakable


class NoticeBar(QWidget):
    """Shows one sentence at a time; the next comes when this one is put away."""

    def __init__(self, palette: Palette) -> None:
        super().__init__()
        self._tokens = palette
        self._words: QLabel | None = None
        """Made with the first sentence: most starts have none."""
        self._waiting: list[str] = []
        self._kinds: dict[str, str] = {}
        """Of sentences that make room for others of their kind."""
        self.hide()

    @property
    def sentences(self) -> tuple[str, ...]:
        """What stands there now, and what comes after it."""
        return tuple(self._waiting)

    def say(self, sentence: str, *, instead: str = "") -> None:
        """Show a sentence once those before it are put away, unless it waits already.

        Args:
            sentence: what to say.
            instead: a kind, for answers to what was just done: such a sentence stands at once, and
                in place of any other of its kind.
        """
        if instead:
            others = (each for each in self._waiting if self._kinds.get(each) != instead)
            self._waiting = [sentence, *(each for each in others if each != sentence)]
            self._kinds[sentence] = instead
            self._show_first()
        elif sentence not in self._waiting:
            self._waiting.append(sentence)
            self._show_first()

    def take_back(self, kind: str) -> None:
        """Let what was said of a kind go, since it holds no longer."""
        self._waiting = [each for each in self._waiting if self._kinds.get(each) != kind]
        self._show_first()

    def take_over(self, before: NoticeBar) -> None:
        """Go on with what stood in another bar."""
        self._waiting, self._kinds = before._waiting, before._kinds
        self._show_first()

    def put_away(self) -> None:
        """Let the sentence that stands there go."""
        self._waiting = self._waiting[1:]
        self._show_first()

    def _show_first(self) -> None:
        if self._waiting:
            if self._words is None:
                self._words = self._add_words()
            self._words.setText(breakable(self._waiting[0]))
            self._words.setAccessibleName(self._waiting[0])
        self.setVisible(bool(self._waiting))

    def _add_words(self) -> QLabel:
        """The frame, where a sentence stands beside the button that puts it away."""
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.M, Space.M, Space.M, 0)
        frame = QFrame()
        frame.setProperty("role", "notice")
        column.addWidget(frame)
        line = QHBoxLayout(frame)
        line.setContentsMargins(Space.M, Space.S, Space.S, Space.S)
        line.setSpacing(Space.M)
        words = text("")
        line.addWidget(words, 1)
        line.addWidget(
            button(
                self.tr("Put this message away"),
                self.put_away,
                variant="round",
                icon_name="x",
                colour=self._tokens.ink,
            )
        )
        return words
