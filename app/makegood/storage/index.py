"""The cache of what the cases come to, and the lists read from it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Final, Literal, cast

from makegood.domain.money import Money
from makegood.storage.codec import owed_from_json, owed_to_json, text_from_json, text_to_json
from makegood.storage.folding import fold, match_expression

if TYPE_CHECKING:
    from collections.abc import Iterable

    from makegood.domain.assessment import Status
    from makegood.domain.text import Text
    from makegood.storage.database import Database, Row, Value

Bucket = Literal["open", "waiting", "overdue", "closed"]
Filter = Literal["all", "open", "waiting", "overdue", "closed"]
Sort = Literal["next", "changed", "title", "marketplace"]

_MILLIONTHS: Final = 6
_COLUMNS: Final = (
    "i.case_id, i.title, i.marketplace, i.status, i.bucket, i.next_day, i.next_action,"
    " i.window_day, i.owed, i.revision, i.pack, i.derived_on, i.valid_until, i.changed_at"
)
# Cases without a next day stand last, closed ones behind those that go on.
_ORDERS: Final[dict[Sort, str]] = {
    "next": "i.bucket = 'closed', i.next_day IS NULL, i.next_day, i.changed_at DESC, i.case_id",
    "changed": "i.changed_at DESC, i.case_id",
    "title": "i.title_key, i.case_id",
    "marketplace": "i.marketplace, i.title_key, i.case_id",
}
_IN_BUCKET: Final = "i.next_day IS NULL, i.next_day, i.changed_at DESC, i.case_id"
_BACKWARDS: Final[dict[Sort, str]] = {
    "next": "i.bucket = 'closed', i.next_day IS NULL, i.next_day DESC, i.changed_at, i.case_id",
    "changed": "i.changed_at, i.case_id",
    "title": "i.title_key DESC, i.case_id",
    "marketplace": "i.marketplace DESC, i.title_key, i.case_id",
}


@dataclass(frozen=True, slots=True)
class IndexRow:
    """What a list shows of one case, and how long it holds.

    `window_day` is the nearest last day of the user's own. The row holds for one `revision` of
    the case and one `pack`, from `derived_on` until the day before `valid_until`.
    """

    case_id: str
    title: str
    marketplace: str
    status: Status
    bucket: Bucket
    next_day: date | None
    next_action: Text | None
    window_day: date | None
    owed: tuple[Money, ...]
    revision: int
    pack: str
    derived_on: date
    valid_until: date | None
    changed_at: str


class CaseIndex:
    """Writes rows and reads pages of them; filters and sorts in SQL."""

    def __init__(self, database: Database) -> None:
        self._db = database

    def put(self, row: IndexRow, words: str) -> None:
        """Set the row of a case and the `words` by which it is found."""
        with self._db.write() as db:
            search_row = self._put_words(row.case_id, fold(words))
            db.run(
                "INSERT OR REPLACE INTO case_index (case_id, title, title_key, marketplace, status,"
                " bucket, next_day, next_action, window_day, owed, revision, pack, derived_on,"
                " valid_until, changed_at, search_row)"
                " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                (
                    row.case_id,
                    row.title,
                    fold(row.title),
                    row.marketplace,
                    row.status,
                    row.bucket,
                    _day(row.next_day),
                    text_to_json(row.next_action),
                    _day(row.window_day),
                    owed_to_json(row.owed),
                    row.revision,
                    row.pack,
                    row.derived_on.isoformat(),
                    _day(row.valid_until),
                    row.changed_at,
                    search_row,
                ),
            )

            db.run("DELETE FROM case_owed WHERE case_id = ?", (row.case_id,))
            if row.bucket != "closed":
                db.run_many(
                    "INSERT INTO case_owed VALUES (?, ?, ?)",
                    [
                        (row.case_id, money.currency, round(money.amount.scaleb(_MILLIONTHS)))
                        for money in row.owed
                    ],
                )

    def _put_words(self, case_id: str, words: str) -> Value:
        """Set the words by which a case is found; the row they stand in."""
        db = self._db
        known = db.row(
            "SELECT s.rowid, s.words FROM case_index i JOIN case_search s ON s.rowid = i.search_row"
            " WHERE i.case_id = ?",
            (case_id,),
        )
        if known is None:
            db.run("INSERT INTO case_search (words, case_id) VALUES (?, ?)", (words, case_id))
            return db.scalar("SELECT last_insert_rowid()")
        if known[1] != words:
            db.run("UPDATE case_search SET words = ? WHERE rowid = ?", (words, known[0]))
        return known[0]

    def forget(self, case_ids: Iterable[str]) -> None:
        """Take cases out of the cache; before they are deleted, which takes their rows along."""
        with self._db.write() as db:
            for case_id in case_ids:
                db.run(
                    "DELETE FROM case_search WHERE rowid ="
                    " (SELECT search_row FROM case_index WHERE case_id = ?)",
                    (case_id,),
                )
                db.run("DELETE FROM case_owed WHERE case_id = ?", (case_id,))
                db.run("DELETE FROM case_index WHERE case_id = ?", (case_id,))

    def clear(self) -> None:
        """Drop the whole cache: it is made again from the cases."""
        with self._db.write() as db:
            db.run("DELETE FROM case_index")
            db.run("DELETE FROM case_owed")
            db.run("DELETE FROM case_search")

    def stale(self, today: date, pack: str) -> tuple[str, ...]:
        """The cases whose row is missing or no longer holds."""
        day = today.isoformat()
        rows = self._db.rows(
            "SELECT case_id FROM case_index WHERE pack < ?"
            " UNION SELECT case_id FROM case_index WHERE pack > ?"
            " UNION SELECT case_id FROM case_index WHERE valid_until <= ?"
            " UNION SELECT case_id FROM case_index WHERE derived_on > ?",
            (pack, pack, day, day),
        )
        cases, known = self._db.rows(
            "SELECT (SELECT count(*) FROM cases), (SELECT count(*) FROM case_index)"
        )[0]
        if cases != known:
            rows += self._db.rows(
                "SELECT id FROM cases WHERE id NOT IN (SELECT case_id FROM case_index)"
            )
        return tuple(str(row[0]) for row in rows)

    def row(self, case_id: str) -> IndexRow | None:
        """The row of one case."""
        found = self._db.row(f"SELECT {_COLUMNS} FROM case_index i WHERE i.case_id = ?", (case_id,))
        return None if found is None else _index_row(found)

    def page(
        self,
        *,
        query: str = "",
        only: Filter = "all",
        sort: Sort = "next",
        backwards: bool = False,
        offset: int = 0,
        limit: int = 200,
    ) -> tuple[IndexRow, ...]:
        """A stretch of the list."""
        where, parameters = _where(query, only)
        order = (_BACKWARDS if backwards else _ORDERS)[sort]
        if sort == "next" and not backwards and only not in ("all", "open"):
            order = _IN_BUCKET
        # Whole rows are read for this page alone: those before it are counted in the index.
        rows = self._db.rows(
            f"SELECT {_COLUMNS} FROM (SELECT i.case_id FROM case_index i{where}"
            f" ORDER BY {order} LIMIT ? OFFSET ?) p"
            f" CROSS JOIN case_index i ON i.case_id = p.case_id ORDER BY {order}",
            (*parameters, limit, offset),
        )
        return tuple(_index_row(row) for row in rows)

    def count(self, *, query: str = "", only: Filter = "all") -> int:
        """How many cases the list has."""
        where, parameters = _where(query, only)
        found = self._db.scalar(f"SELECT count(*) FROM case_index i{where}", parameters)
        return int(found or 0)

    def counts(self) -> dict[Filter, int]:
        """How many cases each filter has."""
        rows = self._db.rows("SELECT bucket, count(*) FROM case_index GROUP BY bucket")
        by_bucket = {str(bucket): int(count or 0) for bucket, count in rows}
        total, closed = sum(by_bucket.values()), by_bucket.get("closed", 0)
        return {
            "all": total,
            "open": total - closed,
            "waiting": by_bucket.get("waiting", 0),
            "overdue": by_bucket.get("overdue", 0),
            "closed": closed,
        }

    def due(
        self, today: date, until: date, limit: int | None = None, *, paused: bool = True
    ) -> tuple[IndexRow, ...]:
        """Going cases with something to do up to a day; a `limit` of None is all of them.

        Nearest first. What is due today or was before is all for today: of that, what may be
        lost first comes first. Without `paused` those left alone for a while are left out.
        """
        going = "" if paused else " AND i.status <> 'paused'"
        late = min(today, until).isoformat()
        rows = self._stretch(
            f"i.next_day <= ?{going}",
            "i.window_day IS NULL, i.window_day, i.next_day, i.case_id",
            (late,),
            limit,
            by="case_index_late",
        )
        if until <= today or len(rows) == limit:
            return rows
        return rows + self._stretch(
            f"i.next_day > ? AND i.next_day <= ?{going}",
            "i.next_day, i.window_day IS NULL, i.window_day, i.case_id",
            (late, until.isoformat()),
            None if limit is None else limit - len(rows),
            by="case_index_due",
        )

    def _stretch(
        self, where: str, order: str, parameters: tuple[Value, ...], limit: int | None, *, by: str
    ) -> tuple[IndexRow, ...]:
        """Going cases in the order of an index. Whole rows are read for the stretch alone."""
        rows = self._db.rows(
            f"SELECT {_COLUMNS} FROM (SELECT i.case_id FROM case_index i INDEXED BY {by}"
            f" WHERE i.bucket <> 'closed' AND {where} ORDER BY {order} LIMIT ?) p"
            f" CROSS JOIN case_index i ON i.case_id = p.case_id ORDER BY {order}",
            (*parameters, -1 if limit is None else limit),
        )
        return tuple(_index_row(row) for row in rows)

    def count_due(self, until: date) -> int:
        """How many going cases have something to do up to a day."""
        found = self._db.scalar(
            "SELECT count(*) FROM case_index WHERE bucket <> 'closed' AND next_day <= ?",
            (until.isoformat(),),
        )
        return int(found or 0)

    def next_after(self, day: date) -> date | None:
        """The first day after `day` on which there is something to do."""
        found = self._db.scalar(
            "SELECT min(next_day) FROM case_index WHERE bucket <> 'closed' AND next_day > ?",
            (day.isoformat(),),
        )
        return None if found is None else date.fromisoformat(str(found))

    def windows(self, limit: int) -> tuple[IndexRow, ...]:
        """Going cases by their nearest last day."""
        rows = self._db.rows(
            f"SELECT {_COLUMNS} FROM case_index i WHERE i.bucket <> 'closed'"
            " AND i.window_day IS NOT NULL ORDER BY i.window_day, i.case_id LIMIT ?",
            (limit,),
        )
        return tuple(_index_row(row) for row in rows)

    def owed(self) -> tuple[Money, ...]:
        """What is at stake in all going cases, each currency by itself, the most cases first."""
        rows = self._db.rows(
            "SELECT currency, sum(millionths) FROM case_owed"
            " GROUP BY currency ORDER BY count(*) DESC, currency"
        )
        return tuple(
            # Without the zeros of the millionths, which would be shown as decimals.
            Money(Decimal(int(millionths or 0)).scaleb(-_MILLIONTHS).normalize(), str(currency))
            for currency, millionths in rows
        )


def _where(query: str, only: Filter) -> tuple[str, list[Value]]:
    parts: list[str] = []
    parameters: list[Value] = []
    if query.strip():
        expression = match_expression(query)
        if expression is None:
            parts.append("0")
        else:
            parts.append("i.case_id IN (SELECT case_id FROM case_search WHERE case_search MATCH ?)")
            parameters.append(expression)
    if only == "open":
        # Open to a person is all that goes on; waiting and overdue are parts of it.
        parts.append("i.bucket <> 'closed'")
    elif only != "all":
        parts.append("i.bucket = ?")
        parameters.append(only)
    return (f" WHERE {' AND '.join(parts)}" if parts else ""), parameters


def _day(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def _to_day(day: str | None) -> date | None:
    return None if day is None else date.fromisoformat(day)


def _index_row(row: Row) -> IndexRow:
    (
        case_id, title, marketplace, status, bucket, next_day, next_action, window_day, owed,
        revision, pack, derived_on, valid_until, changed_at,
    ) = cast("tuple[str, ...]", row)  # fmt: skip
    return IndexRow(
        case_id=case_id,
        title=title,
        marketplace=marketplace,
        status=cast("Status", status),
        bucket=cast("Bucket", bucket),
        next_day=_to_day(next_day),
        next_action=text_from_json(next_action),
        window_day=_to_day(window_day),
        owed=owed_from_json(owed),
        revision=int(revision),
        pack=pack,
        derived_on=date.fromisoformat(derived_on),
        valid_until=_to_day(valid_until),
        changed_at=changed_at,
    )
