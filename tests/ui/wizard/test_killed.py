"""The program is killed at any moment, and the next start goes on where it was."""

from __future__ import annotations

import subprocess
import sys
import time
from datetime import datetime
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import pytest

from makegood.flow.session import Session, from_bytes

if TYPE_CHECKING:
    from makegood.services.packs import PackService

KILLS = 20
SLACK = 1.0
"""Seconds after which typing must be on the disk even on a machine that has no time for us.

The quarter of a second itself is held by `test_first_pages`, where nothing else runs.
"""
DRIVER = Path(__file__).with_name("driver.py")
TYPED_STEPS = ("problem", "order")


def line_of(text: str) -> tuple[int, float, Session]:
    number, at, session = text.rstrip("\n").split("\t")
    return int(number), float(at), from_bytes(session.encode())


def start(folder: Path, guide: Path, first: int, session: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, str(DRIVER), str(folder), str(guide), str(first), session],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def stored(folder: Path) -> Session:
    """The one unfinished complaint, as the next start would find it."""
    from makegood.storage.database import Database
    from makegood.storage.sessions import SessionStore

    database = Database.open(folder, datetime(2026, 11, 22, 10, tzinfo=ZoneInfo("UTC")))
    try:
        [found] = SessionStore(database).load_all()
        return from_bytes(found.data)
    finally:
        database.close()


def same(one: Session, other: Session) -> bool:
    return (one.step, one.visited, one.answers) == (other.step, other.visited, other.answers)


@pytest.fixture
def guide_file(guide: PackService) -> Path:
    from makegood import paths

    return paths.CHECKOUT_DIR / "build" / "tests" / paths.COMPILED_PACK_NAME


@pytest.mark.timeout(400)
def test_killed_at_twenty_moments_nothing_confirmed_is_lost(tmp_path, guide_file):
    whole = start(tmp_path / "whole", guide_file, 0, "-")
    output, errors = whole.communicate(timeout=120)
    assert whole.returncode == 0, errors
    reference = [line_of(line) for line in output.splitlines()]
    states = [session for _, _, session in reference]
    assert states[-1].step == "next"

    random = Random(20261122)
    folder, first, session_id = tmp_path / "killed", 0, "-"
    for _ in range(KILLS):
        process = start(folder, guide_file, first, session_id)
        assert process.stdout is not None
        most = max(1, (len(states) - first) // KILLS)
        seen: list[tuple[int, float, Session]] = []
        for _ in range(random.randint(1, 2 * most + 2)):
            line = process.stdout.readline()
            if not line:
                break
            seen.append(line_of(line))
        process.kill()
        killed = time.monotonic()
        rest, _ = process.communicate()
        seen += [line_of(line) for line in rest.splitlines() if line.count("\t") == 2]
        assert seen, "the program did not start"
        found = stored(folder)
        places = [n for n, state in enumerate(states) if same(state, found)]
        assert places, f"on disk is a state that nobody was in: {found}"
        surely = [
            number
            for number, at, state in seen
            if killed - at > SLACK or is_confirmed(states, number)
        ]
        assert places[-1] >= max(surely, default=first - 1)
        first, session_id = places[-1] + 1, found.id
        if first >= len(states):
            break

    last = start(folder, guide_file, first, session_id)
    _, errors = last.communicate(timeout=120)
    assert last.returncode == 0, errors
    assert same(stored(folder), states[-1])


def is_confirmed(states: list[Session], number: int) -> bool:
    """Whether an act was more than a key pressed in a field."""
    if number == 0:
        return True
    before, after = states[number - 1], states[number]
    if before.step != after.step:
        return True
    ignoring = {"words", "facts"}
    return any(
        getattr(before.answers, name) != getattr(after.answers, name)
        for name in before.answers.__struct_fields__
        if name not in ignoring
    )
