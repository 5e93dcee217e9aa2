"""One rule for one case."""

from __future__ import annotations

from datetime import date
from zoneinfo import ZoneInfo

import pytest
from tests.domain.made import (
    SOURCED,
    case,
    clock_of,
    day,
    event,
    fact,
    look,
    pack,
    rule,
    rules_of,
    sent,
    term,
    when,
)

from makegood.domain.case import PageDate
from makegood.domain.conditions import Condition
from makegood.domain.rules import Holidays, MetBy, OuterDate
from makegood.domain.text import Text

HOLIDAYS = (
    Holidays("EE", (6, 7), date(2026, 1, 1), date(2026, 12, 31), frozenset({date(2026, 12, 24)})),
    Holidays("SA", (5, 6), date(2026, 1, 1), date(2026, 12, 31), frozenset()),
)
PAID = {"paid_on": "2026-10-02"}


def test_a_rule_without_its_date_waits_for_the_fact():
    found = look(case(), pack(rule("r", days=30)))
    assert found.clocks == ()
    assert [(each.rule, each.missing) for each in found.waiting_for] == [("r", ("paid_on",))]


def test_an_anchor_the_guide_data_do_not_know_is_its_own_fact():
    guide = pack(rule("r", "seen_on", days=30))
    assert look(case(), guide).waiting_for[0].missing == ("seen_on",)
    assert clock_of(look(case(facts={"seen_on": "2026-11-01"}), guide), "r").day == date(
        2026, 12, 1
    )


def test_a_rule_of_a_step_not_taken_is_not_listed():
    found = look(case(), pack(rule("r", "went_to_bank", days=30)))
    assert (found.clocks, found.waiting_for) == ((), ())


def test_a_date_by_hand_beats_the_log():
    guide = pack(rule("r", "went_to_bank", days=10))
    went = event("escalated", "2026-11-10", party="card")
    by_log = look(case(went), guide)
    assert clock_of(by_log, "r").day == date(2026, 11, 20)
    by_hand = look(case(went, facts={"went_to_bank": "2026-11-05"}), guide)
    assert clock_of(by_hand, "r").day == date(2026, 11, 15)


def test_a_condition_not_settled_makes_a_maybe():
    guide = pack(rule("r", days=30, applies=fact("country", "EE")))
    maybe = clock_of(look(case(facts=PAID), guide), "r")
    assert (maybe.applies, maybe.settles) == ("maybe", ("country",))
    assert clock_of(look(case(facts=PAID, country="EE"), guide), "r").applies == "yes"
    assert look(case(facts=PAID, country="GB"), guide).clocks == ()


def test_what_waits_also_names_what_would_settle_it():
    guide = pack(rule("r", days=30, applies=fact("country", "EE")))
    assert look(case(), guide).waiting_for[0].missing == ("paid_on", "country")


@pytest.mark.parametrize(
    ("condition", "facts", "applies"),
    [
        (Condition(not_=fact("country", "GB")), {}, "maybe"),
        (Condition(not_=fact("sealed", True)), {"sealed": False}, "yes"),
        (Condition(any=(fact("country", "GB"), fact("sealed", True))), {"sealed": True}, "yes"),
        (Condition(all=(fact("issue", "lost"), fact("sealed", True))), {}, "maybe"),
        (Condition(all=(fact("issue", "lost"), fact("role", "buyer"))), {}, "yes"),
        (Condition(any=(fact("issue", "lost"), fact("sealed", True))), {}, "yes"),
        (Condition(any=(fact("issue", "late"), fact("role", "seller"))), {}, None),
        (
            Condition(
                all=(
                    Condition(any=(fact("issue", "late"), fact("sealed", True))),
                    Condition(any=(fact("open", True), fact("sealed", True))),
                )
            ),
            {"sealed": True},
            "yes",
        ),
        (
            Condition(not_=Condition(all=(fact("open", True), fact("sealed", True)))),
            {"sealed": False},
            "yes",
        ),
        (Condition(not_=fact("issue", "lost")), {}, None),
        (fact("issue", "late"), {}, None),
    ],
)
def test_conditions_hold_as_they_stand(
    condition: Condition, facts: dict[str, object], applies: str | None
):
    found = look(case(facts=PAID | facts), pack(rule("r", days=30, applies=condition)))
    assert [clock.applies for clock in found.clocks] == ([] if applies is None else [applies])


