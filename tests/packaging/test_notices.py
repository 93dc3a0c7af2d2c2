"""The licence notices and the list of parts name everything that is handed on."""

from __future__ import annotations

import re
import sys
from importlib.metadata import distribution
from pathlib import Path

import pytest
from packaging.markers import Marker

from tools.package import notices
from tools.package.contents import REPOSITORY
from tools.package.depends import programs

ENVIRONMENT = Path(sys.prefix)


def locked_here() -> set[str]:
    """The app's locked packages whose conditions hold on this system."""
    text = notices.APP_LOCK.read_text(encoding="utf-8")
    found = re.findall(r"^([\w.-]+)==\S+(?: ; ([^\\\n]+))?", text, re.MULTILINE)
    return {name for name, condition in found if not condition or Marker(condition).evaluate()}


def test_every_locked_package_of_the_app_is_in_the_list() -> None:
    shipped = {re.sub(r"[-_.]+", "-", each.name).lower() for each in notices.shipped(ENVIRONMENT)}

    assert len(locked_here()) > 15
    assert locked_here() <= shipped


def test_what_only_builds_or_tests_is_not() -> None:
    shipped = {each.name.lower() for each in notices.shipped(ENVIRONMENT)}

    assert not shipped & {"pytest", "ruff", "mypy", "scipy", "cyclonedx-bom"}


def test_the_loader_of_a_bundle_is_handed_on_and_named(tmp_path: Path) -> None:
    """PyInstaller is in no lock of the app's, and its loader in every bundle."""
    for name in ("pyinstaller", "pyinstaller_hooks_contrib", "numpy"):
        info = tmp_path / "lib" / "python3.11" / "site-packages" / f"{name}-1.dist-info"
        info.mkdir(parents=True)
        (info / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {name}\nVersion: 1\n")
        (info / "COPYING.txt").write_text(f"the terms of {name}\n")
        (info / "RECORD").write_text(f"{info.name}/COPYING.txt,,\n")

    shipped = notices.shipped(tmp_path)

    assert [each.name for each in shipped] == ["numpy", "pyinstaller"]
    assert "the terms of pyinstaller" in notices.notices(shipped, [])


@pytest.mark.skipif(sys.platform != "linux", reason="Debian keeps the common licences")
def test_each_package_brings_its_licence_or_a_pointer_to_its_text() -> None:
    text = notices.notices(notices.shipped(ENVIRONMENT), [])

    for name in locked_here() - {"tzdata"}:
        version = distribution(name).version
        assert re.search(rf"^{name.replace('-', '[-_.]')} {version}$", text, re.M | re.I), name
    assert "GNU LESSER GENERAL PUBLIC LICENSE" in text
    assert "The text of LGPL-3\n" in text
    assert "SIL OPEN FONT LICENSE" in text.upper()
    assert "Lucide Contributors" in text
    assert (REPOSITORY / "LICENSE").read_text(encoding="utf-8").strip() in text


def test_a_package_with_no_licence_at_all_stops_the_build(tmp_path: Path) -> None:
    info = tmp_path / "lib" / "python3.11" / "site-packages" / "numpy-1.dist-info"
    info.mkdir(parents=True)
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: numpy\nVersion: 1\n")
    (info / "RECORD").write_text("numpy-1.dist-info/METADATA,,\n")
    (package,) = notices.shipped(tmp_path)

    with pytest.raises(LookupError, match="numpy has no licence file"):
        notices.licence_text(package)


def test_programs_are_told_by_what_they_are_and_not_by_their_names(tmp_path: Path) -> None:
    (tmp_path / "program").write_bytes(b"\x7fELF and more")
    (tmp_path / "libtext.so").write_text("INPUT(-lfoo)")
    (tmp_path / "link").symlink_to("program")

    assert programs(tmp_path) == [tmp_path / "program"]
