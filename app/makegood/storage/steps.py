"""The steps of a way to reach somebody that were done in a case."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from makegood.storage.database import Database


class StepStore:
    """Keeps which steps are ticked, by their place in the list. Deleted with their case."""

    def __init__(self, database: Database) -> None:
        self._db = database

    def ticked(self, case_id: str, channel: str) -> tuple[int, ...]:
        """The steps of a channel that are ticked in a case, in order."""
        rows = self._db.rows(
            "SELECT step FROM ticked_steps WHERE case_id = ? AND channel = ? ORDER BY step",
            (case_id, channel),
        )
        return tuple(int(row[0] or 0) for row in rows)

    def put(self, case_id: str, channel: str, steps: Iterable[int]) -> None:
        """Set which steps of a channel are ticked in a case."""
        with self._db.write() as db:
            db.run("DELETE FROM ticked_steps WHERE case_id = ? AND channel = ?", (case_id, channel))
            db.run_many(
                "INSERT INTO ticked_steps VALUES (?, ?, ?)",
                [(case_id, channel, step) for step in sorted(set(steps))],
            )
