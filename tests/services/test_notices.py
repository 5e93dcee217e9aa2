"""What is told, once a day for each thing, from the chosen hour; missed ones together."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from pathlib import Path
from typing import cast
from zoneinfo import ZoneInfo

import pytest
from msgspec.structs import replace
from tests.conftest import TALLINN, FixedClock
from tests.services.small_pack import SmallGuide
from tests.services.test_cases import BROKEN

from makegood.domain.when import When
from makegood.services.bundle import Services, open_services
from makegood.services.notices import NAMED, Telling, thing_of, things_due
from makegood.services.packs import PackService
from makegood.text.catalog import Catalog


class Desktop:
    """Notes what it is asked to show; `there` says whether it can. `words` are the real ones."""

    def __init__(self, words: Catalog) -> None:
        self.words = words
        self.shown: list[tuple[str, str]] = []
        self.there = True

    def __call__(self, title: str, text: str) -> bool:
        if self.there:
            self.shown.append((title, text))
        return self.there

    @property
    def texts(self) -> list[str]:
        return [text for _title, text in self.shown]


@pytest.fixture
def desktop(guide: PackService) -> Desktop:
    return Desktop(guide.words("en"))


def due_case(services: Services, name: str, day: date = date(2026, 11, 22)) -> None:
    """A case whose user wants to look on `day`."""
    facts = {key: value for key, value in BROKEN.facts.items() if key != "delivery_date"}
    services.cases.create(replace(BROKEN, id=name, title=name.title(), facts=facts))
    services.cases.record(name, "sent", at=When(date(2026, 11, 20)), party="seller", channel="note")
    services.cases.set_follow_up(name, day)


def tell(services: Services, desktop: Desktop, *, in_sight: bool = False) -> Telling:
    return services.notices.tell(desktop, desktop.words, in_sight=in_sight)


def at(hour: int, minute: int = 0, day: int = 22) -> datetime:
    return datetime(2026, 11, day, hour, minute, tzinfo=TALLINN)


def test_not_before_the_hour_and_once_a_day(
    services: Services, clock: FixedClock, desktop: Desktop
):
    due_case(services, "vase")
    clock.now = at(8, 59)
    assert tell(services, desktop).outcome == "early"
    clock.now = at(9)
    assert tell(services, desktop).outcome == "shown"
    assert tell(services, desktop).outcome == "nothing"
    clock.now = at(23, 59)
    assert tell(services, desktop).outcome == "nothing"
    clock.now = at(0, 1, day=23)
    assert tell(services, desktop).outcome == "early"
    clock.now = at(9, day=23)
    assert tell(services, desktop).outcome == "shown"
    assert len(desktop.shown) == 2


def test_turned_off_says_nothing(services: Services, clock: FixedClock, desktop: Desktop):
    due_case(services, "vase")
    services.settings.change(reminders=False)
    assert tell(services, desktop).outcome == "off"
    assert desktop.shown == []


def test_nothing_is_named_unless_allowed(services: Services, clock: FixedClock, desktop: Desktop):
    due_case(services, "vase")
    due_case(services, "lamp")
    clock.now = at(9)
    tell(services, desktop)
    assert desktop.shown == [("Makegood: a reminder", "2 cases have something to do.")]


def test_named_things_have_one_notice_each(services: Services, clock: FixedClock, desktop: Desktop):
    due_case(services, "vase")
    due_case(services, "lamp", date(2026, 11, 21))
    services.settings.change(reminder_details=True)
    clock.now = at(9)
    telling = tell(services, desktop)
    assert [each.case_id for each in telling.things] == ["lamp", "vase"]
    assert desktop.texts == [
        "Lamp: Look whether they answered",
        "Vase: Look whether they answered",
    ]


def test_what_leaves_is_as_the_user_wrote_it(
    services: Services, clock: FixedClock, desktop: Desktop
):
    due_case(services, "vase")
    services.cases.set_title("vase", "<b>Vase</b> & co")
    services.settings.change(reminder_details=True)
    clock.now = at(9)
    tell(services, desktop)
    assert desktop.texts == ["<b>Vase</b> & co: Look whether they answered"]


def test_missed_ones_come_together(services: Services, clock: FixedClock, desktop: Desktop):
    """The computer slept from the evening before to the afternoon."""
    for name in ("vase", "lamp"):
        due_case(services, name)
    services.settings.change(reminder_details=True)
    clock.now = at(20, day=21)
    assert tell(services, desktop).outcome == "nothing"
    clock.now = at(14)
    assert tell(services, desktop).outcome == "shown"
    assert desktop.texts == [
        (
            "2 cases have something to do.\n"
            "Lamp: Look whether they answered\nVase: Look whether they answered"
        )
    ]
    assert tell(services, desktop).outcome == "nothing"


def test_a_sleep_over_days_is_told_once(services: Services, clock: FixedClock, desktop: Desktop):
    due_case(services, "vase")
    due_case(services, "lamp", date(2026, 11, 24))
    services.settings.change(reminder_details=True)
    clock.now = at(9)
    tell(services, desktop)
    clock.now = at(9, day=26)
    assert tell(services, desktop).outcome == "shown"
    assert len(desktop.shown) == 2
    assert desktop.texts[1].startswith("2 cases have something to do.\n")


def test_many_are_counted(services: Services, clock: FixedClock, desktop: Desktop):
    for number in range(NAMED + 2):
        due_case(services, f"case{number}")
    services.settings.change(reminder_details=True)
    clock.now = at(9)
    tell(services, desktop)
    assert desktop.texts == [
        (
            "5 cases have something to do.\n"
            "Case0: Look whether they answered\nCase1: Look whether they answered\n"
            "Case2: Look whether they answered\nAnd 2 more."
        )
    ]


def test_who_could_not_be_reached_is_told_later(
    services: Services, clock: FixedClock, desktop: Desktop
):
    due_case(services, "vase")
    desktop.there = False
    assert tell(services, desktop).outcome == "unreachable"
    desktop.there = True
    assert tell(services, desktop).outcome == "shown"


def test_what_one_does_oneself_is_not_told(services: Services, clock: FixedClock, desktop: Desktop):
    clock.now = at(9)
    assert tell(services, desktop, in_sight=True).outcome == "nothing"
    due_case(services, "vase")
    clock.now = at(9, 5)
    assert tell(services, desktop, in_sight=True).outcome == "seen"
    assert tell(services, desktop, in_sight=False).outcome == "nothing"
    clock.now = at(9, day=23)
    assert tell(services, desktop, in_sight=True).outcome == "shown"


def test_the_record_outlives_the_program(tmp_path: Path, clock: FixedClock, desktop: Desktop):
    """The window told it; the command line, another process, does not tell it again."""
    guide = cast("PackService", SmallGuide())
    first = open_services(tmp_path / "data", guide, clock)
    due_case(first, "vase")
    assert tell(first, desktop).outcome == "shown"
    second = open_services(tmp_path / "data", guide, clock)
    assert tell(second, desktop).outcome == "nothing"
    due_case(second, "lamp")
    assert [each.case_id for each in tell(second, desktop).things] == ["lamp"]
    assert tell(first, desktop).outcome == "nothing"
    first.close()
    second.close()


def test_a_flight_west_over_midnight(services: Services, clock: FixedClock, desktop: Desktop):
    """The same day comes twice: what was told on it is not told again."""
    due_case(services, "vase")
    clock.now = datetime(2026, 11, 23, 9, tzinfo=ZoneInfo("Pacific/Kiritimati"))
    assert tell(services, desktop).outcome == "shown"
    clock.now = datetime(2026, 11, 22, 12, tzinfo=ZoneInfo("Pacific/Pago_Pago"))
    assert tell(services, desktop).outcome == "nothing"
    clock.now = datetime(2026, 11, 24, 9, tzinfo=ZoneInfo("Pacific/Pago_Pago"))
    assert tell(services, desktop).outcome == "shown"


def test_a_clock_that_was_years_ahead_silences_nothing(
    services: Services, clock: FixedClock, desktop: Desktop
):
    due_case(services, "vase")
    clock.now = at(9) + timedelta(days=1500)
    tell(services, desktop)
    clock.now = at(10)
    assert tell(services, desktop).outcome == "shown"


def test_more_than_today_lists_are_counted(services: Services, clock: FixedClock, desktop: Desktop):
    for number in range(52):
        due_case(services, f"case{number:02}")
    clock.now = at(9)
    assert tell(services, desktop).cases == 52
    assert desktop.texts == ["52 cases have something to do."]


def test_it_agrees_with_today(services: Services, clock: FixedClock, desktop: Desktop):
    for number in range(4):
        due_case(services, f"case{number}", date(2026, 11, 21 + number))
    agenda = services.today.agenda()
    telling = tell(services, desktop)
    assert {each.case_id for each in telling.things} == {"case0", "case1"}
    assert len(telling.things) == agenda.due_now
    assert telling.things == things_due(agenda)
    assert len({thing_of(each) for each in telling.things}) == 2
