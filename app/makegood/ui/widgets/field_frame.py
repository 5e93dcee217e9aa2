"""One frame round several parts that are typed in as one field."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLineEdit, QWidget
from typing_extensions import override

from makegood.ui.theme import MakegoodStyle, theme
from makegood.ui.widgets.base import ThemedWidget, align_leading


class FieldFrame(ThemedWidget):
    """Draws the edge of a field; its children have none. The focus ring goes round the frame."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("ringFrame", True)
        self.row = QHBoxLayout(self)
        self._state = ""

    def set_state(self, state: str) -> None:
        """`error` gives the red edge."""
        self._state = state
        self.update()

    @override
    def restyle(self) -> None:
        look = theme()
        self.row.setContentsMargins(look.space("s3"), 2, look.space("s2"), 2)
        self.row.setSpacing(look.space("s2"))
        self.setMinimumHeight(look.size("control_height"))
        for edit in self.findChildren(QLineEdit):
            align_leading(edit, self.layoutDirection())
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        style = QApplication.style()
        if isinstance(style, MakegoodStyle):
            painter = QPainter(self)
            style.paint_field_frame(
                painter,
                QRectF(self.rect()),
                enabled=self.isEnabled(),
                error=self._state == "error",
            )
            painter.end()
