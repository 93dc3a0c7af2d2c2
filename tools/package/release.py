"""Holds a release to what must be so before anything is built.

    python -m tools.package.release TAG

Exit code 1 and a sentence for each thing that isn't.
"""

from __future__ import annotations

import re
import sys
import tomllib

from mindbody_app import __version__
from tools.package.contents import REPOSITORY

VERSION = re.compile(r"\d+\.\d+\.\d+")
"""What all three systems take as a version."""
STAND_IN = ".invalid"
"""The end of an address that reaches nobody (RFC 2606)."""


def main() -> int:
    """Check a tag."""
    if len(sys.argv) != 2:
        print(__doc__, file=sys.stderr)
        return 2
    found = problems(sys.argv[1], __version__, maintainer())
    print("\n".join(found or [f"{sys.argv[1]} may be released."]))
    return 1 if found else 0


def problems(tag: str, version: str, who: str) -> list[str]:
    """What stands in the way of a release, a sentence each.

    Args:
        tag: the tag that asks for it.
        version: the app's.
        who: the packages' maintainer.
    """
    found = []
    if tag != f"v{version}":
        found.append(f"The tag is {tag}, and mindbody_app.__version__ asks for v{version}.")
    if VERSION.fullmatch(version) is None:
        found.append(f"The version is {version}; a release's is three numbers, such as 1.2.3.")
    if who.rstrip(">").endswith(STAND_IN):
        found.append(f"pyproject.toml's authors name {who}, whom nobody can write to.")
    return found


def maintainer() -> str:
    """Name and address of the first of pyproject.toml's authors, as Debian writes them."""
    text = (REPOSITORY / "pyproject.toml").read_text(encoding="utf-8")
    first = tomllib.loads(text)["project"]["authors"][0]
    return f"{first['name']} <{first['email']}>"


if __name__ == "__main__":
    sys.exit(main())
