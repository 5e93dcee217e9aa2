"""The one function behind Today, badge, reminder, calendar and `makegood due`."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

from msgspec.structs import replace
from tests.conftest import FixedClock
from tests.services.test_cases import BROKEN

from makegood.domain.money import Money
from makegood.domain.text import Text
from makegood.domain.when import When
from makegood.services.bundle import Services
from makegood.services.sessions import Glimpse


def fill(services: Services) -> None:
    services.cases.create(replace(BROKEN, id="late", title="Late"))
    services.cases.record(
        "late", "sent", at=When(date(2026, 11, 18)), party="seller", channel="note"
    )
    services.cases.create(replace(BROKEN, id="soon", title="Soon"))
    services.cases.record(
        "soon", "sent", at=When(date(2026, 11, 22)), party="seller", channel="note"
    )
    far = {**BROKEN.facts, "currency": "USD"}
    del far["delivery_date"]
    services.cases.create(replace(BROKEN, id="far", title="Far", facts=far))
    services.cases.record(
        "far", "sent", at=When(date(2026, 11, 22)), party="seller", channel="note"
    )
    services.cases.set_follow_up("far", date(2026, 12, 20))
    services.cases.create(replace(BROKEN, id="done", title="Done"))
    services.cases.solved("done", in_hand=True)


def test_agenda(services: Services):
    fill(services)
    agenda = services.today.agenda()
    assert agenda.first is not None
    assert agenda.first.case_id == "late"
    assert agenda.first.day == date(2026, 11, 21)
    assert agenda.first.overdue(agenda.today)
    assert [due.case_id for due in agenda.due] == ["soon"]
    assert [(run.case_id, run.clock.day) for run in agenda.running] == [
        ("late", date(2026, 11, 30)),
        ("soon", date(2026, 11, 30)),
    ]
    assert agenda.running[0].start == date(2026, 11, 10)
    assert agenda.running[0].part_over(agenda.today) == 12 / 20
    assert [row.case_id for row in agenda.rest] == ["far"]
    assert (agenda.going, agenda.closed, agenda.due_now) == (3, 1, 1)
    assert agenda.next_after == date(2026, 12, 20)
    assert set(agenda.at_stake) == {
        Money(Decimal("40.00"), "EUR"),
        Money(Decimal("20.00"), "USD"),
    }


def test_a_quiet_week_still_names_the_next_thing(services: Services, clock: FixedClock):
    services.cases.create(replace(BROKEN, facts={"item": "Vase"}))
    services.cases.record("vase", "sent", party="seller", channel="note")
    services.cases.set_follow_up("vase", date(2026, 12, 20))
    agenda = services.today.agenda()
    assert agenda.first is not None
    assert agenda.first.day == date(2026, 12, 20)
    assert agenda.due_now == 0
    clock.advance(days=28)
    assert services.today.agenda().due_now == 1


def test_a_pause_hides_no_window(services: Services):
    services.cases.create(BROKEN)
    services.cases.record("vase", "sent", party="seller", channel="note")
    services.cases.pause("vase", date(2026, 12, 24))
    first = services.today.agenda().first
    assert first is not None
    # The window ends on the 30th, and one should act 5 days sooner.
    assert (first.day, first.status) == (date(2026, 11, 25), "paused")
    title = Text("rules.bazaar-window.title")
    assert first.action == title
    assert first.why == Text(
        "app_dates.follow_up.window_paused", {"rule": title, "day": date(2026, 11, 30)}
    )
    services.cases.resume("vase")
    first = services.today.agenda().first
    assert first is not None
    assert (first.day, first.status) == (date(2026, 11, 25), "waiting")


def test_a_day_of_ones_own_hides_no_window(services: Services):
    services.cases.create(BROKEN)
    services.cases.record("vase", "sent", party="seller", channel="note")
    services.cases.set_follow_up("vase", date(2026, 12, 24), "I am away")
    first = services.today.agenda().first
    assert first is not None
    assert first.day == date(2026, 11, 25)
    assert first.why is not None
    assert first.why.id == "app_dates.follow_up.window_chosen"
    services.cases.set_follow_up("vase", date(2026, 11, 24), "I am away")
    first = services.today.agenda().first
    assert first is not None
    assert first.why == Text("app_dates.follow_up.chosen_why", {"why": "I am away"})
    assert first.action.id == "app_cases.next.look"


def test_the_dates_of_an_unfinished_complaint_run_already(services: Services):
    services.sessions._peek = lambda data: Glimpse(
        marketplace="bazaar", case=BROKEN if data == b"x" else replace(BROKEN, facts={})
    )
    services.sessions.save("a", b"x")
    services.sessions.save("b", b"y")
    windows = {each.id: each.window for each in services.today.agenda().unfinished}
    assert windows["a"] is not None
    assert (windows["a"].rule, windows["a"].day) == ("bazaar-window", date(2026, 11, 30))
    assert windows["b"] is None


def test_within(services: Services):
    fill(services)
    agenda = services.today.agenda(within=timedelta(days=40))
    assert [due.case_id for due in agenda.due] == ["soon", "far"]


def test_nothing_due_is_left_out_unless_asked_for(services: Services):
    """A page is short; the badge, notifications and the command line count everything."""
    for number in range(30):
        services.cases.create(replace(BROKEN, id=f"vase-{number}"))
    agenda = services.today.agenda()
    assert 1 + len(agenda.due) == agenda.due_now == services.today.due_now() == 30
    assert 1 + len(services.today.agenda(limit=5).due) == 5


def test_nothing_at_all(services: Services):
    agenda = services.today.agenda()
    assert agenda.first is None
    assert (agenda.due, agenda.running, agenda.rest, agenda.at_stake) == ((), (), (), ())


def test_unfinished_complaints(services: Services):
    def peek(data: bytes) -> Glimpse:
        if data == b"broken":
            raise ValueError
        return Glimpse(marketplace="bazaar", begun=data != b"empty")

    services.sessions._peek = peek
    for name, data in (("a", b"x"), ("b", b"empty"), ("c", b"broken")):
        services.sessions.save(name, data)
    found = services.today.agenda().unfinished
    assert [(each.id, each.glimpse.marketplace) for each in found] == [
        ("a", "bazaar"),
        ("c", None),
    ]
    stored = services.sessions.load("a")
    assert stored is not None
    services.sessions.delete("a")
    assert [each.id for each in services.today.agenda().unfinished] == ["c"]
    services.sessions.restore(stored)
    assert services.sessions.load("a") == stored
