"""The window: a rail of six screens, and the practice flow that takes its place."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property, partial
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from mindbody_app.ui.opening_stack import OpeningStack
from mindbody_app.ui.qt_numbers import KEY_F1
from mindbody_app.ui.rail import Rail
from mindbody_app.ui.services import Services
from mindbody_app.ui.theme import Palette
from mindbody_app.ui.today_page import TodayPage
from mindbody_app.ui.voice_gate import VoiceGate
from mindbody_app.ui.widgets.basics import Page, row
from mindbody_app.ui.widgets.first_paint import FirstPaint
from mindbody_app.ui.widgets.notice import NoticeBar
from mindbody_app.ui.window_place import kept_of, place

if TYPE_CHECKING:
    from mindbody_app.ui.diary.screen import DiaryScreen
    from mindbody_app.ui.file_opening import FileOpening
    from mindbody_app.ui.learn.screen import LearnScreen
    from mindbody_app.ui.library.screen import PracticesScreen
    from mindbody_app.ui.practice.flow import PracticeFlow
    from mindbody_app.ui.widgets.focus_ring import FocusRing

    Screen = Page | DiaryScreen | LearnScreen | PracticesScreen

NARROW_BELOW = 900
"""Windows narrower than this many pixels get a rail of icons alone."""


class MainWindow(QMainWindow):
    """Screens are built when they are first opened, so that the window stands at once."""

    appearance_changed = Signal()
    """The theme or the motion setting changed; whoever built the window restyles it."""
    practice_left = Signal()
    """The practice flow gave the window back."""

    def __init__(
        self, services: Services, palette: Palette, reduced_motion: Callable[[], bool]
    ) -> None:
        super().__init__()
        self._services = services
        self.tokens = palette
        self._reduced_motion = reduced_motion
        self._ring: FocusRing | None = None
        self._completed = self._told_of_loss = False
        self._gate = VoiceGate(services, self)
        self._make_cover: Callable[[Palette], QWidget] | None = None
        self.setWindowTitle(self.tr("Body & Breath"))
        self.setMinimumSize(480, 360)
        self.notices = NoticeBar(palette)
        self._build()

    def once_painted(self, painted: Callable[[], None]) -> None:
        """Call back once, after Today, or what covers it, has been painted for the first time."""
        FirstPaint(self._cover or self._today.begin_button, painted)

    def show_where_it_was(self) -> None:
        """Show the window with the size and place that it had, or a good size the first time."""
        place(self, self._services.settings.current.window)
        self.show()

    def complete(self) -> None:
        """Add what the first paint could do without: shortcuts, the focus ring, the icon."""
        from PySide6.QtGui import QKeySequence, QShortcut

        from mindbody_app.ui.app_icon import app_icon
        from mindbody_app.ui.widgets.focus_ring import FocusRing

        self._completed = True
        self._today.complete()
        for number, name in enumerate(self._screens(), start=1):
            shortcut = QShortcut(QKeySequence(f"Ctrl+{number}"), self)
            shortcut.activated.connect(partial(self._choose, name))
        self._ring = FocusRing(self, self.tokens.focus, self.tokens.surface)
        self.setWindowIcon(app_icon())

    def load_in_idle_time(self) -> None:
        """Load what the other screens and the sound need, so that opening them takes no wait."""
        from mindbody_app.ui.idle_loading import load_beside

        load_beside(self, self._page)

    @property
    def screen_names(self) -> tuple[str, ...]:
        """The rail's screens, in order."""
        return tuple(self._screens())

    def _screens(self) -> dict[str, tuple[str, str, Callable[[], Screen]]]:
        return {
            "today": (self.tr("Today"), "sun", self._make_today),
            "practices": (self.tr("Practices"), "audio-lines", self._make_practices),
            "diary": (self.tr("Diary"), "notebook-pen", self._make_diary),
            "progress": (self.tr("Progress"), "chart-no-axes-column", self._make_progress),
            "learn": (self.tr("Learn"), "book-open", self._make_learn),
            "settings": (self.tr("Settings"), "settings-2", self._make_settings),
        }

    def refresh(self) -> None:
        """Show the record as it is now, on the screen that is open."""
        self.open_screen(self._current)

    def restyle(self, palette: Palette) -> None:
        """Draw everything anew in another theme; stays on the screen that is open."""
        current = self._current
        diary = cast("DiaryScreen | None", self._pages.get("diary"))
        forms = diary.leave_forms() if diary is not None else ()
        learn = self._learn_if_open()
        reading = learn.reading if learn is not None else None
        self.tokens = palette
        before, self.notices = self.notices, NoticeBar(palette)
        self._build()
        self.notices.take_over(before)
        if self._ring is not None:
            self._ring.set_colours(palette.focus, palette.surface)
        if forms:
            cast("DiaryScreen", self._page("diary")).take_forms(forms)
        self.open_screen(current)
        learn = self._learn_if_open()
        if learn is not None and reading is not None:
            learn.open_card(reading)

    def _learn_if_open(self) -> LearnScreen | None:
        return cast("LearnScreen", self._pages["learn"]) if self._current == "learn" else None

    def _build(self) -> None:
        self._current = "today"
        self._pages: dict[str, Screen] = {}
        self._flow: PracticeFlow | None = None
        self._outer = QStackedWidget()
        self._home = home = QWidget()
        home.setProperty("role", "page")
        line = row(spacing=0)
        home.setLayout(line)
        self._rail = Rail(
            {name: (words, sign) for name, (words, sign, _) in self._screens().items()},
            self.tokens,
        )
        self._rail.chosen.connect(self._choose)
        self._rail.safety.connect(self.open_safety)
        line.addWidget(self._rail)
        right = QVBoxLayout()
        right.setSpacing(0)
        self._stack = OpeningStack()
        right.addWidget(self.notices)
        right.addWidget(self._stack, 1)
        line.addLayout(right, 1)
        self._outer.addWidget(home)
        self._cover: QWidget | None = None
        self._rail.fit(narrow=self.width() < NARROW_BELOW)
        self.setCentralWidget(self._outer)
        self.open_screen("today")
        self.cover(self._make_cover)

    def cover(self, make: Callable[[Palette], QWidget] | None) -> None:
        """Lay a page over the screens, made anew for other colours; None takes it away."""
        old, self._make_cover = self._cover, make
        self._cover = None if make is None else make(self.tokens)
        if self._cover is not None:
            self._outer.addWidget(self._cover)
            self._title(self._cover.accessibleName())
        self._outer.setCurrentWidget(self._cover or self._home)
        if old is not None:
            self._outer.removeWidget(old)
            old.deleteLater()

    def _choose(self, name: str) -> None:
        """Open a screen; chosen once more, Learn shows its shelf and the Diary its days."""
        learn = self._learn_if_open()
        if learn is not None and name == self._current and not self.practising:
            learn.show_shelf()
        if name == self._current == "diary" and not self.practising:
            cast("DiaryScreen", self._page("diary")).show_days()
        if name == "progress" and name not in self._pages:
            self._rail.show_open(name)
            self._stack.stand_in(self.tr("Progress"), self.tokens, partial(self.open_screen, name))
        else:
            self.open_screen(name)

    def open_screen(self, name: str) -> None:
        """Show one of the rail's screens, as the record is now."""
        if not self.free:
            return
        if (known := self._pages.get(name)) is not None:
            known.refresh()
        page = self._page(name)
        self._current = name
        self._rail.show_open(name)
        self._stack.setCurrentWidget(page)
        self._title(self._screens()[name][0])

    def _title(self, words: str) -> None:
        self.setWindowTitle(" — ".join(filter(None, (words, self.tr("Body & Breath")))))

    def _page(self, name: str) -> Screen:
        page = self._pages.get(name)
        if page is None:
            page = self._pages[name] = self._screens()[name][2]()
            self._stack.addWidget(page)
        return page

    @property
    def _today(self) -> TodayPage:
        return cast(TodayPage, self._pages["today"])

    def _make_today(self) -> Page:
        page = TodayPage(self._services, self.tokens)
        page.begin.connect(self.open_practice)
        page.begin_short.connect(self.open_rating)
        page.read_programme.connect(lambda: self.practices().open_programmes())
        page.check_in.connect(lambda: self._diary().open_check_in())
        page.weekly.connect(lambda: self._diary().open_weekly())
        page.days_off.connect(lambda: self._diary().open_days_off())
        if self._completed:
            page.complete()
        return page

    def _make_practices(self) -> PracticesScreen:
        from mindbody_app.ui.library.screen import PracticesScreen

        page = PracticesScreen(self._services, self.tokens)
        page.begin.connect(self.open_practice)
        page.read_card.connect(self.open_card)
        page.script_wanted.connect(self.files.scripts.ask_for_file)
        return page

    def _make_diary(self) -> DiaryScreen:
        from mindbody_app.ui.diary.screen import DiaryScreen

        return DiaryScreen(self._services, self.tokens)

    def _diary(self) -> DiaryScreen:
        """The diary, opened; what is left there leads back to the screen that was open."""
        back = partial(self.open_screen, self._current)
        self.open_screen("diary")
        diary = cast("DiaryScreen", self._page("diary"))
        diary.came_from = back
        return diary

    def practices(self) -> PracticesScreen:
        """The practices, opened."""
        self.open_screen("practices")
        return cast("PracticesScreen", self._page("practices"))

    def open_card(self, card_id: str) -> None:
        """Show a card to learn from."""
        card = next((each for each in self._services.cards.cards if each.id == card_id), None)
        if card is not None:
            self.open_screen("learn")
            cast("LearnScreen", self._page("learn")).open_card(card)

    def _make_learn(self) -> LearnScreen:
        from mindbody_app.ui.learn.screen import LearnScreen

        page = LearnScreen(self._services, self.tokens)
        page.practice.connect(self.open_practice)
        return page

    def _make_progress(self) -> Page:
        from mindbody_app.ui.progress.page import ProgressPage

        page = ProgressPage(self._services, self.tokens, lambda: not self.practising)
        page.check_in.connect(lambda: self._diary().open_check_in())
        page.weekly.connect(lambda: self._diary().open_weekly())
        return page

    def _make_settings(self) -> Page:
        from mindbody_app.ui.settings_page import SettingsPage

        page = SettingsPage(self._services, self.tokens)
        page.appearance_changed.connect(self.appearance_changed)
        page.body_wanted.connect(self.open_body)
        page.safety_wanted.connect(self.open_safety)
        self.files.clinic.serve(page)
        return page

    @cached_property
    def files(self) -> FileOpening:
        """What shows the plans and scripts that are opened with the app."""
        from mindbody_app.ui.file_opening import FileOpening

        return FileOpening(self._services, self)

    @property
    def free(self) -> bool:
        """Whether one of the screens is in sight, with no practice and no cover over it."""
        return self._outer.currentWidget() is self._home

    @property
    def practising(self) -> bool:
        """Whether the practice flow has the window."""
        return self._flow is not None and self._outer.currentWidget() is self._flow

    @property
    def in_session(self) -> bool:
        """Whether a session runs or is held."""
        return self._flow is not None and self._flow.busy

    def begin_suggested(self) -> None:
        """Begin what Today suggests, as its button does; nothing while a practice is open."""
        if not self.practising:
            self._today.begin_button.click()

    def go_home(self) -> None:
        """Keep what a practice came to, drop it, and open Today: for a window that was closed."""
        flow, self._flow = self._flow, None
        if flow is not None:
            flow.leave()
            self._outer.setCurrentWidget(self._cover or self._home)
            self._outer.removeWidget(flow)
            flow.deleteLater()
            self.practice_left.emit()
        self.open_screen("today")

    def open_practice(self, script_id: str, minutes: int | None = None) -> None:
        """Give the window to a practice, from its setup on."""
        script = self._services.script(script_id)
        if script is not None and self._gate.settle(script, self.tokens):
            self._take_flow().open_setup(script, minutes=minutes)

    def open_rating(self, script_id: str, minutes: int) -> None:
        """Give the window to a practice, past its setup: for a day when every press is hard."""
        script = self._services.script(script_id)
        if script is not None and self._gate.settle(script, self.tokens):
            self._take_flow().open_rating(script, minutes)

    def open_body(self) -> None:
        """Show what hurts and what is left out over whichever screen is open."""
        if not self.practising:
            self._take_flow().open_body(alone=True)

    def open_safety(self) -> None:
        """Show the safety sheet over whichever screen is open."""
        if not self.practising:
            self._take_flow().open_safety(alone=True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == KEY_F1:
            self.open_safety()
        else:
            super().keyPressEvent(event)

    def _take_flow(self) -> PracticeFlow:
        """The practice flow, in the window's whole width."""
        if self._flow is None:
            from mindbody_app.ui.practice.flow import PracticeFlow

            self._flow = PracticeFlow(
                self._services, self.tokens, reduced_motion=self._reduced_motion()
            )
            self._flow.closed.connect(self._leave_practice)
            self._outer.addWidget(self._flow)
        self._outer.setCurrentWidget(self._flow)
        return self._flow

    def _leave_practice(self) -> None:
        self._outer.setCurrentWidget(self._cover or self._home)
        self.open_screen(self._current)
        self.practice_left.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._rail.fit(narrow=self.width() < NARROW_BELOW)

    def _unkept(self) -> str:
        """What would be lost by closing now, where it wasn't said yet."""
        if not self._services.journal.retry() and not self._told_of_loss:
            self._told_of_loss = True
            return self.tr(
                "Your last entry could not be kept yet. Close the window again to leave without it."
            )
        diary = cast("DiaryScreen | None", self._pages.get("diary"))
        sentence = diary.hold_back() if diary is not None else ""
        if sentence:
            self.open_screen("diary")
        return sentence

    def closeEvent(self, event: QCloseEvent) -> None:
        # A slip of the pointer ends no session; closing once more, or the system's word, does.
        if event.spontaneous() and self._flow is not None and self._flow.ask_to_stop():
            event.ignore()
            return
        if self._flow is not None:
            self._flow.leave()
        if sentence := self._unkept():
            self.notices.say(sentence)
            event.ignore()
            return
        self._services.settings.change(**kept_of(self))
        super().closeEvent(event)
