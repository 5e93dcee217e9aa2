"""Beside each date of the marketplace's own stands a way to say that the order page differs."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from tests.ui.window_kit import window

from makegood.flow.answers import Typed
from makegood.ui.widgets.button import Button
from makegood.ui.widgets.clock_chip import ClockChip
from makegood.ui.wizard.day_field import DayField


def test_beside_each_marketplace_date_and_no_other(qtbot: QtBot, tmp_path: Path):
    with window(tmp_path, qtbot) as (shown, services):
        services.settings.change(country="EE")
        facts = {
            "order_date": Typed("2 October 2026", "date", "2026-10-02"),
            "expected_delivery_date": Typed("30 October 2026", "date", "2026-10-30"),
            "payment_method": Typed("card_visa", "text", "card_visa"),
        }
        shown.complain({"marketplace": "etsy", "issue": "not_received", "facts": facts})
        wizard = shown.page("wizard")
        side = wizard.side  # type: ignore[attr-defined]
        side.all_dates.click()
        rules = {rule.id: rule for rule in services.packs.pack.rules}
        layout = side._dates
        names = [layout.itemAt(at).widget().objectName() for at in range(layout.count())]
        dates = {name.removeprefix("clock:") for name in names if name.startswith("clock:")}
        links = {name.removeprefix("own_date:") for name in names if name.startswith("own_date:")}
        # Each link stands right under its date.
        assert names.index("own_date:etsy-case-file") - names.index("clock:etsy-case-file") == 1
        own = {name for name in dates & set(rules) if rules[name].group == "marketplace"}
        assert own == links == {"etsy-case-file"}
        assert "card-safe" in dates


@pytest.mark.parametrize(("country", "said"), [("JP", ["Japan"]), ("EE", []), ("", [])])
def test_the_dates_say_where_no_law_is_known(
    qtbot: QtBot, tmp_path: Path, country: str, said: list[str]
):
    with window(tmp_path, qtbot) as (shown, services):
        services.settings.change(country=country)
        shown.complain({"marketplace": "wish", "issue": "not_received"})
        side = shown.page("wizard").side  # type: ignore[attr-defined]
        parts = [side._dates.itemAt(at).widget() for at in range(side._dates.count())]
        notes = [part.text() for part in parts if part.objectName() == "law_note"]
        assert len(notes) == len(said)
        assert all(name in note for name, note in zip(said, notes, strict=True))


def test_a_date_of_the_page_is_taken_before_ours_can_be_known(qtbot: QtBot, tmp_path: Path):
    with window(tmp_path, qtbot) as (shown, services):
        services.settings.change(country="EE")
        shown.complain({"marketplace": "aliexpress", "issue": "not_received"})
        wizard = shown.page("wizard")
        side = wizard.side  # type: ignore[attr-defined]
        shown.activateWindow()
        qtbot.waitUntil(shown.isActiveWindow)
        shown.resize(1600, 800)
        side.show_session()

        def links() -> list[Button]:
            found = side.findChildren(Button, "own_date:aliexpress-dispute-file")
            return [link for link in found if link.isVisible()]

        qtbot.waitUntil(lambda: len(links()) == 1)
        (link,) = links()
        assert link.text() == "My order page shows a date: enter it"
        QTest.mouseClick(link, Qt.MouseButton.LeftButton)
        QApplication.processEvents()
        field = side.findChild(DayField, "own_day:aliexpress-dispute-file")
        assert field.input.editor.hasFocus()
        QTest.keyClicks(field.input.editor, "20 December 2026")
        # By Tab to the calendar beside it, and out of the panel by the pointer.
        QTest.keyClick(field.input.editor, Qt.Key.Key_Tab)
        assert field.input.calendar_button.hasFocus()
        controller = wizard.controller  # type: ignore[attr-defined]
        wizard.page(controller.session.step).footer.primary.setFocus()  # type: ignore[attr-defined]
        clocks = wizard.service.assessment(controller.session).clocks  # type: ignore[attr-defined]
        ours = [clock for clock in clocks if clock.rule == "aliexpress-dispute-file"]
        assert [(clock.day, clock.own_date) for clock in ours] == [(date(2026, 12, 20), True)]

        def spoken() -> list[str]:
            chips = side.findChildren(ClockChip, "clock:aliexpress-dispute-file")
            return [chip.accessibleName() for chip in chips if chip.isVisible()]

        qtbot.waitUntil(lambda: any("Sunday 20 December 2026" in words for words in spoken()))
