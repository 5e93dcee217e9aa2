"""The keys of a small form that opens inside a page, and where the focus goes when it shuts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget


def form_keys(form: QWidget, save: Callable[[], object], leave: Callable[[], object]) -> None:
    """Ctrl+Enter saves and Escape leaves, wherever in the form the focus is."""
    on_key(form, "Ctrl+Return", save)
    on_key(form, "Ctrl+Enter", save)
    on_key(form, "Escape", leave)


def on_key(part: QWidget, keys: str, act: Callable[[], object]) -> None:
    """Do something at a key, wherever in a part of the page the focus is."""
    shortcut = QShortcut(QKeySequence(keys), part)
    shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
    shortcut.activated.connect(act)


def give_focus_back(form: QWidget, to: QWidget | None) -> None:
    """Before a form is hidden: whoever worked in it goes on where it was opened from."""
    inside = form.window().focusWidget()
    held = inside is not None and (inside is form or form.isAncestorOf(inside))
    if held and to is not None and to.isVisible() and to.isEnabled():
        to.setFocus(Qt.FocusReason.OtherFocusReason)
