"""PyInstaller's spec, run on what PyInstaller found: which libraries, papers and links stay."""

from __future__ import annotations

import platform
import sys
from types import ModuleType, SimpleNamespace
from typing import Any

import pytest

from mindbody_app import __version__
from tools.package import macos_app
from tools.package.contents import REPOSITORY

SPEC = REPOSITORY / "packaging" / "mindbody-app.spec"
QT = "PySide6/Qt/lib"
Entry = tuple[str, str, str]


def framework(name: str) -> tuple[Entry, list[Entry]]:
    """A library of Qt's on a Mac, and what PyInstaller puts about it."""
    folder = f"{QT}/{name}.framework"
    library = f"{folder}/Versions/A/{name}"
    about = [
        (f"{folder}/Versions/A/Resources/Info.plist", "source", "DATA"),
        (f"{folder}/Versions/Current", "A", "SYMLINK"),
        (f"{folder}/{name}", f"Versions/Current/{name}", "SYMLINK"),
        (f"{folder}/Resources", "Versions/Current/Resources", "SYMLINK"),
        (name, library, "SYMLINK"),
    ]
    return (library, library, "BINARY"), about


class Run:
    """The spec's own words, with what it makes written down."""

    def __init__(
        self,
        monkeypatch: pytest.MonkeyPatch,
        system: str,
        linked: dict[str, list[str]],
        binaries: list[Entry],
        datas: list[Entry],
    ) -> None:
        finder = ModuleType("PyInstaller.depend.bindepend")
        vars(finder)["get_imports"] = lambda source: {(name, None) for name in linked[source]}
        for name in ("PyInstaller", "PyInstaller.depend"):
            monkeypatch.setitem(sys.modules, name, ModuleType(name))
        monkeypatch.setitem(sys.modules, finder.__name__, finder)
        monkeypatch.setattr(sys, "platform", system)
        monkeypatch.setattr(sys, "path", [*sys.path])
        monkeypatch.setattr(platform, "machine", lambda: "arm64")
        monkeypatch.delenv("MINDBODY_SOURCE", raising=False)
        self.analysis = SimpleNamespace(binaries=binaries, datas=datas, pure=[], scripts=[])
        self.options: dict[str, dict[str, Any]] = {}
        words: dict[str, Any] = {
            "SPECPATH": str(SPEC.parent),
            "Analysis": self._made("Analysis", self.analysis),
            "PYZ": self._made("PYZ"),
            "EXE": self._made("EXE"),
            "COLLECT": self._made("COLLECT"),
            "BUNDLE": self._made("BUNDLE"),
        }
        exec(compile(SPEC.read_text(encoding="utf-8"), str(SPEC), "exec"), words)

    def _made(self, name: str, made: object = None) -> Any:
        def make(*_: object, **options: Any) -> object:
            self.options[name] = options
            return made

        return make

    @property
    def places(self) -> set[str]:
        """What goes in and isn't the app's own."""
        found = [*self.analysis.binaries, *self.analysis.datas]
        return {each[0] for each in found if each[0].startswith(("PySide6", "Qt", "lib", "out"))}


def test_on_a_mac_frameworks_go_in_whole_or_not_at_all(monkeypatch: pytest.MonkeyPatch) -> None:
    module = "PySide6/QtCore.abi3.so"
    core, about_core = framework("QtCore")
    quick, about_quick = framework("QtQuick")
    linked = {
        module: ["@rpath/QtCore.framework/Versions/A/QtCore"],
        core[1]: ["/usr/lib/libSystem.B.dylib"],
        quick[1]: ["@rpath/QtCore.framework/Versions/A/QtCore"],
    }
    binaries = [(module, module, "EXTENSION"), core, quick]

    run = Run(monkeypatch, "darwin", linked, binaries, [*about_core, *about_quick])

    assert run.places == {module, core[0], *(each[0] for each in about_core)}
    assert run.options["EXE"]["console"] is False
    bundle = run.options["BUNDLE"]
    assert (bundle["name"], bundle["bundle_identifier"]) == (macos_app.NAME, macos_app.IDENTIFIER)
    assert bundle["icon"] == str(macos_app.ICON)
    assert bundle["info_plist"]["CFBundleShortVersionString"] == __version__


def test_on_linux_links_stay_with_their_libraries(monkeypatch: pytest.MonkeyPatch) -> None:
    module, core, codec = (
        "PySide6/QtCore.abi3.so",
        f"{QT}/libQt6Core.so.6",
        f"{QT}/libavcodec.so.61",
    )
    linked = {module: ["libQt6Core.so.6", "libc.so.6"], core: [], codec: []}
    binaries = [(module, module, "EXTENSION"), (core, core, "BINARY"), (codec, codec, "BINARY")]
    links = [("libQt6Core.so.6", core, "SYMLINK"), ("libavcodec.so.61", codec, "SYMLINK")]

    run = Run(monkeypatch, "linux", linked, binaries, links)

    assert run.places == {module, core, "libQt6Core.so.6"}
    assert run.options["EXE"]["console"] is True
    assert "BUNDLE" not in run.options
    kept = {each[0] for each in run.analysis.datas}
    assert "mindbody_app/store/migrations/0001_journal.sql" in kept
    assert "lucide/lucide.zip" in kept
