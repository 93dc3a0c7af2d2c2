"""What tells a desktop of the app: well-formed, and of one mind with the app itself."""

from __future__ import annotations

import configparser
import re
import xml.etree.ElementTree as ET
from datetime import date
from pathlib import Path

import pytest

from mindbody_app import __main__, __version__
from mindbody_app.store import login_start
from mindbody_app.store.plan_files import SUFFIX
from tools.package import linux
from tools.package.contents import REPOSITORY
from tools.package.icons import SIZES, icon_as_image, icon_as_svg

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
    assert entry["Exec"] == f"{linux.NAME} %f"
    for key in ("Categories", "Keywords", "MimeType"):
        assert entry[key].endswith(";")


def test_a_double_click_on_a_plan_reaches_the_command_line(
    entry: configparser.SectionProxy,
) -> None:
    """The one kind of file that the entry opens is one that the command line takes."""
    (opened,) = entry["MimeType"].rstrip(";").split(";")
    glob = mime_types()[opened].find("glob", SHARED_MIME)

    assert glob is not None
    assert glob.attrib["pattern"] == f"*{SUFFIX}" == f"*{__main__.PLAN_SUFFIX}"


def test_every_script_of_the_app_is_told_by_the_magic_of_its_file_type() -> None:
    script = mime_types()["application/x-mindbody-script"]
    matches = [
        (found.attrib["value"], int(found.attrib["offset"].split(":")[1]))
        for found in script.iter(f"{{{SHARED_MIME['']}}}match")
    ]
    scripts = [*REPOSITORY.glob("assets/scripts/*.yaml"), *REPOSITORY.glob("assets/examples/*")]

    assert len(matches) == 3
    assert len(scripts) > 20
    for path in scripts:
        text = path.read_bytes()
        for value, furthest in matches:
            assert 0 <= text.find(value.encode()) <= furthest, (path.name, value)


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


@pytest.mark.parametrize("template", sorted(each.name for each in linux.TEMPLATES.iterdir()))
def test_no_template_names_a_version_of_its_own(template: str) -> None:
    text = (linux.TEMPLATES / template).read_text(encoding="utf-8")

    assert __version__ not in text
    assert set(re.findall(r"@([A-Z]+)@", text)) <= {
        *("VERSION", "DATE", "SIZE", "DEPENDS", "GLIBC", "LICENSE", "MAINTAINER")
    }


def test_the_icon_is_drawn_sharp_in_every_size(qapp: object) -> None:
    ET.fromstring(icon_as_svg())
    for size in SIZES:
        image = icon_as_image(size)
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
