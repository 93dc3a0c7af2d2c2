"""What a person writes here isn't for the machine's other accounts."""

from __future__ import annotations

import os
import shutil
import stat
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from mindbody_app.store.folders import close_to_others, make_private_folder
from mindbody_app.store.instance import FOLDER, Instance
from mindbody_app.store.journal_store import FILE_NAME, open_journal
from mindbody_app.store.record_copy import copy_record
from mindbody_app.store.settings import SettingsFile
from tests.ui.conftest import NOW
from tests.written import practice_at

pytestmark = pytest.mark.skipif(os.name == "nt", reason="Windows keeps no modes")
TODAY = date(2026, 11, 18)


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


@pytest.fixture(autouse=True)
def usual_mask() -> None:
    """As on a machine where everybody may read what is new."""
    os.umask(0o022)


def lived(folder: Path) -> None:
    """A day with the app."""
    instance = Instance(folder)
    instance.ask_first_to_show([Path("/secret.yaml")])
    SettingsFile(folder / "settings.json").change(help_words="Ann")
    with closing(open_journal(folder)) as journal:
        journal.close_practice(practice_at(NOW, 600))
        journal.look_after(TODAY)
        assert {mode(path) for path in folder.glob("journal.db*")} <= {mode(folder / FILE_NAME)}
    instance.release()


def test_all_that_a_new_folder_holds_is_the_persons_alone(tmp_path: Path) -> None:
    folder = tmp_path / "share" / "data"
    lived(folder)
    assert mode(folder) == 0o700
    assert mode(folder.parent) == 0o755
    assert len(list((folder / "backups").iterdir())) == 1
    files = [path for path in folder.rglob("*") if path.is_file()]
    assert {path.name: oct(mode(path)) for path in files if mode(path) != 0o600} == {}


def test_a_folder_that_is_there_stays_as_it_is(tmp_path: Path) -> None:
    tmp_path.chmod(0o775)
    lived(tmp_path)
    assert mode(tmp_path) == 0o775
    assert mode(tmp_path / FILE_NAME) == 0o600


@pytest.mark.parametrize("named", [False, True])
def test_what_an_older_version_left_open_is_closed_once(tmp_path: Path, named: bool) -> None:
    folder = tmp_path / "data"
    lived(folder)
    outside = tmp_path / "outside.yaml"
    outside.write_text("mine")
    (folder / "linked.yaml").symlink_to(outside)
    for path in (folder, *folder.rglob("*")):
        path.chmod(0o755 if path.is_dir() else 0o664)
    close_to_others(folder, named=named)
    assert mode(folder) == (0o755 if named else 0o700), "shared on purpose, perhaps"
    backups = list((folder / "backups").iterdir())
    for path in (folder / FILE_NAME, folder / "settings.json", *backups):
        assert mode(path) == 0o600, path
    assert mode(outside) == 0o664


def test_what_the_person_opens_to_others_stays_open(tmp_path: Path) -> None:
    lived(tmp_path)
    for name in (FILE_NAME, "settings.json"):
        (tmp_path / name).chmod(0o640)
    SettingsFile(tmp_path / "settings.json").change(help_words="Ben")
    with closing(open_journal(tmp_path)) as journal:
        journal.look_after(date(2026, 11, 19))
    assert mode(tmp_path / "settings.json") == mode(tmp_path / FILE_NAME) == 0o640
    newest = max((tmp_path / "backups").iterdir())
    assert mode(newest) == 0o640, "who may read the journal may read its copy"


def test_what_is_set_aside_and_what_is_put_back_stay_private(tmp_path: Path) -> None:
    lived(tmp_path)
    (tmp_path / FILE_NAME).write_bytes(b"damaged" * 999)
    (tmp_path / "settings.json").write_bytes(b"{broken")
    open_journal(tmp_path).close()
    SettingsFile(tmp_path / "settings.json").change(help_words="Ann")
    kept = {path.name: mode(path) for path in tmp_path.iterdir() if path.is_file()}
    assert kept.keys() >= {"journal.damaged-1.db", "settings.broken-1.json", FILE_NAME}
    assert set(kept.values()) == {0o600}


def test_settings_that_are_a_link_stay_one(tmp_path: Path) -> None:
    real = tmp_path / "elsewhere" / "mine.json"
    real.parent.mkdir()
    shutil.copy(written_settings(tmp_path / "first"), real)
    link = tmp_path / "settings.json"
    link.symlink_to(real)
    SettingsFile(link).change(help_words="Ben")
    assert link.is_symlink()
    assert SettingsFile(real).current.help_words == "Ben"


def written_settings(folder: Path) -> Path:
    path = folder / "settings.json"
    SettingsFile(path).change(help_words="Ann")
    return path


def test_a_drive_that_keeps_modes_of_its_own_is_no_error(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuses(path: Path, _mode: int) -> None:
        raise PermissionError(1, "Operation not permitted", str(path))

    lived(tmp_path / "data")
    monkeypatch.setattr(Path, "chmod", refuses)
    close_to_others(tmp_path / "data", named=False)
    path = written_settings(tmp_path / "data")
    SettingsFile(path).change(help_words="Ben")
    settings = SettingsFile(path)
    assert settings.current.help_words == "Ben"
    assert settings.take_notices() == ()


def test_a_folder_that_is_missing_or_no_folder_is_no_error(tmp_path: Path) -> None:
    close_to_others(tmp_path / "none", named=False)
    (tmp_path / "file").touch()
    close_to_others(tmp_path / "file", named=False)
    with pytest.raises(FileExistsError):
        make_private_folder(tmp_path / "file")


def test_a_copy_that_the_person_keeps_elsewhere_is_a_file_like_any(tmp_path: Path) -> None:
    lived(tmp_path / "data")
    assert copy_record(tmp_path / "data", tmp_path / "record.db") is not None
    assert mode(tmp_path / "record.db") == 0o644
    assert (tmp_path / "data" / FOLDER).is_dir()
