"""The .deb and the archive, made of a bundle of three files."""

from __future__ import annotations

import gzip
import hashlib
import io
import os
import shutil
import subprocess
import sys
import tarfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from mindbody_app import __version__
from tools.package import linux
from tools.package.contents import REPOSITORY
from tools.package.linux import NAME, Papers, make_archive, make_deb
from tools.package.release import maintainer

pytestmark = pytest.mark.skipif(
    sys.platform != "linux" or shutil.which("dpkg-deb") is None, reason="made on Debian"
)

STAMP = 1_790_000_000
PAPERS = Papers("all notices\n", '{"components": []}\n', "libc6 (>= 2.35), libegl1", "2.35")


@pytest.fixture
def bundle(tmp_path: Path, qapp: object) -> Path:
    """With modes and times of its own, as any build has."""
    folder = tmp_path / "bundle"
    library = folder / "_internal" / "libone.so.1.2"
    library.parent.mkdir(parents=True)
    (folder / NAME).write_bytes(b"\x7fELF the program")
    library.write_bytes(b"\x7fELF a library")
    (library.parent / "libone.so.1").symlink_to(library.name)
    (library.parent / "notes.txt").write_text("data\n")
    (folder / NAME).chmod(0o700)
    library.chmod(0o777)
    return folder


@pytest.fixture
def work(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "work"
    monkeypatch.setattr(linux, "WORK", folder)
    return folder


def deb_of(bundle: Path, output: Path, version: str = "1.2.3") -> Path:
    output.mkdir(exist_ok=True)
    return make_deb(bundle, PAPERS, output, version, quick=True)


def archive_of(bundle: Path, output: Path) -> Path:
    output.mkdir(exist_ok=True)
    return make_archive(bundle, PAPERS, output, quick=True)


def told(*command: str | Path) -> bytes:
    return subprocess.run(command, capture_output=True, check=True, timeout=60).stdout


def contents(deb: Path) -> Iterator[tuple[tarfile.TarInfo, bytes]]:
    with tarfile.open(fileobj=io.BytesIO(told("dpkg-deb", "--fsys-tarfile", deb))) as packed:
        for each in packed:
            file = packed.extractfile(each) if each.isfile() else None
            yield each, file.read() if file else b""


def test_the_deb_says_what_it_is_and_needs(bundle: Path, work: Path, tmp_path: Path) -> None:
    deb = deb_of(bundle, tmp_path / "out")

    fields = dict(
        line.split(": ", 1)
        for line in told("dpkg-deb", "--field", deb).decode().splitlines()
        if not line.startswith(" ")
    )
    assert deb.name == f"{NAME}_1.2.3_amd64.deb"
    assert (fields["Package"], fields["Version"]) == (NAME, "1.2.3")
    assert (fields["Depends"], fields["Maintainer"]) == (PAPERS.depends, maintainer())
    sizes = [-(-len(data) // 1024) if each.isfile() else 1 for each, data in contents(deb)]
    # Less the folder that is the root itself.
    assert int(fields["Installed-Size"]) == sum(sizes) - 1


def test_everything_lies_in_its_place_with_even_modes(
    bundle: Path, work: Path, tmp_path: Path
) -> None:
    found = {
        each.name.removeprefix("./"): (each, data)
        for each, data in contents(deb_of(bundle, tmp_path / "out"))
    }

    library = f"usr/lib/{NAME}"
    assert found[f"usr/bin/{NAME}"][0].linkname == f"../lib/{NAME}/{NAME}"
    assert found[f"{library}/_internal/libone.so.1"][0].linkname == "libone.so.1.2"
    assert found[f"{library}/{NAME}"][1] == b"\x7fELF the program"
    executable = {name for name, (each, _) in found.items() if each.isfile() and each.mode & 0o111}
    assert executable == {f"{library}/{NAME}"}
    for name, (each, _) in found.items():
        assert (each.uid, each.gid, each.mtime) == (0, 0, STAMP), name
        wanted = 0o755 if each.isdir() or name in executable else 0o644
        assert each.issym() or each.mode == wanted, name
    papers = f"usr/share/doc/{NAME}"
    assert gzip.decompress(found[f"{papers}/NOTICES.txt.gz"][1]).decode() == PAPERS.notices
    assert gzip.decompress(found[f"{papers}/sbom.json.gz"][1]).decode() == PAPERS.bill
    changes = gzip.decompress(found[f"{papers}/CHANGELOG.md.gz"][1])
    assert changes == (REPOSITORY / "CHANGELOG.md").read_bytes()
    assert b"CHANGELOG.md.gz" in gzip.decompress(found[f"{papers}/changelog.gz"][1])
    assert not [name for name in found if name.endswith(".sh")]


def test_every_file_of_the_deb_has_its_sum(bundle: Path, work: Path, tmp_path: Path) -> None:
    """`dpkg --verify` goes by them."""
    deb = deb_of(bundle, tmp_path / "out")
    sums = {}
    control = io.BytesIO(told("dpkg-deb", "--ctrl-tarfile", deb))
    with tarfile.open(fileobj=control) as packed:
        file = packed.extractfile("./md5sums")
        assert file is not None
        for line in file.read().decode().splitlines():
            digest, name = line.split("  ", 1)
            sums[name] = digest

    files = {each.name.removeprefix("./"): data for each, data in contents(deb) if each.isfile()}
    assert sums == {
        name: hashlib.md5(data, usedforsecurity=False).hexdigest() for name, data in files.items()
    }


def test_the_archive_holds_one_folder_that_runs_anywhere(
    bundle: Path, work: Path, tmp_path: Path
) -> None:
    archive = archive_of(bundle, tmp_path / "out")
    with tarfile.open(archive) as packed:
        found = {each.name: each for each in packed}
        read_me = packed.extractfile(f"{NAME}-{__version__}/README.txt")
        assert read_me is not None
        assert PAPERS.glibc in read_me.read().decode()

    folder = f"{NAME}-{__version__}"
    assert all(name.split("/")[0] == folder for name in found)
    assert list(found) == sorted(found, key=lambda name: name.encode())
    executable = {name for name, each in found.items() if each.isfile() and each.mode & 0o111}
    assert executable == {f"{folder}/{each}" for each in (NAME, *linux.MENU_SCRIPTS)}
    assert {each.mtime for each in found.values()} == {STAMP}
    assert {(each.uid, each.gid) for each in found.values()} == {(0, 0)}
    for name in ("NOTICES.txt", "sbom.json", "share/applications/mindbody-app.desktop"):
        assert f"{folder}/{name}" in found


def test_made_again_later_both_are_the_same_to_the_byte(
    bundle: Path, work: Path, tmp_path: Path
) -> None:
    made = []
    for name in ("first", "second"):
        made.append([each(bundle, tmp_path / name).read_bytes() for each in (deb_of, archive_of)])
        shutil.rmtree(work)
        for path in bundle.rglob("*"):
            os.utime(path, (1_000_000_000, 1_000_000_000), follow_symlinks=False)
        (bundle / NAME).chmod(0o755)

    assert made[0] == made[1]


def test_the_sums_are_those_of_the_files(tmp_path: Path) -> None:
    (tmp_path / "a.deb").write_bytes(b"a package")
    linux.write_sums([tmp_path / "a.deb"], tmp_path / "sums")

    digest = hashlib.sha256(b"a package").hexdigest()
    assert (tmp_path / "sums").read_text() == f"{digest}  a.deb\n"
