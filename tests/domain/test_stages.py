"""Whether a message is open: known to be, known not to be, or waiting for a fact."""

from __future__ import annotations

from datetime import date

import msgspec
import pytest
from msgspec.structs import replace

from makegood.domain.assessment import Assessment, Clock, Waiting
from makegood.domain.conditions import FactValue
from makegood.domain.provenance import Checked
from makegood.domain.rules import Offset, Rule, RuleKind, Term
from makegood.domain.stages import StageDef, StageState, stage_state
from makegood.domain.text import Text
from makegood.domain.when import When

TODAY = date(2026, 11, 22)


def clock(rule: str, kind: RuleKind, day: int) -> Clock:
    on = date(2026, 11, day)
    return Clock(
        definition=Rule(
            id=rule, kind=kind, group="law", who="user", term=Term("order_date", Offset(days=1)),
            sources=(), checked=Checked(on=TODAY, how="stored-copy"), confidence="official",
        ),
        day=on, at=None, plan_by=None, outer=None, unrolled=on,
        state="running", applies="yes", settles=(), because=Text("x"),
    )  # fmt: skip


def assessment(*clocks: Clock, waiting: tuple[Waiting, ...] = ()) -> Assessment:
    return Assessment(
        today=TODAY, status="open", clocks=clocks, windows=(), waiting_for=waiting,
        follow_up=None, current_rung=None, next=None, beside=(), outstanding=(), valid_until=None,
    )  # fmt: skip


def stage(**ground: object) -> StageDef:
    """A message with legal effect that rests on one ground."""
    told = {"id": "eu", "sources": [], "checked": {"on": "2026-11-22", "how": "stored-copy"}}
    return msgspec.convert(
        {
            "id": "withdrawal",
            "legal": True,
            "applies": {"fact": "role", "op": "eq", "value": "buyer"},
            "grounds": [{**told, "confidence": "official", **ground}],
        },
        StageDef,
    )


BUYER: dict[str, FactValue] = {"role": "buyer"}
UNTIL = stage(until=["w"])
SINCE = stage(since=["w"], past=["expected_delivery_date"])


def state(of: StageDef, found: Assessment, **facts: FactValue) -> StageState:
    return stage_state(of, {**BUYER, **facts}, found)


@pytest.mark.parametrize(("day", "is_open"), [(21, False), (22, True), (23, True)])
def test_a_right_lasts_through_its_last_day(day: int, is_open: bool) -> None:
    assert state(UNTIL, assessment(clock("w", "file_by", day))).open is is_open


def test_a_right_that_perhaps_holds_is_not_claimed() -> None:
    perhaps = replace(clock("w", "file_by", 30), applies="maybe", settles=("seller_kind",))
    found = state(UNTIL, assessment(perhaps))
    assert (found.open, found.missing) == (None, ("seller_kind",))


def test_a_date_that_waits_for_a_fact_names_it_and_a_rule_that_does_not_hold_closes() -> None:
    waiting = assessment(waiting=(Waiting("w", ("delivery_date",)),))
    assert state(UNTIL, waiting).missing == ("delivery_date",)
    assert state(UNTIL, assessment()).open is False


@pytest.mark.parametrize(
    ("kind", "day", "opens"),
    [("wait_until", 22, None), ("wait_until", 23, 23), ("due", 21, None), ("due", 22, 23)],
)
def test_what_must_have_come(kind: RuleKind, day: int, opens: int | None) -> None:
    found = stage_state(stage(since=["w"]), BUYER, assessment(clock("w", kind, day)))
    assert found.open is (opens is None)
    assert found.opens == (None if opens is None else date(2026, 11, opens))


def test_a_day_told_by_the_user_is_over_the_day_after() -> None:
    def told(first: int, last: int | None = None) -> tuple[bool | None, date | None]:
        until = None if last is None else date(2026, 11, last)
        day = When(date(2026, 11, first), until)
        found = state(SINCE, assessment(), expected_delivery_date=day)
        return found.open, found.opens

    assert told(21) == (True, None)
    assert told(22) == (False, date(2026, 11, 23))
    assert told(20, 23) == (False, date(2026, 11, 24))
    assert state(SINCE, assessment()).missing == ("expected_delivery_date",)


def test_nobody_else_and_no_other_body() -> None:
    found = assessment(clock("w", "file_by", 30))
    assert stage_state(UNTIL, {"role": "seller"}, found).open is False
    bound = stage(until=["w"], bodies=["bank"])
    assert stage_state(bound, BUYER, found, "bank").open is True
    assert stage_state(bound, BUYER, found, "paypal").open is False
    assert stage_state(bound, BUYER, found).open is False


def test_the_ground_that_lacks_least_is_asked_for() -> None:
    two = stage(
        applies={
            "all": [
                {"fact": "a", "op": "eq", "value": "x"},
                {"fact": "b", "op": "eq", "value": "x"},
            ]
        }
    )
    one = stage(applies={"fact": "c", "op": "eq", "value": "x"})
    both = replace(two, grounds=(*two.grounds, *one.grounds))
    assert state(both, assessment()).missing == ("c",)
    assert state(both, assessment(), c="y").missing == ("a", "b")


def test_without_legal_effect_only_its_own_condition_counts() -> None:
    plain = replace(UNTIL, legal=False)
    assert state(plain, assessment()).open is True
    assert stage_state(plain, {}, assessment()).missing == ("role",)
