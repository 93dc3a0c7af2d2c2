"""What belongs in the bundle, on every system; `packaging/mindbody-app.spec` asks here."""

from __future__ import annotations

import ast
import posixpath
import re
import sys
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from importlib.machinery import PathFinder
from pathlib import Path, PurePosixPath

REPOSITORY = Path(__file__).resolve().parents[2]
FONT = "Open Sauce Sans"
"""The one family of rendercv-fonts that the app shows; the others are left out."""

HIDDEN_IMPORTS = (
    # pyqtgraph asks for these by name.
    "PySide6.QtOpenGL",
    "PySide6.QtOpenGLWidgets",
    # Imported for what it loads, under other names than the file's.
    "simpleaudio._simpleaudio",
    "_cffi_backend",
)
EXCLUDED_MODULES = (
    *("tkinter", "unittest", "doctest", "test", "lib2to3", "distutils", "setuptools", "pip"),
    *("idlelib", "turtledemo", "curses", "readline", "ensurepip", "venv"),
    # The app reaches no network; without _hashlib, Python's own digests do the same.
    *("ssl", "_ssl", "_hashlib", "ftplib", "imaplib", "smtplib", "poplib", "xmlrpc"),
    *("numpy.f2py", "numpy.testing", "numpy.distutils", "numpy.typing.tests"),
    *("pyqtgraph.opengl", "pyqtgraph.jupyter", "pyqtgraph.examples", "pyqtgraph.flowchart"),
    # What pyqtgraph and hibari would use if it were there.
    *("OpenGL", "matplotlib", "scipy", "h5py", "cupy", "numba", "IPython", "pandas", "PIL"),
    # Makers and trainers of models; the voice only runs one.
    *("onnxruntime.quantization", "onnxruntime.transformers", "onnxruntime.tools"),
    *("onnxruntime.training", "onnx", "torch", "sympy", "flatbuffers", "google"),
    *("PySide6.QtQml", "PySide6.QtQuick", "PySide6.QtQuickWidgets", "PySide6.QtSql"),
    *("PySide6.QtDesigner", "PySide6.QtHelp", "PySide6.QtXml", "PySide6.QtUiTools"),
    *("PySide6.QtWebEngineCore", "PySide6.QtPdf", "PySide6.QtPrintSupport", "PySide6.QtTest"),
    "PySide6.QtMultimediaWidgets",
)
PLUGINS: dict[str, frozenset[str]] = {
    "platforms": frozenset({"qxcb", "qwayland", "qoffscreen", "qwindows", "qcocoa"}),
    "imageformats": frozenset({"qsvg"}),
    "iconengines": frozenset({"qsvgicon"}),
    "styles": frozenset({"qmodernwindowsstyle", "qmacstyle"}),
    "platforminputcontexts": frozenset(
        {"composeplatforminputcontextplugin", "ibusplatforminputcontextplugin"}
    ),
    "platformthemes": frozenset({"qxdgdesktopportal"}),
    "wayland-decoration-client": frozenset({"bradient"}),
    "wayland-graphics-integration-client": frozenset({"qt-plugin-wayland-egl"}),
    "wayland-shell-integration": frozenset({"xdg-shell"}),
    "xcbglintegrations": frozenset({"qxcb-egl-integration", "qxcb-glx-integration"}),
}
"""Of each kind of Qt plugin, those that are kept. FFmpeg comes with "multimedia": QtMultimedia's
audio sink, the app's second way to sound, works without."""
SYSTEM_LIBRARIES_TAKEN = re.compile(
    r"libpython3|libsqlite3\.|libffi\.|libbz2\.|liblzma\.|libuuid\.|libmpdec"
    # What a desktop does not always have; Qt's own window needs it.
    r"|libxcb-(cursor|icccm|image|keysyms|render-util|util)\.|libxkbcommon-x11\."
)
"""Of Linux's own libraries, those that go into the bundle. All others stay the system's: they
belong to its screen, sound and fonts, and it mends them."""

