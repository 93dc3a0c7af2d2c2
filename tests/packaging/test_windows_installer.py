"""The installer's script and the launchers: of one mind with the app and with the other systems."""

from __future__ import annotations

import re
import shutil
import xml.etree.ElementTree as ET
from pathlib import Path, PurePosixPath

import pytest
from PySide6.QtGui import QImage

from mindbody_app import __version__
from mindbody_app.commands.options import COMMANDS
from mindbody_app.store import file_kinds, instance, login_start
from mindbody_app.store.folders import FOLDER_NAME
from mindbody_app.store.journal_store import FILE_NAME
from tools.package import windows_installer, windows_layout
from tools.package.contents import REPOSITORY
from tools.package.windows_installer import (
    LIST,
    Build,
    as_list,
    as_script,
    files_of,
    write_installer,
)
from tools.package.windows_launchers import LAUNCHERS, SOURCE, fill, version_words
from tools.package.windows_pictures import ICON_SIZES, SIDE_SIZE, write_icon, write_side

UNINSTALLER = (SOURCE / "uninstaller.nsh").read_text(encoding="utf-8")
SCRIPT = (SOURCE / "installer.nsi").read_text(encoding="utf-8") + UNINSTALLER
LAUNCHER = (SOURCE / "launcher.c").read_text(encoding="utf-8")
MIME = "{http://www.freedesktop.org/standards/shared-mime-info}"


def defined(name: str) -> str:
    (value,) = re.findall(rf'^!define {name} "([^"]*)"', SCRIPT, re.MULTILINE)
    assert isinstance(value, str)
    return value


def function(name: str) -> str:
    (body,) = re.findall(rf"^Function {re.escape(name)}$(.*?)^FunctionEnd", SCRIPT, re.M | re.S)
    assert isinstance(body, str)
    return body


def arguments(macro: str) -> list[tuple[str, ...]]:
    """Each use of a macro of the script, by its quoted arguments."""
    lines = re.findall(rf'!insertmacro {macro} ("[^\n]*")', SCRIPT)
    return [tuple(re.findall(r'"([^"]*)"', line)) for line in lines]


def test_the_same_file_types_as_on_linux_are_opened_by_the_app() -> None:
    text = (REPOSITORY / "packaging" / "linux" / "mindbody-app.mime.xml").read_text("utf-8")
    on_linux = {
        (
            glob.attrib["pattern"].removeprefix("*"),
            kind.attrib["type"],
            kind.findtext(f"{MIME}comment"),
        )
        for kind in ET.fromstring(text).findall(f"{MIME}mime-type")
        for glob in kind.findall(f"{MIME}glob")
        if ".mindbody-" in glob.attrib["pattern"]
    }
    here = {(suffix, mime, name) for suffix, _, mime, name in arguments("AddFileType")}

    assert here == on_linux
    assert {suffix for suffix, *_ in here} == {file_kinds.PLAN_SUFFIX, file_kinds.SCRIPT_SUFFIX}


def test_what_is_registered_is_taken_back() -> None:
    added = [each[:2] for each in arguments("AddFileType")]
    assert added == arguments("RemoveFileType")
    install, remove = SCRIPT.split('Section "Uninstall"')
    for (program,) in arguments("AddToAppPaths"):
        assert f'DeleteRegKey HKCU "${{WINDOWS_KEY}}\\App Paths\\{program}"' in remove
    for shortcut in re.findall(r'CreateShortcut ("[^"]*")', install):
        assert f"Delete {shortcut}" in remove
    assert 'DeleteRegKey HKCU "${UNINSTALL_KEY}"' in remove
    # Nothing is ever written for the whole machine.
    assert set(re.findall(r"\b(HK\w+|SHCTX)\b", SCRIPT)) == {"HKCU"}


