from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible

from makegood.ui.widgets.fact_field import FactField, FieldText
from makegood.ui.widgets.text_input import TextInput

WORDS = FieldText(
    "Order number", "optional", "On the order page", "Where do I find it?", "Account, My Orders"
)


@pytest.fixture
def field(stage):
    made = FactField(WORDS, TextInput(ltr=True))
    stage.show(made, 300, 200)
    return made


def spoken(field):
    return QAccessible.queryAccessibleInterface(field.control)


def test_the_input_is_named_by_the_label_and_described_by_the_help(field):
    assert spoken(field).text(QAccessible.Text.Name) == "Order number"
    assert spoken(field).text(QAccessible.Text.Description) == "optional. On the order page"


def test_an_error_is_shown_described_and_gone_again(field):
    field.set_state("error", "Write digits.")
    assert field._message.isVisible()
    assert field._message.text() == "Write digits."
    assert field.control.property("state") == "error"
    assert spoken(field).text(QAccessible.Text.Description).startswith("Write digits. optional")
    field.set_state("")
    assert not field._message.isVisible()
    assert field.control.property("state") == ""


def test_the_red_edge_is_there_only_for_an_error(field, stage):
    edit = field.control
    middle = edit.height() // 2
    field.set_state("advice", "Unusual, but allowed.")
    assert stage.color_at(edit, 0, middle) == "#667a76"
    field.set_state("error", "Write digits.")
    assert stage.color_at(edit, 0, middle) == "#a2261e"


def test_an_understood_value_gets_a_tick(field, stage):
    before = stage.picture(field.control)
    field.set_state("understood")
    assert stage.picture(field.control) != before


def test_the_path_opens_under_the_field(field, qtbot):
    with qtbot.waitSignal(field.where_opened):
        qtbot.mouseClick(field._where, Qt.MouseButton.LeftButton)
    assert field._where_text.isVisible()
    assert spoken(field).text(QAccessible.Text.Description).endswith("Account, My Orders")
    qtbot.mouseClick(field._where, Qt.MouseButton.LeftButton)
    assert not field._where_text.isVisible()


def test_a_number_runs_left_to_right_from_the_leading_edge(stage, qapp):
    qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    made = FactField(WORDS, TextInput(ltr=True))
    stage.show(made, 300, 200)
    assert made.control.layoutDirection() == Qt.LayoutDirection.LeftToRight
    assert made.control.alignment() & Qt.AlignmentFlag.AlignRight


def test_committed_comes_once_and_only_for_a_change(field, qtbot):
    heard = []
    field.control.committed.connect(heard.append)
    qtbot.keyClicks(field.control, "8187 ")
    qtbot.keyClick(field.control, Qt.Key.Key_Return)
    qtbot.keyClick(field.control, Qt.Key.Key_Return)
    assert heard == ["8187"]
    field.control.set_value("9")
    qtbot.keyClick(field.control, Qt.Key.Key_Return)
    assert heard == ["8187"]
