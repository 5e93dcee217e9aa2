"""Tab reaches widgets that were made late where they stand, not at the end of the window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from collections.abc import Iterable


def follow(anchor: QWidget, widgets: Iterable[QWidget]) -> None:
    """Put widgets behind `anchor` in the order of Tab, whether it takes the focus or not."""
    policy = anchor.focusPolicy()
    # Qt leaves the order as it is behind a widget that never takes the focus.
    anchor.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
    before = anchor
    for widget in widgets:
        QWidget.setTabOrder(before, widget)
        before = widget
    anchor.setFocusPolicy(policy)
