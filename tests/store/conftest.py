"""A journal in a folder of its own."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from mindbody_app.store.journal_store import JournalStore, open_journal


@pytest.fixture
def journal(tmp_path: Path) -> Iterator[JournalStore]:
    """Empty, in the test's own folder."""
    with closing(open_journal(tmp_path)) as opened:
        yield opened
