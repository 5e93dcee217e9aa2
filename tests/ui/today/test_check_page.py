"""Check my dates: by keyboard alone, live, nothing kept, and everything carried on."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from tests.conftest import TALLINN, FixedClock
from tests.ui.window_kit import window

from makegood.ui.shell.window import MainWindow
from makegood.ui.theme import theme
from makegood.ui.today.check_page import CheckPage
from makegood.ui.widgets.button import Button
from makegood.ui.widgets.clock_chip import ClockChip
from makegood.ui.widgets.label import Label

NOW = datetime(2026, 11, 24, 10, tzinfo=TALLINN)


def opened(shown: MainWindow) -> CheckPage:
    shown.services.settings.change(country="EE")
    shown.check_dates()
    page = shown.page("check")
    assert isinstance(page, CheckPage)
    return page


def type_here(qtbot: QtBot, text: str, *, enter: bool = True) -> None:
    """Type where the focus is."""
    focused = QApplication.focusWidget()
    assert focused is not None
    qtbot.keyClicks(focused, text)
    if enter:
        qtbot.keyClick(focused, Qt.Key.Key_Return)


def tab(qtbot: QtBot, times: int = 1) -> None:
    for _ in range(times):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)


def answer(qtbot: QtBot, page: CheckPage, ordered: str, *, paid: str = "Visa") -> None:
    """AliExpress, never arrived, ordered on a day, paid by card: all by keyboard."""
    type_here(qtbot, "alie")
    type_here(qtbot, "never arr")
    type_here(qtbot, ordered, enter=False)
    page.form._facts["payment_method"].setFocus()
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Space)
    type_here(qtbot, paid)
    page._later.stop()
    page.refresh()


def days(page: CheckPage) -> list[str]:
    chips = page.dates.findChildren(ClockChip)
    return [chip.accessibleName() for chip in chips if not chip.isHidden()]


def words(widget: QWidget) -> str:
    labels = [label.text() for label in widget.findChildren(Label) if not label.isHidden()]
    return "\n".join(labels).replace("\u2068", "").replace("\u2069", "")


def test_by_keyboard_in_a_few_keys(qtbot: QtBot, tmp_path: Path):
    with window(tmp_path, qtbot, FixedClock(NOW)) as (shown, services):
        before = services.cases.counts()["all"]
        page = opened(shown)
        answer(qtbot, page, "20 September 2026")
        # 20 September and 120 days
        assert any("Monday 18 January 2027" in day for day in days(page))
        assert services.cases.counts()["all"] == before
        assert services.sessions.load_all() == ()


def test_five_questions_in_view(qtbot: QtBot, tmp_path: Path):
    with window(tmp_path, qtbot, FixedClock(NOW)) as (shown, _services):
        page = opened(shown)
        answer(qtbot, page, "20 September 2026")
        form = page.form
        shown_facts = [name for name, each in form._facts.items() if not each.isHidden()]
        assert shown_facts == ["order_date", "expected_delivery_date", "payment_method"]
        assert form._country.isHidden()
        assert form.more.isVisible()
        form.more.click()
        assert form._country.isVisible()
        assert form._site.isVisible()
        assert "confirmed_receipt_date" in form._facts
        assert "amount" not in form._facts


def test_dates_follow_the_keys(qtbot: QtBot, tmp_path: Path):
    with window(tmp_path, qtbot, FixedClock(NOW)) as (shown, _services):
        page = opened(shown)
        answer(qtbot, page, "20 September 2026")
        first = days(page)
        field = page.form._facts["order_date"].day
        assert field is not None
        field.input.editor.setFocus()
        field.input.editor.selectAll()
        qtbot.keyClicks(field.input.editor, "25 September 2026")
        qtbot.waitUntil(lambda: days(page) != first)


def test_too_late_shows_what_still_works(qtbot: QtBot, tmp_path: Path):
    with window(tmp_path, qtbot, FixedClock(NOW)) as (shown, _services):
        page = opened(shown)
        answer(qtbot, page, "20 September 2026")
        assert page.late.isHidden()
    with window(tmp_path, qtbot, FixedClock(NOW)) as (shown, _services):
        page = opened(shown)
        answer(qtbot, page, "1 March 2026")
        assert page.late.isVisible()
        said = words(page.late)
        assert "This date has passed. You can still ask." in said
        assert "Open the dispute (Return/refund)" in said
        assert "Dispute the card payment" in said
        assert "Its last day has passed: 29 Jun. You can still ask; it may say no." in said


def test_an_outer_limit_stands_after_the_days_to_act_by(qtbot: QtBot, tmp_path: Path):
    with window(tmp_path, qtbot, FixedClock(NOW)) as (shown, _services):
        page = opened(shown)
        answer(qtbot, page, "1 March 2026")
        rules = [row.rule for row in page.dates._date_rows()]
        payment = [rule for rule in rules if rule.startswith("card-")]
        assert payment[-1] == "card-visa-cap"
        assert len(payment) > 3


@pytest.mark.parametrize(("country", "said"), [("JP", True), ("EE", False), (None, False)])
def test_where_no_law_is_known_it_says_so(
    qtbot: QtBot, tmp_path: Path, country: str | None, said: bool
):
    with window(tmp_path, qtbot, FixedClock(NOW)) as (shown, services):
        page = opened(shown)
        services.settings.change(country=country or "")
        page.answers.begin()
        page.refresh()
        answer(qtbot, page, "20 September 2026")
        assert page.law.isHidden() is not said
        assert ("Japan" in page.law.text()) is said


def test_where_no_way_is_left_none_is_promised(qtbot: QtBot, tmp_path: Path):
    with window(tmp_path, qtbot, FixedClock(NOW)) as (shown, _services):
        page = opened(shown)
        answer(qtbot, page, "1 March 2026")
        assert page.found is not None
        page.late.show_check(replace(page.found, routes=()))
        assert "What you can still do:" not in words(page.late)
        page.late.show_check(page.found)
        assert "What you can still do:" in words(page.late)


def test_a_fact_that_would_settle_it_leads_to_its_field(qtbot: QtBot, tmp_path: Path):
    with window(tmp_path, qtbot, FixedClock(NOW)) as (shown, _services):
        page = opened(shown)
        answer(qtbot, page, "20 September 2026")
        link = page.findChild(Button, "settle:confirmed_receipt_date")
        assert link is not None
        link.click()
        control = page.form._facts["confirmed_receipt_date"]
        focused = QApplication.focusWidget()
        assert focused is not None
        assert control.isAncestorOf(focused)


def test_another_date_from_the_order_page(qtbot: QtBot, tmp_path: Path):
    with window(tmp_path, qtbot, FixedClock(NOW)) as (shown, _services):
        page = opened(shown)
        answer(qtbot, page, "20 September 2026")
        page._keep_date("aliexpress-dispute-file", NOW.date().replace(day=27), "order page")
        own = [day for day in days(page) if "Friday 27 November 2026" in day]
        assert len(own) == 1
        assert page.answers.session.answers.page_dates["aliexpress-dispute-file"].value == (
            "2026-11-27"
        )
        page._keep_date("aliexpress-dispute-file", None, "")
        assert page.answers.session.answers.page_dates == {}


def test_a_complaint_begins_with_all_of_it(qtbot: QtBot, tmp_path: Path):
    with window(tmp_path, qtbot, FixedClock(NOW)) as (shown, services):
        page = opened(shown)
        answer(qtbot, page, "20 September 2026")
        page._keep_date("aliexpress-dispute-file", NOW.date().replace(day=27), "")
        page.start.click()
        assert shown.current_page == "wizard"
        session = shown.page("wizard").controller.session  # type: ignore[attr-defined]
        answers = session.answers
        assert (answers.marketplace, answers.issue, answers.country) == (
            "aliexpress",
            "not_received",
            "EE",
        )
        assert answers.site == "eu"
        assert answers.topic == "delivery"
        assert answers.facts["order_date"].value == "2026-09-20"
        assert answers.facts["payment_method"].value == "card_visa"
        assert answers.page_dates["aliexpress-dispute-file"].value == "2026-11-27"
        assert session.step not in ("where", "problem")
        assert [each.id for each in services.sessions.load_all()] == [session.id]
        # Asked again, the page begins anew.
        shown.check_dates()
        assert page.answers.session.answers.marketplace is None


def test_an_unlisted_marketplace_is_asked_its_name_by_the_wizard(qtbot: QtBot, tmp_path: Path):
    with window(tmp_path, qtbot, FixedClock(NOW)) as (shown, _services):
        page = opened(shown)
        type_here(qtbot, "another")
        type_here(qtbot, "never arr")
        page.start.click()
        controller = shown.page("wizard").controller  # type: ignore[attr-defined]
        assert controller.session.step == "where"
        assert controller.session.answers.issue == "not_received"


@pytest.mark.parametrize("language", ["qps-mirrored", "en"])
def test_large_and_mirrored(qtbot: QtBot, tmp_path: Path, language: str):
    with window(tmp_path, qtbot, FixedClock(NOW)) as (shown, services):
        page = opened(shown)
        answer(qtbot, page, "1 March 2026")
        services.settings.change(language=language, text_size=200)
        shown.apply_settings()
        shown.resize(1024, 640)
        QApplication.processEvents()
        assert page.page.area.horizontalScrollBar().maximum() == 0
        for part in page.findChildren(Button):
            assert not part.isVisible() or part.accessibleName() or part.text()
        services.settings.change(language="en", text_size=100)
        shown.apply_settings()
        assert theme().font_scale == 1.0


def test_the_country_can_be_changed_for_these_dates_alone(qtbot: QtBot, tmp_path: Path):
    with window(tmp_path, qtbot, FixedClock(NOW)) as (shown, services):
        page = opened(shown)
        answer(qtbot, page, "20 September 2026")
        page.form.change_country.click()
        assert page.form.country.list.isVisible()
        type_here(qtbot, "uk")
        assert page.form._answers.session.answers.country == "GB"
        assert services.settings.current.country == "EE"


def test_tab_goes_down_the_questions(qtbot: QtBot, tmp_path: Path):
    with window(tmp_path, qtbot, FixedClock(NOW)) as (shown, _services):
        page = opened(shown)
        answer(qtbot, page, "20 September 2026")
        page.form.unfold()
        QApplication.processEvents()
        found: list[QWidget] = []
        at = page.nextInFocusChain()
        while at is not page:
            stops = bool(at.focusPolicy().value & Qt.FocusPolicy.TabFocus.value)
            if stops and page.isAncestorOf(at) and at.isVisibleTo(page):
                found.append(at)
            at = at.nextInFocusChain()
        inside = [page.form.isAncestorOf(stop) for stop in found]
        # First every question, then the dates and what belongs to them.
        assert inside == sorted(inside, reverse=True)
        for part in (page.form, page.dates):
            stops_of = [stop for stop in found if part.isAncestorOf(stop)]
            heights = [stop.mapTo(part, stop.rect().center()).y() // 2 for stop in stops_of]
            assert len(heights) > 5
            assert heights == sorted(heights)
