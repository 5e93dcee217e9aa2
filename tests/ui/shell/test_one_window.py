"""The window is the only one: no part of a page flashes up by itself before it has its place."""

from __future__ import annotations

from pathlib import Path

from pytestqt.qtbot import QtBot
from tests.ui.window_kit import window, windows_shown


def test_no_page_opens_a_window_of_its_own(qtbot: QtBot, tmp_path: Path):
    with window(tmp_path, qtbot) as (shown, services):
        with windows_shown() as others:
            for page in ("cases", "guides", "settings", "new", "today"):
                shown.go(page)
                shown.refresh()
            shown.check_dates()
            shown.check_contact()
            for case in services.cases.ids():
                shown.open_case(case)
            shown.complain({"marketplace": "etsy", "role": "buyer", "issue": "damaged"})
        assert others == []
