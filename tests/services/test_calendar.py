"""One calendar file after another, as a calendar sees them that reads them all."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
import vobject
from msgspec.structs import replace
from tests.conftest import FixedClock
from tests.services.small_pack import PACK
from tests.services.test_cases import BROKEN

from makegood.domain.case import PageDate
from makegood.domain.conditions import Condition
from makegood.domain.when import When, moment
from makegood.services.bundle import Services
from makegood.services.sessions import Glimpse
from makegood.storage.cases import UnknownCaseError
from makegood.text.catalog import Catalog

WORDS = {
    "app_cases.calendar.entry": "Makegood: a reminder",
    "app_cases.calendar.named": "{title}: {what}",
    "app_cases.calendar.plan_by": "Best done by: {day}",
    "app_cases.next.look": "Look",
    "app_dates.because.offset": "sum",
    "bazaar.rungs.case.title": "Open a case",
    "rules.bazaar-window.title": "Last day",
}


class Calendar:
    """A calendar as people have them: it keeps the entry with the highest number of each id."""

    def __init__(self) -> None:
        self.entries: dict[str, Any] = {}

    def read(self, services: Services, case_id: str | None = None) -> Calendar:
        parsed = vobject.readOne(services.calendar.file(case_id).data.decode())
        for event in getattr(parsed, "vevent_list", []):
            old = self.entries.get(event.uid.value)
            if old is None or int(event.sequence.value) >= int(old.sequence.value):
                self.entries[event.uid.value] = event
        return self

    @property
    def days(self) -> list[date]:
        return sorted(
            event.dtstart.value
            for event in self.entries.values()
            if event.status.value == "CONFIRMED"
        )

    @property
    def numbers(self) -> list[int]:
        return sorted(int(event.sequence.value) for event in self.entries.values())


@pytest.fixture
def open_case(services: Services) -> Services:
    """Written to on the 22nd: look again on the 25th, and the window ends on the 30th."""
    services.cases.create(BROKEN)
    services.cases.record("vase", "sent", party="seller", channel="note")
    return services


def test_first_file_change_second_file_close_third_file(open_case: Services):
    services, calendar = open_case, Calendar()
    calendar.read(services)
    assert calendar.days == [date(2026, 11, 25), date(2026, 11, 30)]
    assert calendar.numbers == [0, 0]
    services.cases.set_follow_up("vase", date(2026, 11, 24))
    calendar.read(services)
    assert calendar.days == [date(2026, 11, 24), date(2026, 11, 30)]
    assert calendar.numbers == [0, 1]
    services.cases.solved("vase", in_hand=True)
    calendar.read(services)
    assert calendar.days == []
    assert calendar.numbers == [1, 2]


def test_a_file_in_between_that_nobody_read_changes_nothing(open_case: Services):
    services, calendar = open_case, Calendar()
    calendar.read(services)
    services.cases.set_follow_up("vase", date(2026, 11, 24))
    services.calendar.file()
    services.cases.solved("vase", in_hand=True)
    services.calendar.file()
    assert calendar.read(services).days == []


def test_without_a_change_the_file_is_the_same(open_case: Services, clock: FixedClock):
    first = open_case.calendar.file()
    clock.advance(hours=3)
    assert open_case.calendar.file() == first
    assert (first.entries, first.cancelled) == (2, 0)


def test_a_case_opened_again_comes_back(open_case: Services):
    services, calendar = open_case, Calendar()
    calendar.read(services)
    services.cases.give_up("vase")
    calendar.read(services)
    services.cases.reopen("vase")
    calendar.read(services)
    assert date(2026, 11, 30) in calendar.days
    assert max(calendar.numbers) == 2


def test_a_deleted_case_leaves_the_calendar(open_case: Services):
    calendar = Calendar().read(open_case)
    open_case.cases.delete("vase")
    assert calendar.read(open_case).days == []


def test_the_end_is_told_until_the_day_is_over(open_case: Services, clock: FixedClock):
    open_case.calendar.file()
    open_case.cases.solved("vase", in_hand=True)
    assert open_case.calendar.file().cancelled == 2
    clock.advance(days=5)  # the 27th: of the two days only the 30th is to come
    assert open_case.calendar.file().cancelled == 1
    clock.advance(days=4)
    assert open_case.calendar.file().cancelled == 0


def test_a_day_that_came_while_the_case_goes_on_stays(open_case: Services, clock: FixedClock):
    calendar = Calendar().read(open_case)
    clock.advance(days=9)  # 1 December: the window of the 30th is over
    calendar.read(open_case)
    assert date(2026, 11, 30) in calendar.days


def test_one_case_leaves_the_others_alone(open_case: Services):
    services, calendar = open_case, Calendar()
    services.cases.create(replace(BROKEN, id="plate"))
    calendar.read(services)
    services.cases.solved("plate", in_hand=True)
    calendar.read(services, "vase")
    assert len(calendar.days) == 4
    calendar.read(services, "plate")
    assert len(calendar.days) == 2
    with pytest.raises(UnknownCaseError):
        services.calendar.file("cup")


def test_nothing_is_said_unless_it_may(open_case: Services, monkeypatch: pytest.MonkeyPatch):
    services = open_case
    monkeypatch.setattr(services.packs, "words", lambda language: Catalog(language, WORDS))
    plain = Calendar().read(services)
    said = {event.summary.value for event in plain.entries.values()}
    assert said == {"Makegood: a reminder"}
    raw = services.calendar.file().data.decode().casefold()
    for secret in ("vase", "a-17", "20.00", "bazaar", "last day", "eur", "description:best"):
        assert secret not in raw
    services.settings.change(reminder_details=True)
    told = {event.dtstart.value: event for event in Calendar().read(services).entries.values()}
    window = told[date(2026, 11, 30)]
    assert window.summary.value == "Vase: Last day"
    assert window.description.value == "sum\nBest done by: 25 November 2026"
    assert window.sequence.value == "1"


def test_alarms_at_the_hour_chosen(open_case: Services):
    open_case.settings.change(reminder_hour=7)
    entries = Calendar().read(open_case).entries.values()
    alarms = {
        event.dtstart.value: [alarm.trigger.value for alarm in event.valarm_list]
        for event in entries
    }
    seven = timedelta(hours=7)
    assert alarms == {
        date(2026, 11, 25): [seven],
        date(2026, 11, 30): [timedelta(days=-5) + seven, seven],
    }


def test_a_moment_on_the_order_page_is_a_moment_in_the_calendar(services: Services):
    at = datetime.fromisoformat("2026-11-26T18:30:00+02:00")
    seen = PageDate(rule="bazaar-window", day=moment(at))
    services.cases.create(replace(BROKEN, page_dates=(seen,)))
    starts = [e.dtstart.value for e in Calendar().read(services).entries.values()]
    (moments,) = [start for start in starts if isinstance(start, datetime)]
    assert moments.astimezone(UTC) == datetime(2026, 11, 26, 16, 30, tzinfo=UTC)
    (timed,) = [
        e for e in Calendar().read(services).entries.values()
        if isinstance(e.dtstart.value, datetime)
    ]  # fmt: skip
    # At nine on the day by which to act, and at nine on the day itself.
    assert timed.valarm_list[-1].trigger.value == timedelta(hours=-9.5)


def test_the_ids_tell_nothing(open_case: Services):
    for uid in Calendar().read(open_case).entries:
        assert len(uid) == 32
        assert set(uid) <= set("0123456789abcdef")


def test_every_window_of_the_case_is_there(open_case: Services):
    windows = open_case.cases.view("vase").assessment.windows
    assert [clock.rule for clock in windows] == [rule.id for rule in PACK.rules[:1]]
    assert When(windows[0].day) == When(date(2026, 11, 30))


def test_a_date_that_only_perhaps_applies_says_so(
    open_case: Services, monkeypatch: pytest.MonkeyPatch
):
    unsure = Condition(fact="seller_kind", op="eq", value="trader")
    rules = (replace(PACK.rules[0], applies=unsure), *PACK.rules[1:])
    words = {**WORDS, "app_cases.calendar.perhaps": "Perhaps"}
    monkeypatch.setattr(open_case.packs, "pack", replace(PACK, rules=rules))
    monkeypatch.setattr(open_case.packs, "words", lambda language: Catalog(language, words))
    open_case.settings.change(reminder_details=True)
    told = {e.dtstart.value: e for e in Calendar().read(open_case).entries.values()}
    lines = told[date(2026, 11, 30)].description.value.splitlines()
    assert lines == ["sum", "Best done by: 25 November 2026", "Perhaps"]


def test_an_unfinished_complaint_has_its_window_and_passes_it_on_to_its_case(services: Services):
    """A window that ends on the 30th, to be acted for by the 25th."""
    services.sessions._peek = lambda _data: Glimpse(case=BROKEN)
    services.sessions.save("vase", b"")
    calendar = Calendar().read(services)
    assert calendar.days == [date(2026, 11, 25), date(2026, 11, 30)]
    services.cases.create(BROKEN)
    services.sessions.delete("vase")
    services.cases.record("vase", "sent", party="seller", channel="note")
    # The same two entries: nothing is doubled, and of the case nothing is struck out.
    assert calendar.read(services).days == [date(2026, 11, 25), date(2026, 11, 30)]
    assert len(calendar.entries) == 2


def test_an_unfinished_complaint_that_is_thrown_away_is_taken_out(services: Services):
    services.sessions._peek = lambda _data: Glimpse(case=BROKEN)
    services.sessions.save("vase", b"")
    calendar = Calendar().read(services)
    services.sessions.delete("vase")
    assert calendar.read(services).days == []
