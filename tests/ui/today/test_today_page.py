"""Today shows the next thing, what is due, what runs, and leads on."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

from msgspec import structs
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from tests.ui.window_kit import window

from makegood.flow.answers import Typed
from makegood.services.case_dates import all_dates
from makegood.ui.today.running_card import _three_each
from makegood.ui.today.today_page import TodayPage
from makegood.ui.widgets.button import Button
from makegood.ui.widgets.due_row import DueRow
from makegood.ui.widgets.label import Label
from makegood.ui.widgets.window_bar import WindowBar


def rows(page: TodayPage) -> list[str]:
    """What stands in the layout: rows just made are not shown before the next turn of the loop."""
    body = page.due.card.body
    found = [body.itemAt(at).widget() for at in range(body.count())]
    return [row.objectName() for row in found if isinstance(row, DueRow)]


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
        assert "at stake: EUR 302.89 · USD 104.50" in page.page.header.help.text()
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


def test_all_dates_unfold_by_case(qtbot: QtBot, tmp_path: Path):
    with window(tmp_path, qtbot) as (shown, services):
        page = shown.page("today")
        assert isinstance(page, TodayPage)
        card = page.running
        assert card.more.text() == "All dates"
        assert not card.unfolded
        card.more.click()
        assert card.unfolded
        assert card.more.text() == "Only the next dates"
        names = [b.text() for b in card.everything.findChildren(Button) if not b.isHidden()]
        assert names[0] == "Wireless earbuds"
        assert len(names) == services.today.agenda().going == 5
        days = [
            label.text()
            for label in card.everything.findChildren(Label)
            if label.text() == "22 Jan 2027"  # a bank date of the earbuds, not in the short list
        ]
        assert days
        for each in all_dates(services.cases).cases:
            listed = [clock.day for clock in each.clocks]
            assert listed == sorted(listed)
        card.everything.findChildren(Button)[0].click()
        assert shown.page("case").case_id == "demo-earbuds"  # type: ignore[attr-defined]
        shown.go("today")
        assert card.unfolded
        card.more.click()
        assert not card.unfolded


def test_no_case_shows_more_than_three(qtbot: QtBot, tmp_path: Path):
    with window(tmp_path, qtbot) as (shown, services):
        page = shown.page("today")
        assert isinstance(page, TodayPage)
        one = services.today.agenda().running[0]
        other = replace(one, case_id="other")
        page.running.show_dates([one, one, other, one, one], date(2026, 11, 24))
        assert len(_three_each([one, one, other, one, one])) == 4


def test_check_my_dates_is_one_press_away(qtbot: QtBot, tmp_path: Path):
    with window(tmp_path, qtbot) as (shown, _services):
        page = shown.page("today")
        assert isinstance(page, TodayPage)
        page.check.click()
        assert shown.current_page == "check"
        assert shown.rail.current == "today"
        shown.go("cases")
        qtbot.keyClick(shown, Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
        assert shown.current_page == "check"


def test_an_unfinished_complaint_shows_its_date(qtbot: QtBot, tmp_path: Path):
    with window(tmp_path, qtbot) as (shown, services):
        services.settings.change(country="EE")
        known = {"order_date": Typed("2 October 2026", "date", "2026-10-02"),
                 "payment_method": Typed("card_visa", "text", "card_visa")}  # fmt: skip
        shown.complain({"marketplace": "etsy", "issue": "not_received", "facts": known})
        shown.go("today")
        page = shown.page("today")
        assert isinstance(page, TodayPage)
        (row,) = [row for row in page.unfinished.findChildren(DueRow) if not row.isHidden()]
        # 2 October and 90 days, the cautious date of the card
        assert "Thursday 31 December 2026" in row.accessibleName()
        row.button.click()
        assert shown.current_page == "wizard"


def test_an_unfinished_complaint_whose_window_closes_is_due(qtbot: QtBot, tmp_path: Path):
    """Ordered on 30 August: 90 days end on 28 November, to be acted for 14 days sooner."""
    with window(tmp_path, qtbot) as (shown, services):
        services.settings.change(country="EE")
        before = services.today.due_now()
        known = {"order_date": Typed("30 August 2026", "date", "2026-08-30"),
                 "payment_method": Typed("card_visa", "text", "card_visa")}  # fmt: skip
        shown.complain({"marketplace": "etsy", "issue": "not_received", "facts": known})
        (left,) = services.sessions.unfinished()
        shown.go("today")
        page = shown.page("today")
        assert isinstance(page, TodayPage)
        assert services.today.due_now() == before + 1
        assert page.ticket.ticket.title.text() == "Finish the complaint"
        assert page.ticket.go.text() == "Go on"
        said = [label.text() for label in page.ticket.findChildren(Label)]
        assert any("You have not finished this complaint." in text for text in said)
        assert page.ticket.later.isHidden()
        assert page.unfinished.isHidden()
        page.ticket.go.click()
        assert shown.current_page == "wizard"
        shown.go("today")
        # Below others it is a row that leads to the same place.
        due = services.today.agenda().first
        assert due is not None
        assert due.case_id == left.id
        row = page._due_row(due)
        assert row.button.text() == "Go on"
        row.button.click()
        assert shown.current_page == "wizard"


def test_an_unfinished_complaint_can_be_deleted_and_taken_back(qtbot: QtBot, tmp_path: Path):
    """Whoever does not want to finish it is not reminded of it."""
    with window(tmp_path, qtbot) as (shown, services):
        services.settings.change(country="EE")
        before = services.today.due_now()
        # Of the first the card's 90 days end on 28 November, of the second on 31 December.
        for order_date in ("2026-08-30", "2026-10-02"):
            known = {"order_date": Typed(order_date, "date", order_date),
                     "payment_method": Typed("card_visa", "text", "card_visa")}  # fmt: skip
            shown.complain({"marketplace": "etsy", "issue": "not_received", "facts": known})
        shown.go("today")
        page = shown.page("today")
        assert isinstance(page, TodayPage)
        page.ticket.drop.click()
        assert len(services.sessions.unfinished()) == 1
        assert services.today.due_now() == before
        assert shown.toast.words.text() == "The unfinished complaint was deleted."
        qtbot.waitUntil(lambda: page.ticket.ticket.title.text() != "Finish the complaint")
        assert page.ticket.drop.isHidden()
        shown.toast.button.click()
        assert len(services.sessions.unfinished()) == 2
        qtbot.waitUntil(lambda: page.ticket.ticket.title.text() == "Finish the complaint")
        page.ticket.drop.click()
        qtbot.waitUntil(lambda: page.ticket.ticket.title.text() != "Finish the complaint")
        row = page.unfinished.card.body.itemAt(0).widget()
        assert isinstance(row, DueRow)
        row.other.click()
        assert services.sessions.unfinished() == ()
    with window(tmp_path, qtbot, demo=False) as (_shown, services):
        # Closing the window with the wizard still on it brings none of them back.
        assert services.sessions.load_all() == ()


def test_a_paused_case_says_that_its_date_is_not(qtbot: QtBot, tmp_path: Path):
    with window(tmp_path, qtbot) as (shown, services):
        page = shown.page("today")
        assert isinstance(page, TodayPage)
        services.cases.pause("demo-earbuds")
        qtbot.waitUntil(
            lambda: any(
                label.text().startswith("The case is paused, this date is not · Wireless earbuds")
                for label in page.running.findChildren(Label)
            )
        )


def test_what_only_may_run_says_so(qtbot: QtBot, tmp_path: Path):
    """A date that perhaps is the user's is shown, and claims nothing."""
    with window(tmp_path, qtbot) as (shown, services):
        page = shown.page("today")
        assert isinstance(page, TodayPage)
        agenda = services.today.agenda()
        assert agenda.first is not None
        assert agenda.first.window is not None
        clock = structs.replace(agenda.first.window, applies="maybe", settles=("payment_method",))
        page.ticket.show_due(replace(agenda.first, window=clock), agenda.today)
        said = "\n".join(label.text() for label in page.ticket.findChildren(Label))
        assert "Perhaps. It depends on: " in said.replace("\u2068", "")
        assert "Perhaps the last day" in page.ticket.ticket.accessibleName()
        page.running.show_dates([replace(agenda.running[0], clock=clock)], agenda.today)
        assert any(
            label.text().startswith("Perhaps · Wireless earbuds")
            for label in page.running.findChildren(Label)
        )


