"""The tab "Weeks": PEG with the own activity, and what was noted beside pain."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mindbody_app.journal.looking_back.peg import PegState, peg_state
from mindbody_app.journal.looking_back.tags import TagsState, tags_state
from mindbody_app.ui.progress.chart_frame import ChartFrame
from mindbody_app.ui.progress.looking import Past, Tab
from mindbody_app.ui.progress.marks import dot_mark
from mindbody_app.ui.progress.peg_words import PegLook, peg_caption, peg_sentence, peg_table
from mindbody_app.ui.progress.tags_chart import TagsChart
from mindbody_app.ui.progress.tags_words import tags_sentence, tags_table
from mindbody_app.ui.progress.trend_marks import band_mark, score_mark
from mindbody_app.ui.theme import Palette
from mindbody_app.ui.widgets.basics import button
from mindbody_app.ui.widgets.legend import Legend

if TYPE_CHECKING:
    from mindbody_app.ui.progress.peg_chart import PegChart
    from mindbody_app.ui.services import Services

PEG_HEIGHT = 460


class WeeksTab(Tab):
    """What is asked once a week, and what the check-ins name."""

    def __init__(self, services: Services, palette: Palette) -> None:
        super().__init__(services, palette)
        self._chart: PegChart | None = None
        self._week_starts = 0
        self._legend = Legend(
            [
                (score_mark(palette), self.tr("PEG")),
                (band_mark(palette), self.tr("a point to either side of the first")),
                (dot_mark(palette), self.tr("own activity")),
            ]
        )
        self.peg = ChartFrame(
            self.tr("PEG and what matters to me"),
            palette,
            "peg",
            legend=self._legend,
            hint=self.tr("Point at a week to read it, or press Tab and the arrow keys."),
            caption=peg_caption(),
            height=PEG_HEIGHT,
            first_step=button(self.tr("Answer them now"), self.weekly.emit),
        )
        self.tags = ChartFrame(
            self.tr("Triggers and treatments"),
            palette,
            "tags",
            hint=self.tr("Point at a bar to read it, or press Tab and the arrow keys."),
            first_step=button(self.tr("Check in"), self.check_in.emit),
        )
        self.tags.hold(TagsChart(palette))
        self.add(self.peg)
        self.add(self.tags)

    def build_charts(self) -> None:
        from mindbody_app.ui.progress.peg_chart import PegChart

        self._chart = PegChart(self.tokens)
        self._chart.week_starts = self._week_starts
        self.peg.hold(self._chart)

    def prepare(self, past: Past) -> None:
        _peg(past)
        _tags(past)

    def refresh(self, past: Past) -> None:
        self._week_starts = past.week_starts
        if self._chart is not None:
            self._chart.week_starts = past.week_starts
        peg = _peg(past)
        if peg.empty:
            self.peg.show_first_use(
                self.tr(
                    "Once a week the diary asks three short questions (PEG), and how well you could"
                    " do something that matters to you. Each week gets a mark."
                )
            )
        else:
            _, band, own = self._legend.items
            band.setVisible(peg.band is not None)
            own.setVisible(bool(peg.own))
            self.peg.show_state(PegLook(peg, past.span), peg_sentence(peg), lambda: peg_table(peg))
        tags = _tags(past)
        if tags.empty:
            self.tags.show_first_use(
                self.tr("What you note in check-ins, such as poor sleep or heat, is counted here.")
            )
        else:
            self.tags.show_state(tags, tags_sentence(tags), lambda: tags_table(tags))


def _peg(past: Past) -> PegState:
    return past.states.of(
        ("peg", past.span),
        lambda: peg_state(past.weekly(), past.span, week_starts=past.week_starts),
    )


def _tags(past: Past) -> TagsState:
    return past.states.of(("tags", past.span), lambda: tags_state(past.days, past.span))
