"""The workflows say what is so in this tree, and may do no more than they must."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from tools.package.contents import REPOSITORY

WORKFLOWS = REPOSITORY / ".github" / "workflows"
README = REPOSITORY / "packaging" / "README.md"
FILES = sorted(WORKFLOWS.glob("*.yml"))
PINNED = re.compile(r"[\w-]+/[\w-]+@[0-9a-f]{40}")
Step = dict[str, Any]


def read(path: Path) -> dict[Any, Any]:
    found = yaml.safe_load(path.read_text(encoding="utf-8"))
    assert isinstance(found, dict)
    return found


def jobs(path: Path) -> dict[str, dict[str, Any]]:
    found = read(path)["jobs"]
    assert isinstance(found, dict)
    return found


def steps() -> Iterator[tuple[str, dict[str, Any], Step]]:
    for path in FILES:
        for name, job in jobs(path).items():
            for step in job.get("steps", ()):
                yield f"{path.name}, {name}", job, step


def scripts() -> list[str]:
    return [step["run"] for _, _, step in steps() if "run" in step]


def test_both_workflows_are_there() -> None:
    assert [path.name for path in FILES] == ["release.yml", "test.yml"]
    # YAML 1.1 reads the key "on" as true.
    assert read(WORKFLOWS / "release.yml")[True] == {"push": {"tags": ["v*"]}}


def test_every_target_module_and_file_that_they_name_exists() -> None:
    makefile = (REPOSITORY / "Makefile").read_text(encoding="utf-8")
    targets = set(re.findall(r"^([a-z-]+):", makefile, re.MULTILINE))
    text = "\n".join(scripts())
    asked = re.findall(r"^make ([a-z-]+)", text, re.MULTILINE)
    modules = re.findall(r"-m (tools[\w.]+)", text)
    named = re.findall(r"(?<![\w/])(?:tools|packaging|requirements)/[\w./-]+\w", text)

    assert {"test", "package", "package-test", "package-twice"} == set(asked) <= targets
    assert {f"tools.package.{each}" for each in ("audit", "macos", "release", "windows")} == set(
        modules
    )
    assert len(named) > 8
    missing = [each for each in named if not (REPOSITORY / each).is_file()]
    missing += [
        each
        for each in modules
        if not (REPOSITORY / each.replace(".", "/")).with_suffix(".py").is_file()
    ]
    assert not missing


def test_each_script_that_they_run_may_be_run() -> None:
    for path in ("tools/system_packages.sh", "packaging/linux/make_appimage.sh"):
        assert path in "\n".join(scripts())
    programs = [*REPOSITORY.glob("packaging/*/*.sh"), *REPOSITORY.glob("tools/*.sh")]
    assert len(programs) > 5
    for program in programs:
        assert program.read_text(encoding="utf-8").startswith("#!")
        assert os.name == "nt" or os.access(program, os.X_OK), program


def test_every_secret_and_variable_is_explained() -> None:
    text = "".join(path.read_text(encoding="utf-8") for path in FILES)
    used = set(re.findall(r"\b(?:secrets|vars)\.(\w+)", text))
    explained = README.read_text(encoding="utf-8")

    assert "MACOS_CERTIFICATE" in used
    assert [each for each in sorted(used) if f"`{each}`" not in explained] == []


def test_actions_are_pinned_by_commit() -> None:
    text = "".join(path.read_text(encoding="utf-8") for path in FILES)
    lines = re.findall(r"uses: (\S+)(.*)", text)

    assert len(lines) > 10
    for action, comment in lines:
        if action.startswith("./"):
            assert (REPOSITORY / action).is_file()
        else:
            assert PINNED.fullmatch(action), action
            assert re.fullmatch(r" # v\d+\.\d+\.\d+", comment), action
    versions: dict[str, set[str]] = {}
    for action, _ in lines:
        versions.setdefault(action.split("@")[0], set()).add(action)
    assert all(len(each) == 1 for each in versions.values())


def test_no_job_may_do_more_than_it_must() -> None:
    for path in FILES:
        assert read(path)["permissions"] == {}
        for name, job in jobs(path).items():
            wanted = {"contents": "read"}
            if name == "release":
                wanted = {"attestations": "write", "contents": "write", "id-token": "write"}
            assert job["permissions"] == wanted, name


def test_secrets_are_lent_to_the_environment_of_releases_alone() -> None:
    for name, job, step in steps():
        if "secrets." in str(step):
            assert job.get("environment") == "release", name
    for path in FILES:
        for name, job in jobs(path).items():
            assert "secrets." not in str({**job, "steps": ()}), name


def test_nothing_that_others_write_is_put_into_a_script() -> None:
    assert not [each for each in scripts() if "${{" in each]


def test_no_checkout_leaves_its_token_behind() -> None:
    for name, _, step in steps():
        if "actions/checkout" in step.get("uses", ""):
            assert step["with"]["persist-credentials"] is False, name


def test_a_release_waits_for_every_other_job() -> None:
    found = jobs(WORKFLOWS / "release.yml")

    assert set(found["release"]["needs"]) == found.keys() - {"release"}
    for name in ("linux", "windows", "macos"):
        assert {"check", "audit"} <= set(found[name]["needs"])
    for name, job in found.items():
        needed = job.get("needs", [])
        assert ({needed} if isinstance(needed, str) else set(needed)) <= found.keys(), name


def test_each_job_has_an_end() -> None:
    for path in FILES:
        for name, job in jobs(path).items():
            assert "uses" in job or 0 < job["timeout-minutes"] <= 90, name


@pytest.mark.skipif(shutil.which("shellcheck") is None, reason="shellcheck is not installed")
def test_shellcheck_finds_nothing_in_the_scripts() -> None:
    shell = [
        step["run"]
        for _, job, step in steps()
        if "run" in step and job.get("defaults", {}).get("run", {}).get("shell") != "pwsh"
    ]
    whole = [*REPOSITORY.glob("packaging/*/*.sh")]
    assert len(whole) >= 2
    checked = subprocess.run(["shellcheck", *whole], capture_output=True, text=True, check=False)
    assert not checked.stdout
    for each in shell:
        done = subprocess.run(
            ["shellcheck", "--shell=bash", "-"],
            input=each,
            capture_output=True,
            text=True,
            check=False,
        )
        assert not done.stdout, each
