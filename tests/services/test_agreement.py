"""List, badge, Today, notification, calendar file and command line say the same of any cases."""

from __future__ import annotations

import io
import json
import os
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stdout
from datetime import date, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import cast

import vobject
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace
from tests.conftest import TALLINN
from tests.domain.conftest import shipped_pack
from tests.domain.test_properties import cases, going

from makegood.cli.main import run
from makegood.cli.program import Program
from makegood.domain.assess import assess
from makegood.domain.assessment import Assessment
from makegood.domain.book import book_for
from makegood.domain.case import Case, Event
from makegood.domain.when import When
from makegood.services.bundle import Services, open_services
from makegood.services.packs import PackService
from makegood.services.sessions import Glimpse
from makegood.text.catalog import Catalog

NOW = datetime(2026, 11, 22, 10, tzinfo=TALLINN)
ENOUGH = timedelta(days=3650)
PAUSE = Event(id="pause", kind="paused", at=When(NOW.date()))
one_case = cases | going | going.map(lambda case: replace(case, events=(*case.events, PAUSE)))
"""Any case, one whose windows surely run, and such a one left alone for a while."""


class Guide:
    """The shipped guide data; what the words are does not matter here."""

    digest = "shipped"
    refused = ()

    def __init__(self) -> None:
        self.pack = shipped_pack()

    def words(self, language: str) -> Catalog:
        return Catalog(language, {})


def opened(folder: Path, left: list[Case]) -> Services:
    """The use cases, which find the complaints `left` in what was kept of them."""

    def peek(data: bytes) -> Glimpse:
        number = int(data)
        return Glimpse(case=replace(left[number], id=f"left-{number}"))

    return open_services(folder, cast("PackService", Guide()), lambda: NOW, peek=peek)


@contextmanager
def kept(made: list[Case], left: list[Case]) -> Iterator[Services]:
    """Cases as they are kept, each entry of a log with an id of its own; complaints unfinished."""
    with TemporaryDirectory() as folder:
        services = opened(Path(folder), left)
        for number in range(len(left)):
            services.sessions.save(f"left-{number}", str(number).encode())
        for number, case in enumerate(made):
            events = tuple(
                replace(event, id=f"{number}-{place}") for place, event in enumerate(case.events)
            )
            services.cases.create(replace(case, id=f"case-{number}", events=events))
        yield services
        services.close()


def listed_days(services: Services) -> dict[str, date]:
    """By case the day that the list names: every other view is held against it."""
    rows = services.cases.list(limit=99).rows
    return {row.case_id: row.next_day for row in rows if row.next_day is not None}


def assessed(left: list[Case]) -> dict[str, Assessment]:
    """What each complaint that is not finished would come to as a case."""
    pack = shipped_pack()
    return {
        f"left-{number}": assess(case, book_for(pack, case.marketplace), NOW)
        for number, case in enumerate(left)
    }


def days_left(left: list[Case]) -> dict[str, date]:
    """By complaint the first of the days by which to act for its windows."""
    return {
        name: max(
            NOW.date(),
            min(clock.plan_by for clock in found.windows if clock.plan_by is not None),
        )
        for name, found in assessed(left).items()
        if found.windows
    }


several = st.lists(one_case, min_size=1, max_size=4)
# A complaint that is being written has a log where its writer told what happened so far.
some_left = st.lists(one_case, max_size=3)
# Each example opens a database and waits for its disk.
some = settings(max_examples=60 if os.environ.get("MAKEGOOD_TEST_EFFORT") == "full" else 8)


