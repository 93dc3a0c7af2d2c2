"""`mindbody-app`: the app, and the few commands beside it."""

from __future__ import annotations

import gc
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from mindbody_app import __version__

if TYPE_CHECKING:
    from argparse import ArgumentParser


PLAN_SUFFIX = ".mindbody-plan"
COMMANDS = ("check-script", "save-audio", "make-kit")


def main(arguments: list[str] | None = None) -> int:
    """Run the command line; the exit code."""
    given = sys.argv[1:] if arguments is None else arguments
    if not given:
        return _open_app(None)
    options = _parser().parse_args(_plan_named(given))
    if options.command == "check-script":
        from mindbody_app.commands.check_script import check_script_file

        return check_script_file(options.file, options.voice)
    if options.command == "save-audio":
        from mindbody_app.commands.save_audio import save_session

        return save_session(options)
    if options.command == "make-kit":
        from mindbody_app.commands.make_kit import make_kit

        return make_kit(options)
    if options.self_test:
        from mindbody_app.commands.self_test import self_test
        from mindbody_app.store.folders import data_folder

        return self_test(data_folder(os.environ, options.data_folder))
    return _open_app(options.data_folder, in_tray=options.in_tray, plan=options.plan)


def _plan_named(given: list[str]) -> list[str]:
    """A plan file that stands by itself, as a double click gives it, is what --plan names."""
    last = given[-1]
    if not last.lower().endswith(PLAN_SUFFIX) or set(given) & {"--plan", *COMMANDS}:
        return given
    return [*given[:-1], f"--plan={last}"]


def _has_display() -> bool:
    return sys.platform != "linux" or any(
        os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    )


def _open_app(chosen: Path | None, *, in_tray: bool = False, plan: Path | None = None) -> int:
    if not _has_display():
        print("Body & Breath needs a display; start it from a desktop session.", file=sys.stderr)
        return 1
    # Nothing that the start makes is garbage, and looking for it costs a twentieth of the start.
    # `run` switches the collector on again once the window stands.
    gc.disable()
    from mindbody_app.running import run
    from mindbody_app.store.folders import VARIABLE, data_folder

    named = chosen is not None or bool(os.environ.get(VARIABLE, "").strip())
    folder = data_folder(os.environ, chosen)
    return run(folder, os.environ, in_tray=in_tray, named=named, plan=plan)


def _parser() -> ArgumentParser:
    from argparse import ArgumentParser

    parser = ArgumentParser(
        prog="mindbody-app",
        description="Guided practice for people living with pain. With no command, opens the app.",
    )
    parser.add_argument("--version", action="version", version=f"Body & Breath {__version__}")
    parser.add_argument(
        "--data-folder", type=Path, metavar="FOLDER", help="keep the record in this folder"
    )
    parser.add_argument(
        "--in-tray",
        action="store_true",
        help="open no window and wait by the tray to remind, as when started at login",
    )
    parser.add_argument(
        "--plan",
        type=Path,
        metavar="PATH",
        help="a clinic's plan file to open, or a folder in which one may lie beside the app",
    )
    parser.add_argument(
        "--self-test",
        action="store_true",
        help="open every screen, load every script, play two seconds, check the database, and say"
        " how each went",
    )
    commands = parser.add_subparsers(dest="command", metavar="COMMAND")
    check = commands.add_parser("check-script", help="check a script file, line by line")
    check.add_argument("file", type=Path)
    check.add_argument("--voice", default="af_heart", help="narrator whose recordings set the pace")
    save = commands.add_parser("save-audio", help="write a whole session as a sound file")
    save.add_argument("script", help="a script's id, such as body-scan, or a script file")
    save.add_argument("--minutes", type=int, help="length in whole minutes (the script's usual)")
    save.add_argument("--posture", choices=("lying", "seated", "standing"), help="the usual one")
    save.add_argument(
        "--ambience",
        default="none",
        choices=("none", "soft_noise", "rain", "ocean", "drone", "music"),
    )
    save.add_argument("--voice", default="af_heart")
    save.add_argument(
        "-o", "--output", type=Path, required=True, help="a .flac, .mp3 or .opus file"
    )
    _add_make_kit(commands.add_parser("make-kit", help="make a kit with a plan for a patient"))
    return parser


def _add_make_kit(kit: ArgumentParser) -> None:
    kit.add_argument(
        "--practice",
        nargs="+",
        action="extend",
        default=[],
        metavar="ID:MINUTES:DAYS",
        help="what to practise, how long, on how many days a week, such as body-scan:20:5",
    )
    kit.add_argument("--list", action="store_true", help="list the practices, and make nothing")
    kit.add_argument("--clinic", default="", metavar="NAME", help="whose plan it is")
    kit.add_argument("--contact", default="", metavar="WORDS", help="how the clinic is reached")
    kit.add_argument("--note", default="", metavar="WORDS", help="what the clinic wants to say")
    kit.add_argument(
        "--country", default="", metavar="XX", help="such as IE: whose numbers to call"
    )
    kit.add_argument(
        "--help-words", metavar="WORDS", help="whom to call in a crisis (the country's lines)"
    )
    kit.add_argument("--replace", action="store_true", help="replace a kit that is there")
    kit.add_argument("-o", "--output", type=Path, help="a folder, or a file that ends in .zip")


if __name__ == "__main__":
    sys.exit(main())
