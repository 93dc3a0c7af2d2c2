"""`mindbody-app save-record`: a copy of the practice record, for safe keeping."""

from __future__ import annotations

import argparse
import os
import sys

from mindbody_app.store.folders import as_named, data_folder
from mindbody_app.store.record_copy import CopyError, copy_record


def save_record(options: argparse.Namespace) -> int:
    """Write the copy that the options ask for; 0 if nothing would be lost without the original.

    An uninstaller relies on that: after any other code it has to leave the data folder alone.
    """
    folder = data_folder(os.environ, options.data_folder)
    try:
        copied = copy_record(folder, as_named(options.file), replace=options.replace)
    except CopyError as error:
        print(error, file=sys.stderr)
        return 1
    if copied is None:
        print(f"There is no practice record in {folder}, so there is nothing to save.")
    else:
        print(
            f"{options.file}: the practice record, with practices: {copied.practices}, check-ins:"
            f" {copied.check_ins}."
        )
    return 0
