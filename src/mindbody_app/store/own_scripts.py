"""The person's own scripts: a folder of theirs, where nothing is ever deleted.

A file there is checked by the same reader as the app's scripts. One that can't be used keeps no
other from being used, and every problem is told, not only the first.
"""

from __future__ import annotations

import filecmp
import os
import shutil
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from enum import Enum
from pathlib import Path

from mindbody_app.journal.plain_text import one_line
from mindbody_app.practice.reach import Reach
from mindbody_app.practice.script import Say, SessionScript
from mindbody_app.store.file_kinds import FileKind, kind_of
from mindbody_app.store.files import unused_name, write_atomically
from mindbody_app.store.script_files import LARGEST_BYTES, ScriptError, load_script

REMOVED = "removed"
"""Folder below the person's own, where removed scripts go."""
MOST_FILES = 200
LARGEST_RECORDING = 50 * 1024 * 1024
"""Bytes; a minute and a half of the roomiest sound is half of it."""


@dataclass(frozen=True, slots=True)
class OwnScript:
    """A file of the person's: a script, or what keeps it from being one."""

    path: Path
    script: SessionScript | None
    problems: tuple[str, ...] = ()
    """A sentence each, with file, line and mend; none where there is a script."""

    @property
    def depends_on_itself(self) -> bool:
        """Whether nothing beside the file can change what is said of it."""
        return self.script is not None and not recorded(self.script.says())


@dataclass(frozen=True, slots=True)
class Examined:
    """What a closer look at a sound script finds: it takes its time, so it is apart."""

    reach: tuple[Reach, ...]
    problems: tuple[str, ...]
    """About recordings, one sentence each; such lines are spoken by a voice instead."""


class Known(Enum):
    """How a script that comes in stands to those in the folder."""

    NEW = "new"
    ITSELF = "itself"
    """It lies in the folder."""
    SAME = "same"
    """One of its id is there and says the same."""
    OTHER = "other"
    """One of its id is there and says something else."""


class OwnScriptError(Exception):
    """Something that can't be done with a file; the message is one sentence for the person."""


class AlreadyThereError(OwnScriptError):
    """A script of that id lies in the folder already."""


