"""What holds for any case, over the rules as shipped."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from tests.domain.conftest import WIZARD_DATA, shipped_pack

from makegood.content.source import read_words
from makegood.domain.assess import assess
from makegood.domain.book import book_for
from makegood.domain.case import Case, Event
from makegood.domain.text import Text
from makegood.domain.when import When, moment

if TYPE_CHECKING:
    from makegood.domain.assessment import Assessment
    from makegood.domain.rules import Rule

TODAY = date(2026, 11, 22)
TALLINN = ZoneInfo("Europe/Tallinn")
# No change of the clocks: with one, the same hours end at another time of day.
STEADY = ZoneInfo("Asia/Tokyo")
MARKETS = ("etsy", "amazon", "aliexpress", "wish", "generic")

days = st.dates(TODAY - timedelta(days=400), TODAY + timedelta(days=30))
whens = days.map(When)
facts = st.fixed_dictionaries(
    {},
    optional={
        "order_date": whens,
        "payment_date": whens,
        "debit_date": whens,
        "expected_delivery_date": whens,
        "delivery_date": whens,
        "confirmed_receipt_date": whens,
        "return_date": whens,
        "first_statement_sent_date": whens,
        "seller_agreed_refund_date": whens,
        "payment_method": st.sampled_from(
            ["card_visa", "card_mastercard", "paypal", "klarna", "sepa_debit", "apple_pay"]
        ),
        "paid_behind": st.sampled_from(["card_visa", "sepa_debit", "other"]),
        "card_kind": st.sampled_from(["credit", "debit"]),
        "seller_kind": st.sampled_from(["trader", "private"]),
        "trader_country": st.sampled_from(["CN", "DE", "US", "GB"]),
        "sold_by": st.sampled_from(["marketplace", "third_party"]),
        "item_kind": st.sampled_from(["standard", "custom_made", "digital"]),
        "item_price": st.just(Decimal(250)),
        "amount": st.just(Decimal("49.90")),
        "currency": st.sampled_from(["EUR", "GBP"]),
        "free_returns": st.booleans(),
    },
)
events = st.builds(
    lambda kind, on, party, outcome, stage, until: Event(
        id="e", kind=kind, at=When(on), party=party, outcome=outcome, stage=stage, until=until
    ),
    st.sampled_from(
        [
            "sent",
            "received",
            "escalated",
            "call",
            "offer",
            "delivered",
            "refunded",
            "note",
            "follow_up_set",
            "paused",
            "resumed",
            "closed",
            "reopened",
        ]
    ),
    st.dates(TODAY - timedelta(days=60), TODAY),
    st.sampled_from([None, "seller", "platform", "paypal", "card_issuer", "ecc_net"]),
    st.sampled_from([None, "refused", "promise", "decision", "automatic"]),
    st.sampled_from([None, "first", "reminder", "letter", "withdrawal", "second_chance"]),
    st.none() | st.dates(TODAY - timedelta(days=9), TODAY + timedelta(days=90)).map(When),
)
cases = st.builds(
    lambda market, issue, country, known, log: Case(
        id="c", marketplace=market, issue=issue, country=country, facts=known, events=tuple(log)
    ),
    st.sampled_from(MARKETS),
    st.sampled_from(
        [
            "not_received",
            "late",
            "damaged",
            "not_as_described",
            "return",
            "refund_not_received",
            "unknown_charge",
            "cancel_order",
            "account_locked",
            "warranty",
        ]
    ),
    st.sampled_from([None, "EE", "LV", "GB", "US", "EG", "CH"]),
    facts,
    st.lists(events, max_size=6),
)
near = st.dates(TODAY - timedelta(days=45), TODAY).map(When)
told = st.builds(
    lambda kind, on, party: Event(
        id="e", kind=kind, at=When(on), party=party, stage="first" if kind == "sent" else None
    ),
    st.sampled_from(["sent", "received", "call", "note"]),
    st.dates(TODAY - timedelta(days=30), TODAY),
    st.sampled_from(["seller", "platform"]),
)
going = st.builds(
    lambda market, issue, country, known, log: Case(
        id="c", marketplace=market, issue=issue, country=country, facts=known, events=tuple(log)
    ),
    st.sampled_from(MARKETS),
    st.sampled_from(["not_received", "late", "damaged", "not_as_described", "return"]),
    st.sampled_from(["EE", "LV", "GB", "US"]),
    st.fixed_dictionaries(
        {
            "order_date": near,
            "payment_date": near,
            "expected_delivery_date": near,
            "delivery_date": near,
            "confirmed_receipt_date": near,
            "payment_method": st.sampled_from(["card_visa", "paypal", "klarna"]),
            "card_kind": st.sampled_from(["credit", "debit"]),
            "seller_kind": st.just("trader"),
            "trader_country": st.sampled_from(["CN", "DE", "US", "GB"]),
            "sold_by": st.just("third_party"),
            "item_kind": st.just("standard"),
            "amount": st.just(Decimal("49.90")),
            "currency": st.just("EUR"),
        }
    ),
    st.lists(told, max_size=3),
)
"""Cases of which so much is known, and so lately, that windows surely run."""
usual = settings(suppress_health_check=[HealthCheck.function_scoped_fixture])


def look(case: Case, on: date = TODAY, zone: ZoneInfo = STEADY) -> Assessment:
    now = datetime(on.year, on.month, on.day, 12, tzinfo=zone)
    return assess(case, book_for(shipped_pack(), case.marketplace), now)


def later(value: Any, by: timedelta) -> Any:
    """The same with every day moved."""
    if isinstance(value, When):
        return When(value.day + by, None if value.until is None else value.until + by)
    return value


def moved(case: Case, by: timedelta) -> Case:
    return Case(
        id=case.id,
        marketplace=case.marketplace,
        issue=case.issue,
        country=case.country,
        facts={name: later(value, by) for name, value in case.facts.items()},
        events=tuple(
            Event(
                id=each.id, kind=each.kind, at=later(each.at, by), party=each.party,
                outcome=each.outcome, stage=each.stage, until=later(each.until, by),
            )
            for each in case.events
        ),
    )  # fmt: skip


def counts_plain_days(rule: Rule) -> bool:
    terms = [*((rule.term,) if rule.term else ()), *rule.earliest_of, *rule.latest_of]
    terms += [rule.cap] if rule.cap else []
    plain = all(
        each.offset.days is not None
        or each.offset.weeks is not None
        or each.offset.hours is not None
        for each in terms
    )
    return plain and rule.valid_from is None and rule.valid_to is None


@usual
@given(case=cases, shift=st.integers(-2000, 2000))
def test_days_shift_with_the_calendar(case: Case, shift: int):
    by = timedelta(days=shift)
    plain = {rule.id for rule in shipped_pack().rules if counts_plain_days(rule)}
    here = {
        clock.rule: (clock.unrolled + by, clock.applies)
        for clock in look(case).clocks
        if clock.rule in plain
    }
    there = {
        clock.rule: (clock.unrolled, clock.applies)
        for clock in look(moved(case, by), TODAY + by).clocks
        if clock.rule in plain
    }
    assert here == there


@usual
@given(case=cases)
def test_no_reminder_after_the_end(case: Case):
    end = Event(id="end", kind="closed", at=When(TODAY), reason="solved")
    closed = Case(
        id="c", marketplace=case.marketplace, issue=case.issue, country=case.country,
        facts=case.facts, events=(*case.events, end),
    )  # fmt: skip
    found = look(closed)
    assert found.status == "solved"
    assert found.follow_up is None
    assert not [clock for clock in found.clocks if clock.kind == "remind"]


@usual
@given(case=going)
def test_no_computed_wait_past_a_window(case: Case):
    found = look(case)
    windows = [
        clock.plan_by
        for clock in found.clocks
        if clock.applies == "yes" and clock.nature == "required" and clock.planned
        and clock.state in ("running", "closing") and clock.plan_by is not None
    ]  # fmt: skip
    # Where hardly a case had a window, this would say nothing and fail.
    assume(windows)
    assert found.follow_up is not None
    # What should have been done by now is for today.
    assert found.follow_up.day <= max(min(windows), TODAY)


@usual
@given(case=going | cases)
def test_the_plan_comes_before_the_date(case: Case):
    for clock in look(case).clocks:
        assert clock.unrolled <= clock.day
        if clock.plan_by is not None:
            assert clock.plan_by <= clock.unrolled
        if clock.outer is not None:
            assert clock.day < clock.outer


def days_in(text: Text) -> list[date]:
    """The days a sum comes to, the outermost last."""
    found: list[date] = []
    arguments: Mapping[str, object] = text.args
    for name in ("sum", "cap", "day"):
        value = arguments.get(name)
        if isinstance(value, Text):
            found += days_in(value)
        elif isinstance(value, date):
            found.append(value)
    return found


@usual
@given(case=cases)
def test_the_sum_in_words_comes_to_the_date(case: Case):
    for clock in look(case).clocks:
        assert days_in(clock.because)[-1] == clock.day


@usual
@given(case=cases)
def test_a_clock_is_sure_only_when_its_condition_is(case: Case):
    for clock in look(case).clocks:
        assert (clock.applies == "maybe") <= bool(clock.settles)


@usual
@given(case=cases)
def test_a_fact_that_settles_a_rule_is_one_not_given(case: Case):
    known = {*case.facts, *(["country"] if case.country else [])}
    found = look(case)
    for clock in found.clocks:
        assert known.isdisjoint(clock.settles)
    for waiting in found.waiting_for:
        assert known.isdisjoint(waiting.missing)


@usual
@given(case=cases)
def test_until_then_time_changes_nothing(case: Case):
    found = look(case)
    last = TODAY + timedelta(days=60)
    until = last if found.valid_until is None else min(found.valid_until, last)
    if until <= TODAY:
        return
    same = look(case, until - timedelta(days=1))
    assert (same.status, same.follow_up, same.next, same.beside) == (
        found.status, found.follow_up, found.next, found.beside,
    )  # fmt: skip
    assert [clock.state for clock in same.clocks] == [clock.state for clock in found.clocks]


@usual
@given(case=cases)
def test_a_further_message_delays_no_step(case: Case):
    before = look(case)
    more = Event(id="more", kind="sent", at=When(TODAY), party="seller", stage="reminder")
    if not any(each.kind == "sent" and each.party == "seller" for each in case.events):
        return
    longer = Case(
        id="c", marketplace=case.marketplace, issue=case.issue, country=case.country,
        facts=case.facts, events=(*case.events, more),
    )  # fmt: skip
    after = look(longer)
    if before.next is not None and after.next is not None and before.next.rung == after.next.rung:
        assert after.next.open_now or not before.next.open_now


@pytest.mark.parametrize("zone", ["Pacific/Kiritimati", "Pacific/Pago_Pago", "Asia/Kathmandu"])
def test_bare_days_are_the_same_wherever_one_reads_them(zone: str):
    case = Case(
        id="c",
        marketplace="generic",
        issue="not_received",
        country="EE",
        facts={"payment_date": When(date(2026, 10, 2)), "payment_method": "card_visa"},
        events=(Event(id="1", kind="sent", at=When(date(2026, 11, 12)), party="seller"),),
    )
    there = [(clock.rule, clock.day) for clock in look(case, zone=ZoneInfo(zone)).clocks]
    assert there == [(clock.rule, clock.day) for clock in look(case).clocks]


def test_a_moment_is_another_day_elsewhere():
    sent = Event(
        id="1",
        kind="sent",
        at=moment(datetime(2026, 11, 12, 23, 30, tzinfo=TALLINN)),
        party="seller",
    )
    case = Case(id="c", marketplace="generic", issue="late", events=(sent,))
    days = {}
    for zone in ("Pacific/Kiritimati", "Europe/Tallinn", "Pacific/Pago_Pago"):
        found = look(case, zone=ZoneInfo(zone))
        days[zone] = {clock.rule: clock.day.day for clock in found.clocks}["fu-message"]
    assert days == {"Pacific/Kiritimati": 16, "Europe/Tallinn": 15, "Pacific/Pago_Pago": 15}


def test_every_explanation_has_words():
    """Every id the engine can say stands in the English words, and every anchor has a name."""
    words = set(read_words(WIZARD_DATA, "en", "app_dates"))
    source = WIZARD_DATA.parent / "app" / "makegood" / "domain"
    said = {
        match
        for file in source.glob("*.py")
        for match in re.findall(r'"(app_dates\.[a-z_.]+[a-z])"', file.read_text("utf-8"))
    }
    assert said <= words
    named = {f"app_dates.anchor.{anchor.id}" for anchor in shipped_pack().anchors}
    named |= {f"app_dates.anchor.{fact}" for each in shipped_pack().anchors for fact in each.facts}
    for rule in shipped_pack().rules:
        terms = rule.earliest_of + rule.latest_of
        terms += tuple(term for term in (rule.term, rule.cap) if term is not None)
        named |= {f"app_dates.anchor.{term.anchor}" for term in terms}
    assert named <= words
    titles = set(read_words(WIZARD_DATA, "en", "rules"))
    assert {f"rules.{rule.id}.title" for rule in shipped_pack().rules} <= titles
