"""How long Today and the list of cases take with 100,000 cases: each under 60 ms.

Run from the top of the checkout: ``python benchmarks/bench_lists.py [CASES]``. The cases are those
of `bench_clocks`, over and over under new ids, in a database in a temporary folder. Making it takes
about a minute and is not measured.
"""

from __future__ import annotations

import sys
import tempfile
import time
from dataclasses import replace as changed
from pathlib import Path
from typing import TYPE_CHECKING, cast

if __name__ == "__main__":
    sys.path[:0] = [str(Path(__file__).parents[1] / "app"), str(Path(__file__).parents[1])]

from benchmarks.bench_clocks import NOW, made_up_cases
from msgspec.structs import replace

from makegood.services.bundle import Services, open_services
from makegood.services.today import SHOWN
from makegood.storage.cases import CaseStore
from makegood.text.catalog import Catalog

if TYPE_CHECKING:
    from collections.abc import Callable

    from makegood.domain.catalogue import Pack
    from makegood.services.packs import PackService

CASES = 100_000
PATTERNS = 1_000
LIMIT_MS = 60.0
RUNS = 7


class Guide:
    """Guide data as the services want them; words are not what is measured."""

    digest = "bench"

    def __init__(self, pack: Pack) -> None:
        self.pack = pack

    def words(self, language: str) -> Catalog:
        """No words: titles are the ids of the problems."""
        return Catalog(language, {})


def open_filled(folder: Path, pack: Pack, count: int = CASES) -> Services:
    """Services over a database with so many cases, every line of the list made."""
    services = open_services(folder, cast("PackService", Guide(pack)), lambda: NOW)
    store, index = CaseStore(services.database), services.cases.index
    patterns = made_up_cases(pack, PATTERNS)
    for number, pattern in enumerate(patterns):
        services.cases.create(replace(pattern, id=f"p{number}", title=f"Parcel {number}"))
    rows = {row.case_id: row for row in index.page(limit=PATTERNS)}
    with services.database.write():
        for number in range(PATTERNS, count):
            like = f"p{number % PATTERNS}"
            case = replace(patterns[number % PATTERNS], id=f"c{number}", title=f"Parcel {number}")
            store.add(case, NOW)
            row = changed(rows[like], case_id=case.id, title=case.title, revision=1)
            index.put(row, f"parcel {number} {case.issue}")
    return services


def measure(services: Services) -> dict[str, float]:
    """Milliseconds of each list, the best of some runs."""
    cases = services.cases
    total = cases.counts()["all"]
    acts: dict[str, Callable[[], object]] = {
        "Today": lambda: services.today.agenda(limit=SHOWN),
        "badge": services.today.due_now,
        "Cases, first page": lambda: (cases.list(limit=200), cases.counts()),
        "Cases, last page": lambda: cases.list(offset=total - 200, limit=200),
        "Cases, by title": lambda: cases.list(sort="title", limit=200),
        "Cases, one word": lambda: cases.list(query="parcel 777", limit=200),
    }
    return {name: min(_milliseconds(act) for _ in range(RUNS)) for name, act in acts.items()}


def _milliseconds(act: Callable[[], object]) -> float:
    start = time.perf_counter()
    act()
    return (time.perf_counter() - start) * 1000


def main() -> int:
    """Measure, print, and tell by the exit code whether the limit holds."""
    from makegood.content.source import load_source

    count = int(sys.argv[1]) if len(sys.argv) > 1 else CASES
    pack = load_source(Path(__file__).parents[1] / "wizard_data").pack
    with tempfile.TemporaryDirectory() as folder:
        services = open_filled(Path(folder), pack, count)
        found = measure(services)
        services.close()
    for name, took in found.items():
        print(f"{count} cases, {name}: {took:.1f} ms of {LIMIT_MS:.0f} ms")
    return 0 if max(found.values()) < LIMIT_MS else 1


if __name__ == "__main__":
    sys.exit(main())