def test_the_next_things_button_is_one_tab_away(qtbot: QtBot, tmp_path: Path):
    with window(tmp_path, qtbot) as (shown, _services):
        page = shown.page("today")
        assert isinstance(page, TodayPage)
        shown.activateWindow()
        qtbot.waitUntil(shown.isActiveWindow)
        page.enter()
        qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        assert QApplication.focusWidget() is page.ticket.go


def test_where_the_start_is_not_known_no_bar_is_drawn(qtbot: QtBot, tmp_path: Path):
    with window(tmp_path, qtbot) as (shown, services):
        page = shown.page("today")
        assert isinstance(page, TodayPage)
        services.cases.set_page_date("demo-earbuds", "aliexpress-dispute-file", date(2026, 11, 25))
        given = "25 Nov"
        qtbot.waitUntil(lambda: any(given in label.text() for label in running_days(page)))
        row = next(label for label in running_days(page) if given in label.text()).parentWidget()
        assert row is not None
        bar = row.findChild(WindowBar)
        assert isinstance(bar, WindowBar)
        assert bar.isHidden()


def running_days(page: TodayPage) -> list[Label]:
    """The words of the dates that run."""
    return page.running.card.findChildren(Label)


def test_what_comes_after_names_the_nearest_date(qtbot: QtBot, tmp_path: Path):
    with window(tmp_path, qtbot) as (shown, services):
        page = shown.page("today")
        assert isinstance(page, TodayPage)
        agenda = services.today.agenda()
        last = max(each.day for each in (agenda.first, *agenda.due) if each is not None)
        nearest = min(run.clock.day for run in agenda.running if run.clock.day > last)
        assert agenda.next_after is not None
        assert last < agenda.next_after <= nearest
        assert (
            page.after.text() == f"The next date after that: {shown.phrases.day(agenda.next_after)}"
        )
