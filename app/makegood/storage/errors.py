"""What can go wrong with the user's files, sorted: the world's troubles, each with a sentence."""

from __future__ import annotations

import errno
import sqlite3
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

from makegood.domain.text import Text, say

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


class StorageError(Exception):
    """Something the world did to the user's files. `text` says what, and the one thing to do."""

    key = "app_cases.storage.unreadable"

    def __init__(self, detail: str = "", text: Text | None = None) -> None:
        self.text = text or say(self.key)
        super().__init__(detail or self.text.id)


class DiskFullError(StorageError):
    """There is no room to write."""

    key = "app_cases.storage.disk_full"


class LockedError(StorageError):
    """Another program holds the database for longer than we wait."""

    key = "app_cases.storage.locked"


class ReadOnlyError(StorageError):
    """The folder or the file may not be written."""

    key = "app_cases.storage.read_only"


class CorruptError(StorageError):
    """The file is not a database any more."""

    key = "app_cases.storage.corrupt"


class NewerDatabaseError(StorageError):
    """The database was written by a newer Makegood."""

    key = "app_cases.storage.newer"


class NotOurDatabaseError(StorageError):
    """The file is a database, but not one of Makegood's."""

    key = "app_cases.storage.foreign"


_BY_CODE: Final[tuple[tuple[str, type[StorageError]], ...]] = (
    ("SQLITE_FULL", DiskFullError),
    ("SQLITE_BUSY", LockedError),
    ("SQLITE_LOCKED", LockedError),
    ("SQLITE_READONLY", ReadOnlyError),
    ("SQLITE_PERM", ReadOnlyError),
    ("SQLITE_CANTOPEN", ReadOnlyError),
    ("SQLITE_CORRUPT", CorruptError),
    ("SQLITE_NOTADB", CorruptError),
    ("SQLITE_IOERR", StorageError),
)
_BY_ERRNO: Final[dict[int, type[StorageError]]] = {
    errno.ENOSPC: DiskFullError,
    errno.EDQUOT: DiskFullError,
    errno.EROFS: ReadOnlyError,
    errno.EACCES: ReadOnlyError,
    errno.EPERM: ReadOnlyError,
}


def world_error(error: sqlite3.Error | OSError) -> StorageError | None:
    """The trouble an error stands for, or None where the fault is the program's own."""
    if isinstance(error, OSError):
        kind = _BY_ERRNO.get(error.errno or 0, StorageError)
        return kind(str(error.strerror))
    name = getattr(error, "sqlite_errorname", None) or ""
    for prefix, found in _BY_CODE:
        if name.startswith(prefix):
            return found(name)
    return None


@contextmanager
def sorted_errors() -> Iterator[None]:
    """Turn what the world does into `StorageError`; errors of our own pass through untouched."""
    try:
        yield
    except (sqlite3.Error, OSError) as error:
        found = world_error(error)
        if found is None:
            raise
        raise found from error


def newer(path: Path, found: int, known: int) -> NewerDatabaseError:
    """The refusal of a database from a newer program."""
    text = say(NewerDatabaseError.key, file=path.name)
    return NewerDatabaseError(f"{path.name} has version {found}, known is {known}", text)
