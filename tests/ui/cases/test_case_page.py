"""One case takes what happened, and shows what follows."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from msgspec import structs
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QFileDialog, QMenu, QMessageBox, QWidget
from pytestqt.qtbot import QtBot
from tests.stored import drafts_of
from tests.ui.window_kit import window

from makegood.domain.assessment import NextStep
from makegood.domain.money import Money
from makegood.domain.text import Text, say
from makegood.domain.when import When
from makegood.services.bundle import Services
from makegood.services.entries import EntryKind
from makegood.ui.cases import case_page
from makegood.ui.cases.case_page import CasePage
from makegood.ui.cases.date_row import DateRow
from makegood.ui.cases.dates_card import three_dates
from makegood.ui.cases.event_words import FIELDS
from makegood.ui.cases.log_entries import FOLLOW_UP_ID
from makegood.ui.shell.trouble import TroubleDialog
from makegood.ui.shell.window import MainWindow
from makegood.ui.widgets.button import Button
from makegood.ui.widgets.label import Label


@pytest.fixture
def opened(qtbot: QtBot, tmp_path: Path) -> Iterator[tuple[MainWindow, CasePage, Services]]:
    with window(tmp_path, qtbot) as (shown, services):
        shown.open_case("demo-dress")
        page = shown.page("case")
        assert isinstance(page, CasePage)
        yield shown, page, services


def log(page: CasePage) -> list[str]:
    model = page.log.entries
    return [entry.title for row in range(model.rowCount()) if (entry := model.entry(row))]


def test_what_is_shown(opened: tuple[MainWindow, CasePage, Services]):
    _shown, page, _services = opened
    assert page.title.text() == "Summer dress"
    assert "08U74NMJ34380" in page.about.text()
    assert page.status.value.text == "Waiting"
    assert log(page) == ["Reminder", "You wrote again", "Automatic answer", "You wrote"]
    assert len(page.notices.shown) == 1


def test_they_refused(opened: tuple[MainWindow, CasePage, Services], qtbot: QtBot):
    _shown, page, services = opened
    page.next.answered.click()
    page.form.save.click()
    assert page.form.field("outcome").state == "error"
    page.form.field("outcome").control.row("refused").click()  # type: ignore[attr-defined]
    page.form.field("party").control.row("platform").click()  # type: ignore[attr-defined]
    page.form.field("text").control.set_value("No refund")  # type: ignore[attr-defined]
    page.form.save.click()
    assert page.form.isHidden()
    event = services.cases.get("demo-dress").events[-1]
    assert (event.kind, event.outcome, event.party, event.text) == (
        "received",
        "refused",
        "platform",
        "No refund",
    )
    qtbot.waitUntil(lambda: "They refused" in log(page))


def test_what_can_be_done_besides_and_what_has_passed(
    opened: tuple[MainWindow, CasePage, Services],
):
    _shown, page, services = opened
    view = services.cases.view("demo-earbuds")
    beside = (
        NextStep(rung="dispute", opens=None, open_now=True, because=Text("app_dates.next.passed")),
        NextStep(
            rung="paypal",
            opens=None,
            open_now=True,
            because=Text("app_dates.next.open_now"),
            last_day=date(2026, 12, 8),
        ),
    )
    shown = structs.replace(view.assessment, beside=beside)
    page.next.show_next(replace(view, assessment=shown))
    said = page.next.also.text().replace("\u2068", "").replace("\u2069", "").splitlines()
    assert said[0].endswith(". This date has passed. You can still ask.")
    assert said[1].endswith("Last day for it: 8 Dec")
    page.next.show_next(replace(view, assessment=structs.replace(view.assessment, beside=())))
    assert page.next.also.isHidden()


def test_they_promised_by_a_day(opened: tuple[MainWindow, CasePage, Services], qtbot: QtBot):
    _shown, page, services = opened
    page.open_form("promised")
    page.form.field("by").control.set_text("28 Nov")  # type: ignore[attr-defined]
    page.form.save.click()
    follow_up = services.cases.view("demo-dress").assessment.follow_up
    assert follow_up is not None
    assert follow_up.day == date(2026, 11, 28)
    qtbot.waitUntil(lambda: "They promised" in log(page))


@pytest.mark.parametrize(
    ("said", "by", "at", "reminder"),
    [
        # Said two days ago: that day is kept, and the reminder is the promised one.
        ("22 Nov", "28 Nov", date(2026, 11, 22), date(2026, 11, 28)),
        # Without a promised day, three days after it was said: the guide's wait before a nudge.
        ("22 Nov", "", date(2026, 11, 22), date(2026, 11, 25)),
        # Without either, it was said now: on the 24th.
        ("", "", date(2026, 11, 24), date(2026, 11, 27)),
    ],
)
@pytest.mark.parametrize("kind", ["promised", "solved"])
def test_a_promise_has_the_day_it_was_made(
    opened: tuple[MainWindow, CasePage, Services],
    kind: EntryKind,
    said: str,
    by: str,
    at: date,
    reminder: date,
):
    _shown, page, services = opened
    page.open_form(kind)
    if kind == "solved":
        assert page.form.field("when").isHidden()
        page.form.field("in_hand").control.row("no").click()  # type: ignore[attr-defined]
    page.form.field("when").control.set_text(said)  # type: ignore[attr-defined]
    page.form.field("by").control.set_text(by)  # type: ignore[attr-defined]
    page.form.save.click()
    event = services.cases.get("demo-dress").events[-1]
    assert (event.outcome, event.at.day) == ("promise", at)
    follow_up = services.cases.view("demo-dress").assessment.follow_up
    assert follow_up is not None
    assert follow_up.day == reminder


def test_a_promise_is_not_made_tomorrow(opened: tuple[MainWindow, CasePage, Services]):
    _shown, page, services = opened
    before = services.cases.get("demo-dress").events
    page.open_form("promised")
    page.form.field("when").control.set_text("25 Nov 2026")  # type: ignore[attr-defined]
    page.form.save.click()
    assert page.form.field("when").state == "error"
    assert services.cases.get("demo-dress").events == before


def test_a_reminder_is_moved_with_a_reason(opened: tuple[MainWindow, CasePage, Services]):
    _shown, page, services = opened
    page.open_form("reminder")
    page.form.field("by").control.set_text("27 Nov")  # type: ignore[attr-defined]
    page.form.field("text").control.set_value("My sister asks there")  # type: ignore[attr-defined]
    page.form.save.click()
    follow_up = services.cases.view("demo-dress").assessment.follow_up
    assert follow_up is not None
    assert follow_up.day == date(2026, 11, 27)
    assert follow_up.because == say("app_dates.follow_up.chosen_why", why="My sister asks there")


def test_a_part_came_back(opened: tuple[MainWindow, CasePage, Services], qtbot: QtBot):
    _shown, page, services = opened
    page.open_form("refunded")
    money = page.form.field("money").control
    assert money.value() == ("104.50", "USD")  # type: ignore[attr-defined]
    money.set_value("nothing", "USD")  # type: ignore[attr-defined]
    page.form.save.click()
    assert page.form.field("money").state == "error"
    money.set_value("4,50", "USD")  # type: ignore[attr-defined]
    page.form.save.click()
    assert services.cases.view("demo-dress").assessment.outstanding == (
        Money(Decimal("100.00"), "USD"),
    )
    qtbot.waitUntil(lambda: "USD 100.00" in page.about.text())


def test_solved_asks_whether_it_is_in_hand(
    opened: tuple[MainWindow, CasePage, Services], qtbot: QtBot
):
    _shown, page, services = opened
    page.next.solved.click()
    assert page.form.field("by").isHidden()
    page.form.field("in_hand").control.row("no").click()  # type: ignore[attr-defined]
    assert not page.form.field("by").isHidden()
    page.form.save.click()
    assert services.cases.view("demo-dress").assessment.status == "waiting"
    page.next.solved.click()
    page.form.field("in_hand").control.row("yes").click()  # type: ignore[attr-defined]
    page.form.save.click()
    assert services.cases.view("demo-dress").assessment.status == "solved"
    qtbot.waitUntil(lambda: not page.next.reopen.isHidden())
    page.next.reopen.click()
    page.form.save.click()
    assert services.cases.view("demo-dress").assessment.status != "solved"


def test_the_next_step_outside_counts_by_its_body(
    opened: tuple[MainWindow, CasePage, Services],
):
    _shown, page, services = opened
    page.next.done_button.click()
    page.form.field("reference").control.set_value("PP-1")  # type: ignore[attr-defined]
    page.form.save.click()
    event = services.cases.get("demo-dress").events[-1]
    assert (event.kind, event.party, event.rung, event.reference) == (
        "escalated",
        "paypal",
        "paypal",
        "PP-1",
    )
    assert services.cases.references("demo-dress")["paypal"] == ("PP-1",)


def test_days_to_come_are_refused_for_what_happened(
    opened: tuple[MainWindow, CasePage, Services],
):
    _shown, page, services = opened
    before = len(services.cases.get("demo-dress").events)
    page.open_form("delivered")
    page.form.field("when").control.set_value(date(2026, 11, 30))  # type: ignore[attr-defined]
    page.form.save.click()
    assert page.form.field("when").state == "error"
    page.form.cancel.click()
    assert len(services.cases.get("demo-dress").events) == before


@pytest.mark.parametrize("kind", list(FIELDS))
def test_every_form_opens_and_its_fields_have_names(
    opened: tuple[MainWindow, CasePage, Services], kind: str
):
    _shown, page, _services = opened
    page.open_form(kind)  # type: ignore[arg-type]
    assert page.form.heading.text()
    for name in FIELDS[kind]:  # type: ignore[index]
        assert page.form.field(name).control.accessibleName()
    page.form.cancel.click()
    assert page.form.isHidden()


def test_an_entry_is_taken_out_and_comes_back(
    opened: tuple[MainWindow, CasePage, Services], qtbot: QtBot
):
    shown, page, services = opened
    last = services.cases.get("demo-dress").events[-1]
    page._take_out(last.id)
    assert services.cases.get("demo-dress").events[-1].undone
    shown.undo()
    assert not services.cases.get("demo-dress").events[-1].undone
    page._open_entry(last.id)
    assert "ask again" in page.entry.text.text()
    page.entry.take_out.click()
    assert services.cases.get("demo-dress").events[-1].undone
    page._open_entry(FOLLOW_UP_ID)
    assert page.form.kind == "reminder"


def test_the_order_page_wins(opened: tuple[MainWindow, CasePage, Services], qtbot: QtBot):
    shown, page, services = opened
    shown.open_case("demo-earbuds")
    three = three_dates(services.cases.view("demo-earbuds").assessment)
    assert "aliexpress-dispute-file" in [clock.rule for clock in three]
    links = [
        button
        for button in page.dates.findChildren(Button)
        if button.text() == "My order page shows another date" and not button.isHidden()
    ]
    links[0].click()
    form = page.dates.findChildren(type(page.dates))  # the card itself has no form of its own
    assert form == []
    services.cases.set_page_date("demo-earbuds", "aliexpress-dispute-file", date(2026, 11, 27))
    qtbot.waitUntil(
        lambda: any(
            clock.own_date for clock in services.cases.view("demo-earbuds").assessment.clocks
        )
    )


def test_facts_are_changed_in_place(opened: tuple[MainWindow, CasePage, Services], qtbot: QtBot):
    _shown, page, services = opened
    fact = next(each for each in services.packs.pack.facts if each.id == "tracking_number")
    page.facts.edit(fact)
    editor = page.facts._editor_room.itemAt(0).widget()
    editor._control.set_value("RR123456789EE")  # type: ignore[attr-defined]
    editor.save.click()  # type: ignore[attr-defined]
    assert services.cases.get("demo-dress").facts["tracking_number"] == "RR123456789EE"


def test_what_is_typed_outlives_a_look_elsewhere(
    opened: tuple[MainWindow, CasePage, Services],
):
    shown, page, services = opened
    shown.open_case("demo-earbuds")
    fact = next(each for each in services.packs.pack.facts if each.id == "tracking_number")
    page.facts.edit(fact)
    editor = page.facts._editor_room.itemAt(0).widget()
    editor._control.set_value("RR12")  # type: ignore[attr-defined]
    row = next(each for each in page.dates._date_rows() if not each.own.isHidden())
    row.own.click()
    form = row._form
    assert form is not None
    form.day.control.set_text("27 November 2026")  # type: ignore[attr-defined]
    form.seen.control.set_value("order page")  # type: ignore[attr-defined]
    shown.go("guides")
    services.cases.record("demo-earbuds", "note", text="Seen")
    shown.open_case("demo-earbuds")
    assert page.facts._editor_room.itemAt(0).widget() is editor
    again = next(each for each in page.dates._date_rows() if each.rule == row.rule)
    form = again._form
    assert form is not None
    assert form.day.control.text() == "27 November 2026"  # type: ignore[attr-defined]
    assert form.seen.control.value() == "order page"  # type: ignore[attr-defined]
    # Kept, it closes; and what was changed elsewhere is not written over unseen.
    form.save.click()
    page.refresh()
    assert [each._form for each in page.dates._date_rows() if each._form is not None] == []
    assert services.cases.get("demo-earbuds").page_dates[0].day.day == date(2026, 11, 27)
    services.cases.change_facts("demo-earbuds", {"tracking_number": "RR99"})
    page.refresh()
    assert page.facts._editor_room.count() == 0
    page.facts.edit(fact)
    shown.open_case("demo-dress")
    assert page.facts._editor_room.count() == 0


def test_the_message_is_kept_while_typed_and_written_down_as_sent(
    opened: tuple[MainWindow, CasePage, Services], qtbot: QtBot
):
    _shown, page, services = opened
    page.message.toggle.click()
    page.message.card.one_text.click()
    editor = page.message.card.rows[0].editor
    editor.selectAll()
    qtbot.keyClicks(editor, "My own words")
    qtbot.waitUntil(lambda: page.message.message.body == "My own words")  # type: ignore[union-attr]
    page.message.keep_now()
    kept = services.messages.next_message(services.cases.view("demo-dress"), page.next.message_step)
    assert kept is not None
    assert (kept.body, kept.edited) == ("My own words", True)
    page.message.buttons.sent.click()
    event = services.cases.get("demo-dress").events[-1]
    assert event.message is not None
    assert event.message.body == "My own words"
    assert not drafts_of(services.database, "demo-dress")


def in_view(page: CasePage, widget: QWidget) -> bool:
    """Whether all of a widget is seen on the page."""
    return widget.visibleRegion().boundingRect() == widget.rect()


@pytest.mark.parametrize("kind", ["reminder", "note", "answered", "failed", "solved", "reopen"])
def test_a_form_opens_in_view_with_the_caret_in_its_first_field(
    opened: tuple[MainWindow, CasePage, Services], qtbot: QtBot, kind: EntryKind
):
    shown, page, _services = opened
    shown.resize(1024, 640)
    page.page.area.verticalScrollBar().setValue(page.page.area.verticalScrollBar().maximum())
    page.open_form(kind)
    first = page.form.field(FIELDS[kind][0]).control if FIELDS[kind] else page.form.save
    qtbot.waitUntil(lambda: in_view(page, page.form.heading))
    assert not first.visibleRegion().isEmpty()
    focus = page.focusWidget()
    assert focus is not None
    assert first is focus or first.isAncestorOf(focus)
    if page.form.height() < page.page.area.viewport().height():
        qtbot.waitUntil(lambda: in_view(page, page.form.save))


def test_an_entry_a_fact_and_an_own_date_open_in_view(
    opened: tuple[MainWindow, CasePage, Services], qtbot: QtBot
):
    shown, page, services = opened
    shown.resize(1024, 640)
    page._open_entry(services.cases.get("demo-dress").events[0].id)
    qtbot.waitUntil(lambda: in_view(page, page.entry.close_button))
    page.page.to_top()
    page.ask_fact("tracking_number")
    editor = page.facts._editor
    assert editor is not None
    qtbot.waitUntil(lambda: in_view(page, editor.save))
    page.page.to_top()
    page.dates.more.click()
    row = next(row for row in page.dates._date_rows() if not row.own.isHidden())
    row.own.click()
    form = row._form
    assert form is not None
    qtbot.waitUntil(lambda: in_view(page, form.save))


def tab_stops(page: CasePage) -> list[QWidget]:
    """What Tab reaches on the page, in its order."""
    found: list[QWidget] = []
    at = page.nextInFocusChain()
    while at is not page:
        stops = bool(at.focusPolicy().value & Qt.FocusPolicy.TabFocus.value)
        if stops and page.isAncestorOf(at) and at.isVisibleTo(page):
            found.append(at)
        at = at.nextInFocusChain()
    return found


def test_tab_goes_down_the_page(opened: tuple[MainWindow, CasePage, Services]):
    shown, page, services = opened
    # Everything that is made late: rows of the dates, of the facts and of the proof.
    page.dates.more.click()
    services.cases.change_facts("demo-dress", {"order_date": When(date(2026, 9, 19))})
    shown.refresh()
    page.open_form("answered")
    QApplication.processEvents()
    cards = [page.back, page.next, page.form, page.log, page.dates, page.facts, page.proof]
    stops = tab_stops(page)
    order = [
        next(at for at, card in enumerate(cards) if card is stop or card.isAncestorOf(stop))
        for stop in stops
        if any(card is stop or card.isAncestorOf(stop) for card in cards)
    ]
    assert order == sorted(order)
    assert set(order) == set(range(len(cards)))
    for card in (page.form, page.dates, page.facts, page.proof):
        inside = [stop for stop in stops if card.isAncestorOf(stop)]
        heights = [stop.mapTo(card, stop.rect().center()).y() // 2 for stop in inside]
        assert heights == sorted(heights)
    names = [stop.accessibleName() or getattr(stop, "text", str)() for stop in stops]
    assert "" not in names


def test_escape_leaves_and_the_focus_goes_back(
    opened: tuple[MainWindow, CasePage, Services], qtbot: QtBot
):
    _shown, page, services = opened

    def escape() -> None:
        QApplication.processEvents()
        focus = page.focusWidget()
        assert focus is not None
        qtbot.keyClick(focus, Qt.Key.Key_Escape)

    page.next.answered.setFocus()
    page.next.answered.click()
    assert page.form.isAncestorOf(page.focusWidget())
    escape()
    assert page.form.isHidden()
    assert page.next.answered.hasFocus()

    link = next(each for each in page.facts.findChildren(Button, "change:item"))
    link.setFocus()
    link.click()
    assert page.facts._editor is not None
    escape()
    assert page.facts._editor is None
    assert link.hasFocus()

    page.dates.more.click()
    row = next(row for row in page.dates._date_rows() if not row.own.isHidden())
    row.own.setFocus()
    row.own.click()
    escape()
    assert row._form is None
    assert row.own.hasFocus()

    page._open_entry(services.cases.get("demo-dress").events[0].id)
    page.entry.close_button.setFocus()
    escape()
    assert page.entry.isHidden()
    assert page.log.hasFocus()


def test_control_and_enter_save_a_fact_and_an_own_date(
    opened: tuple[MainWindow, CasePage, Services], qtbot: QtBot
):
    _shown, page, services = opened
    page.ask_fact("item")
    editor = page.facts._editor
    assert editor is not None
    editor._control.set_value("Coat")  # type: ignore[attr-defined]
    QApplication.processEvents()
    qtbot.keyClick(editor._control, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert services.cases.get("demo-dress").facts["item"] == "Coat"
    page.dates.more.click()
    row = next(row for row in page.dates._date_rows() if not row.own.isHidden())
    row.own.click()
    form = row._form
    assert form is not None
    form.day.control.set_text("27 November 2026")  # type: ignore[attr-defined]
    QApplication.processEvents()
    focus = page.focusWidget()
    assert focus is not None
    qtbot.keyClick(focus, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert services.cases.get("demo-dress").page_dates[0].day.day == date(2026, 11, 27)


def test_a_row_that_stays_keeps_the_focus(opened: tuple[MainWindow, CasePage, Services]):
    _shown, page, services = opened
    page.dates.more.click()
    link = next(each for each in page.facts.findChildren(Button, "change:item"))
    for stays in (link, page.dates._date_rows()[-1].chip):
        stays.setFocus()
        services.cases.change_facts("demo-dress", {"order_date": When(date(2026, 9, 19))})
        page.refresh()
        assert stays.hasFocus()


def test_proof_is_added_and_removed(opened: tuple[MainWindow, CasePage, Services], tmp_path: Path):
    _shown, page, services = opened
    picture = tmp_path / "photo.jpg"
    picture.write_bytes(b"picture")
    page.proof.add_file(picture, "order_page")
    page.proof.work.complete()
    (kept,) = services.evidence.of_case("demo-dress")
    assert (kept.name, kept.proof) == ("photo.jpg", "order_page")
    page.proof._remove(kept)
    assert services.evidence.of_case("demo-dress") == ()


def test_proof_that_comes_late_belongs_to_its_own_case(
    opened: tuple[MainWindow, CasePage, Services], tmp_path: Path
):
    shown, page, services = opened
    picture = tmp_path / "photo.jpg"
    picture.write_bytes(b"picture")
    page.proof.add_file(picture, "")
    shown.open_case("demo-lamp")
    page.proof.work.complete()
    assert [kept.name for kept in services.evidence.of_case("demo-dress")] == ["photo.jpg"]
    assert services.evidence.of_case("demo-lamp") == ()
    page.proof.add_file(picture, "")
    services.cases.delete("demo-lamp")
    page.proof.work.complete()
    assert services.evidence.of_case("demo-lamp") == ()


def test_proof_is_kept_when_the_window_closes_meanwhile(
    opened: tuple[MainWindow, CasePage, Services], tmp_path: Path
):
    shown, page, services = opened
    picture = tmp_path / "photo.jpg"
    picture.write_bytes(b"picture")
    page.proof.add_file(picture, "order_page")
    shown.close()
    assert [kept.name for kept in services.evidence.of_case("demo-dress")] == ["photo.jpg"]


def test_proof_that_cannot_be_read_is_told(
    opened: tuple[MainWindow, CasePage, Services], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    _shown, page, services = opened
    told: list[str] = []
    monkeypatch.setattr(TroubleDialog, "exec", lambda self: told.append(self.notice.words.text()))
    page.proof.add_file(tmp_path / "missing.jpg", "")
    page.proof.work.complete()
    assert len(told) == 1
    assert services.evidence.of_case("demo-dress") == ()


def test_a_copy_of_kept_proof_is_given_back(
    opened: tuple[MainWindow, CasePage, Services], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    shown, page, services = opened
    picture = tmp_path / "photo.jpg"
    picture.write_bytes(b"picture")
    page.proof.add_file(picture, "")
    page.proof.work.complete()
    (kept,) = services.evidence.of_case("demo-dress")
    target = tmp_path / "again.jpg"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_a: (str(target), ""))
    page.proof._save_copy(kept)
    page.proof.work.complete()
    assert target.read_bytes() == b"picture"
    assert "again.jpg" in shown.toast.words.text()


def test_deleting_asks_first(
    opened: tuple[MainWindow, CasePage, Services], monkeypatch: pytest.MonkeyPatch
):
    shown, page, services = opened
    answer = ["Keep it"]
    monkeypatch.setattr(QMessageBox, "exec", lambda self: 0)
    monkeypatch.setattr(
        QMessageBox,
        "clickedButton",
        lambda self: next(b for b in self.buttons() if b.text() == answer[0]),
    )
    page.acts.delete("demo-dress")
    assert services.cases.exists("demo-dress")
    answer[0] = "Delete the case"
    page.acts.delete("demo-dress")
    assert not services.cases.exists("demo-dress")
    assert shown.current_page == "cases"


def test_its_dates_go_into_a_calendar(
    opened: tuple[MainWindow, CasePage, Services], tmp_path: Path
):
    shown, page, services = opened
    page.acts.write_calendar("demo-dress", tmp_path / "dress.ics")
    assert shown.toast.words.text() == (
        "Written: dress.ics. Open it with your calendar. "
        "Its entries do not name the case. To change that: Settings, Reminders."
    )
    written = (tmp_path / "dress.ics").read_bytes()
    assert written == services.calendar.file("demo-dress").data
    assert b"BEGIN:VEVENT" in written
    assert b"dress" not in written.lower()
    services.settings.change(reminder_details=True)
    page.acts.write_calendar("demo-dress", tmp_path / "dress.ics")
    assert shown.toast.words.text() == "Written: dress.ics. Open it with your calendar."
    assert b"dress" in (tmp_path / "dress.ics").read_bytes().lower()


def dates_told(page: CasePage) -> list[str]:
    """The words of the dates that are shown."""
    labels = page.dates.card.findChildren(Label)
    return [label.text() for label in labels if not label.isHidden()]


def test_a_closed_case_tells_of_its_money_and_dates_as_history(
    opened: tuple[MainWindow, CasePage, Services], qtbot: QtBot
):
    _shown, page, services = opened
    assert "Open: " in page.about.text()
    assert page.dates.findChildren(DateRow)
    services.cases.record(
        "demo-dress", "refunded", at=When(date(2026, 11, 24)), amount=Decimal(5), currency="EUR"
    )
    services.cases.give_up("demo-dress")
    qtbot.waitUntil(lambda: "Left open: " in page.about.text())
    assert "Got back: EUR 5.00" in page.about.text()
    assert "Open: " not in page.about.text().replace("Left open: ", "")
    assert page.dates.none.text() == "The case is closed. No date is watched any more."
    assert not page.dates.none.isHidden()
    qtbot.waitUntil(lambda: not page.dates.findChildren(DateRow))
    page.dates.more.click()
    assert page.dates.more.text() == "Hide the dates"
    assert not page.dates.findChildren(DateRow)
    qtbot.waitUntil(lambda: any(text.startswith("22 Mar 2027: ") for text in dates_told(page)))
    assert not any("left" in text for text in dates_told(page))
    services.cases.reopen("demo-dress")
    qtbot.waitUntil(lambda: bool(page.dates.findChildren(DateRow)))
    assert "Left open: " not in page.about.text()


def test_a_day_chosen_after_a_last_day_is_answered_by_the_case_itself(
    opened: tuple[MainWindow, CasePage, Services], qtbot: QtBot
):
    _shown, page, services = opened

    def told() -> str:
        found = [n for n in page.notices.shown if n.objectName() == "chosen_note"]
        return found[0].words.text() if found else ""

    assert told() == ""
    services.cases.set_follow_up("demo-dress", date(2027, 6, 1), "on holiday")
    qtbot.waitUntil(lambda: bool(told()))
    assert "You chose a later day. This date does not wait:" in told()
    assert "22 Mar 2027" in told()
    services.cases.set_follow_up("demo-dress", date(2026, 11, 26))
    qtbot.waitUntil(lambda: not told())


def test_a_paused_case_says_which_date_does_not_wait(
    opened: tuple[MainWindow, CasePage, Services], qtbot: QtBot
):
    _shown, page, services = opened
    names = [notice.objectName() for notice in page.notices.shown]
    assert "pause_note" not in names
    services.cases.pause("demo-dress", date(2027, 1, 10))

    def told() -> str:
        found = [n for n in page.notices.shown if n.objectName() == "pause_note"]
        return found[0].words.text() if found else ""

    qtbot.waitUntil(lambda: bool(told()))
    assert "This case is paused. Its dates are not." in told()
    assert "22 Mar 2027 · 118 days left" in told()
    services.cases.resume("demo-dress")
    qtbot.waitUntil(lambda: not told())


def test_what_was_done_last_can_be_taken_back_in_its_own_menu(
    opened: tuple[MainWindow, CasePage, Services],
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
):
    shown, page, services = opened
    menus: list[QMenu] = []
    monkeypatch.setattr(case_page, "open_at", lambda menu, _at: menus.append(menu))
    monkeypatch.setattr(case_page, "open_below", lambda menu, _at: menus.append(menu))

    def undo_in_menu(row: int) -> QAction | None:
        index = page.log.model().index(row, 0)
        page.log.customContextMenuRequested.emit(page.log.visualRect(index).center())
        return menus[-1].findChild(QAction, "undo")

    assert undo_in_menu(0) is None
    services.cases.set_follow_up("demo-dress", date(2026, 11, 30))
    qtbot.waitUntil(lambda: "You set a reminder" in log(page))
    shown.toast.hide()  # It goes by itself.
    row = log(page).index("You set a reminder")
    page.more.click()
    assert menus[-1].findChild(QAction, "undo") is not None
    action = undo_in_menu(row)
    assert action is not None
    assert action.text() == "Undo: reminder"
    assert undo_in_menu(row + 1) is None
    action.trigger()
    assert services.cases.get("demo-dress").events[-1].undone
    qtbot.waitUntil(lambda: log(page)[-1] == "You set a reminder")  # Among what was taken out.
    assert undo_in_menu(0) is None


def test_what_is_done_already_is_not_warned_of(
    opened: tuple[MainWindow, CasePage, Services], qtbot: QtBot
):
    shown, page, services = opened
    fact = "confirmed_receipt_date"
    services.cases.change_facts("demo-earbuds", {fact: None})
    shown.open_case("demo-earbuds")
    assert "Do not confirm the receipt yet." in page.next.careful.words.text()
    services.cases.change_facts("demo-earbuds", {fact: When(date(2026, 11, 15))})
    qtbot.waitUntil(lambda: "Do not confirm" not in page.next.careful.words.text())
