"""The JSON form of a case: read strictly, written so that it comes back."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from makegood.content.source import load_source
from makegood.domain.case import Case, Event, Item, Order, PageDate, SentMessage
from makegood.domain.catalogue import Pack
from makegood.domain.when import When, moment
from makegood.services.situations import SituationError, case_from_json, case_to_json

WIZARD_DATA = Path(__file__).parents[2] / "wizard_data"
AT = datetime(2026, 11, 12, 8, tzinfo=UTC)


@pytest.fixture(scope="module")
def pack() -> Pack:
    return load_source(WIZARD_DATA).pack


def read(pack: Pack, **keys: Any) -> Case:
    return case_from_json(json.dumps({"marketplace": "etsy", "issue": "late"} | keys), pack)


def wrong(pack: Pack, **keys: Any) -> tuple[str, dict[str, Any]]:
    with pytest.raises(SituationError) as caught:
        read(pack, **keys)
    text = caught.value.text
    return text.id.removeprefix("app_situations."), dict(text.args)


def test_the_least_there_can_be(pack: Pack):
    assert read(pack) == Case(id="", marketplace="etsy", issue="late")


def test_bytes_are_read_too(pack: Pack):
    assert case_from_json(b'{"marketplace": "etsy", "issue": "late"}', pack).issue == "late"


def test_null_is_not_known(pack: Pack):
    keys = "site country trader_country role variant remedy facts events orders details"
    keys += " page_dates person title id marketplace_name"
    assert read(pack, **dict.fromkeys(keys.split())) == read(pack)
    assert read(pack, facts={"order_date": None}) == read(pack)


def test_all_kinds_of_facts(pack: Pack):
    found = read(
        pack,
        trader_country="CN",
        facts={
            "order_number": "123",
            "order_date": "2026-10-02",
            "delivery_date": "2026-10-02/2026-10-05",
            "debit_date": "2026-10-02T10:00:00+02:00",
            "payment_method": "paypal",
            "shipped": True,
            "amount": "49.90",
            "item_price": 30,
            "currency": "EUR",
            "first_complaint_date": "2026-11-01",
        },
    )
    assert found.facts == {
        "order_number": "123",
        "order_date": When(date(2026, 10, 2)),
        "delivery_date": When(date(2026, 10, 2), date(2026, 10, 5)),
        "debit_date": moment(datetime.fromisoformat("2026-10-02T10:00:00+02:00")),
        "payment_method": "paypal",
        "shipped": True,
        "amount": Decimal("49.90"),
        "item_price": Decimal(30),
        "currency": "EUR",
        "first_complaint_date": When(date(2026, 11, 1)),
        "trader_country": "CN",
    }


def test_events_get_a_number_when_they_have_none(pack: Pack):
    found = read(pack, events=[{"kind": "note", "at": "2026-11-01"}] * 2)
    assert [event.id for event in found.events] == ["1", "2"]


def full_case() -> Case:
    return Case(
        id="c1",
        marketplace="etsy",
        site="etsy.com",
        country="EE",
        role="buyer",
        issue="not_received",
        remedy="refund",
        facts={
            "trader_country": "CN",
            "order_date": When(date(2026, 10, 2), date(2026, 10, 4)),
            "amount": Decimal("49.90"),
            "currency": "EUR",
            "shipped": False,
        },
        orders=(
            Order(
                id="2",
                facts={"order_number": "B", "amount": Decimal("5.00")},
                items=(Item(title="Cup", quantity=2, price=Decimal("2.50"), affected=False),),
            ),
        ),
        events=(
            Event(
                id="7",
                kind="sent",
                at=moment(AT),
                recorded_at=AT,
                party="seller",
                channel="help_with_order",
                stage="first",
                rung="ask_seller",
                reference="R1",
                text="sent",
                message=SentMessage("Subject", "Body", "en", "shop", ("ab" * 32,)),
            ),
            Event(
                id="8",
                kind="received",
                at=When(date(2026, 11, 13)),
                outcome="promise",
                amount=Decimal("10.00"),
                currency="EUR",
                until=When(date(2026, 11, 20)),
                reason="why",
                undone=True,
            ),
        ),
        page_dates=(PageDate(rule="etsy-case-file", day=When(date(2027, 1, 1)), seen_at="page"),),
        person="aunt",
        title="The cup",
    )


def test_a_full_case_comes_back(pack: Pack):
    written = case_to_json(full_case())
    assert case_from_json(written, pack) == full_case()
    assert json.loads(written)["trader_country"] == "CN"


def test_an_empty_case_is_short():
    written = json.loads(case_to_json(Case(id="", marketplace="etsy", issue="late")))
    assert written == {
        "marketplace": "etsy",
        "role": "buyer",
        "issue": "late",
        "person": "me",
    }


def test_a_set_is_written_as_a_list():
    case = Case(id="", marketplace="etsy", issue="late", facts={"seen": frozenset({"b", "a"})})
    assert json.loads(case_to_json(case))["facts"] == {"seen": ["a", "b"]}


def test_details_and_variants_of_the_guide_data(pack: Pack):
    detail = pack.details[0].id
    etsy = next(market for market in pack.marketplaces if market.id == "etsy")
    entry = next(entry for entry in etsy.issues if entry.variants)
    found = read(pack, issue=entry.issue, variant=entry.variants[0].id, details=[detail])
    assert (found.variant, found.details) == (entry.variants[0].id, (detail,))


@pytest.mark.parametrize("raw", ["", "{", "[1,", b"\xff"])
def test_not_json(raw: str | bytes, pack: Pack):
    with pytest.raises(SituationError) as caught:
        case_from_json(raw, pack)
    assert caught.value.text.id == "app_situations.not_json"


@pytest.mark.parametrize("raw", ["[]", "1", "null", '"x"'])
def test_not_a_record(raw: str, pack: Pack):
    with pytest.raises(SituationError) as caught:
        case_from_json(raw, pack)
    assert caught.value.text.id == "app_situations.wrong.record"


@pytest.mark.parametrize(
    ("keys", "key", "known"),
    [
        ({"sight": "etsy.com"}, "sight", "site"),
        ({"facts": {"order": "1"}}, "order", "order_number"),
        ({"events": [{"kind": "note", "at": "2026-11-01", "on": 1}]}, "on", "at"),
        ({"orders": [{"number": "1"}]}, "number", "items"),
        ({"orders": [{"items": [{"name": "x"}]}]}, "name", "title"),
        ({"page_dates": [{"id": "x"}]}, "id", "rule"),
    ],
)
def test_an_unknown_key_lists_the_known_ones(
    keys: dict[str, Any], key: str, known: str, pack: Pack
):
    rule, args = wrong(pack, **keys)
    assert (rule, args["key"]) == ("unknown_key", key)
    assert known in args["known"].split(", ")


@pytest.mark.parametrize(
    ("keys", "key", "known"),
    [
        ({"site": "etsy.example"}, "site", "etsy.com"),
        ({"marketplace": "bazaar"}, "marketplace", "etsy"),
        ({"issue": "lost"}, "issue", "not_received"),
        ({"issue": "not_received", "variant": "x"}, "variant", "marked_delivered"),
        ({"role": "thief"}, "role", "accused"),
        ({"remedy": "revenge"}, "remedy", "refund"),
        ({"details": ["x"]}, "details", None),
        ({"details": [1]}, "details", None),
        ({"facts": {"payment_method": "barter"}}, "payment_method", "paypal"),
        ({"events": [{"kind": "wrote", "at": "2026-11-01"}]}, "kind", "sent"),
        ({"events": [{"kind": "sent", "at": "2026-11-01", "stage": "x"}]}, "stage", "first"),
        ({"events": [{"kind": "sent", "at": "2026-11-01", "outcome": "x"}]}, "outcome", "refused"),
        ({"page_dates": [{"rule": "x", "day": "2026-11-01"}]}, "rule", "card-safe"),
    ],
)
def test_an_unknown_value_lists_the_known_ones(
    keys: dict[str, Any], key: str, known: str | None, pack: Pack
):
    rule, args = wrong(pack, **keys)
    assert (rule, args["key"]) == ("unknown_value", key)
    if known is not None:
        assert known in args["known"].split(", ")


@pytest.mark.parametrize(
    ("keys", "rule", "key"),
    [
        ({"issue": None}, "missing_key", "issue"),
        ({"marketplace": ""}, "missing_key", "marketplace"),
        ({"events": [{"at": "2026-11-01"}]}, "missing_key", "kind"),
        ({"events": [{"kind": "sent"}]}, "missing_key", "at"),
        ({"orders": [{"id": "a"}, {"id": "a"}]}, "repeated", "orders"),
        (
            {
                "events": [
                    {"id": "2", "kind": "note", "at": "2026-11-01"},
                    {"kind": "note", "at": "2026-11-02"},
                ]
            },
            "repeated",
            "events",
        ),
        ({"country": "Estonia"}, "country", "country"),
        ({"trader_country": "XX"}, "country", "trader_country"),
        ({"facts": {"trader_country": "ee"}}, "country", "trader_country"),
        ({"title": 1}, "wrong.text", "title"),
        ({"facts": {"order_number": 1}}, "wrong.text", "order_number"),
        ({"facts": {"shipped": "yes"}}, "wrong.yes_no", "shipped"),
        ({"facts": {"amount": "49,90"}}, "wrong.amount", "amount"),
        ({"facts": {"amount": 49.9}}, "wrong.amount", "amount"),
        ({"facts": {"currency": "eur"}}, "wrong.currency", "currency"),
        ({"facts": {"currency": "EURO"}}, "wrong.currency", "currency"),
        ({"facts": {"order_date": "2.10.2026"}}, "wrong.date", "order_date"),
        ({"facts": {"order_date": "2026-02-30"}}, "wrong.date", "order_date"),
        ({"facts": {"order_date": "2026-10-05/2026-10-02"}}, "wrong.date", "order_date"),
        ({"facts": {"order_date": "2026-10-02T10:00:00"}}, "wrong.date", "order_date"),
        ({"facts": []}, "wrong.record", "facts"),
        ({"facts": [1]}, "wrong.record", "facts"),
        ({"events": {"kind": "sent"}}, "wrong.list", "events"),
        ({"events": ["sent"]}, "wrong.record", "events"),
        ({"events": [{"kind": "sent", "at": "2026-11-01", "undone": 1}]}, "wrong.yes_no", "undone"),
        (
            {"events": [{"kind": "sent", "at": "2026-11-01", "recorded_at": "2026-11-01"}]},
            "wrong.date",
            "recorded_at",
        ),
        (
            {"events": [{"kind": "sent", "at": "2026-11-01", "message": {"subject": "x"}}]},
            "missing_key",
            "language",
        ),
        ({"orders": [{"items": [{"quantity": 0}]}]}, "wrong.count", "quantity"),
        ({"orders": [{"items": [{"quantity": True}]}]}, "wrong.count", "quantity"),
    ],
)
def test_what_is_wrong_is_said(keys: dict[str, Any], rule: str, key: str, pack: Pack):
    found, args = wrong(pack, **keys)
    assert (found, args["key"]) == (rule, key)


def test_items_have_their_usual_values(pack: Pack):
    found = read(pack, orders=[{"items": [{}]}])
    assert found.orders == (Order(id="1", items=(Item(),)),)


def test_a_message_may_say_little(pack: Pack):
    event = {"kind": "sent", "at": "2026-11-01", "message": {"language": "en"}}
    found = read(pack, events=[event])
    assert found.events[0].message == SentMessage("", "", "en")
