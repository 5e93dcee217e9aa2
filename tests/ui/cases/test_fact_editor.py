"""A fact is asked where it may matter, in the field that its kind has everywhere."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from msgspec import structs
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot
from tests.ui.window_kit import window

from makegood.domain.when import When
from makegood.ui.cases.facts_card import facts_asked
from makegood.ui.widgets.date_input import DateInput


@pytest.mark.parametrize(
    ("country", "payment", "asked"),
    [
        ("EE", "card_visa", set()),
        ("GB", "card_visa", {"uk_part"}),
        ("EE", "paypal", {"paid_behind"}),
        ("GB", "apple_pay", {"uk_part", "paid_behind"}),
    ],
)
def test_facts_that_cannot_matter_are_not_asked(
    qtbot: QtBot, tmp_path: Path, country: str, payment: str, asked: set[str]
):
    with window(tmp_path, qtbot) as (_shown, services):
        services.cases.change_facts("demo-earbuds", {"payment_method": payment})
        view = services.cases.view("demo-earbuds")
        elsewhere = replace(view, case=structs.replace(view.case, country=country))
        assert facts_asked(elsewhere) & {"uk_part", "paid_behind"} == asked


def test_a_day_is_added_in_the_date_field_in_view(qtbot: QtBot, tmp_path: Path):
    with window(tmp_path, qtbot) as (shown, services):
        services.cases.change_facts("demo-earbuds", {"delivery_date": None})
        shown.open_case("demo-earbuds")
        shown.activateWindow()
        qtbot.waitUntil(shown.isActiveWindow)
        page = shown.page("case")
        link = page.findChild(QPushButton, "change:delivery_date")
        link.setFocus()
        QTest.keyClick(link, Qt.Key.Key_Return)
        editor = page.facts._editor
        control = editor.field.control
        assert isinstance(control, DateInput)
        qtbot.waitUntil(control.calendar_button.isVisible)
        assert control.editor.hasFocus()
        qtbot.waitUntil(lambda: control.visibleRegion().boundingRect() == control.rect())
        QTest.keyClicks(control.editor, "12 November 2026")
        QTest.mouseClick(editor.save, Qt.MouseButton.LeftButton)
        assert services.cases.get("demo-earbuds").facts["delivery_date"] == When(date(2026, 11, 12))


def test_a_rough_day_is_typed_again_as_it_was_read(qtbot: QtBot, tmp_path: Path):
    rough = When(date(2026, 10, 3), date(2026, 10, 5))
    with window(tmp_path, qtbot) as (shown, services):
        services.cases.change_facts("demo-earbuds", {"delivery_date": rough})
        shown.open_case("demo-earbuds")
        page = shown.page("case")
        page.findChild(QPushButton, "change:delivery_date").click()
        editor = page.facts._editor
        assert editor.field.control.text() == "3 October 2026 – 5 October 2026"
        editor.save.click()
        assert services.cases.get("demo-earbuds").facts["delivery_date"] == rough
