"""The page for whoever hands the app out names what there is."""

from __future__ import annotations

import re

import pytest

from mindbody_app.store.folders import FOLDER_NAME
from mindbody_app.ui.clinic.read_me import INSTALLERS
from tools.package import linux
from tools.package.contents import REPOSITORY

PAGE = REPOSITORY / "docs" / "handing-out.md"
TEXT = PAGE.read_text(encoding="utf-8")


@pytest.mark.parametrize("name", [name for _, name in INSTALLERS])
def test_it_has_the_files_that_a_kits_page_names(name: str) -> None:
    beginning, ending = name.split("…")

    assert re.search(rf"`{re.escape(beginning)}…[\w-]*{re.escape(ending)}`", TEXT)


def test_its_links_lead_to_files() -> None:
    links = re.findall(r"\]\(([^)#]+)\)", TEXT)

    assert len(links) >= 2
    assert all((PAGE.parent / each).is_file() for each in links)


def test_the_scripts_and_folders_that_it_names_are_those() -> None:
    for each in (*linux.MENU_SCRIPTS, f".local/share/{FOLDER_NAME}", "SHA256SUMS"):
        assert f"`{each}`" in TEXT


@pytest.mark.parametrize(
    "words", ["For clinicians", "Make a kit for a patient", "Reminders", "Start when I log in"]
)
def test_what_is_to_be_pressed_is_there(words: str) -> None:
    sources = (REPOSITORY / "src" / "mindbody_app" / "ui").rglob("*.py")

    assert words in TEXT
    assert any(f'"{words}"' in each.read_text(encoding="utf-8") for each in sources)
