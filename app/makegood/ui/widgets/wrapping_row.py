"""Widgets beside each other, going on in the next row where there is no more room."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRect, QSize, Qt
from PySide6.QtWidgets import QSizePolicy, QStyle, QWidget
from typing_extensions import override

from makegood.ui.theme import theme
from makegood.ui.widgets.base import ThemedWidget


class WrappingRow(ThemedWidget):
    """Words in a row: each widget has its own width, and none is ever cut."""

    def __init__(self, gap: str = "s2", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._gap = gap
        self._widgets: list[QWidget] = []
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.finish()

    def add(self, widget: QWidget) -> None:
        """Put a widget at the end."""
        widget.setParent(self)
        self._widgets.append(widget)
        self.arrange()

    def arrange(self) -> None:
        """Place everything anew; call it after a widget was shown, hidden or renamed."""
        self._place(self.width())
        self.setFixedHeight(max(self.heightForWidth(self.width()), 0))

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int) -> int:
        return self._place(width, move=False)

    @override
    def sizeHint(self) -> QSize:
        shown = [w for w in self._widgets if not w.isHidden()]
        gaps = max(0, len(shown) - 1) * theme().space(self._gap)
        return QSize(sum(w.sizeHint().width() for w in shown) + gaps, self.minimumHeight())

    @override
    def minimumSizeHint(self) -> QSize:
        shown = [w for w in self._widgets if not w.isHidden()]
        width = max((w.minimumSizeHint().width() for w in shown), default=0)
        return QSize(width, self.minimumHeight())

    @override
    def restyle(self) -> None:
        self.arrange()

    @override
    def event(self, event: QEvent) -> bool:
        done = super().event(event)
        kinds = (QEvent.Type.Resize, QEvent.Type.LayoutRequest, QEvent.Type.Show)
        if event.type() in kinds and self.built:
            self.arrange()
        return done

    def _place(self, width: int, *, move: bool = True) -> int:
        """Rows from the leading edge; the height they come to."""
        gap = theme().space(self._gap)
        x = y = tallest = 0
        for widget in self._widgets:
            if widget.isHidden():
                continue
            size = widget.sizeHint()
            wide = min(size.width(), max(width, widget.minimumSizeHint().width()))
            if x and x + wide > width:
                x, y, tallest = 0, y + tallest + gap, 0
            if move:
                place = QRect(x, y, wide, size.height())
                widget.setGeometry(
                    QStyle.visualRect(self.layoutDirection(), QRect(0, 0, width, y + 1), place)
                    if self.layoutDirection() == Qt.LayoutDirection.RightToLeft
                    else place
                )
            x += wide + gap
            tallest = max(tallest, size.height())
        return y + tallest
