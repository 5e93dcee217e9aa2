"""Opening hours are corrected row by row, and come out as they went in."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot
from tests.ui.guides.test_correction_box import LONG, opened, settle
from tests.ui.window_kit import window

from makegood.ui.guides.guides_page import GuidesPage
from makegood.ui.guides.hours_input import HoursInput

KNOWN = "Europe/Riga\n1: 08:15-17:00\n5: 08:15-15:45\n6: 10:00-12:00, 13:00-14:00"
WARSAW = "bodies.pl_uokik.channels.pl_line"


@pytest.fixture
def hours(qtbot: QtBot) -> HoursInput:
    shown = HoursInput("Europe/Tallinn")
    qtbot.addWidget(shown)
    shown.resize(700, 600)
    shown.show()
    return shown


def write(row: object, *times: str) -> None:
    fields = [part for pair in row.pairs for part in pair if isinstance(part, QLineEdit)]  # type: ignore[attr-defined]
    for field, time in zip(fields, times, strict=True):
        field.selectAll()
        QTest.keyClicks(field, time)


def test_known_hours_come_back_unchanged(hours: HoursInput):
    hours.set_value(KNOWN)
    assert hours.value() == KNOWN
    assert hours.wrong() == ""
    assert hours.rows[1].closed.isVisible()
    assert not hours.rows[0].closed.isVisible()
    assert len(hours.rows[5].pairs) == 2


def test_other_hours_leave_nothing_of_the_ones_before(hours: HoursInput):
    hours.set_value(KNOWN)
    hours.set_value("Europe/Warsaw\n2: 09:00-10:00")
    assert hours.value() == "Europe/Warsaw\n2: 09:00-10:00"


def test_a_zone_known_under_an_old_name_is_kept(hours: HoursInput):
    hours.set_value("GB\n1: 08:00-09:00")
    assert hours.value() == "GB\n1: 08:00-09:00"


def test_days_are_ticked_and_times_typed(hours: HoursInput):
    hours.set_value("")
    hours.rows[0].open.click()
    write(hours.rows[0], "8", "5.30 pm")
    hours.rows[2].open.click()
    hours.rows[4].open.click()
    hours.same.click()
    assert hours.value() == ("Europe/Tallinn\n1: 08:00-17:30\n3: 08:00-17:30\n5: 08:00-17:30")
    hours.rows[2].open.click()
    assert hours.value() == "Europe/Tallinn\n1: 08:00-17:30\n5: 08:00-17:30"


def test_a_break_in_the_middle_of_a_day(hours: HoursInput):
    hours.set_value("Europe/Riga\n3: 08:00-12:00")
    row = hours.rows[2]
    row.more.click()
    assert row.pairs[1][0].hasFocus() or not hours.isActiveWindow()
    assert hours.wrong() == ""  # an empty second pair is no time
    write(row, "8", "12", "13", "17")
    assert hours.value() == "Europe/Riga\n3: 08:00-12:00, 13:00-17:00"
    assert row.more.isHidden()


@pytest.mark.parametrize(
    ("times", "said"),
    [
        (("", ""), "Wednesday: write when it opens"),
        (("x", "9"), "Wednesday: write when it opens"),
        (("8", ""), "Wednesday: write when it closes"),
        (("17", "8"), "Wednesday: write when it closes"),
    ],
)
def test_what_is_wrong_is_said_and_marked(hours: HoursInput, times: tuple[str, str], said: str):
    hours.set_value("")
    hours.rows[2].open.click()
    write(hours.rows[2], *times)
    assert hours.wrong().startswith(said)
    marked = [f.property("state") == "error" for f in hours.findChildren(QLineEdit)]
    assert marked.count(True) == 1


def test_all_days_closed_is_not_kept(hours: HoursInput):
    hours.set_value("")
    assert hours.wrong().startswith("Tick at least one day")


def test_without_a_city_the_list_opens(qtbot: QtBot):
    shown = HoursInput()
    qtbot.addWidget(shown)
    shown.show()
    shown.set_value("")
    assert shown.wrong() == "Choose a city where these times hold."
    shown.zones.set_query("pago")
    QTest.keyClick(shown.zones.search, Qt.Key.Key_Return)
    assert shown.zones.isHidden()
    shown.rows[6].open.click()
    write(shown.rows[6], "8", "9")
    assert shown.value() == "Pacific/Pago_Pago\n7: 08:00-09:00"


def test_every_control_has_a_name_of_its_own(hours: HoursInput):
    hours.set_value(KNOWN)
    names = [
        field.accessibleName()
        for row in hours.rows
        for pair in row.pairs
        for field in (pair[0], pair[2])
    ]
    assert names[:2] == ["Monday, opens at", "Monday, closes at"]
    assert "Saturday, after the break, opens at" in names
    assert len(set(names)) == len(names)
    assert hours.rows[0].more.accessibleName() == "Add hours after a break: Monday"
    assert hours.other_zone.accessibleName() == "Choose another city: Riga"


def test_tab_goes_along_the_row_and_on_to_the_next(hours: HoursInput):
    hours.set_value(KNOWN)
    hours.rows[0].open.setFocus()
    begin, _, end = hours.rows[0].pairs[0]
    met = []
    widget = hours.rows[0].open
    for _ in range(4):
        widget = widget.nextInFocusChain()
        while not widget.isVisible() or widget.focusPolicy() == Qt.FocusPolicy.NoFocus:
            widget = widget.nextInFocusChain()
        met.append(widget)
    assert met == [begin, end, hours.rows[0].more, hours.rows[1].open]


def test_hours_are_corrected_in_the_window(qtbot: QtBot, tmp_path: Path, own_guide: Path):
    with window(tmp_path / "data", qtbot) as (shown, services):
        shown.go("guides")
        page = shown.page("guides")
        assert isinstance(page, GuidesPage)
        page._show("body:pl_uokik")
        form = opened(page.body, WARSAW)
        form.choice.set_value("hours")
        form._chosen("hours")
        assert not form.times.isHidden()
        assert form.right.isHidden()
        assert form.hours.value().startswith("Europe/Warsaw\n1: 08:00-18:00")
        form.hours.rows[4].open.click()
        write(form.hours.rows[0], "25", "18")
        form.seen.set_value("the page of the office")
        form.keep.click()
        assert form.times.state == "error"
        write(form.hours.rows[0], "9", "17")
        form.keep.click()
        qtbot.waitUntil(lambda: page.corrector.tasks.busy, timeout=LONG)
        settle(qtbot, page)
        body = next(each for each in services.packs.pack.bodies if each.id == "pl_uokik")
        channel = next(each for each in body.channels if each.id == "pl_line")
        assert channel.hours is not None
        assert channel.hours.days["1"] == ("09:00-17:00",)
        assert channel.hours.days["2"] == ("08:00-18:00",)
        assert channel.hours.days["5"] == ()
