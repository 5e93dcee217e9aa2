"""A key draws anew what it changes, and a page that is turned to is drawn once."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from tests.ui.wizard.situations import AMAZON, WISH_FACTS
from typing_extensions import override

from makegood.ui.widgets.choice_card import ChoiceCard
from makegood.ui.widgets.clock_chip import ClockChip
from makegood.ui.widgets.step_item import StepItem
from makegood.ui.wizard.order import OrderPage


class Painted(QObject):
    """Notes whatever is painted."""

    def __init__(self) -> None:
        super().__init__()
        self.widgets: list[QWidget] = []

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint and isinstance(watched, QWidget):
            self.widgets.append(watched)
        return False


@pytest.fixture
def painted(qapp: QApplication):
    found = Painted()
    qapp.installEventFilter(found)
    yield found
    qapp.removeEventFilter(found)


def type_one(person, field: QWidget, painted: Painted) -> list[QWidget]:
    """What a second key paints: the first one starts a case in the panel beside."""
    field.setFocus()
    QTest.keyClick(field, "a")
    person.wizard.refresh()
    person.settle()
    painted.widgets.clear()
    QTest.keyClick(field, "b")
    person.wizard.refresh()
    person.settle()
    assert painted.widgets
    return painted.widgets


def test_a_key_in_own_words_paints_no_card_and_no_step(person, painted):
    page = person.reach("problem", **AMAZON)
    drawn = type_one(person, page.words.editor, painted)
    assert not [w for w in drawn if isinstance(w, ChoiceCard | StepItem | ClockChip)]


def test_a_key_that_changes_no_date_leaves_the_panel_beside_alone(person, painted):
    page = person.reach("order", **AMAZON, facts=WISH_FACTS)
    wizard = person.wizard
    wizard.refresh()
    layout = wizard.side._dates
    dates = [layout.itemAt(at).widget() for at in range(layout.count())]
    page._open = True
    page.render_answers()
    type_one(person, page._controls["item"].control, painted)
    assert [layout.itemAt(at).widget() for at in range(layout.count())] == dates
    assert any(isinstance(date, ClockChip) for date in dates)


def test_a_date_that_changes_is_drawn_anew(person):
    person.reach("order", **AMAZON, facts=WISH_FACTS)
    wizard = person.wizard
    wizard.refresh()
    before = wizard.side.findChildren(ClockChip)
    facts = {name: typed for name, typed in WISH_FACTS.items() if name != "order_date"}
    wizard.controller.answer(facts=facts)
    wizard.refresh()
    person.settle()
    after = [chip.value for chip in wizard.side.findChildren(ClockChip) if not chip.isHidden()]
    assert after
    assert after != [chip.value for chip in before]


def test_a_page_that_is_turned_to_is_drawn_once(person, monkeypatch: pytest.MonkeyPatch):
    page = person.reach("order", **AMAZON)
    person.wizard.controller.back()
    person.settle()
    drawn = []
    usual = OrderPage.render_answers
    monkeypatch.setattr(
        OrderPage, "render_answers", lambda self: (drawn.append(self), usual(self))[1]
    )
    person.wizard.controller.advance()
    assert person.step == "order"
    assert drawn == [page]
