"""Reminders in the window: the look each minute, the banner, across midnight and sleep."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from tests.conftest import TALLINN, FixedClock
from tests.ui.window_kit import window

from makegood.services.bundle import Services
from makegood.storage.errors import DiskFullError
from makegood.ui.shell.reminder import Reminder
from makegood.ui.shell.window import MainWindow

EARLY = datetime(2026, 11, 24, 8, 59, tzinfo=TALLINN)


def reminder_of(
    shown: MainWindow, services: Services, told: list[tuple[str, str]], *, there: bool = True
) -> Reminder:
    def show(title: str, text: str) -> bool:
        if there:
            told.append((title, text))
        return there

    reminder = Reminder(services, show, lambda: False, shown)
    reminder.reminded.connect(shown._remind)
    return reminder


def test_once_a_day_from_the_hour_on(qtbot: QtBot, tmp_path: Path):
    clock = FixedClock(EARLY)
    told: list[tuple[str, str]] = []
    with window(tmp_path, qtbot, clock) as (shown, services):
        reminder = reminder_of(shown, services, told)
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
    told: list[tuple[str, str]] = []
    with window(tmp_path, qtbot, demo=False) as (shown, services):
        assert not reminder_of(shown, services, told).look()
        assert shown.banner.isHidden()
    assert told == []


def test_a_sleep_over_the_hour_is_told_together(qtbot: QtBot, tmp_path: Path):
    clock = FixedClock(EARLY)
    told: list[tuple[str, str]] = []
    with window(tmp_path, qtbot, clock) as (shown, services):
        services.settings.change(reminder_details=True)
        reminder = reminder_of(shown, services, told)
        assert not reminder.look()
        clock.advance(days=2, hours=5)  # the lid was shut
        assert reminder.look()
        assert not reminder.look()
    assert len(told) == 1
    assert told[0][1].splitlines()[0].endswith("cases have something to do.")


def test_the_banner_on_other_pages(qtbot: QtBot, tmp_path: Path):
    clock = FixedClock(EARLY)
    with window(tmp_path, qtbot, clock) as (shown, services):
        reminder = reminder_of(shown, services, [])
        shown.go("cases")
        clock.advance(minutes=1)
        reminder.look()
        assert shown.banner.isVisible()
        assert shown.banner.words.text() == "2 cases have something to do."
        qtbot.mouseClick(shown.banner.go, Qt.MouseButton.LeftButton)
        assert shown.current_page == "today"
        assert shown.banner.isHidden()
        shown.go("cases")
        clock.advance(days=1)
        reminder.look()
        assert shown.banner.isVisible()
        shown.banner.shut.setFocus()
        qtbot.keyClick(shown.banner.shut, Qt.Key.Key_Space)
        assert shown.banner.isHidden()
        assert QApplication.focusWidget() is not shown.banner.shut
        assert shown.current_page == "cases"


def test_today_needs_no_banner(qtbot: QtBot, tmp_path: Path):
    clock = FixedClock(EARLY)
    with window(tmp_path, qtbot, clock) as (shown, services):
        clock.advance(minutes=1)
        assert reminder_of(shown, services, []).look()
        assert shown.banner.isHidden()


def test_a_deaf_desktop_marks_the_window(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    clock = FixedClock(EARLY)
    marked: list[object] = []
    monkeypatch.setattr(QApplication, "alert", marked.append)
    with window(tmp_path, qtbot, clock) as (shown, services):
        shown.go("cases")
        reminder = reminder_of(shown, services, [], there=False)
        clock.advance(minutes=1)
        assert reminder.look()
        assert marked == [shown]
        assert shown.banner.isVisible()
        assert not reminder.look()


def test_trouble_with_the_files_is_left_to_the_pages(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    def full(*_args: object, **_kwargs: object) -> None:
        raise DiskFullError

    with window(tmp_path, qtbot) as (shown, services):
        monkeypatch.setattr(services.notices, "tell", full)
        assert not reminder_of(shown, services, []).look()


def test_lists_that_are_being_made_again_are_not_believed(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    clock = FixedClock(EARLY)
    with window(tmp_path, qtbot, clock) as (shown, services):
        reminder = reminder_of(shown, services, [])
        clock.advance(minutes=1)
        with monkeypatch.context() as patch:
            patch.setattr(type(services.cases), "behind", True)
            assert not reminder.look()
        assert reminder.look()


def test_f6_reaches_the_banner(qtbot: QtBot, tmp_path: Path):
    with window(tmp_path, qtbot) as (shown, _services):
        shown.go("cases")
        shown.banner.remind(2)
        shown.activateWindow()
        shown._keys.next_region()
        assert QApplication.focusWidget() is shown.banner.go
        shown._keys.next_region()
        assert shown.rail.isAncestorOf(QApplication.focusWidget())
