"""Proves the Windows installer under Wine, as far as Wine goes.

    python -m tools.package.wine_proof [--installer FILE] [--previous FILE]

Linux, as root: it makes a Debian 13 with debootstrap, with Wine and an ordinary person in it.
Screen and sound lie outside and are reached through sockets. The person uses the keyboard; what
came of it is read from the journal, from window titles and from the screen, since nothing tells
what Wine's windows hold. With no `--previous`, the installer to upgrade from is made of the same
folder under an earlier version number.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

from mindbody_app import __version__
from mindbody_app.journal.records import Ended, PracticeRecord
from mindbody_app.store.journal_store import FILE_NAME
from tools.package.bare_root import bare_root
from tools.package.bundle import WORK
from tools.package.contents import REPOSITORY
from tools.package.form import MOST_MEGABYTES, say
from tools.package.linux import OUTPUT
from tools.package.proof import CLINIC, PREVIOUS_VERSION, SESSION_PATIENCE, loudest_sample, stage
from tools.package.windows import LAYOUT
from tools.package.wine import PACKAGES, PATIENCE, SUITE, Wine, differing, practices
from tools.package.wine_app import (
    CLASSES,
    COMMANDS,
    PLACES,
    PROGRAM,
    SHOWN_SECONDS,
    TITLE,
    Installed,
    Standing,
    lies_in,
)
from tools.stage import wait_for

CODE_OPEN = 4
"""The installer's exit code where the app is open."""
PICTURES = WORK / "wine"
NO_ADMINISTRATOR = b'level="asInvoker"'
"""What a program's manifest says that asks Windows for no more than the person may."""
COVERED = 0.02
"""The share of the screen that another program's window covers at least."""
KIT = "From the clinic é"


def main() -> int:
    """Prove it; every step prints a line."""
    parser = argparse.ArgumentParser()
    usual = OUTPUT / f"BodyAndBreath-{__version__}-setup-x64.exe"
    parser.add_argument("--installer", type=Path, default=usual)
    parser.add_argument("--previous", type=Path)
    options = parser.parse_args()
    if not options.installer.is_file():
        print(f"{options.installer} is not there; run make package-windows.", file=sys.stderr)
        return 1
    if os.geteuid() != 0:
        print("A bare Debian can be made and entered by root alone.", file=sys.stderr)
        return 1
    if os.environ.get("PROOF_BY_ITSELF") != "1":
        os.environ["PROOF_BY_ITSELF"] = "1"
        # With processes and mounts of its own: whatever happens, none stays behind.
        alone = ["unshare", "--mount", "--propagation", "private"]
        alone += ["--pid", "--fork", "--kill-child", "--mount-proc"]
        os.execvp(
            alone[0], [*alone, sys.executable, "-m", "tools.package.wine_proof", *sys.argv[1:]]
        )
    PICTURES.mkdir(parents=True, exist_ok=True)
    size = options.installer.stat().st_size / 1e6
    assert size <= MOST_MEGABYTES, f"the installer has {size:.1f} MB"
    say("size of the installer", f"{size:.1f} MB, at most {MOST_MEGABYTES}")
    previous = options.previous or make_previous()
    with (
        stage() as (shared, screen, sound, _),
        bare_root(WORK / "wine-root", shared, suite=SUITE, packages=PACKAGES) as root,
    ):
        wine = Wine(root, screen, sound)
        say("Windows, as it is played by", wine.set_up())
        try:
            prove(wine, previous, options.installer)
        except BaseException:
            screen.picture(PICTURES / "failed.png")
            raise
        finally:
            wine.stop()
    print("package-windows-test passed")
    return 0


def make_previous() -> Path:
    """The same folder under an earlier version number."""
    folder = WORK / "previous"
    command = [sys.executable, "-m", "tools.package.windows", "--quick", f"--layout={LAYOUT}"]
    subprocess.run(
        [*command, f"--version={PREVIOUS_VERSION}", f"--output={folder}"],
        cwd=REPOSITORY,
        check=True,
        stdout=subprocess.DEVNULL,
    )
    return folder / f"BodyAndBreath-{PREVIOUS_VERSION}-setup-x64.exe"


def prove(wine: Wine, previous: Path, installer: Path) -> None:
    """From a bare Windows to a bare Windows."""
    app = Installed(wine)
    bare = Standing.of(wine)
    downloads = wine.own / "Downloads"
    install(wine, hand_over(previous, downloads))
    assert app.version() == PREVIOUS_VERSION
    say("an earlier version installed without a question")
    new = hand_over(installer, downloads)
    early = stops_early(app, new)
    install(wine, new)
    check_places(app, bare)
    programs = [new, *app.folder.glob("*.exe")]
    assert len(programs) == 4, programs
    assert all(NO_ADMINISTRATOR in each.read_bytes() for each in programs)
    say("administrator", "neither the installer nor a program asks for one")
    (kept,) = app.records()
    assert kept == early, kept
    tested = app.self_test()
    assert "1 practices" in tested[-1], tested
    say("upgraded", f"{app.version()}; the record is there")
    say("--self-test", f"all {len(tested)} lines passed")
    completes_a_session(app, early)
    plan = opens_a_plan(app)
    removes_everything(app, bare)
    starts_from_a_kit(app, new, plan)
    removes_the_program(app, bare)


