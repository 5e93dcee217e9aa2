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
        self._box.addStretch(1)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self.finish()

    def add(self, widget: QWidget) -> None:
        """Put a widget at the end."""
        self._widgets.append(widget)
        self._box.insertWidget(self._box.count() - 1, widget, 0, Qt.AlignmentFlag.AlignLeading)
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
            self.updateGeometry()

    @override
    def event(self, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Resize, QEvent.Type.LayoutRequest) and self.built:
            self.turn()
        return super().event(event)

    @override
    def sizeHint(self) -> QSize:
        return QSize(self.row_width(), self._box.totalSizeHint().height())

    @override
    def minimumSizeHint(self) -> QSize:
        # A layout asks the layout of a widget, never the widget, for its height at a width; so
        # the height is that of the present direction, and turning asks for a new layout.
        shown = [w for w in self._widgets if not w.isHidden()]
        width = max((w.minimumSizeHint().width() for w in shown), default=0)
        return QSize(width, self._box.totalMinimumSize().height())
