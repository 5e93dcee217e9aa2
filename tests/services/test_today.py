"""The one function behind Today, badge, reminder, calendar and `makegood due`."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

from msgspec.structs import replace
from tests.conftest import FixedClock
from tests.services.test_cases import BROKEN

from makegood.domain.money import Money
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


def test_within(services: Services):
    fill(services)
    agenda = services.today.agenda(within=timedelta(days=40))
    assert [due.case_id for due in agenda.due] == ["soon", "far"]


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