@pytest.mark.parametrize(
    ("fields", "plan_by"),
    [
        ({"days": 100}, "2027-01-03"),
        ({"days": 100, "slow": True}, "2026-12-27"),
        ({"days": 100, "lead": 2}, "2027-01-08"),
        ({"days": 100, "lead": 99}, "2026-12-16"),
        ({"days": 28}, "2026-10-23"),
        ({"days": 27}, "2026-10-23"),
        ({"days": 3}, "2026-10-05"),
        ({"days": 4}, "2026-10-05"),
        ({"days": 1}, "2026-10-03"),
        # Named outright: there is no term to take a quarter of.
        ({"days": 0}, "2026-09-25"),
        ({"days": 30, "who": "other_side"}, None),
        ({"days": 30, "kind": "wait_until"}, None),
        ({"days": 30, "kind": "info_until"}, None),
        ({"days": 100, "kind": "due"}, "2027-01-03"),
    ],
)
def test_the_lead_is_never_more_than_a_quarter(fields: dict[str, object], plan_by: str | None):
    clock = clock_of(look(case(facts=PAID), pack(rule("r", **fields))), "r")
    assert clock.plan_by == (None if plan_by is None else date.fromisoformat(plan_by))


@pytest.mark.parametrize(
    ("kind", "on", "state"),
    [
        ("file_by", "2026-10-24", "running"),
        ("file_by", "2026-10-25", "closing"),
        ("file_by", "2026-11-01", "closing"),
        ("file_by", "2026-11-02", "closed"),
        ("info_until", "2026-10-25", "closing"),
        ("due", "2026-11-02", "closed"),
        ("wait_until", "2026-10-31", "running"),
        ("wait_until", "2026-11-01", "closed"),
        ("reply_due", "2026-10-31", "running"),
        ("reply_due", "2026-11-01", "running"),
        ("reply_due", "2026-11-02", "closed"),
        ("remind", "2026-11-01", "running"),
    ],
)
def test_states_on_both_sides_of_each_boundary(kind: str, on: str, state: str):
    found = look(case(facts=PAID), pack(rule("r", days=30, kind=kind)), on)
    assert clock_of(found, "r").state == state


def test_a_window_is_closing_once_its_plan_day_has_passed():
    guide = pack(rule("r", days=100, slow=True))  # until 10 January, to plan by 27 December
    assert clock_of(look(case(facts=PAID), guide, "2026-12-27"), "r").state == "running"
    assert clock_of(look(case(facts=PAID), guide, "2026-12-28"), "r").state == "closing"


def test_hours_to_act_in_count_from_the_first_moment():
    guide = pack(rule("r", "delivered", hours=48))
    bare = clock_of(look(case(facts={"delivery_date": "2026-11-12"}), guide, "2026-11-12"), "r")
    assert bare.at is not None
    assert (bare.at.isoformat(), bare.day) == ("2026-11-14T00:00:00+02:00", date(2026, 11, 13))
    assert bare.plan_by == date(2026, 11, 13)
    known = case(facts={"delivery_date": "2026-11-12T18:30:00+02:00"})
    clock = clock_of(look(known, guide, "2026-11-14T18:30:00+02:00"), "r")
    assert (clock.day, clock.state) == (date(2026, 11, 14), "closing")
    assert clock_of(look(known, guide, "2026-11-14T18:30:01+02:00"), "r").state == "closed"


def test_days_are_days_where_the_user_is():
    guide = pack(rule("r", "first_message", kind="reply_due", who="other_side", days=15))
    late = case(sent("2026-11-12T23:30:00+02:00"))
    assert clock_of(look(late, guide), "r").day == date(2026, 11, 27)
    far = look(late, guide, "2026-11-22T12:00:00+02:00", ZoneInfo("Pacific/Kiritimati"))
    assert clock_of(far, "r").day == date(2026, 11, 28)


