"""The script that makes an AppImage, with the AppImage project's tool played by one of ours."""

from __future__ import annotations

import hashlib
import io
import subprocess
import sys
import tarfile
from pathlib import Path

import pytest

from tools.package.contents import REPOSITORY

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="an AppImage is Linux's")

SCRIPT = REPOSITORY / "packaging" / "linux" / "make_appimage.sh"
NAME = "mindbody-app-1.2.3-linux-x86_64"
APP = "#!/bin/sh\n[ ! -e broken ] && echo self-test passed\n"
TOOL = """#!/bin/sh
echo "$@" >arguments
while [ $# -gt 2 ]; do shift; done
(cd "$1" && find . | sort) >contents
printf '#!/bin/sh\\necho from the image: "$@"\\n' >"$2"
chmod +x "$2"
"""


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    path = tmp_path / f"{NAME}.tar.xz"
    files = {
        "mindbody-app": APP,
        "add-to-menu.sh": "",
        "remove-from-menu.sh": "",
        "share/applications/mindbody-app.desktop": "[Desktop Entry]\n",
        "share/icons/hicolor/256x256/apps/mindbody-app.png": "png",
    }
    with tarfile.open(path, "w:xz") as packed:
        for name, text in files.items():
            info = tarfile.TarInfo(f"mindbody-app-1.2.3/{name}")
            info.size, info.mode = len(text), 0o755
            packed.addfile(info, io.BytesIO(text.encode()))
    for name in ("tool", "runtime"):
        (tmp_path / name).write_text(TOOL)
        (tmp_path / name).chmod(0o755)
    return path


def make(folder: Path, archive: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [SCRIPT, "./tool", "runtime", archive, "made"],
        cwd=folder,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def test_the_bundle_becomes_one_file_that_is_tried(archive: Path, tmp_path: Path) -> None:
    done = make(tmp_path, archive)
    assert done.returncode == 0, done.stderr

    image = tmp_path / "made" / "BodyAndBreath-1.2.3-linux-x86_64.AppImage"
    assert done.stdout.splitlines() == [
        "from the image: --self-test",
        f"made/{image.name}",
    ]
    contents = (tmp_path / "contents").read_text().splitlines()
    assert {"./AppRun", "./mindbody-app", "./mindbody-app.desktop", "./mindbody-app.png"} <= set(
        contents
    )
    assert "./usr/share/applications/mindbody-app.desktop" in contents
    assert not [each for each in contents if "menu" in each]
    runtime = f"--runtime-file {tmp_path / 'runtime'}"
    assert runtime in (tmp_path / "arguments").read_text()
    (sums,) = image.parent.glob("*.sha256")
    digest = hashlib.sha256(image.read_bytes()).hexdigest()
    assert sums.read_text() == f"{digest}  {image.name}\n"


def test_a_bundle_that_fails_its_own_test_is_not_packed(archive: Path, tmp_path: Path) -> None:
    (tmp_path / "broken").touch()

    done = make(tmp_path, archive)

    assert done.returncode == 1
    assert done.stderr == "make_appimage.sh: the archive fails its own test.\n"
    assert not (tmp_path / "made").exists()


def test_another_file_is_refused_by_name(archive: Path, tmp_path: Path) -> None:
    other = archive.rename(tmp_path / "other.tar.xz")

    done = make(tmp_path, other)

    assert done.returncode == 1
    assert "is not the archive that make package makes" in done.stderr
