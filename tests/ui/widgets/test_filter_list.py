from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from makegood.ui.widgets.filter_list import FilterList, FilterModel, FilterValue, fold

VALUES = [
    FilterValue("et", "Türkiye", words="Turkey"),
    FilterValue("gr", "Ελλάδα", words="Greece"),
    FilterValue("ee", "Eesti", "Estonia"),
    FilterValue("ne", "Neu Estland"),
]


def shown(model: FilterModel) -> list[str]:
    values = [model.value_at(row) for row in range(model.rowCount())]
    return [v.id for v in values if v is not None]


@pytest.mark.parametrize(
    ("text", "folded"), [("Çarşı", "carsı"), ("ΕΛΛΆΔΑ", "ελλαδα"), ("Ёлка", "елка")]
)
def test_folding_drops_case_and_accents_in_any_script(text, folded):
    assert fold(text) == folded


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("", ["et", "gr", "ee", "ne"]),
        ("turk", ["et"]),
        ("ελλαδα", ["gr"]),
        ("greece", ["gr"]),
        ("est", ["ee", "ne"]),
        ("neu est", ["ne"]),
        ("e", ["ee", "et", "gr", "ne"]),
        ("xyz", []),
    ],
)
def test_what_is_typed_narrows_the_list(qapp, query, expected):
    model = FilterModel()
    model.set_values(VALUES)
    model.set_query(query)
    assert shown(model) == expected


@pytest.fixture
def countries(stage):
    made = FilterList()
    made.set_words("Where do you live?", "Search", "No country of that name")
    made.set_values(VALUES)
    stage.show(made, 400, 300)
    return made


def test_down_goes_into_the_list_and_enter_takes_the_row(countries, qtbot):
    heard = []
    countries.chosen.connect(heard.append)
    countries.search.setFocus()
    qtbot.keyClicks(countries.search, "est")
    qtbot.keyClick(countries.search, Qt.Key.Key_Down)
    assert QApplication.focusWidget() is countries.view
    qtbot.keyClick(countries.view, Qt.Key.Key_Down)
    qtbot.keyClick(countries.view, Qt.Key.Key_Return)
    assert heard == ["ne"]
    assert countries.chosen_id == "ne"


def test_enter_in_the_box_takes_the_first_row(countries, qtbot):
    heard = []
    countries.chosen.connect(heard.append)
    qtbot.keyClicks(countries.search, "greece")
    qtbot.keyClick(countries.search, Qt.Key.Key_Return)
    assert heard == ["gr"]


def test_nothing_found_says_so_and_enter_takes_nothing(countries, qtbot):
    heard = []
    countries.chosen.connect(heard.append)
    qtbot.keyClicks(countries.search, "xyz")
    assert countries._nothing.isVisible()
    qtbot.keyClick(countries.search, Qt.Key.Key_Return)
    assert heard == []
    qtbot.keyClick(countries.search, Qt.Key.Key_Escape)
    assert countries.search.text() == ""
    assert not countries._nothing.isVisible()


def test_set_chosen_is_silent_and_marks_the_row(countries):
    heard = []
    countries.chosen.connect(heard.append)
    countries.set_chosen("ee")
    assert heard == []
    assert countries.model.value_at(countries.view.currentIndex().row()).id == "ee"


def test_rows_are_read_with_their_second_line(countries):
    index = countries.model.index(2)
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == "Eesti, Estonia"
