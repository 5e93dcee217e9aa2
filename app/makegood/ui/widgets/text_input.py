"""One line to type in."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from typing_extensions import override

from makegood.ui.icons import paint_icon
from makegood.ui.theme import theme
from makegood.ui.widgets.base import align_leading, mirrored


class TextInput(QLineEdit):
    """A native line edit. `ltr` forces left to right for numbers, hosts and codes.

    `edited(str)` while typing, `committed(str)` on leaving or Enter, each time only if changed.
    """

    edited = Signal(str)
    committed = Signal(str)

    def __init__(
        self, *, ltr: bool = False, placeholder: str = "", parent: QWidget | None = None
    ) -> None:
        # Qt sends events from within the base constructor already.
        self._mark = ""
        super().__init__(parent)
        self._last_committed = ""
        self.setPlaceholderText(placeholder)
        if ltr:
            self.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
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
        self._settle()
        self.update()

    @override
    def event(self, arg__1: QEvent) -> bool:
        if arg__1.type() in (
            QEvent.Type.ParentChange,
            QEvent.Type.LayoutDirectionChange,
            QEvent.Type.ApplicationLayoutDirectionChange,
            QEvent.Type.Show,
        ):
            self._settle()
        return super().event(arg__1)

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
            mirrored(box, rect, self._window_direction()),
            self._mark,
            look.color("success"),
        )
        painter.end()

    def _commit(self) -> None:
        text = self.value()
        if text != self._last_committed:
            self._last_committed = text
            self.committed.emit(text)

    def _window_direction(self) -> Qt.LayoutDirection:
        """The direction of the page, which a forced left-to-right field does not share."""
        parent = self.parentWidget()
        return parent.layoutDirection() if parent is not None else QApplication.layoutDirection()

    def _settle(self) -> None:
        direction = self._window_direction()
        align_leading(self, direction)
        trailing = theme().icon("body") + theme().space("s2") if self._mark else 0
        # Text margins are left and right whatever the direction is.
        rtl = direction == Qt.LayoutDirection.RightToLeft
        self.setTextMargins(trailing if rtl else 0, 0, 0 if rtl else trailing, 0)
