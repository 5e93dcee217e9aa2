"""A situation: the JSON form of a case, as the command line, export and import have it.

A date is an ISO day (``2026-10-02``), two of them where it is only roughly known
(``2026-10-02/2026-10-05``), or an RFC 3339 time with its zone. Sums are text. What is ``null``
or missing is unknown. Every key but ``marketplace`` and ``issue`` is optional.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, cast, get_args

import msgspec

from makegood.domain.case import (
    Case,
    Event,
    EventKind,
    Item,
    Order,
    Outcome,
    PageDate,
    SentMessage,
)
from makegood.domain.marketplace import Role, Stage
from makegood.domain.text import say
from makegood.services.situation_values import (
    SituationError,
    amount_of,
    currency_of,
    each_once,
    flag,
    known_one,
    listed,
    moment_of,
    needed,
    one_of,
    record,
    string,
    text_of,
    when_of,
    wrong,
)
from makegood.services.situation_writing import case_to_json

if TYPE_CHECKING:
    from collections.abc import Mapping

    from makegood.domain.catalogue import FactDef, Pack
    from makegood.domain.conditions import FactValue
    from makegood.domain.marketplace import Marketplace
    from makegood.services.situation_values import Json

__all__ = ["SituationError", "case_from_json", "case_to_json"]

_CASE_KEYS: Final = (
    "id", "marketplace", "marketplace_name", "site", "country", "trader_country", "role",
    "issue", "variant", "remedy", "facts", "orders", "details", "events", "page_dates",
    "person", "title",
)  # fmt: skip
_EVENT_KEYS: Final = (
    "id", "kind", "at", "recorded_at", "party", "channel", "stage", "rung", "outcome", "amount",
    "currency", "until", "reference", "text", "reason", "message", "undone",
)  # fmt: skip
_MESSAGE_KEYS: Final = ("subject", "body", "language", "target", "attachments")
_ORDER_KEYS: Final = ("id", "facts", "items")
_ITEM_KEYS: Final = ("title", "quantity", "price", "affected")
_PAGE_DATE_KEYS: Final = ("rule", "day", "seen_at")
_TRADER_COUNTRY: Final = "trader_country"


def case_from_json(raw: bytes | str, pack: Pack) -> Case:
    """The case a situation describes. Raises `SituationError`, one sentence with what is known."""
    try:
        data = msgspec.json.decode(raw)
    except msgspec.DecodeError as error:
        raise SituationError(say("app_situations.not_json", reason=str(error))) from error
    return _Reader(pack).case(data)


class _Reader:
    """Reads one situation against what a pack knows."""

    def __init__(self, pack: Pack) -> None:
        self._pack = pack
        self._facts: Mapping[str, FactDef] = {fact.id: fact for fact in pack.facts}
        self._anchors = frozenset(anchor.id for anchor in pack.anchors)

    def case(self, data: object) -> Case:
        found = record(data, "situation", _CASE_KEYS)
        role: Role = cast("Role", one_of(found, "role", get_args(Role)) or "buyer")
        market = self._marketplace(found)
        issue, variant = self._issue(found, market, role)
        facts = self._facts_of(found.get("facts"))
        trader = text_of(found, _TRADER_COUNTRY)
        if trader is not None:
            facts[_TRADER_COUNTRY] = self._country(_TRADER_COUNTRY, trader)
        country = text_of(found, "country")
        remedies = (remedy.id for remedy in self._pack.remedies)
        sites = (site.id for site in market.sites)
        orders = tuple(
            self._order(each, index) for index, each in enumerate(listed(found, "orders"))
        )
        events = tuple(_event(each, index) for index, each in enumerate(listed(found, "events")))
        page_dates = tuple(self._page_date(each) for each in listed(found, "page_dates"))
        each_once("orders", (order.id for order in orders))
        each_once("events", (event.id for event in events))
        each_once("page_dates", (each.rule for each in page_dates))
        return Case(
            id=text_of(found, "id") or "",
            marketplace=market.id,
            marketplace_name=text_of(found, "marketplace_name") or "",
            site=one_of(found, "site", sites),
            country=None if country is None else self._country("country", country),
            role=role,
            issue=issue,
            variant=variant,
            remedy=one_of(found, "remedy", remedies),
            facts=facts,
            orders=orders,
            details=self._details(found),
            events=events,
            page_dates=page_dates,
            person=text_of(found, "person") or "me",
            title=text_of(found, "title") or "",
        )

    def _marketplace(self, found: Json) -> Marketplace:
        known = {market.id: market for market in self._pack.marketplaces}
        return known[needed(found, "marketplace", known)]

    def _issue(self, found: Json, market: Marketplace, role: Role) -> tuple[str, str | None]:
        known = [issue for topic in self._pack.topics for issue in topic.issues]
        issue = needed(found, "issue", known)
        variants = [
            variant.id
            for entry in market.issues
            if entry.issue == issue and role in entry.roles
            for variant in entry.variants
        ]
        return issue, one_of(found, "variant", variants)

    def _details(self, found: Json) -> tuple[str, ...]:
        known = [detail.id for detail in self._pack.details]
        return tuple(known_one("details", each, known) for each in listed(found, "details"))

    def _facts_of(self, data: object) -> dict[str, FactValue]:
        known = (*self._facts, *sorted(self._anchors - set(self._facts)))
        found: Json = {} if data is None else record(data, "facts", known)
        return {name: self._fact(name, value) for name, value in found.items() if value is not None}

    def _fact(self, name: str, value: object) -> FactValue:
        fact = self._facts.get(name)
        kind = "date" if fact is None else fact.kind
        if kind == "yes_no":
            if isinstance(value, bool):
                return value
            raise wrong(name, "yes_no")
        if kind in ("amount", "number"):
            return amount_of(name, value)
        if not isinstance(value, str):
            raise wrong(name, "text")
        if kind == "date":
            return when_of(name, value)
        if kind == "choice" and fact is not None:
            return known_one(name, value, fact.choices)
        if kind == "country":
            return self._country(name, value)
        return currency_of(name, value) if kind == "currency" else value

    def _country(self, name: str, code: str) -> str:
        if code not in self._pack.countries:
            raise SituationError(say("app_situations.country", key=name, value=code))
        return code

    def _order(self, data: object, index: int) -> Order:
        found = record(data, "orders", _ORDER_KEYS)
        return Order(
            id=text_of(found, "id") or str(index + 1),
            facts=self._facts_of(found.get("facts")),
            items=tuple(_item(each) for each in listed(found, "items")),
        )

    def _page_date(self, data: object) -> PageDate:
        found = record(data, "page_dates", _PAGE_DATE_KEYS)
        rules = (rule.id for rule in self._pack.rules)
        return PageDate(
            rule=needed(found, "rule", rules),
            day=when_of("day", needed(found, "day")),
            seen_at=text_of(found, "seen_at") or "",
        )


def _event(data: object, index: int) -> Event:
    found = record(data, "events", _EVENT_KEYS)
    until, recorded = text_of(found, "until"), text_of(found, "recorded_at")
    message, amount, currency = (
        found.get("message"),
        found.get("amount"),
        text_of(found, "currency"),
    )
    return Event(
        id=text_of(found, "id") or str(index + 1),
        kind=cast("EventKind", needed(found, "kind", get_args(EventKind))),
        at=when_of("at", needed(found, "at")),
        recorded_at=None if recorded is None else moment_of("recorded_at", recorded),
        party=text_of(found, "party"),
        channel=text_of(found, "channel"),
        stage=one_of(found, "stage", get_args(Stage)),
        rung=text_of(found, "rung"),
        outcome=cast("Outcome | None", one_of(found, "outcome", get_args(Outcome))),
        amount=None if amount is None else amount_of("amount", amount),
        currency=None if currency is None else currency_of("currency", currency),
        until=None if until is None else when_of("until", until),
        reference=text_of(found, "reference"),
        text=text_of(found, "text") or "",
        reason=text_of(found, "reason") or "",
        message=None if message is None else _message(message),
        undone=flag(found, "undone", default=False),
    )


def _message(data: object) -> SentMessage:
    found = record(data, "message", _MESSAGE_KEYS)
    return SentMessage(
        subject=text_of(found, "subject") or "",
        body=text_of(found, "body") or "",
        language=needed(found, "language"),
        target=text_of(found, "target") or "",
        attachments=tuple(string("attachments", each) for each in listed(found, "attachments")),
    )


def _item(data: object) -> Item:
    found = record(data, "items", _ITEM_KEYS)
    quantity, price = found.get("quantity"), found.get("price")
    if quantity is not None and (type(quantity) is not int or quantity < 1):
        raise wrong("quantity", "count")
    return Item(
        title=text_of(found, "title") or "",
        quantity=1 if quantity is None else quantity,
        price=None if price is None else amount_of("price", price),
        affected=flag(found, "affected", default=True),
    )
