"""A bare Debian in a folder, with an ordinary person in it and nothing of this project."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

from tools.package.bundle import WORK

SUITE = "bookworm"
"""Debian 12, the oldest system that the packages run on."""
PERSON_ID = 65534
"""Debian's "nobody": one without any right, whom the machine outside knows as well."""
HOME = Path("/home/person")
APT = Path("/etc/apt")
CHANGING = ("proc", "sys", "dev", "run", "tmp", "home", "var/cache", "var/log", "var/lib/apt")
"""Folders whose files come and go without any package's doing."""


class BareRoot:
    """Such a folder, made ready to be entered."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def run(self, *command: str) -> str:
        """Run something in it as root; what it printed."""
        done = self._entered(command, {"DEBIAN_FRONTEND": "noninteractive"})
        if done.returncode:
            raise OSError(f"{' '.join(command)}:\n{done.stdout[-2000:]}{done.stderr[-2000:]}")
        return done.stdout

    def run_as_person(
        self, *command: str, environment: Mapping[str, str], calls: Path | None = None
    ) -> subprocess.CompletedProcess[str]:
        """Run something in it as the ordinary person.

        Every connection that it asks for goes to a file, if one is named.
        """
        return self._entered(command, environment, person=True, calls=calls)

    def start_as_person(
        self,
        *command: str,
        environment: Mapping[str, str],
        errors: TextIO | None = None,
        calls: Path | None = None,
    ) -> subprocess.Popen[str]:
        """Start something in it as the ordinary person.

        What it complains of goes to one file, and every connection that it asks for to another.
        """
        watch = [] if calls is None else [*_watching(calls), "--daemonize"]
        return subprocess.Popen(
            [*watch, *self.command_as_person(*command)],
            env=_variables(environment),
            stderr=errors or subprocess.DEVNULL,
            text=True,
        )

    def command_as_person(self, *command: str) -> list[str]:
        """The command that runs something in it as the ordinary person."""
        who = f"--userspec={PERSON_ID}:{PERSON_ID}"
        return ["chroot", who, str(self.folder), *command]

    def files(self) -> frozenset[str]:
        """Every file and folder that does not come and go by itself."""
        found = set()
        for place, folders, names in os.walk(self.folder):
            here = Path(place).relative_to(self.folder)
            folders[:] = [each for each in folders if str(here / each) not in CHANGING]
            found |= {str(here / each) for each in (*folders, *names)}
        return frozenset(found)

    def home(self) -> Path:
        """The person's own folder, seen from outside."""
        return self.folder / HOME.relative_to("/")

    def _entered(
        self,
        command: Sequence[str],
        environment: Mapping[str, str],
        *,
        person: bool = False,
        calls: Path | None = None,
    ) -> subprocess.CompletedProcess[str]:
        enter = self.command_as_person if person else self._command_as_root
        watch = [] if calls is None else _watching(calls)
        return subprocess.run(
            [*watch, *enter(*command)],
            env=_variables(environment),
            capture_output=True,
            text=True,
            errors="replace",
            check=False,
            timeout=900,
        )

    def _command_as_root(self, *command: str) -> list[str]:
        return ["chroot", str(self.folder), *command]


@contextmanager
def bare_root(
    folder: Path, shared: Path, *, suite: str = SUITE, packages: Sequence[str] = ()
) -> Iterator[BareRoot]:
    """A fresh bare Debian, with one folder of the machine's at the same place in it.

    It asks for a mount namespace of its own, so that whatever happens no mount stays behind.

    Args:
        folder: where it lies; what is there is replaced, and removed at the end.
        shared: the machine's folder.
        suite: Debian's name of the release.
        packages: what of it is installed beyond the minimum, with nothing recommended.
    """
    cache = _kept(suite, packages)
    shutil.rmtree(folder, ignore_errors=True)
    subprocess.run(["cp", "--archive", "--reflink=auto", str(cache), str(folder)], check=True)
    root = BareRoot(folder)
    inside = folder / shared.relative_to("/")
    inside.mkdir(parents=True)
    mounts = [
        ("--types", "proc", "proc", str(folder / "proc")),
        ("--types", "sysfs", "--options", "ro", "sysfs", str(folder / "sys")),
        ("--rbind", "/dev", str(folder / "dev")),
        ("--bind", str(shared), str(inside)),
    ]
    for mount in mounts:
        subprocess.run(["mount", *mount], check=True)
    try:
        yield root
    finally:
        for mount in reversed(mounts):
            subprocess.run(["umount", "--recursive", "--lazy", mount[-1]], check=True)
        shutil.rmtree(folder)


def _watching(calls: Path) -> list[str]:
    """What runs a command and writes each connection that it asks for into a file."""
    watch = ["strace", "--follow-forks", "--seccomp-bpf", "--quiet=all"]
    return [*watch, "--trace=connect,sendto", f"--output={calls}"]


def _variables(more: Mapping[str, str]) -> dict[str, str]:
    return {"PATH": "/usr/sbin:/usr/bin:/sbin:/bin", "HOME": str(HOME), "LANG": "C.UTF-8"} | dict(
        more
    )


def _kept(suite: str, packages: Sequence[str]) -> Path:
    """The bare Debian that is copied, made once from the archive that this machine's apt uses."""
    cache = WORK / f"bare-{suite}"
    if cache.is_dir():
        return cache
    unfinished = cache.with_suffix(".unfinished")
    shutil.rmtree(unfinished, ignore_errors=True)
    unfinished.parent.mkdir(parents=True, exist_ok=True)
    command = ["debootstrap", "--variant=minbase", suite, str(unfinished), _archive()]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    _lend_archives(unfinished, suite)
    root = BareRoot(unfinished)
    if packages:
        root.run("apt-get", "update")
        root.run("apt-get", "install", "--yes", "--no-install-recommends", *packages)
        root.run("apt-get", "clean")
    root.home().mkdir()
    os.chown(root.home(), PERSON_ID, PERSON_ID)
    unfinished.rename(cache)
    return cache


def _archive() -> str:
    asked = ["apt-get", "indextargets", "--format", "$(ORIGIN) $(REPO_URI)", "Created-By: Packages"]
    lines = subprocess.run(asked, capture_output=True, text=True, check=True).stdout.splitlines()
    for line in lines:
        origin, _, address = line.partition(" ")
        if origin == "Debian" and "security" not in address:
            return address
    raise LookupError("this machine's apt knows no Debian archive: run apt-get update once")


def _lend_archives(folder: Path, suite: str) -> None:
    """Let the root's apt reach what this machine's reaches, with the same keys and proxies.

    A suite that isn't this machine's own has the one archive that it was made from.
    """
    inside = folder / APT.relative_to("/")
    lent = [*APT.glob("keyrings/*"), *APT.glob("auth.conf.d/*")]
    if suite == SUITE:
        (inside / "sources.list").unlink(missing_ok=True)
        lent += [APT / "sources.list", *APT.glob("sources.list.d/*.sources")]
        lent += APT.glob("sources.list.d/*.list")
    lent += [
        each
        for each in APT.glob("apt.conf.d/*")
        if "::Proxy" in (text := each.read_text(encoding="utf-8")) and "Invoke" not in text
    ]
    for each in lent:
        if each.is_file():
            place = folder / each.relative_to("/")
            place.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(each, place)
