"""What lists say about a case."""

from __future__ import annotations

from datetime import date

import pytest
from msgspec.structs import replace
from tests.services.small_pack import PACK, SmallGuide
from tests.services.test_cases import BROKEN

from makegood.domain.book import Book
from makegood.domain.case import Case, Item, Order
from makegood.domain.when import When
from makegood.services.bundle import Services
from makegood.services.summaries import (
    issue_title,
    marketplace_name,
    next_action,
    next_why,
    title_of,
)

WORDS = SmallGuide().words("en")


@pytest.mark.parametrize(
    ("changes", "title"),
    [
        ({"title": "Mine"}, "Mine"),
        ({}, "Vase"),
        ({"facts": {"item": "  "}}, "Broken (en)"),
        (
            {
                "facts": {},
                "orders": (
                    Order(id="1", items=(Item(title="Box", affected=False), Item(title="Jug"))),
                ),
            },
            "Jug",
        ),
    ],
)
def test_titles(changes: dict[str, object], title: str):
    assert title_of(replace(BROKEN, **changes), WORDS) == title  # type: ignore[arg-type]


def test_names_of_marketplaces():
    assert marketplace_name(BROKEN, Book(PACK, "bazaar")) == "The Bazaar"
    other = replace(BROKEN, marketplace="generic", marketplace_name="Corner shop")
    assert marketplace_name(other, Book(PACK, "generic")) == "Corner shop"
    assert marketplace_name(replace(other, marketplace_name=""), Book(PACK, "generic")) == "generic"


def test_the_narrower_problem_names_the_case():
    assert issue_title(BROKEN).id == "issues.damaged.title"
    narrow = replace(BROKEN, variant="on_arrival")
    assert issue_title(narrow).id == "issues.damaged.variants.on_arrival.title"


@pytest.mark.parametrize(
    ("events", "action"),
    [
        ((), "bazaar.rungs.ask.title"),
        ((("sent", {}),), "app_cases.next.look"),
        ((("sent", {}), ("received", {"outcome": "asks_more"})), "app_cases.next.answer"),
        # The way to the next step is open: that is what there is to do.
        ((("sent", {}), ("received", {"outcome": "refused"})), "bazaar.rungs.case.title"),
        (
            (("sent", {}), ("received", {"outcome": "promise", "until": When(date(2026, 11, 28))})),
            "app_cases.next.promise",
        ),
        ((("sent", {}), ("delivered", {})), "app_cases.next.delivered"),
        ((("sent", {}), ("refunded", {})), "app_cases.next.refunded"),
        ((("sent", {}), ("paused", {"until": When(date(2026, 12, 1))})), "app_cases.next.resume"),
        ((("sent", {}), ("closed", {"reason": "solved"})), None),
        (
            (("sent", {}), ("follow_up_set", {"until": When(date(2026, 11, 24))})),
            "app_cases.next.look",
        ),
        # A day of one's own changes when, not what: the log says what there is to do.
        (
            (
                ("sent", {}),
                ("received", {"outcome": "refused"}),
                ("follow_up_set", {"until": When(date(2026, 11, 24))}),
            ),
            "bazaar.rungs.case.title",
        ),
        (
            (
                ("sent", {}),
                ("delivered", {}),
                ("follow_up_set", {"until": When(date(2026, 11, 24))}),
            ),
            "app_cases.next.delivered",
        ),
        (
            (
                ("sent", {}),
                ("received", {"outcome": "refused"}),
                ("paused", {"until": When(date(2026, 12, 1))}),
                ("resumed", {}),
            ),
            "bazaar.rungs.case.title",
        ),
    ],
)
def test_what_to_do_next(services: Services, events, action: str | None):
    case: Case = services.cases.create(replace(BROKEN, facts={}))
    for kind, more in events:
        services.cases.record(
            case.id, kind, at=When(date(2026, 11, 22)), party="seller",
            channel="note" if kind == "sent" else None, **more,
        )  # fmt: skip
    found = next_action(case, services.cases.view(case.id).assessment)
    assert (None if found is None else found.id) == action


def test_a_window_calls_for_the_step_it_ends(services: Services):
    services.cases.create(BROKEN)
    services.cases.record(
        "vase", "sent", at=When(date(2026, 11, 12)), party="seller", channel="note"
    )
    found = next_action(BROKEN, services.cases.view("vase").assessment)
    assert found is not None
    assert found.id == "bazaar.rungs.case.title"


@pytest.mark.parametrize(
    ("written", "reason"),
    [
        # The way takes 3 days and the step opens after 5: on the 22nd, today, or on the 24th.
        (date(2026, 11, 17), "wait_over"),
        (date(2026, 11, 12), "wait_over"),
    ],
)
def test_where_the_step_is_to_be_taken_no_sentence_says_to_wait(
    services: Services, written: date, reason: str
):
    services.cases.create(replace(BROKEN, facts={}))
    services.cases.record("vase", "sent", at=When(written), party="seller", channel="note")
    assessment = services.cases.view("vase").assessment
    action, why = next_action(BROKEN, assessment), next_why(assessment)
    assert action is not None
    assert why is not None
    assert (action.id, why.id) == ("bazaar.rungs.case.title", f"app_dates.follow_up.{reason}")


def test_a_step_that_opens_by_the_reminder_is_told_for_that_day(services: Services):
    services.cases.create(replace(BROKEN, facts={}))
    services.cases.record(
        "vase", "sent", at=When(date(2026, 11, 22)), party="seller", channel="note"
    )
    assessment = services.cases.view("vase").assessment
    assert assessment.follow_up is not None
    assert assessment.next is not None
    # The reminder of the 25th comes with a step that opens on that day.
    opens = replace(assessment.next, opens=date(2026, 11, 25), open_now=False)
    why = next_why(replace(assessment, next=opens))
    assert why is not None
    assert why.id == "app_dates.follow_up.wait_over_then"


def test_a_case_nobody_was_written_about_is_not_due_for_a_far_window(services: Services):
    services.cases.create(replace(BROKEN, facts={"delivery_date": When(date(2026, 11, 20))}))
    assessment = services.cases.view("vase").assessment
    assert assessment.follow_up is not None
    assert assessment.follow_up.day == date(2026, 12, 5)
    why = next_why(assessment)
    assert why is not None
    assert why.id == "app_dates.follow_up.not_written"