def test_the_uninstaller_knows_the_apps_own_names() -> None:
    remove = SCRIPT.split('Section "Uninstall"')[1]
    assert defined("TITLE") == login_start.TITLE
    root, _, leaf = login_start.RUN_KEY.rpartition("\\")
    assert defined("WINDOWS_KEY") == root
    assert f'DeleteRegValue HKCU "${{WINDOWS_KEY}}\\{leaf}" "${{TITLE}}"' in remove
    approved = login_start.APPROVED_KEY.removeprefix(f"{root}\\")
    assert f'DeleteRegValue HKCU "${{WINDOWS_KEY}}\\{approved}" "${{TITLE}}"' in remove
    assert defined("RECORD") == f"$LOCALAPPDATA\\{FOLDER_NAME}"
    assert f'"${{RECORD}}\\{FILE_NAME}"' in SCRIPT
    (command,) = re.findall(r'--data-folder "\$\{RECORD\}" ([\w-]+) ', SCRIPT)
    assert command in COMMANDS


def test_the_record_stays_unless_the_person_says_otherwise() -> None:
    start = SCRIPT.split("Function un.onInit")[1].split("FunctionEnd")[0]
    assert "StrCpy $KeepRecord 1" in start
    assert "StrCpy $SaveCopy 1" in start
    # Whole folders are only removed where nothing but the app's own can lie.
    removed = set(re.findall(r'RMDir /r "([^"]*)"', SCRIPT))
    assert removed == {"$INSTDIR.new", "${RECORD}"}
    (before,) = re.findall(r"(\$\{If\}[^\n]*)\n\s*Call un.DeleteRecord", SCRIPT)
    assert before == "${If} $KeepRecord == 0"
    assert UNINSTALLER.count("RMDir /r") == function("un.DeleteRecord").count("RMDir /r") == 1


def test_no_part_of_the_record_is_deleted_without_a_word_of_its_copy() -> None:
    copy = function("un.SaveCopyOfRecord")
    # NSIS's flag for errors is gone once it was asked for; a failure is remembered beside it.
    assert "SetErrors" not in copy
    asked, _, after = copy.partition("nsExec::ExecToStack")
    assert after and "journal.db" not in asked, "the app is asked whatever lies there"
    assert re.search(r'\$\{If\} \$0 != "0"\s+StrCpy \$Failed 1', after)
    assert re.search(r"\$\{If\} \$Failed == 1\s+StrCpy \$KeepRecord 1", after)
    left_out = re.findall(r'\$\{AndIf\} \$[45] != "([^".]+)"', function("un.CopyOtherFiles"))
    assert set(left_out) == {"cache", instance.FOLDER}, "all else is copied"


@pytest.mark.skipif(shutil.which("makensis") is None, reason="NSIS is not installed")
def test_the_script_is_compiled_without_a_warning(qapp: object, tmp_path: Path) -> None:
    for name in ("layout", "work", "output"):
        (tmp_path / name).mkdir()
    (tmp_path / "layout" / "python311.dll").write_bytes(b"MZ")
    build = Build("1.2.3", tmp_path / "layout", tmp_path / "work", tmp_path / "output", True)
    assert write_installer(build).read_bytes()[:2] == b"MZ"


def test_the_programs_have_the_names_that_everything_asks_for() -> None:
    names = {f"{name}.exe" for name in LAUNCHERS}
    assert names == {defined("PROGRAM"), defined("COMMANDS")}
    assert defined("PROGRAM") == login_start.PROGRAM
    assert defined("LIST") == windows_installer.LIST
    assert defined("LIBRARY") == f"{windows_layout.PYTHON}.dll"


def test_the_launcher_looks_for_what_the_layout_has() -> None:
    needed = re.search(r"NEEDED\[\] = \{(.*?)\};", LAUNCHER, re.DOTALL)
    assert needed is not None
    places = [each.replace("\\\\", "/") for each in re.findall(r'L"([^"]*)"', needed[1])]
    python = windows_layout.PYTHON
    assert places[:3] == [f"{python}.dll", f"{python}.zip", f"{python}._pth"]
    inner = {each.split("/")[0] for each in places if "/" in each}
    assert inner == {str(windows_layout.PACKAGES)}
    options = re.search(r"OPTIONS\[\] = \{(.*?)\};", LAUNCHER)
    assert options is not None
    assert re.findall(r'L"([^"]*)"', options[1]) == ["-I", "-B", "-X", "utf8", "-m", "mindbody_app"]


