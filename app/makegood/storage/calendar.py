"""What calendars were told, entry by entry."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from makegood.storage.database import Database


@dataclass(frozen=True, slots=True)
class ToldEntry:
    """An entry as it was last written: `said` is a checksum of all that it showed.

    `sequence` rises by one with each change; `changed_at` is when it last did. `day` is the day
    it stood on.
    """

    uid: str
    case_id: str
    day: date
    said: str
    sequence: int
    changed_at: datetime
    cancelled: bool


class CalendarStore:
    """Remembers entries by their id. Those of a deleted case stay, to be cancelled."""

    def __init__(self, database: Database) -> None:
        self._db = database

    def told(self, case_id: str | None = None) -> Mapping[str, ToldEntry]:
        """Every entry by its id, or those of one case."""
        where, parameters = ("", ()) if case_id is None else (" WHERE case_id = ?", (case_id,))
        rows = self._db.rows(
            "SELECT uid, case_id, day, said, sequence, changed_at, cancelled"
            f" FROM calendar_entries{where} ORDER BY uid",
            parameters,
        )
        return {
            str(uid): ToldEntry(
                uid=str(uid),
                case_id=str(case),
                day=date.fromisoformat(str(day)),
                said=str(said),
                sequence=int(sequence or 0),
                changed_at=datetime.fromisoformat(str(changed_at)),
                cancelled=bool(cancelled),
            )
            for uid, case, day, said, sequence, changed_at, cancelled in rows
        }

    def put(self, entries: Iterable[ToldEntry]) -> None:
        """Remember entries as they are now."""
        with self._db.write() as db:
            db.run_many(
                "INSERT OR REPLACE INTO calendar_entries"
                " (uid, case_id, day, said, sequence, changed_at, cancelled)"
                " VALUES (?, ?, ?, ?, ?, ?, ?)",
                [
                    (
                        each.uid,
                        each.case_id,
                        each.day.isoformat(),
                        each.said,
                        each.sequence,
                        each.changed_at.isoformat(),
                        int(each.cancelled),
                    )
                    for each in entries
                ],
            )
