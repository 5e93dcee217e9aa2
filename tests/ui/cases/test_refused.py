"""A way that failed because they refused: told as their refusal, it opens the next step."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot
from tests.ui.window_kit import window

from makegood.domain.when import moment
from makegood.services.bundle import Services
from makegood.ui.cases.case_page import CasePage
from makegood.ui.widgets.filter_list import FilterList

CASE = "lamp-again"


@pytest.fixture
def opened(qtbot: QtBot, tmp_path: Path) -> Iterator[tuple[CasePage, Services]]:
    """A damaged lamp from Etsy, the seller asked just now."""
    with window(tmp_path, qtbot) as (shown, services):
        lamp = services.cases.get("demo-lamp")
        asked = replace(lamp.events[0], id="asked", at=moment(services.clock()))
        services.cases.create(replace(lamp, id=CASE, events=(asked,)))
        shown.open_case(CASE)
        page = shown.page("case")
        assert isinstance(page, CasePage)
        yield page, services


def tell(page: CasePage, why: str) -> None:
    page.open_form("failed")
    ways = page.form.field("channel").control
    assert isinstance(ways, FilterList)
    place = ways.model.index(ways.model.row_of("help_with_order"))
    QTest.mouseClick(
        ways.view.viewport(), Qt.MouseButton.LeftButton, pos=ways.view.visualRect(place).center()
    )
    assert ways.chosen_id == "help_with_order"
    page.form.field("why").control.row(why).click()  # type: ignore[attr-defined]


def next_open(services: Services) -> bool:
    following = services.cases.view(CASE).assessment.next
    assert following is not None
    assert following.rung == "open_case"
    return following.open_now


def test_their_refusal_is_written_down_and_taken_back(opened: tuple[CasePage, Services]):
    page, services = opened
    assert not next_open(services)
    tell(page, "refused")
    asked = page.form.field("refusal")
    assert not asked.isHidden()
    assert asked.label.text() == "Write it down as their refusal too?"
    page.form.save.click()
    failed, refused = services.cases.get(CASE).events[-2:]
    assert (failed.kind, failed.reason) == ("channel_failed", "refused")
    assert (refused.kind, refused.outcome, refused.party) == ("received", "refused", "seller")
    assert next_open(services)
    services.undo.undo()
    assert not next_open(services)


def test_whoever_says_no_has_no_refusal_in_the_log(opened: tuple[CasePage, Services]):
    page, services = opened
    tell(page, "refused")
    page.form.field("refusal").control.row("no").click()  # type: ignore[attr-defined]
    page.form.save.click()
    assert [event.kind for event in services.cases.get(CASE).events] == ["sent", "channel_failed"]
    assert not next_open(services)


@pytest.mark.parametrize("why", ["dead", "bot", "no_answer"])
def test_another_reason_is_no_refusal(opened: tuple[CasePage, Services], why: str):
    page, services = opened
    tell(page, why)
    assert page.form.field("refusal").isHidden()
    page.form.save.click()
    assert services.cases.get(CASE).events[-1].reason == why
    assert len(services.cases.get(CASE).events) == 2


def test_without_the_way_nobody_knows_who_refused(opened: tuple[CasePage, Services]):
    page, _services = opened
    page.open_form("failed")
    page.form.field("why").control.row("refused").click()  # type: ignore[attr-defined]
    assert page.form.field("refusal").isHidden()
