"""One of the person's own scripts: its state, what can be done with it, and its preview."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from mindbody_app.practice.postures import Posture
from mindbody_app.practice.reach import Reach, runs
from mindbody_app.practice.script import SessionScript
from mindbody_app.store.own_scripts import Examined, OwnScript
from mindbody_app.ui.counts import lines_words, problems_words
from mindbody_app.ui.own_scripts.preview import Preview
from mindbody_app.ui.own_scripts.words import facts_words, first_problems
from mindbody_app.ui.posture_words import posture_words
from mindbody_app.ui.services import Services
from mindbody_app.ui.theme import Palette, Space
from mindbody_app.ui.voice_preparation import VoicePreparation
from mindbody_app.ui.widgets.basics import button, mark, row, text
from mindbody_app.ui.widgets.flow import FlowLayout, wrapping
from mindbody_app.ui.widgets.outside_words import breakable

_BADGE = 24


class ScriptCard(QFrame):
    """Built anew whenever the file says something else."""

    begin = Signal(str)
    removed = Signal(object)
    """The `OwnScript` that the person wants moved away."""
    previewed = Signal(bool)
    """The preview was opened or closed."""

    def __init__(self, services: Services, palette: Palette, own: OwnScript) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self.own = own
        self._services, self._palette = services, palette
        self.preview: Preview | None = None
        self.preparation: VoicePreparation | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(Space.L, Space.L, Space.L, Space.L)
        self._column.setSpacing(Space.M)
        self.state = text("", "overline")
        title = own.script.title if own.script else own.path.name
        self._column.addLayout(self._head(title))
        self.problems = QWidget()
        self._problem_lines = QVBoxLayout(self.problems)
        self._problem_lines.setContentsMargins(0, 0, 0, 0)
        self._problem_lines.setSpacing(Space.S)
        self._column.addWidget(self.problems)
        self.problems.hide()
        if own.script is None:
            self._show_problems(own.problems)
        else:
            self._column.addWidget(text(breakable(own.script.summary), "soft"))
        self._column.addLayout(self._buttons(own.script))
        self.show_state()

    @property
    def asked(self) -> tuple[int, Posture] | None:
        """What the open preview shows; None while it is closed."""
        return self.preview.asked if self.preview else None

    def show_state(self) -> None:
        """Say whether it can be practised and heard."""
        script = self.own.script
        if script is None:
            self.state.setText(problems_words(len(self.own.problems)))
            return
        count = len(self._services.unspoken(script))
        words = self.tr("{0} without a voice").format(lines_words(count))
        self.state.setText(words if count else self.tr("Ready"))
        if count and self.preparation is None:
            self.preparation = VoicePreparation(self._services, script)
            self.preparation.ended.connect(self._prepared)
            place = self._column.count() - (self.preview is not None)
            self._column.insertWidget(place, self.preparation)
        if not count and self.preparation is not None and not self.preparation.running:
            self.preparation.hide()

    def show_examined(self, examined: Examined) -> None:
        """Say what a closer look at recordings and lengths has found."""
        found = list(examined.problems)
        for reach in examined.reach:
            if reach.failing:
                found.append(self._reach_words(reach))
        if found:
            self._show_problems(tuple(found))
            self.state.setText(problems_words(len(found)))
        else:
            self.show_state()
        if self.preview is not None:
            self.preview.compose()  # recordings may have been taken in

    def open_preview(self, asked: tuple[int, Posture] | None = None) -> None:
        """Show what the script will be."""
        if self.own.script is None:
            return
        self.preview_button.setChecked(True)
        self.preview = Preview(self._services, self._palette, self.own.script, asked)
        self._column.addWidget(self.preview)

    def close_preview(self) -> None:
        """Put the preview away."""
        if self.preview is not None:
            self.preview_button.setChecked(False)
            self._column.removeWidget(self.preview)
            self.preview.hide()
            self.preview.deleteLater()
            self.preview = None

    def _head(self, title: str) -> QVBoxLayout:
        sound = self.own.script is not None
        badge = mark("file-text" if sound else "file-pen-line", self._palette.accent, _BADGE)
        line = row(badge)
        line.addWidget(text(breakable(title), "heading"), 1)
        column = QVBoxLayout()
        column.setSpacing(Space.XS)
        column.addLayout(line)
        if self.own.script is not None:
            facts = facts_words(self.own.path.name, self.own.script)
            column.addWidget(text(breakable(facts), "small"))
        column.addWidget(self.state)
        return column

    def _buttons(self, script: SessionScript | None) -> FlowLayout:
        made: list[QWidget] = []
        if script is not None:
            begin = button(
                self.tr("Choose"), partial(self.begin.emit, script.id), variant="primary"
            )
            begin.setAccessibleName(self.tr("Choose {0}").format(script.title))
            self.preview_button = button(self.tr("Preview"), self._toggle_preview)
            self.preview_button.setCheckable(True)
            self.preview_button.setAccessibleName(self.tr("Preview {0}").format(script.title))
            made += [begin, self.preview_button]
        name = self.own.path.name
        edit = button(
            self.tr("Edit"),
            self._edit,
            variant="quiet",
            icon_name="pencil",
            colour=self._palette.accent,
        )
        edit.setAccessibleName(self.tr("Edit {0}").format(name))
        remove = button(
            self.tr("Move away"),
            partial(self.removed.emit, self.own),
            variant="quiet",
            icon_name="archive",
            colour=self._palette.accent,
        )
        remove.setAccessibleName(self.tr("Move {0} away").format(name))
        self.rests_on = begin if script is not None else edit
        return wrapping(*made, edit, remove)

    def _show_problems(self, problems: tuple[str, ...]) -> None:
        while (item := self._problem_lines.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        shown, rest = first_problems(problems)
        for sentence in shown:
            self._problem_lines.addWidget(text(breakable(sentence)))
        if rest:
            self._problem_lines.addWidget(text(rest, "soft"))
        self.problems.show()

    def _reach_words(self, reach: Reach) -> str:
        failing = _minutes_words([minutes for minutes, _ in reach.failing])
        posture = posture_words(reach.posture)
        fitting = _minutes_words(reach.fitting)
        first = reach.failing[0][1]
        if not fitting:
            return self.tr("{0}: no length can be laid out. {1}").format(posture, first)
        return self.tr("{0}: {1} minutes can be laid out, {2} can't. {3}").format(
            posture, fitting, failing, first
        )

    def _toggle_preview(self) -> None:
        if self.preview is None:
            self.open_preview()
        else:
            self.close_preview()
        self.previewed.emit(self.preview is not None)

    def _prepared(self, _whole: bool) -> None:
        self.show_state()
        if self.preview is not None:
            self.preview.compose()

    def _edit(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self.own.path)))


def _minutes_words(minutes: tuple[int, ...] | list[int]) -> str:
    """Such as “5–9, 12”."""
    return ", ".join(
        f"{first}–{last}" if first < last else f"{first}" for first, last in runs(minutes)
    )
