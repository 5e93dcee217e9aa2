from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from makegood.ui.theme import Theme, install_theme


@pytest.fixture
def look(qapp: QApplication) -> Iterator[Theme]:
    """The light look at 100 %, left to right; put back after the test."""
    qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    theme = install_theme(qapp, "light", 1.0)
    yield theme
    qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    theme.set_choice("light")
    theme.set_font_scale(1.0)


class Stage:
    """Shows a widget at a size and lets the layouts settle."""

    def __init__(self, qtbot: QtBot) -> None:
        self._qtbot = qtbot

    def show(self, widget: QWidget, width: int = 560, height: int = 400) -> QWidget:
        self._qtbot.addWidget(widget)
        widget.resize(width, height)
        widget.show()
        self.settle()
        return widget

    def settle(self) -> None:
        for _ in range(4):
            QApplication.processEvents()

    def picture(self, widget: QWidget) -> QImage:
        self.settle()
        return widget.grab().toImage()

    def color_at(self, widget: QWidget, x: int, y: int) -> str:
        """The colour of a pixel as #rrggbb."""
        return self.picture(widget).pixelColor(QPoint(x, y)).name()


@pytest.fixture
def stage(qtbot: QtBot, look: Theme) -> Stage:
    return Stage(qtbot)
