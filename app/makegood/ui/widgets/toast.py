"""A short message at the foot of the page that goes away by itself."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QEnterEvent, QHideEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QWidget
from typing_extensions import override

from makegood.ui.announce import announce
from makegood.ui.theme import paint_rounded, theme
from makegood.ui.widgets.base import ThemedWidget
from makegood.ui.widgets.button import Button
from makegood.ui.widgets.icon_label import IconLabel
from makegood.ui.widgets.label import Label

_CHARS = 44


class Toast(ThemedWidget):
    """Lies at the foot of its parent, on the leading side; one message at a time.

    What its parent lays out makes room while it is there: it never covers a control.

    Never for errors or for anything that must be read. `action` is its one button. It takes no
    focus by itself, and stays while the pointer or the focus is on it.
    """

    action = Signal()
    closed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._icon = IconLabel("done", "success", "body")
        self.words = Label("", "body")
        self.button = Button("", "link")
        self.button.clicked.connect(self._pressed)
        self._row = QHBoxLayout(self)
        self._row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        self._row.addWidget(self.words, 1)
        self._row.addWidget(self.button)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._leave)
        parent.installEventFilter(self)
        self.hide()
        self.finish()

    def show_message(self, text: str, action: str = "", icon: str = "done") -> None:
        """Show a sentence, in place of the one before, and have it said politely."""
        self.words.setText(text)
        self.setAccessibleName(text)
        self.button.setText(action)
        self.button.setHidden(not action)
        self._icon.set_icon(icon)
        self.show()
        self.raise_()
        self._place()
        self._timer.start(theme().duration("toast_stay_ms"))
        announce(self, f"{text} {action}".strip())

    @override
    def restyle(self) -> None:
        look = theme()
        side = look.space("s4")
        self._row.setContentsMargins(side, look.space("s3"), side, look.space("s3"))
        self._row.setSpacing(look.space("s3"))
        self._place()

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        # Only out of sight with its window, it is still there when that comes back.
        if self.isHidden():
            self._make_room(0)

    @override
    def enterEvent(self, event: QEnterEvent) -> None:
        self._timer.stop()
        super().enterEvent(event)

    @override
    def leaveEvent(self, event: QEvent) -> None:
        self._timer.start(theme().duration("toast_stay_ms"))
        super().leaveEvent(event)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self._place()
        return super().eventFilter(watched, event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        look = theme()
        painter = QPainter(self)
        pen = QPen(look.color("border_strong"), look.hairline)
        paint_rounded(painter, QRectF(self.rect()), pen, look.color("raised"), look.radius("card"))
        painter.end()

    def _place(self) -> None:
        parent = self.parentWidget()
        if parent is None or self.isHidden():
            return
        edge = theme().space("s4")
        chars = self.words.fontMetrics().averageCharWidth()
        most = min(
            round(chars * _CHARS) + self.button.sizeHint().width(), parent.width() - 2 * edge
        )
        width = max(min(self.sizeHint().width(), most), min(most, round(theme().em * 18)))
        height = self.heightForWidth(width)
        if height < 0:
            height = self.sizeHint().height()
        rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        x = parent.width() - edge - width if rtl else edge
        self.setGeometry(x, parent.height() - edge - height, width, height)
        self._make_room(height + 2 * edge)

    def _make_room(self, height: int) -> None:
        """Keep the foot of the parent free of what it lays out."""
        parent = self.parentWidget()
        if parent is not None and parent.contentsMargins().bottom() != height:
            parent.setContentsMargins(0, 0, 0, height)

    def _pressed(self) -> None:
        self._timer.stop()
        self.hide()
        self.action.emit()
        self.closed.emit()

    def _leave(self) -> None:
        if self.button.hasFocus():
            self._timer.start(theme().duration("toast_stay_ms"))
            return
        self.hide()
        self.closed.emit()
