from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication

from makegood.ui.widgets.channel_card import ChannelStep, ChannelValue
from makegood.ui.widgets.channel_list import ChannelList
from makegood.ui.widgets.chip import ChipValue

FORM = ChannelValue(
    "form",
    "form",
    "Return request",
    "Starts their clock",
    ChipValue("Always open", "success"),
    "Answer within 5 days",
    zone="09:00 to 18:00 there",
    recommended="Recommended",
    steps=(ChannelStep("one", "Sign in"), ChannelStep("two", "Send", done=True)),
    open_label="Open the form",
    failed_label="This did not work",
)
CHAT = ChannelValue("chat", "chat", "Live chat", steps=(ChannelStep("ask", "Ask"),))


@pytest.fixture
def channels(stage, look):
    look.set_less_motion(True)
    made = ChannelList("Ways to reach them")
    made.set_channels([FORM, CHAT])
    stage.show(made, 560, 500)
    yield made
    look.set_less_motion(False)


def test_the_first_is_open_and_opening_another_closes_it(channels, qtbot):
    heard = []
    channels.chosen.connect(heard.append)
    assert channels.card("form").is_open
    assert not channels.card("chat").is_open
    qtbot.mouseClick(channels.card("chat").head, Qt.MouseButton.LeftButton)
    assert heard == ["chat"]
    assert channels.card("chat").is_open
    assert not channels.card("form").is_open


def test_pressing_the_open_one_says_nothing_and_keeps_it_open(channels, qtbot):
    heard = []
    channels.chosen.connect(heard.append)
    qtbot.mouseClick(channels.card("form").head, Qt.MouseButton.LeftButton)
    assert heard == []
    assert channels.card("form").is_open


def test_arrows_move_and_space_opens(channels, qtbot):
    channels.card("form").head.setFocus()
    qtbot.keyClick(channels.card("form").head, Qt.Key.Key_Down)
    assert QApplication.focusWidget() is channels.card("chat").head
    assert channels.card("form").is_open
    qtbot.keyClick(channels.card("chat").head, Qt.Key.Key_Space)
    assert channels.card("chat").is_open


def test_steps_are_tick_boxes_and_are_reported(channels, qtbot):
    heard = []
    channels.step_toggled.connect(lambda *said: heard.append(said))
    row = channels.card("form").step_row("one")
    assert channels.card("form").step_row("two").isChecked()
    qtbot.mouseClick(row, Qt.MouseButton.LeftButton)
    assert heard == [("form", "one", True)]
    spoken = QAccessible.queryAccessibleInterface(row)
    assert spoken.role() == QAccessible.Role.CheckBox
    assert spoken.state().checked


def test_the_head_says_everything_that_stands_on_it(channels):
    spoken = QAccessible.queryAccessibleInterface(channels.card("form").head)
    assert spoken.role() == QAccessible.Role.RadioButton
    assert spoken.text(QAccessible.Text.Name) == "Return request"
    assert spoken.text(QAccessible.Text.Description) == (
        "Recommended. Starts their clock. Always open. Answer within 5 days. 09:00 to 18:00 there"
    )


def test_its_buttons_name_the_channel(channels, qtbot):
    heard = []
    channels.open_requested.connect(lambda i: heard.append(("open", i)))
    channels.failed.connect(lambda i: heard.append(("failed", i)))
    qtbot.mouseClick(channels.card("form").open_button, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(channels.card("form").failed_button, Qt.MouseButton.LeftButton)
    assert heard == [("open", "form"), ("failed", "form")]
    assert channels.card("chat").open_button.isHidden()


def test_new_words_keep_the_boxes_and_the_open_card(channels):
    row = channels.card("form").step_row("one")
    channels.set_channels([FORM, CHAT], "chat")
    assert channels.card("form").step_row("one") is row
    assert channels.chosen_id == "chat"
