"""Notices a new day and the end of a sleep, so that nothing dated stays as it was."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication
from typing_extensions import override

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date, datetime

_LOOK_EVERY_MS: Final = 30_000


class DayWatch(QObject):
    """`turned` when the day is another one than when it was last looked at.

    It looks twice a minute and whenever the program comes to the front: a timer that slept with
    the machine may come late, a person does not.
    """

    turned = Signal()

    def __init__(self, clock: Callable[[], datetime], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._clock = clock
        self._day: date = clock().date()
        self._offset = clock().utcoffset()
        self._timer = QTimer(self)
        # A coarse timer: nobody waits for the second.
        self._timer.setTimerType(Qt.TimerType.VeryCoarseTimer)
        self._timer.timeout.connect(self.look)
        self._timer.start(_LOOK_EVERY_MS)
        app = QApplication.instance()
        if app is not None:
            app.installEventFilter(self)

    def stop(self) -> None:
        """Look no more."""
        self._timer.stop()
        app = QApplication.instance()
        if app is not None:
            app.removeEventFilter(self)

    def look(self) -> None:
        """Compare the day with the one known."""
        now = self._clock()
        if (now.date(), now.utcoffset()) != (self._day, self._offset):
            self._day, self._offset = now.date(), now.utcoffset()
            self.turned.emit()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ApplicationActivate:
            self.look()
        return False
