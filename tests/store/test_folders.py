"""Where the data folder is."""

from __future__ import annotations

from pathlib import Path

import pytest

from mindbody_app.store.folders import data_folder


def test_the_command_line_comes_before_the_variable_and_that_before_the_platform(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.chdir(tmp_path)
    variable = {"MINDBODY_DATA": "~/named"}
    assert data_folder(variable, Path("chosen")) == tmp_path / "chosen"
    assert data_folder(variable) == tmp_path / "named"
    for empty in ({}, {"MINDBODY_DATA": " "}):
        assert data_folder(empty).name == "BodyAndBreath"
        assert data_folder(empty).is_absolute()
    assert list(tmp_path.iterdir()) == []


def test_a_tilde_that_names_nobody_is_part_of_the_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert data_folder({}, Path("~nobody-of-that-name")) == tmp_path / "~nobody-of-that-name"
    assert data_folder({"MINDBODY_DATA": "~nobody-of-that-name/x"}).parent.parent == tmp_path
