"""Cases go in and come out the same; what was sent stays."""

from __future__ import annotations

import shutil
import sqlite3
from datetime import date, datetime
from pathlib import Path

import pytest
from msgspec.structs import replace
from tests.storage.samples import AT, FULL

from makegood.domain.case import Event
from makegood.domain.when import When
from makegood.storage.cases import CaseStore, UnknownCaseError
from makegood.storage.database import FILE_NAME, Database

OLD_FILES = Path(__file__).parent.parent / "_files" / "databases"


@pytest.fixture
def store(database: Database) -> CaseStore:
    return CaseStore(database)


def test_a_case_comes_back_as_it_went_in(store: CaseStore):
    store.add(FULL, AT)
    assert store.load("case-1") == FULL
    assert store.ids() == ("case-1",)
    assert store.created_at("case-1") == AT


def test_an_id_is_used_once(store: CaseStore):
    store.add(FULL, AT)
    with pytest.raises(ValueError, match="case-1"):
        store.add(FULL, AT)


def test_change_leaves_the_log_alone(store: CaseStore, now: datetime):
    store.add(FULL, AT)
    changed = replace(FULL, title="New", facts={}, orders=(), details=(), page_dates=())
    store.change(replace(changed, events=()), now)
    assert store.load("case-1") == changed
    assert store.revision("case-1") == 2
    assert store.changed_at("case-1") == now


def test_log_grows_and_entries_can_be_undone(store: CaseStore, now: datetime):
    store.add(FULL, AT)
    note = Event(id="e4", kind="note", at=When(date(2026, 11, 22)), text="hm")
    store.add_event("case-1", note, now)
    store.set_undone("case-1", "e2", True, now)
    events = store.load("case-1").events
    assert [(event.id, event.undone) for event in events] == [
        ("e1", False),
        ("e2", True),
        ("e3", True),
        ("e4", False),
    ]
    assert store.revision("case-1") == 3


def test_unknown_cases(store: CaseStore, now: datetime):
    for act in (
        lambda: store.load("x"),
        lambda: store.change(replace(FULL, id="x"), now),
        lambda: store.delete("x"),
        lambda: store.revision("x"),
        lambda: store.set_undone("x", "e", True, now),
    ):
        with pytest.raises(UnknownCaseError):
            act()


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE sent_messages SET body = 'other'",
        "UPDATE sent_messages SET subject = 'other'",
        "DELETE FROM sent_messages",
        "UPDATE sent_attachments SET sha256 = 'x'",
        "DELETE FROM sent_attachments",
        "UPDATE events SET day = '2026-01-01' WHERE id = 'e1'",
        "UPDATE events SET text = 'other' WHERE id = 'e2'",
        "DELETE FROM events WHERE id = 'e1'",
    ],
)
def test_what_was_sent_cannot_be_changed(store: CaseStore, database: Database, statement: str):
    store.add(FULL, AT)
    with pytest.raises(sqlite3.IntegrityError), database.write() as db:
        db.run(statement)
    assert store.load("case-1") == FULL


def test_deleting_a_case_takes_everything(store: CaseStore, database: Database):
    store.add(FULL, AT)
    store.delete("case-1")
    for table in ("facts", "orders", "items", "events", "sent_messages", "party_references"):
        assert database.scalar(f"SELECT count(*) FROM {table}") == 0


def test_references_by_party(store: CaseStore, now: datetime):
    store.add(FULL, AT)
    answer = Event(
        id="e5", kind="received", at=When(date(2026, 11, 21)), party="platform", reference="P-9"
    )
    store.add_event("case-1", answer, now)
    assert store.references("case-1") == {"seller": ("T-77",), "platform": ("P-9",)}
    store.set_undone("case-1", "e5", True, now)
    assert store.references("case-1") == {"seller": ("T-77",)}


def test_recent_marketplaces(store: CaseStore, now: datetime):
    store.add(FULL, AT)
    store.add(replace(FULL, id="case-2", marketplace="souk", events=()), now)
    assert store.marketplaces_by_use() == ("souk", "bazaar")


def test_a_database_of_the_first_version_still_opens(folder: Path, now: datetime):
    folder.mkdir()
    shutil.copy(OLD_FILES / "v1.sqlite3", folder / FILE_NAME)
    database = Database.open(folder, now)
    assert CaseStore(database).load("case-1") == FULL
    database.close()
