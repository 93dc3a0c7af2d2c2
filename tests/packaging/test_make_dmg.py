"""The script that signs, packs and notarises, with Apple's tools played by ones that take notes."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tools.package import macos, macos_app

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the script is for a Mac's shell")

MACH_O = bytes.fromhex("cffaedfe0c000001")
NOTE = 'echo "$(basename "$0")" "$@" >>"$NOTES"\n'
TOOLS = {
    "codesign": NOTE,
    "ditto": NOTE + 'cp -R "$1" "$2"\n',
    "file": """case $(head -c 4 "$2" | od -An -tx1 | tr -d " ") in
cffaedfe) echo Mach-O ;;
*) echo data ;;
esac
""",
    "hdiutil": NOTE + '[ "$1" != create ] || { eval image=\\${$#}; ls -R "$7" >"$image"; }\n',
    "plutil": '[ "$2" = status ] && echo "$STATUS" || echo the-id\n',
    "spctl": NOTE,
    "xcrun": NOTE,
}
IDENTITY = "Developer ID Application: Somebody (ABCDE12345)"


class Mac:
    """A folder with an app and the tools of a Mac."""

    def __init__(self, folder: Path) -> None:
        self.notes = folder / "notes"
        self.programs = folder / "programs"
        self.app = folder / "A place" / macos_app.NAME
        self.image = folder / "image.dmg"
        self.programs.mkdir()
        for name, script in TOOLS.items():
            self.put(name, script)
        self.program = self.app / "Contents" / "MacOS" / macos_app.PROGRAM
        frameworks = self.app / "Contents" / "Frameworks"
        core = frameworks / "PySide6/Qt/lib/QtCore.framework"
        for place, data in (
            (frameworks / "PySide6/QtCore.abi3.so", MACH_O),
            (core / "Versions/A/QtCore", MACH_O),
            (core / "Versions/A/Resources/Info.plist", b"<plist/>"),
            (self.app / "Contents/Resources/NOTICES.txt", b"words"),
            (self.program, b"#!/bin/sh\necho self-test passed\n"),
        ):
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(data)
        (core / "QtCore").symlink_to("Versions/A/QtCore")
        self.program.chmod(0o755)

    def put(self, name: str, script: str) -> None:
        path = self.programs / name
        path.write_text(f"#!/bin/sh\n{script}")
        path.chmod(0o755)

    def pack(self, *options: str, **variables: str) -> subprocess.CompletedProcess[str]:
        environment = {
            "PATH": f"{self.programs}{os.pathsep}{os.defpath}",
            "NOTES": str(self.notes),
            "STATUS": "Accepted",
            **variables,
        }
        return subprocess.run(
            [macos.SCRIPT, *options, self.app, macos.READ_ME, self.image],
            env=environment,
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )

    def noted(self, tool: str) -> list[str]:
        lines = self.notes.read_text().splitlines() if self.notes.exists() else []
        return [each.removeprefix(f"{tool} ") for each in lines if each.startswith(f"{tool} ")]


@pytest.fixture
def mac(tmp_path: Path) -> Mac:
    return Mac(tmp_path)


def test_code_is_signed_from_the_inside_out(mac: Mac) -> None:
    done = mac.pack(MACOS_IDENTITY=IDENTITY, MACOS_NOTARY_PROFILE="profile")
    assert done.returncode == 0, done.stderr

    *code, whole, checked, image = mac.noted("codesign")
    inside = [each.rpartition(f"{macos_app.NAME}/Contents/Frameworks/")[2] for each in code]
    assert sorted(inside[:-1]) == [
        "PySide6/Qt/lib/QtCore.framework/Versions/A/QtCore",
        "PySide6/QtCore.abi3.so",
    ]
    assert inside[-1] == "PySide6/Qt/lib/QtCore.framework"
    assert whole.endswith(f"/{macos_app.NAME}")
    for each in (*code, whole):
        assert f"--timestamp --sign {IDENTITY} --options runtime " in each
        assert "--deep" not in each and "--entitlements" not in each
    assert checked.startswith("--verify --deep --strict ")
    assert image == f"--force --timestamp --sign {IDENTITY} {mac.image}"


def test_the_image_holds_the_app_and_is_notarised_stapled_and_assessed(mac: Mac) -> None:
    done = mac.pack(
        MACOS_IDENTITY=IDENTITY, MACOS_NOTARY_PROFILE="profile", MACOS_KEYCHAIN="some.keychain"
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines()[-1] == str(mac.image)

    listed = mac.image.read_text()
    assert {macos_app.NAME, "Applications", "Read me.txt"} <= set(listed.splitlines())
    made = mac.noted("hdiutil")[0]
    assert "-volname Body & Breath " in made and "-format ULMO" in made
    account = "--keychain-profile profile --keychain some.keychain"
    assert mac.noted("xcrun") == [
        f"notarytool submit {mac.image} {account} --wait --output-format plist",
        f"stapler staple {mac.image}",
        f"stapler validate {mac.image}",
    ]
    assert [each.split()[2] for each in mac.noted("spctl")] == ["open", "execute"]


def test_unsigned_needs_no_certificate_and_says_so(mac: Mac) -> None:
    done = mac.pack("--unsigned")

    assert done.returncode == 0, done.stderr
    assert "unsigned, as was asked" in done.stdout
    assert mac.image.is_file()
    assert not mac.noted("xcrun") and not mac.noted("spctl")
    assert all("--sign -" in each or "--verify" in each for each in mac.noted("codesign"))


@pytest.mark.parametrize(
    ("variables", "sentence"),
    [
        ({}, "MACOS_IDENTITY is not set"),
        ({"MACOS_IDENTITY": IDENTITY}, "MACOS_NOTARY_PROFILE is not set"),
    ],
)
def test_what_is_missing_is_named_before_anything_is_done(
    mac: Mac, variables: dict[str, str], sentence: str
) -> None:
    done = mac.pack(**variables)

    assert done.returncode == 1
    assert done.stderr.startswith(f"make_dmg.sh: {sentence}")
    assert len(done.stderr.splitlines()) == 1
    assert not mac.notes.exists()


def test_a_missing_tool_is_named(mac: Mac) -> None:
    (mac.programs / "hdiutil").unlink()
    if sys.platform == "darwin":
        pytest.skip("a Mac has it")

    done = mac.pack("--unsigned")

    assert done.stderr.startswith("make_dmg.sh: hdiutil is not there")


def test_an_app_that_fails_its_own_test_is_not_packed(mac: Mac) -> None:
    mac.program.write_text("#!/bin/sh\necho FAILED sound: none\nexit 1\n")

    done = mac.pack("--unsigned")

    assert done.returncode == 1
    assert "FAILED sound: none" in done.stderr
    assert "make_dmg.sh: the app fails its own test" in done.stderr
    assert not mac.image.exists()


def test_apples_refusal_ends_it_with_apples_own_words(mac: Mac) -> None:
    mac.put("xcrun", NOTE + '[ "$2" != log ] || echo the signature is invalid\n')

    done = mac.pack(MACOS_IDENTITY=IDENTITY, MACOS_NOTARY_PROFILE="profile", STATUS="Invalid")

    assert done.returncode == 1
    assert "the signature is invalid" in done.stderr
    assert done.stderr.splitlines()[-1].startswith("make_dmg.sh: Apple did not take the image (In")
    assert mac.noted("xcrun")[-1].startswith("notarytool log the-id ")
    assert not mac.noted("spctl")
