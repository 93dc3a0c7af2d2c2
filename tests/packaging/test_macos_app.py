"""The macOS app: what it tells the system, what it is made of, and its icon."""

from __future__ import annotations

import plistlib
from importlib.metadata import Distribution
from pathlib import Path

import pytest
from PySide6.QtGui import QImage, QImageReader

from mindbody_app import __version__
from mindbody_app.store import login_start
from tools.package import contents, icons, macos, macos_app

QT = "PySide6/Qt/lib"
CORE = f"{QT}/QtCore.framework/Versions/A/QtCore"
GUI = f"{QT}/QtGui.framework/Versions/A/QtGui"
QUICK = f"{QT}/QtQuick.framework/Versions/A/QtQuick"
CODEC = f"{QT}/libavcodec.61.dylib"
LINKED = {
    "PySide6/QtGui.abi3.so": [
        "@rpath/libpyside6.abi3.6.11.dylib",
        "@rpath/QtGui.framework/Versions/A/QtGui",
        "/usr/lib/libc++.1.dylib",
    ],
    "PySide6/libpyside6.abi3.6.11.dylib": ["@rpath/QtCore.framework/Versions/A/QtCore"],
    "PySide6/Qt/plugins/platforms/libqcocoa.dylib": ["@rpath/QtGui.framework/Versions/A/QtGui"],
    "numpy/.dylibs/libscipy_openblas64_.dylib": ["@loader_path/libgfortran.5.dylib"],
    GUI: ["@rpath/QtCore.framework/Versions/A/QtCore", "/System/Library/Frameworks/AppKit"],
    CORE: ["/usr/lib/libSystem.B.dylib"],
    QUICK: ["@rpath/QtGui.framework/Versions/A/QtGui"],
    CODEC: ["@rpath/libavutil.59.dylib"],
}
"""Libraries of the wheels for macOS with what they are linked with, as recorded from 6.11.3."""


def test_of_qts_frameworks_only_the_needed_are_kept() -> None:
    needed = contents.needed_libraries(list(LINKED), LINKED.__getitem__)

    assert needed == LINKED.keys() - {QUICK, CODEC}


@pytest.mark.parametrize(
    ("place", "kept"),
    [
        ("PySide6/Qt/plugins/platforms/libqcocoa.dylib", True),
        ("PySide6/Qt/plugins/styles/libqmacstyle.dylib", True),
        ("PySide6/Qt/plugins/multimedia/libffmpegmediaplugin.dylib", False),
        ("PySide6/Qt/plugins/multimedia/libdarwinmediaplugin.dylib", False),
        ("PySide6/Qt/plugins/tls/libqsecuretransportbackend.dylib", False),
        ("PySide6/Qt/plugins/sqldrivers/libqsqlite.dylib", False),
        ("PySide6/Qt/qml/QtQuick/libqtquick2plugin.dylib", False),
        ("onnxruntime/capi/libonnxruntime.1.31.1.dylib", False),
        ("onnxruntime/capi/onnxruntime_pybind11_state.so", True),
        ("_soundfile_data/libsndfile_arm64.dylib", True),
        (CORE, True),
        (f"{QT}/QtCore.framework/Versions/A/Resources/Info.plist", True),
    ],
)
def test_kept_by_place(place: str, kept: bool) -> None:
    assert contents.is_kept(place) is kept


def test_the_papers_of_a_framework_go_with_its_library() -> None:
    inside = "Versions/A/Resources/Info.plist"

    assert contents.is_of_none_left_out(f"{QT}/QtCore.framework/{inside}", {CORE})
    assert not contents.is_of_none_left_out(f"{QT}/QtQuick.framework/{inside}", {CORE})
    assert not contents.is_of_none_left_out(f"{QT}/QtQuick.framework/QtQuick", {CORE})
    assert contents.is_of_none_left_out("mindbody_app/assets/scripts/body-scan.yaml", {CORE})


def test_links_are_kept_that_lead_somewhere() -> None:
    """As PyInstaller makes them about a framework, and at the top of the bundle."""
    links = {
        "QtCore": CORE,
        f"{QT}/QtCore.framework/Versions/Current": "A",
        f"{QT}/QtCore.framework/QtCore": "Versions/Current/QtCore",
        f"{QT}/QtCore.framework/Resources": "Versions/Current/Resources",
        f"{QT}/libicu.dylib": "libicu.73.dylib",
        "QtQuick": QUICK,
        f"{QT}/QtQuick.framework/Versions/Current": "A",
        f"{QT}/QtQuick.framework/QtQuick": "Versions/Current/QtQuick",
        "round": "about",
        "about": "round",
    }
    papers = f"{QT}/QtCore.framework/Versions/A/Resources/Info.plist"

    leading = contents.leading_links(links, [CORE, papers, f"{QT}/libicu.73.dylib"])

    assert leading == {each for each in links if "Quick" not in each} - {"round", "about"}


