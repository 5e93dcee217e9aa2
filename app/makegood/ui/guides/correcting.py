"""Keeps corrections beside the window and has them used when they are ready."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from makegood.domain.text import say
from makegood.services.corrections import RefusedError
from makegood.storage.errors import StorageError
from makegood.ui.tasks import Outcome, Tasks

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from makegood.services.bundle import Services
    from makegood.services.correctable import Record
    from makegood.services.corrections import Prepared
    from makegood.services.own_files import Correction


class Corrector(QObject):
    """One for a page. `used(Text)` says what was done, when it is in force everywhere, and
    `refused(Record, Text)` why it was not.

    Lives as long as the page: what was begun is finished even when its form is gone by then.
    """

    used = Signal(object)
    refused = Signal(object, object)

    def __init__(self, services: Services, parent: QObject) -> None:
        super().__init__(parent)
        self.services = services
        self.tasks = Tasks(self, threads=1)

    def keep(self, record: Record, parts: Iterable[Correction]) -> None:
        """Keep a correction of a record and use it."""
        kept = tuple(parts)
        self._run(record, lambda: self.services.corrections.prepare(kept))

    def take_back(self, record: Record) -> None:
        """Use the shipped record again."""
        self._run(record, lambda: self.services.corrections.prepare_return(record))

    def _run(self, record: Record, work: Callable[[], Prepared]) -> None:
        def done(prepared: Prepared) -> None:
            self.services.corrections.use(prepared)
            self.used.emit(prepared.what)

        def failed(problem: Exception) -> None:
            if isinstance(problem, RefusedError):
                self.refused.emit(record, problem.text)
            elif isinstance(problem, OSError | StorageError):
                self.refused.emit(record, say("app_corrections.wrong.not_written"))
            else:
                raise problem

        self.tasks.run(self, lambda: Outcome(work()), done, failed)
