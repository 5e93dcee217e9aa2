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
    assert [due.case_id for due in agenda.due] == ["soon"]
    assert [(run.case_id, run.clock.day) for run in agenda.running] == [
        ("late", date(2026, 11, 30)),
        ("soon", date(2026, 11, 30)),
    ]
    assert agenda.running[0].start == date(2026, 11, 10)
    assert agenda.running[0].part_over(agenda.today) == 12 / 20
    assert [row.case_id for row in agenda.rest] == ["far"]
    assert (agenda.going, agenda.closed, agenda.due_now) == (3, 1, 1)
    # Not only the next thing to do: the windows of both end on the 30th.
    assert agenda.next_after == date(2026, 11, 30)
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


def leave_unfinished(services: Services) -> None:
    """Two complaints: of "a" the window ends on the 30th, to be planned for by the 25th."""
    made = {b"a": replace(BROKEN, id="a"), b"b": replace(BROKEN, id="b", facts={})}
    services.sessions._peek = lambda data: Glimpse(marketplace="bazaar", case=made[data])
    services.sessions.save("a", b"a")
    services.sessions.save("b", b"b")


def test_the_window_of_an_unfinished_complaint_is_told_as_that_of_a_case(
    services: Services, clock: FixedClock
):
    leave_unfinished(services)
    agenda = services.today.agenda()
    first = agenda.first
    assert first is not None
    assert (first.case_id, first.day, first.unfinished) == ("a", date(2026, 11, 25), True)
    assert first.action.id == "app_cases.next.finish"
    assert first.why == Text(
        "app_dates.follow_up.window_unfinished",
        {"rule": Text("rules.bazaar-window.title"), "day": date(2026, 11, 30)},
    )
    assert first.window is not None
    assert first.window.day == date(2026, 11, 30)
    # What is told above is not told again; a complaint without a window only waits to be finished.
    assert [each.id for each in agenda.unfinished] == ["b"]
    assert (agenda.due_now, services.today.due_now()) == (0, 0)
    clock.advance(days=3)
    assert (services.today.agenda().due_now, services.today.due_now()) == (1, 1)
    clock.advance(days=6)  # the window is over: there is nothing to hurry for any more
    assert (services.today.agenda().first, services.today.due_now()) == (None, 0)


def test_further_ahead_than_a_week_an_unfinished_complaint_can_be_the_next_thing(
    services: Services, clock: FixedClock
):
    clock.advance(days=-9)  # the 13th
    leave_unfinished(services)
    services.cases.create(replace(BROKEN, id="far", facts={}))
    services.cases.record("far", "sent", party="seller", channel="note")
    services.cases.set_follow_up("far", date(2026, 12, 20))
    agenda = services.today.agenda()
    assert agenda.first is not None
    assert (agenda.first.case_id, agenda.due) == ("a", ())
    assert agenda.first.day == date(2026, 11, 25)
    assert agenda.next_after == date(2026, 11, 30)


def test_what_became_a_case_is_told_by_the_case_alone(services: Services):
    """The program may be killed between keeping the case and letting the complaint go."""
    leave_unfinished(services)
    services.cases.create(replace(BROKEN, id="a"))
    agenda = services.today.agenda()
    listed = [each for each in (agenda.first, *agenda.due) if each is not None]
    assert [(each.case_id, each.unfinished) for each in listed] == [("a", False)]
    assert [each.id for each in agenda.unfinished] == ["b"]
    assert services.today.due_now() == 1


def pause_beside(services: Services, written: date, **other: object) -> list[str]:
    """The order of Today with "vase", paused, and another case written to on a day."""
    services.cases.create(BROKEN)
    services.cases.record("vase", "sent", party="seller", channel="note")
    services.cases.pause("vase", date(2026, 12, 24))
    services.cases.create(replace(BROKEN, id="writer", **other))
    services.cases.record("writer", "sent", at=When(written), party="seller", channel="note")
    agenda = services.today.agenda()
    return [each.case_id for each in (agenda.first, *agenda.due) if each is not None]


def test_a_paused_case_does_not_stand_above_one_to_act_on(services: Services, clock: FixedClock):
    """On the 26th: the window of both ends on the 30th; "vase" was to be acted on by the 25th.

    The other asked on the 24th, so that one looks for its answer by the 25th too; of two that
    are due on one day the name decides.
    """
    clock.advance(days=4)
    assert pause_beside(services, date(2026, 11, 24)) == ["writer", "vase"]


def test_unless_its_window_closes_sooner(services: Services, clock: FixedClock):
    clock.advance(days=4)
    # Delivered on the 12th, the other's ends on 2 December.
    later = {**BROKEN.facts, "delivery_date": When(date(2026, 11, 12))}
    assert pause_beside(services, date(2026, 11, 24), facts=later) == ["vase", "writer"]


def test_nor_does_one_whose_pause_only_ends(services: Services):
    """On the 22nd: nothing can be done for the end of a pause on the 23rd; look on the 25th."""
    services.cases.create(replace(BROKEN, facts={}))
    services.cases.record("vase", "sent", party="seller", channel="note")
    services.cases.pause("vase", date(2026, 11, 23))
    services.cases.create(replace(BROKEN, id="other", facts={}))
    services.cases.record("other", "sent", party="seller", channel="note")
    agenda = services.today.agenda()
    assert agenda.first is not None
    assert agenda.first.case_id == "other"
    assert [each.case_id for each in agenda.due] == ["vase"]


def test_past_any_number_of_paused_cases(services: Services):
    for number in range(5):
        name = f"paused-{number}"
        services.cases.create(replace(BROKEN, id=name, facts={}))
        services.cases.record(name, "sent", party="seller", channel="note")
        services.cases.pause(name, date(2026, 11, 23))
    services.cases.create(replace(BROKEN, id="other", facts={}))
    services.cases.record("other", "sent", party="seller", channel="note")
    agenda = services.today.agenda(limit=3)
    assert agenda.first is not None
    assert agenda.first.case_id == "other"
    assert len(agenda.due) == 2


def test_a_running_date_says_that_its_case_is_paused(services: Services):
    services.cases.create(BROKEN)
    services.cases.record("vase", "sent", party="seller", channel="note")
    assert [each.paused for each in services.today.agenda().running] == [False]
    services.cases.pause("vase")
    assert [each.paused for each in services.today.agenda().running] == [True]


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


def test_of_a_date_the_user_gave_it_is_not_known_how_much_of_its_time_is_gone(services: Services):
    services.cases.create(BROKEN)
    services.cases.set_page_date("vase", "bazaar-window", date(2026, 11, 24))
    (running,) = services.today.agenda().running
    assert running.clock.day == date(2026, 11, 24)
    assert running.part_over(date(2026, 11, 22)) is None
