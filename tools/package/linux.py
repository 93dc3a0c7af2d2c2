"""Makes the Linux packages: a .deb, a .tar.xz, their bill of materials and checksums.

    python -m tools.package.linux [--quick] [--version VERSION] [--output FOLDER]
                                  [--bundle FOLDER | --source FOLDER]

They go to dist/. `--quick` packs fast and large, for a look. `--bundle` packs a bundle that is
there instead of building one; `--source` bundles another tree than this one, such as an earlier
commit laid out elsewhere; `--version` gives the .deb another version than the app's. With these the
test of the packages has an earlier package to upgrade from.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from mindbody_app import __version__
from tools.package.bundle import BUNDLE, WORK, made_at, make_bundle, make_environment
from tools.package.contents import REPOSITORY, SYSTEM_LIBRARIES_TAKEN
from tools.package.depends import dependencies, newest_glibc
from tools.package.icons import write_icons
from tools.package.notices import bill_of_materials, notices, shipped, system_packages
from tools.package.release import maintainer
from tools.package.sizes import shares_as_text

NAME = "mindbody-app"
METAINFO = "app.mindbody.BodyAndBreath.metainfo.xml"
TEMPLATES = REPOSITORY / "packaging" / "linux"
OUTPUT = REPOSITORY / "dist"
MENU_SCRIPTS = ("add-to-menu.sh", "remove-from-menu.sh")
"""In the archive: into the person's own menu and out of it, without an administrator."""
SYSTEM_LIBRARIES = Path("/usr/lib/x86_64-linux-gnu")


@dataclass(frozen=True, slots=True)
class Papers:
    """What is said about a bundle's parts."""

    notices: str
    bill: str
    depends: str
    glibc: str


