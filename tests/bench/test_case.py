"""A case and Check my dates show what is true now within two frames."""

from __future__ import annotations

import pytest
from benchmarks.bench_case import main

pytestmark = pytest.mark.bench


def test_a_page_that_shows_what_is_true_now() -> None:
    assert main() == 0
