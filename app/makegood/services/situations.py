"""A situation: the JSON form of a case, as the command line, export and import have it.

A date is an ISO day (``2026-10-02``), two of them where it is only roughly known
(``2026-10-02/2026-10-05``), or an RFC 3339 time with its zone. Sums are text. What is ``null``
or missing is unknown. Every key but ``marketplace`` and ``issue`` is optional.
"""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Final, Literal, cast, get_args

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
from makegood.domain.money import parse_amount
from makegood.domain.text import Text, say
from makegood.domain.when import When, moment

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from makegood.domain.catalogue import FactDef, Pack
    from makegood.domain.conditions import FactValue
    from makegood.domain.marketplace import Marketplace

Json = dict[str, object]

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
_CURRENCY_LENGTH: Final = 3


class SituationError(ValueError):
    """A situation that cannot be read. `text` says what is wrong, for the person who wrote it."""

    def __init__(self, text: Text) -> None:
        self.text = text
        super().__init__(text.id)


def case_from_json(raw: bytes | str, pack: Pack) -> Case:
    """The case a situation describes. Raises `SituationError`, one sentence with what is known."""
    try:
        data = msgspec.json.decode(raw)
    except msgspec.DecodeError as error:
        raise SituationError(say("app_situations.not_json", reason=str(error))) from error
    return _Reader(pack).case(data)


def case_to_json(case: Case) -> bytes:
    """The situation of a case, readable by people; `case_from_json` gives the same case back."""
    facts: Json = {name: _fact_out(value) for name, value in case.facts.items()}
    data: Json = {
        "id": case.id,
        "marketplace": case.marketplace,
        "marketplace_name": case.marketplace_name,
        "site": case.site,
        "country": case.country,
        _TRADER_COUNTRY: facts.pop(_TRADER_COUNTRY, None),
        "role": case.role,
        "issue": case.issue,
        "variant": case.variant,
        "remedy": case.remedy,
        "facts": facts,
        "orders": [_order_out(order) for order in case.orders],
        "details": list(case.details),
        "events": [_event_out(event) for event in case.events],
        "page_dates": [
            _filled({"rule": each.rule, "day": _when_out(each.day), "seen_at": each.seen_at})
            for each in case.page_dates
        ],
        "person": case.person,
        "title": case.title,
    }
    return msgspec.json.format(msgspec.json.encode(_filled(data)), indent=2)


