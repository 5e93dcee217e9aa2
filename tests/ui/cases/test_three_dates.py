"""Which dates stand with a case before the others unfold."""

from __future__ import annotations

from typing import Any

from tests.domain.made import case, event, fact, look, pack, rule, rung, sent

from makegood.services.summaries import next_why, window_before
from makegood.ui.cases.dates_card import three_dates

PAID = {"paid_on": "2026-10-02"}
PERHAPS = fact("item_kind", "standard")
WALLET = fact("payment_method", "paypal")
RUNGS = (
    rung("ask", channels=("write",)),
    rung("dispute", "platform", "case", after=("ask",)),
    rung("wallet", "provider", "provider", after=("ask",), windows=("wallet",), applies=WALLET),
)
GUIDE = pack(
    rule("withdraw", "ordered", days=55, group="law", applies=PERHAPS),  # 26 November, perhaps
    rule("wallet", "ordered", days=71, group="payment", applies=PERHAPS),  # 12 December
    rule("nudge", "last_message", kind="remind", days=3),
    rungs=RUNGS,
)


def found(*log: Any, **facts: str) -> Any:
    return look(case(sent("2026-11-22"), *log, facts={**PAID, **facts}), GUIDE)


def test_a_last_day_that_is_planned_for_takes_a_free_place():
    """PayPal's last day hangs on one fact not told, and is kept all the same."""
    shown = three_dates(found(payment_method="paypal"))
    assert [clock.rule for clock in shown] == ["nudge", "withdraw", "wallet"]


def test_one_of_a_step_that_is_perhaps_not_theirs_does_not():
    assert [clock.rule for clock in three_dates(found())] == ["nudge", "withdraw"]


def test_a_day_chosen_later_than_it_is_said_to_be_too_late():
    later = event("follow_up_set", "2026-11-22", until="2026-12-18")
    assessment = found(later, payment_method="paypal")
    window = window_before(assessment)
    assert window is not None
    assert window.rule == "wallet"
    told = next_why(assessment)
    assert told is not None
    assert told.id == "app_dates.follow_up.window_chosen"


def test_nobody_is_told_of_a_day_they_did_not_choose():
    """60 days end on 1 December, to act by 24 November: on the 25th the reminder is of today."""
    guide = pack(rule("window", "ordered", days=60))
    assessment = look(case(sent("2026-11-24"), facts=PAID), guide, "2026-11-25")
    assert window_before(assessment) is None
    told = next_why(assessment)
    assert told is not None
    assert told.id == "app_dates.follow_up.window"
