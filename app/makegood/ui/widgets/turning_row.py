"""A row that becomes a column where it does not fit."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtWidgets import QBoxLayout, QSizePolicy, QWidget
from typing_extensions import override

from makegood.ui.theme import theme
from makegood.ui.widgets.base import ThemedWidget


class TurningRow(ThemedWidget):
    """Widgets beside each other, or under each other when the room is too narrow.

    Its least width is that of its widest child, so that a page can always shrink.
    """

    def __init__(self, gap: str = "s2", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._gap = gap
        self._widgets: list[QWidget] = []
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self.finish()

    def add(self, widget: QWidget) -> None:
        """Put a widget at the end."""
        self._widgets.append(widget)
        self._box.addWidget(widget, 0, Qt.AlignmentFlag.AlignLeading)
        self.turn()

    def remove(self, widget: QWidget) -> None:
        """Take a widget out; it stays the caller's."""
        if widget in self._widgets:
            self._widgets.remove(widget)
            self._box.removeWidget(widget)

    @override
    def restyle(self) -> None:
        self._box.setSpacing(theme().space(self._gap))
        self.turn()

    def row_width(self) -> int:
        """Width in pixels at which everything stands beside each other."""
        shown = [w for w in self._widgets if not w.isHidden()]
        gaps = max(0, len(shown) - 1) * theme().space(self._gap)
        return sum(w.sizeHint().width() for w in shown) + gaps

    def turn(self) -> None:
        """Choose row or column by the present width."""
        fits = self.row_width() <= self.width()
        wanted = QBoxLayout.Direction.LeftToRight if fits else QBoxLayout.Direction.TopToBottom
        if wanted != self._box.direction():
            self._box.setDirection(wanted)

    @override
    def event(self, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Resize, QEvent.Type.LayoutRequest) and self.built:
            self.turn()
        return super().event(event)

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int) -> int:
        heights = []
        for widget in self._widgets:
            if widget.isHidden():
                continue
            room = min(widget.sizeHint().width(), width)
            tall = widget.heightForWidth(room) if widget.hasHeightForWidth() else -1
            heights.append(tall if tall >= 0 else widget.sizeHint().height())
        if not heights:
            return 0
        if self.row_width() <= width:
            return max(heights)
        return sum(heights) + (len(heights) - 1) * theme().space(self._gap)

    @override
    def sizeHint(self) -> QSize:
        width = self.row_width()
        return QSize(width, self.heightForWidth(width))

    @override
    def minimumSizeHint(self) -> QSize:
        shown = [w for w in self._widgets if not w.isHidden()]
        width = max((w.minimumSizeHint().width() for w in shown), default=0)
        height = max((w.minimumSizeHint().height() for w in shown), default=0)
        return QSize(width, height)
