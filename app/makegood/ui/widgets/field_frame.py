"""One frame round several parts that are typed in as one field."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QRectF, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLineEdit, QWidget
from typing_extensions import override

from makegood.ui.theme import MakegoodStyle, theme
from makegood.ui.widgets.base import ThemedWidget, align_leading

if TYPE_CHECKING:
    from PySide6.QtCore import QObject


class FieldFrame(ThemedWidget):
    """Draws the edge of a field; its children have none. The focus ring goes round the frame.

    A subclass says by `set_parts` which of its parts are typed into.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("ringFrame", True)
        self.row = QHBoxLayout(self)
        self._state = ""
        self._first: QWidget | None = None

    def set_parts(self, first: QWidget, *others: QWidget) -> None:
        """Take the focus and the name for `first`; Alt+Down in any of them calls `open_below`."""
        self._first = first
        self.setFocusProxy(first)
        for part in (first, *others):
            part.installEventFilter(self)

    def open_below(self) -> bool:
        """Open what can be chosen from, and say whether there is such a thing."""
        return False

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
    def setAccessibleName(self, name: str) -> None:
        super().setAccessibleName(name)
        if self._first is not None:
            self._first.setAccessibleName(name)

    @override
    def setAccessibleDescription(self, description: str) -> None:
        super().setAccessibleDescription(description)
        if self._first is not None:
            self._first.setAccessibleDescription(description)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and event.key() == Qt.Key.Key_Down
            and event.modifiers() & Qt.KeyboardModifier.AltModifier
        ):
            return self.open_below()
        return super().eventFilter(watched, event)

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