def main() -> int:
    """Build and pack."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--quick", action="store_true")
    parser.add_argument("--version", default=__version__)
    parser.add_argument("--bundle", type=Path)
    parser.add_argument("--source", type=Path, default=REPOSITORY)
    parser.add_argument("--output", type=Path, default=OUTPUT)
    options = parser.parse_args()
    if options.bundle is None:
        make_environment()
    folder = BUNDLE if options.source == REPOSITORY else WORK / "bundle-of-another"
    bundle = options.bundle or make_bundle(folder, source=options.source.absolute())
    papers = write_papers(bundle)
    options.output.mkdir(parents=True, exist_ok=True)
    made = [make_deb(bundle, papers, options.output, options.version, quick=options.quick)]
    if options.version == __version__:
        made += [make_archive(bundle, papers, options.output, quick=options.quick)]
        made += [options.output / f"{NAME}-{__version__}-linux-x86_64.sbom.json"]
        made[-1].write_text(papers.bill, encoding="utf-8")
    write_sums(made, options.output / f"{NAME}-{options.version}-linux-x86_64.sha256")
    print(shares_as_text(bundle))
    return 0


def write_papers(bundle: Path) -> Papers:
    """Find out what a bundle is made of and what it needs."""
    libraries = bundled_system_libraries(bundle)
    packages, system = shipped(), system_packages(libraries)
    return Papers(
        notices(packages, system),
        json.dumps(bill_of_materials(packages, system), indent=1, sort_keys=True) + "\n",
        ", ".join(dependencies(bundle, [each.name for each in system])),
        newest_glibc(bundle),
    )


def bundled_system_libraries(bundle: Path) -> list[Path]:
    """The system's own libraries whose copies lie in a bundle; Python's modules are among them."""
    found = sorted((bundle / "_internal").glob("lib*.so*"))
    copies = [each for each in found if SYSTEM_LIBRARIES_TAKEN.match(each.name)]
    modules = sorted((bundle / "_internal").glob("python3*/lib-dynload/*.so"))
    places = [SYSTEM_LIBRARIES / each.name for each in copies]
    places += [Path("/usr/lib", *each.parts[-3:]) for each in modules]
    return places


def fill(template: str, words: Mapping[str, str]) -> str:
    """A file of packaging/linux with its @WORDS@ put in."""
    text = (TEMPLATES / template).read_text(encoding="utf-8")
    for word, value in words.items():
        text = text.replace(f"@{word}@", value)
    return text


def common_words(version: str = __version__) -> dict[str, str]:
    """What the templates say of this build."""
    day = datetime.fromtimestamp(made_at(), UTC).date().isoformat()
    return {"VERSION": version, "DATE": day}


def write_share(share: Path, version: str) -> None:
    """What tells a desktop of the app: entry, icons, file types, description."""
    words = common_words(version)
    for place, template in (
        (share / "applications" / f"{NAME}.desktop", f"{NAME}.desktop"),
        (share / "mime" / "packages" / f"{NAME}.xml", f"{NAME}.mime.xml"),
        (share / "metainfo" / METAINFO, METAINFO),
    ):
        place.parent.mkdir(parents=True)
        place.write_text(fill(template, words), encoding="utf-8")
    write_icons(share / "icons" / "hicolor")


def make_deb(bundle: Path, papers: Papers, output: Path, version: str, *, quick: bool) -> Path:
    """Pack the .deb; its path."""
    root = WORK / "deb"
    shutil.rmtree(root, ignore_errors=True)
    library = root / "usr" / "lib" / NAME
    library.parent.mkdir(parents=True)
    _copy(bundle, library)
    (root / "usr" / "bin").mkdir()
    (root / "usr" / "bin" / NAME).symlink_to(f"../lib/{NAME}/{NAME}")
    share = root / "usr" / "share"
    write_share(share, version)
    _write_deb_papers(share, papers, version)
    words = common_words(version) | {"SIZE": str(_kibibytes(root)), "DEPENDS": papers.depends}
    words["MAINTAINER"] = maintainer()
    (root / "DEBIAN").mkdir()
    (root / "DEBIAN" / "control").write_text(fill("control", words), encoding="utf-8")
    (root / "DEBIAN" / "md5sums").write_text(_md5sums(root), encoding="utf-8")
    _settle(root)
    path = output / f"{NAME}_{version}_amd64.deb"
    packing = ["-Zzstd", "-z3"] if quick else ["-Zxz", "-z6"]
    command = ["dpkg-deb", "--root-owner-group", *packing, "--build", str(root), str(path)]
    environment = os.environ | {"SOURCE_DATE_EPOCH": str(made_at())}
    subprocess.run(command, check=True, env=environment, stdout=subprocess.DEVNULL)
    return path


def make_archive(bundle: Path, papers: Papers, output: Path, *, quick: bool) -> Path:
    """Pack the folder that runs anywhere; its path."""
    folder = WORK / f"{NAME}-{__version__}"
    shutil.rmtree(folder, ignore_errors=True)
    _copy(bundle, folder)
    write_share(folder / "share", __version__)
    (folder / "NOTICES.txt").write_text(papers.notices, encoding="utf-8")
    (folder / "sbom.json").write_text(papers.bill, encoding="utf-8")
    for each in MENU_SCRIPTS:
        shutil.copy(TEMPLATES / each, folder)
    words = common_words() | {"GLIBC": papers.glibc}
    (folder / "README.txt").write_text(fill("README.txt", words), encoding="utf-8")
    _settle(folder)
    path = output / f"{NAME}-{__version__}-linux-x86_64.tar.xz"
    stamps = ["--sort=name", "--owner=0", "--group=0", "--numeric-owner", "--format=gnu"]
    packing = f"xz --threads=2 -{0 if quick else 6}"
    command = ["tar", "--create", *stamps, f"--use-compress-program={packing}"]
    command += [f"--file={path}", f"--directory={folder.parent}", folder.name]
    subprocess.run(command, check=True)
    return path


def write_sums(files: list[Path], path: Path) -> None:
    """Write SHA-256 sums that `sha256sum --check` takes."""
    sums = [f"{_digest(each)}  {each.name}\n" for each in files]
    # macOS' shasum takes no other ends of lines, on whatever system this is written.
    path.write_text("".join(sums), encoding="utf-8", newline="\n")
    print("".join(f"{each}  {each.stat().st_size / 1e6:.1f} MB\n" for each in files), end="")


def _write_deb_papers(share: Path, papers: Papers, version: str) -> None:
    docs, manual = share / "doc" / NAME, share / "man" / "man1"
    docs.mkdir(parents=True)
    manual.mkdir(parents=True)
    licence = (REPOSITORY / "LICENSE").read_text(encoding="utf-8").split("\n\n", 2)[2]
    lines = "".join(f" {line or '.'}\n" for line in licence.strip().splitlines())
    copyright_text = fill("copyright", {"LICENSE": lines.rstrip("\n")})
    (docs / "copyright").write_text(copyright_text, encoding="utf-8")
    day = datetime.fromtimestamp(made_at(), UTC)
    entry = f"{NAME} ({version}) stable; urgency=medium\n\n"
    entry += "  * What changed stands in CHANGELOG.md.gz beside this file.\n\n"
    _pack(docs / "CHANGELOG.md.gz", (REPOSITORY / "CHANGELOG.md").read_text(encoding="utf-8"))
    _pack(docs / "changelog.gz", f"{entry} -- {maintainer()}  {day:%a, %d %b %Y %H:%M:%S +0000}\n")
    _pack(docs / "NOTICES.txt.gz", papers.notices)
    _pack(docs / "sbom.json.gz", papers.bill)
    _pack(manual / f"{NAME}.1.gz", fill(f"{NAME}.1", common_words(version)))
    overrides = share / "lintian" / "overrides"
    overrides.mkdir(parents=True)
    shutil.copy(TEMPLATES / "lintian-overrides", overrides / NAME)


def _copy(bundle: Path, folder: Path) -> None:
    shutil.copytree(bundle, folder, symlinks=True, copy_function=shutil.copy)


def _pack(path: Path, text: str) -> None:
    path.write_bytes(gzip.compress(text.encode(), 9, mtime=0))


def _md5sums(root: Path) -> str:
    files = sorted(each for each in (root / "usr").rglob("*") if each.is_file())
    return "".join(
        f"{hashlib.md5(each.read_bytes(), usedforsecurity=False).hexdigest()}"
        f"  {each.relative_to(root)}\n"
        for each in files
        if not each.is_symlink()
    )


def _kibibytes(root: Path) -> int:
    """As Debian counts: each file rounded up, and one for whatever else there is."""
    return sum(
        -(-each.stat().st_size // 1024) if each.is_file() and not each.is_symlink() else 1
        for each in root.rglob("*")
    )


def _settle(folder: Path) -> None:
    """Give everything the modes and the time that do not depend on who built it and when."""
    when = made_at()
    for each in [*folder.rglob("*"), folder]:
        if not each.is_symlink():
            program = each.name in MENU_SCRIPTS
            program |= each.name == NAME and each.parent.name != "overrides"
            each.chmod(0o755 if program or each.is_dir() else 0o644)
        os.utime(each, (when, when), follow_symlinks=False)


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


if __name__ == "__main__":
    sys.exit(main())
