"""Enter and Space on whatever has the focus."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QStringListModel, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QListView

from makegood.ui.widgets.button import Button
from makegood.ui.widgets.card_group import CardGroup
from makegood.ui.widgets.choice_card import ChoiceValue
from makegood.ui.widgets.mark_row import MarkRow
from makegood.ui.widgets.timeline_view import TimelineEntry, TimelineView
from makegood.ui.widgets.tool_button import IconButton

KEYS = [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space]


def focused(stage, widget):
    stage.show(widget)
    widget.activateWindow()
    widget.setFocus(Qt.FocusReason.TabFocusReason)
    stage.settle()
    assert widget.hasFocus()
    return widget


@pytest.mark.parametrize("key", KEYS)
@pytest.mark.parametrize(
    "make",
    [
        lambda: Button("Open the case", "primary"),
        lambda: Button("Other topics", "link"),
        lambda: IconButton("calendar", "Choose from a calendar"),
        lambda: MarkRow("Less motion", "check"),
    ],
)
def test_both_keys_press_the_focused_button_once(stage, make, key):
    button = focused(stage, make())
    presses = []
    button.clicked.connect(lambda _checked=False: presses.append(1))
    QTest.keyClick(button, key)
    assert presses == [1]


@pytest.mark.parametrize("key", KEYS)
def test_both_keys_open_the_row_of_a_plain_list(stage, key):
    view = QListView()
    view.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
    view.setModel(QStringListModel(["one", "two"], view))
    focused(stage, view)
    view.setCurrentIndex(view.model().index(1, 0))
    opened = []
    view.activated.connect(lambda index: opened.append(index.row()))
    QTest.keyClick(view, key)
    assert opened == [1]


@pytest.mark.parametrize("key", KEYS)
def test_both_keys_open_the_entry_of_a_log(stage, key):
    view = TimelineView()
    view.set_entries([TimelineEntry("sent", "mail", "Sent", "2 October")])
    focused(stage, view)
    view.setCurrentIndex(view.entries.index(0))
    opened = []
    view.opened.connect(opened.append)
    QTest.keyClick(view, key)
    assert opened == ["sent"]


def test_enter_on_a_card_still_chooses_and_goes_on(stage):
    group = CardGroup("Remedies")
    group.set_choices([ChoiceValue("refund", "Refund"), ChoiceValue("repair", "Repair")])
    stage.show(group)
    group.activateWindow()
    card = group.card("repair")
    card.setFocus(Qt.FocusReason.TabFocusReason)
    stage.settle()
    accepted = []
    group.accepted.connect(accepted.append)
    QTest.keyClick(card, Qt.Key.Key_Return)
    assert (group.chosen_id, accepted) == ("repair", ["repair"])
