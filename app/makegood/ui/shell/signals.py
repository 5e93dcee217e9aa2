"""Ctrl+C and the end of a session close the program at once, and properly."""

from __future__ import annotations

import os
import signal
import sys
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QSocketNotifier

if TYPE_CHECKING:
    from collections.abc import Callable

_SIGNALS: Final = (signal.SIGINT, signal.SIGTERM)
_ROOM: Final = 64


class EndSignals(QObject):
    """Calls `act` when the program is asked to end, until `close()`.

    Python hears a signal only between two of its own steps, and while Qt waits there are none: a
    byte in a pipe wakes it. Windows has no such pipe, and there the next timer has to do.
    """

    def __init__(self, act: Callable[[], object], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._before = {each: signal.signal(each, lambda *_: act()) for each in _SIGNALS}
        self._ends: tuple[int, int] | None = None
        self._notifier: QSocketNotifier | None = None
        if sys.platform != "win32":
            self._ends = os.pipe()
            for end in self._ends:
                os.set_blocking(end, False)
            signal.set_wakeup_fd(self._ends[1], warn_on_full_buffer=False)
            self._notifier = QSocketNotifier(self._ends[0], QSocketNotifier.Type.Read, self)
            self._notifier.activated.connect(self._drain)

    def close(self) -> None:
        """Leave signals as they were."""
        for each, handler in self._before.items():
            signal.signal(each, handler)
        if self._notifier is not None and self._ends is not None:
            self._notifier.setEnabled(False)
            signal.set_wakeup_fd(-1)
            for end in self._ends:
                os.close(end)
            self._ends = None

    def _drain(self) -> None:
        """Empty the pipe. That Python runs at all is what lets it hear the signal."""
        if self._ends is not None:
            os.read(self._ends[0], _ROOM)
