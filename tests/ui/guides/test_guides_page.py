"""The guides are read and searched, and show where everything comes from."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot
from tests.ui.window_kit import window

from makegood import paths
from makegood.domain.text import Text
from makegood.ui.guides.guides_page import GuidesPage
from makegood.ui.guides.ways_part import WaysPart
from makegood.ui.shell.window import MainWindow
from makegood.ui.widgets.button import Button

LONG = 60_000
"""Milliseconds: all guides are read before the first answer, slowly where much else runs."""


def open_guides(shown: MainWindow) -> GuidesPage:
    shown.go("guides")
    page = shown.page("guides")
    assert isinstance(page, GuidesPage)
    return page


def words(page: GuidesPage) -> str:
    view = page.stack.currentWidget()
    return "\n".join(label.text() for label in view.findChildren(QLabel) if not label.isHidden())


def test_every_page_of_the_pack(qtbot: QtBot, tmp_path: Path):
    with window(tmp_path, qtbot) as (shown, services):
        page = open_guides(shown)
        for market in services.packs.pack.marketplaces:
            page.show_marketplace(market.id)
            assert page.market.title.text() == market.name
            for part in ("ways", "problems", "dates", "unknown"):
                page.market.switch.part(part).click()
            page.market._part = "problems"
            for entry in market.issues:
                page.market._open_problem(entry.issue)
        for body in services.packs.pack.bodies:
            assert page._show(f"body:{body.id}")


def test_a_problem_says_whom_to_ask_first(qtbot: QtBot, tmp_path: Path):
    with window(tmp_path, qtbot) as (shown, _services):
        page = open_guides(shown)
        page.show_marketplace("etsy")
        page.market._part = "problems"
        page.market._open_problem("not_received")
        assert "Ask first\nthe seller" in words(page)
        page.market._open_problem("payment_declined")
        assert "Ask first\nthe marketplace" in words(page)


def test_no_key_is_shown_in_place_of_words(qtbot: QtBot, tmp_path: Path):
    with window(tmp_path, qtbot) as (shown, services):
        page = open_guides(shown)
        for market in services.packs.pack.marketplaces:
            page.show_marketplace(market.id)
            for part in ("channels", "notices", "answers", "rungs"):
                assert f"{market.id}.{part}." not in words(page)


@pytest.mark.parametrize("body", ["ae_det", "eg_cpa", "ru_rospotrebnadzor"])
def test_where_no_way_to_a_body_is_known_its_page_says_so(qtbot: QtBot, tmp_path: Path, body: str):
    with window(tmp_path, qtbot) as (shown, _services):
        page = open_guides(shown)
        assert page._show(f"body:{body}")
        assert "How to reach it: not known." in words(page)


@pytest.mark.parametrize("query", ["open a case", "supervisor", "paypal"])
def test_search_leads_to_its_page(qtbot: QtBot, tmp_path: Path, query: str):
    with window(tmp_path, qtbot) as (shown, _services):
        page = open_guides(shown)
        qtbot.keyClicks(page.search, query)
        qtbot.waitUntil(lambda: page.model.rowCount() > 0, timeout=LONG)
        assert page.stack.currentWidget() is page._results
        qtbot.keyClick(page.search, Qt.Key.Key_Return)
        assert page.stack.currentWidget() is not page._results


def test_guides_that_change_while_they_are_read_are_searched_anew(qtbot: QtBot, tmp_path: Path):
    with window(tmp_path, qtbot) as (shown, _services):
        page = open_guides(shown)
        qtbot.keyClicks(page.search, "paypal")
        qtbot.waitUntil(lambda: page._asked or page.finder.done, timeout=LONG)
        page.finder.forget()
        page.model.show_only([])
        page._state = ("", "")
        page.refresh()
        qtbot.waitUntil(lambda: page.model.rowCount() > 0, timeout=LONG)


def test_nothing_found_and_back(qtbot: QtBot, tmp_path: Path):
    with window(tmp_path, qtbot) as (shown, _services):
        page = open_guides(shown)
        qtbot.keyClicks(page.search, "zzzz")
        qtbot.waitUntil(lambda: not page.none.isHidden(), timeout=LONG)
        page.search.clear()
        qtbot.waitUntil(lambda: page.stack.currentWidget() is not page._results)


def test_dead_ways_are_shown_but_not_offered(qtbot: QtBot, tmp_path: Path):
    with window(tmp_path, qtbot) as (shown, services):
        page = open_guides(shown)
        market = next(
            m for m in services.packs.pack.marketplaces if any(c.dead for c in m.channels)
        )
        dead = [channel for channel in market.channels if channel.dead]
        page.show_marketplace(market.id)
        text = words(page)
        numbers = [
            channel.target.phone for channel in dead if channel.target and channel.target.phone
        ]
        assert all(number not in text for number in numbers)


def test_sources_say_how_they_were_read(qtbot: QtBot, tmp_path: Path):
    with window(tmp_path, qtbot) as (shown, services):
        page = open_guides(shown)
        page.show_marketplace(services.packs.pack.marketplaces[0].id)
        assert "Not yet compared with the live page." in words(page)


def test_a_case_begins_from_the_guide(qtbot: QtBot, tmp_path: Path):
    with window(tmp_path, qtbot) as (shown, services):
        page = open_guides(shown)
        page.show_marketplace(services.packs.pack.marketplaces[0].id)
        page.begin.click()
        assert shown.current_page == "wizard"


def test_where_the_results_hide_the_box_they_are_offered_while_typing(qtbot: QtBot, tmp_path: Path):
    with window(tmp_path, qtbot) as (shown, _services):
        page = open_guides(shown)
        assert page.offer.isHidden()
        shown.resize(560, 700)
        qtbot.waitUntil(lambda: page.panes.narrow)
        qtbot.keyClicks(page.search, "chargeback")
        qtbot.waitUntil(page.offer.isVisible, timeout=LONG)
        assert page.stack.currentWidget() is not page._results
        assert page.offer.text().startswith("Show what was found: ")
        qtbot.mouseClick(page.offer, Qt.MouseButton.LeftButton)
        assert page.stack.currentWidget() is page._results
        assert page.offer.text() == f"Show what was found: {page.model.rowCount()}"
        page.search.clear()
        qtbot.waitUntil(page.offer.isHidden, timeout=LONG)


def test_narrow_windows_show_one_pane(qtbot: QtBot, tmp_path: Path):
    with window(tmp_path, qtbot) as (shown, _services):
        shown.resize(600, 640)
        page = open_guides(shown)
        qtbot.waitUntil(lambda: page.panes.narrow)
        page.panes.show_list()
        assert page.side.isVisible()
        button = page.side.findChildren(type(page.side._buttons["generic"]))[1]
        button.click()
        assert not page.side.isVisible()
        back = page.panes.back
        assert isinstance(back, Button)
        back.click()
        assert page.side.isVisible()


def test_what_is_not_known_is_a_page_of_its_own(qtbot: QtBot, tmp_path: Path):
    with window(tmp_path, qtbot) as (shown, _services):
        page = open_guides(shown)
        page.show_marketplace("etsy")
        page.market.switch.part("unknown").click()
        text = words(page)
        assert "Not known: the languages they read" in text
        assert "Compared with the live page: 0 of" in text


@pytest.mark.parametrize(
    ("query", "lands_on"),
    [
        ("not known hours amazon", "unknown"),  # what is not known
        ("compared live page", "ways"),  # how it was checked
        ("Cases Policy", "ways"),  # a source
        ("Visa dispute", "rules"),  # a date of payment
        ("two sources give different times", "rules"),  # a conflict
        ("Alexandras 144", "body"),  # an address
        ("not known the cost", "body"),
    ],
)
def test_everything_can_be_searched(qtbot: QtBot, tmp_path: Path, query: str, lands_on: str):
    with window(tmp_path, qtbot) as (shown, _services):
        page = open_guides(shown)
        page.search.setText(query)
        page.show_results()
        parts = [
            page._found[value.id].part
            for row in range(page.model.rowCount())
            if (value := page.model.value_at(row)) is not None
        ]
        assert lands_on in parts
        at = parts.index(lands_on)
        page._take(page.model.index(at))
        assert page.stack.currentWidget() is not page._results


def test_dates_that_hold_everywhere_are_listed(qtbot: QtBot, tmp_path: Path):
    with window(tmp_path, qtbot) as (shown, services):
        page = open_guides(shown)
        for group in ("payment", "law", "body"):
            page.side._buttons[f"rules:{group}"].click()
            text = words(page)
            for rule in services.packs.pack.rules:
                if rule.group == group and not rule.marketplaces:
                    assert services.words.render(Text(f"rules.{rule.id}.title")) in text


def test_steps_name_outside_bodies_and_traps_have_sources(qtbot: QtBot, tmp_path: Path):
    with window(tmp_path, qtbot) as (shown, services):
        page = open_guides(shown)
        page.show_marketplace("etsy")
        page.market.switch.part("problems").click()
        page.market._open_problem("not_received")
        market = next(each for each in services.packs.pack.marketplaces if each.id == "etsy")
        traps = {trap for entry in market.issues if entry.issue == "not_received"
                 for trap in entry.traps}  # fmt: skip
        assert traps
        text = words(page)
        for trap in market.traps:
            if trap.id in traps:
                assert trap.sources[0].title in text
        assert services.words.render(Text("bodies.paypal.channels.paypal_resolution.title")) in text


def test_a_marketplace_of_ones_own_stands_among_the_guides(
    own_guide: Path, qtbot: QtBot, tmp_path: Path
):
    tutorial = (paths.CHECKOUT_DIR / "docs" / "pack.md").read_text(encoding="utf-8")
    steps = re.findall(
        r"(?:Write|Add to the end of)\s`wizard_data/([^`]+)`:\n\n```yaml\n(.*?)```", tutorial, re.S
    )
    assert len(steps) == 4
    for name, text in steps:
        (own_guide / name).parent.mkdir(parents=True, exist_ok=True)
        (own_guide / name).write_text(text, encoding="utf-8")
    with window(tmp_path / "data", qtbot, demo=False) as (shown, services):
        assert services.packs.refused == ()
        page = open_guides(shown)
        market = next(m for m in services.packs.pack.marketplaces if m.id == "exampla")
        page.side._buttons["exampla"].click()
        assert page.market.title.text() == market.name
        assert "From your own file, not on our list." in words(page)
        ways = page.market.findChildren(WaysPart)[-1]
        shown_now = [button.text() for button in ways.findChildren(Button)]
        assert "This is wrong" in shown_now
        assert not any(text.startswith("Open at") for text in shown_now)
        page.show_check()
        page.guard.area.editor.setPlainText(market.hosts[0])
        page.guard.check.click()
        report = page.guard._report
        assert report is not None
        assert report.items[0].judgement.verdict == "own"
        page.begin.click()
        assert shown.current_page in ("wizard", "guides")
