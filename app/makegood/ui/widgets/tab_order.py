"""Tab reaches widgets that were made late where they stand, not at the end of the window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QWidget

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


def follow(anchor: QWidget, widgets: Iterable[QWidget]) -> None:
    """Put widgets behind `anchor` in the order of Tab, whether they take the focus now or not."""
    before = anchor
    for widget in widgets:
        _put_behind(before, widget)
        before = widget


def follow_inside(anchor: QWidget, parts: Iterable[QWidget]) -> None:
    """The same for parts that are made of several widgets, each in the order it was made in."""
    follow(anchor, [stop for part in parts for stop in _stops(part)])


def _put_behind(before: QWidget, widget: QWidget) -> None:
    # Qt leaves the order as it is where one of both never takes the focus.
    policies = [(each, each.focusPolicy()) for each in (before, widget)]
    for each, policy in policies:
        if policy == Qt.FocusPolicy.NoFocus:
            each.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
    QWidget.setTabOrder(before, widget)
    for each, policy in policies:
        if policy == Qt.FocusPolicy.NoFocus:
            each.setFocusPolicy(policy)


def _stops(part: QWidget) -> Iterator[QWidget]:
    """What may take the focus in a part: of several choices one at a time does."""
    for each in (part, *part.findChildren(QWidget)):
        stops = each.focusPolicy() != Qt.FocusPolicy.NoFocus or isinstance(each, QAbstractButton)
        if stops and each.focusProxy() is None:
            yield each
