"""Compare branch coverage with the floors; used by `make test-full` after the tests.

A package below its floor is printed with what is missing in each file, and the exit code is 1.
`ui` has no floor: it is walked instead.
"""

from __future__ import annotations

import contextlib
import io
import sys
from pathlib import Path

from coverage import Coverage
from coverage.exceptions import NoDataError

ROOT = Path(__file__).resolve().parent.parent
FLOORS = {
    "domain": 100.0,
    "flow": 100.0,
    "drafting": 100.0,
    "content": 95.0,
    "narrowing": 95.0,
    "storage": 95.0,
    "services": 95.0,
    "text": 95.0,
    "handoff": 95.0,
}


def package_report(data: Coverage, package: str) -> tuple[float, str]:
    """The package's coverage in per cent, and the table of its files with what is missing.

    Raises NoDataError if no file of the package was run or found.
    """
    table = io.StringIO()
    with contextlib.redirect_stdout(table):
        percent = data.report(include=[f"*/app/makegood/{package}/*"], file=table)
    return percent, table.getvalue()


def main() -> int:
    """Report every package; 1 if any is below its floor."""
    data = Coverage(config_file=str(ROOT / "pyproject.toml"))
    if _has_parts(data):
        data.combine()
    data.load()
    below = False
    for package, floor in FLOORS.items():
        try:
            percent, table = package_report(data, package)
        except NoDataError:
            percent, table = 0.0, "nothing was measured\n"
        short = percent < floor
        below = below or short
        print(f"{package:10} {percent:6.2f} %   floor {floor:g} %{'   BELOW' if short else ''}")
        if short:
            print(table)
    return 1 if below else 0


def _has_parts(data: Coverage) -> bool:
    """Whether parallel runs left files that are not combined yet."""
    main_file = Path(data.config.data_file or ".coverage")
    return any(main_file.parent.glob(f"{main_file.name}.*"))


if __name__ == "__main__":
    sys.exit(main())
