"""Make the README's pictures from the running program, off screen, on made-up cases.

    make screenshots

The day is fixed, so pictures change only when the program or its guide data do.
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
# Dates and "open now" are shown in the reader's own time.
os.environ["TZ"] = "Europe/Tallinn"
time.tzset()

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

ROOT = Path(__file__).resolve().parent.parent
OUT = ROOT / "docs" / "pictures"
NOW = datetime(2026, 11, 22, 8, tzinfo=UTC)
SIZE = (1200, 800)
TURNS = 8
WALKED = "2-dress"
"""The made-up case whose facts answer the wizard's questions."""
KEPT = {
    "2-problem.png": "problem.png",
    "5-channel.png": "channel.png",
    "6-message.png": "message.png",
}
"""Pages of the walk that the README shows, and their names there."""


def clock() -> datetime:
    """The moment all pictures are taken at, in the zone set above."""
    return NOW.astimezone()


def settle(application: QApplication) -> None:
    """Let layouts come to rest and rows that were replaced go away."""
    from PySide6.QtCore import QEvent

    for _ in range(TURNS):
        application.processEvents()
        application.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def take(application: QApplication, theme: str, names: dict[str, str]) -> None:
    """Save pages of the demo; `names` maps a page to its file name."""
    from makegood.bootstrap import build
    from makegood.ui.app import open_window

    with tempfile.TemporaryDirectory() as folder:
        services = build(Path(folder), "en", True, clock)
        services.settings.change(theme=theme)
        window = open_window(application, services)
        window.resize(*SIZE)
        window.show()
        for page, name in names.items():
            if page == "today":
                window.open_today()
            elif page == "cases":
                window.open_cases()
            else:
                first = services.today.agenda().first
                assert first is not None, "the made-up cases have nothing to do"
                window.open_case(first.case_id)
            settle(application)
            window.grab().save(str(OUT / name))
        window.close()
        window.deleteLater()
        settle(application)
        services.close()


def walk_through(application: QApplication) -> None:
    """Save the wizard's pages that the README shows."""
    from makegood import paths
    from makegood.bootstrap import build
    from makegood.services.demo import demo_cases
    from makegood.ui.app import open_window
    from makegood.ui.walk import walk

    with tempfile.TemporaryDirectory() as folder:
        services = build(Path(folder), "en", False, clock)
        demo = paths.wizard_data_dir() / "demo"
        stems = [file.stem for file in sorted(demo.glob("*.yaml"))]
        model = demo_cases(demo, services.packs.pack, clock())[stems.index(WALKED)]
        window = open_window(application, services)
        walked = walk(window, services, model, Path(folder) / "walk")
        for picture in walked.pictures:
            if picture.name in KEPT:
                (OUT / KEPT[picture.name]).write_bytes(picture.read_bytes())
        window.close()
        services.close()


def main() -> int:
    """Take all pictures and say where they are."""
    from makegood.ui.app import make_application

    OUT.mkdir(parents=True, exist_ok=True)
    application = make_application()
    take(application, "light", {"today": "today.png", "case": "case.png"})
    walk_through(application)
    for picture in sorted(OUT.glob("*.png")):
        print(picture.relative_to(ROOT))
    return 0


if __name__ == "__main__":
    sys.exit(main())
