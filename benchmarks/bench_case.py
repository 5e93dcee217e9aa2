"""How long the window stands still when a case, or Check my dates, shows what is true now.

Run from the top of the checkout: ``python benchmarks/bench_case.py``. Each made-up case is shown
off screen and refreshed as after every change; Check my dates as after every answer. Processor time
is what counts, so that another program's work does not; one frame of the screen is 16 ms. It fails
where a page takes two.
"""

from __future__ import annotations

import os
import statistics
import sys
import tempfile
import time
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final
from zoneinfo import ZoneInfo

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).parents[1] / "app"))

from makegood import paths
from makegood.domain.when import When
from makegood.flow.answers import Typed
from makegood.services.bundle import Services, open_services
from makegood.services.demo import fill
from makegood.services.packs import PackFolders, open_packs
from makegood.ui.app import make_application, open_window
from makegood.ui.cases.case_page import CasePage
from makegood.ui.today.check_page import CheckPage

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QApplication

FRAME_MS: Final = 16.0
TURNS: Final = 25
NOW: Final = datetime(2026, 11, 22, 10, tzinfo=ZoneInfo("Europe/Tallinn"))
CHECKED: Final = ("amazon", "not_received")
"""Marketplace and problem of the dates that are checked."""


def middle(
    application: QApplication, act: Callable[[], object], before: Callable[[int], object] = abs
) -> float:
    """Milliseconds of processor time that an act takes, the middle of `TURNS`.

    `before` each turn something else is done, which is not measured.
    """
    taken: list[float] = []
    for turn in range(TURNS + 2):
        before(turn)
        begun = time.process_time()
        act()
        if turn > 1:
            taken.append((time.process_time() - begun) * 1000)
        application.processEvents()
    return statistics.median(taken)


def day(turn: int) -> When:
    """Another day of order for each turn."""
    return When(date(2026, 9, 1 + turn))


def typed(turn: int) -> Typed:
    """The same as it is typed."""
    text = day(turn).day.isoformat()
    return Typed(text, "date", text)


def measured(application: QApplication, services: Services) -> dict[str, float]:
    """The milliseconds of each page, by what it shows."""
    window = open_window(application, services)
    window.resize(1200, 800)
    window.show()
    found: dict[str, float] = {}
    for case_id in services.cases.ids():
        window.open_case(case_id)
        page = window.page("case")
        assert isinstance(page, CasePage)
        found[page.title.text()] = middle(application, page.refresh)
    dress = "demo-dress"
    window.open_case(dress)
    found["Summer dress, changed"] = middle(
        application,
        page.refresh,
        lambda turn: services.cases.change_facts(dress, {"order_date": day(turn)}),
    )
    window.check_dates()
    check = window.page("check")
    assert isinstance(check, CheckPage)
    market, issue = CHECKED
    check.answers.answer(marketplace=market)
    check.answers.choose_issue(issue)
    found["Check my dates"] = middle(application, check.refresh)
    found["Check my dates, changed"] = middle(
        application,
        check.refresh,
        lambda turn: check.answers.type_in(facts={"order_date": typed(turn)}),
    )
    window.close()
    return found


def main() -> int:
    """Measure, print, and fail where a page takes two frames."""
    application = make_application()
    with tempfile.TemporaryDirectory() as folder:
        base = Path(folder)
        packs = open_packs(PackFolders(source=paths.wizard_data_dir(), cache=base / "guide.pack"))
        services = open_services(base / "data", packs, lambda: NOW, demo=True)
        fill(services.cases, paths.wizard_data_dir() / "demo", packs.pack, NOW)
        found = measured(application, services)
        services.close()
    for name, taken in found.items():
        print(f"{name:24}{taken:6.1f} ms{'  slow' if taken > FRAME_MS else ''}")
    return 1 if max(found.values()) > 2 * FRAME_MS else 0


if __name__ == "__main__":
    sys.exit(main())