def test_working_days_need_the_country():
    guide = pack(rule("r", "ordered", working_days=5, calendar="user_country"), holidays=HOLIDAYS)
    assert look(case(facts=PAID), guide).waiting_for[0].missing == ("country",)
    # 2 October 2026 is a Friday; in Saudi Arabia a free one.
    assert clock_of(look(case(facts=PAID, country="EE"), guide), "r").day == date(2026, 10, 9)
    assert clock_of(look(case(facts=PAID, country="SA"), guide), "r").day == date(2026, 10, 8)


def test_one_of_two_terms_may_need_the_country():
    terms = (term("ordered", working_days=5), term("promised", days=2))
    guide = pack(rule("r", calendar="user_country", earliest_of=terms), holidays=HOLIDAYS)
    facts = PAID | {"promised_on": "2026-10-20"}
    found = look(case(facts=facts), guide)
    assert found.waiting_for[0].missing == ("country",)
    assert clock_of(found, "r").day == date(2026, 10, 22)
    assert clock_of(look(case(facts=facts, country="EE"), guide), "r").day == date(2026, 10, 9)
    fixed = pack(rule("r", calendar="XX", earliest_of=terms))
    assert look(case(facts=PAID), fixed).waiting_for[0].missing == ("promised_on",)


def test_the_seller_may_sit_elsewhere():
    guide = pack(rule("r", working_days=5, calendar="trader_country"), holidays=HOLIDAYS)
    found = look(case(facts=PAID | {"trader_country": "SA"}, country="EE"), guide)
    assert clock_of(found, "r").day == date(2026, 10, 8)


def test_a_fixed_calendar_without_data_gives_no_date():
    found = look(case(facts=PAID), pack(rule("r", working_days=5, calendar="XX")))
    assert (found.clocks, found.waiting_for) == ((), ())


def test_working_days_past_the_known_years_are_marked():
    guide = pack(rule("r", working_days=5, calendar="EE"), holidays=HOLIDAYS)
    known = clock_of(look(case(facts=PAID), guide), "r")
    guess = clock_of(look(case(facts={"paid_on": "2026-12-29"}), guide), "r")
    assert (known.holidays_known, guess.holidays_known) == (True, False)
    assert guess.because.id == "app_dates.because.holidays_unknown"
    assert guess.day == date(2027, 1, 5)


def test_a_roll_is_shown_and_the_plan_keeps_the_day_before():
    fields = {"days": 14, "calendar": "EE", "roll": "next_working_day"}
    guide = pack(rule("r", **fields), holidays=HOLIDAYS)
    clock = clock_of(look(case(facts={"paid_on": "2026-12-10"}), guide), "r")
    assert (clock.day, clock.unrolled) == (date(2026, 12, 25), date(2026, 12, 24))
    assert clock.plan_by == date(2026, 12, 21)
    assert clock.because.id == "app_dates.because.rolled"
    assert clock_of(look(case(facts={"paid_on": "2026-12-09"}), guide), "r").day == date(
        2026, 12, 23
    )


def test_a_roll_without_a_calendar_gives_no_more_time():
    guide = pack(rule("r", days=14, calendar="user_country", roll="next_working_day"))
    clock = clock_of(look(case(facts={"paid_on": "2026-12-10"}), guide), "r")
    assert clock.day == clock.unrolled == date(2026, 12, 24)


def test_a_term_beginning_with_the_day_ends_one_sooner():
    clock = clock_of(look(case(facts=PAID), pack(rule("r", days=14, first_day_counts=True))), "r")
    assert clock.day == date(2026, 10, 15)
    assert clock.because.id == "app_dates.because.first_day_counts"