@pytest.mark.parametrize(
    ("version", "numbers"),
    [
        ("0.1.0", "0.1.0.0"),
        ("2.13.4", "2.13.4.0"),
        ("1.0.0rc2", "1.0.0.2"),
        ("1.2.3.4.5", "1.2.3.4"),
    ],
)
def test_windows_is_told_the_version_in_four_numbers(version: str, numbers: str) -> None:
    words = version_words(version)
    assert words["NUMBERS"] == numbers
    assert words["COMMAS"] == numbers.replace(".", ",")


@pytest.mark.parametrize("name", sorted(LAUNCHERS))
def test_every_word_of_the_templates_is_filled_in(name: str) -> None:
    words = {"NAME": name, **version_words("9.8.7")}
    resources, manifest = fill("launcher.rc", words), fill("launcher.manifest", words)
    assert "@" not in resources + manifest
    assert "FILEVERSION 9,8,7,0" in resources
    assert f'"OriginalFilename", "{name}.exe"' in resources
    levels = [
        each.attrib["level"] for each in ET.fromstring(manifest).iter() if "level" in each.attrib
    ]
    assert levels == ["asInvoker"]
    assert "dpiAware" not in manifest


@pytest.mark.parametrize("path", sorted(SOURCE.iterdir()), ids=lambda path: path.name)
def test_no_file_names_a_version_of_its_own(path: Path) -> None:
    assert __version__ not in path.read_text(encoding="utf-8").replace("1.0.0.0", "")


@pytest.fixture
def layout(tmp_path: Path) -> Path:
    for name in ("python311.dll", "app/b.pyc", "app/a b/c.txt", "app/a b/d/e.txt", "Z.exe"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(name)
    return tmp_path


def test_the_list_names_every_file_and_then_its_folders_from_within(layout: Path) -> None:
    assert as_list(files_of(layout)).splitlines() == [
        "Z.exe",
        "python311.dll",
        "app\\b.pyc",
        "app\\a b\\c.txt",
        "app\\a b\\d\\e.txt",
        "app\\a b\\d\\",
        "app\\a b\\",
        "app\\",
    ]


def test_every_file_is_unpacked_where_it_belongs(layout: Path) -> None:
    lines = as_script(layout, [*files_of(layout), PurePosixPath(LIST)]).splitlines()

    found, folder = [], ""
    for line in lines:
        kind, value = re.fullmatch(r'(SetOutPath|File) "(.*)"', line).groups()  # type: ignore[union-attr]
        if kind == "SetOutPath":
            folder = value
        else:
            found.append(f"{folder}\\{Path(value).name}")
    assert sorted(found) == sorted(
        f"$INSTDIR.new\\{each}"
        for each in (*as_list(files_of(layout)).splitlines(), LIST)
        if not each.endswith("\\")
    )


def test_the_icon_has_every_size(qapp: object, tmp_path: Path) -> None:
    path = tmp_path / "app.ico"
    write_icon(path)
    data = path.read_bytes()
    assert data[:4] == b"\0\0\1\0"
    assert int.from_bytes(data[4:6], "little") == len(ICON_SIZES)
    assert {16, 32, 48, 256} <= set(ICON_SIZES)
    for number, size in enumerate(ICON_SIZES):
        entry = data[6 + 16 * number : 22 + 16 * number]
        length, offset = (int.from_bytes(entry[at : at + 4], "little") for at in (8, 12))
        assert entry[0] == entry[1] == size % 256
        part = data[offset : offset + length]
        if part.startswith(b"\x89PNG"):
            assert QImage.fromData(part).width() == size == 256
        else:
            # The tile's colour is in the middle of the row a quarter up from the bottom.
            pixel = part[40 + 4 * (size * (size // 8) + size // 2) :][:4]
            _blue, green, red, alpha = pixel
            assert (alpha, green > red) == (255, True)
    image = QImage(str(path))
    assert not image.isNull()


def test_the_installers_side_is_a_picture_that_it_can_show(qapp: object, tmp_path: Path) -> None:
    write_side(tmp_path / "side.bmp")
    image = QImage(str(tmp_path / "side.bmp"))
    assert (image.width(), image.height()) == SIDE_SIZE
    assert (tmp_path / "side.bmp").read_bytes()[:2] == b"BM"
