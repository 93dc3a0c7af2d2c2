"""The files of others that the app opens, known by how their names end."""

from __future__ import annotations

from enum import Enum
from pathlib import Path

PLAN_SUFFIX = ".mindbody-plan"
SCRIPT_SUFFIX = ".mindbody-script"
SCRIPT_ENDINGS = (SCRIPT_SUFFIX, ".yaml", ".yml")
"""All are the same text. The first is the app's own, which a double click opens with it."""
ZIP = ".zip"


class FileKind(Enum):
    """What a file is to the app."""

    PLAN = "plan"
    """A clinic's plan."""
    KIT = "kit"
    """A clinic's kit as a zip, with a plan in it."""
    SCRIPT = "script"
    """A practice that somebody wrote."""


def kind_of(path: Path) -> FileKind | None:
    """What a file is by its name; None where it is none of the app's. Nothing is read."""
    suffix = path.suffix.lower()
    if suffix == PLAN_SUFFIX:
        return FileKind.PLAN
    if suffix == ZIP:
        return FileKind.KIT
    return FileKind.SCRIPT if suffix in SCRIPT_ENDINGS else None


def holds_plan(path: Path) -> bool:
    """Whether a file is a clinic's plan by its name, or a zip that may hold one."""
    return kind_of(path) in (FileKind.PLAN, FileKind.KIT)


def not_ours(path: Path) -> str:
    """The sentence about a file that is none of the app's."""
    return (
        f"{path.name or path} can't be opened here: Body & Breath opens plans, whose names end in"
        f" {PLAN_SUFFIX}, and practices, whose names end in {SCRIPT_SUFFIX} or .yaml."
    )
