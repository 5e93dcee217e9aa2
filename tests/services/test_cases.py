"""What a person does with a case, and what follows from it."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from msgspec.structs import replace
from tests.conftest import FixedClock

from makegood.domain.book import Book
from makegood.domain.case import Case, SentMessage
from makegood.domain.money import Money
from makegood.domain.when import When
from makegood.services.bundle import Services
from makegood.storage.cases import UnknownCaseError
from makegood.storage.index import IndexRow

# Today is Sunday, 22 November 2026. The window ends 20 days after the 10th: on the 30th; a
# quarter of 20 days is 5, so that one should act by the 25th.
BROKEN = Case(
    id="vase",
    marketplace="bazaar",
    issue="damaged",
    facts={
        "item": "Vase",
        "order_number": "A-17",
        "delivery_date": When(date(2026, 11, 10)),
        "amount": Decimal("20.00"),
        "currency": "EUR",
    },
)


def row(services: Services) -> IndexRow:
    return services.cases.list().rows[0]


def write(services: Services, day: date = date(2026, 11, 22)) -> None:
    services.cases.record(
        "vase",
        "sent",
        at=When(day),
        party="seller",
        channel="note",
        message=SentMessage("Order A-17", "Hello", "en"),
    )


@pytest.fixture
def case(services: Services) -> Case:
    return services.cases.create(BROKEN)


def test_a_row_made_while_the_guide_or_the_language_changes_is_made_again(
    services: Services, case: Case, monkeypatch: pytest.MonkeyPatch
):
    whole = services.cases.book

    def meanwhile(of: Case) -> Book:
        found = whole(of)
        monkeypatch.setattr(services.cases, "_language", "lv")
        return found

    monkeypatch.setattr(services.cases, "book", meanwhile)
    services.cases.derive(["vase"])
    assert services.cases.stale() == ("vase",)
    services.cases.refresh()
    assert services.cases.stale() == ()


def test_a_new_case_is_a_draft_due_at_once(services: Services, case: Case):
    assert case == services.cases.get("vase") == BROKEN
    found = row(services)
    assert (found.title, found.status, found.bucket) == ("Vase", "draft", "open")
    assert found.next_day == date(2026, 11, 22)
    assert found.next_action is not None
    assert found.next_action.id == "bazaar.rungs.ask.title"
    assert found.window_day == date(2026, 11, 30)


@pytest.mark.parametrize(("days", "day"), [(1, 23), (3, 25), (4, 25)])
def test_a_draft_is_late_only_after_three_days(
    services: Services, clock: FixedClock, days: int, day: int
):
    """Begun on 22 November, and no window planned for before the 28th."""
    services.cases.create(replace(BROKEN, facts={}))
    assert row(services).next_day == date(2026, 11, 22)
    clock.advance(days=days)
    assert row(services).next_day == date(2026, 11, day)


def test_a_case_without_an_id_gets_one(services: Services):
    first = services.cases.create(replace(BROKEN, id=""))
    second = services.cases.create(replace(BROKEN, id=""))
    assert first.id
    assert first.id != second.id


def test_after_writing_one_waits_but_never_past_the_window(services: Services, case: Case):
    write(services)
    found = row(services)
    assert (found.status, found.bucket) == ("waiting", "waiting")
    assert found.next_day == date(2026, 11, 25)


@pytest.mark.parametrize(
    ("days", "day", "status"), [(2, 25, "waiting"), (3, 25, "act"), (6, 28, "act"), (8, 30, "act")]
)
def test_after_the_day_to_act_every_day_is_one_while_the_window_is_open(
    services: Services, case: Case, clock: FixedClock, days: int, day: int, status: str
):
    """Written on the 24th, so that an answer is looked for on the 27th: the window asks sooner."""
    clock.advance(days=2)
    write(services, date(2026, 11, 24))
    clock.advance(days=days - 2)
    found = row(services)
    assert (found.next_day, found.status) == (date(2026, 11, day), status)


def test_a_refusal_opens_the_next_step(services: Services, case: Case):
    write(services, date(2026, 11, 20))
    services.cases.record("vase", "received", at=When(date(2026, 11, 21)), outcome="refused")
    view = services.cases.view("vase")
    assert view.assessment.next is not None
    assert view.assessment.next.rung == "case"
    assert view.assessment.next.open_now
    # Nothing is left to wait for: since the day of the refusal, and today, it is the day to act.
    assert row(services).next_day == date(2026, 11, 22)


def test_a_promise_waits_for_its_day(services: Services, case: Case):
    write(services)
    services.cases.promised("vase", date(2026, 11, 24))
    found = row(services)
    assert found.next_day == date(2026, 11, 24)
    assert found.next_action is not None
    assert found.next_action.id == "app_cases.next.promise"


def test_solved_but_not_in_hand_stays_open(services: Services, case: Case):
    write(services)
    services.cases.solved("vase", in_hand=False, by=date(2026, 11, 24))
    assert row(services).bucket == "waiting"
    services.cases.solved("vase", in_hand=True)
    assert (row(services).status, row(services).next_day) == ("solved", None)
    services.cases.reopen("vase")
    assert row(services).bucket != "closed"


def test_refunds_are_taken_off_in_their_currency(services: Services, case: Case):
    services.cases.refunded("vase", Decimal("5.50"), "EUR")
    services.cases.refunded("vase", Decimal("5.50"), "USD")
    assert row(services).owed == (Money(Decimal("14.50"), "EUR"),)


def test_giving_up_and_pausing(services: Services, case: Case):
    services.cases.pause("vase", date(2026, 12, 24))
    assert row(services).status == "paused"
    services.cases.resume("vase")
    services.cases.give_up("vase", "too little money")
    assert row(services).status == "given_up"


def test_a_window_keeps_its_reminder_through_ones_own(services: Services, case: Case):
    write(services)
    services.cases.set_follow_up("vase", date(2026, 12, 24))
    found = row(services)
    assert found.next_day == date(2026, 11, 25)
    view = services.cases.view("vase")
    assert view.assessment.follow_up is not None
    assert view.assessment.follow_up.day == date(2026, 12, 24)


def test_the_order_page_beats_our_date(services: Services, case: Case):
    services.cases.set_page_date("vase", "bazaar-window", date(2026, 11, 27), "order page")
    assert row(services).window_day == date(2026, 11, 27)
    services.undo.undo()
    assert row(services).window_day == date(2026, 11, 30)
    services.undo.redo()
    assert row(services).window_day == date(2026, 11, 27)
    services.cases.set_page_date("vase", "bazaar-window", None)
    assert row(services).window_day == date(2026, 11, 30)


def test_facts_move_dates_and_can_be_taken_back(services: Services, case: Case):
    services.cases.change_facts("vase", {"delivery_date": When(date(2026, 11, 12)), "item": None})
    assert row(services).window_day == date(2026, 12, 2)
    assert row(services).title == "Broken (en)"
    services.undo.undo()
    assert services.cases.get("vase") == BROKEN


@pytest.mark.parametrize(
    "act",
    [
        lambda cases: cases.record("vase", "note", text="hm"),
        lambda cases: cases.promised("vase", None),
        lambda cases: cases.refunded("vase", Decimal(1), "EUR"),
        lambda cases: cases.solved("vase", in_hand=True),
        lambda cases: cases.give_up("vase"),
        lambda cases: cases.pause("vase"),
        lambda cases: cases.set_follow_up("vase", date(2026, 11, 23)),
        lambda cases: cases.record("vase", "channel_failed", channel="note"),
        lambda cases: cases.set_title("vase", "My vase"),
    ],
)
def test_everything_can_be_undone_and_done_again(services: Services, case: Case, act):
    write(services)
    before = row(services)
    act(services.cases)
    after = row(services)
    assert services.undo.undo() is not None
    undone = row(services)
    assert (undone.status, undone.next_day, undone.owed, undone.title) == (
        before.status,
        before.next_day,
        before.owed,
        before.title,
    )
    services.undo.redo()
    done = row(services)
    assert (done.status, done.next_day, done.owed, done.title) == (
        after.status,
        after.next_day,
        after.owed,
        after.title,
    )


def test_an_undone_entry_stays_in_the_log(services: Services, case: Case):
    services.cases.record("vase", "note", text="hm")
    services.undo.undo()
    (event,) = services.cases.get("vase").events
    assert (event.text, event.undone) == ("hm", True)


def test_lists_without_the_cache_are_the_same(services: Services, case: Case, clock: FixedClock):
    for number in range(6):
        other = services.cases.create(replace(BROKEN, id=f"c{number}", title=f"Case {number}"))
        if number % 2:
            services.cases.record(other.id, "sent", party="seller", channel="note")
        if number % 3 == 0:
            services.cases.give_up(other.id)
        clock.advance(hours=1)
    queries = [{}, {"query": "case"}, {"only": "waiting"}, {"sort": "title"}, {"only": "closed"}]
    with_cache = [services.cases.list(**query) for query in queries]
    agenda = services.today.agenda()
    services.cases.index.clear()
    assert [services.cases.list(**query) for query in queries] == with_cache
    services.cases.index.clear()
    assert services.today.agenda() == agenda


def test_time_alone_makes_rows_new(services: Services, case: Case, clock: FixedClock):
    write(services)
    assert row(services).status == "waiting"
    clock.advance(days=3)
    assert row(services).status == "act"
    clock.advance(days=1)
    assert row(services).status == "overdue"


def test_another_language_names_cases_anew(services: Services, case: Case):
    services.cases.change_facts("vase", {"item": None})
    assert row(services).title == "Broken (en)"
    services.set_language("lv")
    assert row(services).title == "Broken (lv)"


def test_search_finds_what_was_said_and_numbers(services: Services, case: Case):
    services.cases.record("vase", "received", text="Τραγούδι", reference="REF 9")
    for query in ("a-17", "bazaar", "τραγουδι", "ref 9"):
        assert services.cases.list(query=query).total == 1, query
    services.undo.undo()
    assert services.cases.list(query="τραγουδι").total == 0


def test_deleting_is_for_good(services: Services, case: Case):
    services.cases.set_title("vase", "x")
    services.cases.delete("vase")
    assert services.cases.list().total == 0
    assert services.undo.next_undo is None
    with pytest.raises(UnknownCaseError):
        services.cases.get("vase")


def test_listeners_hear_of_it_until_they_end(services: Services, case: Case):
    heard: list[str] = []
    end = services.changes.subscribe(heard.append)
    services.cases.record("vase", "note")
    end()
    services.cases.record("vase", "note")
    assert heard == ["cases"]
