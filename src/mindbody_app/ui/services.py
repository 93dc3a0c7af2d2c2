"""What the screens are handed: nothing in `ui` reaches for a clock, a folder or a device."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from mindbody_app.journal.days import practice_day

if TYPE_CHECKING:
    from mindbody_app.journal.check_ins import CheckIn, WeeklyCheckIn
    from mindbody_app.journal.drafts import Draft
    from mindbody_app.journal.excused import Excused
    from mindbody_app.journal.plans import Plan
    from mindbody_app.journal.records import PracticeRecord
    from mindbody_app.learning.cards import Card
    from mindbody_app.learning.enrolment import Enrolment
    from mindbody_app.learning.programmes import Programme
    from mindbody_app.practice.choices import Choices
    from mindbody_app.practice.headline import Headline
    from mindbody_app.practice.help_numbers import HelpNumbers
    from mindbody_app.practice.postures import Posture
    from mindbody_app.practice.script import SessionScript
    from mindbody_app.practice.sound_port import Ambience, SessionSound
    from mindbody_app.practice.timeline import Timeline
    from mindbody_app.store.own_scripts import Examined, OwnFolder, OwnScript
    from mindbody_app.store.settings import Settings


class Shelf(Protocol):
    """The practices that there are."""

    @property
    def headlines(self) -> tuple[Headline, ...]:
        """What a list says of each; at hand at once."""

    @property
    def scripts(self) -> tuple[SessionScript, ...]:
        """Each in full; may have to be read first."""


class Cards(Protocol):
    """The cards that there are to learn from."""

    @property
    def cards(self) -> tuple[Card, ...]:
        """Each, in the order of its group; may have to be read first."""


class Programmes(Protocol):
    """The programmes that there are."""

    @property
    def programmes(self) -> tuple[Programme, ...]:
        """Each; may have to be read first."""


class Journal(Protocol):
    """The practice record, as the screens use it; every call returns once the write is durable."""

    def open_practice(self, record: PracticeRecord) -> None:
        """Keep a practice that begins."""

    def update_practice(self, record: PracticeRecord) -> None:
        """Keep how far it has come, or its ratings."""

    def close_practice(self, record: PracticeRecord) -> None:
        """Keep how it ended."""

    def save_practice(self, record: PracticeRecord) -> None:
        """Keep a practice that was entered, changed, taken out or brought back by hand."""

    def practices(
        self, since: date | None = None, until: date | None = None
    ) -> tuple[PracticeRecord, ...]:
        """Every practice of some practice days, both included, oldest first.

        None is no bound. What was taken out is not among them, here and below.
        """

    def practice(self, key: str) -> PracticeRecord | None:
        """The practice of that id, taken out or not, if there is one."""

    def check_ins(
        self, since: date | None = None, until: date | None = None
    ) -> tuple[CheckIn, ...]:
        """Every check-in of some practice days, both included, oldest first."""

    def save_check_in(self, check_in: CheckIn) -> None:
        """Keep a check-in; the one of the same id is replaced, here and below."""

    def weekly_check_ins(self, since: date | None = None) -> tuple[WeeklyCheckIn, ...]:
        """Every weekly check-in from a practice day on, oldest first."""

    def save_weekly_check_in(self, check_in: WeeklyCheckIn) -> None:
        """Keep a weekly check-in."""

    def excused(self) -> tuple[Excused, ...]:
        """Every range of excused days that stands, by its first day."""

    def save_excused(self, excused: Excused) -> None:
        """Keep a range of excused days."""

    def removed(self) -> tuple[PracticeRecord | CheckIn | WeeklyCheckIn, ...]:
        """What was taken out and can be brought back, the last taken out first."""

    def tags_used(self) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Every use of a trigger and of a treatment in the newest check-ins, the oldest first."""

    def first_day(self) -> date | None:
        """The oldest day with a practice or a check-in of either kind; None with nothing yet."""

    @property
    def revision(self) -> int:
        """A number that grows with everything that changes what is read."""

    def changed_since(self, revision: int, first: date, last: date) -> bool:
        """Whether a practice or a check-in of some days, both included, changed after a revision.

        Entries that moved to another day changed both.
        """

    def plans(self) -> tuple[Plan, ...]:
        """Every plan there has been, oldest first."""

    def save_plan(self, plan: Plan) -> None:
        """Keep a plan; one that starts on the same day is replaced."""

    def enrolments(self) -> tuple[Enrolment, ...]:
        """Every time that a programme was begun, in the order in which they were."""

    def save_enrolment(self, enrolment: Enrolment) -> None:
        """Keep an enrolment; the one of the same id is replaced."""

    @property
    def unsaved(self) -> int:
        """Entries of any kind that wait to be kept; 0 is as it should be."""

    def retry(self) -> bool:
        """Try again to keep what could not be kept; whether all is kept now."""


class Drafts(Protocol):
    """What was begun in the diary and isn't saved yet."""

    def read(self) -> tuple[Draft, ...]:
        """What was left when the app last ended."""

    def keep(self, drafts: Iterable[Draft]) -> bool:
        """Keep these and no others; whether that is done."""


class SettingsKeeper(Protocol):
    """The settings in force."""

    @property
    def current(self) -> Settings:
        """What is in force."""

    def change(self, **fields: object) -> None:
        """Take and keep new values by the names of `Settings`."""


