"""What tells a desktop of the app: well-formed, and of one mind with the app itself."""

from __future__ import annotations

import configparser
import re
import xml.etree.ElementTree as ET
from datetime import date
from pathlib import Path

import pytest

from mindbody_app import __version__
from mindbody_app.commands.options import COMMANDS
from mindbody_app.store import login_start
from mindbody_app.store.file_kinds import PLAN_SUFFIX, SCRIPT_SUFFIX, FileKind, kind_of
from mindbody_app.ui.app_icon import app_icon_image, app_icon_svg
from tools.package import linux
from tools.package.icons import SIZES

SHARED_MIME = {"": "http://www.freedesktop.org/standards/shared-mime-info"}


def filled(template: str) -> str:
    return linux.fill(template, linux.common_words())


@pytest.fixture
def entry() -> configparser.SectionProxy:
    parser = configparser.RawConfigParser(strict=True)
    parser.optionxform = str  # type: ignore[assignment, method-assign]
    parser.read_string(filled("mindbody-app.desktop"))
    return parser["Desktop Entry"]


def mime_types() -> dict[str, ET.Element]:
    root = ET.fromstring(filled("mindbody-app.mime.xml"))
    return {found.attrib["type"]: found for found in root.findall("mime-type", SHARED_MIME)}


def test_the_desktop_entry_starts_the_app_under_its_own_name(
    entry: configparser.SectionProxy,
) -> None:
    assert entry["Type"] == "Application"
    assert entry["Name"] == login_start.TITLE
    assert entry["Icon"] == entry["StartupWMClass"] == linux.NAME == login_start.NAME
    assert entry["Exec"] == f"{linux.NAME} %F"
    for key in ("Categories", "Keywords", "MimeType"):
        assert entry[key].endswith(";")


def test_a_double_click_on_a_plan_or_a_script_reaches_the_app(
    entry: configparser.SectionProxy,
) -> None:
    """Every kind of file that the entry opens is one that the app knows by the same name."""
    opened = entry["MimeType"].rstrip(";").split(";")
    globs = [
        [glob.attrib["pattern"] for glob in mime_types()[each].findall("glob", SHARED_MIME)]
        for each in opened
    ]

    assert list(mime_types()) == opened
    assert globs == [[f"*{PLAN_SUFFIX}"], [f"*{SCRIPT_SUFFIX}"]]
    assert [kind_of(Path(f"x{glob[1:]}")) for (glob,) in globs] == [FileKind.PLAN, FileKind.SCRIPT]


def test_other_programs_keep_their_yaml_files() -> None:
    """Neither a name nor what stands in a file makes one of theirs the app's."""
    text = filled("mindbody-app.mime.xml")

    assert ".yaml" not in text
    assert ".yml" not in text
    assert "<magic" not in text


def test_the_description_for_software_centres_agrees_with_the_app(
    entry: configparser.SectionProxy,
) -> None:
    root = ET.fromstring(filled(linux.METAINFO))
    release = root.find("releases/release")

    assert root.findtext("id") == login_start.AGENT == linux.METAINFO.removesuffix(".metainfo.xml")
    assert root.findtext("name") == entry["Name"]
    assert root.findtext("launchable") == f"{linux.NAME}.desktop"
    assert root.findtext("project_license") == "MIT"
    assert [each.text for each in root.findall("provides/mediatype")] == entry["MimeType"].split(
        ";"
    )[:-1]
    assert release is not None
    assert release.attrib["version"] == __version__
    assert date.fromisoformat(release.attrib["date"]) >= date(2026, 1, 1)


def test_the_manual_page_has_every_command() -> None:
    text = filled("mindbody-app.1").replace("\\-", "-")

    for each in (*COMMANDS, "--data-folder", "--plan", "--in-tray", "--self-test"):
        assert each in text


@pytest.mark.parametrize("template", sorted(each.name for each in linux.TEMPLATES.iterdir()))
def test_no_template_names_a_version_of_its_own(template: str) -> None:
    text = (linux.TEMPLATES / template).read_text(encoding="utf-8")

    assert __version__ not in text
    assert set(re.findall(r"@([A-Z]+)@", text)) <= {
        *("VERSION", "DATE", "SIZE", "DEPENDS", "GLIBC", "LICENSE", "MAINTAINER")
    }


def test_the_icon_is_drawn_sharp_in_every_size(qapp: object) -> None:
    ET.fromstring(app_icon_svg())
    for size in SIZES:
        image = app_icon_image(size)
        assert (image.width(), image.height()) == (size, size)
        assert image.pixelColor(0, 0).alpha() < 128
        middle = image.pixelColor(size // 2, size // 8)
        assert (middle.alpha(), middle.green() > middle.red()) == (255, True)


def test_what_desktops_read_lies_where_they_look(qapp: object, tmp_path: Path) -> None:
    linux.write_share(tmp_path, "9.9")

    places = {each.relative_to(tmp_path).as_posix() for each in tmp_path.rglob("*.*")}
    assert {
        "applications/mindbody-app.desktop",
        "mime/packages/mindbody-app.xml",
        "metainfo/app.mindbody.BodyAndBreath.metainfo.xml",
        "icons/hicolor/scalable/apps/mindbody-app.svg",
        "icons/hicolor/48x48/apps/mindbody-app.png",
    } <= places
    assert 'version="9.9"' in (tmp_path / "metainfo" / linux.METAINFO).read_text()
