"""The message written anew after a key was typed in under 8 ms."""

from __future__ import annotations

import pytest
from benchmarks.bench_message import main

pytestmark = pytest.mark.bench


def test_a_key_typed_into_the_message() -> None:
    assert main() == 0
