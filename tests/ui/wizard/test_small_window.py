"""A window of 1024x640 with text twice as large, and narrower ones: no word is cut."""

from __future__ import annotations

import pytest
from tests.ui.wizard.situations import AMAZON, WISH_FACTS

from makegood.ui.theme import theme
from makegood.ui.wizard.progress import STEPS


@pytest.fixture(autouse=True)
def usual_size_again():
    yield
    theme().set_font_scale(1.0)


@pytest.mark.parametrize(("scale", "width"), [(2.0, 940), (2.0, 760), (1.0, 440)])
def test_the_bar_over_a_narrow_page_cuts_no_words(person, scale: float, width: int):
    wizard = person.wizard
    theme().set_font_scale(scale)
    for _ in range(3):  # narrower, what folds away lets it become narrower still
        wizard.resize(width, 640)
        person.settle()
    wizard.controller.answer(**AMAZON, facts=WISH_FACTS, channel="chat")
    said = []
    for step in STEPS:
        wizard.controller.go_to(step)
        while wizard.controller.session.step != step:
            assert wizard.controller.advance()
        person.settle()
        menu = wizard.steps.menu_button
        for button in (menu, wizard._top.panel, wizard._top.close_button):
            assert button.isVisible()
            assert button.width() >= button.sizeHint().width(), (step, button.text())
            assert button.accessibleName()
            assert button.text() or button.toolTip()
        said.append(menu.text())
    assert [words[:11] for words in said] == [f"Step {n} of 7" for n in range(1, 8)]
    assert not wizard.steps.menu_button.accessibleName().endswith("of 7")


def test_a_bar_without_room_keeps_the_words_of_its_buttons_as_tool_tips(person):
    wizard = person.wizard
    for _ in range(3):
        wizard.resize(470, 640)
        person.settle()
    person.settle()
    assert wizard.steps.menu_button.text() == "Step 1 of 7 · Where?"
    assert wizard._top.panel.text() == ""
    assert wizard._top.panel.toolTip() == "Your case and its dates"
    assert wizard._top.panel.accessibleName() == "Your case and its dates"


def test_every_marketplace_in_view_is_whole_however_narrow(person):
    page = person.page
    for width in (1200, 800, 420):
        person.wizard.resize(width, 640)
        person.settle()
        view = page.markets.view
        rows = sum(view.sizeHintForRow(row) for row in range(page.markets.model.rowCount()))
        assert view.viewport().height() >= rows, width
