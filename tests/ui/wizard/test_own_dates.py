"""Beside each date of the marketplace's own stands a way to say that the order page differs."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from tests.ui.window_kit import window

from makegood.flow.answers import Typed
from makegood.ui.widgets.button import Button
from makegood.ui.widgets.clock_chip import ClockChip


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
        QApplication.processEvents()
        rules = {rule.id: rule for rule in services.packs.pack.rules}
        chips = [chip.objectName() for chip in side.findChildren(ClockChip) if not chip.isHidden()]
        dates = {name.removeprefix("clock:") for name in chips} & set(rules)
        links = {
            button.objectName().removeprefix("own_date:")
            for button in side.findChildren(Button)
            if button.objectName().startswith("own_date:") and not button.isHidden()
        }
        own = {name for name in dates if rules[name].group == "marketplace"}
        assert own == links == {"etsy-case-file"}
        assert "card-safe" in dates