@pytest.mark.parametrize(
    ("which", "kind", "promised", "expected", "settles"),
    [
        ("earliest_of", "file_by", "2026-10-25", "2026-11-01", ()),
        ("earliest_of", "file_by", "2026-10-02", "2026-10-12", ()),
        ("earliest_of", "file_by", None, "2026-11-01", ("promised_on",)),
        ("latest_of", "file_by", "2026-10-30", "2026-11-09", ()),
        ("latest_of", "file_by", None, "2026-11-01", ("promised_on",)),
        ("latest_of", "wait_until", "2026-10-30", "2026-11-09", ()),
        ("latest_of", "wait_until", None, None, ("promised_on",)),
        ("earliest_of", "wait_until", None, "2026-11-01", ("promised_on",)),
    ],
)
def test_two_anchors(
    which: str, kind: str, promised: str | None, expected: str | None, settles: tuple[str, ...]
):
    terms = (term("ordered", days=30), term("promised", days=10))
    facts = PAID | ({} if promised is None else {"promised_on": promised})
    found = look(case(facts=facts), pack(rule("r", kind=kind, **{which: terms})))
    assert tuple(fact for each in found.waiting_for for fact in each.missing) == settles
    if expected is None:
        assert found.clocks == ()
    else:
        clock = clock_of(found, "r")
        assert (clock.day, clock.settles) == (date.fromisoformat(expected), settles)
        name = "earlier" if which == "earliest_of" else "later"
        # The other date is named where it is known: which of two counts is then seen at once.
        known = "" if promised is None else "_than"
        assert clock.because.id == f"app_dates.because.{name}{known}"
        assert ("other" in clock.because.args) is bool(known)
        if promised == "2026-10-02":
            other = clock.because.args["other"]
            assert isinstance(other, Text)
            assert other.args["day"] == date(2026, 11, 1)  # 2 October and 30 days


def test_two_anchors_of_one_day_are_not_told_as_one_sooner_than_the_other():
    terms = (term("ordered", days=30), term("promised", days=10))
    facts = PAID | {"promised_on": "2026-10-22"}
    clock = clock_of(look(case(facts=facts), pack(rule("r", earliest_of=terms))), "r")
    assert clock.because.id == "app_dates.because.earlier"


def test_a_wait_for_the_later_of_two_is_not_listed_before_its_step():
    terms = (term("first_message", hours=48), term("promised", days=0))
    waits = pack(rule("r", None, kind="wait_until", latest_of=terms))
    assert look(case(), waits).waiting_for == ()
    assert look(case(facts={"promised_on": "2026-11-10"}), waits).clocks == ()
    assert look(case(sent("2026-11-12")), waits).waiting_for[0].missing == ("promised_on",)
    ends = pack(rule("r", None, latest_of=terms))
    assert look(case(), ends).waiting_for[0].missing == ("promised_on",)


def test_a_cap_holds_back():
    capped = rule("r", "promised", days=120, cap=term("ordered", days=90))
    early = look(case(facts=PAID | {"promised_on": "2026-11-10"}), pack(capped))
    assert clock_of(early, "r").day == date(2026, 12, 31)
    assert clock_of(early, "r").because.id == "app_dates.because.capped"
    late = look(case(facts=PAID | {"promised_on": "2026-08-01"}), pack(capped))
    assert clock_of(late, "r").day == date(2026, 11, 29)
    alone = look(case(facts={"promised_on": "2026-11-10"}), pack(capped))
    assert clock_of(alone, "r").day == date(2027, 3, 10)


def test_the_longer_time_of_another_source_is_the_outer_date():
    outer = OuterDate(term=term("ordered", days=60), **SOURCED)
    clock = clock_of(look(case(facts=PAID), pack(rule("r", days=30, outer=outer))), "r")
    assert (clock.day, clock.outer) == (date(2026, 11, 1), date(2026, 12, 1))


@pytest.mark.parametrize(
    "outer", [term("ordered", days=30), term("ordered", days=10), term("promised", days=99)]
)
def test_no_outer_date_that_is_not_later(outer: object):
    record = OuterDate(term=outer, **SOURCED)  # type: ignore[arg-type]
    assert clock_of(look(case(facts=PAID), pack(rule("r", days=30, outer=record))), "r").outer is (
        None
    )


