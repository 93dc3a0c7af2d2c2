"""Builds the last commit's app twice, with this tree's tools: the same files, the same bytes?

    python -m tools.package.twice [--windows]

With `--windows` it is the folder that the Windows installer unpacks. Exit code 1 and the names of
what differs where they are not the same.
"""

from __future__ import annotations

import argparse
import hashlib
import shutil
import subprocess
import sys
from pathlib import Path

from tools.package.bundle import WORK, make_bundle, make_environment
from tools.package.contents import REPOSITORY
from tools.package.windows import make_layout


def main() -> int:
    """Build, build again, and tell."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--windows", action="store_true")
    windows = parser.parse_args().windows
    source = lay_out_commit(WORK / "source")
    digests = []
    for name in ("first", "second"):
        bundle = WORK / name
        if windows:
            make_layout(bundle, source)
        else:
            make_environment()
            make_bundle(bundle, source=source)
        digests.append(digests_of(bundle))
        shutil.rmtree(bundle)
    shutil.rmtree(source)
    first, second = digests
    differing = sorted(
        name for name in first.keys() | second.keys() if first.get(name) != second.get(name)
    )
    print(f"{len(first)} and {len(second)} files; {len(differing)} differ")
    print("".join(f"  {name}\n" for name in differing), end="")
    return 1 if differing else 0


def lay_out_commit(folder: Path) -> Path:
    """The files of the last commit, in a folder of their own."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    archive = subprocess.run(
        ["git", "archive", "HEAD", "src", "assets"],
        cwd=REPOSITORY,
        capture_output=True,
        check=True,
    )
    subprocess.run(["tar", "--extract"], cwd=folder, input=archive.stdout, check=True)
    return folder


def digests_of(bundle: Path) -> dict[str, str]:
    """Each file's digest by its place; a link's is where it leads."""
    found = {}
    for path in bundle.rglob("*"):
        name = path.relative_to(bundle).as_posix()
        if path.is_symlink():
            found[name] = f"-> {path.readlink()}"
        elif path.is_file():
            found[name] = hashlib.sha256(path.read_bytes()).hexdigest()
    return found


if __name__ == "__main__":
    sys.exit(main())
