from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from makegood.ui.widgets.button import Button
from makegood.ui.widgets.case_so_far import AnswerValue, CaseSoFar
from makegood.ui.widgets.clock_chip import ClockChip, ClockValue
from makegood.ui.widgets.elided_label import ElidedLabel
from makegood.ui.widgets.evidence_meter import EvidenceMeter
from makegood.ui.widgets.footer_bar import FooterBar
from makegood.ui.widgets.missing_list import MissingList, MissingValue
from makegood.ui.widgets.notice import Notice
from makegood.ui.widgets.question_header import QuestionHeader
from makegood.ui.widgets.rail import Rail, RailValue
from makegood.ui.widgets.saved_line import SavedLine
from makegood.ui.widgets.scroll_page import ScrollPage
from makegood.ui.widgets.side_panel import SidePanel
from makegood.ui.widgets.step_item import StepValue
from makegood.ui.widgets.step_list import StepList
from makegood.ui.widgets.stub import StubValue
from makegood.ui.widgets.ticket import Ticket, TicketDate, TicketValue
from makegood.ui.widgets.timeline_model import TimelineEntry
from makegood.ui.widgets.timeline_view import TimelineView
from makegood.ui.widgets.toast import Toast
from makegood.ui.widgets.trap_card import TrapCard


def role_and_name(widget):
    spoken = QAccessible.queryAccessibleInterface(widget)
    return spoken.role(), spoken.text(QAccessible.Text.Name)


def test_the_rail_is_a_list_of_tabs_that_say_their_count(stage, qtbot):
    rail = Rail()
    rail.set_name("Places")
    places = [
        RailValue("today", "Today", "today", 12, "Today, 12 due"),
        RailValue("cases", "Cases", "cases"),
        RailValue("settings", "Settings", "settings", at_foot=True),
    ]
    rail.set_places(places)
    rail.set_current("today")
    stage.show(rail, 92, 600)
    heard = []
    rail.chosen.connect(heard.append)
    assert role_and_name(rail) == (QAccessible.Role.PageTabList, "Places")
    assert role_and_name(rail.item("today")) == (QAccessible.Role.PageTab, "Today, 12 due")
    assert QAccessible.queryAccessibleInterface(rail.item("today")).state().selected
    qtbot.mouseClick(rail.item("cases"), Qt.MouseButton.LeftButton)
    assert heard == ["cases"]
    assert rail.current == "cases"
    assert rail.item("settings").y() > rail.item("cases").geometry().bottom() + 100
    rail.set_bare(True)
    assert rail.item("cases").toolTip() == "Cases"
    assert rail.width() == 84


def test_steps_ahead_cannot_be_pressed(stage, qtbot):
    steps = StepList()
    steps.set_steps(
        [
            StepValue("a", 1, "Where?", "visited", "Shop", "Step 1 of 3, Where?, done: Shop"),
            StepValue("b", 2, "What?", "current"),
            StepValue("c", 3, "Then?", "ahead"),
        ]
    )
    stage.show(steps, 196, 400)
    heard = []
    steps.chosen.connect(heard.append)
    for step in "abc":
        qtbot.mouseClick(steps.item(step), Qt.MouseButton.LeftButton)
    assert heard == ["a", "b"]
    assert role_and_name(steps.item("a"))[1] == "Step 1 of 3, Where?, done: Shop"
    steps.item("a").setFocus()
    qtbot.keyClick(steps.item("a"), Qt.Key.Key_Down)
    assert QApplication.focusWidget() is steps.item("b")
    steps.set_mode("slim")
    assert steps.width() == 56
    assert steps.item("b").toolTip() == "What?"


def test_the_title_is_a_heading_that_takes_focus_once(stage):
    header = QuestionHeader("What went wrong?", "Help")
    stage.show(header)
    assert role_and_name(header.title) == (QAccessible.Role.Heading, "What went wrong?")
    header.title.take_focus()
    assert header.title.focusPolicy() == Qt.FocusPolicy.NoFocus


