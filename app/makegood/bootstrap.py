"""The composition root: the one module that knows all others and puts them together."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from makegood import __version__, paths
from makegood.cli.program import Program

if TYPE_CHECKING:
    from collections.abc import Sequence


def main(arguments: Sequence[str]) -> int:
    """Run a command, or open the window when there is none. Returns the exit code."""
    from makegood.cli.main import run

    return run(arguments, program())


def program() -> Program:
    """The parts a command may ask for; each is made when it is asked for."""
    return Program(
        version=__version__,
        clock=system_clock,
        source=paths.wizard_data_dir,
    )


def system_clock() -> datetime:
    """The present moment in the zone of this machine. Everybody else is handed this function."""
    return datetime.now(UTC).astimezone()  # noqa: TID251 - the one place that asks the machine
