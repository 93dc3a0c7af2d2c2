"""The kept headlines are those of the scripts, whatever happened to either since."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from mindbody_app.store.script_shelf import ScriptShelf

SCRIPTS = Path(__file__).parents[2] / "assets" / "scripts"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(SCRIPTS, tmp_path / "scripts"))


@pytest.fixture
def kept(tmp_path: Path) -> Path:
    return tmp_path / "headlines.json"


def titles(folder: Path, kept: Path) -> list[str]:
    shelf = ScriptShelf(folder, kept, kept.parent / "own")
    return [headline.title for headline in shelf.headlines]


def test_kept_headlines_are_those_of_the_scripts_and_need_no_yaml(folder: Path, kept: Path) -> None:
    shelf = ScriptShelf(folder, kept, kept.parent / "own")
    assert shelf.headlines == tuple(script.headline for script in shelf.scripts)
    assert kept.exists()
    program = (
        "import sys; from pathlib import Path\n"
        "from mindbody_app.store.script_shelf import ScriptShelf\n"
        "print(*(each.id for each in ScriptShelf(*map(Path, sys.argv[1:])).headlines))\n"
        "assert 'yaml' not in sys.modules"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, str(folder), str(kept), str(kept.parent / "own")],
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.split() == [script.id for script in shelf.scripts]


def test_an_edited_added_or_removed_script_shows_at_once(folder: Path, kept: Path) -> None:
    before = titles(folder, kept)
    path = folder / "body-scan.yaml"
    path.write_text(path.read_text().replace("title: Body scan", "title: A longer scan", 1))
    assert "A longer scan" in titles(folder, kept)
    path.unlink()
    assert len(titles(folder, kept)) == len(before) - 1


@pytest.mark.parametrize("data", ["", "{", "[]", "null", '{"state": 1}', '{"headlines": []}'])
def test_a_broken_keepsake_is_passed_over(folder: Path, kept: Path, data: str) -> None:
    true = titles(folder, kept)
    kept.write_text(data)
    assert titles(folder, kept) == true


def test_where_nothing_can_be_kept_the_scripts_still_tell(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    assert len(titles(folder, tmp_path / "file" / "headlines.json")) >= 3
    assert titles(tmp_path / "nowhere", tmp_path / "headlines.json") == []
