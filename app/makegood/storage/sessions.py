"""Unfinished complaints: written while the person types, there again after a crash."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from makegood.storage.database import Database


@dataclass(frozen=True, slots=True)
class StoredSession:
    """One unfinished complaint as the wizard wrote it. `data` is the wizard's own form."""

    id: str
    data: bytes
    saved_at: datetime


class SessionStore:
    """Keeps unfinished complaints; what is in `data` is the wizard's affair."""

    def __init__(self, database: Database) -> None:
        self._db = database

    def save(self, session_id: str, data: bytes, at: datetime) -> None:
        """Write a complaint whole, replacing what was there. It is on the disk on return."""
        with self._db.write() as db:
            db.run(
                "INSERT INTO sessions (id, data, saved_at) VALUES (?, ?, ?) ON CONFLICT (id)"
                " DO UPDATE SET data = excluded.data, saved_at = excluded.saved_at",
                (session_id, data, at.isoformat()),
            )

    def load(self, session_id: str) -> StoredSession | None:
        """One complaint."""
        row = self._db.row("SELECT id, data, saved_at FROM sessions WHERE id = ?", (session_id,))
        return None if row is None else _stored(cast("tuple[str, bytes, str]", row))

    def load_all(self) -> tuple[StoredSession, ...]:
        """Every unfinished complaint, the last touched first."""
        rows = self._db.rows("SELECT id, data, saved_at FROM sessions ORDER BY saved_at DESC, id")
        return tuple(_stored(cast("tuple[str, bytes, str]", row)) for row in rows)

    def delete(self, session_id: str) -> None:
        """Forget a complaint, as after it became a case. One that is not there is no trouble."""
        with self._db.write() as db:
            db.run("DELETE FROM sessions WHERE id = ?", (session_id,))


def _stored(row: tuple[str, bytes, str]) -> StoredSession:
    session_id, data, saved_at = row
    return StoredSession(session_id, data, datetime.fromisoformat(saved_at))
