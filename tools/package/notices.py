"""The licence notices and the bill of materials of everything that the bundle holds.

Both are made from what is installed: the metadata and licence files of the Python packages, and
Debian's copyright files of its libraries.
"""

from __future__ import annotations

import functools
import json
import os
import re
import subprocess
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from importlib.metadata import Distribution, distributions
from pathlib import Path

from mindbody_app import __version__
from tools.package.bundle import ENVIRONMENT, PROGRAMS, PYTHON, made_at
from tools.package.contents import REPOSITORY

APP_LOCK = REPOSITORY / "requirements" / "app.lock"
COMMON_LICENCES = Path("/usr/share/common-licenses")
OWN_COPIES = REPOSITORY / "packaging" / "licences"
"""Of those that wheels only name, for builds on another system than Debian."""
LICENCE_FILE = re.compile(r"(licen[cs]e|copying|notice|thirdparty|ofl)", re.IGNORECASE)
TEXTS = ((re.compile(r"LGPL-3"), ("LGPL-3", "GPL-3")), (re.compile("Apache"), ("Apache-2.0",)))
"""Packages that name a licence and don't bring its text, and where Debian keeps it."""
LOADER = "pyinstaller"
"""It puts its loader into the bundle, and none of itself."""
RULE = "=" * 78
INTRODUCTION = f"""\
Body & Breath {__version__}: licence notices
{RULE}
Body & Breath itself is under the MIT License, which stands first. It is handed on together with
the packages and libraries below, each under the licence that follows its name. The narration was
rendered from our own scripts with Kokoro-82M (hexgrad, Apache-2.0), which is not part of it.

Qt, Qt for Python and libsndfile are under the LGPL. They lie beside the app as libraries of their
own, unchanged, and may be replaced by other builds of the same version. Their sources are those of
the named versions, published by The Qt Company and by the libsndfile project.
"""


@dataclass(frozen=True, slots=True)
class SystemPackage:
    """One of Debian's packages with a library in the bundle."""

    name: str
    version: str


@dataclass(frozen=True, slots=True)
class OtherPart:
    """What is in a bundle and comes neither as a Python package nor as one of Debian's."""

    name: str
    version: str
    licence: str
    """Its text."""
    address: str
    """Its package URL, as a bill of materials has it."""


def locked_names(lock: Path = APP_LOCK) -> tuple[str, ...]:
    """The packages of a lock file, by their normalised names."""
    lines = lock.read_text(encoding="utf-8").splitlines()
    return tuple(sorted({_normal(each.split("==")[0]) for each in lines if "==" in each}))


def shipped(environment: Path = ENVIRONMENT) -> list[Distribution]:
    """The installed packages that the app needs at run time, in the order of their names."""
    wanted = {*locked_names(), LOADER}
    found = {_normal(each.name): each for each in distributions(path=site_folders(environment))}
    return [found[name] for name in sorted(wanted & found.keys())]


def site_folders(environment: Path) -> list[str]:
    """Where an environment's packages lie, on any system."""
    found = [*environment.glob("lib/python*/site-packages"), *environment.glob("Lib/site-packages")]
    return [str(each) for each in found]


def system_packages(libraries: Iterable[Path]) -> list[SystemPackage]:
    """Debian's packages that own some libraries, in the order of their names."""
    return sorted({_owner(each) for each in libraries}, key=lambda each: each.name)


def notices(
    packages: Sequence[Distribution],
    system: Sequence[SystemPackage],
    others: Sequence[OtherPart] = (),
) -> str:
    """The whole text of the notices."""
    own = (REPOSITORY / "LICENSE").read_text(encoding="utf-8")
    parts = [INTRODUCTION, _part(f"Body & Breath {__version__}", own)]
    parts += [_part(f"{each.name} {each.version}", licence_text(each)) for each in packages]
    for package in system:
        text = Path("/usr/share/doc", package.name, "copyright").read_text(encoding="utf-8")
        parts.append(_part(f"{package.name} {package.version} (Debian)", text))
    parts += [_part(f"{each.name} {each.version}", each.licence) for each in others]
    names = sorted({name for part in parts for name in _named_texts(part)})
    parts += [_part(f"The text of {name}", _common(name)) for name in names]
    return "\n".join(parts)


