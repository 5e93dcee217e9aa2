"""Worked examples over the rules as shipped. Every date was worked out by hand, with a calendar."""

from __future__ import annotations

import json
from datetime import date, datetime
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

import pytest
from tests.domain.golden.cases import PAYPAL, Row, got, sent, situation, went
from tests.domain.golden.countries import COUNTRIES
from tests.domain.golden.europe import EUROPE
from tests.domain.golden.marketplaces import MARKETPLACES
from tests.domain.golden.payment import PAYMENT
from tests.domain.golden.uk import UK
from tests.domain.golden.us import US

from makegood.domain.assess import assess
from makegood.domain.book import book_for
from makegood.services.situations import case_from_json

if TYPE_CHECKING:
    from makegood.domain.assessment import Assessment
    from makegood.domain.catalogue import Pack

ROWS = [*PAYMENT, *EUROPE, *UK, *US, *COUNTRIES, *MARKETPLACES]


def assessed(each: Row, pack: Pack) -> Assessment:
    case = case_from_json(json.dumps(each.situation), pack)
    now = datetime.fromisoformat(each.now).astimezone(ZoneInfo(each.zone))
    return assess(case, book_for(pack, case.marketplace), now)


@pytest.mark.parametrize("each", ROWS, ids=lambda each: f"{each.rule}: {each.name}")
def test_worked_example(each: Row, shipped: Pack):
    found = assessed(each, shipped)
    clocks = {clock.rule: clock for clock in found.clocks}
    if each.expect is None:
        assert each.rule not in clocks
        return
    clock = clocks[each.rule]
    seen: dict[str, Any] = {
        "day": clock.day.isoformat(),
        "plan_by": None if clock.plan_by is None else clock.plan_by.isoformat(),
        "outer": None if clock.outer is None else clock.outer.isoformat(),
        "unrolled": clock.unrolled.isoformat(),
        "moment": None if clock.at is None else clock.at.isoformat(),
        "state": clock.state,
        "applies": clock.applies,
        "settles": clock.settles,
        "who": clock.who,
        "nature": clock.nature,
        "confidence": clock.confidence,
        "about": clock.anchor_about,
        "own": clock.own_date,
        "holidays_known": clock.holidays_known,
    }
    assert {name: seen[name] for name in each.expect} == each.expect


def test_there_are_enough_of_them():
    assert len(ROWS) >= 60
    assert len({(each.rule, each.name) for each in ROWS}) == len(ROWS)


def test_every_rule_in_use_has_an_example_with_a_date(shipped: Pack):
    shown = {each.rule for each in ROWS if each.expect is not None}
    assert {rule.id for rule in shipped.rules} - shown == set()


def test_no_example_is_of_a_rule_that_is_gone(shipped: Pack):
    assert {each.rule for each in ROWS} <= {rule.id for rule in shipped.rules}


def test_a_row_in_the_log_and_a_date_by_hand_agree(shipped: Pack):
    by_log = Row("", "", situation(events=[went("2026-11-05", "paypal")], **PAYPAL), None)
    by_hand = Row("", "", situation(dispute_opened_date="2026-11-05", **PAYPAL), None)
    days = [
        {clock.day for clock in assessed(each, shipped).clocks if clock.rule == "paypal-escalate"}
        for each in (by_log, by_hand)
    ]
    assert days == [{date(2026, 11, 25)}] * 2


@pytest.mark.parametrize(
    ("confirmed", "first", "besides"),
    [(None, "dispute", "paypal"), ("2026-11-05", "paypal", "dispute")],
)
def test_after_the_dispute_window_the_payment_provider_is_offered(
    shipped: Pack, confirmed: str | None, first: str, besides: str
):
    known = {} if confirmed is None else {"confirmed_receipt_date": confirmed}
    of = situation(
        "not_received", "aliexpress", variant="marked_delivered", country="EE",
        order_date="2026-10-10", delivery_date="2026-11-05",
        payment_method="paypal", paid_behind="card_visa",
        events=[sent("2026-11-10"), got("2026-11-22", "seller", "refused")], **known,
    )  # fmt: skip
    found = assessed(Row("", "", of, None), shipped)
    assert found.next is not None
    assert (found.next.rung, found.next.open_now, found.status) == (first, True, "act")
    assert besides in {each.rung for each in found.beside}