class LoginStart(Protocol):
    """Whether the app starts when the person logs in."""

    def is_on(self) -> bool:
        """Whether the system does so now."""

    def switch(self, *, on: bool) -> None:
        """Have it so from now on; raises StoreError with one sentence for the person."""


class Reminding(Protocol):
    """What reminds, as Settings use it."""

    @property
    def tray(self) -> bool:
        """Whether the desktop has a tray where the app can wait."""

    def changed(self) -> None:
        """The reminders were changed by the person just now."""

    def refresh(self) -> None:
        """Go by the other settings as they are now."""

    def next_at(self) -> datetime | None:
        """When the next reminder comes, by the wall clock here; None when none is near."""

    def remind(self) -> None:
        """Show one now."""


@dataclass(frozen=True)
class Services:
    """Everything a screen may use."""

    shelf: Shelf
    journal: Journal
    drafts: Drafts
    settings: SettingsKeeper
    compose: Callable[[SessionScript, Choices], Timeline]
    make_sound: Callable[[Timeline], SessionSound]
    now: Callable[[], datetime]
    """Local time with its UTC offset."""
    local_at: Callable[[datetime], datetime]
    """A wall-clock time here, given without an offset, with the one that holds here then."""
    clock: Callable[[], float]
    """Monotonic seconds."""
    save_sound: Callable[[Timeline, Path, Ambience, Callable[[float], bool]], None]
    """Writes a session as a sound file; the callback is told the share done, 0 to 1, and calls it
    off with False. Raises ExportError with one sentence for the person."""
    narrators: Callable[[], tuple[str, ...]]
    """Names of the voices that can be chosen, as the setting `voice` keeps them."""
    narrator_problems: Callable[[], tuple[str, ...]]
    """What is wrong with the chosen narrator, in a sentence; empty when all is well."""
    voice_sample: Callable[[], Timeline | None]
    """A line of the chosen narrator to hear them by; None where there is none."""
    voice_lines: Callable[[Sequence[str], str, Callable[[float], bool]], None]
    """Speaks the lines that have no clip yet, in a language (BCP 47), so that a session can play
    them: call it in a thread of its own; it blocks, about a second and then a hundredth of what is
    spoken. The callback is told the share done, 0 to 1, and calls it off with False. Raises
    SpeechError with one sentence for the person; what was spoken until then stays."""
    unspoken: Callable[[SessionScript], tuple[str, ...]]
    """The lines of a script that would be shown and not heard; none of the app's own has any."""
    prepare_voice: Callable[[SessionScript, Callable[[float], bool]], None]
    """As `voice_lines`, for a script: takes its recordings in and speaks the rest."""
    own_scripts: Callable[[], OwnFolder]
    """The folder of the person's own scripts."""
    examine: Callable[[OwnScript, Callable[[], bool]], Examined]
    """Looks at the recordings and every length of an own script; blocks up to seconds, and ends
    early when its second argument says False."""
    example_script: Path
    """A whole script to begin one's own from."""
    spoken_seconds: Callable[[str], float]
    """How long a line is when spoken, or read where it can't be."""
    make_speech: Callable[[Timeline], SessionSound]
    """The sound of words by themselves, with no background."""
    cards: Cards
    programmes: Programmes
    help_numbers: Callable[[], tuple[HelpNumbers, ...]]
    """Whom to call in an emergency or a crisis, a country at a time."""
    data_folder: Path
    reminding: Callable[[], Reminding]
    login_start: Callable[[], LoginStart | None]
    """None where the system is to be left alone."""
    plan_folders: Callable[[], tuple[Path, ...]] = tuple
    """Where a clinic's plan file may lie beside the app."""

    def today(self) -> date:
        """The practice day that is now, by the person's own day-end."""
        return practice_day(self.now(), self.settings.current.day_end)

    def choices(
        self,
        script: SessionScript,
        minutes: int,
        posture: Posture | None = None,
        *,
        breaths_a_minute: float | None = None,
    ) -> Choices:
        """What a session is composed from, for the person's body and this day.

        The one place where a screen's choices become a session's, so that no screen forgets what
        is left out. Long breath holds are left out while they are closed for now.
        """
        from mindbody_app.practice.choices import choices_for

        settings, today = self.settings.current, self.today()
        return choices_for(
            settings.body,
            script,
            minutes,
            posture,
            holding=self.holds_open_at(script) is None,
            first_month=settings.long_holds.first_month(today),
            day=today.toordinal(),
            breaths_a_minute=breaths_a_minute,
        )

    def holds_open_at(self, script: SessionScript) -> datetime | None:
        """When a script's long breath holds are open again; None where it has none, where the body
        goes without them anyway, or where they are open."""
        settings = self.settings.current
        if not script.holds_long or not settings.body.holds:
            return None
        return settings.long_holds.open_again_at(self.now())

    def note_long_hold(self, record: PracticeRecord) -> None:
        """Remember that a practice, as it stands now, has breathed with long holds."""
        known = self.settings.current.long_holds
        heard = known.breathed(self.now(), record.practice_day, counts=record.counts)
        self.settings.change(long_holds=heard)

    @property
    def scripts(self) -> tuple[SessionScript, ...]:
        """Every script in full."""
        return self.shelf.scripts

    def script(self, script_id: str) -> SessionScript | None:
        """The script of that id, if there is one."""
        return next((script for script in self.scripts if script.id == script_id), None)

    def headline(self, script_id: str) -> Headline | None:
        """What a list says of the script of that id, if there is one."""
        return next((each for each in self.shelf.headlines if each.id == script_id), None)