@pytest.mark.parametrize("machine", sorted(macos_app.LEAST_SYSTEM))
def test_the_system_is_told_the_version_and_the_oldest_macos(machine: str) -> None:
    told = macos_app.information(__version__, machine)

    assert plistlib.loads(plistlib.dumps(told)) == told
    assert told["CFBundleShortVersionString"] == told["CFBundleVersion"] == __version__
    assert told["LSMinimumSystemVersion"] == macos_app.LEAST_SYSTEM[machine]
    assert told["LSApplicationCategoryType"] == "public.app-category.healthcare-fitness"
    assert told["NSHighResolutionCapable"] is True
    assert told["NSRequiresAquaSystemAppearance"] is False
    assert str(told["NSHumanReadableCopyright"]).startswith("Copyright (c) 2026")


def test_the_app_has_one_name_everywhere() -> None:
    assert macos_app.IDENTIFIER == login_start.AGENT
    assert macos_app.TITLE == login_start.TITLE
    assert macos_app.PROGRAM == login_start.NAME
    # The menu bar shows the first fifteen letters (Apple, CFBundleName).
    assert len(macos_app.TITLE) <= 15


def test_nothing_is_asked_for_that_the_app_does_not_use() -> None:
    told = macos_app.information(__version__, "arm64")

    assert not [key for key in told if key.endswith("UsageDescription")]
    assert "NSAppTransportSecurity" not in told


def test_plans_and_scripts_are_opened_with_the_app_first() -> None:
    told = macos_app.information(__version__, "arm64")
    declared = told["UTExportedTypeDeclarations"]
    opened = told["CFBundleDocumentTypes"]

    assert isinstance(declared, list) and isinstance(opened, list)
    assert {
        each["UTTypeIdentifier"]: each["UTTypeTagSpecification"]["public.filename-extension"]
        for each in declared
    } == {
        "app.mindbody.plan": ["mindbody-plan"],
        "app.mindbody.script": ["mindbody-script"],
    }
    assert [name for each in opened for name in each["LSItemContentTypes"]] == [
        each["UTTypeIdentifier"] for each in declared
    ]
    assert {each["LSHandlerRank"] for each in opened} == {"Owner"}
    icon_files = {each["CFBundleTypeIconFile"] for each in opened}
    assert icon_files == {macos_app.ICON.name}


def test_the_icon_reads_back_in_every_size(qapp: object, tmp_path: Path) -> None:
    path = tmp_path / "icon.icns"
    icons.write_mac_icon(path)
    assert path.read_bytes()[:4] == b"icns"
    assert int.from_bytes(path.read_bytes()[4:8], "big") == path.stat().st_size

    reader = QImageReader(str(path))
    images = []
    for number in range(reader.imageCount()):
        assert reader.jumpToImage(number)
        images.append(reader.read())

    assert sorted(each.width() for each in images) == sorted(icons.MAC_SIZES.values())
    for image in images:
        _has_a_tile_with_an_even_edge(image)


def _has_a_tile_with_an_even_edge(image: QImage) -> None:
    middle, size = image.width() // 2, image.width()
    assert image.height() == size
    for x, y in ((0, middle), (size - 1, middle), (middle, 0), (middle, size - 1)):
        assert image.pixelColor(x, y).alpha() == 0
    tile = image.pixelColor(middle, round(size * 0.15))
    assert (tile.alpha(), tile.green() > tile.red()) == (255, True)


def wheel(folder: Path, name: str, *tags: str) -> Distribution:
    info = folder / f"{name}-1.dist-info"
    info.mkdir()
    (info / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {name}\nVersion: 1\n")
    (info / "WHEEL").write_text("".join(f"Tag: {tag}\n" for tag in tags))
    return Distribution.at(info)


def test_a_wheel_for_a_newer_macos_stops_the_build(tmp_path: Path) -> None:
    fitting = [
        wheel(tmp_path, "any", "py3-none-any"),
        wheel(tmp_path, "qt", "cp310-abi3-macosx_13_0_universal2"),
        wheel(tmp_path, "runtime", "cp311-cp311-macosx_14_0_arm64"),
        wheel(tmp_path, "other", "cp311-cp311-macosx_26_0_x86_64"),
    ]
    macos.check_least_system(fitting, "arm64")
    newer = wheel(tmp_path, "newer", "cp311-cp311-macosx_15_0_arm64")

    with pytest.raises(ValueError, match=r"newer 1 asks for macOS 15\.0"):
        macos.check_least_system([*fitting, newer], "arm64")


def test_the_page_beside_the_app_is_filled_in() -> None:
    text = macos.read_me_text("arm64")

    assert f"Body & Breath {__version__} for macOS 14.0 or newer" in text
    assert "@" not in text
    assert f'{macos_app.NAME}/Contents/MacOS/{macos_app.PROGRAM}" --self-test' in text
