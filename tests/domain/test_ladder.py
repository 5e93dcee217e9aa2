"""Which step, what next, when, and what beside."""

from __future__ import annotations

from datetime import date

import pytest
from tests.domain.made import (
    Any,
    body,
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

from makegood.domain.assessment import NextStep
from makegood.domain.marketplace import Variant
from makegood.domain.rules import MetBy, Offset

WAIT = rule("wait", "first_message", kind="wait_until", hours=48)
WINDOW = rule("window", "ordered", days=90)
ASK = rung("ask", channels=("write",))
DISPUTE = rung("dispute", "platform", "case", after=("ask",), opens=("wait",), windows=("window",))
BANK = rung("bank", "provider", "provider", body="issuer", after=("ask",), closes=("dispute",))
LADDER = (ASK, DISPUTE, BANK)
CHANNELS = (channel("write"), channel("form", party="platform"))
ISSUER = body("issuer", "card")
PAID = {"paid_on": "2026-10-02"}


def step(found: NextStep | None) -> tuple[str, str | None, bool]:
    assert found is not None
    return found.rung, None if found.opens is None else found.opens.isoformat(), found.open_now


def guide(*rules: Any, rungs: Any = LADDER, **more: Any) -> Any:
    return pack(
        *(rules or (WAIT, WINDOW)), rungs=rungs, channels=CHANNELS, bodies=(ISSUER,), **more
    )


def test_nothing_done_yet():
    found = look(case(facts=PAID), guide())
    assert found.current_rung is None
    assert step(found.next) == ("ask", None, True)


def test_after_the_first_message_the_next_step_opens_when_its_wait_is_over():
    message = sent("2026-11-20T10:00:00+02:00")
    before = look(case(message, facts=PAID), guide(), "2026-11-22T09:59:00+02:00")
    assert before.current_rung == "ask"
    assert step(before.next) == ("dispute", "2026-11-22", False)
    assert before.next is not None
    assert before.next.because.id == "app_dates.next.opens"
    assert before.next.last_day == date(2026, 12, 31)
    after = look(case(message, facts=PAID), guide(), "2026-11-22T10:00:00+02:00")
    assert step(after.next) == ("dispute", None, True)


def test_further_messages_do_not_delay_it():
    messages = [sent(f"2026-11-{on}T10:00:00+02:00") for on in (20, 21, 22)]
    for log in (messages, list(reversed(messages))):
        found = look(case(*log, facts=PAID), guide(), "2026-11-22T10:30:00+02:00")
        assert step(found.next) == ("dispute", None, True)


def test_our_own_wait_never_runs_past_the_day_to_take_the_step_by():
    """60 days from 2 October end on 1 December, to act by 24 November."""
    rungs = (
        rung("ask", channels=("write",), wait=Offset(days=9)),
        rung("dispute", "platform", "case", after=("ask",), windows=("window",)),
    )
    made = guide(rule("window", "ordered", days=60), rungs=rungs)
    told = case(sent("2026-11-20"), facts=PAID)
    found = look(told, made, "2026-11-21").next
    assert step(found) == ("dispute", "2026-11-24", False)
    assert found is not None
    assert found.because.id == "app_dates.next.too_late_to_wait"
    assert found.because.args["day"] == date(2026, 12, 1)
    for on in ("2026-11-24", "2026-11-25", "2026-12-01"):
        assert step(look(told, made, on).next) == ("dispute", None, True)


class TestTheDayToTakeAStepByHasCome:
    """60 days from 2 October end on 1 December, to act by 24 November."""

    RUNGS = (
        rung("ask", channels=("write",), wait=Offset(days=9)),
        rung("dispute", "platform", "case", after=("ask",), windows=("window",)),
        rung("appeal", "platform", "second", after=("dispute",)),
    )
    MADE = guide(rule("window", "ordered", days=60), rungs=RUNGS)

    @pytest.mark.parametrize(
        ("on", "first"),
        [("2026-11-23", "ask"), ("2026-11-24", "dispute"), ("2026-12-01", "dispute")],
    )
    def test_it_comes_before_asking_politely(self, on: str, first: str):
        assert step(look(case(facts=PAID), self.MADE, on).next) == (first, None, True)

    def test_what_goes_on_from_it_still_comes_after_it(self):
        found = look(case(facts=PAID), self.MADE, "2026-11-30")
        assert "appeal" not in [each.rung for each in found.beside]
        done = look(case(sent("2026-11-30", "platform"), facts=PAID), self.MADE, "2026-11-30")
        assert (done.current_rung, step(done.next)) == ("dispute", ("appeal", None, True))

    def test_it_does_not_while_a_rule_forbids_it_yet(self):
        """Nobody may open the dispute before the seller had 48 hours: so the seller is first."""
        rungs = (
            rung("ask", channels=("write",)),
            rung(
                "dispute", "platform", "case", after=("ask",), opens=("wait",), windows=("window",)
            ),
        )
        made = guide(WAIT, rule("window", "ordered", days=60), rungs=rungs)
        found = look(case(facts=PAID), made, "2026-11-30")
        assert step(found.next) == ("ask", None, True)
        assert [each.rung for each in found.beside] == ["dispute"]

    def test_it_does_not_for_a_window_that_only_perhaps_is_theirs(self):
        window = rule("window", "ordered", days=60, applies=fact("item_kind", "standard"))
        found = look(case(facts=PAID), guide(window, rungs=self.RUNGS), "2026-11-30")
        assert step(found.next) == ("ask", None, True)
        assert [each.rung for each in found.beside] == ["dispute"]

    def test_one_window_of_several_is_enough(self):
        rungs = (
            rung("ask", channels=("write",)),
            rung("bank", "provider", after=("ask",), windows=("later", "window")),
        )
        windows = (rule("later", "ordered", days=500), rule("window", "ordered", days=60))
        found = look(case(facts=PAID), guide(*windows, rungs=rungs), "2026-11-24")
        assert step(found.next) == ("bank", None, True)


class TestOurOwnWaitBesideSeveralWindows:
    """60 days end on 1 December, to act by 24 November; 70 on 11 December, to act by 4 December."""

    RUNGS = (
        rung("ask", channels=("write",), wait=Offset(days=4)),
        rung("bank", "provider", after=("ask",), windows=("later", "window")),
    )
    MADE = guide(rule("later", "ordered", days=70), rule("window", "ordered", days=60), rungs=RUNGS)

    @pytest.mark.parametrize(
        ("asked", "opens", "why", "day"),
        [
            ("2026-11-19", "2026-11-23", "wait", "2026-11-23"),
            ("2026-11-20", "2026-11-24", "wait", "2026-11-24"),  # the day to act by itself
            ("2026-11-21", "2026-11-24", "too_late_to_wait", "2026-12-01"),
        ],
    )
    def test_the_first_of_them_ends_it(self, asked: str, opens: str, why: str, day: str):
        found = look(case(sent(asked), facts=PAID), self.MADE, "2026-11-22").next
        assert step(found) == ("bank", opens, False)
        assert found is not None
        assert found.because.id == f"app_dates.next.{why}"
        assert found.because.args["day"] == date.fromisoformat(day)


class TestAStepThatEndsAnother:
    RUNGS = (
        rung("ask", channels=("write",)),
        rung("bank", "provider", "provider", body="issuer", beside=True, closes=("dispute",)),
        rung("dispute", "platform", "case", channels=("form",)),
    )

    def test_once_taken_it_leaves_the_other_out(self):
        before = look(case(sent("2026-11-20")), guide(rungs=self.RUNGS))
        assert step(before.next) == ("dispute", None, True)
        asked = (sent("2026-11-20"), sent("2026-11-21", "provider"))
        after = look(case(*asked), guide(rungs=self.RUNGS))
        assert (after.current_rung, after.next) == ("ask", None)

    def test_what_was_taken_counts_though_its_condition_no_longer_holds(self):
        only = fact("country", "EE")
        rungs = (rung("ask"), rung("dispute", "platform", "case", applies=only), rung("court"))
        done = sent("2026-11-20", "platform", rung="dispute")
        found = look(case(done, country="LV"), guide(rungs=rungs))
        assert (found.current_rung, step(found.next)) == ("dispute", ("court", None, True))


class TestWhatElseIsShownWhereTimeRanOut:
    """50 days from 2 October ended on 21 November; whose country is not known, only perhaps."""

    GONE = rule("gone", "ordered", days=50, applies=fact("country", "EE"))
    LEFT = rule("left", "ordered", days=300)

    def found(self, *rungs: Any) -> tuple[str | None, list[str]]:
        made = guide(self.GONE, self.LEFT, rungs=(rung("ask", windows=("gone",)), *rungs))
        found = look(case(facts=PAID), made)
        return None if found.next is None else found.next.rung, [b.rung for b in found.beside]

    def test_the_first_open_one_alone_stands_beside_what_is_perhaps_over(self):
        assert self.found(rung("first"), rung("second")) == ("ask", ["first"])

    def test_what_goes_on_from_a_step_too_late_is_not_offered_beside_it(self):
        over = rule("over", "ordered", days=50)
        rungs = (
            rung("dispute", "provider", windows=("over",)),
            rung("claim", "provider", after=("dispute",), windows=("over",)),
            rung("body", "body"),
        )
        found = look(case(facts=PAID), guide(over, rungs=rungs))
        assert step(found.next) == ("body", None, True)
        assert [each.rung for each in found.beside] == ["dispute"]

    def test_one_window_still_open_keeps_a_step_from_being_over(self):
        both = rung("ask2", windows=("gone", "left"))
        assert self.found(both, rung("second")) == ("ask", ["ask2"])


def test_a_wait_that_a_refusal_ends_is_over_for_every_view():
    rungs = (
        ASK,
        rung(
            "dispute", "platform", "case", after=("ask",), opens=("wait",),
            unlock=fact("log.refused_by", "seller", "has"),
        ),
    )  # fmt: skip
    message = sent("2026-11-21T10:00:00+02:00")
    refused = event("received", "2026-11-21T12:00:00+02:00", party="seller", outcome="refused")

    def wait(*log: Any, rungs: Any = rungs) -> str:
        found = look(case(*log), guide(WAIT, rungs=rungs), "2026-11-22T10:00:00+02:00")
        return next(clock.state for clock in found.clocks if clock.rule == "wait")

    assert wait(message) == "running"
    assert wait(message, refused) == "met"
    # Another step that nothing opens early still waits for it.
    assert wait(message, refused, rungs=(*rungs, rung("bank", opens=("wait",)))) == "running"


def test_a_customary_wait_delays_nothing():
    custom = rule("wait", "first_message", kind="wait_until", nature="customary", days=14)
    found = look(case(sent("2026-11-20"), facts=PAID), guide(custom, WINDOW))
    assert step(found.next) == ("dispute", None, True)


def test_a_wait_that_has_not_begun_is_named():
    started = rule("wait", "asked_for_help", kind="wait_until", hours=48)
    mail = sent("2026-11-20", channel="write", rung="ask")
    found = look(case(mail, facts=PAID), guide(started, WINDOW))
    assert step(found.next) == ("dispute", None, False)
    assert found.next is not None
    assert found.next.because.id == "app_dates.next.not_started"


def test_a_wait_that_is_not_for_this_case_is_none():
    elsewhere = rule(
        "wait", "asked_for_help", kind="wait_until", hours=48, applies=fact("country", "EE")
    )
    found = look(case(sent("2026-11-20"), facts=PAID, country="GB"), guide(elsewhere, WINDOW))
    assert step(found.next) == ("dispute", None, True)


def test_a_rule_the_guide_data_lost_holds_nothing_up():
    found = look(case(sent("2026-11-20"), facts=PAID), guide(WINDOW))
    assert step(found.next) == ("dispute", None, True)


def test_an_answer_due_opens_the_day_after():
    due = rule("wait", "first_message", kind="reply_due", who="other_side", days=3,
               met_by=(MetBy("received"),))  # fmt: skip
    message = sent("2026-11-20")
    assert step(look(case(message, facts=PAID), guide(due, WINDOW)).next) == (
        "dispute", "2026-11-24", False,
    )  # fmt: skip
    on_the_day = look(case(message, facts=PAID), guide(due, WINDOW), "2026-11-23")
    assert step(on_the_day.next) == ("dispute", "2026-11-24", False)
    day_after = look(case(message, facts=PAID), guide(due, WINDOW), "2026-11-24")
    assert step(day_after.next) == ("dispute", None, True)
    answered = case(message, event("received", "2026-11-21", party="seller"), facts=PAID)
    assert step(look(answered, guide(due, WINDOW)).next) == ("dispute", None, True)


def test_the_later_of_two_waits():
    two = rung("dispute", "platform", "case", after=("ask",), opens=("wait", "longer", "wait"))
    longer = rule("longer", "first_message", kind="wait_until", days=9)
    found = look(case(sent("2026-11-20")), guide(WAIT, longer, rungs=(ASK, two)))
    assert step(found.next) == ("dispute", "2026-11-29", False)


def test_a_refusal_unlocks():
    unlocked = rung("dispute", "platform", "case", after=("ask",), opens=("wait",),
                    unlock=fact("log.refused_by", "seller", "has"))  # fmt: skip
    refusal = event("received", "2026-11-21", party="seller", outcome="refused")
    rules = guide(rungs=(ASK, unlocked))
    assert step(look(case(sent("2026-11-21")), rules).next) == ("dispute", "2026-11-23", False)
    found = look(case(sent("2026-11-21"), refusal), rules)
    assert step(found.next) == ("dispute", None, True)
    assert found.next is not None
    assert found.next.because.id == "app_dates.next.unlocked"


def test_what_must_be_tried_first():
    found = look(case(sent("2026-11-21", "platform", rung="other")), guide(rungs=(DISPUTE, ASK)))
    assert step(found.next) == ("dispute", None, False)
    assert found.next is not None
    assert found.next.because.id == "app_dates.next.after"
    assert found.next.because.args["step"].id == "bazaar.rungs.ask.title"  # type: ignore[union-attr]


def test_a_first_step_that_is_not_for_this_case_is_not_waited_for():
    ask = rung("ask", applies=fact("country", "EE"))
    found = look(case(facts=PAID, country="GB"), guide(rungs=(ask, DISPUTE)))
    assert step(found.next)[0] == "dispute"
    assert found.next is not None
    assert found.next.because.id != "app_dates.next.after"


def test_a_step_that_ends_another_says_so_and_ends_it():
    after_dispute = case(sent("2026-11-01"), event("escalated", "2026-11-10", rung="dispute"))
    found = look(after_dispute, guide())
    assert step(found.next) == ("bank", None, True)
    assert found.next is not None
    assert found.next.closes == ("dispute",)
    straight = case(sent("2026-11-01"), event("escalated", "2026-11-10", rung="bank"))
    gone = look(straight, guide())
    assert (gone.current_rung, gone.next) == ("bank", None)


@pytest.mark.parametrize(("country", "shown"), [("EE", True), (None, False), ("GB", False)])
def test_a_step_that_ends_another_must_be_known_to_fit(country: str | None, shown: bool):
    bank = rung("bank", "provider", "provider", closes=("ask",), applies=fact("country", "EE"))
    found = look(case(country=country), guide(rungs=(bank,)))
    assert (found.next is not None) is shown


@pytest.mark.parametrize(("country", "shown"), [("EE", True), (None, True), ("GB", False)])
def test_another_step_may_fit(country: str | None, shown: bool):
    board = rung("board", "body", "body", applies=fact("country", "EE"))
    found = look(case(country=country), guide(rungs=(board,)))
    assert (found.next is not None) is shown


class TestWindows:
    def test_too_late_for_one_step_the_next_is_offered(self):
        found = look(case(sent("2026-11-01"), facts={"paid_on": "2026-08-01"}), guide())
        assert step(found.next) == ("bank", None, True)

    def test_too_late_for_all_the_first_is_still_told(self):
        late = case(sent("2026-11-01"), facts={"paid_on": "2026-08-01"})
        found = look(late, guide(rungs=(ASK, DISPUTE)))
        assert step(found.next)[0] == "dispute"
        assert found.next is not None
        assert found.next.last_day is None

    def test_a_window_that_may_not_apply_closes_nothing(self):
        window = rule("window", "ordered", days=90, applies=fact("country", "EE"))
        late = case(sent("2026-11-01"), facts={"paid_on": "2026-08-01"})
        assert step(look(late, guide(WAIT, window)).next)[0] == "dispute"

    def test_a_step_passed_over_is_not_waited_for_and_still_told(self):
        bank = rung("bank", "provider", "provider", after=("dispute",))
        late = case(sent("2026-11-01"), facts={"paid_on": "2026-08-01"})
        found = look(late, guide(rungs=(ASK, DISPUTE, bank)))
        assert step(found.next) == ("bank", None, True)
        assert [(each.rung, each.because.id) for each in found.beside] == [
            ("dispute", "app_dates.next.passed")
        ]

    def test_what_goes_on_from_it_with_the_same_party_is_not_the_next_step(self):
        complain = rung("complain", "platform", "supervisor", after=("dispute",))
        late = case(sent("2026-11-01"), facts={"paid_on": "2026-08-01"})
        found = look(late, guide(rungs=(ASK, DISPUTE, complain, BANK)))
        assert step(found.next) == ("bank", None, True)
        in_time = look(case(sent("2026-11-01"), facts=PAID), guide(rungs=(ASK, complain, DISPUTE)))
        assert step(in_time.next) == ("complain", None, False)

    def test_beside_a_step_that_is_perhaps_too_late_stands_one_that_is_not(self):
        window = rule("window", "ordered", days=90, applies=fact("country", "EE"))
        over = rule("over", "ordered", days=80, applies=fact("country", "EE"))
        lost = rung("lost", "provider", "provider", after=("ask",), windows=("over",))
        late = case(sent("2026-11-01"), facts={"paid_on": "2026-08-01"})
        found = look(late, guide(WAIT, window, over, rungs=(ASK, DISPUTE, lost, BANK)))
        assert step(found.next)[0] == "dispute"
        assert [each.rung for each in found.beside] == ["bank"]

    def test_a_rule_names_what_it_ends(self):
        closing = rule("other", "ordered", days=60, closes=("dispute",))
        found = look(case(sent("2026-11-01"), facts=PAID), guide(WAIT, WINDOW, closing))
        assert found.next is not None
        assert found.next.last_day == date(2026, 12, 1)

    def test_a_window_named_from_both_sides_is_one(self):
        window = rule("window", "ordered", days=90, closes=("dispute", "gone"))
        found = look(case(sent("2026-11-01"), facts=PAID), guide(WAIT, window))
        assert found.next is not None
        assert (found.next.rung, found.next.last_day) == ("dispute", date(2026, 12, 31))

    def test_a_window_used_is_met(self):
        taken = case(
            sent("2026-11-01"), event("escalated", "2026-11-10", rung="dispute"), facts=PAID
        )
        assert {clock.rule: clock.state for clock in look(taken, guide()).clocks}["window"] == "met"

    def test_a_later_window_that_ends_before_the_answer_is_shown_beside(self):
        bank = rung("bank", "provider", "provider", after=("ask",), windows=("card",))
        card = rule("card", "ordered", days=60)  # 1 December, to plan by 24 November
        slow = rule("wait", "first_message", kind="wait_until", days=5)
        rungs = (ASK, DISPUTE, bank)
        near = look(case(sent("2026-11-19"), facts=PAID), guide(slow, WINDOW, card, rungs=rungs))
        assert step(near.next) == ("dispute", "2026-11-24", False)
        assert [each.rung for each in near.beside] == ["bank"]
        far = look(case(sent("2026-11-18"), facts=PAID), guide(slow, WINDOW, card, rungs=rungs))
        assert step(far.next) == ("dispute", "2026-11-23", False)
        assert far.beside == ()

    def test_the_answer_of_the_present_step_counts_too(self):
        bank = rung("bank", "provider", "provider", after=("ask",), windows=("card",))
        card = rule("card", "ordered", days=60)
        for wait, shown in ((Offset(days=2), ["bank"]), (Offset(days=1), [])):
            ask = rung("ask", channels=("write",), wait=wait)
            found = look(case(facts=PAID), guide(card, rungs=(ask, DISPUTE, bank)))
            assert [each.rung for each in found.beside] == shown

    def test_the_nearest_of_several_windows_counts(self):
        ask = rung("ask", channels=("write",), wait=Offset(days=2))
        bank = rung("bank", "provider", "provider", after=("ask",), windows=("far", "card"))
        rules = (rule("far", "ordered", days=90), rule("card", "ordered", days=60))
        found = look(case(facts=PAID), guide(*rules, rungs=(ask, DISPUTE, bank)))
        assert [each.rung for each in found.beside] == ["bank"]

    def test_so_does_the_time_its_channel_takes(self):
        ask = rung("ask", channels=("gone", "silent", "write"))
        bank = rung("bank", "provider", "provider", windows=("card",))
        card = rule("card", "ordered", days=60)
        for reply, shown in ((Offset(days=2), ["bank"]), (Offset(hours=24), [])):
            channels = (channel("silent"), channel("write", reply=reply))
            data = pack(card, rungs=(ask, DISPUTE, bank), channels=channels)
            found = look(case(facts=PAID), data)
            assert [each.rung for each in found.beside] == shown

    def test_and_an_answer_due(self):
        bank = rung("bank", "provider", "provider", windows=("card",))
        card = rule("card", "ordered", days=60)
        reply = rule("reply", "first_message", kind="reply_due", who="other_side", days=5)
        asked = case(sent("2026-11-19"), facts=PAID)
        found = look(asked, guide(card, reply, rungs=(ASK, DISPUTE, bank)))
        assert [each.rung for each in found.beside] == ["bank"]


class TestBeside:
    REPORT = rung("report", "platform", "dsa", beside=True, after=("ask",))

    def test_it_runs_while_another_is_open(self):
        rungs = (ASK, self.REPORT, DISPUTE)
        assert look(case(), guide(rungs=rungs)).beside == ()
        found = look(case(sent("2026-11-21")), guide(rungs=rungs))
        assert [each.rung for each in found.beside] == ["report"]
        assert step(found.next)[0] == "dispute"

    def test_taking_it_does_not_move_the_main_line(self):
        rungs = (ASK, self.REPORT, DISPUTE)
        log = (sent("2026-11-20"), sent("2026-11-21", "platform", rung="report"))
        found = look(case(*log), guide(rungs=rungs))
        assert (found.current_rung, found.beside) == ("ask", ())

    def test_alone_it_is_the_step_the_case_is_on(self):
        rungs = (rung("report", "platform", "dsa", beside=True), ASK)
        found = look(case(sent("2026-11-21", "platform", rung="report")), guide(rungs=rungs))
        assert found.current_rung == "report"
        assert step(found.next)[0] == "ask"


class TestOwnWait:
    RUNGS = (
        rung("ask", channels=("write",), wait=Offset(days=7)),
        rung("again", "platform", "case", after=("ask",)),
    )

    def test_it_runs_from_the_first_message_of_the_step(self):
        log = (sent("2026-11-16"), sent("2026-11-21"))
        found = look(case(*log), guide(rungs=self.RUNGS))
        assert step(found.next) == ("again", "2026-11-23", False)
        assert found.next is not None
        assert found.next.because.id == "app_dates.next.wait"

    def test_it_is_over_on_its_day(self):
        found = look(case(sent("2026-11-15")), guide(rungs=self.RUNGS))
        assert step(found.next) == ("again", None, True)

    @pytest.mark.parametrize(
        ("outcome", "over"), [("refused", True), ("promise", False), ("automatic", False)]
    )
    def test_an_answer_ends_it(self, outcome: str, over: bool):
        answer = event("received", "2026-11-18", party="seller", outcome=outcome)
        found = look(case(sent("2026-11-16"), answer), guide(rungs=self.RUNGS))
        assert step(found.next)[2] is over

    @pytest.mark.parametrize(("outcome", "over"), [(None, False), ("refused", True)])
    def test_a_call_is_an_answer_if_it_brought_one(self, outcome: str | None, over: bool):
        call = event("call", "2026-11-18", party="seller", outcome=outcome)
        found = look(case(sent("2026-11-16"), call), guide(rungs=self.RUNGS))
        assert step(found.next)[2] is over

    def test_a_step_tied_to_nothing_needs_no_wait(self):
        rungs = (self.RUNGS[0], rung("again", "platform", "case"))
        assert step(look(case(sent("2026-11-21")), guide(rungs=rungs)).next) == (
            "again", None, True,
        )  # fmt: skip

    def test_a_step_taken_by_an_entry_that_was_no_message(self):
        # The step is known to be taken, but by nothing that could be answered.
        rungs = (self.RUNGS[0], rung("again", "platform", "case", after=("ask",)))
        log = (event("chat", "2026-11-21", rung="ask", party="seller"),)
        assert step(look(case(*log), guide(rungs=rungs)).next) == ("again", "2026-11-28", False)


class TestWhichRungAMessageBelongsTo:
    RUNGS = (
        rung("ask", channels=("write",)),
        rung("remind", "seller", "last_call", channels=("write",), after=("ask",)),
        rung("case", "platform", "case", channels=("form",), after=("ask",)),
    )

    @pytest.mark.parametrize(
        ("fields", "current"),
        [
            ({"party": "seller"}, "ask"),
            ({"party": None}, "ask"),
            ({"party": "seller", "channel": "write"}, "ask"),
            ({"party": "seller", "stage": "last_call"}, "remind"),
            ({"party": None, "stage": "reminder", "channel": "write"}, "ask"),
            ({"party": None, "channel": "form"}, "case"),
            ({"party": "platform"}, "case"),
            ({"party": "platform", "channel": "unheard_of"}, "case"),
            ({"party": None, "channel": "unheard_of"}, None),
            ({"party": "carrier"}, None),
            ({"party": "seller", "rung": "case"}, "case"),
        ],
    )
    def test_it(self, fields: dict[str, Any], current: str | None):
        found = look(case(sent("2026-11-21", **fields)), guide(rungs=self.RUNGS))
        assert found.current_rung == current


def test_a_variant_may_have_its_own_steps():
    # The variant names no ladder, so the issue's own is used.
    data = guide(variants=(Variant(id="marked"),))
    assert step(look(case(variant="marked"), data).next)[0] == "ask"


def test_without_steps_there_is_no_next():
    found = look(case(sent("2026-11-21")), pack(WAIT))
    assert (found.current_rung, found.next, found.beside) == (None, None, ())
    elsewhere = look(case(marketplace="unheard_of"), guide())
    assert elsewhere.next is None
    other = look(case(issue="other"), guide())
    assert other.next is None
