"""Proof: files copied into the user's folder, named after their content."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Final, cast

from makegood.storage.errors import sorted_errors
from makegood.storage.folder import make_private_folder, write_private

if TYPE_CHECKING:
    from pathlib import Path

    from makegood.storage.database import Database

FOLDER: Final = "proof"


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
        with sorted_errors():
            data = source.read_bytes()
        sha = hashlib.sha256(data).hexdigest()
        kept = KeptFile(file_id, proof, source.name, sha, len(data), at, "")
        target = self._path(sha)
        if not target.exists():
            make_private_folder(self._folder)
            write_private(target, data)
        with self._db.write() as db:
            db.run(
                "INSERT INTO evidence VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                (case_id, file_id, proof, kept.name, sha, kept.size, at.isoformat(), ""),
            )
        return kept

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
