"""A mark beside the desktop's clock, with the number of things to do; only where there is a place.

Whether there is one `isSystemTrayAvailable` says; `supportsMessages` says yes on Linux even
where there is none.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QRectF, Qt, Signal
from PySide6.QtGui import QFont, QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QMenu, QSystemTrayIcon, QWidget

from makegood.ui.icons import app_icon
from makegood.ui.theme import theme

if TYPE_CHECKING:
    from collections.abc import Callable

_SIZES: Final = (16, 22, 24, 32, 48, 64)
_MOST: Final = 9
_BADGE: Final = 0.62
_DIGITS: Final = 0.76
_OWN_BALLOONS: Final = ("win32", "darwin")


class Tray(QObject):
    """`opened`: the window is wanted. `checked`: dates are to be checked. `left`: the end.

    `available` says whether the desktop has a place for it; `make` makes the mark itself.
    """

    opened = Signal()
    checked = Signal()
    left = Signal()

    def __init__(
        self,
        parent: QWidget,
        available: Callable[[], bool] = QSystemTrayIcon.isSystemTrayAvailable,
        make: Callable[[QObject], QSystemTrayIcon] = QSystemTrayIcon,
    ) -> None:
        super().__init__(parent)
        self._make = make
        self._available = available
        self._icon: QSystemTrayIcon | None = None
        self._due = 0
        self._tip = ""
        self.menu = QMenu(parent)
        self._open = self.menu.addAction("", self.opened.emit)
        self._check = self.menu.addAction("", self.checked.emit)
        self.menu.addSeparator()
        self._leave = self.menu.addAction("", self.left.emit)

    @property
    def available(self) -> bool:
        """Whether the desktop has a place for it now."""
        return self._available()

    @property
    def shown(self) -> bool:
        """Whether the mark is there, so that a hidden window can be found again."""
        return self._icon is not None and self._icon.isVisible()

    @property
    def tip(self) -> str:
        """What the pointer is told."""
        return self._tip

    def set_words(self, open_: str, check: str, leave: str) -> None:
        """Name the entries of its menu."""
        self._open.setText(open_)
        self._check.setText(check)
        self._leave.setText(leave)

    def set_shown(self, wanted: bool) -> None:
        """Show the mark, or take it away."""
        if wanted and self._available():
            if self._icon is None:
                self._icon = self._make(self)
                self._icon.setContextMenu(self.menu)
                self._icon.activated.connect(self._activated)
            self._paint()
            self._icon.show()
        elif self._icon is not None:
            self._icon.hide()
            self._icon.deleteLater()
            self._icon = None

    def set_value(self, due: int, tip: str) -> None:
        """Show so many things to do; `tip` says it in words and names nobody."""
        if (due, tip) != (self._due, self._tip):
            self._due, self._tip = due, tip
            self._paint()

    def tell(self, title: str, text: str) -> bool:
        """Show a notification in the system's own way; False where the mark has none.

        On Linux Qt hands the text on as it is, and the service would read it as markup.
        """
        if self._icon is None or sys.platform not in _OWN_BALLOONS:
            return False
        self._icon.showMessage(title, text, app_icon())
        return True

    def _activated(self, reason: QSystemTrayIcon.ActivationReason) -> None:
        if reason != QSystemTrayIcon.ActivationReason.Context:
            self.opened.emit()

    def _paint(self) -> None:
        if self._icon is not None:
            self._icon.setIcon(counted_icon(self._due))
            self._icon.setToolTip(self._tip)


def counted_icon(count: int) -> QIcon:
    """The program's icon with a count at its corner; none for nothing to do."""
    plain = app_icon()
    if not count:
        return plain
    icon = QIcon()
    for edge in _SIZES:
        pixmap = QPixmap(edge, edge)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        plain.paint(painter, 0, 0, edge, edge)
        _paint_count(painter, edge, count)
        painter.end()
        icon.addPixmap(pixmap)
    return icon


def _paint_count(painter: QPainter, edge: int, count: int) -> None:
    look = theme()
    size = edge * _BADGE
    badge = QRectF(edge - size, edge - size, size, size)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(look.color("badge"))
    painter.drawEllipse(badge)
    words = str(count) if count <= _MOST else f"{_MOST}+"
    font = QFont(look.font("caption_strong"))
    font.setPixelSize(max(1, round(size * _DIGITS / (1 if len(words) == 1 else 1.4))))
    painter.setFont(font)
    painter.setPen(look.color("badge_text"))
    painter.drawText(badge, Qt.AlignmentFlag.AlignCenter, words)
