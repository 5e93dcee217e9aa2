"""How fast narrowing answers and how much memory it takes, with the guide data of this checkout.

    .venv/bin/python benchmarks/bench_narrowing.py

The limits: loading and the first query 30 ms, a query 5 ms at the 95th percentile, 1,000 lines
3 s, resident memory of the index 25 MB. Exit code 1 when one is broken.
"""

from __future__ import annotations

import json
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from makegood.bootstrap import packs

BENCHMARK = Path(__file__).parents[1] / "tests" / "_files" / "narrowing_benchmark.jsonl"
LIMITS = {
    "load_and_first_ms": 30.0,
    "query_p95_ms": 5.0,
    "batch_1000_s": 3.0,
    "long_text_ms": 100.0,
    "memory_mb": 25.0,
}
RUNS = 5


def measure(index_file: Path) -> dict[str, float]:
    """All figures, in this process; meant to run in a fresh one."""
    # Imported first: what is measured is loading the index, not starting the program.
    from makegood.narrowing import NarrowingIndex, rank

    data = index_file.read_bytes()
    before = _resident_kib()
    start = time.perf_counter()
    index = NarrowingIndex.from_bytes(data)
    rank(index, "it says delivered but nothing is here")
    first = time.perf_counter() - start
    memory = _resident_kib() - before

    lines = BENCHMARK.read_text(encoding="utf-8").splitlines()
    texts = [json.loads(line)["text"] for line in lines]
    texts = (texts * (1000 // len(texts) + 1))[:1000]
    times = []
    for text in texts:
        start = time.perf_counter()
        rank(index, text)
        times.append(time.perf_counter() - start)
    times.sort()
    start = time.perf_counter()
    rank(index, " ".join(texts)[:100_000])
    return {
        "load_and_first_ms": 1000 * first,
        "query_median_ms": 1000 * times[500],
        "query_p95_ms": 1000 * times[950],
        "batch_1000_s": sum(times),
        "long_text_ms": 1000 * (time.perf_counter() - start),
        "memory_mb": memory / 1024,
        "stored_mb": len(data) / 1024**2,
    }


def _resident_kib() -> float:
    """The memory this process holds now; where the system does not say, the most it has held."""
    statm = Path("/proc/self/statm")
    if statm.exists():
        return int(statm.read_text(encoding="ascii").split()[1]) * resource.getpagesize() / 1024
    return float(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)


def main() -> int:
    """Measure in fresh processes and print the best of each figure."""
    if len(sys.argv) == 2:
        print(json.dumps(measure(Path(sys.argv[1]))))
        return 0
    with tempfile.TemporaryDirectory() as folder:
        index_file = Path(folder) / "index"
        index_file.write_bytes(packs().narrowing().to_bytes())
        runs = [
            json.loads(
                subprocess.run(
                    [sys.executable, __file__, str(index_file)],
                    capture_output=True,
                    text=True,
                    check=True,
                ).stdout
            )
            for _ in range(RUNS)
        ]
    broken = 0
    for name in runs[0]:
        values = sorted(run[name] for run in runs)
        limit = LIMITS.get(name)
        print(f"{name:20} best {values[0]:8.2f}  median {values[RUNS // 2]:8.2f}  limit {limit}")
        broken |= limit is not None and values[0] > limit
    return int(broken)


if __name__ == "__main__":
    raise SystemExit(main())