class OwnFolder:
    """The folder of the person's own scripts and recordings.

    Args:
        folder: where they lie; made when something is put there.
        taken: the ids of the app's own practices, which no script may have.
    """

    def __init__(self, folder: Path, taken: Callable[[], Iterable[str]]) -> None:
        self.folder = folder
        self._taken = taken
        self._read: dict[Path, tuple[object, OwnScript]] = {}

    def scripts(self) -> tuple[OwnScript, ...]:
        """Every script file by name; one that hasn't changed isn't read again."""
        files = self._files()
        read = {path: self._at_hand(path) for path in files[:MOST_FILES]}
        self._read = read
        found = tuple(own for _, own in read.values())
        if len(files) > MOST_FILES:
            sentence = (
                f"The folder {self.folder} holds more than {MOST_FILES} scripts; the others, from"
                f" {files[MOST_FILES].name} on, are left out."
            )
            found += (OwnScript(files[MOST_FILES], None, (sentence,)),)
        return _one_of_each(found)

    def look_into(self, path: Path) -> OwnScript:
        """Check a file, in this folder or anywhere, and the recordings that it names.

        One that lies elsewhere may have any name, such as a browser's “evening (1).yaml”.
        """
        try:
            script = load_script(path, by_any_name=not self.holds(path))
        except ScriptError as error:
            return OwnScript(path, None, error.problems)
        problems = _recording_problems(path, script)
        if script.id in set(self._taken()):
            line = _line_with(path, "id:", script.id)
            problems += (
                f"{path.name}, line {line}: “{script.id}” is the id of one of the app's own"
                " practices; choose another, and name the file after it.",
            )
        return OwnScript(path, None if problems else script, tuple(map(one_line, problems)))

    def holds(self, path: Path) -> bool:
        """Whether a file lies in this very folder."""
        try:
            return path.parent.samefile(self.folder)
        except (OSError, ValueError):
            return False

    def known(self, own: OwnScript) -> tuple[Known, Path | None]:
        """How a sound script stands to those in the folder, and the file there of its id."""
        there = next(iter(self._of_id(own)), None)
        if self.holds(own.path):
            return Known.ITSELF, own.path
        if there is None:
            return Known.NEW, None
        try:
            same = filecmp.cmp(own.path, there, shallow=False)
        except OSError:
            same = False
        return Known.SAME if same else Known.OTHER, there

    def take_in(self, path: Path, *, instead: bool = False) -> OwnScript:
        """Copy a sound script and its recordings into the folder; one with problems stays out.

        There it is named after its id.

        Args:
            path: the script; its recordings lie beside it.
            instead: whether it takes the place of one of the same id, which is then set aside.

        Raises:
            AlreadyThereError: one of the same id is there and `instead` wasn't said.
            OwnScriptError: something can't be read, written, or would replace another recording.
        """
        own = self.look_into(path)
        if own.script is None:
            return own
        if self.holds(path):
            return own
        target = self.folder / f"{own.script.id}{path.suffix.lower()}"
        there = self._of_id(own)
        if there and not instead:
            raise AlreadyThereError(f"“{own.script.title}” ({there[0].name}) is there already.")
        try:
            text = path.read_bytes()[: LARGEST_BYTES + 1]
            self.folder.mkdir(parents=True, exist_ok=True)
            for name in dict.fromkeys(say.recording for say in recorded(own.script.says())):
                self._copy_recording(path.parent / name, self.folder / name)
            for file in there:
                self._set_aside(file)
            write_atomically(target, text)
        except OSError as error:
            raise OwnScriptError(
                f"{path.name} can't be copied to {self.folder} ({error.strerror or error})."
            ) from error
        return replace(own, path=target)

    def add(self, name: str, text: str) -> Path:
        """Put a new script into the folder, under a free name.

        Raises:
            OwnScriptError: it can't be written, or lies there already.
        """
        path = self.folder / name
        if path.exists():
            raise AlreadyThereError(f"{name} is in your folder already.")
        try:
            write_atomically(path, text.encode())
        except OSError as error:
            raise OwnScriptError(
                f"{name} can't be written to {self.folder} ({error.strerror or error})."
            ) from error
        return path

    def put_beside(self, name: str, text: str) -> None:
        """Keep a file of the app's own making, such as the schema, as it should be.

        Raises:
            OwnScriptError: it can't be written.
        """
        path = self.folder / name
        try:
            if not path.exists() or path.read_bytes() != text.encode():
                write_atomically(path, text.encode())
        except OSError as error:
            raise OwnScriptError(
                f"{name} can't be written to {self.folder} ({error.strerror or error})."
            ) from error

    def remove(self, own: OwnScript) -> Path:
        """Move a script to the folder of removed ones, where it stays; recordings stay in place.

        Returns:
            Where it lies now.

        Raises:
            OwnScriptError: it can't be moved.
        """
        try:
            return self._set_aside(own.path)
        except OSError as error:
            raise OwnScriptError(
                f"{own.path.name} can't be moved to {self.folder / REMOVED}"
                f" ({error.strerror or error})."
            ) from error

    def _set_aside(self, path: Path) -> Path:
        target = self.folder / REMOVED / path.name
        target.parent.mkdir(parents=True, exist_ok=True)
        if target.exists():
            target = unused_name(target, "removed")
        return path.rename(target)

    def _copy_recording(self, source: Path, target: Path) -> None:
        if target.exists():
            if filecmp.cmp(source, target, shallow=False):
                return
            raise OwnScriptError(
                f"{target.name} is in your folder already, with other sound in it; give the new"
                " recording another name, in the script too."
            )
        target.parent.mkdir(parents=True, exist_ok=True)
        part = target.with_name(f"{target.name}.new")
        try:
            shutil.copyfile(source, part)
            part.replace(target)
        finally:
            part.unlink(missing_ok=True)

    def _files(self) -> list[Path]:
        try:
            return sorted(
                path for path in self.folder.iterdir() if kind_of(path) is FileKind.SCRIPT
            )
        except OSError:
            return []

    def _of_id(self, own: OwnScript) -> list[Path]:
        return [path for path in self._files() if own.script and path.stem == own.script.id]

    def _at_hand(self, path: Path) -> tuple[object, OwnScript]:
        stat = _stat(path)
        state = (stat.st_size, stat.st_mtime_ns) if stat else None
        kept = self._read.get(path)
        if kept is not None and kept[0] == state and kept[1].depends_on_itself:
            return kept
        return state, self._checked(path)

    def _checked(self, path: Path) -> OwnScript:
        if not _lies_in(self.folder, path):
            sentence = (
                f"{path.name} is a link to a file outside this folder; put the file itself here."
            )
            return OwnScript(path, None, (sentence,))
        return self.look_into(path)


