"""The order page shows a day that ours cannot be known for yet."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot
from tests.ui.window_kit import window

RULE = "aliexpress-dispute-file"


def test_a_day_of_the_page_is_kept_before_the_receipt_is_confirmed(qtbot: QtBot, tmp_path: Path):
    with window(tmp_path, qtbot) as (shown, services):
        services.cases.change_facts(
            "demo-earbuds", {"confirmed_receipt_date": None, "delivery_date": None}
        )
        view = services.cases.view("demo-earbuds")
        assert RULE in [waiting.rule for waiting in view.assessment.waiting_for]
        shown.open_case("demo-earbuds")
        page = shown.page("case")
        links = page.findChildren(QPushButton, f"own_date:{RULE}")
        assert [link.text() for link in links] == ["My order page shows a date: enter it"]
        why = links[0].parentWidget()._value().why
        assert why.startswith("Worked out as soon as you enter: ")
        links[0].click()
        QApplication.processEvents()
        row = links[0].parentWidget()
        row._form._date.editor.setText("")
        QTest.keyClicks(row._form._date.editor, "27 November 2026")
        QTest.mouseClick(row._form.save, Qt.MouseButton.LeftButton)
        clocks = services.cases.view("demo-earbuds").assessment.clocks
        mine = [clock for clock in clocks if clock.rule == RULE]
        assert [(clock.day, clock.own_date) for clock in mine] == [(date(2026, 11, 27), True)]
