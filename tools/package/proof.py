"""Proves the .deb on a bare Debian, as a person who never saw the source would meet it.

    python -m tools.package.proof [--deb FILE] [--previous FILE]

Linux, as root: it makes a Debian with debootstrap, and lets the app's window, sound and
accessibility out of it through sockets alone, so that the app finds in it only what its package
brought or asked for. With no `--previous`, the package to upgrade from is this bundle under an
earlier version number.
"""

from __future__ import annotations

import argparse
import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import wave
from array import array
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from pathlib import Path

from mindbody_app import __version__
from mindbody_app.journal.records import Ended, PracticeRecord
from mindbody_app.store.folders import FOLDER_NAME
from mindbody_app.store.journal_store import FILE_NAME, open_journal
from tools.package.bare_root import HOME, PERSON_ID, BareRoot, bare_root
from tools.package.bundle import BUNDLE, WORK
from tools.package.contents import REPOSITORY
from tools.package.form import check_form, say
from tools.package.linux import NAME, OUTPUT
from tools.person import Person
from tools.stage import Screen, SoundServer, end, virtual_screen, wait_for

PREVIOUS_VERSION = "0.0.1"
PRACTICE = "A hard day? Three minutes"
"""Today's button for the shortest practice."""
RATING = "How is your pain right now?"
CLINIC = "Riverside Pain Clinic"
SYSTEMS_OWN = (".cache/fontconfig/", ".config/pulse/", ".cache/dconf/")
"""What fonts, sound and settings keep in a person's folder for every program alike."""
SESSION_PATIENCE = 260.0
MOST_TABS = 30


def main() -> int:
    """Prove it; every step prints a line."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--deb", type=Path, default=OUTPUT / f"{NAME}_{__version__}_amd64.deb")
    parser.add_argument("--previous", type=Path)
    options = parser.parse_args()
    if not options.deb.is_file():
        print(f"{options.deb} is not there; run make package first.", file=sys.stderr)
        return 1
    if os.geteuid() != 0:
        print("A bare Debian can be made and entered by root alone.", file=sys.stderr)
        return 1
    if os.environ.get("PROOF_IN_ITS_OWN_MOUNTS") != "1":
        os.environ["PROOF_IN_ITS_OWN_MOUNTS"] = "1"
        alone = ["unshare", "--mount", "--propagation", "private"]
        os.execvp(alone[0], [*alone, sys.executable, "-m", "tools.package.proof", *sys.argv[1:]])
    check_form(options.deb)
    previous = options.previous or make_previous()
    with (
        stage() as (shared, screen, sound, variables),
        bare_root(WORK / "root", shared) as root,
    ):
        prove(Visit(root, screen, sound, variables), previous, options.deb)
    print("package-test passed")
    return 0


def make_previous() -> Path:
    """The bundle under an earlier version number."""
    folder = WORK / "previous"
    command = [sys.executable, "-m", "tools.package.linux", "--quick", f"--bundle={BUNDLE}"]
    subprocess.run(
        [*command, f"--version={PREVIOUS_VERSION}", f"--output={folder}"],
        cwd=REPOSITORY,
        check=True,
        stdout=subprocess.DEVNULL,
    )
    return folder / f"{NAME}_{PREVIOUS_VERSION}_amd64.deb"


@contextmanager
def stage() -> Iterator[tuple[Path, Screen, SoundServer, dict[str, str]]]:
    """Screen, sound and accessibility bus, reached through one folder.

    The bus is the person's own: it lets in no one else.
    """
    shared = Path(tempfile.mkdtemp(prefix="proof-"))
    tempfile.tempdir = str(shared)
    shared.chmod(0o711)
    runtime = shared / "runtime"
    runtime.mkdir(0o700)
    os.chown(runtime, PERSON_ID, PERSON_ID)
    bus = f"unix:path={runtime / 'bus'}"
    own = {"XDG_RUNTIME_DIR": str(runtime), "DBUS_SESSION_BUS_ADDRESS": bus}
    daemon = subprocess.Popen(
        [
            *_as_person_outside(),
            *("dbus-daemon", "--session", "--nofork", "--nopidfile", f"--address={bus}"),
        ],
        env=_outside(own | {"HOME": str(runtime)}),
        stderr=subprocess.DEVNULL,
        text=True,
    )
    try:
        with virtual_screen() as screen, SoundServer() as sound:
            Path(sound.environment["PULSE_RUNTIME_PATH"]).chmod(0o711)
            wait_for("the session bus", (runtime / "bus").exists)
            variables = own | screen.environment | sound.environment
            variables |= {"QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1"}
            yield shared, screen, sound, variables
    finally:
        end(daemon)
        tempfile.tempdir = None
        shutil.rmtree(shared, ignore_errors=True)


class Visit:
    """An ordinary person's use of the installed app."""

    def __init__(
        self, root: BareRoot, screen: Screen, sound: SoundServer, variables: Mapping[str, str]
    ) -> None:
        self.root = root
        self.screen = screen
        self.sound = sound
        self.variables = variables

    def self_test(self) -> str:
        """Run the app's own; its lines."""
        done = self.root.run_as_person(NAME, "--self-test", environment=self.variables)
        if done.returncode or "self-test passed" not in done.stdout:
            raise OSError(f"--self-test:\n{done.stdout}{done.stderr}")
        return done.stdout

    @contextmanager
    def at_the_app(self, *arguments: str) -> Iterator[Person]:
        """Start the app, and look at it over the accessibility bus."""
        ours, theirs = socket.socketpair()
        ours.settimeout(60)
        script = Path(__file__).with_name("guide_by_bus.py")
        with ours, theirs:
            guide = subprocess.Popen(
                [
                    *_as_person_outside(),
                    *("/usr/bin/python3", "-", str(theirs.fileno()), "Body & Breath"),
                ],
                stdin=script.open(encoding="utf-8"),
                env=_outside({**self.variables, "HOME": self.variables["XDG_RUNTIME_DIR"]}),
                pass_fds=[theirs.fileno()],
                text=True,
            )
            said, calls = WORK / "app.log", WORK / "connections.log"
            with said.open("w", encoding="utf-8") as log:
                app = self.root.start_as_person(
                    NAME, *arguments, environment=self.variables, errors=log, calls=calls
                )
            try:
                yield Person(self.screen, app, ours)
            finally:
                end(app)
                end(guide)
            text = said.read_text(encoding="utf-8")
            assert "Traceback" not in text, text
            outward = [line for line in calls.read_text().splitlines() if "AF_INET" in line]
            assert not outward, outward

    def records(self) -> tuple[PracticeRecord, ...]:
        """What the person's journal holds, read from a copy."""
        kept = self.root.home() / ".local" / "share" / FOLDER_NAME
        assert (kept / FILE_NAME).is_file(), f"no {FILE_NAME} in {kept}"
        with tempfile.TemporaryDirectory() as folder:
            copy = Path(folder, "data")
            shutil.copytree(kept, copy)
            with closing(open_journal(copy)) as journal:
                return journal.practices()


