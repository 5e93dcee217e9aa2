"""Which answers count."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from makegood.domain.when import When
from makegood.flow.answers import BlockEdit, OtherOrder, Typed
from makegood.flow.engine import Engine
from makegood.flow.session import Session
from makegood.flow.to_case import case_of

FULL = Session(id="s").answer(
    marketplace="bazaar",
    site="one",
    country="EE",
    topic="delivery",
    issue="lost",
    remedy="delivery",
    tried=("wait", "unheard_of"),
    passed=("card", "gone"),
    facts={
        "item": Typed("Vase", "text", "Vase"),
        "payment_method": Typed("card_visa", "text", "card_visa"),
        "card_kind": Typed("credit", "text", "credit"),
        "amount": Typed("49,90", "amount", "49.90"),
        "order_date": Typed("2 Oct", "date", "2026-10-02", "2026-10-03"),
        "seller_kind": Typed("private", "text", "private"),
        "own_words": Typed("Help", "text", "Help"),
    },
    details=("d2", "d3"),
    channel="case",
    ticked={"form": (0,), "gone": (1,)},
    edits={"first:seller": {"greeting": BlockEdit("Hi", "Hello")}},
    sent="sent",
    sent_at="2026-11-22",
    reference="R1",
    orders=(OtherOrder({"item": Typed("Cup", "text", "Cup")}), OtherOrder()),
)


def test_everything_that_fits_counts(engine: Engine) -> None:
    known = engine.reached(FULL)
    kept = known.answers
    assert kept.details == ("d2",)
    assert kept.tried == ("wait",)
    assert kept.passed == ("card",)
    assert kept.ticked == {"form": (0,)}
    assert (kept.remedy, kept.channel, kept.sent, kept.reference) == (
        "delivery", "case", "sent", "R1",
    )  # fmt: skip
    assert "seller_kind" not in kept.facts
    assert known.facts["card_kind"] == "credit"
    assert known.facts["amount"] == Decimal("49.90")
    assert known.facts["order_date"] == When(date(2026, 10, 2), date(2026, 10, 3))


def test_an_answer_that_is_not_asked_for_any_more_does_not_count(engine: Engine) -> None:
    other = {**FULL.answers.facts, "payment_method": Typed("paypal", "text", "paypal")}
    known = engine.reached(FULL.answer(facts=other))
    assert "card_kind" not in known.answers.facts
    assert "card_kind" not in known.facts
    # It comes back with the branch.
    assert "card_kind" in engine.reached(FULL).answers.facts


def test_a_fact_not_understood_is_unknown(engine: Engine) -> None:
    odd = {**FULL.answers.facts, "amount": Typed("much", "amount")}
    known = engine.reached(FULL.answer(facts=odd))
    assert known.answers.facts["amount"].text == "much"
    assert "amount" not in known.facts


def test_another_variant_narrows(engine: Engine) -> None:
    known = engine.reached(FULL.answer(variant="shown"))
    assert known.answers.details == ("d3",)
    assert known.answers.tried == ()
    assert known.answers.remedy is None
    assert engine.reached(FULL.answer(variant="closed")).answers.variant == "closed"
    elsewhere = FULL.answer(variant="closed", country="GR")
    assert engine.reached(elsewhere).answers.variant is None


def test_a_way_that_does_not_serve_here_does_not_count(engine: Engine) -> None:
    known = engine.reached(FULL.answer(site="two"))
    assert known.answers.channel is None
    assert known.answers.sent is None
    assert known.answers.sent_at == ""


def test_ways_that_serve(engine: Engine) -> None:
    known = engine.reached(FULL)
    assert known.market is not None
    assert known.entry is not None
    ways = engine.guide.channels(known.market, known.entry, None, "buyer", known.facts)
    assert [way.id for way in ways] == ["form", "only_lost", "private", "case", "bank_form"]
    paypal = {**known.facts, "payment_method": "paypal", "seller_kind": "trader"}
    ways = engine.guide.channels(known.market, known.entry, None, "buyer", paypal)
    assert [way.id for way in ways] == ["form", "only_lost", "case"]


def test_solved_leaves_the_order_out(engine: Engine) -> None:
    promised = Typed("5 Dec", "date", "2026-12-05")
    known = engine.reached(FULL.answer(solved=True, in_hands=False, promised_until=promised))
    assert known.answers.solved
    assert known.answers.promised_until == promised
    assert known.answers.facts == {}
    assert known.answers.channel is None
    assert engine.reached(FULL.answer(in_hands=True)).answers.in_hands is None


@pytest.mark.parametrize(
    "changes",
    [{"marketplace": None}, {"marketplace": "gone"}, {"issue": "gone"}, {"role": "seller"}],
)
def test_without_marketplace_or_issue_little_counts(
    engine: Engine, changes: dict[str, object]
) -> None:
    kept = engine.reached(FULL.answer(**changes)).answers
    assert kept.issue is None
    assert kept.facts == {}
    assert kept.country == "EE"


def test_topics_and_issues_of_a_role(engine: Engine) -> None:
    market = engine.guide.marketplaces["bazaar"]
    assert [t.id for t in engine.guide.topics(market, "buyer")] == ["delivery", "payment"]
    assert [t.id for t in engine.guide.topics(market, "seller")] == ["my_shop"]
    assert engine.guide.issues(market, "buyer", None) == ("lost", "charge")
    assert engine.guide.issues(market, "buyer", "payment") == ("charge",)


def test_a_name_that_was_typed_for_another_marketplace_does_not_count(engine: Engine) -> None:
    known = engine.reached(FULL.answer(marketplace_name="Shop A"))
    assert known.answers.marketplace_name == ""
    assert case_of(known, "c9").marketplace_name == ""


def test_needed_facts_come_first(engine: Engine) -> None:
    known = engine.reached(FULL)
    assert known.entry is not None
    asks = engine.guide.asks(known.entry, None, known.facts)
    assert asks[0].fact == "order_number"


def test_the_case(engine: Engine) -> None:
    case = case_of(engine.reached(FULL), "c9")
    assert (case.id, case.marketplace, case.site, case.country) == ("c9", "bazaar", "one", "EE")
    assert (case.issue, case.remedy, case.details, case.title) == (
        "lost", "delivery", ("d2",), "Vase",
    )  # fmt: skip
    assert case.facts["amount"] == Decimal("49.90")
    assert "own_words" not in case.facts
    assert [order.id for order in case.orders] == ["2", "3"]
    assert case.orders[0].items[0].title == "Cup"
    assert case.orders[1].items == ()
    assert case.events == ()


def test_the_case_of_an_empty_session(engine: Engine) -> None:
    case = case_of(engine.reached(Session(id="s")), "c1")
    assert (case.marketplace, case.issue, case.title) == ("generic", "other", "")


def test_yes_and_no() -> None:
    assert Typed("yes", "yes_no", "yes").understood is True
    assert Typed("no", "yes_no", "no").understood is False
    assert Typed("?", "yes_no").understood is None


def test_a_way_for_other_issues_is_left_out(engine: Engine) -> None:
    known = engine.reached(Session(id="s").answer(marketplace="bazaar", issue="charge"))
    assert known.market is not None
    assert known.entry is not None
    ways = engine.guide.channels(known.market, known.entry, None, "buyer", known.facts)
    assert [way.id for way in ways] == ["form"]
