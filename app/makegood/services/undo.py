"""What can be taken back, last first."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable

    from makegood.domain.text import Text

_REMEMBERED: Final = 100


@dataclass(frozen=True, slots=True)
class Step:
    """One thing done. `what` names it for the menu; `case_id` is where it was done."""

    what: Text
    case_id: str
    undo: Callable[[], None]
    redo: Callable[[], None]


@dataclass(frozen=True, slots=True)
class Alongside:
    """What is written together with a step, in its transaction, and taken back with it."""

    do: Callable[[], None]
    undo: Callable[[], None]


class UndoStack:
    """The steps of this run of the program. Doing something new forgets what was taken back."""

    def __init__(self) -> None:
        self._done: list[Step] = []
        self._undone: list[Step] = []

    def push(self, step: Step) -> None:
        """Remember something that has been done."""
        self._done.append(step)
        del self._done[:-_REMEMBERED]
        self._undone.clear()

    @property
    def next_undo(self) -> Step | None:
        """What `undo` would take back."""
        return self._done[-1] if self._done else None

    @property
    def next_redo(self) -> Step | None:
        """What `redo` would do again."""
        return self._undone[-1] if self._undone else None

    def undo(self) -> Step | None:
        """Take the last step back. A step that fails stays where it is, and the error goes on."""
        step = self.next_undo
        if step is not None:
            step.undo()
            self._undone.append(self._done.pop())
        return step

    def redo(self) -> Step | None:
        """Do again what was taken back last."""
        step = self.next_redo
        if step is not None:
            step.redo()
            self._done.append(self._undone.pop())
        return step

    def forget(self, case_id: str) -> None:
        """Drop every step of a case that is gone."""
        self._done = [step for step in self._done if step.case_id != case_id]
        self._undone = [step for step in self._undone if step.case_id != case_id]
