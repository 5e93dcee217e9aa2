"""Cases with their orders, facts and log."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from makegood.storage.codec import fact_columns, when_columns
from makegood.storage.reading import EVENT_COLUMNS, WHOLE_CASE, read_cases

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from makegood.domain.case import Case, Event
    from makegood.domain.conditions import FactValue
    from makegood.storage.database import Database

_EVENT_SLOTS = ", ".join("?" * len(EVENT_COLUMNS.split(", ")))


class UnknownCaseError(KeyError):
    """There is no case of that id."""


class CaseStore:
    """Reads and writes whole cases. Every change raises the revision of the case by one."""

    def __init__(self, database: Database) -> None:
        self._db = database

    def add(self, case: Case, at: datetime) -> None:
        """A new case with all it holds. Raises `ValueError` where the id is taken."""
        with self._db.write() as db:
            if db.scalar("SELECT 1 FROM cases WHERE id = ?", (case.id,)):
                raise ValueError(f"there is a case {case.id!r} already")
            db.run("INSERT OR IGNORE INTO persons (id) VALUES (?)", (case.person,))
            db.run(
                "INSERT INTO cases (id, person, marketplace, marketplace_name, site, country, role,"
                " issue, variant, remedy, title, revision, created_at, changed_at)"
                " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 1, ?, ?)",
                (*_head(case), at.isoformat(), at.isoformat()),
            )
            self._put_parts(case)
            for event in case.events:
                self._put_event(case.id, event)

    def change(self, case: Case, at: datetime) -> None:
        """Everything but the log, which only grows. Raises `UnknownCaseError`."""
        with self._db.write() as db:
            db.run("INSERT OR IGNORE INTO persons (id) VALUES (?)", (case.person,))
            head = _head(case)
            changed = db.run(
                "UPDATE cases SET person = ?, marketplace = ?, marketplace_name = ?, site = ?,"
                " country = ?, role = ?, issue = ?, variant = ?, remedy = ?, title = ?,"
                " revision = revision + 1, changed_at = ? WHERE id = ?",
                (*head[1:], at.isoformat(), case.id),
            )
            if not changed:
                raise UnknownCaseError(case.id)
            for table in ("facts", "items", "orders", "details", "page_dates"):
                db.run(f"DELETE FROM {table} WHERE case_id = ?", (case.id,))
            self._put_parts(case)

    def add_event(self, case_id: str, event: Event, at: datetime) -> None:
        """One more entry in the log. Raises `UnknownCaseError`."""
        with self._db.write():
            self._touch(case_id, at)
            self._put_event(case_id, event)

    def set_undone(self, case_id: str, event_id: str, undone: bool, at: datetime) -> None:
        """Take an entry out of account, or back in; it stays in the log. Raises `KeyError`."""
        with self._db.write() as db:
            self._touch(case_id, at)
            if not db.run(
                "UPDATE events SET undone = ? WHERE case_id = ? AND id = ?",
                (int(undone), case_id, event_id),
            ):
                raise KeyError(event_id)

    def delete(self, case_id: str) -> None:
        """A case with all it holds. Raises `UnknownCaseError`."""
        with self._db.write() as db:
            if not db.run("DELETE FROM cases WHERE id = ?", (case_id,)):
                raise UnknownCaseError(case_id)

    def load(self, case_id: str) -> Case:
        """One whole case. Raises `UnknownCaseError`."""
        found = read_cases(self._db, (case_id,))
        if not found:
            raise UnknownCaseError(case_id)
        return found[0]

    def load_many(self, case_ids: Iterable[str]) -> tuple[Case, ...]:
        """Those of the cases that exist, in the order asked for."""
        return read_cases(self._db, tuple(case_ids))

    def exists(self, case_id: str) -> bool:
        """Whether there is a case of that id."""
        return self._db.scalar("SELECT 1 FROM cases WHERE id = ?", (case_id,)) is not None

    def ids(self) -> tuple[str, ...]:
        """Every case, oldest first."""
        rows = self._db.rows("SELECT id FROM cases ORDER BY created_at, id")
        return tuple(str(row[0]) for row in rows)

    def revision(self, case_id: str) -> int:
        """How often the case has been written. Raises `UnknownCaseError`."""
        found = self._db.scalar("SELECT revision FROM cases WHERE id = ?", (case_id,))
        if found is None:
            raise UnknownCaseError(case_id)
        return int(found)

    def created_at(self, case_id: str) -> datetime:
        """When the case was written down. Raises `UnknownCaseError`."""
        found = self._db.scalar("SELECT created_at FROM cases WHERE id = ?", (case_id,))
        if found is None:
            raise UnknownCaseError(case_id)
        return datetime.fromisoformat(str(found))

    def changed_at(self, case_id: str) -> datetime:
        """When anything in the case last changed. Raises `UnknownCaseError`."""
        found = self._db.scalar("SELECT changed_at FROM cases WHERE id = ?", (case_id,))
        if found is None:
            raise UnknownCaseError(case_id)
        return datetime.fromisoformat(str(found))

    def references(self, case_id: str) -> Mapping[str, tuple[str, ...]]:
        """By party what that party calls the matter, oldest first."""
        found: dict[str, list[str]] = {}
        for party, reference in self._db.rows(
            "SELECT r.party, r.reference FROM party_references r LEFT JOIN events e"
            " ON e.case_id = r.case_id AND e.id = r.event_id WHERE r.case_id = ?"
            " AND coalesce(e.undone, 0) = 0 ORDER BY e.position, r.reference",
            (case_id,),
        ):
            found.setdefault(str(party), []).append(str(reference))
        return {party: tuple(references) for party, references in found.items()}

    def marketplaces_by_use(self) -> tuple[str, ...]:
        """The marketplaces of cases, the last used first."""
        rows = self._db.rows(
            "SELECT marketplace, max(created_at) AS last FROM cases GROUP BY marketplace"
            " ORDER BY last DESC, marketplace"
        )
        return tuple(str(row[0]) for row in rows)

    def _touch(self, case_id: str, at: datetime) -> None:
        if not self._db.run(
            "UPDATE cases SET revision = revision + 1, changed_at = ? WHERE id = ?",
            (at.isoformat(), case_id),
        ):
            raise UnknownCaseError(case_id)

    def _put_parts(self, case: Case) -> None:
        db = self._db
        self._put_facts(case.id, WHOLE_CASE, case.facts)
        for position, order in enumerate(case.orders):
            db.run("INSERT INTO orders VALUES (?, ?, ?)", (case.id, order.id, position))
            self._put_facts(case.id, order.id, order.facts)
            db.run_many(
                "INSERT INTO items VALUES (?, ?, ?, ?, ?, ?, ?)",
                [
                    (
                        case.id,
                        order.id,
                        number,
                        item.title,
                        item.quantity,
                        None if item.price is None else str(item.price),
                        int(item.affected),
                    )
                    for number, item in enumerate(order.items)
                ],
            )
        db.run_many(
            "INSERT INTO details VALUES (?, ?, ?)",
            [(case.id, number, detail) for number, detail in enumerate(case.details)],
        )
        db.run_many(
            "INSERT INTO page_dates VALUES (?, ?, ?, ?, ?, ?)",
            [
                (case.id, date.rule, *when_columns(date.day), date.seen_at)
                for date in case.page_dates
            ],
        )

    def _put_facts(self, case_id: str, order_id: str, facts: Mapping[str, FactValue]) -> None:
        self._db.run_many(
            "INSERT INTO facts VALUES (?, ?, ?, ?, ?, ?, ?)",
            [(case_id, order_id, fact, *fact_columns(value)) for fact, value in facts.items()],
        )

    def _put_event(self, case_id: str, event: Event) -> None:
        db = self._db
        last = db.scalar("SELECT max(position) FROM events WHERE case_id = ?", (case_id,))
        position = 0 if last is None else int(last) + 1
        db.run(
            f"INSERT INTO events ({EVENT_COLUMNS}) VALUES ({_EVENT_SLOTS})",
            (
                case_id,
                event.id,
                position,
                event.kind,
                *when_columns(event.at),
                None if event.recorded_at is None else event.recorded_at.isoformat(),
                event.party,
                event.channel,
                event.stage,
                event.rung,
                event.outcome,
                None if event.amount is None else str(event.amount),
                event.currency,
                *when_columns(event.until),
                event.reference,
                event.text,
                event.reason,
                int(event.undone),
            ),
        )
        if event.party is not None:
            db.run("INSERT OR IGNORE INTO parties VALUES (?, ?)", (case_id, event.party))
            if event.reference:
                db.run(
                    "INSERT OR IGNORE INTO party_references VALUES (?, ?, ?, ?)",
                    (case_id, event.party, event.reference, event.id),
                )
        if event.message is not None:
            message = event.message
            db.run(
                "INSERT INTO sent_messages VALUES (?, ?, ?, ?, ?, ?)",
                (
                    case_id,
                    event.id,
                    message.subject,
                    message.body,
                    message.language,
                    message.target,
                ),
            )
            db.run_many(
                "INSERT INTO sent_attachments VALUES (?, ?, ?, ?)",
                [(case_id, event.id, n, sha) for n, sha in enumerate(message.attachments)],
            )


def _head(case: Case) -> tuple[str | None, ...]:
    return (
        case.id,
        case.person,
        case.marketplace,
        case.marketplace_name,
        case.site,
        case.country,
        case.role,
        case.issue,
        case.variant,
        case.remedy,
        case.title,
    )
