"""Menus made for one time: they go away with the last look at them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt

if TYPE_CHECKING:
    from PySide6.QtWidgets import QMenu, QWidget

_GAP = 2


def open_at(menu: QMenu, place: QPoint) -> None:
    """Show a menu at a place of the screen; it is deleted once it is shut."""
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    menu.popup(place)


def open_below(menu: QMenu, button: QWidget) -> None:
    """Show a menu under the button that opens it; it is deleted once it is shut."""
    open_at(menu, button.mapToGlobal(QPoint(0, button.height() + _GAP)))
