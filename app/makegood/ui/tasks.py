"""Work beside the window: one helper that comes back to the main thread and says what changed."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic, TypeVar

from PySide6.QtCore import (
    QCoreApplication,
    QEvent,
    QObject,
    QRunnable,
    Qt,
    QThreadPool,
    Signal,
    Slot,
)
from typing_extensions import override

if TYPE_CHECKING:
    from collections.abc import Callable

_log = logging.getLogger(__name__)

T = TypeVar("T")

Changes = frozenset[str]
NOTHING: Changes = frozenset()


@dataclass(frozen=True)
class Outcome(Generic[T]):
    """What a piece of work gives back, and the names of what it changed ("cases", "draft")."""

    value: T
    changes: Changes = NOTHING


class _Bridge(QObject):
    """Lives in the main thread; its signal carries the result over to its own slot."""

    arrived = Signal(object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.take: Callable[[object], None] | None = None
        self.arrived.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    @Slot(object)
    def _deliver(self, result: object) -> None:
        if self.take is not None:
            self.take(result)


class _Job(QRunnable):
    def __init__(self, work: Callable[[], object], bridge: _Bridge) -> None:
        super().__init__()
        self._work = work
        self._bridge = bridge

    @override
    def run(self) -> None:
        result: object
        try:
            result = self._work()
        except Exception as problem:
            # The caller sorts the world's errors from ours.
            result = _Failure(problem)
        self._bridge.arrived.emit(result)


@dataclass(frozen=True)
class _Failure:
    problem: Exception


class Tasks(QObject):
    """Runs work in a thread and calls back in the main thread.

    `changed(frozenset)` after each outcome that changed something: views refresh themselves by
    it. `busy_changed(bool)` when the first begins or the last ends. A callback is not made when
    its owner is gone.
    """

    changed = Signal(object)
    busy_changed = Signal(bool)

    def __init__(self, parent: QObject | None = None, threads: int = 2) -> None:
        super().__init__(parent)
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(threads)
        self._running: dict[_Bridge, None] = {}

    @property
    def busy(self) -> bool:
        """Whether anything is under way."""
        return bool(self._running)

    def run(
        self,
        owner: QObject,
        work: Callable[[], Outcome[T]],
        done: Callable[[T], None],
        failed: Callable[[Exception], None] | None = None,
    ) -> None:
        """Do `work` beside the window, then `done(value)` or `failed(problem)` in it.

        `work` must touch no widget. Without `failed` a problem is logged by its type alone: its
        words may hold personal data.
        """
        bridge = _Bridge(self)
        gone: list[bool] = []
        owner.destroyed.connect(lambda: gone.append(True))

        def arrive(result: object) -> None:
            self._running.pop(bridge, None)
            bridge.deleteLater()
            try:
                hand_over(result)
            finally:
                if not self._running:
                    self.busy_changed.emit(False)

        def hand_over(result: object) -> None:
            if isinstance(result, _Failure):
                if not gone and failed is not None:
                    failed(result.problem)
                else:
                    _log.error("background work failed: %s", type(result.problem).__name__)
            elif isinstance(result, Outcome):
                if result.changes:
                    self.changed.emit(result.changes)
                if not gone:
                    done(result.value)

        bridge.take = arrive
        first = not self._running
        self._running[bridge] = None
        if first:
            self.busy_changed.emit(True)
        self._pool.start(_Job(work, bridge))

    def wait(self, milliseconds: int) -> bool:
        """Wait for what is under way, at closing time; False if it took longer."""
        return self._pool.waitForDone(milliseconds)

    def finish(self, milliseconds: int) -> bool:
        """Wait for what is under way and call back at once; False if it took longer.

        For closing time, when no turn of the loop is left to bring the answers.
        """
        done = self.wait(milliseconds)
        for bridge in tuple(self._running):
            QCoreApplication.sendPostedEvents(bridge, QEvent.Type.MetaCall.value)
        return done