def prove(visit: Visit, previous: Path, deb: Path) -> None:
    """From the bare root to the bare root."""
    root = visit.root
    root.run("apt-get", "update")
    bare = root.files()
    install(root, previous)
    say("the earlier package installed with apt", f"{len(installed(root))} packages in all")
    visit.self_test()
    with visit.at_the_app() as person:
        begins(person)
        time.sleep(6)
        person.presses("Escape")
        person.waits_for("Stop here?")
        person.presses("Tab", "Return")
        rates_and_ends(person)
    (early,) = visit.records()
    assert early.ended is Ended.STOPPED_EARLY, early
    say("a practice stopped early in it is kept", f"{early.practised_seconds:.0f} s")

    # What an earlier version left beside the record is not this one's doing, and would hide it.
    for stray in beside_the_record(root):
        stray.unlink()
    install(root, deb)
    check_libraries(root)
    version = root.run(NAME, "--version").strip()
    assert version == f"Body & Breath {__version__}", version
    tested = visit.self_test()
    assert "1 practices" in tested, tested
    say("upgraded", f"{version}; --self-test passed and found the record")
    completes_a_session(visit)
    kept = visit.records()
    assert early in kept and len(kept) == 2, kept
    (whole,) = (each for each in kept if each != early)
    assert whole.ended is Ended.COMPLETED and whole.before.pain == 5, whole
    assert whole.after.pain == 3 and whole.practised_seconds >= 150, whole
    say("no connection to any network was asked for")
    say("the record", f"completed, {whole.practised_seconds:.0f} s, pain 5 before and 3 after")
    opens_a_plan(visit)
    archive = deb.parent / f"{NAME}-{__version__}-linux-x86_64.tar.xz"
    if archive.is_file():
        runs_from_any_folder(visit, archive)
    check_removal(visit, bare, kept)


def install(root: BareRoot, deb: Path) -> None:
    """Let apt install a package file and what it depends on, and nothing recommended."""
    place = root.folder / "var" / "cache" / deb.name
    shutil.copy(deb, place)
    inside = f"/{place.relative_to(root.folder)}"
    root.run("apt-get", "install", "--yes", "--no-install-recommends", inside)
    place.unlink()


def installed(root: BareRoot) -> list[str]:
    """The names of the packages in the root."""
    return root.run("dpkg-query", "--show", "--showformat=${Package}\n").split()


def check_libraries(root: BareRoot) -> None:
    """Every library of the bundle finds every one that it is linked with."""
    script = (
        # The program's loader sets the same variable.
        f"cd /usr/lib/{NAME} && export LD_LIBRARY_PATH=$PWD/_internal"
        " && find . -name '*.so*' -type f -exec ldd {} + 2>/dev/null"
        " | grep 'not found' | sort -u || true"
    )
    lacking = root.run("sh", "-c", script).strip()
    assert not lacking, lacking
    say("libraries", "each finds all that it is linked with")


