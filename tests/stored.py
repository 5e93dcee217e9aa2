"""What lies in the database, asked past the program."""

from __future__ import annotations

from makegood.storage.database import Database


def drafts_of(database: Database, case_id: str) -> set[tuple[str, str]]:
    """Stage and recipient of every draft of a case."""
    rows = database.rows("SELECT stage, recipient FROM drafts WHERE case_id = ?", (case_id,))
    return {(str(stage), str(recipient)) for stage, recipient in rows}
