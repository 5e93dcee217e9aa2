"""A menu made for one time goes away when it is shut."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu, QWidget
from pytestqt.qtbot import QtBot

from makegood.ui.widgets.menus import open_below


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
