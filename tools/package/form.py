"""The form of a .deb: its size, its sums, and what Debian's and freedesktop's checkers say."""

from __future__ import annotations

import subprocess
import tempfile
from pathlib import Path

from mindbody_app import __version__
from tools.package.linux import METAINFO, NAME, OUTPUT

MOST_MEGABYTES = 130


def say(what: str, found: str = "") -> None:
    """A line for a step that went well."""
    print(f"ok      {what}{': ' if found else ''}{found}", flush=True)


def check_form(deb: Path) -> None:
    """Size, sums, and what Debian's and freedesktop's own checkers say."""
    size = deb.stat().st_size / 1e6
    assert size <= MOST_MEGABYTES, f"the .deb has {size:.1f} MB"
    say("size of the .deb", f"{size:.1f} MB, at most {MOST_MEGABYTES}")
    sums = f"{NAME}-{__version__}-linux-x86_64.sha256"
    if deb.parent == OUTPUT:
        subprocess.run(["sha256sum", "--check", "--quiet", sums], cwd=deb.parent, check=True)
        say("SHA-256 sums")
    strict = ["--fail-on", "error,warning", "--allow-root"]
    subprocess.run(["lintian", *strict, str(deb)], check=True)
    say("lintian", "no error and no warning but those that packaging/linux overrides")
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run(["dpkg-deb", "--extract", str(deb), folder], check=True)
        share = Path(folder, "usr", "share")
        entry = share / "applications" / f"{NAME}.desktop"
        subprocess.run(["desktop-file-validate", str(entry)], check=True)
        info = share / "metainfo" / METAINFO
        appstream = ["appstreamcli", "validate", "--no-net", str(info)]
        subprocess.run(appstream, check=True, stdout=subprocess.DEVNULL)
    say("desktop-file-validate and appstreamcli")
