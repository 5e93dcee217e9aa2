"""Reading, cleaning and writing files beside the window: what is under way, how far, Cancel."""

from __future__ import annotations

import threading
from collections import deque
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, TypeVar

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QVBoxLayout, QWidget
from typing_extensions import override

from makegood.ui.announce import announce
from makegood.ui.tasks import Outcome, Tasks
from makegood.ui.theme import theme
from makegood.ui.widgets.base import ThemedWidget
from makegood.ui.widgets.button import Button
from makegood.ui.widgets.label import Label

if TYPE_CHECKING:
    from collections.abc import Callable

    from makegood.storage.evidence import Watch

T = TypeVar("T")

_SHOWN_AFTER_MS: Final = 300
_LOOK_MS: Final = 100
_PATIENCE_MS: Final = 10_000
_PARTS: Final = 1000


class StoppedError(Exception):
    """The person stopped it, or the window closed and it took too long."""


@dataclass(eq=False)
class _Piece:
    """One piece of work. The thread writes `done` and `total` and looks at `stopped`."""

    words: str
    done: int = 0
    total: int = 0
    stopped: threading.Event = field(default_factory=threading.Event)

    def watch(self, done: int, total: int) -> None:
        """How far it is; ends the work when the person does not want it any more."""
        self.done, self.total = done, total
        if self.stopped.is_set():
            raise StoppedError


class FileWork(ThemedWidget):
    """Pieces of work with files, one after another; hidden until one takes longer than a glance.

    The window finishes what is under way before it closes.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tasks = Tasks(self, threads=1)
        self._pieces: deque[_Piece] = deque()
        self.words = Label("", "body")
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.cancel = Button("", "quiet", size="small")
        self.cancel.setObjectName("stop_files")
        self.cancel.clicked.connect(self.stop)
        self._row = QHBoxLayout()
        self._row.addWidget(self.bar, 1)
        self._row.addWidget(self.cancel)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.addWidget(self.words)
        self._layout.addLayout(self._row)
        self._look = QTimer(self)
        self._look.setInterval(_LOOK_MS)
        self._look.timeout.connect(self._show_progress)
        self._appear = QTimer(self)
        self._appear.setSingleShot(True)
        self._appear.setInterval(_SHOWN_AFTER_MS)
        self._appear.timeout.connect(self._show)
        self.setHidden(True)
        self.finish()

    @property
    def busy(self) -> bool:
        """Whether anything is under way."""
        return bool(self._pieces)

    def begin(
        self,
        words: str,
        work: Callable[[Watch], T],
        done: Callable[[T], None],
        failed: Callable[[Exception], None],
    ) -> None:
        """Do `work` beside the window, after what is under way, then `done` or `failed` in it.

        `words` say what is done. `work` touches no widget and tells its watch how far it is. What
        is stopped calls neither.
        """
        piece = _Piece(words)
        self._pieces.append(piece)
        if len(self._pieces) == 1:
            self._appear.start()

        def act() -> Outcome[T]:
            piece.watch(0, 0)
            return Outcome(work(piece.watch))

        def end() -> None:
            self._pieces.remove(piece)
            if not self._pieces:
                self._appear.stop()
                self._look.stop()
                self.setHidden(True)

        def arrive(value: T) -> None:
            end()
            done(value)

        def fail(problem: Exception) -> None:
            end()
            if isinstance(problem, StoppedError):
                announce(self, self.tr("Stopped."))
            else:
                failed(problem)

        self._tasks.run(self, act, arrive, fail)

    def stop(self) -> None:
        """End what is under way; files are as they were."""
        if self._pieces:
            self._pieces[0].stopped.set()

    def complete(self) -> None:
        """Finish what is under way, at closing time; what takes too long is stopped."""
        if not self._pieces or self._tasks.finish(_PATIENCE_MS):
            return
        for piece in self._pieces:
            piece.stopped.set()
        self._tasks.finish(_PATIENCE_MS)

    @override
    def retranslate(self) -> None:
        self.cancel.setText(self.tr("Cancel"))
        self.bar.setAccessibleName(self.words.text())

    @override
    def restyle(self) -> None:
        self._layout.setSpacing(theme().space("s1"))
        self._row.setSpacing(theme().space("s2"))

    def _show(self) -> None:
        self.setHidden(False)
        self._look.start()
        self._show_progress()
        announce(self, self.words.text())

    def _show_progress(self) -> None:
        piece = self._pieces[0]
        if self.words.text() != piece.words:
            self.words.setText(piece.words)
            self.bar.setAccessibleName(piece.words)
        # Bytes may be more than a bar can count; none known yet is shown as moving.
        self.bar.setMaximum(_PARTS if piece.total else 0)
        self.bar.setValue(piece.done * _PARTS // piece.total if piece.total else 0)
