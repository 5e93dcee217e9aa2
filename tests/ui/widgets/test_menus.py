"""A menu made for one time goes away when it is shut."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu, QWidget
from pytestqt.qtbot import QtBot

from makegood.ui.theme import Theme
from makegood.ui.widgets.menus import open_below
from makegood.ui.widgets.money_input import MoneyInput
from makegood.ui.widgets.step_item import StepValue
from makegood.ui.widgets.step_list import StepList


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_a_menu_is_deleted_once_it_is_shut(qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    page.show()
    pressed: list[str] = []
    for key, expected in ((Qt.Key.Key_Escape, []), (Qt.Key.Key_Return, ["Open"])):
        menu = QMenu(page)
        menu.addAction("Open", lambda: pressed.append("Open"))
        open_below(menu, page)
        menu.setActiveAction(menu.actions()[0])
        QTest.keyClick(menu, key)
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        QCoreApplication.processEvents()
        assert page.findChildren(QMenu) == []
        assert pressed == expected


def menu_of(widget: QWidget) -> QMenu:
    (menu,) = widget.findChildren(QMenu)
    return menu


@pytest.mark.qt_log_ignore("This plugin does not support")
@pytest.mark.parametrize("key", [Qt.Key.Key_Escape, Qt.Key.Key_Return])
def test_a_field_and_a_list_keep_no_menu(qtbot: QtBot, look: Theme, key: Qt.Key) -> None:
    money, steps = MoneyInput(["EUR"]), StepList()
    qtbot.addWidget(money)
    qtbot.addWidget(steps)
    steps.set_steps([StepValue("where", 1, "Where?", state="current")])
    qtbot.addWidget(steps.menu_button)
    for owner, open_menu in (
        (money, money.open_list),
        (steps.menu_button, steps.menu_button.click),
    ):
        owner.show()
        open_menu()
        menu = menu_of(owner)
        menu.setActiveAction(menu.actions()[0])
        QTest.keyClick(menu, key)
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        QCoreApplication.processEvents()
        assert owner.findChildren(QMenu) == []
