from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import cast

import pytest
from tests.conftest import FixedClock
from tests.services.small_pack import SmallGuide

from makegood.services.bundle import Services, open_services
from makegood.services.packs import PackService


@pytest.fixture
def services(tmp_path: Path, clock: FixedClock) -> Iterator[Services]:
    opened = open_services(tmp_path / "data", cast("PackService", SmallGuide()), clock)
    yield opened
    opened.close()
