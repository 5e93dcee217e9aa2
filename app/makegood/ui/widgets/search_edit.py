"""A search box without an edge of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QWidget
from typing_extensions import override

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent


class SearchEdit(QLineEdit):
    """`down` when the Down key means "into the list". Escape empties the box first."""

    down = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrame(False)
        self.setClearButtonEnabled(False)

    @override
    def keyPressEvent(self, arg__1: QKeyEvent) -> None:
        if arg__1.key() == Qt.Key.Key_Down:
            self.down.emit()
            return
        if arg__1.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
            return
        super().keyPressEvent(arg__1)
