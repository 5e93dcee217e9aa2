"""What belongs to the whole: until when it holds, money, the moment it is asked."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from typing import Any, ClassVar

import pytest
from tests.domain.made import case, clock_of, event, look, pack, rule, rung, sent

from makegood.domain.assess import assess
from makegood.domain.book import Book, book_for
from makegood.domain.case import Order
from makegood.domain.money import Money
from makegood.domain.rules import MetBy, Offset

PAID = {"paid_on": "2026-10-02"}


def test_a_time_without_a_zone_is_refused():
    with pytest.raises(ValueError, match="zone"):
        assess(case(), Book(pack(), "bazaar"), datetime(2026, 11, 22))  # noqa: DTZ001


def test_the_same_pack_gives_the_same_book():
    one, other = pack(), pack()
    assert book_for(one, "bazaar") is book_for(one, "bazaar")
    assert book_for(other, "bazaar").pack is other
    assert book_for(one, "bazaar").pack is one


class TestValidUntil:
    """The first day on which time alone changes the result."""

    @pytest.mark.parametrize(
        ("on", "until"),
        [
            # until 10 January, to plan by 3 January: what matters is seven days before the end
            ("2026-11-22", "2027-01-03"),
            ("2027-01-03", "2027-01-04"),
            ("2027-01-04", "2027-01-05"),  # from here on every day is the day to act
            ("2027-01-09", "2027-01-10"),
            ("2027-01-10", "2027-01-11"),
            ("2027-01-11", None),
        ],
    )
    def test_a_window(self, on: str, until: str | None):
        found = look(case(facts=PAID), pack(rule("r", days=100)), on)
        assert found.valid_until == (None if until is None else date.fromisoformat(until))

    def test_until_then_nothing_changes(self):
        guide = pack(
            rule("r", days=100, slow=True), rule("n", "last_message", kind="remind", days=3)
        )
        of = case(sent("2026-11-20"), facts=PAID)
        on = date(2026, 11, 22)
        for _ in range(12):
            found = look(of, guide, on.isoformat())
            if found.valid_until is None:
                break
            for ordinal in range(on.toordinal(), found.valid_until.toordinal()):
                same = look(of, guide, date.fromordinal(ordinal).isoformat())
                assert (same.status, same.clocks, same.next) == (
                    found.status, found.clocks, found.next,
                )  # fmt: skip
            on = found.valid_until
        assert found.valid_until is None

    def test_an_hour_running_out_today_is_looked_at_each_time(self):
        guide = pack(rule("r", "first_message", kind="wait_until", hours=48))
        found = look(case(sent("2026-11-20T13:00:00+02:00")), guide, "2026-11-22T12:00:00+02:00")
        assert found.valid_until == date(2026, 11, 22)
        earlier = look(case(sent("2026-11-20T13:00:00+02:00")), guide, "2026-11-21T12:00:00+02:00")
        assert earlier.valid_until == date(2026, 11, 22)

    def test_a_step_that_opens(self):
        wait = rule("wait", "first_message", kind="wait_until", days=9)
        rungs = (rung("ask"), rung("dispute", "platform", opens=("wait",)))
        found = look(case(sent("2026-11-20")), pack(wait, rungs=rungs), "2026-11-22")
        assert found.valid_until == date(2026, 11, 29)

    @pytest.mark.parametrize(
        ("wait", "until"),
        [
            # until 10 January, to plan by 3 January
            ({"days": 10}, "2026-12-24"),
            ({"weeks": 1}, "2026-12-27"),
            ({"months": 1}, "2026-11-23"),
            ({"working_days": 5}, "2026-11-23"),
            ({"days": 41}, "2026-11-23"),
        ],
    )
    def test_a_step_that_an_answer_would_come_too_late_for(self, wait: dict[str, int], until: str):
        rungs = (
            rung("ask", wait=Offset(**wait)),
            rung("case", "platform", "case"),
            rung("bank", "provider", "provider", windows=("r",)),
        )
        guide = pack(rule("r", days=100), rungs=rungs)
        found = look(case(facts=PAID), guide)
        assert found.beside == ()
        assert found.valid_until == date.fromisoformat(until)
        if "days" in wait or "weeks" in wait:
            assert [each.rung for each in look(case(facts=PAID), guide, until).beside] == ["bank"]

    def test_a_rule_whose_day_is_not_yet_or_no_more(self):
        guide = pack(rule("r", days=900, valid_from=date(2026, 12, 1), valid_by="today"))
        assert look(case(facts=PAID), guide).valid_until == date(2026, 12, 1)
        guide = pack(rule("r", days=900, valid_to=date(2026, 12, 1), valid_by="today"))
        assert look(case(facts=PAID), guide).valid_until == date(2026, 12, 2)

    def test_a_pause_that_ends(self):
        pause = event("paused", "2026-11-21", until="2026-12-10")
        assert look(case(sent("2026-11-20"), pause), pack()).valid_until == date(2026, 12, 10)

    def test_the_last_day_of_the_calendar(self):
        found = look(case(facts=PAID), pack(rule("r", years=9000)), "9999-12-30")
        assert found.valid_until == date.max


class TestOutstanding:
    """Claimed less refunded, each currency by itself."""

    EUR: ClassVar[dict[str, Any]] = {"amount": Decimal("49.90"), "currency": "EUR"}

    def owed(self, *events: Any, **fields: Any) -> list[tuple[str, str]]:
        found = look(case(*events, **fields), pack()).outstanding
        return [(str(money.amount), money.currency) for money in found]

    def refund(self, amount: str | None, currency: str | None, **fields: Any) -> Any:
        value = None if amount is None else Decimal(amount)
        return event("refunded", "2026-11-21", amount=value, currency=currency, **fields)

    def test_nothing_known(self):
        assert self.owed() == []
        assert self.owed(facts={"amount": Decimal("49.90")}) == []
        assert self.owed(facts={"currency": "EUR"}) == []

    def test_the_whole_sum(self):
        assert self.owed(facts=self.EUR) == [("49.90", "EUR")]

    def test_less_what_came_back(self):
        assert self.owed(self.refund("10", "EUR"), facts=self.EUR) == [("39.90", "EUR")]
        assert self.owed(self.refund("49.90", "EUR"), facts=self.EUR) == []
        assert self.owed(self.refund("60", "EUR"), facts=self.EUR) == []

    def test_never_across_currencies(self):
        assert self.owed(self.refund("49.90", "USD"), facts=self.EUR) == [("49.90", "EUR")]

    def test_a_refund_undone_or_without_a_sum_is_none(self):
        assert self.owed(self.refund("10", "EUR", undone=True), facts=self.EUR) == [
            ("49.90", "EUR")
        ]
        assert self.owed(self.refund(None, None), facts=self.EUR) == [("49.90", "EUR")]

    def test_what_is_claimed_may_be_less_than_paid(self):
        facts = self.EUR | {"claimed_amount": Decimal("20.00")}
        assert self.owed(facts=facts) == [("20.00", "EUR")]

    def test_orders_add_up(self):
        orders = (
            Order(id="1", facts={"order_number": "A"}),
            Order(id="2", facts={"amount": Decimal("5"), "currency": "EUR"}),
            Order(id="3", facts={"amount": Decimal("7"), "currency": "USD"}),
        )
        facts = self.EUR | {"order_number": "A"}
        assert self.owed(facts=facts, orders=orders) == [("54.90", "EUR"), ("7", "USD")]

    def test_the_list_may_hold_only_the_others(self):
        orders = (
            Order(id="2", facts={"order_number": "B", "amount": Decimal("5"), "currency": "EUR"}),
        )
        assert self.owed(facts=self.EUR | {"order_number": "A"}, orders=orders) == [
            ("54.90", "EUR")
        ]

    def test_the_first_order_may_hold_the_sum(self):
        orders = (Order(id="1", facts=self.EUR),)
        assert self.owed(orders=orders) == [("49.90", "EUR")]

    def test_it_is_money(self):
        assert look(case(facts=self.EUR), pack()).outstanding == (Money(Decimal("49.90"), "EUR"),)


def test_what_is_seen_is_what_was_asked():
    found = look(case(facts=PAID), pack(rule("r", days=90, met_by=(MetBy("sent"),))))
    assert found.today == date(2026, 11, 22)
    assert found.status == "draft"


@pytest.mark.parametrize(
    ("ordered", "state", "is_open"),
    [
        ("2026-11-20", "running", True),
        ("2026-08-26", "closing", True),
        ("2026-08-21", "closed", False),
    ],
)
def test_a_date_is_open_as_long_as_its_day_is_to_come(ordered: str, state: str, is_open: bool):
    found = look(case(facts={"paid_on": ordered}), pack(rule("r", days=90)))
    clock = clock_of(found, "r")
    assert (clock.state, clock.is_open) == (state, is_open)


@pytest.mark.parametrize(
    ("kind", "reason", "is_over"),
    [("closed", "solved", True), ("closed", "gave_up", True), ("paused", "", False)],
)
def test_a_case_is_over_when_it_is_closed(kind: str, reason: str, is_over: bool):
    assert look(case(event(kind, "2026-11-21", reason=reason)), pack()).is_over is is_over


def test_a_new_case_is_not_over():
    assert not look(case(), pack()).is_over
