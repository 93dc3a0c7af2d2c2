"""Builds in these tests have a date of their own: whoever tests need not have git."""

from __future__ import annotations

import pytest


@pytest.fixture(autouse=True)
def _dated(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1790000000")
