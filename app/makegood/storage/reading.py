"""Whole cases out of their tables, many with as few questions as one."""

from __future__ import annotations

from collections import defaultdict
from datetime import datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Final, cast

from makegood.domain.case import Case, Event, Item, Order, PageDate, SentMessage
from makegood.storage.codec import fact_from, when_from

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from makegood.domain.case import EventKind, Outcome
    from makegood.domain.conditions import FactValue
    from makegood.domain.marketplace import Role
    from makegood.storage.database import Database, Row

WHOLE_CASE: Final = ""
"""The order whose facts are those of the case as a whole."""

EVENT_COLUMNS: Final = (
    "case_id, id, position, kind, day, day_until, day_at, recorded_at, party, channel, stage, "
    "rung, outcome, amount, currency, until, until_until, until_at, reference, text, reason, undone"
)
_AT_ONCE: Final = 500
"""So many ids fit into one question on every SQLite."""


def read_cases(db: Database, case_ids: Sequence[str]) -> tuple[Case, ...]:
    """Those of the cases that exist, in the order asked for."""
    found: dict[str, Case] = {}
    for first in range(0, len(case_ids), _AT_ONCE):
        found.update(_Part(db, tuple(case_ids[first : first + _AT_ONCE])).cases())
    return tuple(found[case_id] for case_id in case_ids if case_id in found)


class _Part:
    """Cases read together; every table is asked once."""

    def __init__(self, db: Database, case_ids: tuple[str, ...]) -> None:
        self._db = db
        self._ids = case_ids
        self._among = f"case_id IN ({', '.join('?' * len(case_ids))})"

    def cases(self) -> dict[str, Case]:
        heads = self._db.rows(
            "SELECT id, person, marketplace, marketplace_name, site, country, role, issue, variant,"
            f" remedy, title FROM cases WHERE {self._among.replace('case_id', 'id', 1)}",
            self._ids,
        )
        if not heads:
            return {}
        facts, details = self._facts(), self._details()
        orders, dates, events = self._orders(facts), self._page_dates(), self._events()
        found: dict[str, Case] = {}
        for row in heads:
            (
                case_id, person, marketplace, name, site, country, role, issue, variant, remedy,
                title,
            ) = cast(
                "tuple[str, str, str, str, str | None, str | None, str, str, str | None,"
                " str | None, str]", row,
            )  # fmt: skip
            found[case_id] = Case(
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
                facts=facts.get((case_id, WHOLE_CASE), {}),
                orders=tuple(orders[case_id]),
                details=tuple(details[case_id]),
                events=tuple(events[case_id]),
                page_dates=tuple(dates[case_id]),
            )
        return found

    def _rows(self, columns: str, table: str, order: str) -> list[Row]:
        return self._db.rows(
            f"SELECT {columns} FROM {table} WHERE {self._among} ORDER BY {order}", self._ids
        )

    def _facts(self) -> dict[tuple[str, str], dict[str, FactValue]]:
        found: dict[tuple[str, str], dict[str, FactValue]] = {}
        columns = "case_id, order_id, fact, kind, value, until, at"
        for case_id, order_id, fact, kind, value, until, at in cast(
            "list[tuple[str, str, str, str, str, str | None, str | None]]",
            self._rows(columns, "facts", "case_id, order_id, fact"),
        ):
            found.setdefault((case_id, order_id), {})[fact] = fact_from(kind, value, until, at)
        return found

    def _details(self) -> defaultdict[str, list[str]]:
        found: defaultdict[str, list[str]] = defaultdict(list)
        for case_id, detail in self._rows("case_id, detail", "details", "case_id, position"):
            found[str(case_id)].append(str(detail))
        return found

    def _orders(
        self, facts: Mapping[tuple[str, str], dict[str, FactValue]]
    ) -> defaultdict[str, list[Order]]:
        items: defaultdict[tuple[str, str], list[Item]] = defaultdict(list)
        columns = "case_id, order_id, title, quantity, price, affected"
        for case_id, order_id, title, quantity, price, affected in self._rows(
            columns, "items", "case_id, order_id, position"
        ):
            items[str(case_id), str(order_id)].append(
                Item(
                    title=str(title),
                    quantity=int(quantity or 0),
                    price=None if price is None else Decimal(str(price)),
                    affected=bool(affected),
                )
            )
        found: defaultdict[str, list[Order]] = defaultdict(list)
        for row in self._rows("case_id, id", "orders", "case_id, position"):
            key = (str(row[0]), str(row[1]))
            order = Order(id=key[1], facts=facts.get(key, {}), items=tuple(items[key]))
            found[key[0]].append(order)
        return found

    def _page_dates(self) -> defaultdict[str, list[PageDate]]:
        found: defaultdict[str, list[PageDate]] = defaultdict(list)
        for case_id, rule, day, until, at, seen_at in cast(
            "list[tuple[str, str, str, str | None, str | None, str]]",
            self._rows("case_id, rule, day, until, at, seen_at", "page_dates", "case_id, rule"),
        ):
            date = PageDate(rule=rule, day=when_from(day, until, at), seen_at=seen_at)
            found[case_id].append(date)
        return found

    def _events(self) -> defaultdict[str, list[Event]]:
        messages = self._messages()
        found: defaultdict[str, list[Event]] = defaultdict(list)
        for row in self._rows(EVENT_COLUMNS, "events", "case_id, position"):
            found[str(row[0])].append(_event(row, messages))
        return found

    def _messages(self) -> Mapping[tuple[str, str], SentMessage]:
        attachments: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
        for case_id, event_id, sha in self._rows(
            "case_id, event_id, sha256", "sent_attachments", "case_id, event_id, position"
        ):
            attachments[str(case_id), str(event_id)].append(str(sha))
        columns = "case_id, event_id, subject, body, language, target"
        return {
            (str(case_id), str(event_id)): SentMessage(
                subject=str(subject),
                body=str(body),
                language=str(language),
                target=str(target),
                attachments=tuple(attachments[str(case_id), str(event_id)]),
            )
            for case_id, event_id, subject, body, language, target in self._rows(
                columns, "sent_messages", "case_id, event_id"
            )
        }


def _event(row: Row, messages: Mapping[tuple[str, str], SentMessage]) -> Event:
    (
        case_id, event_id, _position, kind, day, day_until, day_at, recorded_at, party, channel,
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
        message=messages.get((case_id, event_id)),
        undone=bool(undone),
    )
