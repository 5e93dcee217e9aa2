"""Cases with their orders, facts and log."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from typing import TYPE_CHECKING, cast

from makegood.domain.case import Case, Event, Item, Order, PageDate, SentMessage
from makegood.storage.codec import fact_columns, fact_from, when_columns, when_from

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from makegood.domain.case import EventKind, Outcome
    from makegood.domain.conditions import FactValue
    from makegood.domain.marketplace import Role
    from makegood.storage.database import Database, Row

_WHOLE_CASE = ""
_EVENT_COLUMNS = (
    "case_id, id, position, kind, day, day_until, day_at, recorded_at, party, channel, stage, "
    "rung, outcome, amount, currency, until, until_until, until_at, reference, text, reason, undone"
)
_EVENT_SLOTS = ", ".join("?" * len(_EVENT_COLUMNS.split(", ")))


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
        row = self._db.row(
            "SELECT id, person, marketplace, marketplace_name, site, country, role, issue, variant,"
            " remedy, title FROM cases WHERE id = ?",
            (case_id,),
        )
        if row is None:
            raise UnknownCaseError(case_id)
        return self._build(row)

    def load_many(self, case_ids: Iterable[str]) -> tuple[Case, ...]:
        """Those of the cases that exist, in the order asked for."""
        return tuple(self.load(case_id) for case_id in case_ids if self.exists(case_id))

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
        self._put_facts(case.id, _WHOLE_CASE, case.facts)
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
            f"INSERT INTO events ({_EVENT_COLUMNS}) VALUES ({_EVENT_SLOTS})",
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

    def _build(self, row: Row) -> Case:
        (case_id, person, marketplace, name, site, country, role, issue, variant, remedy, title) = (
            cast("tuple[str, str, str, str, str | None, str | None, str, str, str, str, str]", row)
        )
        facts: dict[str, dict[str, FactValue]] = {}
        for order_id, fact, kind, value, until, at in cast(
            "list[tuple[str, str, str, str, str | None, str | None]]",
            self._db.rows(
                "SELECT order_id, fact, kind, value, until, at FROM facts WHERE case_id = ?",
                (case_id,),
            ),
        ):
            facts.setdefault(order_id, {})[fact] = fact_from(kind, value, until, at)
        return Case(
            id=case_id,
            person=person,
            marketplace=marketplace,
            marketplace_name=name,
            site=site,
            country=country,
            role=cast("Role", role),
            issue=issue,
            variant=variant,
            remedy=remedy,
            title=title,
            facts=facts.get(_WHOLE_CASE, {}),
            orders=self._orders(case_id, facts),
            details=tuple(
                str(found[0])
                for found in self._db.rows(
                    "SELECT detail FROM details WHERE case_id = ? ORDER BY position", (case_id,)
                )
            ),
            events=self._events(case_id),
            page_dates=self._page_dates(case_id),
        )

    def _orders(self, case_id: str, facts: Mapping[str, dict[str, FactValue]]) -> tuple[Order, ...]:
        items: dict[str, list[Item]] = {}
        for order_id, title, quantity, price, affected in self._db.rows(
            "SELECT order_id, title, quantity, price, affected FROM items WHERE case_id = ?"
            " ORDER BY order_id, position",
            (case_id,),
        ):
            items.setdefault(str(order_id), []).append(
                Item(
                    title=str(title),
                    quantity=int(quantity or 0),
                    price=None if price is None else Decimal(str(price)),
                    affected=bool(affected),
                )
            )
        rows = self._db.rows(
            "SELECT id FROM orders WHERE case_id = ? ORDER BY position", (case_id,)
        )
        return tuple(
            Order(
                id=str(row[0]),
                facts=facts.get(str(row[0]), {}),
                items=tuple(items.get(str(row[0]), ())),
            )
            for row in rows
        )

    def _page_dates(self, case_id: str) -> tuple[PageDate, ...]:
        rows = cast(
            "list[tuple[str, str, str | None, str | None, str]]",
            self._db.rows(
                "SELECT rule, day, until, at, seen_at FROM page_dates WHERE case_id = ?"
                " ORDER BY rule",
                (case_id,),
            ),
        )
        return tuple(
            PageDate(rule=rule, day=when_from(day, until, at), seen_at=seen_at)
            for rule, day, until, at, seen_at in rows
        )

    def _events(self, case_id: str) -> tuple[Event, ...]:
        messages = self._messages(case_id)
        rows = self._db.rows(
            f"SELECT {_EVENT_COLUMNS} FROM events WHERE case_id = ? ORDER BY position", (case_id,)
        )
        return tuple(_event(row, messages) for row in rows)

    def _messages(self, case_id: str) -> Mapping[str, SentMessage]:
        attachments: dict[str, list[str]] = {}
        for event_id, sha in self._db.rows(
            "SELECT event_id, sha256 FROM sent_attachments WHERE case_id = ?"
            " ORDER BY event_id, position",
            (case_id,),
        ):
            attachments.setdefault(str(event_id), []).append(str(sha))
        return {
            str(event_id): SentMessage(
                subject=str(subject),
                body=str(body),
                language=str(language),
                target=str(target),
                attachments=tuple(attachments.get(str(event_id), ())),
            )
            for event_id, subject, body, language, target in self._db.rows(
                "SELECT event_id, subject, body, language, target FROM sent_messages"
                " WHERE case_id = ?",
                (case_id,),
            )
        }


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


def _event(row: Row, messages: Mapping[str, SentMessage]) -> Event:
    (
        _case, event_id, _position, kind, day, day_until, day_at, recorded_at, party, channel,
        stage, rung, outcome, amount, currency, until, until_until, until_at, reference, text,
        reason, undone,
    ) = cast("tuple[str, ...]", row)  # fmt: skip
    return Event(
        id=event_id,
        kind=cast("EventKind", kind),
        at=when_from(day, day_until, day_at),
        recorded_at=None if recorded_at is None else datetime.fromisoformat(recorded_at),
        party=party,
        channel=channel,
        stage=stage,
        rung=rung,
        outcome=cast("Outcome | None", outcome),
        amount=None if amount is None else Decimal(amount),
        currency=currency,
        until=None if until is None else when_from(until, until_until, until_at),
        reference=reference,
        text=text,
        reason=reason,
        message=messages.get(event_id),
        undone=bool(undone),
    )
