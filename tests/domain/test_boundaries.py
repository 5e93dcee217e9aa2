"""Ties, orders and edges where a small slip in the engine would show nowhere else."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from typing import Any

from tests.domain.made import (
    TALLINN,
    case,
    channel,
    clock_of,
    day,
    event,
    fact,
    look,
    pack,
    rule,
    rung,
    sent,
    term,
)

from makegood.domain.case import PageDate
from makegood.domain.conditions import missing_facts
from makegood.domain.money import Money
from makegood.domain.offsets import add_offset
from makegood.domain.rules import Holidays, MetBy, Offset
from makegood.domain.situation import facts_of

PAID = {"paid_on": "2026-10-02"}
NUDGE = rule("nudge", "last_message", kind="remind", days=3, met_by=(MetBy("received"),))
WAIT = rule("wait", "first_message", kind="wait_until", days=10)
ASK, CLAIM = rung("ask"), rung("claim", "platform", "case", after=("ask",))
ESTONIA = Holidays("EE", (6, 7), date(2026, 1, 1), date(2026, 12, 31), frozenset())


def reason(found: Any) -> str:
    assert found.follow_up is not None
    return str(found.follow_up.because.id.removeprefix("app_dates.follow_up."))


def due(found: Any) -> tuple[str, str]:
    return found.follow_up.day.isoformat(), reason(found)


def opens(found: Any) -> tuple[str, str | None, bool]:
    step = found.next
    return step.rung, None if step.opens is None else step.opens.isoformat(), step.open_now


class TestClocks:
    def test_both_what_would_date_and_what_would_settle_it_are_named(self):
        unsure = [rule("a", days=1), rule("b", days=30, applies=fact("seller_kind", "trader"))]
        found = look(case(), pack(*unsure))
        missing = {each.rule: each.missing for each in found.waiting_for}
        assert missing == {"a": ("paid_on",), "b": ("paid_on", "seller_kind")}

    def test_a_cap_on_the_same_day_is_not_told(self):
        capped = rule("r", days=30, cap=term("ordered", days=30))
        clock = clock_of(look(case(facts=PAID), pack(capped)), "r")
        assert clock.day == date(2026, 11, 1)
        assert clock.because.id == "app_dates.because.offset"

    def test_a_day_of_the_order_page_is_planned_by_the_shorter_term(self):
        # A quarter of 8 days is 2; of 40 days it would be 10, so that 7 would do.
        either = rule("r", None, earliest_of=(term("ordered", days=8), term("promised", days=40)))
        seen = PageDate(rule="r", day=day("2026-12-20"))
        clock = clock_of(look(case(page_dates=(seen,)), pack(either)), "r")
        assert clock.plan_by == date(2026, 12, 18)

    def test_hours_that_end_on_their_own_day_are_planned_for_that_day(self):
        hours = rule("r", "first_message", hours=6)
        found = look(case(sent("2026-11-22T09:00:00+02:00")), pack(hours))
        clock = clock_of(found, "r")
        assert (clock.day, clock.plan_by) == (date(2026, 11, 22), date(2026, 11, 22))

    def test_one_of_one_is_told_as_the_rule_says_it(self):
        alone = rule("r", None, earliest_of=(term("ordered", days=30),))
        clock = clock_of(look(case(facts=PAID), pack(alone)), "r")
        assert clock.because.id == "app_dates.because.earlier"


def test_a_row_holds_until_the_day_to_act_by():
    """Though the reminder itself is set for later: on that day the case is due."""
    # 70 days from 2 October: 11 December, to plan by 27 November; closing only from the 4th.
    chosen = event("follow_up_set", "2026-11-20", until="2027-03-01")
    guide = pack(rule("window", days=70, slow=True))
    found = look(case(sent("2026-11-19"), chosen, facts=PAID), guide, "2026-11-22")
    assert found.valid_until == date(2026, 11, 27)


class TestReminders:
    def test_on_one_day_what_happened_is_told_before_the_window(self):
        # The nudge and the plan day of the window both come to 23 November.
        window = rule("window", days=59)
        found = look(case(sent("2026-11-20"), facts=PAID), pack(NUDGE, window))
        assert clock_of(found, "window").plan_by == date(2026, 11, 23)
        assert due(found) == ("2026-11-23", "nudge")

    def test_the_end_of_a_pause_was_chosen(self):
        found = look(case(event("paused", "2026-11-20", until="2026-12-01")), pack())
        assert found.follow_up is not None
        assert found.follow_up.chosen

    def test_a_promise_that_has_passed_already_keeps_its_day(self):
        promise = event("received", "2026-11-20", outcome="promise", until="2026-11-15")
        assert due(look(case(sent("2026-11-10"), promise), pack(NUDGE))) == (
            "2026-11-15",
            "promise",
        )

    def test_a_promise_without_a_day_waits_as_long_as_a_nudge(self):
        promise = event("received", "2026-11-20", outcome="promise")
        guide = pack(rule("other", "delivered", days=30), NUDGE)
        found = look(case(sent("2026-11-10"), promise), guide)
        assert due(found) == ("2026-11-23", "promise_undated")

    def test_but_never_shorter_than_the_gap(self):
        promise = event("received", "2026-11-20", outcome="promise")
        at_once = rule("nudge", "last_message", kind="remind", days=0)
        found = look(case(sent("2026-11-10"), promise), pack(at_once))
        assert due(found) == ("2026-11-21", "promise_undated")

    def test_a_step_that_opens_on_the_day_of_the_nudge_does_not_take_its_place(self):
        wait = rule("wait", "first_message", kind="wait_until", days=3)
        steps = (ASK, rung("claim", "platform", "case", after=("ask",), opens=("wait",)))
        found = look(case(sent("2026-11-20")), pack(NUDGE, wait, rungs=steps), "2026-11-21")
        assert opens(found) == ("claim", "2026-11-23", False)
        assert due(found) == ("2026-11-23", "nudge")

    def test_nor_one_that_opened_on_the_day_of_the_message(self):
        wait = rule("wait", "ordered", kind="wait_until", days=49)  # 20 November
        steps = (ASK, rung("claim", "platform", "case", after=("ask",), opens=("wait",)))
        moment = sent("2026-11-20T09:00:00+02:00")
        found = look(
            case(moment, facts=PAID), pack(NUDGE, wait, rungs=steps), "2026-11-20T10:00:00+02:00"
        )
        assert due(found) == ("2026-11-23", "nudge")

    def test_a_letter_has_its_own_time_wherever_it_stands_in_the_list(self):
        letter = rule("letter", "letter_sent", kind="remind", days=14)
        sooner = rule("a", "delivered", kind="remind", days=1)
        over = rule("b", "delivered", kind="info_until", days=21)  # 22 November, before the letter
        log = (event("delivered", "2026-11-01"), sent("2026-11-20", stage="letter"))
        found = look(case(*log), pack(sooner, over, NUDGE, letter))
        assert due(found) == ("2026-12-04", "nudge")

    def test_the_nearest_nudge_after_the_last_message(self):
        # One only perhaps applies, one is no nudge, one lies before the message.
        unsure = fact("seller_kind", "trader")
        perhaps = rule("a", "last_message", kind="remind", days=2, applies=unsure)
        old = rule("z", "ordered", kind="remind", days=45)
        window = rule("b", "ordered", days=300)
        answer = rule("c", "last_message", kind="reply_due", who="other_side", days=2)
        later = rule("d", "last_message", kind="remind", days=5)
        found = look(
            case(sent("2026-11-20"), facts=PAID), pack(perhaps, old, window, answer, NUDGE, later)
        )
        # Due on the 22nd, so asked for on the 23rd, as the nudge of the same day.
        assert due(found) == ("2026-11-23", "reply_due")

    def test_a_nudge_due_on_the_day_of_the_message_counts(self):
        at_once = rule("nudge", "last_message", kind="remind", days=0)
        found = look(case(sent("2026-11-20")), pack(at_once))
        assert due(found) == ("2026-11-21", "nudge")


class TestSteps:
    def test_working_days_of_the_users_country(self):
        steps = (rung("ask", wait=Offset(working_days=2)), CLAIM)
        guide = pack(rungs=steps, holidays=(ESTONIA,))
        # Friday the 20th: the second working day is Tuesday; two plain days end on Sunday.
        there = look(case(sent("2026-11-20"), country="EE"), guide, "2026-11-21")
        assert opens(there) == ("claim", "2026-11-24", False)
        unknown = look(case(sent("2026-11-20")), guide, "2026-11-21")
        assert opens(unknown) == ("claim", "2026-11-22", False)

    def test_the_answer_is_awaited_from_the_last_message_not_from_today(self):
        # From 1 November the answer was due on the 11th: the court is not pressing yet.
        court = rung("court", "body", "body", after=("claim",), windows=("window",))
        steps = (rung("ask", wait=Offset(days=10)), CLAIM, court)
        window = rule("window", days=62)  # 3 December, to plan by 26 November
        found = look(case(sent("2026-11-01"), facts=PAID), pack(window, rungs=steps))
        assert [step.rung for step in found.beside] == []

    def test_a_step_may_ask_what_happened(self):
        only_then = rung("talk", applies=fact("log.refunded", True), after=("ask",))
        found = look(case(sent("2026-11-01")), pack(rungs=(ASK, only_then, CLAIM)))
        assert opens(found)[0] == "claim"

    def test_a_window_may_name_the_step_it_ends(self):
        over = rule("over", days=30, closes=("claim",))
        court = rung("court", "body", "body")
        found = look(case(sent("2026-11-01"), facts=PAID), pack(over, rungs=(ASK, CLAIM, court)))
        assert opens(found)[0] == "court"

    def test_a_step_left_out_is_not_gone_back_to(self):
        court = rung("court", "body", "body")
        log = event("escalated", "2026-11-20", rung="claim", party="platform")
        found = look(case(log), pack(rungs=(ASK, rung("claim", "platform", "case"), court)))
        assert (found.current_rung, opens(found)[0]) == ("claim", "court")

    def test_the_first_of_the_hidden_steps_comes_into_view_first(self):
        ends = (rule("b", days=120), rule("c", days=150))
        steps = (
            rung("ask", wait=Offset(days=10)),
            rung("claim", "platform", "case", windows=("b",)),
            rung("court", "body", "body", windows=("c",)),
        )
        found = look(case(facts=PAID), pack(*ends, rungs=steps), "2026-11-22")
        # 120 days from 2 October: 30 January, to plan by the 23rd, ten days of waiting before.
        assert found.valid_until == date(2027, 1, 13)

    def opened_by(self, *names: str, **facts: Any) -> tuple[str, str | None, bool]:
        rules = (
            rule("custom", "first_message", kind="wait_until", days=1, nature="customary"),
            rule("other", "first_message", kind="wait_until", days=1, applies=fact("x", "y")),
            rule("over", "ordered", kind="wait_until", days=1),
            WAIT,
        )
        steps = (ASK, rung("claim", "platform", "case", after=("ask",), opens=names))
        return opens(look(case(sent("2026-11-20"), facts=PAID | facts), pack(*rules, rungs=steps)))

    def test_what_holds_nothing_up_leaves_the_other_waits(self):
        still = ("claim", "2026-11-30", False)
        assert self.opened_by("custom", "wait") == still
        assert self.opened_by("lost", "wait") == still
        assert self.opened_by("other", "wait", x="z") == still
        assert self.opened_by("over", "wait") == still

    def test_of_two_waits_that_end_together_the_first_is_told(self):
        twin = rule("twin", "last_message", kind="wait_until", days=10)
        steps = (ASK, rung("claim", "platform", "case", after=("ask",), opens=("twin", "wait")))
        found = look(case(sent("2026-11-20")), pack(twin, WAIT, rungs=steps))
        assert found.next is not None
        assert found.next.because.args["sum"] == clock_of(found, "twin").because
        assert clock_of(found, "twin").because != clock_of(found, "wait").because

    def test_an_answer_from_before_the_step_does_not_open_the_next(self):
        steps = (rung("ask", wait=Offset(days=10)), CLAIM)
        log = (event("received", "2026-11-18", outcome="refused"), sent("2026-11-20"))
        assert opens(look(case(*log), pack(rungs=steps))) == ("claim", "2026-11-30", False)

    def test_the_wait_of_a_way_counts_where_the_step_has_none(self):
        slow = channel("slow", reply=Offset(days=30))
        court = rung("court", "body", "body", after=("claim",), windows=("window",))
        steps = (rung("ask", channels=("slow",)), CLAIM, court)
        window = rule("window", days=75)  # 16 December, to plan by the 9th
        found = look(
            case(sent("2026-11-20", channel="slow"), facts=PAID),
            pack(window, rungs=steps, channels=(slow,)),
        )
        assert [step.rung for step in found.beside] == ["court"]

    def test_the_wait_of_a_step_counts_from_its_own_first_message(self):
        claim = rung("claim", "platform", "case", after=("ask",), wait=Offset(days=10))
        steps = (ASK, claim, rung("court", "body", "body", after=("claim",)))
        log = (sent("2026-11-10"), event("escalated", "2026-11-20", rung="claim"))
        assert opens(look(case(*log), pack(rungs=steps))) == ("court", "2026-11-30", False)

    def test_the_answer_is_awaited_to_the_last_of_its_days(self):
        # Owed by the 24th, but the step takes until 10 December; the court presses by the 5th.
        owed = rule("owed", "last_message", kind="reply_due", who="other_side", days=4)
        window = rule("window", days=71)  # 12 December, to plan by the 5th
        court = rung("court", "body", "body", after=("claim",), windows=("window",))
        steps = (rung("ask", wait=Offset(days=20)), CLAIM, court)
        found = look(case(sent("2026-11-20"), facts=PAID), pack(owed, window, rungs=steps))
        assert [step.rung for step in found.beside] == ["court"]


def test_the_last_year_of_the_calendar_has_its_months():
    assert add_offset(date(9999, 1, 31), Offset(months=1)) == date(9999, 2, 28)


class TestOwed:
    def test_small_change_is_still_owed(self):
        facts = {"amount": Decimal("0.50"), "currency": "EUR"}
        assert look(case(facts=facts), pack()).outstanding == (Money(Decimal("0.50"), "EUR"),)

    def test_a_refund_counts_whatever_stands_before_it(self):
        facts = {"amount": Decimal(20), "currency": "EUR"}
        log = (
            event("note", "2026-11-01"),
            event("refunded", "2026-11-02", amount=Decimal(5), currency="EUR"),
        )
        found = look(case(*log, facts=facts), pack())
        assert found.outstanding == (Money(Decimal(15), "EUR"),)


def test_a_border_is_crossed_only_between_two_known_countries():
    assert "cross_border" not in facts_of(case(country="EE"))
    assert "cross_border" not in facts_of(case(facts={"trader_country": "CN"}))
    assert facts_of(case(country="EE", facts={"trader_country": "CN"}))["cross_border"] is True
    assert facts_of(case(country="EE", facts={"trader_country": "EE"}))["cross_border"] is False


def test_of_two_countries_only_the_unknown_one_is_asked_for():
    crossed = fact("cross_border", True)
    assert missing_facts(crossed, {}) == ("country", "trader_country")
    assert missing_facts(crossed, {"country": "EE"}) == ("trader_country",)
    assert missing_facts(fact("seller_kind", "trader"), {}) == ("seller_kind",)


def test_an_entry_taken_out_hides_none_after_it():
    log = (event("note", "2026-11-01", undone=True), sent("2026-11-02"))
    assert facts_of(case(*log))["log.sent"] is True


def test_the_log_knows_of_refunds():
    assert facts_of(case(event("refunded", "2026-11-02")))["log.refunded"] is True
    assert facts_of(case(event("note", "2026-11-02")))["log.refunded"] is False


class TestTerms:
    def test_no_time_at_all_is_told_as_the_day_itself(self):
        clock = clock_of(look(case(facts=PAID), pack(rule("r", days=0))), "r")
        assert clock.because.id == "app_dates.because.same_day"
        assert clock.because.args["day"] == date(2026, 10, 2)

    def test_hours_are_told_from_the_moment_or_from_the_day_as_it_is_known(self):
        guide = pack(rule("r", "first_message", hours=48))
        exact = clock_of(look(case(sent("2026-11-20T09:00:00+02:00")), guide), "r")
        bare = clock_of(look(case(sent("2026-11-20")), guide), "r")
        assert exact.because.args["start"] == datetime(2026, 11, 20, 9, tzinfo=TALLINN)
        assert bare.because.args["start"] == date(2026, 11, 20)
        assert exact.holidays_known
        assert bare.holidays_known

    def test_of_a_day_and_a_time_in_it_the_user_minds_the_time(self):
        # Two days after the 20th, and 25 hours after the 21st at nine: both fall on the 22nd.
        facts = {"paid_on": "2026-11-20"}
        both = (term("ordered", days=2), term("first_message", hours=25))
        written = sent("2026-11-21T09:00:00+02:00")
        file_by = rule("r", None, earliest_of=both)
        clock = clock_of(look(case(written, facts=facts), pack(file_by)), "r")
        assert clock.at == datetime(2026, 11, 22, 10, tzinfo=TALLINN)

    def test_a_wait_that_ends_on_a_day_ends_as_it_begins(self):
        facts = {"paid_on": "2026-11-20"}
        both = (term("ordered", days=2), term("first_message", hours=25))
        written = sent("2026-11-21T09:00:00+02:00")
        wait = rule("r", None, kind="wait_until", who="other_side", earliest_of=both)
        clock = clock_of(look(case(written, facts=facts), pack(wait)), "r")
        assert (clock.day, clock.at) == (date(2026, 11, 22), None)