_PLUGIN = re.compile(r"PySide6/(?:Qt/)?plugins/([^/]+)/(?:lib)?([^/]+?)\.(?:so|dll|dylib)")
_FRAMEWORK = r"PySide6/Qt/lib/\w+\.framework/"
"""On a Mac each of Qt's libraries lies in a folder of its own, with a few files about it."""
_QT_LIBRARY = re.compile(
    rf"PySide6/Qt/lib/[^/]+$|{_FRAMEWORK}Versions/\w+/\w+$"
    # On Windows they lie beside Qt's modules, and Python's own and the C runtime beside the app.
    r"|^(?:PySide6/|shiboken6/)?[^/]+\.dll$"
)
_NOT_DATA = re.compile(
    r"PySide6/(?:Qt/)?(?:translations|qml|resources|libexec|metatypes)/"
    r"|PySide6/(?:doc|glue|include|lib|scripts|support|typesystems)/"
    r"|pyqtgraph/(?:.*\.psd$|examples/)"
    r"|onnxruntime/(?:datasets|quantization|transformers|tools)/"
    r"|onnxruntime/capi/(?:lib)?onnxruntime(?:\.so|\.dll|\.\d)"
    r"|hibari/assets/.*_gb"
    r"|/tests?/|\.dist-info/"
)

_FOR_BUILDING = re.compile(
    r"\.(?:pyi|pxd|pyx|pyf|typed|c|cpp|f|f90|h|lib|obj|prl|cmake|build|metainfo|exe|js|md|rst|sh)$"
    r"|^bin/|/(?:include|pkgconfig|npy-pkg-config|test_audio|QtAsyncio)/|PySide6_\w+\.json$"
)
"""What wheels bring for who builds with them; PyInstaller never finds these."""


def own_data(source: Path = REPOSITORY) -> list[tuple[Path, PurePosixPath]]:
    """Each file of a source tree's app that is no code, and where it goes in the bundle."""
    package, assets = source / "src" / "mindbody_app", source / "assets"
    kept = [
        (path, PurePosixPath("mindbody_app", *path.relative_to(package).parts))
        for path in _files(package)
        # The .ts file is what the translation is made of.
        if path.suffix not in {".py", ".pyc", ".ts"} and path.name != "py.typed"
    ]
    beside = PurePosixPath("mindbody_app", "assets")
    return kept + [(each, beside / each.relative_to(assets).as_posix()) for each in _files(assets)]


def packages_data(path: Sequence[str] = sys.path) -> list[tuple[Path, PurePosixPath]]:
    """The files that the app reads out of other packages, found by where they lie.

    Args:
        path: the folders that packages are looked for in.
    """
    icons, fonts, voice = (_package(each, path) for each in ("lucide", "rendercv_fonts", "hibari"))
    files = [(icons / "lucide.zip", PurePosixPath("lucide"))]
    files += [
        (fonts / FONT / name, PurePosixPath("rendercv_fonts", FONT))
        for name in ("OpenSauceSans-Regular.ttf", "OpenSauceSans-Bold.ttf", "OFL.txt")
    ]
    files += [(each, PurePosixPath("hibari", "assets")) for each in _files(voice / "assets")]
    return [(source, folder / source.name) for source, folder in files if is_kept(str(source))]


def packages_found_by_place() -> list[tuple[Path, PurePosixPath]]:
    """Packages that are never imported, only found (ui/package_files.py): they stay as files."""
    return [
        (_package(name, sys.path) / "__init__.py", PurePosixPath(name, "__init__.py"))
        for name in ("lucide", "rendercv_fonts")
    ]


def is_kept(name: str) -> bool:
    """Whether a file that PyInstaller found goes into the bundle, by its place there."""
    place = name.replace("\\", "/")
    plugin = _PLUGIN.search(place)
    if plugin is not None:
        return plugin[2] in PLUGINS.get(plugin[1], frozenset())
    return _NOT_DATA.search(place) is None


def is_kept_of_wheel(name: str) -> bool:
    """Whether a file of an installed wheel is wanted at run time, by its place there."""
    return is_kept(name) and _FOR_BUILDING.search(name) is None


def is_left_out_module(name: str) -> bool:
    """Whether a module, by its full name, is one of those left out, or lies in one."""
    parts = name.split(".")
    return any(".".join(parts[: each + 1]) in EXCLUDED_MODULES for each in range(len(parts)))


