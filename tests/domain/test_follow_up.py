"""When the user will next do something."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from tests.domain.made import (
    case,
    channel,
    event,
    fact,
    look,
    pack,
    rule,
    rung,
    sent,
)

from makegood.domain.assessment import Assessment
from makegood.domain.case import Event, PageDate
from makegood.domain.rules import MetBy, Offset
from makegood.domain.text import Text
from makegood.domain.when import When

NUDGE = rule("nudge", "last_message", kind="remind", days=3, met_by=(MetBy("received"),))
LETTER = rule("letter", "letter_sent", kind="remind", days=14, met_by=(MetBy("received"),))
CHANNELS = (
    channel("slow", follow_up=Offset(days=10)),
    channel("quick", follow_up=Offset(hours=48)),
    channel("office", follow_up=Offset(working_days=5)),
)
PAID = {"paid_on": "2026-10-02"}


def guide(*rules: Any, **more: Any) -> Any:
    return pack(NUDGE, LETTER, *rules, channels=CHANNELS, **more)


def due(found: Assessment) -> tuple[str, str] | None:
    if found.follow_up is None:
        return None
    why = found.follow_up.because.id.removeprefix("app_dates.follow_up.")
    return found.follow_up.day.isoformat(), why


def after(*events: Event, on: str = "2026-11-22", **fields: Any) -> tuple[str, str] | None:
    return due(look(case(*events, **fields), guide(), on))


def test_after_a_message():
    assert after(sent("2026-11-20")) == ("2026-11-23", "nudge")


def test_a_further_message_moves_it():
    assert after(sent("2026-11-20"), sent("2026-11-22")) == ("2026-11-25", "nudge")
    assert after(sent("2026-11-22"), sent("2026-11-20")) == ("2026-11-25", "nudge")


def test_the_channel_says_when_to_look():
    assert after(sent("2026-11-20", channel="slow")) == ("2026-11-30", "channel")
    at = sent("2026-11-20T23:00:00+02:00", channel="quick")
    assert after(at) == ("2026-11-22", "channel")
    assert after(sent("2026-11-20", channel="quick")) == ("2026-11-22", "channel")


def test_working_days_of_a_channel_where_no_calendar_is_known():
    assert after(sent("2026-11-20", channel="office")) == ("2026-11-25", "channel")


def test_a_letter_has_its_own_time():
    letter = sent("2026-11-20", stage="letter", channel="quick")
    assert after(letter) == ("2026-12-04", "nudge")
    assert after(letter, sent("2026-11-21")) == ("2026-11-24", "nudge")


def test_the_step_says_how_long_to_wait():
    rungs = (rung("ask", wait=Offset(days=7)), rung("next", "platform", "case", opens=("shut",)))
    data = pack(NUDGE, channels=CHANNELS, rungs=rungs)
    found = look(case(sent("2026-11-20")), data)
    assert due(found) == ("2026-11-27", "step")


def test_where_nothing_says_how_long_it_is_the_day_after():
    found = look(case(sent("2026-11-20")), pack())
    assert due(found) == ("2026-11-21", "message")


def test_never_on_the_day_of_the_message_itself():
    hasty = channel("hasty", follow_up=Offset(hours=1))
    found = look(case(sent("2026-11-20T10:00:00+02:00", channel="hasty")), pack(channels=(hasty,)))
    assert due(found) == ("2026-11-21", "channel")


def test_an_answer_that_is_due_comes_the_day_after():
    reply = rule("reply", "first_message", kind="reply_due", who="other_side", days=2)
    maybe = rule("maybe", "first_message", kind="reply_due", who="other_side", days=1,
                 applies=fact("country", "EE"))  # fmt: skip
    found = look(case(sent("2026-11-20")), pack(reply, maybe))
    assert due(found) == ("2026-11-23", "reply_due")
    assert found.follow_up is not None
    assert found.follow_up.rule == "reply"


def test_an_answer_due_before_the_last_message_says_nothing_about_it():
    reply = rule("reply", "first_message", kind="reply_due", who="other_side", days=2)
    log = (sent("2026-11-10"), sent("2026-11-20"))
    assert due(look(case(*log), pack(reply))) == ("2026-11-21", "message")


class TestNextStep:
    WAIT = rule("wait", "first_message", kind="wait_until", days=2)
    RUNGS = (rung("ask"), rung("dispute", "platform", "case", after=("ask",), opens=("wait",)))

    def test_it_may_open_before_the_nudge(self):
        found = look(case(sent("2026-11-21")), guide(self.WAIT, rungs=self.RUNGS))
        assert due(found) == ("2026-11-23", "step_opens")

    def test_once_open_the_nudge_counts(self):
        log = (sent("2026-11-15"), sent("2026-11-21"))
        found = look(case(*log), guide(self.WAIT, rungs=self.RUNGS))
        assert due(found) == ("2026-11-24", "nudge")

    def test_before_anything_is_sent(self):
        wait = rule("wait", "promised", kind="wait_until", days=1)
        rungs = (rung("ask", opens=("wait",)),)
        soon = case(facts={"promised_on": "2026-11-25"})
        assert due(look(soon, guide(wait, rungs=rungs))) == ("2026-11-26", "step_opens")
        assert due(look(case(), guide(rungs=rungs))) is None


class TestAnswers:
    def test_it_is_the_users_turn_the_day_after(self):
        for outcome in ("refused", "asks_more", "decision", "offer", None):
            answer = event("received", "2026-11-21", party="seller", outcome=outcome)
            assert after(sent("2026-11-20"), answer) == ("2026-11-22", "answered")

    def test_a_refusal_with_a_next_step_open_makes_it_so_at_once(self):
        rungs = (rung("ask", channels=("write",)), rung("bank", "provider", after=("ask",)))
        refused = event("received", "2026-11-22", party="seller", outcome="refused")
        found = look(case(sent("2026-11-20"), refused), guide(rungs=rungs))
        assert due(found) == ("2026-11-22", "refused")
        assert found.status == "act"

    @pytest.mark.parametrize(
        ("on", "day", "status"),
        [
            ("2026-11-22", "2026-11-22", "act"),
            ("2026-11-23", "2026-11-23", "act"),
            ("2026-11-25", "2026-11-25", "act"),  # three days later it is still in time
            ("2026-11-26", "2026-11-25", "overdue"),
        ],
    )
    def test_it_is_late_only_after_three_days(self, on: str, day: str, status: str):
        rungs = (rung("ask", channels=("write",)), rung("bank", "provider", after=("ask",)))
        refused = event("received", "2026-11-22", party="seller", outcome="refused")
        found = look(case(sent("2026-11-20"), refused), guide(rungs=rungs), on)
        assert (due(found), found.status) == ((day, "refused"), status)

    def test_those_days_never_run_past_a_window(self):
        """Paid on 2 October: 60 days end on 1 December, to be planned for by 24 November."""
        window = rule("window", "ordered", days=60)
        rungs = (rung("ask", channels=("write",)), rung("bank", "provider", after=("ask",)))
        refused = event("received", "2026-11-22", party="seller", outcome="refused")
        told = case(sent("2026-11-20"), refused, facts=PAID)
        found = {
            on: due(look(told, guide(window, rungs=rungs), on))
            for on in ("2026-11-23", "2026-11-24", "2026-11-25")
        }
        assert found == {
            "2026-11-23": ("2026-11-23", "refused"),
            "2026-11-24": ("2026-11-24", "refused"),
            "2026-11-25": ("2026-11-25", "window"),
        }

    @pytest.mark.parametrize(
        ("on", "day", "status"),
        [
            ("2026-11-21", "2026-11-22", "waiting"),
            ("2026-11-22", "2026-11-22", "act"),
            ("2026-11-25", "2026-11-25", "act"),
            ("2026-11-26", "2026-11-25", "overdue"),
        ],
    )
    def test_any_other_answer_is_due_from_the_day_after_for_as_long(
        self, on: str, day: str, status: str
    ):
        answer = event("received", "2026-11-21", party="seller", outcome="asks_more")
        found = look(case(sent("2026-11-20"), answer), guide(), on)
        assert (due(found), found.status) == ((day, "answered"), status)

    def test_an_offer_is_an_answer(self):
        assert after(sent("2026-11-20"), event("offer", "2026-11-21")) == (
            "2026-11-22", "answered",
        )  # fmt: skip

    def test_an_offer_that_ended_is_an_answer_of_its_own_day(self):
        offer = event("offer", "2026-11-10", until="2026-11-20")
        assert after(sent("2026-11-09"), offer) == ("2026-11-14", "answered")

    def test_an_automatic_receipt_is_none(self):
        answer = event("received", "2026-11-21", party="seller", outcome="automatic")
        assert after(sent("2026-11-20"), answer) == ("2026-11-23", "nudge")

    def test_a_promise_has_its_day(self):
        promise = event("received", "2026-11-21", outcome="promise", until="2026-12-05")
        assert after(sent("2026-11-20"), promise) == ("2026-12-05", "promise")

    def test_a_promise_without_a_day_gets_the_usual_wait(self):
        promise = event("received", "2026-11-21", outcome="promise")
        assert after(sent("2026-11-20"), promise) == ("2026-11-24", "promise_undated")
        found = look(case(sent("2026-11-20"), promise), pack())
        assert due(found) == ("2026-11-22", "answered")

    def test_a_message_after_it_starts_anew(self):
        answer = event("received", "2026-11-20", outcome="refused")
        assert after(sent("2026-11-19"), answer, sent("2026-11-21")) == ("2026-11-24", "nudge")

    @pytest.mark.parametrize("kind", ["delivered", "refunded"])
    def test_news_asks_for_a_look(self, kind: str):
        log = sent("2026-11-20"), event(kind, "2026-11-21")
        assert after(*log, on="2026-11-21") == ("2026-11-22", kind)
        assert after(*log) == ("2026-11-22", kind)
        assert after(*log, on="2026-11-26") == ("2026-11-25", kind)

    def test_a_way_that_failed_asks_for_another_at_once(self):
        failed = event("channel_failed", "2026-11-21", channel="slow")
        log = sent("2026-11-20"), failed
        assert after(*log, on="2026-11-21") == ("2026-11-21", "channel_failed")
        assert after(*log) == ("2026-11-22", "channel_failed")
        assert after(*log, on="2026-11-25") == ("2026-11-24", "channel_failed")


class TestChosen:
    SET = event("follow_up_set", "2026-11-21", until="2027-03-01")

    def test_it_stays_as_set(self):
        assert after(sent("2026-11-20"), self.SET) == ("2027-03-01", "chosen")

    def test_even_past_a_window_which_keeps_its_own_day(self):
        window = rule("window", "ordered", days=60)
        found = look(case(sent("2026-11-20"), self.SET, facts=PAID), guide(window), "2026-11-24")
        assert due(found) == ("2027-03-01", "chosen")
        assert found.status == "act"
        assert found.follow_up is not None
        assert found.follow_up.chosen

    def test_the_reason_given_for_it_is_told(self):
        why = event("follow_up_set", "2026-11-21", until="2027-03-01", reason="I am away")
        found = look(case(sent("2026-11-20"), why, facts=PAID), guide())
        assert found.follow_up is not None
        assert found.follow_up.because == Text(
            "app_dates.follow_up.chosen_why", {"why": "I am away"}
        )

    def test_the_last_one_counts(self):
        sooner = event("follow_up_set", "2026-11-22", until="2026-12-01")
        assert after(sent("2026-11-20"), self.SET, sooner) == ("2026-12-01", "chosen")

    @pytest.mark.parametrize("kind", ["sent", "call", "chat", "escalated"])
    def test_an_act_takes_its_place(self, kind: str):
        found = after(sent("2026-11-20"), self.SET, event(kind, "2026-11-22", party="seller"))
        assert found is not None
        assert found[1] != "chosen"

    def test_an_answer_takes_its_place(self):
        answer = event("received", "2026-11-22", outcome="refused")
        assert after(sent("2026-11-20"), self.SET, answer) == ("2026-11-23", "answered")

    def test_a_note_does_not(self):
        assert after(sent("2026-11-20"), self.SET, event("note", "2026-11-22")) == (
            "2027-03-01", "chosen",
        )  # fmt: skip

    def test_one_without_a_day_is_none(self):
        empty = event("follow_up_set", "2026-11-21")
        assert after(sent("2026-11-20"), empty) == ("2026-11-23", "nudge")

    def test_undone_it_is_gone(self):
        undone = event("follow_up_set", "2026-11-21", until="2027-03-01", undone=True)
        assert after(sent("2026-11-20"), undone) == ("2026-11-23", "nudge")

    def test_it_can_be_set_before_the_first_message(self):
        assert after(self.SET) == ("2027-03-01", "chosen")


class TestWindows:
    def test_a_wait_never_runs_past_one(self):
        window = rule("window", "ordered", days=60)  # 1 December, to plan by 24 November
        found = look(case(sent("2026-11-20", channel="slow"), facts=PAID), guide(window))
        assert due(found) == ("2026-11-24", "window")
        assert found.follow_up is not None
        assert found.follow_up.rule == "window"
        assert found.follow_up.because.args["day"] == date(2026, 12, 1)

    @pytest.mark.parametrize(
        ("on", "day", "status"),
        [
            # 53 days end on 24 November, to plan by 17 November
            ("2026-11-16", "2026-11-17", "waiting"),
            ("2026-11-17", "2026-11-17", "act"),
            ("2026-11-18", "2026-11-18", "act"),
            ("2026-11-24", "2026-11-24", "act"),  # the last day itself
        ],
    )
    def test_after_its_plan_day_every_day_is_the_day_to_act(self, on: str, day: str, status: str):
        window = rule("window", "ordered", days=53)
        told = case(sent("2026-11-15", channel="slow"), facts=PAID)
        found = look(told, guide(window), on)
        assert (due(found), found.status) == ((day, "window"), status)

    def test_a_window_given_too_late_to_plan_is_due_at_once(self):
        """Seen on 22 November: the last day is tomorrow. That is no task of yesterday."""
        seen = PageDate(rule="window", day=When(date(2026, 11, 23)))
        told = case(sent("2026-11-22", channel="slow"), facts=PAID, page_dates=(seen,))
        found = look(told, guide(rule("window", "ordered", days=200, page_date=True)))
        assert (due(found), found.status) == (("2026-11-22", "window"), "act")

    @pytest.mark.parametrize(
        "fields",
        [
            {"days": 40},
            {"days": 60, "applies": fact("country", "EE")},
            {"days": 60, "nature": "customary"},
            {"days": 60, "who": "other_side"},
            {"days": 60, "kind": "info_until"},
            {"days": 60, "met_by": (MetBy("sent"),)},
        ],
    )
    def test_what_is_over_met_or_not_the_users_moves_nothing(self, fields: dict[str, Any]):
        window = rule("window", "ordered", **fields)
        found = look(case(sent("2026-11-20", channel="slow"), facts=PAID), guide(window))
        assert due(found) == ("2026-11-30", "channel")

    def test_one_that_may_apply_counts_when_it_ends_a_step(self):
        window = rule("window", "ordered", days=60, applies=fact("country", "EE"))
        rungs = (rung("ask"), rung("dispute", "platform", "case", windows=("window",)))
        found = look(
            case(sent("2026-11-20", channel="slow"), facts=PAID), guide(window, rungs=rungs)
        )
        assert due(found) == ("2026-11-24", "window")

    def test_one_that_may_apply_counts_for_a_later_step_that_is_certainly_open_to_them(self):
        """The step after next is theirs for sure; only its window hangs on a fact not given."""
        window = rule("window", "ordered", days=90, applies=fact("item_kind", "standard"))
        rungs = (
            rung("ask", channels=("slow",)),
            rung("dispute", "platform", "case", after=("ask",)),
            rung(
                "wallet", "provider", "provider", after=("ask",), windows=("window",),
                applies=fact("payment_method", "paypal"),
            ),
        )  # fmt: skip
        paid = {**PAID, "payment_method": "paypal"}  # 31 December, to plan by 24 December
        known = look(case(facts=paid), guide(window, rungs=rungs), "2026-11-22")
        assert due(known) == ("2026-12-24", "window")
        assert [clock.rule for clock in known.windows] == ["window"]
        unknown = look(case(facts=PAID), guide(window, rungs=rungs), "2026-11-22")
        assert unknown.windows == ()

    def test_before_anything_is_sent_the_window_alone_reminds(self):
        window = rule("window", "ordered", days=60)
        assert due(look(case(facts=PAID), guide(window))) == ("2026-11-24", "window")


class TestPauseAndClose:
    def test_a_pause_has_its_end(self):
        pause = event("paused", "2026-11-21", until="2026-12-10")
        found = look(case(sent("2026-11-20"), pause), guide())
        assert (found.status, due(found)) == ("paused", ("2026-12-10", "pause"))
        assert "nudge" not in {clock.rule for clock in found.clocks}

    def test_or_none(self):
        found = look(case(sent("2026-11-20"), event("paused", "2026-11-21")), guide())
        assert (found.status, found.follow_up) == ("paused", None)

    def test_the_windows_run_on(self):
        window = rule("window", "ordered", days=60)
        found = look(
            case(sent("2026-11-20"), event("paused", "2026-11-21"), facts=PAID), guide(window)
        )
        assert [clock.plan_by for clock in found.clocks] == [date(2026, 11, 24)]

    def test_on_its_last_day_it_is_over(self):
        pause = event("paused", "2026-11-21", until="2026-11-25")
        before = look(case(sent("2026-11-20"), pause), guide(), "2026-11-24")
        after_it = look(case(sent("2026-11-20"), pause), guide(), "2026-11-25")
        assert (before.status, after_it.status) == ("paused", "act")
        # The reminder of the 23rd went by in the pause: that is nobody's lateness.
        assert due(after_it) == ("2026-11-25", "pause_over")
        late = look(case(sent("2026-11-20"), pause), guide(), "2026-11-29")
        assert (late.status, due(late)) == ("overdue", ("2026-11-28", "pause_over"))

    def test_a_reminder_after_the_end_of_a_pause_stands(self):
        pause = event("paused", "2026-11-21", until="2026-11-22")
        assert after(sent("2026-11-20"), pause) == ("2026-11-23", "nudge")

    def test_resumed_the_old_reminder_is_due_from_that_day(self):
        log = (
            sent("2026-11-01"),
            event("paused", "2026-11-02"),
            event("resumed", "2026-11-21"),
        )
        found = look(case(*log), guide())
        assert (found.status, due(found)) == ("act", ("2026-11-22", "again"))
        late = look(case(*log), guide(), "2026-11-25")
        assert (late.status, due(late)) == ("overdue", ("2026-11-24", "again"))

    def test_resumed_early_the_reminder_stands(self):
        log = (sent("2026-11-20"), event("paused", "2026-11-20"), event("resumed", "2026-11-21"))
        assert after(*log) == ("2026-11-23", "nudge")

    def test_resumed_on_the_day_of_the_reminder_it_keeps_its_reason(self):
        log = (sent("2026-11-19"), event("paused", "2026-11-20"), event("resumed", "2026-11-22"))
        assert after(*log) == ("2026-11-22", "nudge")

    @pytest.mark.parametrize(
        ("reason", "status"), [("solved", "solved"), ("gave_up", "given_up"), ("", "solved")]
    )
    def test_no_reminder_after_the_end(self, reason: str, status: str):
        found = look(
            case(sent("2026-11-20"), event("closed", "2026-11-21", reason=reason)), guide()
        )
        assert (found.status, found.follow_up) == (status, None)
        assert found.clocks == ()

    def test_reopened_it_begins_again(self):
        log = (
            sent("2026-11-01"),
            event("closed", "2026-11-02", reason="solved"),
            event("reopened", "2026-11-22"),
        )
        found = look(case(*log), guide())
        assert (found.status, due(found)) == ("act", ("2026-11-22", "again"))

    def test_reopened_before_anything_was_sent(self):
        log = (event("closed", "2026-11-02"), event("reopened", "2026-11-22"))
        found = look(case(*log), guide())
        assert (found.status, due(found)) == ("draft", ("2026-11-22", "again"))


@pytest.mark.parametrize(
    ("on", "status"),
    [("2026-11-22", "waiting"), ("2026-11-23", "act"), ("2026-11-24", "overdue")],
)
def test_status_follows_the_reminder(on: str, status: str):
    assert look(case(sent("2026-11-20")), guide(), on).status == status


def test_a_case_with_nothing_sent_is_a_draft():
    assert look(case(event("note", "2026-11-20")), guide()).status == "draft"


def test_a_customary_date_asks_for_nothing():
    window = rule("window", "ordered", days=60, nature="customary")
    log = (sent("2026-11-20"), event("follow_up_set", "2026-11-21", until="2026-12-24"))
    assert look(case(*log, facts=PAID), guide(window), "2026-11-25").status == "waiting"


def test_a_window_to_plan_by_today_asks_for_action():
    window = rule("window", "ordered", days=60)
    log = (sent("2026-11-20"), event("follow_up_set", "2026-11-21", until="2026-12-24"))
    assert look(case(*log, facts=PAID), guide(window), "2026-11-23").status == "waiting"
    assert look(case(*log, facts=PAID), guide(window), "2026-11-24").status == "act"


class TestPlannedFor:
    """Which last days are planned for: those that every list shows."""

    STEPS = (rung("ask", windows=("window",)),)

    def windows(self, *rules: Any, **facts: Any) -> list[tuple[str, str]]:
        found = look(case(facts=PAID | facts), guide(*rules, rungs=self.STEPS))
        return [(clock.rule, clock.applies) for clock in found.windows]

    def test_the_nearest_first(self):
        far, near = rule("far", days=200), rule("near", days=60)
        assert self.windows(far, near) == [("near", "yes"), ("far", "yes")]

    def test_what_only_perhaps_applies_counts_where_a_step_ends_with_it(self):
        unsure = fact("seller_kind", "trader")
        window, law = rule("window", days=60, applies=unsure), rule("law", days=60, applies=unsure)
        assert self.windows(window, law) == [("window", "maybe")]
        assert self.windows(window, law, seller_kind="trader") == [
            ("law", "yes"),
            ("window", "yes"),
        ]

    def test_custom_never_does(self):
        assert self.windows(rule("window", days=60, nature="customary")) == []

    def test_nor_what_is_over_or_the_other_side_owes(self):
        over = rule("window", days=30)
        theirs = rule("theirs", kind="due", who="other_side", days=60)
        assert self.windows(over, theirs) == []

    def test_a_pause_leaves_them_and_the_end_of_the_case_does_not(self):
        window = guide(rule("window", days=60), rungs=self.STEPS)
        for kind, left in (("paused", ["window"]), ("closed", [])):
            found = look(case(event(kind, "2026-11-21"), facts=PAID), window)
            assert [clock.rule for clock in found.windows] == left
