from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from makegood.services.clock import local_zone, system_clock


def test_the_zone_of_the_environment_comes_first(tmp_path: Path) -> None:
    link = tmp_path / "localtime"
    link.symlink_to("/usr/share/zoneinfo/Europe/Riga")
    assert local_zone({"TZ": ":Asia/Dubai"}, link) == ZoneInfo("Asia/Dubai")
    assert local_zone({}, link) == ZoneInfo("Europe/Riga")


@pytest.mark.parametrize("name", ["", "Nowhere/Land", "../../etc/passwd", "EET-2EEST,M3.5.0/3"])
def test_a_name_that_is_none_is_passed_over(tmp_path: Path, name: str) -> None:
    assert local_zone({"TZ": name}, tmp_path / "none") is None


def test_a_link_to_somewhere_else_is_passed_over(tmp_path: Path) -> None:
    link = tmp_path / "localtime"
    link.symlink_to(tmp_path / "file")
    assert local_zone({}, link) is None


def test_summer_keeps_its_hour(tmp_path: Path) -> None:
    zone = local_zone({"TZ": "Europe/Tallinn"}, tmp_path / "none")
    assert zone is not None
    assert datetime(2026, 7, 1, tzinfo=zone).utcoffset() == timedelta(hours=3)
    assert datetime(2026, 12, 1, tzinfo=zone).utcoffset() == timedelta(hours=2)


def test_the_clock_gives_a_zoned_moment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TZ", "Europe/Tallinn")
    assert system_clock().tzinfo == ZoneInfo("Europe/Tallinn")
