"""What the command line may say: a command, or files to open with the app."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, ArgumentTypeError, Namespace, RawDescriptionHelpFormatter
from collections.abc import Sequence
from os.path import exists
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from mindbody_app import __version__
from mindbody_app.store.file_kinds import PLAN_SUFFIX, SCRIPT_SUFFIX, kind_of

if TYPE_CHECKING:
    from _typeshed import SupportsWrite

NAME = "mindbody-app"
COMMANDS = ("check-script", "save-audio", "make-kit", "save-record")
_WITH_VALUE = ("--data-folder", "--plan")
_DESCRIPTION = (
    "Guided practice for people living with pain. With no command, opens the app; with files"
    f" (plans, {PLAN_SUFFIX} or .zip, and practices, {SCRIPT_SUFFIX} or .yaml), shows them in it."
)


class OneSentenceParser(ArgumentParser):
    """Says in one sentence what can't be understood, and ends with 2."""

    def error(self, message: str) -> NoReturn:
        words = f"{message[:1].upper()}{message[1:]}"
        self.exit(2, f"{words}; {self.prog} --help tells how it is meant.\n")

    def _print_message(self, message: str, file: SupportsWrite[str] | None = None) -> None:
        # With no console there is nowhere to print; Python 3.11.2 ends with a traceback there.
        if file is not None or sys.stderr is not None:
            super()._print_message(message, file)


def read_options(given: Sequence[str]) -> Namespace:
    """What a command line asks for; `command` is None where the app is to be opened.

    It ends the program where a command line can't be understood (2) or asks for help (0). Where
    there is no console to say so, words that are no file are files to the app, whose window tells.
    """
    if _command(given) is not None or {"-h", "--help"} & set(given):
        return _command_parser().parse_args(given)
    parser = OneSentenceParser(prog=NAME, description=_DESCRIPTION, allow_abbrev=False)
    _with_options(parser).add_argument("files", nargs="*", type=Path)
    options, unknown = parser.parse_known_args(given)
    missing = [each for each in options.files if kind_of(each) is None and not _is_there(each)]
    for word in given:
        if word in unknown:
            parser.error(f"there is no option {word}")
        if Path(word) in missing and sys.stderr is not None:
            parser.error(f"there is no command and no file “{word}”")
    options.command = None
    return options


def _is_there(path: Path) -> bool:
    """Unlike Path's own, it raises nothing where a name is too long or a folder is closed."""
    return exists(path)  # noqa: PTH110


def _command(given: Sequence[str]) -> str | None:
    """The command that a command line names, if it names one."""
    words = iter(given)
    for word in words:
        if word in _WITH_VALUE:
            next(words, None)
        elif not word.startswith("-"):
            return word if word in COMMANDS else None
    return None


def _with_options(parser: ArgumentParser) -> ArgumentParser:
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
    return parser


def _command_parser() -> ArgumentParser:
    usage = f"{NAME} [options] [FILE ...]\n       {NAME} [options] COMMAND ..."
    parser = _with_options(
        OneSentenceParser(prog=NAME, usage=usage, description=_DESCRIPTION, allow_abbrev=False)
    )
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", prog=NAME)
    check = commands.add_parser("check-script", help="check a script file, line by line")
    check.add_argument("file", type=Path)
    check.add_argument("--voice", default="af_heart", help="narrator whose recordings set the pace")
    _add_save_audio(commands.add_parser("save-audio", help="write a whole session as a sound file"))
    words = "make a kit with a plan for a patient"
    plain = RawDescriptionHelpFormatter
    kit = commands.add_parser("make-kit", help=words, epilog=_EXAMPLE, formatter_class=plain)
    _add_make_kit(kit)
    words = "save a copy of the practice record"
    _add_save_record(commands.add_parser("save-record", help=words, description=_SAVE_RECORD))
    return parser


def _add_save_audio(save: ArgumentParser) -> None:
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


_EXAMPLE = f"""for instance:
  {NAME} make-kit --clinic "Riverside Pain Clinic" --country IE \\
      --practice body-scan:20:5 resonance-breathing:10:3 -o "Kit for you"
"""


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
        "--country", default="", help="such as IE or Ireland: whose emergency numbers hold"
    )
    kit.add_argument(
        "--help-words", metavar="WORDS", help="whom to call in a crisis (the country's lines)"
    )
    kit.add_argument("--replace", action="store_true", help="replace a kit that is there")
    kit.add_argument("-o", "--output", type=_place, help="a folder, or a file that ends in .zip")


def _place(given: str) -> Path:
    """A place that is named: no name at all would be the folder that the shell is in."""
    if not given.strip():
        raise ArgumentTypeError("a folder or a file has to be named")
    return Path(given)


_SAVE_RECORD = (
    "Saves a checked copy of the practice record (practice, diary, plans) as one file; the app may"
    " run meanwhile. Ends with 0 only if nothing would be lost with the data folder's record: the"
    " copy is there and whole, or there is no record yet. To have it back, close the app and put"
    " the copy into the data folder as journal.db. Settings and scripts are not in it."
)


def _add_save_record(save: ArgumentParser) -> None:
    save.add_argument("file", type=Path, metavar="FILE", help="where the copy is to lie")
    save.add_argument("--replace", action="store_true", help="write over a file that is there")
