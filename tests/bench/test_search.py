"""A key typed into the search of the guides is answered in under 16 ms."""

from __future__ import annotations

import pytest
from benchmarks.bench_search import main

pytestmark = pytest.mark.bench


def test_a_key_typed_into_the_search() -> None:
    assert main() == 0
