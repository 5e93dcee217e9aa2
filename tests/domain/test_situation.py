"""What conditions see of a case, and the log in its order."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from tests.domain.made import (
    TALLINN,
    body,
    case,
    channel,
    day,
    event,
    fact,
    look,
    pack,
    rule,
    rules_of,
    rung,
    sent,
)

from makegood.domain.book import Book
from makegood.domain.case import Case
from makegood.domain.marketplace import Variant
from makegood.domain.situation import facts_of, in_order, rung_of


def test_an_empty_case():
    facts = facts_of(Case(id="1", marketplace="bazaar", issue="lost"))
    assert facts == {
        "marketplace": "bazaar",
        "role": "buyer",
        "issue": "lost",
        "details": frozenset(),
        "log.sent": False,
        "log.refused_by": frozenset(),
        "log.answered_by": frozenset(),
        "log.failed_channels": frozenset(),
        "log.rungs": frozenset(),
        "log.stages": frozenset(),
        "log.escalated_to": frozenset(),
        "log.delivered": False,
        "log.refunded": False,
    }


def test_all_that_the_case_is_about():
    facts = facts_of(
        case(
            site="bazaar.example",
            country="EE",
            variant="marked",
            remedy="refund",
            details=("box",),
            facts={"amount": Decimal(1)},
        )
    )
    about = {name: facts[name] for name in ("site", "country", "variant", "remedy", "amount")}
    assert about == {
        "site": "bazaar.example",
        "country": "EE",
        "variant": "marked",
        "remedy": "refund",
        "amount": Decimal(1),
    }
    assert facts["details"] == frozenset({"box"})


def test_all_that_the_log_says():
    log = (
        sent("2026-11-01", stage="first", rung="ask"),
        event("call", "2026-11-02", party="platform"),
        event("received", "2026-11-03", party="seller", outcome="refused"),
        event("received", "2026-11-03", party="platform", outcome="asks_more"),
        event("received", "2026-11-03", party="body", outcome="automatic"),
        event("channel_failed", "2026-11-04", channel="write"),
        event("channel_failed", "2026-11-04"),
        event("escalated", "2026-11-05", party="issuer", rung="bank"),
        event("delivered", "2026-11-06"),
        event("refunded", "2026-11-07"),
        event("note", "2026-11-08"),
    )
    facts = facts_of(case(*log))
    assert facts["log.sent"] is True
    assert facts["log.refused_by"] == {"seller"}
    assert facts["log.answered_by"] == {"seller", "platform"}
    assert facts["log.failed_channels"] == {"write"}
    assert facts["log.rungs"] == {"ask", "bank"}
    assert facts["log.stages"] == {"first"}
    assert facts["log.escalated_to"] == {"issuer"}
    assert facts["log.delivered"] is True
    assert facts["log.refunded"] is True
    assert facts["delivery_date"] == day("2026-11-06")


def test_what_is_undone_says_nothing():
    log = [
        event(kind, "2026-11-01", undone=True, rung="ask", channel="x", outcome="refused")
        for kind in ("sent", "received", "channel_failed", "delivered", "refunded", "escalated")
    ]
    assert facts_of(case(*log)) == facts_of(case())


def test_a_delivery_date_by_hand_stands():
    facts = facts_of(case(event("delivered", "2026-11-06"), facts={"delivery_date": "2026-11-05"}))
    assert facts["delivery_date"] == day("2026-11-05")


def test_a_call_alone_is_no_message():
    assert facts_of(case(event("call", "2026-11-02")))["log.sent"] is False


class TestWhoIsMeant:
    """An event names its party, its rung's, its channel's, and the body behind any of them."""

    RUNGS = (
        rung("ask", channels=("write",)),
        rung("bank", "provider", "provider", body="issuer", applies=fact("paid_by", "card")),
        rung("wallet", "provider", "provider", body="purse", applies=fact("paid_by", "purse")),
        rung("nobody", "body", "body"),
    )
    GUIDE = pack(
        rungs=RUNGS,
        channels=(channel("write"), channel("form", party="platform")),
        bodies=(
            body("issuer", "card", channels=(channel("issuer_line", party="provider"),)),
            body("purse", "wallet"),
            body("board", "ombudsman"),
        ),
    )

    def escalated_to(self, facts: dict[str, Any] | None = None, **fields: Any) -> object:
        of = case(event("escalated", "2026-11-01", **fields), facts=facts or {})
        return facts_of(of, Book(self.GUIDE, "bazaar"))["log.escalated_to"]

    @pytest.mark.parametrize(
        ("fields", "names"),
        [
            ({"party": "issuer"}, {"issuer", "card", "provider"}),
            ({"party": "board"}, {"board", "ombudsman", "body"}),
            ({"rung": "bank"}, {"issuer", "card", "provider"}),
            ({"rung": "nobody"}, {"body"}),
            ({"rung": "unheard_of", "party": "platform"}, {"platform"}),
            ({"channel": "form"}, {"platform"}),
            ({"channel": "issuer_line"}, {"issuer", "card", "provider"}),
            ({"channel": "issuer_line", "party": "bank"}, {"issuer", "card", "provider", "bank"}),
            ({"channel": "unheard_of"}, set()),
            ({}, set()),
            # Two providers are possible: which one is meant is not known.
            ({"party": "provider"}, {"provider"}),
            ({"party": "body"}, {"body"}),
        ],
    )
    def test_it(self, fields: dict[str, Any], names: set[str]):
        assert self.escalated_to(**fields) == names

    def test_the_only_provider_there_can_be(self):
        assert self.escalated_to({"paid_by": "purse"}, party="provider") == {
            "purse", "wallet", "provider",
        }  # fmt: skip

    def test_the_only_one_there_certainly_is(self):
        rungs = (
            rung("bank", "provider", "provider", body="issuer", applies=fact("behind", "card")),
            rung("wallet", "provider", "provider", body="purse", applies=fact("paid_by", "purse")),
            rung("board", "body", "body", body="board", applies=fact("country", "EE")),
        )
        book = Book(pack(rungs=rungs, bodies=(body("purse", "wallet"),)), "bazaar")
        went = case(event("escalated", "2026-11-01", party="provider"), facts={"paid_by": "purse"})
        facts = facts_of(went, book)
        assert facts["log.escalated_to"] == {"purse", "wallet", "provider"}
        assert facts["log.rungs"] == {"wallet"}
        maybe = facts_of(case(event("escalated", "2026-11-01", party="body")), book)
        assert maybe["log.escalated_to"] == {"body", "board"}

    def test_a_body_no_step_leads_to(self):
        book = Book(pack(rungs=(rung("ask"),)), "bazaar")
        facts = facts_of(case(event("escalated", "2026-11-01", party="body")), book)
        assert facts["log.escalated_to"] == {"body"}

    def test_a_message_to_nobody_is_for_seller_or_marketplace(self):
        guide = pack(rule("r", "first_message", days=9))
        assert rules_of(look(case(sent("2026-11-01", None)), guide)) == {"r"}
        assert rules_of(look(case(sent("2026-11-01", "carrier")), guide)) == set()
        assert facts_of(case(event("received", "2026-11-01")))["log.answered_by"] == {
            "seller", "platform",
        }  # fmt: skip

    def test_a_rung_of_its_own(self):
        of = case(sent("2026-11-01", "issuer", rung="ask"))
        facts = facts_of(of, Book(self.GUIDE, "bazaar"))
        assert facts["log.rungs"] == {"ask"}


class TestAnchors:
    """Which entry of the log a rule counts from."""

    @pytest.mark.parametrize(
        ("anchor", "entry", "counts"),
        [
            ("went_to_bank", event("escalated", "2026-11-01", party="card"), True),
            ("went_to_bank", event("escalated", "2026-11-01", party="seller"), False),
            ("went_to_bank", sent("2026-11-01", "card"), False),
            ("letter_sent", sent("2026-11-01", stage="letter"), True),
            ("letter_sent", sent("2026-11-01", stage="first"), False),
            ("claimed", event("escalated", "2026-11-01", rung="claim"), True),
            ("claimed", event("escalated", "2026-11-01", rung="other"), False),
            (
                "decided",
                event("received", "2026-11-01", party="platform", outcome="decision"),
                True,
            ),
            ("decided", event("received", "2026-11-01", party="platform", outcome="offer"), False),
            ("decided", event("received", "2026-11-01", party="seller", outcome="decision"), False),
            ("asked_for_help", sent("2026-11-01", channel="help"), True),
            ("asked_for_help", sent("2026-11-01", channel="mail"), False),
            ("asked_for_help", sent("2026-11-01", channel="unheard_of"), False),
            ("asked_for_help", sent("2026-11-01"), True),
        ],
    )
    def test_only_the_one_it_names(self, anchor: str, entry: Any, counts: bool):
        channels = (channel("help", sets=("asked_for_help",)), channel("mail"))
        found = look(case(entry), pack(rule("r", anchor, days=90), channels=channels))
        assert ("r" in rules_of(found)) is counts

    @pytest.mark.parametrize(("anchor", "end"), [("first_message", "30"), ("last_message", "31")])
    def test_the_first_or_the_last(self, anchor: str, end: str):
        log = (sent("2026-10-02"), sent("2026-10-01"))
        found = look(case(*log), pack(rule("r", anchor, days=90)))
        assert found.clocks[0].day.isoformat() == f"2026-12-{end}"


class TestOrder:
    def order(self, *events: Any) -> list[str]:
        return [each.id for each in in_order(events, TALLINN)]

    def test_by_day(self):
        assert self.order(event("note", "2026-11-02"), event("note", "2026-11-01")) == [
            "2026-11-01", "2026-11-02",
        ]  # fmt: skip

    def test_by_time_where_every_entry_of_the_day_has_one(self):
        late = event("note", "2026-11-01T12:00:00+02:00", id="late")
        early = event("note", "2026-11-01T11:30:00+02:00", id="early")
        abroad = event("note", "2026-11-01T10:45:00+01:00", id="abroad")
        assert self.order(late, abroad, early) == ["early", "abroad", "late"]

    def test_a_bare_date_elsewhere_does_not_matter(self):
        late = event("note", "2026-11-02T12:00:00+02:00", id="late")
        early = event("note", "2026-11-02T11:00:00+02:00", id="early")
        bare = event("note", "2026-11-01", id="bare")
        assert self.order(late, early, bare) == ["bare", "early", "late"]

    def test_by_the_log_where_one_has_none(self):
        late = event("note", "2026-11-01T12:00:00+02:00", id="late")
        bare = event("note", "2026-11-01", id="bare")
        early = event("note", "2026-11-01T08:00:00+02:00", id="early")
        assert self.order(late, bare, early) == ["late", "bare", "early"]

    def test_the_day_is_that_of_the_user(self):
        before = event("note", "2026-11-01T23:30:00+01:00", id="tallinn_next_day")
        assert self.order(event("note", "2026-11-02", id="bare"), before) == [
            "bare", "tallinn_next_day",
        ]  # fmt: skip

    def test_without_what_is_undone(self):
        assert self.order(event("note", "2026-11-01", undone=True)) == []
        assert self.order(event("note", "2026-11-01", id="one")) == ["one"]


def test_a_rung_without_a_ladder():
    assert rung_of(sent("2026-11-01"), None) is None
    assert rung_of(sent("2026-11-01", rung="ask"), None) == "ask"


class TestBook:
    def test_of_an_unknown_marketplace(self):
        book = Book(pack(), "unheard_of")
        assert book.entry("lost", "buyer") is None
        assert book.leaves("lost", None, "buyer") == ()
        assert book.ladder("lost", None, "buyer") is None

    def test_of_an_unknown_issue_or_role(self):
        book = Book(pack(rungs=(rung("ask"),)), "bazaar")
        assert book.entry("other", "buyer") is None
        assert book.entry("lost", "seller") is None
        assert book.ladder("lost", None, "buyer") is not None

    def test_a_variant_comes_before_its_issue(self):
        book = Book(pack(variants=(Variant(id="marked"), Variant(id="held"))), "bazaar")
        narrow, wide = book.leaves("lost", "held", "buyer")
        assert narrow == Variant(id="held")
        assert wide is book.entry("lost", "buyer")

    def test_only_its_own_rules(self):
        guide = pack(
            rule("all"), rule("ours", marketplaces=("bazaar",)), rule("theirs", marketplaces=("x",))
        )
        assert set(Book(guide, "bazaar").rules) == {"all", "ours"}

    def test_a_marketplaces_channel_beats_a_bodys(self):
        guide = pack(
            channels=(channel("line"),),
            bodies=(body("issuer", channels=(channel("line", party="body"), channel("form"))),),
        )
        book = Book(guide, "bazaar")
        assert book.channels["line"].party == "seller"
        assert book.channel_bodies == {"form": "issuer"}

    def test_calendars(self):
        assert Book(pack(), "bazaar").calendar(None) is None
        assert Book(pack(), "bazaar").calendar("EE") is None

    def test_what_it_remembers_has_a_limit(self, monkeypatch: pytest.MonkeyPatch):
        monkeypatch.setattr("makegood.domain.sieve._REMEMBERED", 2)
        guide = pack(rule("r", days=1, applies=fact("country", "EE")))
        book = Book(guide, "bazaar")
        for country in ("EE", "GB", "EE", "LV", "EE"):
            _sifted, found = book.candidates.for_case({"country": country}, (), page_dates=False)
            assert bool(list(found)) is (country == "EE")
