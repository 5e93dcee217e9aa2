"""What a page still needs: said beside its field, with the field in view, marked and focused."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication
from tests.ui.wizard.situations import WISH

from makegood.ui.theme import theme


def is_in_view(page, widget) -> bool:
    top = widget.mapTo(page.area.viewport(), QPoint(0, 0)).y()
    return top >= 0 and top + widget.height() <= page.area.viewport().height()


def red(widget) -> int:
    """How many points of it are drawn in the colour of errors."""
    wanted = theme().color("danger").rgb()
    picture: QImage = widget.grab().toImage()
    return sum(
        picture.pixel(x, y) == wanted
        for x in range(picture.width())
        for y in range(picture.height())
    )


@pytest.fixture
def low(person):
    person.wizard.resize(1100, 460)
    person.settle()
    return person


def press_next(person):
    person._click(person.page.footer.primary)


def test_the_site_that_is_missing_is_shown_marked_and_focused(low):
    low.wizard.controller.answer(marketplace="amazon", site=None, country="EE")
    low.settle()
    page = low.page
    press_next(low)
    assert low.step == "where"
    field = page.site_list if page.site_rows.isHidden() else page.site_rows
    assert is_in_view(page, page.problem)
    assert is_in_view(page, getattr(field, "search", field))
    assert field.isAncestorOf(QApplication.focusWidget())
    assert red(field) > 0
    low.wizard.controller.answer(site="amazon.de")
    low.settle()
    assert page.problem.isHidden()
    assert red(field) == 0


def test_the_remedy_that_is_missing_is_shown_marked_and_focused(low):
    page = low.reach("order", **{**WISH, "remedy": None})
    page.area.verticalScrollBar().setValue(10_000)
    low.settle()
    press_next(low)
    assert low.step == "order"
    assert is_in_view(page, page.problem)
    assert page.remedies.isAncestorOf(QApplication.focusWidget())
    assert red(page.remedies) > 0
    page.remedies.cards[0].click()
    low.settle()
    assert page.problem.isHidden()
    assert red(page.remedies) == 0


def test_the_problem_that_is_missing_is_shown_and_focused(low):
    page = low.reach("problem", marketplace="wish", site="global", country="GR")
    press_next(low)
    assert low.step == "problem"
    assert is_in_view(page, page.problem)
    assert QApplication.focusWidget() is page.topics.cards[0]
