"""Proves the .deb on a bare Debian, as a person who never saw the source would meet it.

    python -m tools.package.proof [--deb FILE] [--previous FILE]

Linux, as root: it makes a Debian with debootstrap, and lets the app's window, sound and
accessibility out of it through sockets alone, so that the app finds in it only what its package
brought or asked for. With no `--previous`, the package to upgrade from is this bundle under an
earlier version number.
"""

from __future__ import annotations

import argparse
import configparser
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
import wave
from array import array
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from mindbody_app import __version__
from mindbody_app.journal.records import Ended, PracticeRecord
from mindbody_app.store.folders import FOLDER_NAME
from mindbody_app.store.journal_store import FILE_NAME
from tools.package.bare_root import HOME, PERSON_ID, BareRoot, bare_root
from tools.package.bundle import BUNDLE, WORK
from tools.package.contents import REPOSITORY
from tools.package.form import check_form, say
from tools.package.linux import NAME, OUTPUT
from tools.package.visit import (
    RATING,
    Visit,
    as_person_outside,
    begins,
    goes_to,
    outside,
    rates_and_ends,
    records_in,
)
from tools.stage import Screen, SoundServer, end, virtual_screen, wait_for

PREVIOUS_VERSION = "0.0.1"
CLINIC = "Riverside Pain Clinic"
SYSTEMS_OWN = (".cache/fontconfig/", ".config/pulse/", ".cache/dconf/")
"""What fonts, sound and settings keep in a person's folder for every program alike."""
SCRIPT = "An evening breath"
"""The whole example of docs/scripts.md."""
LOGIN_ENTRY = Path(".config", "autostart", f"{NAME}.desktop")
MENU_ENTRY = Path(".local", "share", "applications", f"{NAME}-folder.desktop")
SESSION_PATIENCE = 260.0


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
            *as_person_outside(),
            *("dbus-daemon", "--session", "--nofork", "--nopidfile", f"--address={bus}"),
        ],
        env=outside(own | {"HOME": str(runtime)}),
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

    # What an earlier version left is not this one's doing, and would hide it: 0.0.9's voice engine
    # noted its session in /tmp.
    for stray in (*beside_the_record(root), *in_tmp(visit)):
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
    opens_files(visit)
    saves_the_record(visit, kept)
    archive = deb.parent / f"{NAME}-{__version__}-linux-x86_64.tar.xz"
    if archive.is_file():
        runs_from_any_folder(visit, archive)
    starts_at_login(visit)
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


def opens_files(visit: Visit) -> None:
    """A kit that the installed app made; its plan and a script, opened as from a file manager."""
    kit = HOME / "A kit é"
    words = ["--clinic", CLINIC, "--practice", "body-scan:20:5", "--output", str(kit)]
    visit.runs(NAME, "make-kit", *words)
    seen = visit.root.home() / kit.name
    (plan,) = seen.glob("*.mindbody-plan")
    guide = (REPOSITORY / "docs" / "scripts.md").read_text(encoding="utf-8")
    example = re.search(r"```yaml\n(.*?)```", guide, re.DOTALL)
    assert example is not None
    script = seen / "evening.mindbody-script"
    script.write_text(example[1], encoding="utf-8")
    with visit.at_the_app(*started_with(visit, [kit / plan.name, kit / script.name])) as person:
        person.waits_for(CLINIC)
        person.presses("Escape")
        person.waits_for(SCRIPT)
    shutil.rmtree(seen)
    say("a clinic's kit made, its plan and a script opened in one go", f"{CLINIC}, {SCRIPT}")


def started_with(visit: Visit, files: list[Path]) -> list[str]:
    """The words after the program's name, as the menu's entry has them for some files."""
    entry = visit.root.folder / "usr" / "share" / "applications" / f"{NAME}.desktop"
    program, *words = entry_of(entry)["Exec"].split()
    assert program == NAME, program
    return [each for word in words for each in (map(str, files) if word == "%F" else [word])]


def entry_of(path: Path) -> configparser.SectionProxy:
    """A desktop entry's keys."""
    parser = configparser.RawConfigParser(strict=True)
    parser.read_string(path.read_text(encoding="utf-8"))
    return parser["Desktop Entry"]


def saves_the_record(visit: Visit, kept: tuple[PracticeRecord, ...]) -> None:
    """A copy for safe keeping holds what the record holds."""
    copy = HOME / "record.db"
    visit.runs(NAME, "save-record", str(copy))
    with tempfile.TemporaryDirectory() as folder:
        (visit.root.home() / copy.name).rename(Path(folder, FILE_NAME))
        assert records_in(Path(folder)) == kept
    say("save-record", "the copy holds the same practices")


def runs_from_any_folder(visit: Visit, archive: Path) -> None:
    """The .tar.xz, unpacked where the person likes, beside nothing but a desktop's libraries."""
    place = HOME / "Some folder é"
    unpacked = visit.root.home() / place.name
    unpacked.mkdir()
    subprocess.run(["tar", "--extract", f"--file={archive}", "-C", str(unpacked)], check=True)
    folder = place / f"{NAME}-{__version__}"
    visit.self_test(str(folder / NAME))
    say("the .tar.xz runs from a folder of the person's choice")
    visit.runs(str(folder / "add-to-menu.sh"))
    entry = entry_of(visit.root.home() / MENU_ENTRY)
    assert entry["Exec"] == f'"{folder / NAME}" %F', entry["Exec"]
    visit.self_test(entry["TryExec"])
    visit.runs(str(folder / "remove-from-menu.sh"))
    shutil.rmtree(unpacked)
    strays = beside_the_record(visit.root)
    assert not strays, strays
    say("it goes into the person's menu and out again", "nothing of it is left")


def starts_at_login(visit: Visit) -> None:
    """The switch, pressed by keyboard, writes an entry that starts the installed program."""
    entry = visit.root.home() / LOGIN_ENTRY
    with visit.at_the_app() as person:
        person.waits_for("Settings")
        person.presses("ctrl+6")
        goes_to(person, "Remind me")
        person.presses("space")
        goes_to(person, "Start when I log in")
        person.presses("space")
        wait_for("the login entry", entry.is_file)
    assert tried_program(visit.root, entry).is_file()
    say("it starts at login", entry_of(entry)["Exec"])


def tried_program(root: BareRoot, entry: Path) -> Path:
    """The program without which a desktop passes an entry over, seen from outside."""
    return root.folder / Path(entry_of(entry)["TryExec"]).relative_to("/")


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
    assert not left, left
    passing = in_tmp(visit)
    assert not passing, passing
    say("removed", "no file of it is left, and none of its dependencies'")
    assert visit.records() == kept
    entry = root.home() / LOGIN_ENTRY
    strays = beside_the_record(root)
    assert strays == [entry], strays
    assert not tried_program(root, entry).exists()
    say("the person's record is all there", "beside it a login entry that is passed over now")


def in_tmp(visit: Visit) -> list[Path]:
    """What lies in the bare root's /tmp beside the folder with the sockets."""
    sockets = Path(visit.variables["XDG_RUNTIME_DIR"]).parent.name
    return [each for each in visit.root.folder.glob("tmp/*") if each.name != sockets]


def beside_the_record(root: BareRoot) -> list[Path]:
    """The files in the person's folder that are neither the record nor the system's own."""
    home = root.home()
    known = (f".local/share/{FOLDER_NAME}/", *SYSTEMS_OWN)
    files = [each for each in home.rglob("*") if each.is_file()]
    return [each for each in files if not each.relative_to(home).as_posix().startswith(known)]


if __name__ == "__main__":
    sys.exit(main())