def recorded(lines: Iterable[Say]) -> tuple[Say, ...]:
    """The lines that name a recording."""
    return tuple(line for line in lines if line.recording)


def recording_path(folder: Path, name: str) -> Path:
    """Where a recording lies that a script in a folder names.

    Raises:
        OwnScriptError: it isn't there, or lies elsewhere by way of a link, or is too large; the
            message is the end of a sentence about it.
    """
    path = folder / name
    if not path.exists():
        raise OwnScriptError(f"“{name}” is not beside the script; put it there.")
    if not _lies_in(folder, path):
        raise OwnScriptError(
            f"“{name}” leads out of the script's folder by a link; put the sound itself there."
        )
    if not path.is_file():
        raise OwnScriptError(f"“{name}” is no plain file; name a sound file.")
    if path.stat().st_size > LARGEST_RECORDING:
        raise OwnScriptError(
            f"“{name}” is larger than {LARGEST_RECORDING // 1024 // 1024} MiB; one recording is one"
            " spoken line, so cut it shorter."
        )
    return path


def place_of_recording(path: Path, name: str) -> str:
    """File and line at which a script names a recording, for the begin of a sentence."""
    return f"{path.name}, line {_line_with(path, 'recording:', name)}"


def _recording_problems(path: Path, script: SessionScript) -> tuple[str, ...]:
    problems: list[str] = []
    names: dict[str, str] = {}
    for line in recorded(script.says()):
        place = place_of_recording(path, line.recording)
        if names.setdefault(line.text, line.recording) != line.recording:
            problems.append(
                f"{place}: the same words have another recording, “{names[line.text]}”; give the"
                " same words one recording."
            )
        try:
            recording_path(path.parent, line.recording)
        except OwnScriptError as error:
            problems.append(f"{place}: {error}")
    return tuple(dict.fromkeys(problems))


def _one_of_each(found: tuple[OwnScript, ...]) -> tuple[OwnScript, ...]:
    """The same with a problem in place of the second script of an id (evening.yaml and .yml)."""
    seen: dict[str, str] = {}
    kept = []
    for own in found:
        if own.script is not None and seen.setdefault(own.script.id, own.path.name) != (
            own.path.name
        ):
            sentence = (
                f"{own.path.name} has the id “{own.script.id}” that {seen[own.script.id]} has too;"
                " keep one of the two."
            )
            kept.append(OwnScript(own.path, None, (sentence,)))
        else:
            kept.append(own)
    return tuple(kept)


def _lies_in(folder: Path, path: Path) -> bool:
    try:
        return path.resolve().is_relative_to(folder.resolve())
    except (OSError, RuntimeError):
        return False


def _line_with(path: Path, field: str, value: str) -> int:
    """The first line on which a field and its value stand, or 1."""
    try:
        lines = path.read_text(encoding="utf-8-sig", errors="replace").splitlines()
    except OSError:
        return 1
    return next(
        (number for number, line in enumerate(lines, 1) if field in line and value in line), 1
    )


def _stat(path: Path) -> os.stat_result | None:
    try:
        return path.stat()
    except OSError:
        return None