@pytest.mark.parametrize(
    ("fields", "on", "shown"),
    [
        ({"valid_from": date(2026, 10, 2)}, "2026-11-22", True),
        ({"valid_from": date(2026, 10, 3)}, "2026-11-22", False),
        ({"valid_to": date(2026, 10, 2)}, "2026-11-22", True),
        ({"valid_to": date(2026, 10, 1)}, "2026-11-22", False),
        ({"valid_from": date(2026, 11, 22), "valid_by": "today"}, "2026-11-22", True),
        ({"valid_from": date(2026, 11, 22), "valid_by": "today"}, "2026-11-21", False),
        ({"valid_to": date(2026, 11, 22), "valid_by": "today"}, "2026-11-22", True),
        ({"valid_to": date(2026, 11, 22), "valid_by": "today"}, "2026-11-23", False),
    ],
)
def test_rules_hold_in_their_time(fields: dict[str, object], on: str, shown: bool):
    found = look(case(facts=PAID), pack(rule("r", days=90, **fields)), on)
    assert ("r" in rules_of(found)) is shown


def test_about_the_earliest_to_act_and_the_latest_to_wait():
    about = case(facts={"paid_on": "2026-10-02/2026-10-09"})
    act = clock_of(look(about, pack(rule("r", days=30))), "r")
    wait = clock_of(look(about, pack(rule("r", days=30, kind="wait_until"))), "r")
    assert (act.day, act.anchor_about) == (date(2026, 11, 1), True)
    assert (wait.day, wait.anchor_about) == (date(2026, 11, 8), True)
    assert act.because.id == "app_dates.because.about_earliest"
    assert wait.because.id == "app_dates.because.about_latest"


def test_hours_of_a_rough_day_wait_to_its_end():
    about = case(facts={"delivery_date": "2026-11-10/2026-11-12"})
    wait = clock_of(look(about, pack(rule("r", "delivered", hours=24, kind="wait_until"))), "r")
    act = clock_of(look(about, pack(rule("r", "delivered", hours=24))), "r")
    assert wait.at is not None
    assert act.at is not None
    assert wait.at.isoformat() == "2026-11-13T23:59:59+02:00"
    assert act.at.isoformat() == "2026-11-11T00:00:00+02:00"


class TestDateFromTheOrderPage:
    def test_it_wins(self):
        page = (PageDate(rule="r", day=day("2026-12-24"), seen_at="order page"),)
        clock = clock_of(look(case(facts=PAID, page_dates=page), pack(rule("r", days=30))), "r")
        assert (clock.day, clock.own_date) == (date(2026, 12, 24), True)
        assert clock.because.id == "app_dates.because.own_date_seen"
        assert clock.because.args["seen_at"] == "order page"

    def test_the_last_one_given_counts(self):
        page = (
            PageDate(rule="r", day=day("2026-12-24")),
            PageDate(rule="other", day=day("2026-12-26")),
            PageDate(rule="r", day=day("2026-12-25")),
        )
        clock = clock_of(look(case(facts=PAID, page_dates=page), pack(rule("r", days=30))), "r")
        assert clock.day == date(2026, 12, 25)
        assert clock.because.id == "app_dates.because.own_date"

    @pytest.mark.parametrize(
        ("fields", "plan_by"),
        [
            ({"days": 100}, "2026-12-17"),
            ({"days": 8}, "2026-12-22"),
            ({"working_days": 8, "calendar": "user_country"}, "2026-12-22"),
            ({"hours": 200}, "2026-12-22"),
            ({"years": 9000}, "2026-12-17"),
        ],
    )
    def test_it_needs_no_anchor(self, fields: dict[str, object], plan_by: str):
        page = (PageDate(rule="r", day=day("2026-12-24")),)
        found = look(case(page_dates=page), pack(rule("r", **fields)))
        assert clock_of(found, "r").plan_by == date.fromisoformat(plan_by)
        assert found.waiting_for == ()

    def test_it_needs_no_step(self):
        page = (PageDate(rule="r", day=day("2026-12-24")),)
        found = look(case(page_dates=page), pack(rule("r", "went_to_bank", days=8)))
        assert clock_of(found, "r").day == date(2026, 12, 24)

    def test_it_may_be_a_moment(self):
        page = (PageDate(rule="r", day=when("2026-11-22T13:00:00+02:00")),)
        guide = pack(rule("r", days=30))
        found = look(case(facts=PAID, page_dates=page), guide, "2026-11-22T13:00:01+02:00")
        assert clock_of(found, "r").state == "closed"

    def test_it_does_not_make_a_rule_hold(self):
        page = (PageDate(rule="r", day=day("2026-12-24")),)
        guide = pack(rule("r", days=30, applies=fact("country", "EE")))
        assert look(case(page_dates=page, country="GB"), guide).clocks == ()


