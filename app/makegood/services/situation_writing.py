"""A case written as a situation: the other direction of `services.situations`."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Final

import msgspec

from makegood.domain.when import When

if TYPE_CHECKING:
    from makegood.domain.case import Case, Event, Order
    from makegood.domain.conditions import FactValue
    from makegood.services.situation_values import Json

_TRADER_COUNTRY: Final = "trader_country"


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
