"""The list is searched, filtered and sorted, and remembers how."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot
from tests.ui.window_kit import window

from makegood.ui.cases.case_list_model import IdRole
from makegood.ui.cases.cases_page import CasesPage
from makegood.ui.shell.window import MainWindow


def open_list(shown: MainWindow) -> CasesPage:
    shown.go("cases")
    page = shown.page("cases")
    assert isinstance(page, CasesPage)
    return page


def ids(page: CasesPage) -> list[str]:
    model = page.model
    return [str(model.index(row).data(IdRole)) for row in range(model.rowCount())]


def test_open_ones_first_and_by_next_date(qtbot: QtBot, tmp_path: Path):
    with window(tmp_path, qtbot) as (shown, _services):
        page = open_list(shown)
        assert ids(page) == [
            "demo-earbuds",
            "demo-grinder",
            "demo-blanket",
            "demo-dress",
            "demo-kettle",
        ]


def test_filter_and_sort_are_remembered(qtbot: QtBot, tmp_path: Path):
    with window(tmp_path, qtbot) as (shown, _services):
        page = open_list(shown)
        page.filters.part("closed").click()
        assert ids(page) == ["demo-lamp"]
        page.filters.part("all").click()
        page._set_sort("title", False)
        assert ids(page)[0] == "demo-grinder"
    with window(tmp_path, qtbot) as (shown, _services):
        assert ids(open_list(shown))[:2] == ["demo-grinder", "demo-lamp"]


def test_search_and_no_result(qtbot: QtBot, tmp_path: Path):
    with window(tmp_path, qtbot) as (shown, _services):
        page = open_list(shown)
        page.search.setText("08u74")
        qtbot.waitUntil(lambda: ids(page) == ["demo-dress"])
        page.search.setText("nobody")
        qtbot.waitUntil(lambda: not ids(page))
        assert "nobody" in page.empty.text.text()
        page.empty.button.click()
        page.empty.button.click()
        qtbot.waitUntil(lambda: len(ids(page)) == 6)


def test_enter_opens_and_copy_copies(qtbot: QtBot, tmp_path: Path):
    with window(tmp_path, qtbot) as (shown, _services):
        page = open_list(shown)
        page.view.setCurrentIndex(page.model.index(3))
        page._copy_row()
        assert "Summer dress" in QGuiApplication.clipboard().text()
        qtbot.keyClick(page.view, Qt.Key.Key_Return)
        assert shown.page("case").case_id == "demo-dress"  # type: ignore[attr-defined]


def test_a_long_list_is_read_in_stretches(qtbot: QtBot, tmp_path: Path):
    from msgspec.structs import replace

    with window(tmp_path, qtbot) as (shown, services):
        lamp = services.cases.get("demo-lamp")
        with services.database.write():
            for number in range(250):
                services.cases.create(replace(lamp, id=f"more-{number:03}"))
        page = open_list(shown)
        page.filters.part("all").click()
        assert page.model.total == 256
        assert page.model.rowCount() == 200
        page.model.fetchMore(page.model.index(-1))
        assert page.model.rowCount() == 256
        assert len(set(ids(page))) == 256
