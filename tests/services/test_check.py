"""What a few answers come to without a case: dates, what has passed, what still works."""

from __future__ import annotations

from datetime import date, datetime

from tests.conftest import TALLINN

from makegood.domain.book import book_for
from makegood.domain.case import Case, Event, PageDate
from makegood.domain.when import When
from makegood.services.check import DateCheck, Route, check, facts_behind_dates
from makegood.services.packs import PackService

NOW = datetime(2026, 11, 24, 10, tzinfo=TALLINN)


def checked(guide: PackService, ordered: date, **changes: object) -> DateCheck:
    """A parcel from AliExpress that never came to Estonia, paid by Visa card."""
    case = Case(
        id="x",
        marketplace="aliexpress",
        site="global",
        country="EE",
        issue="not_received",
        facts={"order_date": When(ordered), "payment_method": "card_visa"},
        **changes,  # type: ignore[arg-type]
    )
    return check(case, book_for(guide.pack, "aliexpress"), NOW)


def routes(found: DateCheck) -> dict[str, Route]:
    return {route.rung: route for route in found.routes}


def test_in_time(guide: PackService):
    found = checked(guide, date(2026, 9, 20))
    days = {clock.rule: clock.day for clock in found.assessment.clocks}
    assert days["card-safe"] == date(2027, 1, 18)  # 20 September and 120 days
    assert found.passed == ()
    assert routes(found)["card"].last_day == date(2026, 12, 19)  # and the cautious 90 days
    assert routes(found)["card"].perhaps == ()


def test_too_late_leaves_other_ways(guide: PackService):
    found = checked(guide, date(2026, 3, 1))
    assert [(clock.rule, clock.day) for clock in found.passed] == [
        ("card-safe", date(2026, 6, 29)),
        ("card-visa-13.1-file-tx", date(2026, 6, 29)),
        ("card-safe-90", date(2026, 5, 30)),
    ]
    # The bank is named, with the day that is over: it stands after what is still open.
    assert found.routes[-1].rung == "card"
    assert found.routes[-1].passed == date(2026, 6, 29)
    assert [route.rung for route in found.routes if route.passed] == ["card"]
    assert {"seller", "dispute", "consumer_ee"} <= set(routes(found))
    assert routes(found)["consumer_ee"].last_day is None
    # An outer limit that still runs is not a day to act by.
    (limit,) = (clock for clock in found.assessment.clocks if clock.rule == "card-visa-cap")
    assert (limit.kind, limit.state, limit.plan_by) == ("info_until", "running", None)
    assert limit not in found.assessment.windows


def test_the_last_day_itself_is_in_time(guide: PackService):
    assert [clock.rule for clock in checked(guide, date(2026, 8, 26)).passed] == []
    # 25 August and 90 days is 23 November: yesterday
    passed = checked(guide, date(2026, 8, 25)).passed
    assert [clock.rule for clock in passed] == ["card-safe-90"]


def test_the_order_of_the_ladder(guide: PackService):
    names = [route.rung for route in checked(guide, date(2026, 9, 20)).routes]
    assert names.index("seller") < names.index("dispute") < names.index("card")


def test_what_would_settle_it(guide: PackService):
    found = checked(guide, date(2026, 9, 20))
    assert "confirmed_receipt_date" in found.unsettled
    assert routes(found)["dispute"].needs == ("confirmed_receipt_date",)


def test_a_step_that_was_taken_is_no_way_any_more(guide: PackService):
    sent = Event(id="1", kind="sent", at=When(date(2026, 11, 1)), party="seller", rung="seller")
    assert "seller" not in routes(checked(guide, date(2026, 9, 20), events=(sent,)))


def test_a_date_from_the_order_page_beats_ours(guide: PackService):
    own = PageDate(rule="aliexpress-dispute-file", day=When(date(2026, 11, 20)))
    found = checked(guide, date(2026, 9, 20), page_dates=(own,))
    assert [clock.rule for clock in found.passed] == ["aliexpress-dispute-file"]
    assert "dispute" not in routes(found)


def test_a_way_whose_windows_have_perhaps_all_passed_is_not_still_open(guide: PackService):
    case = Case(
        id="x",
        marketplace="aliexpress",
        site="global",
        country="EE",
        issue="not_received",
        variant="marked_delivered",
        facts={
            "order_date": When(date(2026, 1, 1)),
            "expected_delivery_date": When(date(2026, 1, 20)),
            "delivery_date": When(date(2026, 1, 15)),
        },
    )
    found = check(case, book_for(guide.pack, "aliexpress"), NOW)
    over = {clock.rule: clock.applies for clock in found.passed}
    assert over["aliexpress-dispute-file"] == over["card-safe"] == "maybe"
    assert not {"dispute", "card"} & set(routes(found))
    # What would make it certain is still asked for.
    assert "confirmed_receipt_date" in found.unsettled


def test_the_facts_behind_dates(guide: PackService):
    names = facts_behind_dates(book_for(guide.pack, "aliexpress"))
    assert {"order_date", "delivery_date", "payment_method", "country", "trader_country"} <= names
    assert not {"order_number", "item", "tracking_number", "seller_name"} & names
