"""Enter and Space do the same everywhere: they press the focused button and open the focused row.

Qt leaves Enter on a button to dialogs, and Space in a list to nobody.
"""

from __future__ import annotations

from contextlib import suppress
from typing import Final

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QApplication, QWidget
from typing_extensions import override

OWN_ENTER: Final = "ownEnter"
"""Dynamic property of a button whose owner does more at Enter than press it."""
_ENTER: Final = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})


class PressKeys(QObject):
    """Listens to the focused widget alone, so that no other event costs anything."""

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        app.focusChanged.connect(self._follow)

    def _follow(self, old: QWidget | None, now: QWidget | None) -> None:
        # One that loses the focus because it goes away has nothing left to speak to.
        if old is not None:
            with suppress(RuntimeError):
                old.removeEventFilter(self)
        if isinstance(now, QAbstractButton | QAbstractItemView):
            now.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # The type first: it is all that most events are asked for.
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        plain = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if plain != Qt.KeyboardModifier.NoModifier:
            return False
        if isinstance(watched, QAbstractButton):
            return event.key() in _ENTER and _press(watched, event)
        if isinstance(watched, QAbstractItemView) and event.key() == Qt.Key.Key_Space:
            return _open(watched)
        return False


def _press(button: QAbstractButton, event: QKeyEvent) -> bool:
    if button.property(OWN_ENTER) or not button.isEnabled():
        return False
    # A key that is held down presses once.
    if not event.isAutoRepeat():
        button.click()
    return True


def _open(view: QAbstractItemView) -> bool:
    """Do what Enter does in this list, whichever way the list takes it."""
    if not view.currentIndex().isValid():
        return False
    enter = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier, "\r")
    QCoreApplication.sendEvent(view, enter)
    return True
