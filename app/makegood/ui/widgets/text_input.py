"""One line to type in."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from typing_extensions import override

from makegood.ui.icons import paint_icon
from makegood.ui.theme import theme
from makegood.ui.widgets.base import mirrored


class TextInput(QLineEdit):
    """A native line edit. `ltr` forces left to right for numbers, hosts and codes.

    `edited(str)` while typing, `committed(str)` on leaving or Enter, each time only if changed.
    """

    edited = Signal(str)
    committed = Signal(str)

    def __init__(
        self, *, ltr: bool = False, placeholder: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._ltr = ltr
        self._mark = ""
        self._last_committed = ""
        self.setPlaceholderText(placeholder)
        if ltr:
            self.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
            self._align()
        self.textEdited.connect(self.edited)
        self.editingFinished.connect(self._commit)

    def value(self) -> str:
        """The text without space at its ends."""
        return self.text().strip()

    def set_value(self, text: str) -> None:
        """Show a text without a signal."""
        self._last_committed = text
        if text != self.text():
            self.setText(text)

    def set_state(self, state: str) -> None:
        """`understood` shows a tick, `error` a red edge, anything else nothing."""
        self._mark = "check" if state == "understood" else ""
        self.setProperty("state", state)
        trailing = theme().icon("body") + theme().space("s2") if self._mark else 0
        # Text margins are left and right whatever the direction is.
        mirrored_edge = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        self.setTextMargins(
            trailing if mirrored_edge else 0, 0, 0 if mirrored_edge else trailing, 0
        )
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._mark:
            return
        look = theme()
        edge = look.icon("body")
        rect = QRectF(self.rect())
        box = QRectF(
            rect.right() - edge - look.space("s2") - 2,
            rect.center().y() - edge / 2,
            edge,
            edge,
        )
        painter = QPainter(self)
        paint_icon(
            painter,
            mirrored(box, rect, self.layoutDirection()),
            self._mark,
            look.color("success"),
        )
        painter.end()

    def _commit(self) -> None:
        text = self.value()
        if text != self._last_committed:
            self._last_committed = text
            self.committed.emit(text)

    def _align(self) -> None:
        """Left-to-right words, yet on the leading edge of the window."""
        app_mirrored = QApplication.layoutDirection() == Qt.LayoutDirection.RightToLeft
        side = Qt.AlignmentFlag.AlignRight if app_mirrored else Qt.AlignmentFlag.AlignLeft
        self.setAlignment(side | Qt.AlignmentFlag.AlignVCenter)
