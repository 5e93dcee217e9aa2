"""Opening, migrating, refusing."""

from __future__ import annotations

import sqlite3
import stat
import threading
from datetime import datetime
from pathlib import Path

import pytest

from makegood.storage.database import COPIES, FILE_NAME, Database, checked_database
from makegood.storage.errors import (
    CorruptError,
    LockedError,
    NewerDatabaseError,
    NotOurDatabaseError,
)
from makegood.storage.migrations import MIGRATIONS

STEP = "CREATE TABLE later (id INTEGER PRIMARY KEY);\nINSERT INTO later VALUES (7);"
BROKEN = "CREATE TABLE half (id INTEGER PRIMARY KEY);\nINSERT INTO nowhere VALUES (1);"


def test_only_the_owner_can_read_it(database: Database, folder: Path):
    with database.write() as db:
        db.run("INSERT INTO settings VALUES ('a', '1')")
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    files = sorted(folder.iterdir())
    assert [file.name for file in files] == [FILE_NAME, f"{FILE_NAME}-shm", f"{FILE_NAME}-wal"]
    assert {stat.S_IMODE(file.stat().st_mode) for file in files} == {0o600}


def test_pragmas(database: Database):
    assert database.scalar("PRAGMA journal_mode") == "wal"
    assert database.scalar("PRAGMA synchronous") == 2
    assert database.scalar("PRAGMA foreign_keys") == 1
    assert database.scalar("PRAGMA busy_timeout") == 5000
    assert database.version == len(MIGRATIONS)


def test_a_migration_takes_a_copy_first(folder: Path, now: datetime):
    Database.open(folder, now, MIGRATIONS).close()
    later = Database.open(folder, now, (*MIGRATIONS, STEP))
    assert later.version == len(MIGRATIONS) + 1
    assert later.scalar("SELECT id FROM later") == 7
    later.close()
    copies = list((folder / COPIES).iterdir())
    assert [copy.name for copy in copies] == [
        f"before-update-20261122-100000-v{len(MIGRATIONS)}.sqlite3"
    ]
    assert checked_database(copies[0]) == len(MIGRATIONS)
    assert stat.S_IMODE(copies[0].stat().st_mode) == 0o600


def test_a_step_that_fails_leaves_nothing_behind(folder: Path, now: datetime):
    Database.open(folder, now, MIGRATIONS).close()
    with pytest.raises(sqlite3.OperationalError):
        Database.open(folder, now, (*MIGRATIONS, BROKEN))
    again = Database.open(folder, now, MIGRATIONS)
    assert again.version == len(MIGRATIONS)
    assert again.scalar("SELECT 1 FROM sqlite_master WHERE name = 'half'") is None
    again.close()


def test_a_newer_database_is_refused_and_untouched(folder: Path, now: datetime):
    Database.open(folder, now, (*MIGRATIONS, STEP)).close()
    before = (folder / FILE_NAME).read_bytes()
    with pytest.raises(NewerDatabaseError) as refused:
        Database.open(folder, now, MIGRATIONS)
    assert refused.value.text.id == "app_cases.storage.newer"
    assert (folder / FILE_NAME).read_bytes() == before
    assert not (folder / COPIES).exists()


def test_what_is_no_database_is_called_so(folder: Path, now: datetime):
    folder.mkdir()
    (folder / FILE_NAME).write_bytes(b"not a database at all, just words " * 40)
    with pytest.raises(CorruptError):
        Database.open(folder, now)


def test_somebody_elses_database_is_left_alone(folder: Path, now: datetime):
    folder.mkdir()
    other = sqlite3.connect(folder / FILE_NAME)
    other.execute("PRAGMA application_id = 5")
    other.execute("PRAGMA user_version = 1")
    other.execute("CREATE TABLE theirs (id)")
    other.commit()
    other.close()
    with pytest.raises(NotOurDatabaseError):
        Database.open(folder, now)


def test_a_transaction_is_whole_or_nothing(database: Database):
    def broken_off() -> None:
        with database.write() as db:
            db.run("INSERT INTO settings VALUES ('a', '1')")
            with db.write() as inner:
                inner.run("INSERT INTO settings VALUES ('b', '1')")
            raise RuntimeError

    with pytest.raises(RuntimeError):
        broken_off()
    assert database.rows("SELECT * FROM settings") == []


def test_a_second_writer_is_told(folder: Path, now: datetime, database: Database):
    other = Database.open(folder, now)
    other.rows("PRAGMA busy_timeout = 1")
    with database.write() as db:
        db.run("INSERT INTO settings VALUES ('a', '1')")
        with pytest.raises(LockedError), other.write():
            pass
    other.close()


def test_threads_take_turns(database: Database):
    def add(number: int) -> None:
        for each in range(20):
            with database.write() as db:
                db.run("INSERT INTO settings VALUES (?, '1')", (f"{number}-{each}",))

    threads = [threading.Thread(target=add, args=(number,)) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert database.scalar("SELECT count(*) FROM settings") == 80


def test_a_damaged_copy_is_noticed(folder: Path, now: datetime, tmp_path: Path):
    opened = Database.open(folder, now)
    copy = tmp_path / "copy.sqlite3"
    opened.copy_to(copy)
    opened.close()
    assert checked_database(copy) == len(MIGRATIONS)
    data = bytearray(copy.read_bytes())
    data[4096 : 3 * 4096] = bytes(2 * 4096)
    copy.write_bytes(bytes(data))
    with pytest.raises(CorruptError):
        checked_database(copy)
