"""How long the window stands still at the wizard: a key typed, a page turned.

Run from the top of the checkout: ``python benchmarks/bench_wizard.py``. The real pages are shown
off screen with the guide data of the checkout. A key counts from its press until the window has
drawn what follows from it, the panel beside it among that; a page from the press of its button
until it is drawn. Processor time is what counts, so that another program's work does not. One
frame of the screen is 16 ms: `slow` marks what takes longer. It fails where a key takes two.
"""

from __future__ import annotations

import os
import statistics
import sys
import tempfile
import time
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).parents[1] / "app"))

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from makegood import paths
from makegood.flow.answers import Typed
from makegood.services.bundle import open_services
from makegood.services.packs import PackFolders, open_packs
from makegood.services.wizard import glimpse_of
from makegood.ui.app import make_application
from makegood.ui.theme import install_theme
from makegood.ui.wizard.message_page import MessagePage
from makegood.ui.wizard.page import WizardPage

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QApplication

    from makegood.flow.session import StepId

FRAME_MS = 16.0
KEYS = 60
ROUNDS = 12
NOW = datetime(2026, 11, 22, 10, tzinfo=ZoneInfo("Europe/Tallinn"))
WORDS = "the parcel never arrived and the shop does not write back, please give the money back "
STEPS: tuple[StepId, ...] = (
    "where", "problem", "try_first", "order", "channel", "message", "next",
)  # fmt: skip
FIELDS: tuple[tuple[StepId, str, str], ...] = (
    ("where", "marketplaces", "the search for a marketplace"),
    ("problem", "words", "own words for the problem"),
    ("order", "fact:item", "the item"),
    ("message", "", "a paragraph"),
    ("next", "reference", "the reference"),
)


def milliseconds(act: Callable[[], object], app: QApplication) -> float:
    """Processor time of an act and of everything the window does after it."""
    began = time.process_time()
    act()
    for _ in range(3):
        app.processEvents()
    return (time.process_time() - began) * 1000


def report(name: str, taken: list[float]) -> float:
    """One line: the middle one, which is returned, and the one that 95 of 100 stay under."""
    middle = statistics.median(taken)
    most = sorted(taken)[max(0, round(len(taken) * 0.95) - 1)]
    print(f"{name:44} {middle:7.1f} {most:7.1f} ms{'  slow' if middle > FRAME_MS else ''}")
    return middle


def answer(wizard: WizardPage) -> None:
    """A lost parcel of Amazon: the marketplace with the most to ask and the most ways."""
    facts = {
        "order_number": Typed("305-1234567-1234567", "text", "305-1234567-1234567"),
        "order_date": Typed("2 October 2026", "date", "2026-10-02"),
        "expected_delivery_date": Typed("20 October 2026", "date", "2026-10-20"),
        "payment_method": Typed("card_visa", "text", "card_visa"),
        "item": Typed("Wool blanket", "text", "Wool blanket"),
    }
    wizard.controller.answer(
        marketplace="amazon",
        site="amazon.de",
        country="EE",
        topic="delivery",
        issue="not_received",
        variant="lost_in_transit",
        remedy="refund",
        channel="chat",
        facts=facts,
        sent="sent",
        sent_at="2026-11-20",
    )


def type_into(field: QWidget, app: QApplication) -> list[float]:
    """The time of each key, the field in view and with the focus."""
    field.setFocus()
    app.processEvents()
    letters = (WORDS * (1 + KEYS // len(WORDS)))[:KEYS]
    return [milliseconds(partial(QTest.keyClick, field, key), app) for key in letters]


def go_to(wizard: WizardPage, step: StepId) -> None:
    """Be on a page, from wherever."""
    wizard.controller.go_to(step)
    while wizard.controller.session.step != step and wizard.controller.advance():
        pass
    assert wizard.controller.session.step == step, wizard.controller.session.step


def field(wizard: WizardPage, name: str) -> QWidget:
    """A field of the page in view: by its object name, else the second paragraph of the message."""
    page = wizard.page(wizard.controller.session.step)
    if isinstance(page, MessagePage):
        return page.card.rows[1].editor
    found = page.findChild(QWidget, name)
    assert isinstance(found, QWidget), name
    proxy = found.focusProxy()
    while isinstance(proxy, QWidget):
        found, proxy = proxy, proxy.focusProxy()
    return found


def measure(wizard: WizardPage, app: QApplication) -> list[float]:
    """Pages first, made and then made already; then keys, whose middle times are returned."""
    answer(wizard)
    for step in STEPS:
        report(f"page {step}, for the first time", [
            milliseconds(partial(go_to, wizard, step), app)
        ])  # fmt: skip
    turned: dict[StepId, list[float]] = {step: [] for step in STEPS}
    for _ in range(ROUNDS):
        for step in STEPS:
            turned[step].append(milliseconds(partial(go_to, wizard, step), app))
    for step, taken in turned.items():
        report(f"page {step}", taken)
    keys: list[float] = []
    for step, name, called in FIELDS:
        go_to(wizard, step)
        app.processEvents()
        keys.append(report(f"a key in {called}", type_into(field(wizard, name), app)))
    return keys


def main() -> int:
    """Print the figures; 1 where a key takes two frames."""
    app = make_application()
    install_theme(app, "light", 1.0)
    with tempfile.TemporaryDirectory() as folder:
        base = Path(folder)
        packs = open_packs(PackFolders(source=paths.wizard_data_dir(), cache=base / "guide.pack"))
        services = open_services(base / "data", packs, lambda: NOW, language="en", peek=glimpse_of)
        wizard = WizardPage(services)
        wizard.resize(1200, 900)
        wizard.open()
        wizard.show()
        wizard.enter()
        wizard.activateWindow()
        app.processEvents()
        try:
            keys = measure(wizard, app)
        finally:
            wizard.close()
            services.close()
    return 0 if max(keys) < 2 * FRAME_MS else 1


if __name__ == "__main__":
    sys.exit(main())
