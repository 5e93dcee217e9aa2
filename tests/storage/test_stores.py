"""Sessions, drafts, settings, proof and errors."""

from __future__ import annotations

import errno
import sqlite3
import stat
import subprocess
import sys
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from tests.storage.samples import AT, FULL
from tests.stored import drafts_of

from makegood.storage.cases import CaseStore
from makegood.storage.database import Database
from makegood.storage.drafts import DraftStore
from makegood.storage.errors import DiskFullError, ReadOnlyError, StorageError, world_error
from makegood.storage.evidence import EvidenceStore
from makegood.storage.migrations import MIGRATIONS
from makegood.storage.sessions import SessionStore, StoredSession
from makegood.storage.settings import SettingStore
from makegood.storage.steps import StepStore


def test_sessions(database: Database, now: datetime):
    sessions = SessionStore(database)
    sessions.save("a", b"one", now)
    sessions.save("b", b"two", now + timedelta(seconds=1))
    sessions.save("a", b"three", now + timedelta(seconds=2))
    assert [(found.id, found.data) for found in sessions.load_all()] == [
        ("a", b"three"),
        ("b", b"two"),
    ]
    assert sessions.load("b") == StoredSession("b", b"two", now + timedelta(seconds=1))
    sessions.delete("a")
    sessions.delete("a")
    assert sessions.load("a") is None


def test_a_session_survives_a_kill(folder: Path, now: datetime):
    program = (
        "import os, sys, signal, pathlib\n"
        "from datetime import datetime\n"
        "from makegood.storage.database import Database\n"
        "from makegood.storage.sessions import SessionStore\n"
        "now = datetime.fromisoformat(sys.argv[2])\n"
        "SessionStore(Database.open(pathlib.Path(sys.argv[1]), now)).save('s', b'typed', now)\n"
        "os.kill(os.getpid(), signal.SIGKILL)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, str(folder), now.isoformat()], check=False, timeout=60
    )
    assert done.returncode == -9
    database = Database.open(folder, now)
    assert [found.data for found in SessionStore(database).load_all()] == [b"typed"]
    database.close()


def test_drafts_are_kept_apart(database: Database, now: datetime):
    CaseStore(database).add(FULL, AT)
    drafts = DraftStore(database)
    drafts.save("case-1", "first", "seller", b"to the seller", now)
    drafts.save("case-1", "first", "platform", b"to the shop", now + timedelta(seconds=1))
    drafts.save("case-1", "first", "seller", b"better", now + timedelta(seconds=2))
    assert drafts.load("case-1", "first", "seller") == b"better"
    assert drafts.load("case-1", "first", "platform") == b"to the shop"
    assert drafts.load("case-1", "reminder", "seller") is None
    assert drafts_of(database, "case-1") == {("first", "seller"), ("first", "platform")}
    drafts.delete("case-1", "first", "seller")
    assert drafts_of(database, "case-1") == {("first", "platform")}


def test_ticked_steps_leave_the_drafts_where_they_stood(folder: Path, now: datetime):
    older = Database.open(folder, now, MIGRATIONS[:2])
    CaseStore(older).add(FULL, AT)
    drafts = DraftStore(older)
    drafts.save("case-1", "steps", "form", b"[3,0]", now)
    drafts.save("case-1", "steps", "phone", b"?", now)
    drafts.save("case-1", "first", "seller", b"{}", now)
    older.close()
    database = Database.open(folder, now)
    steps = StepStore(database)
    assert steps.ticked("case-1", "form") == (0, 3)
    assert steps.ticked("case-1", "phone") == ()
    assert drafts_of(database, "case-1") == {("first", "seller")}
    database.close()


def test_settings(database: Database):
    settings = SettingStore(database)
    settings.put({"country": "EE", "text_size": 150, "less_motion": True})
    assert settings.all() == {"country": "EE", "text_size": 150, "less_motion": True}
    settings.put({"country": None})
    assert settings.get("country") is None
    assert settings.get("less_motion") is True
    with database.write() as db:
        db.run("UPDATE settings SET value = '{broken' WHERE name = 'text_size'")
    assert settings.get("text_size") is None


def test_proof_is_copied_once_and_goes_with_the_last_case(
    database: Database, folder: Path, tmp_path: Path, now: datetime
):
    store = CaseStore(database)
    store.add(FULL, AT)
    picture = tmp_path / "photo.jpg"
    picture.write_bytes(b"picture")
    proof = EvidenceStore(database, folder)
    first = proof.add("case-1", "p1", picture, "photo_item", now)
    second = proof.add("case-1", "p2", picture, "", now + timedelta(seconds=1))
    picture.unlink()
    assert proof.path(first).read_bytes() == b"picture"
    assert stat.S_IMODE(proof.path(first).stat().st_mode) == 0o600
    assert proof.of_case("case-1") == (first, second)
    proof.remove("case-1", "p1")
    assert proof.path(first).exists()
    proof.remove("case-1", "p2")
    assert not proof.path(first).exists()


def test_proof_that_is_not_there(database: Database, folder: Path, tmp_path: Path, now: datetime):
    CaseStore(database).add(FULL, AT)
    with pytest.raises(StorageError):
        EvidenceStore(database, folder).add("case-1", "p", tmp_path / "gone.jpg", "", now)
    assert EvidenceStore(database, folder).of_case("case-1") == ()


def test_the_worlds_troubles_are_told_from_ours(tmp_path: Path):
    assert isinstance(world_error(OSError(errno.ENOSPC, "full")), DiskFullError)
    assert isinstance(world_error(OSError(errno.EROFS, "read only")), ReadOnlyError)
    connection = sqlite3.connect(tmp_path / "full.db")
    connection.execute("CREATE TABLE t (a)")
    connection.execute("PRAGMA max_page_count = 3")
    with pytest.raises(sqlite3.OperationalError) as full:
        connection.execute("INSERT INTO t VALUES (zeroblob(100000))")
    assert isinstance(world_error(full.value), DiskFullError)
    with pytest.raises(sqlite3.OperationalError) as ours:
        connection.execute("SELECT nonsense")
    assert world_error(ours.value) is None
    connection.close()
