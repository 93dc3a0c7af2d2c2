"""Files that are there whole or not at all, also where another program holds one for a moment."""

from __future__ import annotations

import errno
import os
from contextlib import nullcontext
from pathlib import Path

import pytest

from mindbody_app.store import files
from mindbody_app.store.files import sync_folder, write_atomically


@pytest.fixture
def held(monkeypatch: pytest.MonkeyPatch) -> list[bool]:
    """Lets each replacing of a file fail for which a True is left."""
    left: list[bool] = []
    replace = Path.replace

    def replace_unless_held(path: Path, target: Path) -> Path:
        if left and left.pop():
            raise PermissionError(13, "The process cannot access the file")
        return replace(path, target)

    monkeypatch.setattr(Path, "replace", replace_unless_held)
    monkeypatch.setattr(files, "WAITS", (0.0, 0.0))
    return left


def test_a_file_that_is_held_for_a_moment_is_waited_for(tmp_path: Path, held: list[bool]) -> None:
    path = tmp_path / "settings.json"
    path.write_bytes(b"old")
    held += [True, True]
    write_atomically(path, b"new")
    assert path.read_bytes() == b"new"


def test_a_file_that_stays_held_is_left_as_it_was(tmp_path: Path, held: list[bool]) -> None:
    path = tmp_path / "settings.json"
    path.write_bytes(b"old")
    held += [True] * 3
    with pytest.raises(PermissionError):
        write_atomically(path, b"new")
    assert [each.name for each in tmp_path.iterdir()] == ["settings.json"]
    assert path.read_bytes() == b"old"


def test_elsewhere_nothing_is_waited_for(
    tmp_path: Path, held: list[bool], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(files, "WAITS", ())
    held += [True]
    with pytest.raises(PermissionError):
        write_atomically(tmp_path / "settings.json", b"new")


@pytest.mark.skipif(os.name == "nt", reason="Windows syncs no folders")
@pytest.mark.parametrize(
    ("number", "passes"),
    [(errno.EINVAL, True), (errno.ENOTSUP, True), (errno.EACCES, True), (errno.EIO, False)],
)
def test_a_folder_that_cannot_be_synced_is_no_failure_but_a_failing_disk_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, passes: bool
) -> None:
    def refuse(_: int) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(os, "fsync", refuse)
    with nullcontext() if passes else pytest.raises(OSError, match=os.strerror(number)):
        sync_folder(tmp_path)
