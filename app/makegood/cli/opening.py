"""The user's files, opened for one command."""

from __future__ import annotations

from contextlib import closing, contextmanager
from typing import TYPE_CHECKING

from makegood.cli.program import CommandError

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator

    from makegood.cli.program import Desk, Program
    from makegood.services.bundle import Services


@contextmanager
def opened(arguments: argparse.Namespace, program: Program, desk: Desk) -> Iterator[Services]:
    """The use cases on the user's files, closed at the end.

    Trouble with the files becomes a `CommandError` with its sentence.
    """
    with told(desk), closing(program.services(arguments.data_dir, arguments.lang)) as services:
        yield services


@contextmanager
def told(desk: Desk) -> Iterator[None]:
    """Turns trouble with the user's files into one sentence."""
    from makegood.storage.errors import StorageError

    try:
        yield
    except StorageError as error:
        raise CommandError(desk.words.message(error.text)) from error