class _Reader:
    """Reads one situation against what a pack knows."""

    def __init__(self, pack: Pack) -> None:
        self._pack = pack
        self._facts: Mapping[str, FactDef] = {fact.id: fact for fact in pack.facts}
        self._anchors = frozenset(anchor.id for anchor in pack.anchors)

    def case(self, data: object) -> Case:
        found = _record(data, "situation", _CASE_KEYS)
        role: Role = cast("Role", _one_of(found, "role", get_args(Role)) or "buyer")
        market = self._marketplace(found)
        issue, variant = self._issue(found, market, role)
        facts = self._facts_of(found.get("facts"))
        trader = _text(found, _TRADER_COUNTRY)
        if trader is not None:
            facts[_TRADER_COUNTRY] = self._country(_TRADER_COUNTRY, trader)
        country = _text(found, "country")
        remedies = (remedy.id for remedy in self._pack.remedies)
        sites = (site.id for site in market.sites)
        return Case(
            id=_text(found, "id") or "",
            marketplace=market.id,
            marketplace_name=_text(found, "marketplace_name") or "",
            site=_one_of(found, "site", sites),
            country=None if country is None else self._country("country", country),
            role=role,
            issue=issue,
            variant=variant,
            remedy=_one_of(found, "remedy", remedies),
            facts=facts,
            orders=tuple(
                self._order(each, index) for index, each in enumerate(_list(found, "orders"))
            ),
            details=self._details(found),
            events=tuple(_event(each, index) for index, each in enumerate(_list(found, "events"))),
            page_dates=tuple(self._page_date(each) for each in _list(found, "page_dates")),
            person=_text(found, "person") or "me",
            title=_text(found, "title") or "",
        )

    def _marketplace(self, found: Json) -> Marketplace:
        known = {market.id: market for market in self._pack.marketplaces}
        return known[_needed(found, "marketplace", known)]

    def _issue(self, found: Json, market: Marketplace, role: Role) -> tuple[str, str | None]:
        known = [issue for topic in self._pack.topics for issue in topic.issues]
        issue = _needed(found, "issue", known)
        variants = [
            variant.id
            for entry in market.issues
            if entry.issue == issue and role in entry.roles
            for variant in entry.variants
        ]
        return issue, _one_of(found, "variant", variants)

    def _details(self, found: Json) -> tuple[str, ...]:
        known = [detail.id for detail in self._pack.details]
        return tuple(_known("details", each, known) for each in _list(found, "details"))

    def _facts_of(self, data: object) -> dict[str, FactValue]:
        known = (*self._facts, *sorted(self._anchors - set(self._facts)))
        found: Json = {} if data is None else _record(data, "facts", known)
        return {name: self._fact(name, value) for name, value in found.items() if value is not None}

    def _fact(self, name: str, value: object) -> FactValue:
        fact = self._facts.get(name)
        kind = "date" if fact is None else fact.kind
        if kind == "yes_no":
            if isinstance(value, bool):
                return value
            raise _wrong(name, "yes_no")
        if kind in ("amount", "number"):
            return _amount(name, value)
        if not isinstance(value, str):
            raise _wrong(name, "text")
        if kind == "date":
            return _when(name, value)
        if kind == "choice" and fact is not None:
            return _known(name, value, fact.choices)
        if kind == "country":
            return self._country(name, value)
        return _currency(name, value) if kind == "currency" else value

    def _country(self, name: str, code: str) -> str:
        if code not in self._pack.countries:
            raise SituationError(say("app_situations.country", key=name, value=code))
        return code

    def _order(self, data: object, index: int) -> Order:
        found = _record(data, "orders", _ORDER_KEYS)
        return Order(
            id=_text(found, "id") or str(index + 1),
            facts=self._facts_of(found.get("facts")),
            items=tuple(_item(each) for each in _list(found, "items")),
        )

    def _page_date(self, data: object) -> PageDate:
        found = _record(data, "page_dates", _PAGE_DATE_KEYS)
        rules = (rule.id for rule in self._pack.rules)
        return PageDate(
            rule=_needed(found, "rule", rules),
            day=_when("day", _needed(found, "day")),
            seen_at=_text(found, "seen_at") or "",
        )


def _event(data: object, index: int) -> Event:
    found = _record(data, "events", _EVENT_KEYS)
    until, recorded = _text(found, "until"), _text(found, "recorded_at")
    message, amount, currency = found.get("message"), found.get("amount"), _text(found, "currency")
    return Event(
        id=_text(found, "id") or str(index + 1),
        kind=cast("EventKind", _needed(found, "kind", get_args(EventKind))),
        at=_when("at", _needed(found, "at")),
        recorded_at=None if recorded is None else _moment("recorded_at", recorded),
        party=_text(found, "party"),
        channel=_text(found, "channel"),
        stage=_one_of(found, "stage", get_args(Stage)),
        rung=_text(found, "rung"),
        outcome=cast("Outcome | None", _one_of(found, "outcome", get_args(Outcome))),
        amount=None if amount is None else _amount("amount", amount),
        currency=None if currency is None else _currency("currency", currency),
        until=None if until is None else _when("until", until),
        reference=_text(found, "reference"),
        text=_text(found, "text") or "",
        reason=_text(found, "reason") or "",
        message=None if message is None else _message(message),
        undone=_flag(found, "undone", default=False),
    )


def _message(data: object) -> SentMessage:
    found = _record(data, "message", _MESSAGE_KEYS)
    return SentMessage(
        subject=_text(found, "subject") or "",
        body=_text(found, "body") or "",
        language=_needed(found, "language"),
        target=_text(found, "target") or "",
        attachments=tuple(_string("attachments", each) for each in _list(found, "attachments")),
    )


def _item(data: object) -> Item:
    found = _record(data, "items", _ITEM_KEYS)
    quantity, price = found.get("quantity"), found.get("price")
    if quantity is not None and (type(quantity) is not int or quantity < 1):
        raise _wrong("quantity", "count")
    return Item(
        title=_text(found, "title") or "",
        quantity=1 if quantity is None else quantity,
        price=None if price is None else _amount("price", price),
        affected=_flag(found, "affected", default=True),
    )


def _record(data: object, where: str, known: Iterable[str]) -> Json:
    if not isinstance(data, dict):
        raise _wrong(where, "record")
    names = tuple(known)
    for key in data:
        if key not in names:
            raise SituationError(
                say("app_situations.unknown_key", key=key, where=where, known=", ".join(names))
            )
    return data