def hand_over(installer: Path, folder: Path) -> Path:
    """Put the installer where the person's browser would."""
    folder.mkdir(parents=True, exist_ok=True)
    place = folder / installer.name
    shutil.copyfile(installer, place)
    return place


def install(wine: Wine, installer: Path, code: int = 0) -> None:
    """Run an installer that is to ask nothing."""
    begun = time.monotonic()
    wine.run(wine.inside(installer), "/S", code=code)
    if code == 0:
        say(f"{installer.name} /S", f"{time.monotonic() - begun:.0f} s under Wine")


def stops_early(app: Installed, newer: Path) -> PracticeRecord:
    """A first practice, stopped early; meanwhile a newer version is not let in."""
    wine = app.wine
    with app.opened():
        wine.screen.picture(PICTURES / "first-start.png")
        wine.presses("Tab")
        wine.presses("Return")
        wait_for("Today", app.shows_menu)
        wine.screen.picture(PICTURES / "today.png")
        begins(app, first=True)
        before = Standing.of(wine)
        install(wine, newer, code=CODE_OPEN)
        came = Standing.of(wine).since(before)
        stray = [each for each in came[0] if "Programs" in each]
        assert not stray and not came[1] and app.version() == PREVIOUS_VERSION, came
        say("an upgrade while the app is open", f"refused with {CODE_OPEN}, nothing changed")
        wine.presses("Escape", settle=False)
        wine.at_rest(rest=SHOWN_SECONDS)
        wine.presses("Tab")
        wine.presses("Return")
        rates_and_ends(app)
    (early,) = app.records()
    assert early.ended is Ended.STOPPED_EARLY and early.before.pain == 5, early
    say("a practice stopped early is kept", f"{early.practised_seconds:.0f} s")
    return early


def begins(app: Installed, *, first: bool) -> None:
    """From Today into its shortest practice; before the `first` one a page on safety is read."""
    wine = app.wine
    held = len(app.records())
    wait_for("Today", app.shows_menu)
    wine.presses("Tab")
    wine.presses("Return")
    if first:
        wine.presses("Return")
    wine.presses("5")
    wine.presses("Return", settle=False)
    wait_for("a practice that runs", lambda: len(app.records()) > held)


def rates_and_ends(app: Installed) -> None:
    """A three after the practice, and back."""
    app.wine.at_rest(rest=SHOWN_SECONDS)
    app.wine.presses("3")
    app.wine.presses("ctrl+Return")


def check_places(app: Installed, bare: Standing) -> None:
    """The installer wrote where it should, and nowhere else."""
    wine = app.wine
    files, keys = Standing.of(wine).since(bare)
    known = [app.folder, app.shortcut, app.data, wine.own / "Downloads"]
    known = [each.relative_to(wine.drive) for each in known]
    stray = [
        each
        for each in map(Path, files)
        if not any(each.is_relative_to(one) or one.is_relative_to(each) for one in known)
    ]
    assert not stray, stray
    assert app.shortcut.is_file() and (app.folder / PROGRAM).is_file()
    elsewhere = [each for each in keys if not lies_in(each, PLACES)]
    lacking = [each for each in PLACES if each not in keys]
    assert not elsewhere and not lacking, (elsewhere, lacking)
    count = sum(Path(each).is_relative_to(known[0]) for each in files)
    say("files", f"{count} in {known[0].as_posix()}, and a shortcut in the Start menu")
    say("registry", f"{len(keys)} keys, all the person's own and none of the machine's")


def completes_a_session(app: Installed, early: PracticeRecord) -> None:
    """A whole practice by keyboard alone, in real time, heard."""
    wine = app.wine
    with app.opened():
        begins(app, first=False)
        heard = WORK / "heard.wav"
        with wine.sound.capture(heard):
            time.sleep(8)
        wine.screen.picture(PICTURES / "playing.png")
        loudest = loudest_sample(heard)
        assert loudest > 300, f"nothing is heard: the loudest sample is {loudest}"
        say("the narration is heard", f"loudest sample {loudest} of 32767")
        wait_for("the practice's end", lambda: _over(app), SESSION_PATIENCE)
        rates_and_ends(app)
    (whole,) = (each for each in app.records() if each != early)
    assert whole.ended is Ended.COMPLETED and whole.before.pain == 5, whole
    assert whole.after.pain == 3 and whole.practised_seconds >= 150, whole
    say("the record", f"completed, {whole.practised_seconds:.0f} s, pain 5 before and 3 after")
    say("no connection to any network was asked for")


def _over(app: Installed) -> bool:
    time.sleep(1)
    return all(each.ended is not None for each in app.records())