def licence_text(package: Distribution) -> str:
    """A package's licence files, or at least the name of its licence."""
    told = package.metadata.json
    named = str(told.get("license_expression") or told.get("license") or "")
    # Some put the whole text where the name belongs.
    lines = [f"Licence: {named}"] if named and "\n" not in named else []
    texts = [
        Path(str(each.locate())).read_text(encoding="utf-8", errors="replace").strip()
        for each in sorted(package.files or (), key=str)
        if LICENCE_FILE.search(each.name) and each.suffix not in {".py", ".pyc", ".ttf"}
    ]
    if not texts:
        texts = [
            f"The text of {name} stands at the end."
            for pattern, names in TEXTS
            if pattern.search(named)
            for name in names
        ]
    if not texts:
        raise LookupError(f"{package.name} has no licence file, and its licence is “{named}”")
    return "\n\n".join(["\n".join(lines), *dict.fromkeys(texts)])


def bill_of_materials(
    packages: Sequence[Distribution],
    system: Sequence[SystemPackage],
    others: Sequence[OtherPart] = (),
    environment: Path = ENVIRONMENT,
) -> dict[str, object]:
    """A CycloneDX bill: what cyclonedx-py finds installed, less what only builds.

    Args:
        packages: those that are handed on.
        system: Debian's packages beside them.
        others: what else there is.
        environment: where the packages are installed.
    """
    command = [str(PROGRAMS / "cyclonedx-py"), "environment", "--output-reproducible"]
    options = ["--output-format=JSON", f"--pyproject={REPOSITORY / 'pyproject.toml'}"]
    done = subprocess.run(
        [*command, *options, str(environment / PROGRAMS.name / PYTHON.name)],
        env=os.environ | {"SOURCE_DATE_EPOCH": str(made_at())},
        capture_output=True,
        text=True,
        check=True,
    )
    bill: dict[str, object] = json.loads(done.stdout)
    names = {_normal(each.name) for each in packages} - {LOADER}
    components = _listed(bill, "components")
    kept = [each for each in components if _normal(each["name"]) in names]
    kept += [
        _component(each.name, each.version, f"pkg:deb/debian/{each.name}@{each.version}?arch=amd64")
        for each in system
    ]
    kept += [_component(each.name, each.version, each.address) for each in others]
    references = {each["bom-ref"] for each in kept}
    root = bill["metadata"]["component"]  # type: ignore[index]
    root["version"] = __version__
    bill["components"] = kept
    bill["dependencies"] = [
        each
        for each in _listed(bill, "dependencies")
        if each["ref"] in references | {root["bom-ref"]}
    ]
    return bill


def _listed(bill: dict[str, object], name: str) -> list[dict[str, str]]:
    found = bill[name]
    assert isinstance(found, list)
    return found


def _component(name: str, version: str, address: str) -> dict[str, str]:
    return {
        "type": "library",
        "bom-ref": address,
        "name": name,
        "version": version,
        "purl": address,
    }


def _part(title: str, text: str) -> str:
    return f"{RULE}\n{title}\n{RULE}\n{text.strip()}\n"


def _named_texts(part: str) -> set[str]:
    """The common licences that a part only points at."""
    ours = re.findall(r"The text of (\S+) stands at the end\.", part)
    debians = re.findall(rf"{COMMON_LICENCES}/([A-Za-z]+(?:-\d+(?:\.\d+)?)?)", part)
    return {*ours, *debians}


def _common(name: str) -> str:
    debians = COMMON_LICENCES / name
    path = debians if debians.is_file() else OWN_COPIES / f"{name}.txt"
    return path.read_text(encoding="utf-8")


def _normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name.strip()).lower()


@functools.cache
def _owner(library: Path) -> SystemPackage:
    # dpkg knows a file by the place that it was packed under, with /usr or without.
    real = library.resolve()
    for place in (real, Path("/", *real.parts[2:])):
        asked = ["dpkg-query", "--search", str(place)]
        done = subprocess.run(asked, capture_output=True, text=True, check=False)
        if done.returncode == 0:
            name = done.stdout.split(":")[0]
            form = ["dpkg-query", "--show", "--showformat=${Version}", f"{name}:amd64"]
            version = subprocess.run(form, capture_output=True, text=True, check=True).stdout
            return SystemPackage(name, version)
    raise LookupError(f"{library} belongs to none of the system's packages")
