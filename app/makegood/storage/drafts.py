"""Messages being written: one for each stage and recipient, owned by no page."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime

    from makegood.storage.database import Database


class DraftStore:
    """Keeps what a person wrote for one stage and recipient of a case, in the writer's own form.

    Nothing but `save` and `delete` for exactly that stage and recipient touches a draft.
    """

    def __init__(self, database: Database) -> None:
        self._db = database

    def save(self, case_id: str, stage: str, recipient: str, data: bytes, at: datetime) -> None:
        """Write a draft whole, replacing what was there for that stage and recipient."""
        with self._db.write() as db:
            db.run(
                "INSERT INTO drafts VALUES (?, ?, ?, ?, ?) ON CONFLICT (case_id, stage, recipient)"
                " DO UPDATE SET data = excluded.data, changed_at = excluded.changed_at",
                (case_id, stage, recipient, data, at.isoformat()),
            )

    def load(self, case_id: str, stage: str, recipient: str) -> bytes | None:
        """The draft for that stage and recipient."""
        found = self._db.scalar(
            "SELECT data FROM drafts WHERE case_id = ? AND stage = ? AND recipient = ?",
            (case_id, stage, recipient),
        )
        return found if isinstance(found, bytes) else None

    def delete(self, case_id: str, stage: str, recipient: str) -> None:
        """Forget the draft for that stage and recipient."""
        with self._db.write() as db:
            db.run(
                "DELETE FROM drafts WHERE case_id = ? AND stage = ? AND recipient = ?",
                (case_id, stage, recipient),
            )
