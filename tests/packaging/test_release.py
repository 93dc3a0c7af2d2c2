"""What keeps a release from being made."""

from __future__ import annotations

import re
from datetime import date
from email.utils import parseaddr
from pathlib import Path

import pytest

from mindbody_app import __version__
from tools.package import audit, linux, release
from tools.package.contents import REPOSITORY
from tools.package.notices import COMMON_LICENCES, OWN_COPIES

SOMEBODY = "The Body & Breath authors <authors@example.org>"
TODAY = date(2026, 12, 1)


def test_a_tag_that_is_the_version_may_be_released() -> None:
    assert release.problems(f"v{__version__}", __version__, SOMEBODY) == []


@pytest.mark.parametrize(
    ("tag", "version", "who", "sentence"),
    [
        ("v1.2.4", "1.2.3", SOMEBODY, "The tag is v1.2.4, and"),
        ("1.2.3", "1.2.3", SOMEBODY, "asks for v1.2.3"),
        ("v1.2.3rc1", "1.2.3rc1", SOMEBODY, "three numbers"),
        ("v1.2.3", "1.2.3", "A <a@mindbody.invalid>", "whom nobody can write to"),
    ],
)
def test_what_stands_in_the_way_is_said_in_a_sentence(
    tag: str, version: str, who: str, sentence: str
) -> None:
    (found,) = release.problems(tag, version, who)

    assert sentence in found


def test_the_maintainer_stands_in_one_place() -> None:
    name, address = parseaddr(release.maintainer())
    assert name and "@" in address

    packaging = [each for each in (REPOSITORY / "packaging").rglob("*") if each.is_file()]
    tools = [*(REPOSITORY / "tools" / "package").glob("*.py")]
    found = [each.name for each in (*packaging, *tools) if address.encode() in each.read_bytes()]
    assert found == []
    words = {"MAINTAINER": release.maintainer()}
    assert f"Maintainer: {name} <{address}>\n" in linux.fill("control", words)


def test_every_version_of_every_lock_is_asked_for() -> None:
    locks = [each.read_text(encoding="utf-8") for each in audit.REQUIREMENTS.glob("*.lock")]
    packages = audit.pinned(locks)

    assert len(locks) >= 7
    assert {re.split("==", each)[0] for each in packages} >= {"pyside6-essentials", "numpy", "uv"}
    # The Macs' two processors have versions of their own of this one.
    assert sum(each.startswith("onnxruntime==") for each in packages) == 2
    assert sorted(each for group in audit.rounds(packages) for each in group) == list(packages)


def test_pip_audit_gets_each_name_once_a_round() -> None:
    assert audit.rounds(["a==1", "a==2", "b==1", "a==3"]) == [["a==1", "b==1"], ["a==2"], ["a==3"]]


def test_a_lock_is_read_past_its_conditions_and_hashes() -> None:
    lock = (
        "numpy==2.4.6 ; python_full_version < '3.12' \\\n    --hash=sha256:00 \\\n"
        "    --hash=sha256:11\nuv==0.9.1 \\\n    --hash=sha256:22\n# a==1\n"
    )

    assert audit.pinned([lock, lock]) == ("numpy==2.4.6", "uv==0.9.1")


def test_exceptions_hold_until_their_day() -> None:
    text = "# why\n\nPYSEC-2026-1 until 2026-12-01: nothing here reads such files\n"

    assert audit.exceptions(text, TODAY) == ["PYSEC-2026-1"]


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        (
            "PYSEC-2026-1 until 2026-11-30: why",
            "line 2: PYSEC-2026-1 was excepted until 2026-11-30",
        ),
        ("PYSEC-2026-1", "line 2: write ID until YYYY-MM-DD"),
        ("PYSEC-2026-1 until 2026-12-31:", "line 2: write ID until YYYY-MM-DD"),
    ],
)
def test_an_exception_past_its_day_or_without_a_reason_is_refused(line: str, sentence: str) -> None:
    with pytest.raises(ValueError, match=re.escape(sentence)):
        audit.exceptions(f"# comment\n{line}\n", TODAY)


def test_the_exceptions_that_stand_now_can_be_read() -> None:
    found = audit.exceptions(audit.EXCEPTIONS.read_text(encoding="utf-8"), date(2026, 1, 1))
    assert audit.PYTHON in found


def test_nothing_is_asked_before_somebody_looked_at_windows_python(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "exceptions.txt").write_text("python-3.11.8 until 9999-12-31: another one\n")
    monkeypatch.setattr(audit, "EXCEPTIONS", tmp_path / "exceptions.txt")
    assert audit.main() == 1
    said = capsys.readouterr()
    assert audit.PYTHON in said.err and not said.out


def test_sums_have_the_same_ends_of_lines_on_every_system(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def write_as_windows(path: Path, text: str, encoding: str, newline: str = "\r\n") -> None:
        path.write_bytes(text.replace("\n", newline).encode(encoding))

    monkeypatch.setattr(Path, "write_text", write_as_windows)
    (tmp_path / "a.exe").write_bytes(b"a")
    linux.write_sums([tmp_path / "a.exe"], tmp_path / "a.sha256")
    assert (tmp_path / "a.sha256").read_bytes().endswith(b"  a.exe\n")


@pytest.mark.parametrize("copy", sorted(OWN_COPIES.glob("*.txt")), ids=lambda each: each.name)
def test_our_copies_of_licences_are_debians(copy: Path) -> None:
    debians = COMMON_LICENCES / copy.stem
    if not debians.is_file():
        pytest.skip("not on Debian")

    assert copy.read_bytes() == debians.read_bytes()
