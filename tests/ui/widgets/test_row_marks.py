"""Which row of a list is lit: the one under the pointer, and the current one of a focused list."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QListView, QPushButton, QVBoxLayout, QWidget

from makegood.ui.theme import theme
from makegood.ui.widgets.filter_list import FilterList, FilterValue
from makegood.ui.widgets.timeline_view import TimelineEntry, TimelineView


def _filtered() -> tuple[QWidget, QListView]:
    found = FilterList()
    found.set_values([FilterValue(str(at), f"Row {at}") for at in range(4)])
    return found, found.view


def _log() -> tuple[QWidget, QListView]:
    view = TimelineView()
    view.set_entries([TimelineEntry(str(at), "mail", f"Row {at}", "2 Oct") for at in range(4)])
    return view, view


@pytest.mark.parametrize("make", [_filtered, _log])
def test_a_row_goes_out_when_the_focus_leaves_its_list(stage, qtbot, make):
    page = QWidget()
    column = QVBoxLayout(page)
    part, view = make()
    button = QPushButton("Next")
    column.addWidget(part)
    column.addWidget(button)
    stage.show(page)
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    view.setCurrentIndex(view.model().index(2, 0))
    row = view.visualRect(view.model().index(2, 0))

    def lit() -> bool:
        QApplication.processEvents()
        picture = view.viewport().grab().toImage()
        at = QPoint(row.center().x() + 60, row.bottom() - 10)
        return picture.pixelColor(at).name() == theme().color("accent_soft").name()

    view.setFocus(Qt.FocusReason.TabFocusReason)
    assert lit()
    button.setFocus(Qt.FocusReason.TabFocusReason)
    assert not lit()
