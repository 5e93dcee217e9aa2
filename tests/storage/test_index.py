"""Lists are filtered, sorted and searched in SQL, and rows know when they no longer hold."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal

import pytest
from msgspec.structs import replace as changed
from tests.storage.samples import AT, FULL

from makegood.domain.money import Money
from makegood.domain.text import say
from makegood.storage.cases import CaseStore
from makegood.storage.database import Database
from makegood.storage.index import CaseIndex, IndexRow

TODAY = date(2026, 11, 22)
ROW = IndexRow(
    case_id="a",
    title="Ärger",
    marketplace="bazaar",
    status="waiting",
    bucket="waiting",
    next_day=date(2026, 11, 25),
    next_action=say("x.y", day=date(2026, 11, 25), sum=Money(Decimal("1.10"), "EUR"), n=say("z")),
    window_day=date(2026, 12, 1),
    owed=(Money(Decimal("10.50"), "EUR"),),
    revision=1,
    pack="p1",
    derived_on=TODAY,
    valid_until=date(2026, 11, 25),
    changed_at="2026-11-20T10:00:00+02:00",
)
ROWS = (
    ROW,
    replace(
        ROW,
        case_id="b",
        title="zebra",
        status="overdue",
        bucket="overdue",
        next_day=date(2026, 11, 20),
        window_day=None,
        changed_at="2026-11-21T10:00:00+02:00",
    ),
    replace(
        ROW,
        case_id="c",
        title="Book",
        status="solved",
        bucket="closed",
        next_day=None,
        next_action=None,
        owed=(),
        marketplace="souk",
        changed_at="2026-11-19T10:00:00+02:00",
    ),
    replace(ROW, case_id="d", title="apple", bucket="open", status="open", next_day=None),
)
WORDS = {"a": "Ärger Κόκκινο φόρεμα", "b": "zebra ёлка", "c": "Book قَلَم", "d": "apple A-1"}


@pytest.fixture
def index(database: Database) -> CaseIndex:
    store, index = CaseStore(database), CaseIndex(database)
    for row in ROWS:
        store.add(changed(FULL, id=row.case_id, events=()), AT)
        index.put(row, WORDS[row.case_id])
    return index


def ids(rows: tuple[IndexRow, ...]) -> str:
    return "".join(row.case_id for row in rows)


def test_a_row_comes_back(index: CaseIndex):
    assert index.row("a") == ROW
    assert index.row("x") is None


@pytest.mark.parametrize(
    ("sort", "backwards", "order"),
    [
        ("next", False, "badc"),
        ("next", True, "abdc"),
        ("changed", False, "badc"),
        ("changed", True, "cadb"),
        ("title", False, "dacb"),
        ("title", True, "bcad"),
        ("marketplace", False, "dabc"),
    ],
)
def test_orders(index: CaseIndex, sort: str, backwards: bool, order: str):
    assert ids(index.page(sort=sort, backwards=backwards)) == order  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("only", "found"),
    [("all", 4), ("open", 3), ("waiting", 1), ("overdue", 1), ("closed", 1)],
)
def test_filters(index: CaseIndex, only: str, found: int):
    assert index.count(only=only) == found  # type: ignore[arg-type]
    assert len(index.page(only=only)) == found  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("arger", "a"),
        ("κοκκινο", "a"),
        ("ΦΌΡΕΜΑ κόκ", "a"),
        ("елка", "b"),
        ("قلم", "c"),
        ("a-1", "d"),
        ("app", "d"),
        ("nothing", ""),
        ("***", ""),
        ('"', ""),
        ("", "badc"),
    ],
)
def test_search(index: CaseIndex, query: str, found: str):
    assert ids(index.page(query=query)) == found


def test_pages(index: CaseIndex):
    assert ids(index.page(offset=1, limit=2)) == "ad"


def test_due_without_those_left_alone(index: CaseIndex):
    index.put(replace(ROW, case_id="d", status="paused", next_day=TODAY), "")
    until = date(2026, 11, 30)
    assert ids(index.due(TODAY, until)) == "dba"
    assert ids(index.due(TODAY, until, paused=False)) == "ba"


def test_of_what_is_due_by_today_what_may_be_lost_first_stands_first(index: CaseIndex):
    """ "b" was due on the 20th and has no window; "d" is due today and its window ends."""
    index.put(replace(ROW, case_id="d", next_day=TODAY, window_day=date(2026, 12, 1)), "")
    assert ids(index.due(TODAY, TODAY)) == "db"
    assert ids(index.due(date(2026, 11, 20), TODAY)) == "bd"
    assert ids(index.due(TODAY, TODAY, 1)) == "d"


def test_due_and_windows(index: CaseIndex):
    assert ids(index.due(TODAY, TODAY, 9)) == "b"
    assert ids(index.due(TODAY, date(2026, 11, 30), 9)) == "ba"
    assert index.count_due(TODAY) == 1
    assert index.next_after(TODAY) == date(2026, 11, 25)
    assert index.next_after(date(2026, 11, 25)) is None
    assert ids(index.windows(9)) == "ad"
    assert index.owed() == (Money(Decimal("31.50"), "EUR"),)


def test_rows_that_hold_are_left_alone(index: CaseIndex, database: Database, now: datetime):
    assert index.stale(TODAY, "p1") == ()
    assert set(index.stale(TODAY, "p2")) == set("abcd")
    assert set(index.stale(date(2026, 11, 25), "p1")) == set("abcd")
    assert set(index.stale(date(2026, 11, 21), "p1")) == set("abcd")
    CaseStore(database).change(changed(FULL, id="b"), now)
    assert index.stale(TODAY, "p1") == ("b",)
    index.forget(["a"])
    assert set(index.stale(TODAY, "p1")) == {"a", "b"}
    index.clear()
    assert set(index.stale(TODAY, "p1")) == set("abcd")
    assert index.page(query="zebra") == ()
