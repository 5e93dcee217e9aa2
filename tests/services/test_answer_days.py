"""The day for an answer leaves time to act, and a step is named only if it is open by then."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from msgspec.structs import replace
from tests.conftest import TALLINN

from makegood.domain.assess import assess
from makegood.domain.assessment import Assessment, FollowUp, NextStep
from makegood.domain.book import book_for
from makegood.domain.case import Case, Event
from makegood.domain.rules import Offset
from makegood.domain.text import Text
from makegood.domain.when import When
from makegood.services.answer_days import answer_day, expected_answer, latest_answer_day, open_by
from makegood.services.packs import PackService

NOW = datetime(2026, 11, 22, 10, tzinfo=TALLINN)
SAY = Text("x")


@pytest.fixture
def assessment(guide: PackService) -> Assessment:
    """AliExpress, delivered on 20 November: the window of 15 days ends on 5 December.

    Its lead is a quarter of the term, three days, so it is planned for 2 December.
    """
    case = Case(
        id="c",
        marketplace="aliexpress",
        issue="damaged",
        facts={"order_date": When(date(2026, 11, 1)), "delivery_date": When(date(2026, 11, 20))},
        events=(Event(id="1", kind="sent", at=When(date(2026, 11, 21)), party="seller"),),
    )
    return assess(case, book_for(guide.pack, "aliexpress"), NOW)


def reminded(assessment: Assessment, day: date) -> Assessment:
    """The same with another reminder."""
    return replace(assessment, follow_up=FollowUp(day=day, because=SAY, chosen=True))


def test_the_window_of_the_test(assessment: Assessment) -> None:
    clock = next(each for each in assessment.windows if each.rule == "aliexpress-dispute-file")
    assert (clock.day, clock.plan_by) == (date(2026, 12, 5), date(2026, 12, 2))


def test_it_lies_before_the_day_planned_for_the_window(assessment: Assessment) -> None:
    assert latest_answer_day(assessment) == date(2026, 12, 1)
    assert answer_day(reminded(assessment, date(2026, 12, 20)), None) == date(2026, 12, 1)
    assert answer_day(reminded(assessment, date(2026, 12, 2)), None) == date(2026, 12, 1)


def test_a_reminder_that_leaves_time_gives_the_day(assessment: Assessment) -> None:
    assert answer_day(reminded(assessment, date(2026, 11, 26)), None) == date(2026, 11, 26)


def test_no_day_in_the_past_and_none_without_a_reminder(assessment: Assessment) -> None:
    assert answer_day(reminded(assessment, date(2026, 11, 22)), None) is None
    assert answer_day(replace(assessment, follow_up=None), None) is None


def test_a_window_to_act_for_at_once_leaves_no_time_and_sets_no_day(
    assessment: Assessment,
) -> None:
    pressing = tuple(replace(clock, plan_by=date(2026, 11, 23)) for clock in assessment.windows)
    hurried = replace(reminded(assessment, date(2026, 11, 30)), windows=pressing)
    assert latest_answer_day(hurried) is None
    assert answer_day(hurried, None) == date(2026, 11, 30)


def test_no_sooner_than_the_way_takes_but_in_time_for_the_window(assessment: Assessment) -> None:
    soon = reminded(assessment, date(2026, 11, 23))
    assert answer_day(soon, date(2026, 11, 25)) == date(2026, 11, 25)
    assert answer_day(soon, date(2026, 11, 20)) == date(2026, 11, 23)
    # The window is planned for on 2 December.
    assert answer_day(soon, date(2026, 12, 20)) == date(2026, 12, 1)


@pytest.mark.parametrize(
    ("marketplace", "channel", "day"),
    [
        # 48 and 72 hours from Sunday at ten.
        ("etsy", "help_with_order", date(2026, 11, 24)),
        ("aliexpress", "seller_message", date(2026, 11, 25)),
        ("aliexpress", "chat", None),
    ],
)
def test_an_answer_is_expected_when_the_guide_says(
    guide: PackService, marketplace: str, channel: str, day: date | None
) -> None:
    book = book_for(guide.pack, marketplace)
    case = Case(id="c", marketplace=marketplace, issue="damaged")
    assert expected_answer(book.channels[channel], case, book, NOW) == day


def test_working_days_are_counted_where_they_are_known(guide: PackService) -> None:
    book = book_for(guide.pack, "etsy")
    channel = replace(book.channels["help_with_order"], reply=Offset(working_days=6))
    case = Case(id="c", marketplace="etsy", issue="damaged")
    # Six days without a calendar; with the Estonian one the next weekend is left out.
    assert expected_answer(channel, case, book, NOW) == date(2026, 11, 28)
    at_home = replace(case, country="EE")
    assert expected_answer(channel, at_home, book, NOW) == date(2026, 11, 30)


@pytest.mark.parametrize(
    ("open_now", "opens", "answer", "named"),
    [
        (True, None, None, True),
        (False, date(2026, 11, 26), date(2026, 11, 25), True),
        (False, date(2026, 11, 27), date(2026, 11, 25), False),
        (False, date(2026, 11, 24), None, False),
        (False, None, date(2026, 11, 25), False),
    ],
)
def test_a_step_is_named_only_if_open_by_then(
    open_now: bool, opens: date | None, answer: date | None, named: bool
) -> None:
    step = NextStep(rung="r", opens=opens, open_now=open_now, because=SAY)
    assert open_by(step, answer) is named
