"""Lists that unfold under a button: they come into view, and a click takes a row."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from tests.ui.wizard.situations import AMAZON, WISH

ETSY = {**WISH, "marketplace": "etsy", "site": "etsy.com", "country": "EE"}


def place_in_window(widget, point):
    return widget.mapTo(widget.window(), point)


def click(widget, point):
    """A press and a release at one place of the window, whatever moves in between."""
    place = place_in_window(widget, point)
    QTest.mouseClick(widget.window().windowHandle(), Qt.MouseButton.LeftButton, pos=place)


@pytest.fixture
def payment(person, request):
    """The list of ways to pay, unfolded in a low window."""
    page = person.reach("order", **request.param)
    person.wizard.resize(1100, 480)
    person.settle()
    if "payment_method" not in page._controls:
        person.press("more_facts")
    pick = page._controls["payment_method"].control
    page.show_whole(pick.button)
    person.settle()
    QTest.mouseClick(pick.button, Qt.MouseButton.LeftButton)
    person.settle()
    return page, pick


@pytest.mark.parametrize("payment", [AMAZON, ETSY], indirect=True)
def test_an_unfolded_list_is_in_view(payment):
    page, pick = payment
    top = pick.list.mapTo(page.area.viewport(), QPoint(0, 0)).y()
    assert top >= 0
    assert top + pick.list.height() <= page.area.viewport().height()


@pytest.mark.parametrize("payment", [AMAZON], indirect=True)
def test_a_click_takes_the_row_of_a_list_that_is_partly_below_the_edge(person, payment):
    page, pick = payment
    view = pick.list.view
    row = view.visualRect(pick.list.model.index(1))
    # The list is cut off right under the row.
    edge = view.viewport().mapTo(page.area.viewport(), row.bottomLeft()).y()
    bar = page.area.verticalScrollBar()
    bar.setValue(bar.value() - (page.area.viewport().height() - edge - 2))
    person.settle()
    click(view.viewport(), row.center())
    person.settle()
    assert page.answers.facts["payment_method"].value == "card_mastercard"
    assert pick.list.isHidden()
    assert pick.button.text() == "Mastercard"
