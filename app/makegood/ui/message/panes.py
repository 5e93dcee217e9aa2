"""F6 inside a message: from column to column, on to the list of points, and out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from makegood.ui.message.message_card import MessageCard
    from makegood.ui.widgets.missing_list import MissingList


def goes_on(event: QEvent, focused: QWidget | None, card: MessageCard, points: MissingList) -> bool:
    """Let F6 move the focus from `focused`; False where the key is not F6 or leads out.

    To be asked from `event()` of whatever holds both, before the window's own F6.
    """
    if event.type() not in (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress):
        return False
    if not isinstance(event, QKeyEvent) or event.key() != Qt.Key.Key_F6:
        return False
    pane = _pane_after(focused, card, points)
    if pane is None:
        return False
    if event.type() == QEvent.Type.KeyPress:
        pane.setFocus(Qt.FocusReason.TabFocusReason)
    event.accept()
    return True


def _pane_after(focused: QWidget | None, card: MessageCard, points: MissingList) -> QWidget | None:
    if focused is None or not card.rows:
        return None
    pane = card.pane_after(focused)
    if pane is not None:
        return pane
    if card.isAncestorOf(focused):
        return None if points.isHidden() else points.first_link
    return None if points.isAncestorOf(focused) else card.rows[0].editor
