"""What was told on which day, kept between runs."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from makegood.storage.database import Database
from makegood.storage.told import Told, ToldStore

DAY = date(2026, 11, 22)


def test_claimed_once(database: Database):
    store = ToldStore(database)
    seen: list[Told] = []

    def choose(told: Told) -> tuple[str, ...]:
        seen.append(told)
        return ("a", "b")

    assert store.claim(DAY, choose) == ("a", "b")
    assert seen == [Told()]
    assert store.read() == Told({"a": DAY, "b": DAY}, DAY)


def test_released_things_were_not_told(database: Database):
    store = ToldStore(database)
    store.claim(DAY, lambda _: ("a", "b"))
    store.release(("a",))
    assert store.read() == Told({"b": DAY}, DAY)


def test_old_records_go(database: Database):
    store = ToldStore(database)
    store.claim(DAY, lambda _: ("a",))
    store.claim(DAY + timedelta(days=1), lambda _: ("b",))
    assert set(store.read().things) == {"a", "b"}
    store.claim(DAY + timedelta(days=2), lambda _: ())
    assert set(store.read().things) == {"b"}


@pytest.mark.parametrize("value", ["", "[]", '{"things": 3}', '{"things": {"a": "soon"}}', "1"])
def test_a_record_that_cannot_be_read_is_none(database: Database, value: str):
    with database.write():
        database.run("INSERT INTO settings VALUES ('reminders.told', ?)", (value,))
    assert ToldStore(database).read() == Told()


def test_a_choice_that_fails_writes_nothing(database: Database):
    store = ToldStore(database)

    def choose(told: Told) -> tuple[str, ...]:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        store.claim(DAY, choose)
    assert store.read() == Told()
