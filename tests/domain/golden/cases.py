"""A worked example: a situation as the command line takes it, and what one rule must say of it.

`expect` names what the clock must say: its day, the day to plan by, its state; a row that expects
nothing expects no clock. Every date of the rows beside this was worked out by hand.
"""

from __future__ import annotations

from typing import Any, NamedTuple

TODAY = "2026-11-22"


class Row(NamedTuple):
    name: str
    rule: str
    situation: dict[str, Any]
    expect: dict[str, Any] | None
    now: str = f"{TODAY}T12:00:00+02:00"
    zone: str = "Europe/Tallinn"


def situation(
    issue: str = "not_received",
    market: str = "generic",
    events: list[dict[str, Any]] | None = None,
    page: dict[str, str] | None = None,
    **facts: Any,
) -> dict[str, Any]:
    """Facts by name; `country`, `site` and `variant` go where they belong."""
    data: dict[str, Any] = {"marketplace": market, "issue": issue, "events": events or []}
    for key in ("country", "site", "variant", "role", "trader_country"):
        if key in facts:
            data[key] = facts.pop(key)
    if page is not None:
        data["page_dates"] = [page]
    data["facts"] = facts
    return data


def row(
    name: str, rule: str, of: dict[str, Any], day: str | None, *, at: str = TODAY, **expect: Any
) -> Row:
    now = at if "T" in at else f"{at}T12:00:00+02:00"
    zone = expect.pop("zone", "Europe/Tallinn")
    return Row(name, rule, of, None if day is None else {"day": day, **expect}, now, zone)


def sent(on: str, party: str = "seller", **more: Any) -> dict[str, Any]:
    return {"kind": "sent", "at": on, "party": party, **more}


def went(on: str, party: str, **more: Any) -> dict[str, Any]:
    return {"kind": "escalated", "at": on, "party": party, **more}


def got(on: str, party: str, outcome: str = "decision") -> dict[str, Any]:
    return {"kind": "received", "at": on, "party": party, "outcome": outcome}


VISA: dict[str, Any] = {"payment_method": "card_visa"}
MASTERCARD: dict[str, Any] = {"payment_method": "card_mastercard"}
PAYPAL: dict[str, Any] = {"payment_method": "paypal"}
TRADER: dict[str, Any] = {"seller_kind": "trader"}
EE_SHOP: dict[str, Any] = {"country": "EE", "trader_country": "DE", **TRADER}
EE_BUY: dict[str, Any] = {"country": "EE", **TRADER, "item_kind": "standard"}
UK_BUY: dict[str, Any] = {"country": "GB", **TRADER, "item_kind": "standard"}
UK_CREDIT: dict[str, Any] = {"card_kind": "credit", "currency": "GBP", **VISA, **UK_BUY}
US_BUY: dict[str, Any] = {"country": "US", "trader_country": "US", **TRADER}
US_CREDIT: dict[str, Any] = {"country": "US", **VISA, "card_kind": "credit"}
THIRD: dict[str, Any] = {"sold_by": "third_party", "item_kind": "standard"}
