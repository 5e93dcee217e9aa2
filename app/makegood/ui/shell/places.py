"""Where the window was and how large: put back only where there still is a screen."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QGuiApplication

if TYPE_CHECKING:
    from PySide6.QtWidgets import QMainWindow

    from makegood.services.settings import SettingsService

_NAME: Final = "place"
_USUAL: Final = QSize(1200, 800)
_LEAST: Final = QSize(480, 420)
# So much of the window must lie on a screen for its title bar to be within reach.
_REACHABLE: Final = QSize(120, 40)


class WindowPlace:
    """Keeps size, place and whether the window filled the screen."""

    def __init__(self, settings: SettingsService) -> None:
        self._settings = settings

    def restore(self, window: QMainWindow) -> None:
        """Give the window the size and place it had, as far as the screens of today allow."""
        window.setMinimumSize(_LEAST)
        kept = self._kept()
        screen = QGuiApplication.primaryScreen()
        room = QRect() if screen is None else screen.availableGeometry()
        size = _USUAL if kept is None else kept[0].size()
        if not room.isEmpty():
            size = size.boundedTo(room.size())
        window.resize(size.expandedTo(_LEAST))
        if kept is None:
            return
        rect, filled = kept
        if on_some_screen(rect, [s.availableGeometry() for s in QGuiApplication.screens()]):
            window.move(rect.topLeft())
        if filled:
            window.showMaximized()

    def keep(self, window: QMainWindow) -> None:
        """Remember it for the next start."""
        rect = window.normalGeometry() if window.isMaximized() else window.geometry()
        value = [rect.x(), rect.y(), rect.width(), rect.height(), int(window.isMaximized())]
        self._settings.remember(_NAME, json.dumps(value))

    def _kept(self) -> tuple[QRect, bool] | None:
        value = self._settings.remembered(_NAME)
        if not isinstance(value, str):
            return None
        try:
            x, y, width, height, filled = (int(part) for part in json.loads(value))
        except (ValueError, TypeError):
            return None
        return QRect(x, y, width, height), bool(filled)


def on_some_screen(rect: QRect, screens: list[QRect]) -> bool:
    """Whether enough of a window's upper edge lies on a screen to be taken hold of."""
    bar = QRect(rect.x(), rect.y(), rect.width(), _REACHABLE.height())
    for screen in screens:
        seen = bar.intersected(screen)
        if seen.width() >= _REACHABLE.width() and seen.height() >= _REACHABLE.height():
            return True
    return False
