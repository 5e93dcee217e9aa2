"""What the guide data cost at start: 15 ms for everything in one language, and no YAML."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from makegood import paths
from makegood.bootstrap import packs
from makegood.content.compiled import open_compiled
from makegood.services.packs import PackService

pytestmark = pytest.mark.bench

LIMIT_MS = 15.0
RUNS = 30


def best_of(action: Callable[[], object]) -> float:
    """Milliseconds of the quickest of some runs: other work on the machine only ever adds."""
    quickest = float("inf")
    for _ in range(RUNS):
        start = time.perf_counter()
        action()
        quickest = min(quickest, time.perf_counter() - start)
    return quickest * 1000


def test_the_compiled_pack_in_one_language(guide: PackService, guide_in_cache: None) -> None:
    file: Path = paths.cached_pack_file()

    def load() -> None:
        compiled = open_compiled(file)
        assert compiled.pack.marketplaces
        assert compiled.words("en").has("issues.late.title")

    took = best_of(load)
    sys.stdout.write(f"\ncompiled guide data, one language: {took:.1f} ms of {LIMIT_MS:.0f}" + "\n")
    assert took < LIMIT_MS


def test_a_start_from_a_checkout(guide: PackService, guide_in_cache: None) -> None:
    """The same and a look at every source file, whether it changed."""

    def start() -> None:
        service = packs()
        assert service.pack.marketplaces
        assert service.words("en").has("issues.late.title")

    start()
    took = best_of(start)
    sys.stdout.write(f"\nguide data from a checkout: {took:.1f} ms of {2 * LIMIT_MS:.0f}" + "\n")
    assert took < 2 * LIMIT_MS


@pytest.mark.usefixtures("guide_in_cache")
def test_a_start_parses_no_yaml() -> None:
    code = (
        "import sys; from makegood.bootstrap import packs; s = packs(); s.pack; s.words('en');"
        "s.narrowing(); sys.exit('yaml' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
