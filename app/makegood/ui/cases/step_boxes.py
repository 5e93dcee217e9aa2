"""The steps of a way, ticked while they are done in the browser."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from makegood.ui.widgets.accessible import set_role
from makegood.ui.widgets.base import ThemedWidget
from makegood.ui.widgets.mark_row import MarkRow
from makegood.ui.widgets.tab_order import follow

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence


class StepBoxes(ThemedWidget):
    """`toggled(int, bool)`: a step, by its place, was done or is to be done again."""

    toggled = Signal(int, bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: list[MarkRow] = []
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        set_role(self, QAccessible.Role.List)
        self.finish()

    def set_steps(self, lines: Sequence[str], done: Collection[int]) -> None:
        """Show the steps; rows that stay keep the focus."""
        while len(self._rows) > len(lines):
            row = self._rows.pop()
            self._layout.removeWidget(row)
            row.hide()
            row.deleteLater()
        while len(self._rows) < len(lines):
            place = len(self._rows)
            row = MarkRow("", "check", parent=self)
            row.setObjectName(f"step:{place}")
            row.clicked.connect(lambda on, place=place: self.toggled.emit(place, on))
            self._rows.append(row)
            self._layout.addWidget(row)
            follow(self, self._rows)
        for place, (row, line) in enumerate(zip(self._rows, lines, strict=True)):
            row.set_text(line)
            row.setChecked(place in done)
        self.setHidden(not lines)

    @property
    def rows(self) -> tuple[MarkRow, ...]:
        """The boxes, in order."""
        return tuple(self._rows)

    @override
    def restyle(self) -> None:
        self._layout.setSpacing(2)
