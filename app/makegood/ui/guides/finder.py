"""Reads all guides for the search a little at a time, so that no key stroke waits for it."""

from __future__ import annotations

from time import perf_counter
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer, Signal

from makegood.ui.guides.search import Hits, Search

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from makegood.ui.guides.library import Found

_AT_ONCE_S: Final = 0.004
"""Longest turn of reading, in seconds: a frame of the screen has room for it and for drawing."""


class Finder(QObject):
    """The search over all guides. `ready` when everything has been read."""

    ready = Signal()

    def __init__(self, places: Callable[[], Iterator[Found]], parent: QObject) -> None:
        super().__init__(parent)
        self._places = places
        self._search = Search()
        self._left: Iterator[Found] | None = None
        self._done = False
        self._turn = QTimer(self)
        self._turn.setInterval(0)
        self._turn.timeout.connect(self._read_some)

    @property
    def done(self) -> bool:
        """Whether everything has been read."""
        return self._done

    def forget(self) -> None:
        """The guides are others now: read again when they are asked for."""
        self._turn.stop()
        self._search, self._left, self._done = Search(), None, False

    def begin(self) -> None:
        """Read while nothing else is to be done."""
        if not self._done:
            self._turn.start()

    def hits(self, query: str) -> Hits:
        """The places for what was typed; what has not been read yet is read first."""
        self._read(None)
        return self._search.ranked(query)

    def _read_some(self) -> None:
        self._read(_AT_ONCE_S)

    def _read(self, seconds: float | None) -> None:
        if self._done:
            return
        if self._left is None:
            self._left = self._places()
        end = None if seconds is None else perf_counter() + seconds
        for found in self._left:
            self._search.add(found)
            if end is not None and perf_counter() > end:
                return
        self._turn.stop()
        self._left, self._done = None, True
        self.ready.emit()
