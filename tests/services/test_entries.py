"""What a person says has happened becomes the right event in the log."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import get_args

import pytest

from makegood.domain.case import Case, Event
from makegood.domain.marketplace import Rung
from makegood.domain.money import Money
from makegood.domain.when import When
from makegood.services.bundle import Services
from makegood.services.entries import Entry, EntryKind, write_entry

DAY = When(date(2026, 11, 20))
LATER = date(2026, 12, 1)


@pytest.fixture(autouse=True)
def case(services: Services) -> Case:
    return services.cases.create(
        Case(id="vase", marketplace="bazaar", issue="damaged", facts={"currency": "EUR"})
    )


def written(services: Services, entry: Entry) -> Event:
    write_entry(services.cases, "vase", entry)
    return services.cases.get("vase").events[-1]


def test_a_message_of_ones_own_is_kept_word_for_word(services: Services):
    entry = Entry(
        kind="wrote", at=DAY, party="seller", channel="note", reference="R-1", text=" Hello\nyou "
    )
    found = written(services, entry)
    assert (found.kind, found.at, found.party, found.channel) == ("sent", DAY, "seller", "note")
    assert found.reference == "R-1"
    assert found.message is not None
    assert found.message.body == " Hello\nyou "


def test_a_message_without_its_words_is_still_a_message(services: Services):
    found = written(services, Entry(kind="wrote", at=DAY, party="seller"))
    assert (found.kind, found.message) == ("sent", None)


def test_a_step_at_the_marketplace_is_something_sent(services: Services):
    step = Rung(id="ask", party="seller", stage="first")
    found = written(services, Entry(kind="step", at=DAY, step=step, text="Hello"))
    assert (found.kind, found.party, found.stage, found.rung) == ("sent", "seller", "first", "ask")
    assert found.message is not None
    assert (found.message.body, found.text) == ("Hello", "")


def test_a_step_outside_is_an_escalation_under_the_name_of_the_body(services: Services):
    step = Rung(id="out", party="body", stage="body", body="ombudsman")
    found = written(services, Entry(kind="step", at=DAY, step=step, text="By their form"))
    assert (found.kind, found.party, found.rung) == ("escalated", "ombudsman", "out")
    assert (found.message, found.text) == (None, "By their form")


def test_a_day_counts_only_with_a_promise(services: Services):
    promised = written(services, Entry(kind="answered", at=DAY, outcome="promise", by=LATER))
    refused = written(services, Entry(kind="answered", at=DAY, outcome="refused", by=LATER))
    assert (promised.outcome, promised.until) == ("promise", When(LATER))
    assert (refused.outcome, refused.until) == ("refused", None)


def test_a_promise_made_elsewhere_keeps_who_made_it(services: Services):
    found = written(
        services, Entry(kind="promised", at=DAY, by=LATER, party="platform", text="a refund")
    )
    assert (found.kind, found.outcome, found.until) == ("received", "promise", When(LATER))
    assert (found.at, found.party, found.text) == (DAY, "platform", "a refund")


def test_what_is_not_in_hand_yet_was_promised_on_its_day(services: Services):
    found = written(services, Entry(kind="solved", at=DAY, by=LATER))
    assert (found.kind, found.outcome) == ("received", "promise")
    assert (found.at, found.until) == (DAY, When(LATER))


def test_money_back_is_a_refund_in_its_currency(services: Services):
    found = written(services, Entry(kind="refunded", at=DAY, money=Money(Decimal("9.90"), "USD")))
    assert (found.kind, found.amount, found.currency) == ("refunded", Decimal("9.90"), "USD")


def test_solved_closes_the_case_only_when_it_is_in_hand(services: Services):
    promise = written(services, Entry(kind="solved", in_hand=False, by=LATER))
    closed = written(services, Entry(kind="solved", in_hand=True))
    assert (promise.kind, promise.until) == ("received", When(LATER))
    assert (closed.kind, closed.reason) == ("closed", "solved")


@pytest.mark.parametrize(
    ("entry", "kind"),
    [
        (Entry(kind="give_up", text="too little money"), "closed"),
        (Entry(kind="reopen"), "reopened"),
        (Entry(kind="pause", by=LATER), "paused"),
        (Entry(kind="resume"), "resumed"),
        (Entry(kind="reminder", by=LATER), "follow_up_set"),
        (Entry(kind="failed", channel="note", text="a bot"), "channel_failed"),
        (Entry(kind="delivered", at=DAY), "delivered"),
        (Entry(kind="called", at=DAY, party="platform", reference="C-3"), "call"),
        (Entry(kind="note", text="the box is blue"), "note"),
    ],
)
def test_the_other_kinds(services: Services, entry: Entry, kind: str):
    found = written(services, entry)
    assert found.kind == kind
    assert found.text == entry.text
    if entry.by is not None:
        assert found.until == When(entry.by)
    if entry.at is not None:
        assert found.at == entry.at


def test_a_way_that_failed_by_a_refusal_is_a_refusal_too(services: Services):
    entry = Entry(
        kind="failed", channel="note", reason="refused", refusal=True, party="seller", text="No!"
    )
    write_entry(services.cases, "vase", entry)
    failed, refused = services.cases.get("vase").events
    assert (failed.kind, failed.channel, failed.reason, failed.text) == (
        "channel_failed", "note", "refused", "No!",
    )  # fmt: skip
    assert (refused.kind, refused.outcome, refused.party, refused.channel) == (
        "received", "refused", "seller", "note",
    )  # fmt: skip
    services.undo.undo()
    assert [e.undone for e in services.cases.get("vase").events] == [False, True]


def test_a_refusal_that_is_none_stays_a_failed_way(services: Services):
    found = written(services, Entry(kind="failed", channel="note", reason="refused"))
    assert (found.kind, found.reason) == ("channel_failed", "refused")
    assert len(services.cases.get("vase").events) == 1


@pytest.mark.parametrize("kind", ["refunded", "reminder", "step"])
def test_an_entry_that_lacks_its_heart_writes_nothing(services: Services, kind: EntryKind):
    with pytest.raises(ValueError, match="needs its"):
        write_entry(services.cases, "vase", Entry(kind=kind))
    assert services.cases.get("vase").events == ()


def test_every_kind_can_be_written(services: Services):
    step = Rung(id="ask", party="seller", stage="first")
    for kind in get_args(EntryKind):
        before = len(services.cases.get("vase").events)
        full = Entry(
            kind=kind, at=DAY, by=LATER, money=Money(Decimal(1), "EUR"), step=step, text="x"
        )
        write_entry(services.cases, "vase", full)
        assert len(services.cases.get("vase").events) == before + 1, kind
