"""Today shows the next thing, what is due, what runs, and leads on."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from pytestqt.qtbot import QtBot
from tests.ui.window_kit import window

from makegood.ui.today.today_page import TodayPage
from makegood.ui.widgets.due_row import DueRow


def rows(page: TodayPage) -> list[str]:
    found = page.due.card.findChildren(DueRow)
    return [row.objectName() for row in found if not row.isHidden()]


def test_demo(qtbot: QtBot, tmp_path: Path):
    with window(tmp_path, qtbot) as (shown, _services):
        page = shown.page("today")
        assert isinstance(page, TodayPage)
        assert page.ticket.ticket.title.text() == "Open the dispute (Return/refund)"
        assert rows(page) == [
            "due:demo-grinder",
            "due:demo-blanket",
            "due:demo-dress",
            "due:demo-kettle",
        ]
        assert "EUR 302.89" in page.page.header.help.text()
        page.ticket.go.click()
        assert shown.current_page == "case"
        assert shown.page("case").case_id == "demo-earbuds"  # type: ignore[attr-defined]


def test_put_off_to_tomorrow_and_back(qtbot: QtBot, tmp_path: Path):
    with window(tmp_path, qtbot) as (shown, services):
        page = shown.page("today")
        assert isinstance(page, TodayPage)
        page.ticket.later.click()
        follow_up = services.cases.view("demo-earbuds").assessment.follow_up
        assert follow_up is not None
        assert follow_up.day == date(2026, 11, 25)
        assert shown.toast.isVisible()
        qtbot.waitUntil(lambda: "due:demo-earbuds" in rows(page))
        shown.toast.button.click()
        qtbot.waitUntil(lambda: "due:demo-earbuds" not in rows(page))


def test_nothing_to_do(qtbot: QtBot, tmp_path: Path):
    with window(tmp_path, qtbot, demo=False) as (shown, services):
        services.settings.change(welcomed=True)
        shown.go("today")
        page = shown.page("today")
        assert isinstance(page, TodayPage)
        assert not page.empty.isHidden()
        assert page.ticket.isHidden()
        page.empty.button.click()
        assert shown.current_page == "wizard"
