"""The keys that work on every page: places, dates, undo, going round, the end."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication

if TYPE_CHECKING:
    from makegood.ui.shell.window import MainWindow

PLACES: Final = ("today", "cases", "new", "guides", "settings")
"""The places of the rail, in the order of Ctrl+1 to Ctrl+5."""


class WindowKeys(QObject):
    """Belongs to the window, and asks it to do what the keys mean."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._undo = QAction(window)
        self._undo.setShortcuts(QKeySequence.keyBindings(QKeySequence.StandardKey.Undo))
        self._undo.triggered.connect(window.undo)
        self._redo = QAction(window)
        self._redo.setShortcuts(QKeySequence.keyBindings(QKeySequence.StandardKey.Redo))
        self._redo.triggered.connect(window.redo)
        window.addActions([self._undo, self._redo])
        for number, place in enumerate(PLACES, start=1):
            shortcut = QShortcut(QKeySequence(f"Ctrl+{number}"), window)
            shortcut.activated.connect(lambda place=place: window.go(place))
        dates = QShortcut(QKeySequence("Ctrl+D"), window)
        dates.activated.connect(window.check_dates)
        between = QShortcut(QKeySequence(Qt.Key.Key_F6), window)
        between.activated.connect(self.next_region)
        leave = QShortcut(QKeySequence.StandardKey.Quit, window)
        leave.activated.connect(window.leave)

    def retranslate(self) -> None:
        """Name what has a name."""
        self._undo.setText(self.tr("Undo"))
        self._redo.setText(self.tr("Redo"))

    def next_region(self) -> None:
        """F6: from the rail to the page, from the page to what was said in passing, and back."""
        window, focused = self._window, QApplication.focusWidget()
        if focused is not None and window.rail.isAncestorOf(focused):
            shown = window.stack.currentWidget()
            if shown is not None:
                getattr(shown, "enter", shown.setFocus)()
            return
        for region, button in ((window.banner, window.banner.go), (window.toast, None)):
            target = window.toast.button if button is None else button
            if region.isVisible() and not region.isAncestorOf(focused or window):
                target.setFocus(Qt.FocusReason.TabFocusReason)
                return
        current = window.rail.current
        if current is not None:
            window.rail.item(current).setFocus(Qt.FocusReason.TabFocusReason)


def undo_in_field() -> bool:
    """Undo in the field that has the focus, where there is one: Ctrl+Z belongs to what is typed."""
    focused = QApplication.focusWidget()
    native = getattr(focused, "undo", None)
    document = getattr(focused, "isUndoRedoEnabled", None)
    available = getattr(focused, "isUndoAvailable", None)
    if callable(native) and (callable(document) or (callable(available) and available())):
        native()
        return True
    return False
