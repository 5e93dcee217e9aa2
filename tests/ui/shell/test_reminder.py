"""One reminder a day, not before its hour, and no names unless allowed."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from pytestqt.qtbot import QtBot
from tests.conftest import TALLINN, FixedClock
from tests.ui.window_kit import window

from makegood.ui.shell.reminder import Reminder


def test_once_a_day_from_the_hour_on(qtbot: QtBot, tmp_path: Path):
    clock = FixedClock(datetime(2026, 11, 24, 8, 59, tzinfo=TALLINN))
    told: list[tuple[str, str]] = []
    with window(tmp_path, qtbot, clock) as (shown, services):

        def notify(title: str, text: str) -> bool:
            told.append((title, text))
            return True

        reminder = Reminder(services, shown.phrases, notify)
        assert not reminder.look()
        clock.advance(minutes=1)
        assert reminder.look()
        assert not reminder.look()
        assert [title for title, _ in told] == ["Makegood: a reminder"]
        assert "earbuds" not in told[0][1]
        clock.advance(days=1)
        services.settings.change(reminder_details=True)
        assert reminder.look()
        assert "Wireless earbuds" in told[1][1]


def test_nothing_due_nothing_said(qtbot: QtBot, tmp_path: Path):
    told: list[str] = []
    with window(tmp_path, qtbot, demo=False) as (shown, services):
        reminder = Reminder(services, shown.phrases, lambda title, text: bool(told.append(text)))
        assert not reminder.look()
    assert told == []
