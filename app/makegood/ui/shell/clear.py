"""Emptying a layout whose rows are made anew."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtWidgets import QLayout


def clear_layout(layout: QLayout) -> None:
    """Take everything out of a layout; widgets are hidden now and deleted a little later.

    A row that is removed by its own button must outlive the press.
    """
    while layout.count():
        taken = layout.takeAt(0)
        if taken is None:
            return
        widget = taken.widget()
        inner = taken.layout()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
        elif inner is not None:
            clear_layout(inner)
