"""One SQLite file: opened safely, migrated with a copy taken first, written by one at a time."""

from __future__ import annotations

import sqlite3
import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

from makegood.storage.errors import (
    CorruptError,
    NotOurDatabaseError,
    newer,
    sorted_errors,
)
from makegood.storage.folder import make_private_file, make_private_folder
from makegood.storage.migrations import MIGRATIONS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import datetime
    from pathlib import Path

FILE_NAME: Final = "makegood.sqlite3"
COPIES: Final = "copies"
APPLICATION_ID: Final = 0x4D4B4744  # "MKGD"
_BUSY_MS: Final = 5000

Value = str | int | bytes | None
Row = tuple[Value, ...]


class Database:
    """The open file. Reading needs nothing; writing goes through `write()`.

    One lock serves all threads of the process, and `BEGIN IMMEDIATE` all processes. Everything
    is committed with `synchronous=FULL`: what the screen calls saved survives a power cut.
    """

    def __init__(self, connection: sqlite3.Connection, path: Path) -> None:
        self._connection = connection
        self._lock = threading.RLock()
        self._depth = 0
        self.path = path

    @classmethod
    def open(cls, folder: Path, now: datetime, migrations: Sequence[str] = MIGRATIONS) -> Database:
        """Open the database of a folder, making or migrating it as needed.

        Before an older one is migrated a dated copy is taken. Raises `StorageError`, of a kind
        that says which trouble it is; a newer database is left untouched.
        """
        make_private_folder(folder)
        path = folder / FILE_NAME
        make_private_file(path)
        with sorted_errors():
            connection = sqlite3.connect(
                path, timeout=_BUSY_MS / 1000, isolation_level=None, check_same_thread=False
            )
            try:
                # The version is looked at, and the copy taken, before anything can change the file.
                version = _checked_version(connection, path, len(migrations))
                if 0 < version < len(migrations):
                    _copy(connection, _dated(folder, now, version))
                _configure(connection)
                _migrate(connection, version, migrations)
            except BaseException:
                connection.close()
                raise
        return cls(connection, path)

    @property
    def version(self) -> int:
        """The number of migrations the file has been through."""
        return int(self.scalar("PRAGMA user_version") or 0)

    def rows(self, sql: str, parameters: Sequence[Value] = ()) -> list[Row]:
        """Every row of a question. Raises `StorageError` for the world's troubles."""
        with sorted_errors(), self._lock:
            return self._connection.execute(sql, parameters).fetchall()

    def row(self, sql: str, parameters: Sequence[Value] = ()) -> Row | None:
        """The first row, if there is one."""
        with sorted_errors(), self._lock:
            found: Row | None = self._connection.execute(sql, parameters).fetchone()
            return found

    def scalar(self, sql: str, parameters: Sequence[Value] = ()) -> Value:
        """The first value of the first row, or None."""
        row = self.row(sql, parameters)
        return None if row is None else row[0]

    @contextmanager
    def write(self) -> Iterator[Database]:
        """A transaction; inside another one, part of it. It is committed on leaving, or undone.

        Raises `StorageError` for the world's troubles; nothing of the transaction is kept then.
        """
        with sorted_errors(), self._lock:
            outermost = self._depth == 0
            if outermost:
                self._connection.execute("BEGIN IMMEDIATE")
            self._depth += 1
            try:
                yield self
            except BaseException:
                self._depth -= 1
                if outermost and self._connection.in_transaction:
                    self._connection.execute("ROLLBACK")
                raise
            self._depth -= 1
            if outermost:
                try:
                    self._connection.execute("COMMIT")
                except BaseException:
                    if self._connection.in_transaction:
                        self._connection.execute("ROLLBACK")
                    raise

    def run(self, sql: str, parameters: Sequence[Value] = ()) -> int:
        """One changing statement inside `write()`; the number of rows it changed."""
        assert self._depth, "statements that change anything belong inside write()"
        return self._connection.execute(sql, parameters).rowcount

    def run_many(self, sql: str, rows: Iterable[Sequence[Value]]) -> None:
        """One changing statement for many rows, inside `write()`."""
        assert self._depth, "statements that change anything belong inside write()"
        self._connection.executemany(sql, rows)

    def copy_to(self, path: Path) -> None:
        """A consistent copy of the whole database in a file of its own, while it is in use."""
        with sorted_errors(), self._lock:
            _copy(self._connection, path)

    def close(self) -> None:
        """Close the file; what is in the log beside it is taken in first."""
        with self._lock:
            self._connection.close()


def checked_database(path: Path) -> int:
    """The version of a database file that is whole and one of ours.

    Raises `StorageError` for anything else, such as one from a newer program.
    """
    with sorted_errors():
        connection = sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)
        try:
            version = _checked_version(connection, path, len(MIGRATIONS))
            result = connection.execute("PRAGMA quick_check(1)").fetchone()
        finally:
            connection.close()
    if version == 0:
        raise NotOurDatabaseError(path.name)
    if result != ("ok",):
        raise CorruptError(path.name)
    return version


def _checked_version(connection: sqlite3.Connection, path: Path, known: int) -> int:
    version = int(connection.execute("PRAGMA user_version").fetchone()[0])
    owner = int(connection.execute("PRAGMA application_id").fetchone()[0])
    if version and owner not in (APPLICATION_ID, 0):
        raise NotOurDatabaseError(path.name)
    if version > known:
        raise newer(path, version, known)
    return version


def _configure(connection: sqlite3.Connection) -> None:
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute(f"PRAGMA busy_timeout = {_BUSY_MS}")


def _migrate(connection: sqlite3.Connection, version: int, migrations: Sequence[str]) -> None:
    """Each step in one transaction with its version, so that none can be half taken."""
    for number, sql in enumerate(migrations[version:], start=version + 1):
        connection.execute("BEGIN IMMEDIATE")
        try:
            if int(connection.execute("PRAGMA user_version").fetchone()[0]) < number:
                for statement in _statements(sql):
                    connection.execute(statement)
                connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
                connection.execute(f"PRAGMA user_version = {number}")
            connection.execute("COMMIT")
        except BaseException:
            if connection.in_transaction:
                connection.execute("ROLLBACK")
            raise


def _statements(sql: str) -> Iterator[str]:
    """Single statements, each ending its line: `executescript` would commit what was begun."""
    pending = ""
    for line in sql.splitlines(keepends=True):
        pending += line
        if sqlite3.complete_statement(pending):
            yield pending
            pending = ""
    if pending.strip():
        yield pending


def _dated(folder: Path, now: datetime, version: int) -> Path:
    copies = make_private_folder(folder / COPIES)
    return copies / f"before-update-{now:%Y%m%d-%H%M%S}-v{version}.sqlite3"


def _copy(connection: sqlite3.Connection, path: Path) -> None:
    make_private_file(path)
    target = sqlite3.connect(path)
    try:
        connection.backup(target)
    finally:
        target.close()
