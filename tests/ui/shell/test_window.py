"""Going about, keeping place, the day turning, undo, a second start."""

from __future__ import annotations

import json
import sys
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from tests.conftest import FixedClock
from tests.ui.window_kit import NOW, window

from makegood.ui.shell.keys import PLACES
from makegood.ui.shell.places import on_some_screen
from makegood.ui.shell.single import SingleWindow
from makegood.ui.shell.trouble import report_of


def test_every_place_by_key(qtbot: QtBot, tmp_path: Path):
    with window(tmp_path, qtbot) as (shown, _services):
        shown.activateWindow()
        expected = ["today", "cases", "wizard", "guides", "settings"]
        for number, (place, page) in enumerate(zip(PLACES, expected, strict=True), start=1):
            qtbot.keyClick(
                shown, getattr(Qt.Key, f"Key_{number}"), Qt.KeyboardModifier.ControlModifier
            )
            assert shown.current_page == page
            assert shown.rail.current == place


def test_the_badge_counts_what_is_due(qtbot: QtBot, tmp_path: Path):
    with window(tmp_path, qtbot) as (shown, services):
        assert services.today.due_now() == 2
        assert shown.rail.item("today").accessibleName() == "Today, 2 due"
        for row in services.cases.list(only="open").rows:
            services.cases.give_up(row.case_id)
        qtbot.waitUntil(lambda: shown.rail.item("today").accessibleName() == "Today")


def test_a_first_start_asks_where_one_lives(qtbot: QtBot, tmp_path: Path):
    from makegood.ui.shell.welcome import WelcomePage

    with window(tmp_path, qtbot, demo=False) as (shown, services):
        page = shown.page("welcome")
        assert isinstance(page, WelcomePage)
        assert shown.current_page == "welcome"
        assert "not legal advice" in page.legal.words.text()
        page.country.set_query("eesti")
        page.country.set_query("estonia")
        qtbot.keyClick(page.country.search, Qt.Key.Key_Return)
        assert services.settings.current.country == "EE"
        page.look.click()
        assert shown.current_page == "today"
    with window(tmp_path, qtbot, demo=False) as (shown, _services):
        assert shown.current_page == "today"


def test_page_and_size_are_kept(qtbot: QtBot, tmp_path: Path):
    with window(tmp_path, qtbot) as (shown, services):
        shown.go("cases")
        shown.resize(900, 600)
        shown.close()
        kept = services.settings.remembered("place")
        assert json.loads(str(kept))[2:4] == [900, 600]
    with window(tmp_path, qtbot) as (shown, _services):
        assert shown.current_page == "cases"


@pytest.mark.parametrize(
    ("rect", "there"),
    [
        (QRect(100, 100, 800, 600), True),
        (QRect(-700, 100, 800, 600), False),
        (QRect(-600, 100, 800, 600), True),
        (QRect(3000, 100, 800, 600), False),
        (QRect(100, -500, 800, 600), False),
        (QRect(100, 1079, 800, 600), False),
    ],
)
def test_a_window_is_put_only_where_there_is_a_screen(rect: QRect, there: bool):
    assert on_some_screen(rect, [QRect(0, 0, 1920, 1080)]) is there


def test_a_new_day_is_seen(qtbot: QtBot, tmp_path: Path):
    clock = FixedClock(NOW)
    with window(tmp_path, qtbot, clock) as (shown, _services):
        before = shown.page("today").page.header.help.text()  # type: ignore[attr-defined]
        clock.advance(hours=15)
        shown._days.look()
        after = shown.page("today").page.header.help.text()  # type: ignore[attr-defined]
        assert before.startswith("Tuesday 24 November 2026")
        assert after.startswith("Wednesday 25 November 2026")


def test_undo_by_key_and_in_a_field(qtbot: QtBot, tmp_path: Path):
    with window(tmp_path, qtbot) as (shown, services):
        services.cases.give_up("demo-dress")
        assert services.cases.view("demo-dress").assessment.status == "given_up"
        shown.undo()
        assert services.cases.view("demo-dress").assessment.status == "waiting"
        shown.redo()
        assert services.cases.view("demo-dress").assessment.status == "given_up"
        shown.go("cases")
        search = shown.page("cases").search  # type: ignore[attr-defined]
        search.setFocus()
        qtbot.keyClicks(search, "dress")
        shown.undo()
        assert search.text() != "dress"
        assert services.cases.view("demo-dress").assessment.status == "given_up"


