"""The user's folder: made so that nobody else on the machine can read it."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Final

from makegood.storage.errors import sorted_errors

if TYPE_CHECKING:
    from pathlib import Path

DIR_MODE: Final = 0o700
FILE_MODE: Final = 0o600


def make_private_folder(folder: Path) -> Path:
    """Make a folder that only its owner can enter, and return it. One that is there is closed.

    Raises `StorageError` where the folder cannot be made.
    """
    with sorted_errors():
        folder.mkdir(mode=DIR_MODE, parents=True, exist_ok=True)
        if folder.stat().st_mode & 0o077:
            folder.chmod(DIR_MODE)
    return folder


def make_private_file(path: Path) -> None:
    """Make an empty file that only its owner can read; one that is there keeps its content.

    SQLite gives the files beside its database the rights of the database itself.
    """
    with sorted_errors():
        handle = os.open(path, os.O_CREAT | os.O_RDWR, FILE_MODE)
        os.close(handle)
        if path.stat().st_mode & 0o077:
            path.chmod(FILE_MODE)


def write_private(path: Path, data: bytes) -> None:
    """Write a whole file at once: readers see the old content or the new, never half of it."""
    with sorted_errors():
        beside = path.with_name(f".{path.name}.part")
        handle = os.open(beside, os.O_CREAT | os.O_WRONLY | os.O_TRUNC, FILE_MODE)
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        beside.replace(path)