class TestMet:
    def reply(self, *events: object) -> str:
        guide = pack(
            rule(
                "r",
                "first_message",
                days=15,
                kind="reply_due",
                who="other_side",
                met_by=(MetBy("received", party="seller"),),
            )
        )
        return clock_of(look(case(*events), guide), "r").state  # type: ignore[arg-type]

    def test_an_answer_meets_it(self):
        answer = event("received", "2026-11-15", party="seller")
        assert self.reply(sent("2026-11-12"), answer) == "met"

    def test_somebody_elses_answer_does_not(self):
        answer = event("received", "2026-11-15", party="platform")
        assert self.reply(sent("2026-11-12"), answer) == "running"

    def test_an_automatic_receipt_does_not(self):
        answer = event("received", "2026-11-15", party="seller", outcome="automatic")
        assert self.reply(sent("2026-11-12"), answer) == "running"

    def test_an_answer_undone_does_not(self):
        answer = event("received", "2026-11-15", party="seller", undone=True)
        assert self.reply(sent("2026-11-12"), answer) == "running"

    def test_on_the_same_day_the_log_tells_which_came_first(self):
        message = sent("2026-11-12")
        answer = event("received", "2026-11-12", id="a", party="seller")
        assert self.reply(message, answer) == "met"
        assert self.reply(answer, message) == "running"

    def test_times_tell_better_than_the_log(self):
        message = sent("2026-11-12T10:00:00+02:00")
        answer = event("received", "2026-11-12T11:00:00+02:00", party="seller")
        assert self.reply(answer, message) == "met"

    def test_what_is_owed_from_a_day_is_met_from_that_day_on(self):
        guide = pack(rule("r", days=90, kind="due", who="other_side", met_by=(MetBy("delivered"),)))
        early = event("delivered", "2026-10-01")
        on_time = event("delivered", "2026-10-02")
        assert clock_of(look(case(early, facts=PAID), guide), "r").state == "running"
        assert clock_of(look(case(on_time, facts=PAID), guide), "r").state == "met"

    @pytest.mark.parametrize(
        ("met_by", "met"),
        [
            (MetBy("sent", stage="withdrawal"), True),
            (MetBy("sent", stage="letter"), False),
            (MetBy("sent", rung="leave"), True),
            (MetBy("sent", rung="stay"), False),
            (MetBy("sent", party="platform"), False),
            (MetBy("call"), False),
        ],
    )
    def test_a_window_is_met_by_what_it_names(self, met_by: MetBy, met: bool):
        message = sent("2026-09-01", stage="withdrawal", rung="leave")
        found = look(case(message, facts=PAID), pack(rule("r", days=90, met_by=(met_by,))))
        assert (clock_of(found, "r").state == "met") is met


def test_years_beyond_the_calendar_end_with_it():
    found = look(case(facts=PAID), pack(rule("r", years=9000)))
    assert clock_of(found, "r").day == date.max


def test_hours_beyond_the_calendar_give_no_date():
    far = case(facts={"delivery_date": "9999-12-31"})
    found = look(far, pack(rule("r", "delivered", hours=48, kind="wait_until")))
    assert (found.clocks, found.waiting_for) == ((), ())


def test_the_sum_in_words():
    clock = clock_of(look(case(facts=PAID), pack(rule("r", days=30))), "r")
    assert clock.because == Text(
        "app_dates.because.offset",
        {
            "anchor": Text("app_dates.anchor.paid_on"),
            "start": date(2026, 10, 2),
            "day": date(2026, 11, 1),
            "length": Text("app_dates.length.days", {"count": 30}),
        },
    )


def test_nearest_first_and_what_is_over_last():
    guide = pack(rule("far", days=90), rule("near", days=60), rule("over", days=10))
    found = look(case(facts=PAID), guide)
    assert [clock.rule for clock in found.clocks] == ["near", "far", "over"]
