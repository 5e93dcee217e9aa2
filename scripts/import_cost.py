"""Measure what importing a module costs at start.

    .venv/bin/python scripts/import_cost.py [MODULE...]

Each module is imported nine times in a fresh interpreter under `-X importtime`; printed are the
median and the fastest cumulative time in milliseconds, everything it pulls in included.
"""

from __future__ import annotations

import statistics
import subprocess
import sys

MODULES = (
    "PySide6.QtWidgets",
    "yaml",
    "platformdirs",
    "msgspec",
    "icalendar",
    "phonenumbers",
    "babel.dates",
    "babel.numbers",
    "typing_extensions",
    "sqlite3",
    "zoneinfo",
)
RUNS = 9


def import_milliseconds(module: str) -> float:
    """One cold interpreter's cumulative time for the module's import statement."""
    ended = subprocess.run(
        [sys.executable, "-X", "importtime", "-c", f"import {module}"],
        capture_output=True,
        text=True,
        check=True,
    )
    # A package is listed apart from its submodule: the outermost lines together are the statement.
    microseconds = 0
    top = module.partition(".")[0]
    for line in ended.stderr.splitlines():
        fields = line.removeprefix("import time:").split("|")
        if len(fields) == 3 and fields[2].startswith(" ") and not fields[2].startswith("  "):
            name = fields[2].strip()
            if name == top or name.startswith(f"{top}."):
                microseconds += int(fields[1])
    return microseconds / 1000


def main() -> int:
    """Print one line a module."""
    for module in sys.argv[1:] or MODULES:
        import_milliseconds(module)  # fills the file cache and writes the .pyc files
        times = [import_milliseconds(module) for _ in range(RUNS)]
        print(
            f"{module:20} median {statistics.median(times):6.1f} ms   fastest {min(times):6.1f} ms"
        )
    return 0


if __name__ == "__main__":
    sys.exit(main())
