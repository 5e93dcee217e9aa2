"""The mark beside the clock: its count, and what closing the window does."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QColor, QIcon, QImage
from PySide6.QtWidgets import QMenu, QSystemTrayIcon
from pytestqt.qtbot import QtBot
from tests.ui.window_kit import window

from makegood.ui.shell.tray import Tray, counted_icon
from makegood.ui.shell.window import MainWindow
from makegood.ui.theme import theme


class Mark(QObject):
    """A mark on a desktop that has a place for one; the offscreen desktop has none."""

    activated = Signal(object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.visible = False

    def isVisible(self) -> bool:  # noqa: N802
        return self.visible

    def show(self) -> None:
        self.visible = True

    def hide(self) -> None:
        self.visible = False

    def setIcon(self, icon: QIcon) -> None:  # noqa: N802
        self.icon = icon

    def setToolTip(self, tip: str) -> None:  # noqa: N802
        self.tip = tip

    def setContextMenu(self, menu: QMenu) -> None:  # noqa: N802
        self.menu = menu


def image(count: int) -> QImage:
    return counted_icon(count).pixmap(32, 32).toImage()


def with_tray(shown: MainWindow) -> Mark:
    """Give the window a desktop with a place for a mark."""
    shown.tray._available = lambda: True
    shown.tray._make = Mark  # type: ignore[assignment]
    shown.tray.set_shown(True)
    assert isinstance(shown.tray._icon, Mark)
    return shown.tray._icon


def test_the_count_is_painted(qtbot: QtBot, tmp_path: Path):
    with window(tmp_path, qtbot):
        none, one, nine, many = image(0), image(1), image(9), image(12)
        badge = QColor(theme().color("badge"))
        assert one.pixelColor(28, 17) != none.pixelColor(28, 17)
        assert one.pixelColor(14, 22).rgb() == badge.rgb()
        assert len({bytes(each.bits()) for each in (none, one, nine, many)}) == 4
        assert image(10) == many


def test_no_place_no_mark(qtbot: QtBot, tmp_path: Path):
    with window(tmp_path, qtbot) as (shown, _services):
        assert not shown.tray.available
        shown.tray.set_shown(True)
        assert not shown.tray.shown
        assert not shown.tray.tell("a", "b")


def test_count_and_words_name_nobody(qtbot: QtBot, tmp_path: Path):
    with window(tmp_path, qtbot) as (shown, services):
        mark = with_tray(shown)
        assert mark.tip == shown.tray.tip == "Makegood: 2 cases have something to do."
        for row in services.cases.list(only="open").rows:
            services.cases.give_up(row.case_id)
        qtbot.waitUntil(lambda: shown.tray.tip == "Makegood")


def test_a_click_brings_the_window(qtbot: QtBot, tmp_path: Path):
    with window(tmp_path, qtbot) as (shown, _services):
        shown.hide()
        shown.tray._activated(QSystemTrayIcon.ActivationReason.Context)
        assert not shown.isVisible()
        shown.tray._activated(QSystemTrayIcon.ActivationReason.Trigger)
        assert shown.isVisible()


def test_closing_ends_the_program_unless_chosen_otherwise(qtbot: QtBot, tmp_path: Path):
    with window(tmp_path, qtbot) as (shown, services):
        mark = with_tray(shown)
        assert not shown.beside.stays
        services.settings.change(stay_in_tray=True)
        mark.hide()
        # A window that could not be found again is not hidden.
        assert not shown.beside.stays
        mark.show()
        shown.close()
        assert not shown.isVisible()
        assert services.today.due_now() == 2  # the files are still open
        mark.activated.emit(QSystemTrayIcon.ActivationReason.Trigger)
        assert shown.isVisible()
        shown.leave()
        assert not shown.isVisible()
        assert not mark.visible


def test_the_mark_can_be_taken_away(qtbot: QtBot, tmp_path: Path):
    with window(tmp_path, qtbot) as (shown, services):
        mark = with_tray(shown)
        assert mark.visible
        services.settings.change(tray=False)
        shown.apply_settings()
        assert shown.tray._icon is None
        assert not mark.visible


def test_the_menu(qtbot: QtBot, tmp_path: Path):
    with window(tmp_path, qtbot) as (shown, _services):
        tray = Tray(shown, lambda: True)
        tray.set_words("Open", "Check", "Quit")
        names = [action.text() for action in tray.menu.actions() if not action.isSeparator()]
        assert names == ["Open", "Check", "Quit"]
        with qtbot.waitSignals([tray.opened, tray.checked, tray.left]):
            for action in tray.menu.actions():
                action.trigger()
