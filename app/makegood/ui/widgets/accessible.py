"""Accessible roles that no Qt widget has by itself: headings, notes, alerts, tabs, lists."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAccessibleWidget, QWidget
from typing_extensions import override

if TYPE_CHECKING:
    from PySide6.QtCore import QObject

# Dynamic property under which a widget's role is kept.
_ROLE = "accessibleRole"


class _RoleInterface(QAccessibleWidget):
    """Qt's interface for any widget, with another role."""

    @override
    def text(self, t: QAccessible.Text) -> str:
        named = super().text(t)
        if named or t != QAccessible.Text.Name:
            return named
        words = getattr(self.object(), "text", None)
        return str(words()) if callable(words) else ""

    @override
    def state(self) -> QAccessible.State:
        state = super().state()
        checked = getattr(self.object(), "isChecked", None)
        if callable(checked) and self.role() == QAccessible.Role.PageTab:
            state.selectable = True
            state.selected = bool(checked())
        return state


class _Factory:
    """Keeps the interfaces alive: Qt holds them by address only."""

    installed = False
    alive: dict[int, _RoleInterface] = {}  # noqa: RUF012 - one registry for the process


def _make(_class_name: str, target: QObject) -> _RoleInterface | None:
    if not isinstance(target, QWidget):
        return None
    role = target.property(_ROLE)
    if role is None:
        return None
    key = id(target)
    interface = _RoleInterface(target, QAccessible.Role(role))
    _Factory.alive[key] = interface
    target.destroyed.connect(lambda: _Factory.alive.pop(key, None))
    return interface


def set_role(widget: QWidget, role: QAccessible.Role) -> None:
    """Give a widget a role. To be called in its constructor, before it is first asked for."""
    if not _Factory.installed:
        QAccessible.installFactory(_make)
        _Factory.installed = True
    widget.setProperty(_ROLE, role.value)


def group(widget: QWidget, name: str) -> None:
    """Name a set of controls that belong together."""
    set_role(widget, QAccessible.Role.Grouping)
    widget.setAccessibleName(name)
