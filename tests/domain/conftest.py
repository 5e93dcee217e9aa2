"""The shipped guide data, read once for all tests of the engine."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from makegood.content.source import load_source

if TYPE_CHECKING:
    from makegood.domain.catalogue import Pack

WIZARD_DATA = Path(__file__).parents[2] / "wizard_data"


@cache
def shipped_pack() -> Pack:
    """The guide data as they lie in the checkout."""
    return load_source(WIZARD_DATA).pack


@pytest.fixture(scope="session")
def shipped() -> Pack:
    """The same, for tests that may print their arguments."""
    return shipped_pack()