def test_a_second_start_calls_the_first(qtbot: QtBot, tmp_path: Path, qapp: QApplication):
    first, second = SingleWindow(tmp_path), SingleWindow(tmp_path)
    assert first.claim()
    with qtbot.waitSignal(first.called, timeout=5000):
        assert not second.claim()
    first.release()
    assert second.claim()
    second.release()


def test_a_report_holds_no_words_of_the_user(tmp_path: Path):
    try:
        raise ValueError("my secret order")
    except ValueError as error:
        report = report_of(type(error), error.__traceback__, "1.0")
    assert "builtins.ValueError" in report
    assert "secret" not in report
    assert str(Path(__file__).parent) not in report


def test_a_trouble_of_the_world_is_told(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    from makegood.storage.errors import DiskFullError
    from makegood.ui.shell import trouble

    told: list[str] = []
    monkeypatch.setattr(
        trouble.TroubleDialog, "exec", lambda self: told.append(self.notice.words.text())
    )

    def full() -> None:
        raise DiskFullError

    def ours() -> None:
        raise ZeroDivisionError

    with window(tmp_path, qtbot) as (shown, _services):
        assert shown.attempt(lambda: None)
        assert not shown.attempt(full)
        with pytest.raises(ZeroDivisionError):
            shown.attempt(ours)
    assert len(told) == 1
    assert "disk is full" in told[0]


@pytest.mark.parametrize("language", ["qps", "qps-mirrored", "en"])
def test_every_page_in_every_language(qtbot: QtBot, tmp_path: Path, language: str):
    with window(tmp_path, qtbot) as (shown, services):
        pages = ("today", "cases", "guides", "settings", "welcome")
        for page in pages:
            shown.page(page)
        services.settings.change(language=language)
        shown.apply_settings()
        QApplication.processEvents()
        for page in pages:
            shown._show(page, "today" if page == "welcome" else page)
        mirrored = language == "qps-mirrored"
        direction = Qt.LayoutDirection.RightToLeft if mirrored else Qt.LayoutDirection.LeftToRight
        assert shown.layoutDirection() == direction
        title = shown.rail.item("cases").accessibleName()
        assert title == ("Cases" if language == "en" else "[Çášéš]")
        services.settings.change(language="en")
        shown.apply_settings()


def test_dates_of_today_are_for_the_fixed_clock(qtbot: QtBot, tmp_path: Path):
    with window(tmp_path, qtbot) as (shown, _services):
        assert shown.phrases.today() == date(2026, 11, 24)


def test_words_that_cannot_be_kept_give_way_to_no_other_complaint(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    from makegood.storage.errors import DiskFullError
    from makegood.ui.shell import trouble

    told: list[str] = []
    monkeypatch.setattr(
        trouble.TroubleDialog, "exec", lambda self: told.append(self.notice.words.text())
    )

    def full(*_args: object) -> None:
        raise DiskFullError

    with window(tmp_path, qtbot) as (shown, services):
        shown.new_case("etsy")
        controller = shown.page("wizard").controller
        with monkeypatch.context() as disk:
            disk.setattr(services.sessions, "save", full)
            controller.type_in(words="it broke")
            shown.new_case("amazon")
            assert not shown.complain({"marketplace": "amazon"})
        assert (controller.session.answers.marketplace, controller.session.answers.words) == (
            "etsy",
            "it broke",
        )
        assert len(told) == 2
        assert shown.complain({"marketplace": "amazon"})
        assert controller.session.answers.marketplace == "amazon"
        assert len(services.sessions.load_all()) == 2


def test_a_trouble_of_the_world_is_no_bug_wherever_it_is_met(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
):
    from makegood.domain.text import Text
    from makegood.storage.errors import DiskFullError
    from makegood.ui.shell import trouble

    told: list[str] = []
    monkeypatch.setattr(
        trouble.TroubleDialog, "exec", lambda self: told.append(self.notice.words.text())
    )
    monkeypatch.setattr(trouble.ReportDialog, "exec", lambda _self: told.append("a report"))
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)

    def render(text: Text) -> str:
        return text.id

    trouble.catch_bugs("1.0", render)
    for error in (DiskFullError(), ValueError("secret")):
        sys.excepthook(type(error), error, None)
    assert told == ["app_cases.storage.disk_full", "a report"]
    assert "secret" not in capsys.readouterr().err


def test_a_full_disk_keeps_nobody_from_closing_the_window(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    from makegood.storage.errors import DiskFullError

    def full(*_args: object) -> None:
        raise DiskFullError

    with window(tmp_path, qtbot) as (shown, services):
        monkeypatch.setattr(services.settings, "remember", full)
        with qtbot.captureExceptions() as caught:
            shown.leave()
        assert caught == []
        assert not shown.isVisible()