@some
@given(made=several, left=some_left)
def test_everything_that_names_a_day_names_the_same(made: list[Case], left: list[Case]):
    with kept(made, left) as services:
        days = listed_days(services) | days_left(left)
        agenda = services.today.agenda(NOW, within=ENOUGH)
        listed = [each for each in (agenda.first, *agenda.due) if each is not None]
        # Today lists the going cases with a day and the complaints with a window, each once, on
        # the day the list names.
        assert len(listed) == len(days)
        assert {each.case_id: each.day for each in listed} == days
        assert {each.case_id for each in listed if each.unfinished} == set(days_left(left))
        assert {each.id for each in agenda.unfinished}.isdisjoint(days)
        late = [case_id for case_id, day in days.items() if day <= NOW.date()]
        # The badge, and what a notification may tell.
        assert services.today.due_now() == agenda.due_now == len(late)
        told: list[str] = []
        services.settings.change(reminder_hour=0)
        telling = services.notices.tell(lambda _title, text: not told.append(text), services.words)
        assert {thing.case_id for thing in telling.things} == set(late)
        assert telling.cases == len(late)
        assert (telling.outcome == "shown") == bool(late)
        # The calendar file: that day of every case, and every window that Today may show.
        starts = calendar_days(services)
        windows = {
            case_id: [clock.day for clock in services.cases.view(case_id).assessment.windows]
            for case_id in services.cases.ids()
        }
        windows |= {
            name: [clock.day for clock in found.windows] for name, found in assessed(left).items()
        }
        wanted = [*days.values(), *(day for found in windows.values() for day in found)]
        assert sorted(starts) == sorted(wanted)
        assert {run.case_id for run in agenda.running} <= set(days)
        for run in agenda.running:
            assert run.clock.day in windows[run.case_id]
        for due in listed:
            nearest = None if due.window is None else due.window.day
            assert nearest == min(windows[due.case_id], default=None)


@some
@given(made=several, left=some_left)
def test_what_stands_first_can_be_acted_on(made: list[Case], left: list[Case]):
    """A paused case stands first only where its window closes before every other's."""
    with kept(made, left) as services:
        agenda = services.today.agenda(NOW, within=ENOUGH)
        first, going = agenda.first, [each for each in agenda.due if each.status != "paused"]
        if first is not None and first.status == "paused" and going:
            assert first.window is not None
            for each in going:
                assert each.window is None or first.window.day < each.window.day


def calendar_days(services: Services) -> list[date]:
    """The days on which the calendar file has an entry."""
    parsed = vobject.readOne(services.calendar.file().data.decode())
    starts = [event.dtstart.value for event in getattr(parsed, "vevent_list", [])]
    return [
        start.astimezone(TALLINN).date() if isinstance(start, datetime) else start
        for start in starts
    ]


@some
@given(made=several)
def test_the_cache_is_never_a_source(made: list[Case]):
    with kept(made, []) as services:
        before = services.today.agenda(NOW), services.cases.list(limit=99)
        services.cases.index.clear()
        assert (services.today.agenda(NOW), services.cases.list(limit=99)) == before


@some
@given(made=several)
def test_no_list_waits_past_a_window(made: list[Case]):
    """Neither a pause nor a day of the user's own hides the day by which to act."""
    with kept(made, []) as services:
        for case_id, day in listed_days(services).items():
            windows = services.cases.view(case_id).assessment.windows
            assert all(day <= max(clock.plan_by or clock.day, NOW.date()) for clock in windows)


@some
@given(made=several)
def test_a_closed_case_reminds_nowhere(made: list[Case]):
    with kept(made, []) as services:
        for case_id in services.cases.ids():
            services.cases.give_up(case_id)
        agenda = services.today.agenda(NOW, within=ENOUGH)
        assert (agenda.first, agenda.due, agenda.running) == (None, (), ())
        assert services.today.due_now() == 0
        assert calendar_days(services) == []


@some
@given(made=several, left=some_left, within=st.integers(0, 400))
def test_the_command_line_prints_todays_list(made: list[Case], left: list[Case], within: int):
    with kept(made, left) as services:
        last = NOW.date() + timedelta(days=within)
        days = listed_days(services) | days_left(left)
        wanted = {case_id: day for case_id, day in days.items() if day <= last}
        program = Program(
            version="",
            clock=lambda: NOW,
            source=Path,
            packs=lambda _folder=None: cast("PackService", Guide()),
            services=lambda folder, _language: opened(folder or services.data_dir, left),
            data_dir=lambda: services.data_dir,
        )
        out = io.StringIO()
        with redirect_stdout(out):
            assert run(["due", "--within", str(within), "--json"], program) == 0
        printed = json.loads(out.getvalue())["due"]
        assert {each["case"]: date.fromisoformat(each["date"]) for each in printed} == wanted
        assert {each["case"] for each in printed if each["unfinished"]} <= set(days_left(left))
        agenda = services.today.agenda(NOW, within=timedelta(days=within))
        shown = [each for each in (agenda.first, *agenda.due) if each is not None]
        assert [each["case"] for each in printed] == [
            each.case_id for each in shown if each.day <= last
        ]
