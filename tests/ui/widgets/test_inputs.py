from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import QDate, QLocale, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from makegood.ui.widgets.choice_card import ChoiceValue
from makegood.ui.widgets.date_input import DateInput, read_locale_date
from makegood.ui.widgets.mark_row import MarkRow
from makegood.ui.widgets.money_input import MoneyInput
from makegood.ui.widgets.radio_choice import RadioChoice
from makegood.ui.widgets.segmented_switch import SegmentedSwitch, SegmentValue
from makegood.ui.widgets.text_area import TextArea


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2026-11-14", date(2026, 11, 14)),
        ("14/11/2026", date(2026, 11, 14)),
        ("14 November 2026", date(2026, 11, 14)),
        ("31 February 2026", None),
        ("soon", None),
    ],
)
def test_dates_are_read_as_iso_and_as_the_locale_writes_them(text, expected):
    QLocale.setDefault(QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom))
    assert read_locale_date(text) == expected


@pytest.fixture
def day(stage):
    made = DateInput(
        parse=lambda text: date(2026, 11, 13) if text == "yesterday" else None,
        write=date.isoformat,
        today=date(2026, 11, 14),
    )
    stage.show(made, 260, 60)
    return made


def test_a_date_comes_when_what_is_typed_becomes_one(day, qtbot):
    heard = []
    day.date_changed.connect(heard.append)
    qtbot.keyClicks(day.editor, "yesterday")
    assert heard == [date(2026, 11, 13)]
    assert day.value() == date(2026, 11, 13)
    qtbot.keyClick(day.editor, Qt.Key.Key_Return)
    assert day.text() == "2026-11-13"


def test_what_is_no_date_stays_as_typed(day, qtbot):
    qtbot.keyClicks(day.editor, "soonish")
    qtbot.keyClick(day.editor, Qt.Key.Key_Return)
    assert day.text() == "soonish"
    assert day.value() is None


def test_alt_down_opens_the_calendar_on_today_and_a_day_is_taken(day, qtbot, stage):
    heard = []
    day.date_changed.connect(heard.append)
    qtbot.keyClick(day.editor, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert day.calendar.selectedDate() == QDate(2026, 11, 14)
    day.calendar.activated.emit(QDate(2026, 11, 3))
    stage.settle()
    assert heard == [date(2026, 11, 3)]
    assert day.text() == "2026-11-03"


def test_set_value_is_silent(day):
    heard = []
    day.date_changed.connect(heard.append)
    day.set_value(date(2026, 1, 2))
    assert day.text() == "2026-01-02"
    day.set_value(None)
    assert day.text() == ""
    assert heard == []


def test_money_is_text_and_a_code(stage, qtbot):
    made = MoneyInput(["EUR", "USD"])
    stage.show(made, 260, 60)
    heard = []
    made.committed.connect(lambda *said: heard.append(said))
    qtbot.keyClicks(made.amount, "49,90")
    qtbot.keyClicks(made.currency, "usd")
    qtbot.keyClick(made.currency, Qt.Key.Key_Return)
    assert made.value() == ("49,90", "USD")
    assert heard == [("49,90", "USD")]
    made.set_value("1", "EUR")
    assert heard == [("49,90", "USD")]
    made.open_list()
    menu = made.findChild(QMenu)
    assert [action.text() for action in menu.actions()] == ["EUR", "USD"]
    menu.actions()[1].trigger()
    assert heard[-1] == ("1", "USD")


def test_tab_leaves_a_text_area_and_it_grows_with_its_lines(stage, qtbot):
    made = TextArea(least_lines=2, most_lines=4)
    stage.show(made, 300, 300)
    low = made.editor.height()
    heard = []
    made.edited.connect(heard.append)
    qtbot.keyClicks(made.editor, "a")
    assert heard == ["a"]
    made.set_value("one\ntwo\nthree\nfour\nfive\nsix")
    assert heard == ["a"]
    assert made.editor.height() > low
    assert made.editor.height() < 6 * made.editor.fontMetrics().lineSpacing()
    assert made.editor.tabChangesFocus()


def test_a_row_of_radios_becomes_a_column_where_it_does_not_fit(stage):
    answers = {"yes": "Yes", "no": "No", "unknown": "I do not know"}
    made = RadioChoice([ChoiceValue(*answer) for answer in answers.items()], in_a_row=True)
    stage.show(made, 400, 60)
    assert made.row("yes").y() == made.row("unknown").y()
    made.resize(120, 200)
    stage.settle()
    assert made.row("yes").x() == made.row("unknown").x()
    assert made.row("yes").y() < made.row("unknown").y()


def test_radios_have_one_tab_stop_and_their_role(stage, qtbot):
    made = RadioChoice([ChoiceValue("a", "One"), ChoiceValue("b", "Two", "second line")])
    stage.show(made, 300, 100)
    made.set_value("b")
    assert made.row("a").focusPolicy() == Qt.FocusPolicy.ClickFocus
    spoken = QAccessible.queryAccessibleInterface(made.row("b"))
    assert spoken.role() == QAccessible.Role.RadioButton
    assert spoken.text(QAccessible.Text.Description) == "second line"
    made.row("b").setFocus()
    qtbot.keyClick(made.row("b"), Qt.Key.Key_Up)
    assert QApplication.focusWidget() is made.row("a")


def test_a_tick_box_wraps_and_toggles_with_space(stage, qtbot):
    made = MarkRow("many words " * 20)
    stage.show(made, 200, 300)
    assert made.heightForWidth(200) > 3 * made.heightForWidth(2000)
    made.setFocus()
    qtbot.keyClick(made, Qt.Key.Key_Space)
    assert made.isChecked()


def test_a_switch_has_one_chosen_part(stage, qtbot):
    made = SegmentedSwitch("View", [SegmentValue("l", "List"), SegmentValue("m", "Month")], "l")
    stage.show(made, 300, 40)
    heard = []
    made.chosen.connect(heard.append)
    qtbot.mouseClick(made.part("m"), Qt.MouseButton.LeftButton)
    assert heard == ["m"]
    assert made.chosen_id == "m"
    made.set_segments([SegmentValue("l", "Liste"), SegmentValue("m", "Monat")])
    assert made.chosen_id == "m"
    assert made.part("l").accessibleName() == "Liste"
    middle = made.part("m").geometry().left() + 4
    assert stage.color_at(made, middle, 4) == "#0b5c66"


def test_what_was_typed_before_is_gone_on_with_at_its_end(stage):
    area = TextArea(least_lines=2)
    stage.show(area)
    area.set_value("the parcel never")
    area.editor.setFocus()
    QTest.keyClicks(area.editor, " came")
    assert area.value() == "the parcel never came"
