"""What goes into the bundle and what stays out."""

from __future__ import annotations

import ast
import importlib.util
import os
import subprocess
import sys
from pathlib import Path, PurePosixPath

import pytest

from mindbody_app.ui.theme import FONT_FAMILY
from tools.package import contents
from tools.package.bundle import BUNDLE
from tools.package.contents import REPOSITORY
from tools.package.sizes import REST, shares


def test_every_asset_and_data_file_goes_in() -> None:
    """Nothing of assets/, no picture, no migration is forgotten."""
    package = REPOSITORY / "src" / "mindbody_app"
    wanted = {
        PurePosixPath("mindbody_app", *path.relative_to(folder.parent if assets else folder).parts)
        for assets, folder in ((True, REPOSITORY / "assets"), (False, package))
        for path in folder.rglob("*")
        if path.is_file()
        and "__pycache__" not in path.parts
        and not path.name.endswith((".py", ".ts", "py.typed"))
    }

    placed = {place for _, place in contents.own_data()}

    assert len(wanted) > 500
    assert wanted <= placed
    assert PurePosixPath("mindbody_app/store/migrations/0001_journal.sql") in placed
    assert PurePosixPath("mindbody_app/translations/mindbody_en.qm") in placed


def test_nothing_of_the_makers_own_goes_in() -> None:
    for _, place in contents.own_data():
        assert place.suffix not in {".py", ".pyc", ".ts"}
        assert "__pycache__" not in place.parts


def test_what_the_app_reads_out_of_other_packages_is_there() -> None:
    data = contents.packages_data() + contents.packages_found_by_place()

    assert all(source.is_file() for source, _ in data)
    names = {str(place) if place.suffix else f"{place}/{source.name}" for source, place in data}
    assert {
        "lucide/lucide.zip",
        "lucide/__init__.py",
        f"rendercv_fonts/{FONT_FAMILY}/OpenSauceSans-Regular.ttf",
        "rendercv_fonts/__init__.py",
        "hibari/assets/hibari.onnx",
        "hibari/assets/lexicon_us_gold.json.gz",
    } <= names
    assert not [name for name in names if "_gb" in name]


@pytest.mark.parametrize("name", contents.HIDDEN_IMPORTS)
def test_what_is_imported_unseen_exists(name: str) -> None:
    assert importlib.util.find_spec(name) is not None


