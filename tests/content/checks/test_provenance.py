from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest
from tests.content.small_pack import edited, found, write_pack

from makegood.content.checks.running import run_checks
from makegood.content.source import load_source

RULES = "rules/shop.yaml"


# In Kiritimati (UTC+14) it is midnight when it is 10:00 of the day before in Greenwich, and 23:00
# of the day before that in Pago Pago (UTC-11).
@pytest.mark.parametrize(
    ("now", "checked_on", "refused"),
    [
        ("2026-11-22T09:59:59+00:00", "2026-11-22", False),
        ("2026-11-22T09:59:59+00:00", "2026-11-23", True),
        ("2026-11-22T10:00:00+00:00", "2026-11-23", False),
        ("2026-11-22T10:00:00+00:00", "2026-11-24", True),
        # Two days ahead of the day where the data are checked.
        ("2026-11-21T22:59:59-11:00", "2026-11-23", True),
        ("2026-11-21T23:00:00-11:00", "2026-11-23", False),
        ("2026-11-21T23:00:00-11:00", "2026-11-24", True),
        # Nobody is ahead of those who live furthest east.
        ("2026-11-22T00:00:00+14:00", "2026-11-22", False),
        ("2026-11-22T23:59:59+14:00", "2026-11-23", True),
        ("2026-12-31T23:59:59+14:00", "2027-01-01", True),
    ],
)
def test_the_day_of_a_check_has_begun_somewhere_on_earth(
    tmp_path: Path, now: str, checked_on: str, refused: bool
) -> None:
    source = load_source(write_pack(tmp_path, edited(RULES, "on: 2026-11-01", f"on: {checked_on}")))
    run_checks(source, datetime.fromisoformat(now))
    assert bool(found(source, "checked_in_future")) == refused


def test_age_is_counted_from_the_day_where_the_data_are_checked(tmp_path: Path) -> None:
    folder = write_pack(tmp_path, edited(RULES, "on: 2026-11-01", "on: 2025-11-22"))
    last, over = (load_source(folder) for _ in range(2))
    run_checks(last, datetime.fromisoformat("2026-11-21T23:30:00-11:00"))
    run_checks(over, datetime.fromisoformat("2026-11-22T00:00:00-11:00"))
    assert not found(last, "checked_long_ago")
    assert [problem.file for problem in found(over, "checked_long_ago")] == [RULES]