def opens_a_plan(app: Installed) -> Path:
    """A kit that the installed app made, its plan opened as a double click opens it; the plan.

    The app is started by it, then started once more behind another program.
    """
    wine = app.wine
    kit = wine.own / KIT
    words = ["--clinic", CLINIC, "--practice", "body-scan:20:5", "--output", wine.inside(kit)]
    wine.run(app.program(COMMANDS), "make-kit", *words)
    (plan,) = kit.rglob("*.mindbody-plan")
    # Windows shows a program both kinds of file types as one; Wine 10 only the machine's.
    for each in CLASSES:
        wine.run("reg", "copy", rf"HKCU\Software\Classes\{each}", rf"HKCR\{each}", "/s", "/f")
    with app.opened("start", wine.inside(plan)):
        wait_for("the plan in Today's place", lambda: not app.shows_menu())
        wine.at_rest()
        wine.screen.picture(PICTURES / "plan.png")
        wine.presses("Return")
        wait_for("the plan in the journal", lambda: app.follows(CLINIC))
        say("a clinic's kit made, and its plan opened by its file type", CLINIC)
        comes_forward(app)
    for each in CLASSES:
        wine.run("reg", "delete", rf"HKCR\{each}", "/f")
    return plan


def comes_forward(app: Installed) -> None:
    """Started again behind another program, the app that runs comes to the front."""
    wine = app.wine
    alone = wine.at_rest()
    wine.start("notepad")
    wine.window("Notepad")
    wait_for("the other program", lambda: differing(wine.sight(), alone) > COVERED)
    wine.run(app.program(PROGRAM))
    wait_for("the app in front", lambda: differing(wine.sight(), alone) < COVERED)
    assert len(wine.running(PROGRAM)) == 1
    wine.run("taskkill", "/im", "notepad.exe")
    say("started a second time", "it ends, and the first comes to the front")


def removes_everything(app: Installed, bare: Standing) -> None:
    """The uninstaller by keyboard, told to delete the record after saving a copy."""
    wine = app.wine
    kept = app.records()
    wine.start(app.program("uninstall.exe"))
    wine.window(f"{TITLE} Uninstall")
    wine.presses("alt+d")
    wine.screen.picture(PICTURES / "uninstall.png")
    wine.presses("Return", settle=False)
    wait_for("the record's end", lambda: not app.data.exists(), PATIENCE)
    wait_for("the program's end", lambda: not app.folder.exists(), PATIENCE)
    wine.at_rest(rest=SHOWN_SECONDS)
    wine.screen.picture(PICTURES / "uninstalled.png")
    wine.presses("Return")
    (copy,) = (wine.own / "Documents").glob("Body & Breath record *.db")
    again = WORK / "copy"
    shutil.rmtree(again, ignore_errors=True)
    again.mkdir()
    shutil.copyfile(copy, again / FILE_NAME)
    assert practices(again) == kept
    check_removed(app, bare)
    say("removed by keyboard with the record", f"its copy in Documents holds all {len(kept)}")


def starts_from_a_kit(app: Installed, installer: Path, plan: Path) -> None:
    """The installer beside a plan, by keyboard; its last page starts the app, which shows it."""
    wine = app.wine
    beside = hand_over(installer, plan.parent)
    wine.start(wine.inside(beside))
    wine.window(f"{TITLE} Setup")
    wine.at_rest()
    wine.screen.picture(PICTURES / "setup.png")
    wine.presses("Return", settle=False)
    wait_for("the program", (app.folder / "uninstall.exe").exists, PATIENCE)
    wine.at_rest(rest=SHOWN_SECONDS)
    wine.screen.picture(PICTURES / "setup-ready.png")
    wine.presses("Return", settle=False)
    wait_for("the app", lambda: wine.running(PROGRAM))
    wait_for("the installer's end", lambda: not wine.running(beside.name))
    wine.window(TITLE)
    for number in range(4):
        wine.at_rest(rest=SHOWN_SECONDS)
        wine.screen.picture(PICTURES / f"kit-{number}.png")
        wine.presses("Return")
        if app.follows(CLINIC):
            break
    assert app.follows(CLINIC)
    app.close()
    say("installed by keyboard beside a plan", "the first start shows it, and it is followed")


def removes_the_program(app: Installed, bare: Standing) -> None:
    """The uninstaller without a question: the program goes, the record stays."""
    wine = app.wine
    wine.run(app.program("uninstall.exe"), "/S")
    wait_for("the program's end", lambda: not app.folder.exists(), PATIENCE)
    check_removed(app, bare)
    assert app.follows(CLINIC)
    say("removed without a question", "nothing of the program is left, and the record is whole")


def check_removed(app: Installed, bare: Standing) -> None:
    """Nothing of the program is left: no file, no shortcut, no key."""
    wine = app.wine
    wait_for("the uninstaller's end", lambda: not wine.running("Un.exe"))
    files, keys = Standing.of(wine).since(bare)
    own = [app.data, *(wine.own / each for each in ("Downloads", "Documents", KIT))]
    known = [each.relative_to(wine.drive) for each in (*own, wine.local / "Temp")]
    left = [
        each
        for each in map(Path, files)
        if not any(each.is_relative_to(one) for one in known)
        and each != (wine.local / "Programs").relative_to(wine.drive)
    ]
    assert not left and not keys, (left, keys)


if __name__ == "__main__":
    sys.exit(main())
