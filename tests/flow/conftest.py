"""A small made-up guide for walking through: two marketplaces, a warning page, a stop page."""

from __future__ import annotations

from datetime import date

import msgspec
import pytest

from makegood.domain.catalogue import Pack
from makegood.flow.engine import Engine

_SOURCED = {
    "sources": [{"publisher": "Made up", "title": "Made up", "read_in": "copy"}],
    "checked": {"on": "2026-11-22", "how": "stored-copy"},
    "confidence": "third-party",
}


def _channel(channel_id: str, **more: object) -> dict[str, object]:
    return {
        "id": channel_id,
        "kind": "form",
        "party": "seller",
        "purpose": "orders",
        **_SOURCED,
        **more,
    }


_BAZAAR = {
    "id": "bazaar",
    "name": "Bazaar",
    "colour": "#333333",
    **_SOURCED,
    "hosts": ["bazaar.example"],
    "sites": [
        {"id": "one", "host": "bazaar.example", **_SOURCED},
        {"id": "two", "host": "two.bazaar.example", **_SOURCED},
    ],
    "order_numbers": [{"pattern": "B-[0-9]{4}", "example": "B-1234"}],
    "readers": [
        {"fact": "order_number", "pattern": "(?i)order no\\.? (?P<value>[A-Z0-9-]+)"},
        {"fact": "order_date", "pattern": "(?i)placed on (?P<value>.+)$"},
        {"fact": "amount", "pattern": "(?i)^total:? (?P<value>.+)$"},
        {"fact": "payment_method", "pattern": "(?i)paid with (?P<value>.+)$"},
        {"fact": "unheard_of", "pattern": "(?P<value>.+)"},
    ],
    "channels": [
        _channel("form"),
        _channel("case", kind="case", party="platform", sites=["one"]),
        _channel("old", dead=True),
        _channel("shop_form", roles=["seller"]),
        _channel("only_lost", issues=["lost"]),
        _channel("not_lost", not_issues=["lost"]),
        _channel(
            "private", applies={"fact": "seller_kind", "op": "eq", "value": "private"}
        ),
    ],
    "answers": [{"id": "wait", **_SOURCED}, {"id": "look", **_SOURCED}],
    "issues": [
        {
            "issue": "lost",
            "answers": ["wait"],
            "details": ["d1", "d2"],
            "asks": [
                {"fact": "item"},
                {"fact": "order_number", "needed": True},
                {"fact": "payment_method"},
                {
                    "fact": "card_kind",
                    "applies": {"fact": "payment_method", "op": "eq", "value": "card_visa"},
                },
                {"fact": "amount"},
                {"fact": "currency"},
                {"fact": "order_date"},
            ],
            "remedies": ["refund", "delivery", "unheard_of"],
            "channels": ["form", "old", "shop_form", "only_lost", "not_lost", "private"],
            "ladder": "steps",
            "variants": [
                {"id": "shown", "answers": ["look"], "details": ["d3"], "remedies": ["refund"]},
                {
                    "id": "closed",
                    "applies": {"fact": "country", "op": "eq", "value": "EE"},
                },
            ],
        },
        {
            "issue": "charge",
            "do_now": "card",
            "asks": [{"fact": "amount"}],
            "remedies": ["refund"],
            "channels": ["form", "only_lost"],
        },
        {
            "issue": "claim",
            "roles": ["seller"],
            "remedies": ["delivery"],
            "channels": ["shop_form"],
        },
    ],
    "ladders": [
        {
            "id": "steps",
            "rungs": [
                {"id": "ask", "party": "seller", "stage": "first", "channels": ["form"]},
                {"id": "case", "party": "platform", "stage": "case", "channels": ["case"]},
                {
                    "id": "bank",
                    "party": "provider",
                    "stage": "provider",
                    "channels": ["bank_form"],
                    "applies": {"fact": "payment_method", "op": "eq", "value": "card_visa"},
                },
            ],
        }
    ],
}  # fmt: skip

_GENERIC = {
    "id": "generic",
    "name": "Not listed",
    "colour": "#555555",
    **_SOURCED,
    "hosts": [],
    "sites": [],
    "channels": [_channel("mail", kind="mail")],
    "issues": [{"issue": "lost", "remedies": ["refund"], "channels": ["mail"]}],
    "ladders": [],
}

PACK = msgspec.convert(
    {
        "version": "1",
        "schema": 1,
        "languages": ["en"],
        "topics": [
            {"id": "delivery", "icon": "parcel", "issues": ["lost"]},
            {"id": "payment", "icon": "card", "issues": ["charge"]},
            {"id": "my_shop", "icon": "store", "issues": ["claim"], "roles": ["seller"]},
            {"id": "empty", "icon": "help", "issues": ["nowhere"]},
        ],
        "facts": [
            {"id": "order_number", "kind": "reference"},
            {"id": "order_date", "kind": "date"},
            {"id": "expected_delivery_date", "kind": "date"},
            {"id": "item", "kind": "text"},
            {"id": "amount", "kind": "amount"},
            {"id": "currency", "kind": "currency"},
            {
                "id": "payment_method",
                "kind": "choice",
                "choices": ["card_visa", "paypal", "apple_pay", "other"],
            },
            {"id": "card_kind", "kind": "choice", "choices": ["credit", "debit"]},
            {"id": "seller_kind", "kind": "choice", "choices": ["trader", "private"]},
            {"id": "free_returns", "kind": "yes_no"},
            {"id": "trader_country", "kind": "country"},
            {"id": "own_words", "kind": "long_text"},
        ],
        "anchors": [],
        "remedies": [
            {"id": "refund", "money": True},
            {"id": "delivery", "applies": {"fact": "item", "op": "ne", "value": "Air"}},
        ],
        "evidence": [],
        "details": [{"id": "d1"}, {"id": "d2"}, {"id": "d3"}],
        "tones": ["firm"],
        "do_now": [
            {"id": "card", "issues": ["charge"], "words": {"en": ["stolen card"]}, **_SOURCED},
            {"id": "second", "words": {"en": ["stolen card"]}, **_SOURCED},
            {"id": "recovery", "stop": True, "words": {"en": ["recover my money"]}, **_SOURCED},
        ],
        "marketplaces": [_BAZAAR, _GENERIC],
        "bodies": [
            {
                "id": "bank",
                "kind": "bank",
                "channels": [_channel("bank_form", party="provider")],
                **_SOURCED,
            }
        ],
        "rules": [],
        "paragraphs": [],
        "holidays": [],
        "countries": ["EE", "GR"],
        "groups": {},
        "retired": [],
    },
    Pack,
)

TODAY = date(2026, 11, 22)


@pytest.fixture(scope="session")
def engine() -> Engine:
    return Engine(PACK)
