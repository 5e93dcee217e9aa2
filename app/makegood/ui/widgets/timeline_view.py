"""What happened in a case, newest first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import QFrame, QListView, QWidget
from typing_extensions import override

from makegood.ui.theme import theme
from makegood.ui.widgets.base import react
from makegood.ui.widgets.timeline_delegate import TimelineDelegate
from makegood.ui.widgets.timeline_model import TimelineEntry, TimelineModel

if TYPE_CHECKING:
    from collections.abc import Sequence


class TimelineView(QListView):
    """`opened(id)` on Enter or a double press, `delete_requested(id)` on Delete.

    With `fit=True` it is as tall as its rows and scrolls with the page.
    """

    built = False

    opened = Signal(str)
    delete_requested = Signal(str)

    def __init__(self, *, fit: bool = True, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._fit = fit
        self.entries = TimelineModel(self)
        self.setModel(self.entries)
        self.setItemDelegate(TimelineDelegate(self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setProperty("ringRadius", 4)
        if fit:
            self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.activated.connect(self._open)
        self.entries.modelReset.connect(self.updateGeometry)
        self.built = True
        self.restyle()

    def set_entries(self, entries: Sequence[TimelineEntry]) -> None:
        """Show these entries; the current one stays current if it is still there."""
        current = self.entries.entry(self.currentIndex().row())
        self.entries.set_entries(entries)
        row = self.entries.row_of(current.id) if current is not None else -1
        if row >= 0:
            self.setCurrentIndex(self.entries.index(row))
        self._set_height()

    def retranslate(self) -> None:
        """The words are the owner's."""

    def restyle(self) -> None:
        """Take the look anew: the list lies on the ground of the page."""
        palette = QPalette(self.palette())
        palette.setColor(QPalette.ColorRole.Base, theme().color("background"))
        if palette != self.palette():
            self.setPalette(palette)
        self.viewport().setAutoFillBackground(False)
        self.doItemsLayout()
        self._set_height()

    @override
    def sizeHint(self) -> QSize:
        return QSize(round(theme().em * 30), self._rows_height())

    @override
    def resizeEvent(self, e: QResizeEvent) -> None:
        super().resizeEvent(e)
        if e.oldSize().width() != e.size().width():
            self.doItemsLayout()
            self._set_height()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        entry = self.entries.entry(self.currentIndex().row())
        if entry is not None and event.key() == Qt.Key.Key_Delete:
            self.delete_requested.emit(entry.id)
            return
        if entry is not None and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit(entry.id)
            return
        super().keyPressEvent(event)

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        react(self, event)

    def _open(self, index: QModelIndex) -> None:
        entry = self.entries.entry(index.row())
        if entry is not None:
            self.opened.emit(entry.id)

    def _rows_height(self) -> int:
        rows = range(self.entries.rowCount())
        return sum(self.sizeHintForIndex(self.entries.index(r)).height() for r in rows) + 4

    def _set_height(self) -> None:
        if self._fit and self.built:
            self.setFixedHeight(self._rows_height())
