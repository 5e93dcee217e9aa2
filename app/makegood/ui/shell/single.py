"""One window for one folder of cases: a second start raises the first.

Done with a lock file and a file that says "come forward", because a local socket would need
Qt's network module, which is refused everywhere in the program.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QFileSystemWatcher, QLockFile, QObject, Signal

from makegood.storage.folder import make_private_folder, write_private

if TYPE_CHECKING:
    from pathlib import Path

_FOLDER: Final = "window"
_LOCK: Final = "lock"
_CALL: Final = "come-forward"


class SingleWindow(QObject):
    """Held by the first window of a folder. `called`: a second start asks it to come forward."""

    called = Signal()

    def __init__(self, data_dir: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._folder = make_private_folder(make_private_folder(data_dir) / _FOLDER)
        self._lock = QLockFile(str(self._folder / _LOCK))
        # The lock of a program that died is taken over; that of one that lives never grows old.
        self._lock.setStaleLockTime(0)
        self._watcher: QFileSystemWatcher | None = None

    def claim(self) -> bool:
        """Become the window of the folder. False when there is one already: it is called."""
        if not self._lock.tryLock(0):
            if self._lock.error() != QLockFile.LockError.LockFailedError:
                # A folder that cannot be written: better two windows than none.
                return True
            write_private(self._folder / _CALL, b"")
            return False
        (self._folder / _CALL).unlink(missing_ok=True)
        self._watcher = QFileSystemWatcher([str(self._folder)], self)
        self._watcher.directoryChanged.connect(self._look)
        return True

    def release(self) -> None:
        """Let another window have the folder."""
        if self._watcher is not None:
            self._watcher.deleteLater()
            self._watcher = None
        self._lock.unlock()

    def _look(self) -> None:
        call = self._folder / _CALL
        if call.exists():
            call.unlink(missing_ok=True)
            self.called.emit()
