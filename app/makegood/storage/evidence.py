"""Proof: files copied into the user's folder, named after their content."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Final, cast

from makegood.storage.errors import sorted_errors
from makegood.storage.folder import make_private_folder, write_private

if TYPE_CHECKING:
    from pathlib import Path

    from makegood.storage.database import Database

Watch = Callable[[int, int], None]
"""Told now and then how many of how many bytes are done; what it raises ends the work."""

FOLDER: Final = "proof"
_PIECE: Final = 1 << 20
_IS_SHA: Final = re.compile(r"[0-9a-f]{64}").fullmatch


@dataclass(frozen=True, slots=True)
class KeptFile:
    """A file of a case. `proof` is the kind it counts as, `name` what it was called."""

    id: str
    proof: str
    name: str
    sha256: str
    size: int
    added_at: datetime
    note: str


class EvidenceStore:
    """Copies files in and finds them again. A file in two cases is kept once."""

    def __init__(self, database: Database, folder: Path) -> None:
        self._db = database
        self._folder = folder / FOLDER

    def add(self, case_id: str, file_id: str, source: Path, proof: str, at: datetime) -> KeptFile:
        """Copy a file into the case.

        The copy is on the disk before the case knows of it. Raises `StorageError`.
        """
        sha, size = self.copy_in(source)
        kept = KeptFile(file_id, proof, source.name, sha, size, at, "")
        self.adopt(case_id, kept)
        return kept

    def copy_in(self, source: Path, watch: Watch | None = None) -> tuple[str, int]:
        """Copy a file before there is a case for it: its SHA-256 in hex and its size in bytes.

        The copy is on the disk on return. `watch` is told while the file is read; until it is
        read whole nothing is written. Raises `StorageError`.
        """
        data = read_watched(source, watch)
        sha = hashlib.sha256(data).hexdigest()
        target = self._path(sha)
        if self.read(sha) is None:
            make_private_folder(self._folder)
            write_private(target, data)
        else:
            # As new: until somebody has written down whose it is, it must not be swept away.
            with sorted_errors():
                target.touch()
        return sha, len(data)

    def adopt(self, case_id: str, kept: KeptFile) -> None:
        """Let a copy that is there belong to a case; one that belongs to it already stays."""
        with self._db.write() as db:
            db.run(
                "INSERT OR IGNORE INTO evidence VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                (
                    case_id, kept.id, kept.proof, kept.name, kept.sha256, kept.size,
                    kept.added_at.isoformat(), kept.note,
                ),
            )  # fmt: skip

    def read(self, sha256: str) -> bytes | None:
        """The bytes of a copy; None when it is gone, cannot be read or is not what was kept."""
        try:
            data = self._path(sha256).read_bytes()
        except OSError:
            return None
        return data if hashlib.sha256(data).hexdigest() == sha256 else None

    def unclaimed(self, before: datetime) -> frozenset[str]:
        """Copies made before a moment that belong to no case, by their SHA-256.

        Raises `StorageError`.
        """
        rows = self._db.rows("SELECT DISTINCT sha256 FROM evidence")
        claimed = {str(row[0]) for row in rows}
        with sorted_errors():
            if not self._folder.is_dir():
                return frozenset()
            files = [file for file in self._folder.iterdir() if _IS_SHA(file.name)]
            return frozenset(
                file.name
                for file in files
                if file.name not in claimed and _older(file, before.timestamp())
            )

    def drop(self, sha256: str) -> None:
        """Remove a copy for good. Raises `StorageError`."""
        with sorted_errors():
            self._path(sha256).unlink(missing_ok=True)

    def of_case(self, case_id: str) -> tuple[KeptFile, ...]:
        """The files of a case, oldest first."""
        rows = self._db.rows(
            "SELECT id, proof, name, sha256, size, added_at, note FROM evidence"
            " WHERE case_id = ? ORDER BY added_at, id",
            (case_id,),
        )
        found = cast("list[tuple[str, str, str, str, int, str, str]]", rows)
        return tuple(
            KeptFile(file_id, proof, name, sha, size, datetime.fromisoformat(at), note)
            for file_id, proof, name, sha, size, at, note in found
        )

    def path(self, kept: KeptFile) -> Path:
        """Where the copy lies."""
        return self._path(kept.sha256)

    def remove(self, case_id: str, file_id: str) -> None:
        """Take a file out of a case; its copy goes once no case has it."""
        with self._db.write() as db:
            sha = db.scalar(
                "SELECT sha256 FROM evidence WHERE case_id = ? AND id = ?", (case_id, file_id)
            )
            db.run("DELETE FROM evidence WHERE case_id = ? AND id = ?", (case_id, file_id))
            left = db.scalar("SELECT 1 FROM evidence WHERE sha256 = ?", (sha,))
        if sha is not None and left is None:
            with sorted_errors():
                self._path(str(sha)).unlink(missing_ok=True)

    def _path(self, sha: str) -> Path:
        return self._folder / sha


def read_watched(source: Path, watch: Watch | None = None) -> bytes:
    """The bytes of a file, read piece by piece. Raises `StorageError`."""
    with sorted_errors(), source.open("rb") as file:
        size = source.stat().st_size
        pieces: list[bytes] = []
        done = 0
        while piece := file.read(_PIECE):
            pieces.append(piece)
            done += len(piece)
            if watch is not None:
                watch(done, max(size, done))
    return b"".join(pieces)


def _older(file: Path, seconds: float) -> bool:
    """Whether a file was written before a moment; one that has just gone was not."""
    try:
        return file.stat().st_mtime < seconds
    except FileNotFoundError:
        return False