def _list(found: Json, key: str) -> list[object]:
    value = found.get(key)
    if value is None:
        return []
    if not isinstance(value, list):
        raise _wrong(key, "list")
    return value


def _text(found: Json, key: str) -> str | None:
    value = found.get(key)
    return None if value is None else _string(key, value)


def _string(key: str, value: object) -> str:
    if not isinstance(value, str):
        raise _wrong(key, "text")
    return value


def _flag(found: Json, key: str, *, default: bool) -> bool:
    value = found.get(key)
    if value is None:
        return default
    if not isinstance(value, bool):
        raise _wrong(key, "yes_no")
    return value


def _needed(found: Json, key: str, known: Iterable[str] | None = None) -> str:
    value = _text(found, key)
    if not value:
        raise SituationError(say("app_situations.missing_key", key=key))
    return value if known is None else _known(key, value, known)


def _one_of(found: Json, key: str, known: Iterable[str]) -> str | None:
    value = _text(found, key)
    return None if value is None else _known(key, value, known)


def _known(key: str, value: object, known: Iterable[str]) -> str:
    names = tuple(known)
    if not isinstance(value, str) or value not in names:
        listed = ", ".join(names) or "-"
        raise SituationError(
            say("app_situations.unknown_value", key=key, value=str(value), known=listed)
        )
    return value


def _amount(key: str, value: object) -> Decimal:
    if type(value) is int:
        value = str(value)
    try:
        return parse_amount(_string(key, value))
    except ValueError as error:
        raise _wrong(key, "amount") from error


def _currency(key: str, value: str) -> str:
    if len(value) != _CURRENCY_LENGTH or not (value.isascii() and value.isupper()):
        raise _wrong(key, "currency")
    return value


def _when(key: str, value: str) -> When:
    try:
        if "T" in value or " " in value:
            return moment(datetime.fromisoformat(value))
        first, slash, last = value.partition("/")
        day = date.fromisoformat(first)
        until = date.fromisoformat(last) if slash else None
    except ValueError as error:
        raise _wrong(key, "date") from error
    if until is not None and until < day:
        raise _wrong(key, "date")
    return When(day, until)


def _moment(key: str, value: str) -> datetime:
    at = _when(key, value).at
    if at is None:
        raise _wrong(key, "date")
    return at


def _wrong(
    key: str,
    kind: Literal["text", "yes_no", "amount", "currency", "date", "record", "list", "count"],
) -> SituationError:
    return SituationError(say(f"app_situations.wrong.{kind}", key=key))


def _order_out(order: Order) -> Json:
    facts: Json = {name: _fact_out(value) for name, value in order.facts.items()}
    items = [
        _filled(
            {
                "title": item.title,
                "quantity": item.quantity,
                "price": None if item.price is None else str(item.price),
                "affected": item.affected,
            }
        )
        for item in order.items
    ]
    return _filled({"id": order.id, "facts": facts, "items": items})


def _event_out(event: Event) -> Json:
    message = event.message
    return _filled(
        {
            "id": event.id,
            "kind": event.kind,
            "at": _when_out(event.at),
            "recorded_at": None if event.recorded_at is None else event.recorded_at.isoformat(),
            "party": event.party,
            "channel": event.channel,
            "stage": event.stage,
            "rung": event.rung,
            "outcome": event.outcome,
            "amount": None if event.amount is None else str(event.amount),
            "currency": event.currency,
            "until": None if event.until is None else _when_out(event.until),
            "reference": event.reference,
            "text": event.text,
            "reason": event.reason,
            "message": None
            if message is None
            else {
                "subject": message.subject,
                "body": message.body,
                "language": message.language,
                "target": message.target,
                "attachments": list(message.attachments),
            },
            "undone": event.undone or None,
        }
    )


def _fact_out(value: FactValue) -> object:
    if isinstance(value, When):
        return _when_out(value)
    if isinstance(value, Decimal):
        return str(value)
    return sorted(value) if isinstance(value, frozenset) else value


def _when_out(when: When) -> str:
    if when.at is not None:
        return when.at.isoformat()
    first = when.day.isoformat()
    return first if when.until is None else f"{first}/{when.until.isoformat()}"


def _filled(data: Json) -> Json:
    """Without what says nothing: missing values, empty texts and lists."""
    return {key: value for key, value in data.items() if value not in (None, "", [], {})}