def completes_a_session(visit: Visit) -> None:
    """A whole practice by keyboard alone, in real time, heard."""
    with visit.at_the_app() as person:
        begins(person)
        time.sleep(3)
        visit.screen.picture(WORK / "playing.png")
        heard = WORK / "heard.wav"
        with visit.sound.capture(heard):
            time.sleep(8)
        loudest = loudest_sample(heard)
        assert loudest > 300, f"nothing is heard: the loudest sample is {loudest}"
        say("the narration is heard", f"loudest sample {loudest} of 32767")
        person.waits_for(RATING, seconds=SESSION_PATIENCE)
        rates_and_ends(person)


def opens_a_plan(visit: Visit) -> None:
    """A kit that the installed app made, and its plan opened as a double click opens it."""
    kit = HOME / "kit"
    words = ["--clinic", CLINIC, "--practice", "body-scan:20:5", "--output", str(kit)]
    made = visit.root.run_as_person(NAME, "make-kit", *words, environment=visit.variables)
    assert made.returncode == 0, made.stderr
    (plan,) = (visit.root.home() / kit.name).glob("*.mindbody-plan")
    with visit.at_the_app(str(kit / plan.name)) as person:
        person.waits_for(CLINIC)
    shutil.rmtree(plan.parent)
    say("a clinic's kit made, and its plan opened", CLINIC)


def runs_from_any_folder(visit: Visit, archive: Path) -> None:
    """The .tar.xz, unpacked where the person likes, beside nothing but a desktop's libraries."""
    place = HOME / "Some folder é"
    outside = visit.root.home() / place.name
    outside.mkdir()
    subprocess.run(["tar", "--extract", f"--file={archive}", "-C", str(outside)], check=True)
    program = place / f"{NAME}-{__version__}" / NAME
    done = visit.root.run_as_person(str(program), "--self-test", environment=visit.variables)
    shutil.rmtree(outside)
    assert done.returncode == 0, done.stdout + done.stderr
    say("the .tar.xz runs from a folder of the person's choice")


def begins(person: Person) -> None:
    """From the first window into the shortest practice, by keyboard."""
    wait_for("the window", person.looks, 60)
    wait_for("a first screen", lambda: person.finds("Skip to Today") or person.finds(PRACTICE))
    if person.finds("Skip to Today"):
        goes_to(person, "Skip to Today")
        person.presses("Return")
    person.waits_for(PRACTICE)
    goes_to(person, PRACTICE)
    person.presses("Return")
    wait_for("a rating", lambda: person.finds("I have read this") or person.finds(RATING))
    if person.finds("I have read this"):
        person.presses("Return")
    person.waits_for(RATING)
    person.presses("5", "Return")
    person.waits_for("End the session")


def rates_and_ends(person: Person) -> None:
    """A three after the practice, and back."""
    person.waits_for(RATING)
    person.presses("3")
    time.sleep(1)
    person.presses("ctrl+Return")
    person.waits_for("this week")


def goes_to(person: Person, name: str) -> None:
    """Press Tab until what bears that name has the focus."""
    for _ in range(MOST_TABS):
        if any(one.focused and name.casefold() in one.name.casefold() for one in person.looks()):
            return
        person.presses("Tab")
    raise OSError(f"Tab does not lead to “{name}”")


def loudest_sample(path: Path) -> int:
    """Of a recording with 16 bits."""
    with wave.open(str(path)) as file:
        samples = array("h", file.readframes(file.getnframes()))
    return max(map(abs, samples), default=0)


def check_removal(visit: Visit, bare: frozenset[str], kept: tuple[PracticeRecord, ...]) -> None:
    """Purge the package and what came with it; only the person's data stays."""
    root = visit.root
    root.run("apt-get", "purge", "--yes", NAME)
    root.run("apt-get", "autoremove", "--purge", "--yes")
    left = sorted(root.files() - bare)
    assert not [each for each in left if "mindbody" in each.casefold()], left
    say("removed", f"no file of it is left; of its dependencies {left or 'none'}")
    assert visit.records() == kept
    strays = beside_the_record(root)
    assert not strays, strays
    say("the person's record is all there", "and the app left nothing beside it")


def beside_the_record(root: BareRoot) -> list[Path]:
    """The files in the person's folder that are neither the record nor the system's own."""
    home = root.home()
    known = (f".local/share/{FOLDER_NAME}/", *SYSTEMS_OWN)
    files = [each for each in home.rglob("*") if each.is_file()]
    return [each for each in files if not each.relative_to(home).as_posix().startswith(known)]


def _as_person_outside() -> list[str]:
    who = [f"--reuid={PERSON_ID}", f"--regid={PERSON_ID}", "--clear-groups"]
    return ["setpriv", *who]


def _outside(more: Mapping[str, str]) -> dict[str, str]:
    return {"PATH": os.environ["PATH"], "LANG": "C.UTF-8"} | dict(more)


if __name__ == "__main__":
    sys.exit(main())