def test_the_footer_hides_what_has_no_words_and_says_why_not(stage, qtbot):
    footer = FooterBar()
    footer.set_labels("Back", "Next")
    stage.show(footer, 600, 60)
    heard = []
    footer.went_on.connect(lambda: heard.append("on"))
    footer.went_back.connect(lambda: heard.append("back"))
    qtbot.mouseClick(footer.primary, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(footer.back, Qt.MouseButton.LeftButton)
    assert heard == ["on", "back"]
    footer.set_primary_enabled(False, "Choose one first")
    qtbot.mouseClick(footer.primary, Qt.MouseButton.LeftButton)
    assert heard == ["on", "back"]
    assert footer.primary.accessibleDescription() == "Choose one first"
    footer.set_labels("", "Next")
    assert footer.back.isHidden()
    assert footer.primary.accessibleName() == "Next"


def test_a_footer_too_narrow_puts_the_primary_button_on_top(stage):
    footer = FooterBar()
    footer.set_labels("Back to the last page", "Next: where to send it")
    footer.add_button(Button("That solved it already"))
    stage.show(footer, 900, 60)
    assert footer.back.y() == footer.primary.y()
    assert footer.back.x() < footer.primary.x()
    footer.resize(280, 240)
    stage.settle()
    assert footer.primary.y() < footer.back.y()


def test_the_focused_control_is_scrolled_into_view(stage):
    page = ScrollPage()
    buttons = [Button(f"Button {n}") for n in range(40)]
    for button in buttons:
        page.body.addWidget(button)
    stage.show(page, 400, 300)
    page.activateWindow()
    stage.settle()
    buttons[-1].setFocus(Qt.FocusReason.TabFocusReason)
    stage.settle()
    assert page.area.verticalScrollBar().value() > 500
    page.to_top()
    assert page.area.verticalScrollBar().value() == 0


def test_a_notice_escapes_what_it_is_given(stage, qtbot):
    notice = Notice("info", "Read <b>this</b>:", "a < b", "More")
    stage.show(notice)
    assert role_and_name(notice) == (QAccessible.Role.Note, "Read <b>this</b>:")
    assert "&lt;b&gt;this" in notice.words.text()
    with qtbot.waitSignal(notice.link_activated):
        qtbot.mouseClick(notice.link, Qt.MouseButton.LeftButton)


def test_a_trap_is_an_alert_with_two_ways(stage, qtbot):
    trap = TrapCard("Careful.", "It ends a right.", back_label="Go back", go_on_label="Go on")
    stage.show(trap)
    assert role_and_name(trap) == (QAccessible.Role.AlertMessage, "Careful.")
    assert trap.go_on.isEnabled()
    with qtbot.waitSignal(trap.understood):
        qtbot.mouseClick(trap.go_on, Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(trap.went_back):
        qtbot.mouseClick(trap.back, Qt.MouseButton.LeftButton)
    trap.set_labels("", "")
    assert trap.go_on.isHidden()


def test_a_date_says_itself_and_opens_its_reason(stage, qtbot):
    value = ClockValue("w", StubValue("29", "Nov", "warning"), "Open the dispute", why="15 days")
    chip = ClockChip(value)
    stage.show(chip, 260, 100)
    with qtbot.waitSignal(chip.opened) as heard:
        qtbot.keyClick(chip, Qt.Key.Key_Return)
    assert heard.args == ["w"]
    assert chip.accessibleDescription() == "15 days"
    assert chip.heightForWidth(150) > chip.heightForWidth(400)


def test_the_ticket_drops_its_stub_below_where_it_is_narrow(stage, look):
    value = TicketValue("Open it", "why", TicketDate("act-by", "Act by", "29", "November"))
    ticket = Ticket(value)
    stage.show(ticket, 900, 300)
    soft = "#d9eaea"
    assert stage.color_at(ticket, 880, 40) == soft
    assert stage.color_at(ticket, 300, ticket.height() - 20) == "#ffffff"
    ticket.resize(300, 400)
    stage.settle()
    assert stage.color_at(ticket, 20, ticket.height() - 20) == soft
    assert ticket.accessibleName() == "Open it, Act by 29 November"


def test_change_links_name_what_they_change(stage, qtbot):
    answers = CaseSoFar()
    values = [AnswerValue("where", "Where", "Shop", "Change"), AnswerValue("you", "You", "buyer")]
    answers.set_answers(values)
    stage.show(answers, 260, 120)
    assert answers.link("where").accessibleName() == "Change: Where"
    with qtbot.waitSignal(answers.change_requested) as heard:
        qtbot.mouseClick(answers.link("where"), Qt.MouseButton.LeftButton)
    assert heard.args == ["where"]


def test_blockers_come_first_and_each_link_repairs_its_own(stage, qtbot):
    missing = MissingList()
    missing.set_points(
        [
            MissingValue("ok", "All dates", kind="right"),
            MissingValue("date", "No date", repair="Add it"),
            MissingValue("card", "A card number", repair="Show me where", kind="blocker"),
        ]
    )
    stage.show(missing, 260, 200)
    assert [p.id for p in missing.points] == ["card", "date", "ok"]
    with qtbot.waitSignal(missing.repair) as heard:
        qtbot.mouseClick(missing.link("date"), Qt.MouseButton.LeftButton)
    assert heard.args == ["date"]
    assert missing.link("ok").isHidden()


def test_the_timeline_reads_and_reports_by_id(stage, qtbot):
    view = TimelineView()
    entries = [
        TimelineEntry("b", "mail", "You wrote", "23 Nov", "chat"),
        TimelineEntry("a", "card", "Paid", "21 Sep", spoken="21 September, paid"),
    ]
    view.set_entries(entries)
    stage.show(view, 400, 200)
    heard = []
    view.opened.connect(lambda i: heard.append(("open", i)))
    view.delete_requested.connect(lambda i: heard.append(("delete", i)))
    view.setCurrentIndex(view.entries.index(1))
    qtbot.keyClick(view, Qt.Key.Key_Return)
    qtbot.keyClick(view, Qt.Key.Key_Delete)
    assert heard == [("open", "a"), ("delete", "a")]
    read = [view.entries.index(r).data(Qt.ItemDataRole.AccessibleTextRole) for r in (0, 1)]
    assert read == ["23 Nov, You wrote, chat", "21 September, paid"]
    view.set_entries([TimelineEntry("c", "phone", "Called", "24 Nov"), *entries])
    assert view.currentIndex().row() == 2


def test_a_toast_leaves_when_its_button_is_pressed(stage, qtbot):
    window = QWidget()
    stage.show(window, 600, 400)
    toast = Toast(window)
    toast.show_message("Entry deleted", "Undo")
    stage.settle()
    assert toast.geometry().bottom() < 400
    assert toast.x() < 100
    assert QApplication.focusWidget() is not toast.button
    with qtbot.waitSignal(toast.action):
        qtbot.mouseClick(toast.button, Qt.MouseButton.LeftButton)
    assert toast.isHidden()


def test_what_lies_below_makes_room_for_a_toast(stage, qtbot):
    window = QWidget()
    layout = QVBoxLayout(window)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.addStretch(1)
    save = Button("Save")
    layout.addWidget(save, 0, Qt.AlignmentFlag.AlignLeading)
    stage.show(window, 600, 400)
    below = save.geometry().bottom()
    toast = Toast(window)
    toast.show_message("Entry deleted", "Undo")
    stage.settle()
    assert not toast.geometry().intersects(save.geometry())
    toast.button.click()
    stage.settle()
    assert save.geometry().bottom() == below


def test_a_failed_save_offers_one_thing_to_do(stage, qtbot):
    line = SavedLine()
    line.set_saved("Saved, 14:41")
    stage.show(line, 260, 80)
    assert line.button.isHidden()
    line.set_failed("Not saved: the disk is full.", "Try again")
    with qtbot.waitSignal(line.action):
        qtbot.mouseClick(line.button, Qt.MouseButton.LeftButton)
    line.set_saved("Saved, 14:42")
    assert line.button.isHidden()


def test_a_hidden_section_takes_its_line_along(stage):
    side = SidePanel()
    first = side.add_section("parcel", "One")
    second = side.add_section("clock", "Two")
    stage.show(side, 284, 400)
    line = side._lines[0]
    assert line.isVisible()
    side.set_section_shown(first, False)
    assert not line.isVisible()
    side.set_section_shown(first, True)
    side.set_section_shown(second, False)
    assert not line.isVisible()


def test_the_meter_fills_from_the_leading_side(stage, qapp):
    meter = EvidenceMeter()
    meter.set_value(1, 2, "1 of 2 that count")
    stage.show(meter, 200, 10)
    assert role_and_name(meter) == (QAccessible.Role.ProgressBar, "1 of 2 that count")
    assert stage.color_at(meter, 50, 5) == "#28672b"
    assert stage.color_at(meter, 150, 5) == "#ffffff"
    qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    assert stage.color_at(meter, 150, 5) == "#28672b"


def test_a_cut_line_keeps_its_words_as_tool_tip(stage):
    label = ElidedLabel("a rather long line of words that has no room")
    stage.show(label, 80, 20)
    assert label.toolTip() == "a rather long line of words that has no room"
    label.resize(900, 20)
    stage.settle()
    assert label.toolTip() == ""


def test_a_link_button_is_underlined_text_of_its_own_size(stage):
    link = Button("Where do I find it?", "link")
    stage.show(link)
    assert link.sizeHint().width() < Button("Where do I find it?").sizeHint().width()
    assert Button("A && B").sizeHint() != QSize(0, 0)
