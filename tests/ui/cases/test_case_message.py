"""The next message of a case: written as in the wizard, kept as typed, sent as seen."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from tests.stored import drafts_of
from tests.ui.window_kit import NOW, window
from typing_extensions import override

from makegood.drafting.draft import WHOLE
from makegood.services.bundle import Services
from makegood.ui.cases.case_message import CaseMessage
from makegood.ui.cases.case_page import CasePage
from makegood.ui.cases.fact_editor import FactEditor
from makegood.ui.message.message_row import MessageRow
from makegood.ui.shell.window import MainWindow

CASE = "demo-dress"


@dataclass
class Desk:
    """The window on one case, its message open."""

    window: MainWindow
    services: Services
    page: CasePage

    @property
    def message(self) -> CaseMessage:
        return self.page.message

    def settle(self) -> None:
        for _ in range(4):
            QCoreApplication.processEvents()

    def row(self, words: str) -> MessageRow:
        return next(r for r in self.message.card.rows if words in r.editor.value())

    def type_at_end(self, row: MessageRow, words: str) -> None:
        row.editor.setFocus()
        row.editor.moveCursor(QTextCursor.MoveOperation.End)
        QTest.keyClicks(row.editor, words)
        self.settle()

    def body(self) -> str:
        assert self.message.message is not None
        return self.message.message.body


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path) -> Iterator[Desk]:
    with window(tmp_path, qtbot) as (shown, services):
        services.settings.change(reading_language="de", your_name="Eleni")
        shown.open_case(CASE)
        page = shown.page("case")
        assert isinstance(page, CasePage)
        page.message.toggle.click()
        found = Desk(shown, services, page)
        found.settle()
        yield found


def test_the_reading_language_stands_beside(desk: Desk):
    row = desk.row("08U74NMJ34380")
    assert "Order: 08U74NMJ34380" in row.editor.value()
    assert row.reading.isVisible()
    assert "Bestellung: 08U74NMJ34380" in row.reading.value()
    assert (
        row.reading.mapTo(desk.page, row.reading.rect().topLeft()).x()
        > row.editor.mapTo(desk.page, row.editor.rect().topRight()).x()
    )
    assert desk.message.card.subject.reading.value().startswith("Bestellung 08U74NMJ34380")


def test_an_edit_is_kept_and_the_rest_follows_the_facts(desk: Desk):
    row = desk.row("refund the full amount")
    before = row.editor.value()
    desk.type_at_end(row, " Soon.")
    assert row.note.text() == "You changed this. It is not translated."
    desk.message.keep_now()
    assert drafts_of(desk.services.database, CASE)
    desk.services.cases.change_facts(CASE, {"item": "Winter coat"})
    desk.window.refresh()
    desk.settle()
    assert desk.row("Winter coat").isVisible()
    assert desk.row("refund the full amount").editor.value() == f"{before} Soon."
    desk.row("Soon.").restore.click()
    assert desk.row("refund the full amount").editor.value() == before
    desk.message.keep_now()
    assert not drafts_of(desk.services.database, CASE)


def test_a_changed_fact_inside_an_edited_paragraph_is_pointed_out(desk: Desk):
    desk.type_at_end(desk.row("08U74NMJ34380"), " Blue.")
    desk.services.cases.change_facts(CASE, {"item": "Winter coat"})
    desk.window.refresh()
    desk.settle()
    assert "Summer dress" in desk.row("08U74NMJ34380").editor.value()
    point = next(p for p in desk.message.points.points if p.id == "fact_changed.facts")
    assert "Winter coat" in point.what
    desk.message.points.link(point.id).click()
    assert desk.row("08U74NMJ34380").editor.hasFocus()


def test_joined_paragraphs_are_one_text_and_come_back(desk: Desk):
    second = desk.message.card.rows[1]
    second.editor.setFocus()
    second.editor.moveCursor(QTextCursor.MoveOperation.Start)
    QTest.keyClick(second.editor, Qt.Key.Key_Backspace)
    desk.settle()
    (whole,) = desk.message.card.rows
    assert whole.block.id == WHOLE
    assert whole.editor.value().startswith("Hello, I want to dispute a payment.")
    whole.restore.click()
    assert len(desk.message.card.rows) > 1


def test_undo_belongs_to_the_paragraph_and_never_brings_another_message(desk: Desk):
    row = desk.message.card.rows[0]
    before = row.editor.value()
    desk.type_at_end(row, " friends")
    QTest.keyClick(row.editor, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert row.editor.value() == before
    desk.window.open_case("demo-earbuds")
    desk.message.toggle.click()
    desk.settle()
    for each in (desk.message.card.subject, *desk.message.card.rows):
        assert not each.editor.document().isUndoAvailable()


def test_a_missing_fact_leads_to_its_field_among_the_facts(desk: Desk):
    desk.services.cases.change_facts(CASE, {"item": None})
    desk.window.refresh()
    desk.settle()
    assert "Item:" not in desk.body()
    desk.message.points.link("missing.item").click()
    desk.settle()
    focused = QApplication.focusWidget()
    assert focused is not None
    assert desk.page.facts.isAncestorOf(focused)
    QTest.keyClicks(focused, "Winter coat")
    room = desk.page.facts._editor_room.itemAt(0)
    assert room is not None
    editor = room.widget()
    assert isinstance(editor, FactEditor)
    editor.save.click()
    desk.settle()
    assert "Item: Winter coat" in desk.body()
    assert "missing.item" not in [point.id for point in desk.message.points.points]


def test_tone_and_language_are_chosen_for_this_message(desk: Desk):
    desk.message.switches.tone.part("friendly").click()
    friendly = desk.body()
    desk.message.switches.tone.part("formal").click()
    assert desk.body() != friendly
    desk.message.switches.language.part("de").click()
    assert "Bestellung: 08U74NMJ34380" in desk.body()
    assert [point.id for point in desk.message.points.points if point.id == "language"]
    desk.message.points.link("language").click()
    assert desk.message.switches.language.part("de").hasFocus()
    desk.message.keep_now()
    desk.window.open_case("demo-earbuds")
    desk.window.open_case(CASE)
    assert desk.message.message is not None
    assert (desk.message.message.tone, desk.message.message.language) == ("formal", "de")


def test_own_details_go_in_by_their_tick_and_are_ticked_the_next_time(desk: Desk):
    who = desk.message.extras.who
    desk.message.extras.folds.button("sender").click()
    assert who.name.value() == "Eleni"
    assert not who.marks["mail"].isEnabled()
    who.mail.setFocus()
    QTest.keyClicks(who.mail, "eleni@shop.example")
    QTest.keyClick(who.mail, Qt.Key.Key_Tab)
    desk.settle()
    assert "eleni@shop.example" not in desk.body()
    who.marks["mail"].click()
    assert desk.body().endswith("Eleni\nE-mail: eleni@shop.example")
    desk.window.open_case("demo-earbuds")
    assert desk.message.message is not None
    assert desk.message.message.sender_parts == ("mail",)


def test_another_day_for_the_answer(desk: Desk):
    desk.window.open_case("demo-earbuds")
    desk.message.toggle.click()
    desk.message.extras.folds.button("date").click()
    day = desk.message.extras.day
    assert day.editor.hasFocus()
    day.set_text("")
    QTest.keyClicks(day.editor, "9 December 2026")
    QTest.keyClick(day.editor, Qt.Key.Key_Return)
    desk.settle()
    assert "9 December 2026" in desk.body()
    day.setFocus()
    day.set_text("")
    QTest.keyClicks(day.editor, "24 November 2026")
    QTest.keyClick(day.editor, Qt.Key.Key_Return)
    assert desk.message.extras.day_field.state == "error"
    assert "24 November 2026" not in desk.body()


def test_f6_goes_from_column_to_column_and_on(desk: Desk):
    row = desk.message.card.rows[0]
    row.editor.setFocus()
    QTest.keyClick(row.editor, Qt.Key.Key_F6)
    assert row.reading.hasFocus()
    QTest.keyClick(row.reading, Qt.Key.Key_F6)
    assert desk.message.points.first_link is not None
    assert desk.message.points.first_link.hasFocus()
    QTest.keyClick(desk.message.points.first_link, Qt.Key.Key_F6)
    focused = QApplication.focusWidget()
    assert focused is not None
    assert desk.window.rail.isAncestorOf(focused)


def test_a_step_is_named_only_by_its_tick(desk: Desk):
    desk.message.kind.other.click()
    cards = {c.value.id: c for c in desk.message.kind.picker.cards.cards}
    cards["reminder"].click()
    desk.settle()
    assert desk.message.next_step.isVisible()
    assert not desk.message.next_step.isChecked()
    before = desk.body()
    desk.message.next_step.click()
    assert desk.body() != before
    assert desk.message.message is not None
    assert desk.message.message.kept.next_step


def test_a_draft_of_an_older_version_is_shown(desk: Desk):
    desk.window.open_case("demo-earbuds")
    old = {"subject": "Mine", "body": "One old text", "rendered": "Before"}
    desk.services.drafts.save("demo-earbuds", "case", "platform", json.dumps(old).encode(), NOW)
    desk.window.refresh()
    desk.message.toggle.click()
    assert desk.message.card.subject.editor.value() == "Mine"
    (whole,) = desk.message.card.rows
    assert whole.editor.value() == "One old text"
    assert not whole.reading.isHidden()
    assert "08U74NMJ34380" not in whole.reading.value()


def test_what_is_seen_is_sent_and_the_next_one_is_fresh(desk: Desk):
    desk.type_at_end(desk.message.card.subject, " - please")
    desk.type_at_end(desk.row("Thank you."), " Best.")
    seen = (desk.message.card.subject.editor.value(), desk.body())
    desk.message.buttons.sent.click()
    event = desk.services.cases.get(CASE).events[-1]
    assert event.message is not None
    assert (event.message.subject, event.message.body) == seen
    assert seen[0].endswith(" - please")
    assert not drafts_of(desk.services.database, CASE)
    assert not desk.message.opened


def test_an_open_message_has_the_whole_width(desk: Desk):
    wide = desk.message.width()
    desk.message.toggle.click()
    desk.settle()
    assert desk.message.width() < wide * 0.7


def test_what_was_typed_is_on_the_disk_when_the_page_is_left(desk: Desk):
    desk.type_at_end(desk.message.card.rows[0], " friends")
    desk.window.open_today()
    assert drafts_of(desk.services.database, CASE) == {("provider", "paypal")}


def test_showing_a_case_never_opens_a_window_of_its_own(desk: Desk):
    class Watch(QObject):
        shown: ClassVar[list[str]] = []

        @override
        def eventFilter(self, watched: QObject, event: QEvent) -> bool:
            if (
                event.type() == QEvent.Type.Show
                and isinstance(watched, QWidget)
                and watched.isWindow()
            ):
                self.shown.append(type(watched).__name__)
            return False

    watch = Watch()
    app = QApplication.instance()
    assert app is not None
    app.installEventFilter(watch)
    for case in ("demo-earbuds", "demo-lamp", CASE):
        desk.window.open_case(case)
        desk.message.toggle.click()
        desk.window.refresh()
    app.removeEventFilter(watch)
    assert watch.shown == []
