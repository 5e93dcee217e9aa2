"""A window over made-up cases, as the tests of its pages need it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from functools import cache
from pathlib import Path

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from tests.conftest import TALLINN, FixedClock, _guide_folders
from typing_extensions import override

from makegood import paths
from makegood.services.bundle import Services, open_services
from makegood.services.demo import fill
from makegood.services.packs import PackService, open_packs
from makegood.services.wizard import glimpse_of
from makegood.ui.app import make_application, open_window
from makegood.ui.shell.window import MainWindow

NOW = datetime(2026, 11, 24, 10, tzinfo=TALLINN)


@cache
def _packs() -> PackService:
    """The guide data of the checkout, compiled once for all tests of a run."""
    return open_packs(_guide_folders(), strict=True)


@contextmanager
def window(
    folder: Path, qtbot: QtBot, clock: FixedClock | None = None, *, demo: bool = True
) -> Iterator[tuple[MainWindow, Services]]:
    """The window on its first page, shown; closed again with its files."""
    now = clock or FixedClock(NOW)
    packs = _packs()
    services = open_services(
        folder,
        packs,
        now,
        language="en",
        demo=demo,
        peek=lambda data: glimpse_of(data, packs.pack),
    )
    if demo:
        fill(services.cases, paths.wizard_data_dir() / "demo", packs.pack, now())
    app = make_application()
    shown = open_window(app, services)
    shown.resize(1200, 800)
    shown.show()
    qtbot.waitExposed(shown)
    app.processEvents()
    try:
        yield shown, services
    finally:
        shown.close()
        shown.deleteLater()
        app.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        services.close()


class _Watch(QObject):
    """Notes every widget that is shown as a window."""

    def __init__(self) -> None:
        super().__init__()
        self.shown: list[str] = []

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            self.shown.append(type(watched).__name__)
        return False


@contextmanager
def windows_shown() -> Iterator[list[str]]:
    """The kinds of windows that come up meanwhile: a part shown before it has its place is one."""
    watch, app = _Watch(), QApplication.instance()
    assert app is not None
    app.installEventFilter(watch)
    try:
        yield watch.shown
    finally:
        app.removeEventFilter(watch)
