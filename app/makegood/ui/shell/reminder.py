"""Looks once a minute what has to be told, while the program runs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication, QWidget

from makegood.storage.errors import StorageError

if TYPE_CHECKING:
    from collections.abc import Callable

    from makegood.services.bundle import Services
    from makegood.services.notices import Show

_LOOK_EVERY_MS: Final = 60_000


class Reminder(QObject):
    """`reminded(int)`: so many cases were told of just now; the window says it too.

    `show` asks the desktop. Where that is deaf the window's own banner, and its mark in the task
    bar, are the reminder. `in_sight` says whether the window is in front of the user.
    """

    reminded = Signal(int)

    def __init__(
        self,
        services: Services,
        show: Show,
        in_sight: Callable[[], bool],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._services = services
        self._show = show
        self._in_sight = in_sight
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.look)

    def start(self) -> None:
        """Begin looking; the first look is a minute away, when the window has settled."""
        self._timer.start(_LOOK_EVERY_MS)

    def stop(self) -> None:
        """Look no more."""
        self._timer.stop()

    def look(self) -> bool:
        """Remind of what was not told today, if it is time. Whether anything was told.

        A timer that slept with the machine comes late, but it comes: what was missed meanwhile
        is then told together.
        """
        services = self._services
        try:
            services.cases.refresh()
            if services.cases.behind:
                return False  # the lists are being made again: a minute later they are right
            telling = services.notices.tell(self._tell, services.words, in_sight=self._in_sight())
        except StorageError:
            # The pages say what is wrong with the files; a minute later is soon enough to remind.
            return False
        if telling.outcome != "shown":
            return False
        self.reminded.emit(telling.cases)
        return True

    def _tell(self, title: str, text: str) -> bool:
        if not self._show(title, text):
            window = self.parent()
            if isinstance(window, QWidget):
                QApplication.alert(window)
        return True
