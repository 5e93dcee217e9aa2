"""Fields beside each other where there is room."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QGridLayout, QWidget
from typing_extensions import override

from makegood.ui.theme import theme
from makegood.ui.widgets.base import ThemedWidget

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QResizeEvent

_TWO_COLUMNS_EM: Final = 34


class FieldGrid(ThemedWidget):
    """Fields in two columns where they fit, in reading order."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._fields: tuple[QWidget, ...] = ()
        self._columns = 0
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self.finish()

    def set_fields(self, fields: Sequence[QWidget]) -> None:
        """Show these fields; the same ones stay where they are."""
        if tuple(fields) == self._fields:
            return
        for field in self._fields:
            self._grid.removeWidget(field)
            field.setHidden(field not in fields)
        self._fields = tuple(fields)
        self._columns = 0
        self._place()

    @override
    def restyle(self) -> None:
        look = theme()
        self._grid.setHorizontalSpacing(look.px(20))
        self._grid.setVerticalSpacing(look.px(14))
        self._place()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def _place(self) -> None:
        columns = 2 if self.width() >= theme().em * _TWO_COLUMNS_EM else 1
        if columns == self._columns:
            return
        self._columns = columns
        before: QWidget | None = None
        for at, field in enumerate(self._fields):
            self._grid.addWidget(field, at // columns, at % columns)
            field.setHidden(False)
            if before is not None:
                QWidget.setTabOrder(before, field)
            before = field
        for column in range(2):
            self._grid.setColumnStretch(column, 1 if column < columns else 0)
