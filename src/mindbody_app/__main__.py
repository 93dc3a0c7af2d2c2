"""`mindbody-app`: the app, and the few commands beside it."""

from __future__ import annotations

import gc
import os
import sys
from io import TextIOWrapper
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from argparse import Namespace


def main(arguments: list[str] | None = None) -> int:
    """Run the command line; the exit code."""
    given = sys.argv[1:] if arguments is None else arguments
    if not given:
        return _open_app(None)
    from mindbody_app.commands.options import read_options

    _let_all_words_be_printed()
    options = read_options(given)
    if options.command is not None:
        return _run_command(options)
    if options.self_test:
        from mindbody_app.commands.self_test import self_test
        from mindbody_app.store.folders import data_folder

        return self_test(data_folder(os.environ, options.data_folder))
    return _open_app(options)


def _run_command(options: Namespace) -> int:
    if options.command == "check-script":
        from mindbody_app.commands.check_script import check_script_file

        return check_script_file(options.file, options.voice)
    if options.command == "save-audio":
        from mindbody_app.commands.save_audio import save_session

        return save_session(options)
    if options.command == "save-record":
        from mindbody_app.commands.save_record import save_record

        return save_record(options)
    from mindbody_app.commands.make_kit import make_kit

    return make_kit(options)


def _let_all_words_be_printed() -> None:
    """A console of another alphabet shows a stand-in for a letter that it lacks."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="replace")


def _has_display() -> bool:
    return sys.platform != "linux" or any(
        os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    )


def _open_app(options: Namespace | None) -> int:
    if not _has_display():
        print("Body & Breath needs a display; start it from a desktop session.", file=sys.stderr)
        return 1
    # Nothing that the start makes is garbage, and looking for it costs a twentieth of the start.
    # `run` switches the collector on again once the window stands.
    gc.disable()
    from mindbody_app.running import Asked, run
    from mindbody_app.store.folders import VARIABLE, data_folder

    chosen = options.data_folder if options is not None else None
    named = chosen is not None or bool(os.environ.get(VARIABLE, "").strip())
    folder = data_folder(os.environ, chosen)
    if options is None:
        return run(folder, os.environ, Asked(named=named))
    plan_folder, files = _files(options.plan, options.files)
    # Who opens a file wants to see it.
    in_tray = options.in_tray and not files
    return run(folder, os.environ, Asked(in_tray, named, plan_folder, files))


def _files(plan: Path | None, files: list[Path]) -> tuple[Path | None, tuple[Path, ...]]:
    """The folder to look for a plan in, and the files to show, as absolute paths."""
    if plan is not None and os.path.isdir(plan):  # noqa: PTH112
        return plan.absolute(), tuple(each.absolute() for each in files)
    named = files if plan is None else [plan, *files]
    return None, tuple(dict.fromkeys(each.absolute() for each in named))


if __name__ == "__main__":
    sys.exit(main())
