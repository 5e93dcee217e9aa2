"""A new day is noticed at midnight, after a sleep, and in another time zone."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from tests.conftest import TALLINN

from makegood.ui.shell.day_watch import DayWatch

EVENING = datetime(2026, 11, 24, 23, 59, tzinfo=TALLINN)


class Traveller:
    """A clock whose zone may change."""

    def __init__(self) -> None:
        self.now = EVENING

    def __call__(self) -> datetime:
        return self.now

    def fly_to(self, zone: str) -> None:
        self.now = self.now.astimezone(ZoneInfo(zone))

    def wait(self, **parts: float) -> None:
        zone = self.now.tzinfo
        self.now = (self.now.astimezone(UTC) + timedelta(**parts)).astimezone(zone)


@pytest.fixture
def clock() -> Traveller:
    return Traveller()


@pytest.fixture
def watch(qtbot: QtBot, clock: Traveller) -> Iterator[tuple[DayWatch, list[str]]]:
    turned: list[str] = []
    watch = DayWatch(clock)
    watch.turned.connect(lambda: turned.append(clock.now.isoformat()))
    yield watch, turned
    watch.stop()


def test_midnight(clock: Traveller, watch: tuple[DayWatch, list[str]]):
    days, turned = watch
    days.look()
    assert turned == []
    clock.wait(minutes=1)
    days.look()
    days.look()
    assert turned == ["2026-11-25T00:00:00+02:00"]


def test_a_sleep_of_days_turns_once(
    clock: Traveller, watch: tuple[DayWatch, list[str]], qapp: QApplication
):
    _days, turned = watch
    clock.wait(days=3)
    # Whoever opens the lid brings the program to the front before any timer runs.
    QApplication.sendEvent(qapp, QEvent(QEvent.Type.ApplicationActivate))
    QApplication.sendEvent(qapp, QEvent(QEvent.Type.ApplicationActivate))
    assert len(turned) == 1


def test_another_zone(clock: Traveller, watch: tuple[DayWatch, list[str]]):
    days, turned = watch
    clock.fly_to("Asia/Tokyo")  # where it is the next day already
    days.look()
    clock.fly_to("America/New_York")  # and here it is the day before again
    days.look()
    clock.fly_to("America/Toronto")  # the same time as in New York
    days.look()
    assert turned == ["2026-11-25T06:59:00+09:00", "2026-11-24T16:59:00-05:00"]


def test_summer_time_ends(clock: Traveller, watch: tuple[DayWatch, list[str]]):
    days, turned = watch
    clock.now = datetime(2026, 10, 25, 2, 30, tzinfo=TALLINN)
    days.look()
    turned.clear()
    clock.wait(hours=1)  # still the 25th, an hour that comes twice
    days.look()
    clock.wait(hours=1)
    days.look()
    assert len(turned) == 1


def test_it_stops(clock: Traveller, watch: tuple[DayWatch, list[str]], qapp: QApplication):
    days, turned = watch
    days.stop()
    clock.wait(days=1)
    QApplication.sendEvent(qapp, QEvent(QEvent.Type.ApplicationActivate))
    assert turned == []
