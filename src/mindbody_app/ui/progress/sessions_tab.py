"""The tab "Sessions": ratings before and after, by kind of practice, and the latest sessions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from mindbody_app.journal.looking_back.before_after import (
    BeforeAfterState,
    PairGroup,
    RatedMeasure,
    before_after_state,
)
from mindbody_app.journal.looking_back.lived_days import KINDS
from mindbody_app.ui.progress.before_after_words import (
    Ratings,
    before_after_sentence,
    before_after_table,
    change_sentence,
    group_words,
)
from mindbody_app.ui.progress.chart_frame import ChartFrame
from mindbody_app.ui.progress.looking import Past, Tab
from mindbody_app.ui.progress.marks import diamond_mark, dot_mark
from mindbody_app.ui.progress.pick import Pick
from mindbody_app.ui.progress.sessions import LatestSessions
from mindbody_app.ui.progress.trend_marks import change_mark
from mindbody_app.ui.progress.words import cause_caption
from mindbody_app.ui.theme import Palette, Space
from mindbody_app.ui.widgets.legend import Legend

if TYPE_CHECKING:
    from mindbody_app.ui.services import Services

PAIRS_HEIGHT = 300
LATEST = 30
_ALL = "all"


class SessionsTab(Tab):
    """The caption about cause stands under the pairs however they are shown."""

    def __init__(self, services: Services, palette: Palette) -> None:
        super().__init__(services, palette)
        self._past: Past | None = None
        self.measure = Pick(
            self.tr("What was rated"),
            [
                (RatedMeasure.PAIN.value, self.tr("Pain")),
                (RatedMeasure.DISTRESS.value, self.tr("Distress")),
            ],
        )
        self.kind = Pick(
            self.tr("Kind of practice"),
            [(_ALL, group_words(None)), *((kind, group_words(kind)) for kind in KINDS)],
        )
        for pick in (self.measure, self.kind):
            pick.picked.connect(self._show_pairs)
        self.pairs = self._pairs_frame()
        self.latest = LatestSessions(palette)
        self.add(self.pairs)
        self.add(self.latest)

    def _pairs_frame(self) -> ChartFrame:
        controls = QWidget()
        column = QVBoxLayout(controls)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.S)
        column.addWidget(self.measure)
        column.addWidget(self.kind)
        self._legend = Legend(
            [
                (diamond_mark(self.tokens), self.tr("before")),
                (dot_mark(self.tokens), self.tr("after")),
                (
                    change_mark(self.tokens),
                    self.tr("mean change, with its approximate 95 % interval"),
                ),
            ]
        )
        return ChartFrame(
            self.tr("Before and after sessions"),
            self.tokens,
            "before_after",
            legend=self._legend,
            hint=self.tr("Point at a session to read it, or press Tab and the arrow keys."),
            caption=cause_caption(),
            height=PAIRS_HEIGHT,
            controls=controls,
        )

    def build_charts(self) -> None:
        from mindbody_app.ui.progress.before_after_chart import BeforeAfterChart

        self.pairs.hold(BeforeAfterChart(self.tokens))

    def prepare(self, past: Past) -> None:
        for measure in RatedMeasure:
            _pairs(past, measure)

    def refresh(self, past: Past) -> None:
        self._past = past
        self._show_pairs()
        records = past.latest(LATEST)
        self.latest.take(records, past.today)
        self.latest.setVisible(bool(records))

    def _show_pairs(self) -> None:
        if self._past is None:
            return
        measure = RatedMeasure(self.measure.value)
        state = _pairs(self._past, measure)
        # Distress is asked for only where the person wished it: most have nothing to choose here.
        distress = not _pairs(self._past, RatedMeasure.DISTRESS).empty
        chosen = distress or measure is RatedMeasure.DISTRESS
        self.measure.setVisible(chosen)
        if state.empty:
            self._show_no_pairs(measure)
            return
        group = self._chosen_group(state)
        words = " ".join((before_after_sentence(group, measure), change_sentence(group)))
        change = group.change
        self._legend.items[-1].setVisible(change is not None and change.low < change.high)
        self.pairs.show_state(
            Ratings(group, measure), words, lambda: before_after_table(group, measure)
        )

    def _chosen_group(self, state: BeforeAfterState) -> PairGroup:
        """The group that is picked; all where the span has no pair of that kind."""
        groups = {group.practice: group for group in state.groups if group.n and group.practice}
        for kind in groups:
            if kind not in self.kind:
                self.kind.add(kind, group_words(kind))
        if self.kind.value not in groups and self.kind.value != _ALL:
            self.kind.pick(_ALL)
        self.kind.offer({_ALL, *groups})
        self.kind.setVisible(len(groups) > 1)
        return groups.get(self.kind.value, state.overall)

    def _show_no_pairs(self, measure: RatedMeasure) -> None:
        assert self._past is not None
        others = any(
            not _pairs(self._past, each).empty for each in RatedMeasure if each is not measure
        )
        if others and measure is RatedMeasure.DISTRESS:
            words = self.tr("No session of these days has distress rated both before and after.")
        elif others:
            words = self.tr("No session of these days has pain rated both before and after.")
        else:
            words = self.tr(
                "Each session that you rate both before and after gets a pair of marks. "
                "Rating is always up to you."
            )
        self.pairs.show_first_use(words, choosable=others)
        self.kind.setVisible(False)


def _pairs(past: Past, measure: RatedMeasure) -> BeforeAfterState:
    return past.states.of(
        ("pairs", measure, past.span), lambda: before_after_state(past.days, past.span, measure)
    )
