from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest

from makegood.storage.database import Database


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "data"


@pytest.fixture
def database(folder: Path, now: datetime) -> Iterator[Database]:
    opened = Database.open(folder, now)
    yield opened
    opened.close()