def qt_modules(sources: Iterable[Path], stubs: Path) -> frozenset[str]:
    """The modules of Qt for Python that some source files import, and those that these need.

    Args:
        sources: Python files.
        stubs: the folder of PySide6's .pyi files, which tell what each module needs.
    """
    needed: set[str] = set()
    waiting = set(HIDDEN_IMPORTS).union(*map(_imported, sources))
    while waiting:
        package, _, name = waiting.pop().partition(".")
        module = f"{package}.{name.partition('.')[0]}"
        stub = stubs / f"{module.partition('.')[2]}.pyi"
        known = package != "PySide6" or module in needed or not stub.is_file()
        if not known and not is_left_out_module(module):
            needed.add(module)
            waiting |= _imported(stub)
    return frozenset(needed)


def is_taken_along(name: str, source: str) -> bool:
    """Whether a library goes into the bundle: on Linux few that are the system's own do."""
    if sys.platform != "linux" or not _is_the_systems(source):
        return True
    return SYSTEM_LIBRARIES_TAKEN.match(PurePosixPath(name).name) is not None


def needed_libraries(
    places: Sequence[str], wanted_by: Callable[[str], Iterable[str]]
) -> frozenset[str]:
    """Of the libraries in Qt's folder, those that anything else in the bundle needs.

    Args:
        places: every library and program of the bundle by its place.
        wanted_by: the names of the libraries that the one at a place is linked with.
    """
    # Windows asks for them in any mixture of small and capital letters.
    in_qt = {PurePosixPath(each).name.lower(): each for each in places if _QT_LIBRARY.search(each)}
    waiting = [each for each in places if each not in in_qt.values()]
    needed: set[str] = set()
    while waiting:
        for name in wanted_by(waiting.pop()):
            found = in_qt.get(PurePosixPath(name).name.lower())
            if found is not None and found not in needed:
                needed.add(found)
                waiting.append(found)
    return frozenset(places) - (frozenset(in_qt.values()) - needed)


def is_of_none_left_out(place: str, libraries: Collection[str]) -> bool:
    """Whether a file is no part of a framework whose library was left out.

    Args:
        place: the file's place in the bundle.
        libraries: the places of the libraries that are kept.
    """
    framework = re.match(_FRAMEWORK, place)
    return framework is None or any(each.startswith(framework[0]) for each in libraries)


def leading_links(links: Mapping[str, str], places: Iterable[str]) -> frozenset[str]:
    """Of some links, those that lead to a file or folder of the bundle, if by way of others.

    Args:
        links: where each leads, by its place; as links have it, seen from its own folder.
        places: every file of the bundle.
    """
    there = {str(each) for place in places for each in (place, *PurePosixPath(place).parents)}
    return frozenset(each for each in links if _followed(each, links) in there)


def _followed(place: str, links: Mapping[str, str]) -> str:
    """Where a path ends up; that of a circle nowhere."""
    for _ in range(len(links) + 1):
        ways = [place, *map(str, PurePosixPath(place).parents)]
        link = next((each for each in ways if each in links), None)
        if link is None:
            return place
        led = posixpath.join(posixpath.dirname(link), links[link], place[len(link) + 1 :])
        place = posixpath.normpath(led)
    return ""


def _files(folder: Path) -> list[Path]:
    return sorted(
        each for each in folder.rglob("*") if each.is_file() and "__pycache__" not in each.parts
    )


def _imported(source: Path) -> set[str]:
    """The modules that a Python file imports by their full names, wherever in it."""
    found = set()
    for node in ast.walk(ast.parse(source.read_bytes())):
        if isinstance(node, ast.Import):
            found |= {each.name for each in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            found |= {node.module, *(f"{node.module}.{each.name}" for each in node.names)}
    return found


def _package(name: str, path: Sequence[str]) -> Path:
    spec = PathFinder.find_spec(name, path)
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError(f"the package {name} is not installed")
    return Path(spec.origin).parent


def _is_the_systems(source: str) -> bool:
    # What Python itself is made of lies there as well.
    return source.startswith(("/lib", "/usr/lib")) and "/python3" not in source
