"""The guides are read and searched, and show where everything comes from."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot
from tests.ui.window_kit import window

from makegood.ui.guides.guides_page import GuidesPage
from makegood.ui.shell.window import MainWindow
from makegood.ui.widgets.button import Button


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
        qtbot.waitUntil(lambda: page.model.rowCount() > 0)
        assert page.stack.currentWidget() is page._results
        qtbot.keyClick(page.search, Qt.Key.Key_Return)
        assert page.stack.currentWidget() is not page._results


def test_nothing_found_and_back(qtbot: QtBot, tmp_path: Path):
    with window(tmp_path, qtbot) as (shown, _services):
        page = open_guides(shown)
        qtbot.keyClicks(page.search, "zzzz")
        qtbot.waitUntil(lambda: not page.none.isHidden())
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
