"""What the command line is given by the composition root."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime
    from pathlib import Path


class Exit(IntEnum):
    """How a command ends."""

    DONE = 0
    PROBLEM = 1
    WRONG_USE = 2


class CommandError(Exception):
    """A command cannot go on; its text is one sentence for the person who typed it."""

    def __init__(self, sentence: str, code: Exit = Exit.PROBLEM) -> None:
        self.code = code
        super().__init__(sentence)


@dataclass(frozen=True, slots=True)
class WindowOptions:
    """How the window is to be opened."""

    data_dir: Path | None = None
    language: str | None = None
    demo: bool = False


@dataclass(frozen=True, slots=True)
class Program:
    """The parts of the program that commands use. Nothing is opened before a command asks.

    `clock` gives the present moment in the user's zone; `source` the folder of the shipped
    guide data; `open_window` runs the window and returns its exit code;
    None where only commands are wanted.
    """

    version: str
    clock: Callable[[], datetime]
    source: Callable[[], Path]
    open_window: Callable[[WindowOptions], int] | None = None