def test_no_module_that_is_left_out_is_one_that_the_app_imports() -> None:
    imported = set()
    for path in (REPOSITORY / "src").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_bytes())):
            if isinstance(node, ast.Import):
                imported |= {alias.name for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and node.module:
                imported |= {node.module, *(f"{node.module}.{each.name}" for each in node.names)}
    left_out = set(contents.EXCLUDED_MODULES)
    prefixes = {".".join(name.split(".")[:length]) for name in imported for length in range(1, 5)}

    assert "PySide6.QtMultimedia" in imported
    assert not left_out & prefixes


@pytest.mark.parametrize(
    ("place", "kept"),
    [
        ("PySide6/Qt/plugins/platforms/libqxcb.so", True),
        ("PySide6/plugins/platforms/qwindows.dll", True),
        ("PySide6\\plugins\\platforms\\qwindows.dll", True),
        ("PySide6/Qt/plugins/multimedia/libffmpegmediaplugin.so", False),
        ("PySide6/Qt/plugins/platformthemes/libqgtk3.so", False),
        ("PySide6/Qt/plugins/platformthemes/libqxdgdesktopportal.so", True),
        ("PySide6/Qt/plugins/platforms/libqwayland.so", True),
        ("PySide6/Qt/plugins/platforms/libqlinuxfb.so", False),
        ("PySide6/Qt/plugins/imageformats/libqsvg.so", True),
        ("PySide6/Qt/plugins/imageformats/libqjpeg.so", False),
        ("PySide6/Qt/translations/qtbase_de.qm", False),
        ("PySide6/Qt/qml/QtQuick/qmldir", False),
        ("PySide6/Qt/lib/libQt6Core.so.6", True),
        ("numpy/_core/tests/data/x.csv", False),
        ("onnxruntime/capi/libonnxruntime.so.1.31.1", False),
        ("onnxruntime/capi/onnxruntime_pybind11_state.cpython-311-x86_64-linux-gnu.so", True),
        ("onnxruntime/capi/libonnxruntime_providers_shared.so", True),
        ("hibari/assets/oov_gb.onnx", False),
        ("mindbody_app/assets/audio/af_heart/index.json", True),
    ],
)
def test_kept_by_place(place: str, kept: bool) -> None:
    assert contents.is_kept(place) is kept


@pytest.mark.skipif(sys.platform != "linux", reason="Linux's own libraries")
@pytest.mark.parametrize(
    ("source", "taken"),
    [
        ("/usr/lib/x86_64-linux-gnu/libxcb-cursor.so.0", True),
        ("/lib/x86_64-linux-gnu/libsqlite3.so.0", True),
        ("/usr/lib/python3.11/lib-dynload/_json.cpython-311-x86_64-linux-gnu.so", True),
        ("/somewhere/site-packages/PySide6/Qt/lib/libQt6Core.so.6", True),
        ("/usr/lib/x86_64-linux-gnu/libasound.so.2", False),
        ("/usr/lib/x86_64-linux-gnu/libpulse.so.0", False),
        ("/usr/lib/x86_64-linux-gnu/libstdc++.so.6", False),
        ("/usr/lib/x86_64-linux-gnu/libfontconfig.so.1", False),
        ("/usr/lib/x86_64-linux-gnu/libxcb.so.1", False),
    ],
)
def test_screen_sound_and_fonts_stay_the_systems(source: str, taken: bool) -> None:
    assert contents.is_taken_along(Path(source).name, source) is taken


def test_of_qts_libraries_only_the_needed_are_kept() -> None:
    linked = {
        "PySide6/QtGui.abi3.so": ["libQt6Gui.so.6", "libc.so.6"],
        "PySide6/Qt/lib/libQt6Gui.so.6": ["libQt6Core.so.6"],
        "PySide6/Qt/lib/libQt6Core.so.6": [],
        "PySide6/Qt/lib/libavcodec.so.61": ["libavutil.so.59"],
        "PySide6/Qt/lib/libavutil.so.59": [],
        "numpy.libs/libopenblas.so": [],
    }

    needed = contents.needed_libraries(list(linked), linked.__getitem__)

    assert needed == linked.keys() - {
        "PySide6/Qt/lib/libavcodec.so.61",
        "PySide6/Qt/lib/libavutil.so.59",
    }


def test_the_shares_of_a_bundle_add_up(tmp_path: Path) -> None:
    for place, size in (
        ("program", 1),
        ("_internal/mindbody_app/assets/audio/a.flac", 20),
        ("_internal/PySide6/Qt/lib/libQt6Core.so.6", 300),
        ("_internal/yaml/y.so", 4000),
    ):
        path = tmp_path / place
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"x" * size)

    found = shares(tmp_path)

    assert sum(found.values()) == 4321
    assert (found["narration"], found["Qt"], found[REST]) == (20, 300, 4000)
    assert next(iter(found)) == REST


def test_the_bundle_that_is_here_passes_its_own_test(tmp_path: Path) -> None:
    program = BUNDLE / "mindbody-app"
    made_of = [
        *(each for folder in ("src", "assets") for each in (REPOSITORY / folder).rglob("*.*")),
        *(
            REPOSITORY / "packaging" / each
            for each in ("mindbody-app.spec", "restore_environment.py")
        ),
        Path(contents.__file__),
    ]
    changed = max(each.stat().st_mtime for each in made_of if each.suffix != ".pyc")
    if not program.is_file() or program.stat().st_mtime < changed:
        pytest.skip("make package has not been run here since the last change")
    done = subprocess.run(
        [BUNDLE / "mindbody-app", "--self-test"],
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen", "HOME": str(tmp_path)},
        cwd=tmp_path,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stdout.splitlines()[-1] == "self-test passed"
