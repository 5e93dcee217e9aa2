"""The message: ticks, own words, edits, what is missing, and every way out of the program."""

from __future__ import annotations

from collections.abc import Callable
from email import message_from_bytes
from pathlib import Path
from urllib.parse import unquote

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCharFormat, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QMessageBox
from tests.ui.wizard.situations import WISH, WISH_FACTS

from makegood.flow.answers import ProofFile, Typed
from makegood.ui.wizard import message_exits
from makegood.ui.wizard.message_page import MessagePage

FACTS = {
    **WISH_FACTS,
    "item": Typed("Summer dress", "text", "Summer dress"),
    "amount": Typed("104.50", "amount", "104.50"),
    "currency": Typed("USD", "text", "USD"),
    "sender_name": Typed("Eleni", "text", "Eleni"),
}


@pytest.fixture
def at_message(person) -> Callable[..., MessagePage]:
    """Brings the person to the message, the answers given."""

    def go(facts: dict[str, Typed] = FACTS, **answers: object) -> MessagePage:
        given = {**WISH, "channel": "order_ticket", "facts": facts, **answers}
        return person.reach("message", **given)

    return go


def body(page: MessagePage) -> str:
    return "\n\n".join(row.editor.value() for row in page.card.rows)


def first_with(page: MessagePage, words: str):
    return next(row for row in page.card.rows if words in row.editor.value())


def test_the_facts_stand_in_the_message(at_message):
    page = at_message()
    text = body(page)
    assert "Order: 08U74NMJ34380" in text
    assert "Ordered on: 22 September 2026" in text
    assert "Item: Summer dress" in text
    assert "USD 104.50" in text
    assert text.endswith("Eleni")
    assert (
        page.card.subject.editor.value()
        == "Order 08U74NMJ34380 - item not received - refund requested"
    )


def test_a_tick_is_a_sentence(person, at_message):
    page = at_message()
    assert "The tracking has not changed for days." not in body(page)
    person.press("fold:details")
    assert page.extras.tick("tracking_stuck").isVisible()
    person.press("detail:tracking_stuck")
    assert page.extras.folds.button("details").text() == "Tick what fits (1 of 8)"
    assert person.wizard.controller.session.answers.details == ("tracking_stuck",)
    assert "The tracking has not changed for days." in body(page)
    person.press("detail:tracking_stuck")
    assert "The tracking has not changed for days." not in body(page)


def test_own_words_are_carried_over(person, at_message):
    page = at_message()
    person.press("fold:words")
    assert page.extras.own_words.editor.hasFocus()
    QTest.keyClicks(page.extras.own_words.editor, "A gift for my son")
    person.settle()
    typed = person.wizard.controller.session.answers.facts["own_words"]
    assert typed.text == "A gift for my son"
    assert "A gift for my son" in body(page)


def test_an_edit_stays_and_can_be_taken_back(person, at_message):
    page = at_message()
    row = first_with(page, "refund")
    before = row.editor.value()
    row.editor.setFocus()
    row.editor.moveCursor(QTextCursor.MoveOperation.End)
    QTest.keyClicks(row.editor, " Soon.")
    person.settle()
    assert row.editor.value() == f"{before} Soon."
    assert row.note.text() == "You changed this. It is not translated."
    (mine,) = person.wizard.controller.session.answers.edits.values()
    assert mine[row.block.id].text == f"{before} Soon."
    assert mine[row.block.id].rendered == before
    person._click(row.restore)
    assert row.editor.value() == before
    assert row.restore.isHidden()
    assert person.wizard.controller.session.answers.edits == {
        key: {} for key in person.wizard.controller.session.answers.edits
    }


def test_typing_never_moves_the_caret_and_can_be_undone(person, at_message):
    page = at_message()
    row = first_with(page, "refund")
    editor = row.editor
    before = row.editor.value()
    editor.setFocus()
    editor.moveCursor(QTextCursor.MoveOperation.Start)
    QTest.keyClicks(editor, "Now ")
    person.settle()
    assert editor.textCursor().position() == 4
    QTest.keyClick(editor, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    person.settle()
    assert row.editor.value() == before


def test_rows_are_kept_while_other_rows_change(person, at_message):
    page = at_message()
    row = first_with(page, "08U74NMJ34380")
    person.press("detail:tracking_stuck")
    assert first_with(page, "08U74NMJ34380") is row


def test_ctrl_and_arrows_go_from_paragraph_to_paragraph(person, at_message):
    page = at_message()
    first, second = page.card.rows[:2]
    first.editor.setFocus()
    person.key(Qt.Key.Key_Down, Qt.KeyboardModifier.ControlModifier)
    assert second.editor.hasFocus()
    person.key(Qt.Key.Key_Up, Qt.KeyboardModifier.ControlModifier)
    assert first.editor.hasFocus()
    for _ in range(2):
        person.key(Qt.Key.Key_Up, Qt.KeyboardModifier.ControlModifier)
        assert page.card.subject.editor.hasFocus()


def test_the_subject_is_written_like_a_paragraph(person, at_message):
    page = at_message()
    line = page.card.subject
    before = line.editor.value()
    line.editor.setFocus()
    line.editor.moveCursor(QTextCursor.MoveOperation.End)
    QTest.keyClicks(line.editor, " soon")
    QTest.keyClick(line.editor, Qt.Key.Key_Return)
    person.settle()
    assert line.editor.value() == f"{before} soon"
    assert line.note.text() == "You changed this. It is not translated."
    assert line.editor.accessibleName() == "Subject, English"
    page.exits.panel.copy_whole()
    assert person.copied[-1].startswith(f"{before} soon\n\n")
    person._click(line.restore)
    assert line.editor.value() == before


def test_the_own_language_stands_beside(person, at_message, services):
    services.settings.change(reading_language="de")
    page = at_message()
    row = first_with(page, "08U74NMJ34380")
    assert not row.reading.isHidden()
    assert "08U74NMJ34380" in row.reading.value()
    assert row.reading.value() != row.editor.value()
    assert page.card.head.text() == "To send: English. For reading, beside it: Deutsch"


def test_in_one_language_there_is_one_column(at_message):
    page = at_message()
    assert all(row.reading.isHidden() for row in page.card.rows)
    assert page.card.head.text() == "To send. Language: English"


def test_wrapped_lines_are_all_seen(person, at_message, services):
    services.settings.change(reading_language="de")
    page = at_message()
    person.wizard.resize(900, 800)
    person.settle()
    for row in page.card.rows:
        editor = row.editor
        block, lines = editor.document().begin(), 0
        while block.isValid():
            lines += block.layout().lineCount()
            block = block.next()
        assert editor.viewport().height() >= lines * editor.fontMetrics().lineSpacing()


def test_what_is_missing_is_named_and_leads_to_its_field(person, at_message):
    facts = {n: t for n, t in FACTS.items() if n not in ("sender_name", "order_number")}
    page = at_message(facts=facts)
    assert {p.id for p in page.points.points} >= {"missing.sender_name", "missing.order_number"}
    person._click(page.points.link("missing.sender_name"))
    assert page.extras.who.name.hasFocus()
    person._click(page.points.link("missing.order_number"))
    assert person.step == "order"
    person.go_on()
    assert person.step == "message"


PROOF = (ProofFile("ab" * 32, "order.png", 1200),)


def test_nothing_missing_is_said_too(at_message):
    page = at_message(files=PROOF)
    assert [(p.id, p.kind) for p in page.points.points] == [("fine", "right")]


def test_a_secret_keeps_it_from_leaving(person, at_message):
    own = "My card is 4111 1111 1111 1111"
    page = at_message(facts={**FACTS, "own_words": Typed(own, "text", own)})
    panel = page.exits.panel
    for button in (panel.copy_subject, panel.copy_body, panel.save_mail, panel.save_paper,
                   panel.print_paper, page.exits.open_mail):  # fmt: skip
        assert not button.isEnabled()
    for button in (page.exits.copy_all, page.exits.open_form, page.footer.primary):
        assert not button.isEnabled()
        assert button.accessibleDescription() == "Take the secret out first."
    assert page.points.points[0].kind == "blocker"
    page.exits.panel.copy_whole()
    page.go_on()
    assert person.copied == []
    assert person.step == "message"


@pytest.mark.parametrize("own", ["το PIN μου είναι 1234", "minu parool on hunter2"])
def test_a_secret_in_the_users_own_language_is_a_wall_too(at_message, services, own):
    services.settings.change(reading_language="el" if "PIN" in own else "et")
    page = at_message(facts={**FACTS, "own_words": Typed(own, "text", own)})
    assert page.card.rows[0].block.text == "Hello,"
    assert not page.exits.copy_all.isEnabled()


def test_copy_takes_subject_and_body_and_says_so(person, at_message):
    page = at_message()
    person.press("copy")
    assert person.copied == [f"{page.card.subject.editor.value()}\n\n{body(page)}"]
    assert not page.told.isHidden()
    assert page.told.accessibleName() == "Copied."


def test_nothing_is_copied_without_the_press(person, at_message):
    at_message()
    person.go_on()
    assert person.copied == []
    assert person.opened == []


def test_the_page_of_the_way_opens(person, at_message):
    at_message()
    person.press("open_form")
    assert person.opened == ["https://www.wish.com/"]


def test_a_page_that_is_not_on_the_list_is_asked_about(person, at_message, monkeypatch):
    page = at_message()
    monkeypatch.setattr(message_exits, "trusted_hosts", lambda *_a: ("example.org",))
    asked: list[str] = []

    def say(button: QMessageBox.StandardButton) -> Callable[..., QMessageBox.StandardButton]:
        return lambda *a: (asked.append(a[2]), button)[1]

    monkeypatch.setattr(QMessageBox, "question", say(QMessageBox.StandardButton.No))
    page.exits.open_page()
    assert person.opened == []
    assert "www.wish.com" in asked[0]
    monkeypatch.setattr(QMessageBox, "question", say(QMessageBox.StandardButton.Yes))
    page.exits.open_page()
    assert person.opened == ["https://www.wish.com/"]


def test_a_page_from_the_persons_own_file_is_asked_about(person, at_message, monkeypatch):
    page = at_message()
    assert page.exits.host.text().endswith("It is on the list of known addresses.")
    monkeypatch.setattr(page.desk.services.packs, "is_own", lambda value: "wish.com" in value)
    monkeypatch.setattr(QMessageBox, "question", lambda *_a: QMessageBox.StandardButton.No)
    page.render_answers()
    assert page.exits.host.text().endswith("It is not on our list.")
    page.exits.open_page()
    assert person.opened == []


def mail_channel(page: MessagePage) -> None:
    """The page as it is for a mail address."""
    from msgspec.structs import replace

    from makegood.domain.marketplace import Target

    channel = replace(page._channel(), kind="mail", target=Target(mail="help@shop.example"))
    page._channel = lambda: channel
    page.render_answers()


def test_a_mail_address_opens_the_mail_program(person, at_message):
    page = at_message()
    assert page.exits.open_mail.isHidden()
    mail_channel(page)
    assert not page.exits.open_mail.isHidden()
    person._click(page.exits.open_mail)
    (link,) = person.opened
    assert link.startswith("mailto:help@shop.example?subject=Order%2008U74NMJ34380")
    assert "Item: Summer dress" in unquote(link)


def test_a_message_too_long_for_a_link_becomes_a_file(person, at_message, monkeypatch, tmp_path):
    own = "A long story. " * 200
    page = at_message(facts={**FACTS, "own_words": Typed(own, "text", own)})
    mail_channel(page)
    target = tmp_path / "message.eml"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_a: (str(target), "*.eml"))
    page.exits.panel.open_mail()
    page.exits.panel.work.complete()
    assert person.opened == [target.as_uri()]
    mail = message_from_bytes(Path(target).read_bytes())
    assert mail["To"] == "help@shop.example"
    assert mail["X-Unsent"] == "1"
    assert page.exits.panel.saved.accessibleName() == "Saved:"


def test_a_file_that_cannot_be_written_is_said(person, at_message, monkeypatch, tmp_path):
    own = "A long story. " * 200
    page = at_message(facts={**FACTS, "own_words": Typed(own, "text", own)})
    mail_channel(page)
    nowhere = tmp_path / "missing" / "message.eml"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_a: (str(nowhere), "*.eml"))
    page.exits.panel.open_mail()
    page.exits.panel.work.complete()
    assert not page.problem.isHidden()
    assert page.exits.panel.saved.isHidden()


def test_a_call_gets_a_call_sheet(at_message):
    page = at_message(
        facts={},
        marketplace="etsy",
        site="etsy.com",
        country="EE",
        topic=None,
        issue="speak_to_human",
        variant=None,
        remedy="information",
        channel="callback",
    )
    assert page.header.title.text() == "What to say"
    assert page.card.head.text() == "To say. Language: English"


def test_the_tone_changes_the_words(person, at_message):
    page = at_message()
    firm = body(page)
    person._click(page.tone.part("formal"))
    assert person.wizard.controller.session.answers.tone == "formal"
    assert body(page) != firm


def test_showing_the_page_changes_nothing(person, at_message):
    page = at_message()
    before = person.wizard.controller.session
    page.render_answers()
    page.retranslate()
    assert person.wizard.controller.session is before


def test_what_was_said_at_the_start_can_be_used(person, at_message):
    facts = {name: typed for name, typed in FACTS.items() if name != "own_words"}
    page = at_message(words="it came too small", facts=facts)
    person.press("fold:words")
    assert not page.extras.take_words.isHidden()
    person._click(page.extras.take_words)
    assert page.extras.own_words.value() == "it came too small"
    assert "it came too small" in body(page)
    assert page.extras.take_words.isHidden()


def test_the_message_has_the_room(person, at_message):
    page = at_message()
    person.wizard.resize(1108, 760)
    person.settle()
    top = page.card.mapTo(page.area.viewport(), page.card.rect().topLeft()).y()
    assert top < 300
    assert page.extras.folds.open_part == ""


def test_one_part_is_open_at_a_time(person, at_message):
    page = at_message()
    person.press("fold:words")
    person.press("fold:date")
    assert page.extras.folds.open_part == "date"
    assert not page.extras.own_words.isVisible()
    person.press("fold:date")
    assert page.extras.folds.open_part == ""


def test_facts_and_own_words_are_marked_in_both_columns(at_message, services):
    services.settings.change(reading_language="el")
    own = Typed("A gift", "text", "A gift")
    page = at_message(facts={**FACTS, "own_words": own})
    facts = first_with(page, "08U74NMJ34380")
    for edit in (facts.editor, facts.reading):
        bold = marked(edit, lambda f: f.fontWeight() > 500)
        assert {"08U74NMJ34380", "Summer dress", "USD 104.50"} <= set(bold)
    words = first_with(page, "A gift")
    for edit in (words.editor, words.reading):
        dotted = marked(
            edit, lambda f: f.underlineStyle() == QTextCharFormat.UnderlineStyle.DotLine
        )
        assert dotted == ["A gift"]
    assert page.card.legend.facts.isVisible()
    assert page.card.legend.own.isVisible()
    assert words.note.text() == "Your own words. They are not translated."


def marked(edit, fits) -> list[str]:
    """The stretches that are drawn in a way that fits."""
    found: list[str] = []
    block = edit.document().begin()
    while block.isValid():
        found += [
            block.text()[piece.start : piece.start + piece.length]
            for piece in block.layout().formats()
            if fits(piece.format)
        ]
        block = block.next()
    return found


def test_undo_goes_on_after_the_program_changed_the_paragraph(person, at_message):
    page = at_message()
    row = first_with(page, "Please refund")
    row.editor.setFocus()
    row.editor.moveCursor(QTextCursor.MoveOperation.End)
    QTest.keyClicks(row.editor, " Soon.")
    row.editor.clearFocus()
    person._click(row.restore)
    before = row.editor.value()
    assert "Soon" not in before
    row.editor.setFocus()
    QTest.keyClick(row.editor, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    person.settle()
    assert row.editor.value() == f"{before} Soon."


def test_a_changed_fact_in_an_edited_paragraph_is_pointed_out(person, at_message):
    page = at_message()
    row = first_with(page, "08U74NMJ34380")
    row.editor.setFocus()
    row.editor.moveCursor(QTextCursor.MoveOperation.End)
    QTest.keyClicks(row.editor, " Cash.")
    person.wizard.controller.answer(
        facts={**person.wizard.controller.session.answers.facts,
               "order_number": Typed("99X74NMJ34380", "text", "99X74NMJ34380")}
    )  # fmt: skip
    person.settle()
    assert "08U74NMJ34380" in row.editor.value()
    assert row.suggestion.text() == "The suggestion has changed. Compare:"
    assert "99X74NMJ34380" in row.reading.value()
    (point,) = [p for p in page.points.points if p.id == "fact_changed.facts"]
    assert "99X74NMJ34380" in point.what
    row.editor.clearFocus()
    page.findings.repair(point.id)
    assert row.editor.hasFocus()
    # One more key takes no notice of it: it is told until the paragraph shows the new number.
    QTest.keyClicks(row.editor, " Thanks.")
    person.settle()
    assert point.id in [p.id for p in page.points.points]
    row.editor.moveCursor(QTextCursor.MoveOperation.End)
    QTest.keyClicks(row.editor, " 99X74NMJ34380")
    person.settle()
    assert point.id not in [p.id for p in page.points.points]


def test_joined_paragraphs_make_it_the_users_own(person, at_message):
    page = at_message()
    before = body(page)
    second = page.card.rows[1]
    second.editor.setFocus()
    second.editor.moveCursor(QTextCursor.MoveOperation.Start)
    QTest.keyClick(second.editor, Qt.Key.Key_Backspace)
    person.settle()
    (row,) = page.card.rows
    assert row.editor.value() == before.replace("Hello,\n\nI need", "Hello, I need")
    assert row.editor.textCursor().position() == len("Hello, ")
    assert row.note.text() == "This is your own text now. It is not translated."
    assert "Hello,\n\nI need" in row.reading.value()
    # A new version stands beside it, and is not put into it.
    person.press("fold:details")
    person.press("detail:tracking_stuck")
    assert "The tracking" not in row.editor.value()
    assert "The tracking has not changed for days." in row.reading.value()
    person._click(row.restore)
    assert len(page.card.rows) > 1
    assert "The tracking has not changed for days." in body(page)


def test_the_last_paragraph_joins_nothing(person, at_message):
    page = at_message()
    last = page.card.rows[-1]
    last.editor.setFocus()
    last.editor.moveCursor(QTextCursor.MoveOperation.End)
    QTest.keyClick(last.editor, Qt.Key.Key_Delete)
    assert len(page.card.rows) > 1


def test_f6_goes_from_column_to_column_and_out(person, at_message, services):
    services.settings.change(reading_language="el")
    facts = {n: t for n, t in FACTS.items() if n != "order_number"}
    page = at_message(facts=facts)
    person.wizard.resize(720, 800)
    person.settle()
    row = page.card.rows[1]
    row.editor.setFocus()
    person.key(Qt.Key.Key_F6, Qt.KeyboardModifier.NoModifier)
    assert row.reading.hasFocus()
    person.key(Qt.Key.Key_Down, Qt.KeyboardModifier.ControlModifier)
    assert page.card.rows[2].reading.hasFocus()
    person.key(Qt.Key.Key_F6, Qt.KeyboardModifier.NoModifier)
    assert page.points.link("missing.order_number").hasFocus()


def test_the_points_stand_beside_where_there_is_room(person, at_message):
    facts = {n: t for n, t in FACTS.items() if n != "sender_name"}
    page = at_message(facts=facts)
    beside = person.wizard.side.points
    assert beside.isVisible()
    assert not page.points.isVisible()
    assert [p.id for p in beside.points] == [p.id for p in page.points.points]
    person._click(beside.link("missing.sender_name"))
    assert page.extras.who.name.hasFocus()
    person.wizard.resize(720, 800)
    person.settle()
    assert page.points.isVisible()


def test_what_is_weak_leads_to_its_paragraph(person, at_message):
    own = "You THIEVES give BACK my MONEY, my PIN is 1234"
    page = at_message(facts={**FACTS, "own_words": Typed(own, "text", own)})
    assert {p.id for p in page.points.points} >= {"secret", "insult", "shouting"}
    page.findings.repair("insult")
    assert page.extras.own_words.editor.hasFocus()


def test_own_details_go_in_only_when_ticked(person, at_message, services):
    page = at_message()
    person.press("fold:sender")
    who = page.extras.who
    person.type(who.mail, "eleni@example.org")
    QTest.keyClick(who.mail, Qt.Key.Key_Tab)
    person.settle()
    assert services.settings.current.your_mail == "eleni@example.org"
    assert "eleni@example.org" not in body(page)
    names = [mark.accessibleName() for mark in page.extras.who.marks.values()]
    assert len(set(names)) == len(names) == 3
    assert "Put it into the message: Your mail address" in names
    person.press("sender_in:mail")
    assert body(page).endswith("Eleni\nE-mail: eleni@example.org")
    person.press("sender_in:mail")
    assert "eleni@example.org" not in body(page)


def test_an_arabic_message_stands_at_the_right(at_message):
    page = at_message(language="ar")
    row = first_with(page, "08U74NMJ34380")
    option = row.editor.document().defaultTextOption()
    assert option.textDirection() == Qt.LayoutDirection.RightToLeft
    assert option.alignment() & Qt.AlignmentFlag.AlignRight
    assert page.layoutDirection() == Qt.LayoutDirection.LeftToRight


def test_the_kind_of_message_can_be_chosen(person, at_message):
    page = at_message(channel="letter")
    person.press("fold:stage")
    offered = [card.value.id for card in page.stages.cards.cards]
    assert "letter" in offered
    assert page.extras.folds.button("stage").text() == "Formal letter"
    other = next(c for c in page.stages.cards.cards if c.isEnabled() and not c.isChecked())
    person._click(other)
    assert person.wizard.controller.session.answers.stage == other.value.id


def test_proof_that_does_not_go_along_is_pointed_out(person, at_message):
    page = at_message()
    (point,) = page.points.points
    assert point.id == "missing.proof"
    page.findings.repair("missing.proof")
    assert page.exits.panel.isAncestorOf(page.focusWidget())
    person.wizard.controller.answer(files=PROOF)
    assert [p.id for p in page.points.points] == ["fine"]


def test_a_date_that_comes_too_late_leads_to_its_field(at_message):
    late = Typed("1 May 2027", "date", "2027-05-01")
    page = at_message(facts={**FACTS, "reply_by": late})
    assert "reply_by_late" in {p.id for p in page.points.points}
    page.findings.repair("reply_by_late")
    assert page.extras.folds.open_part == "date"


def test_a_missing_fact_leads_to_its_field_and_back(person, at_message):
    facts = {n: t for n, t in FACTS.items() if n not in ("amount", "item", "order_date")}
    page = at_message(facts=facts)
    for fact in ("amount", "item", "order_date"):
        person._click(person.wizard.side.points.link(f"missing.{fact}"))
        assert person.step == "order"
        focused = person.wizard.focusWidget()
        assert person.page._controls[fact].isAncestorOf(focused), fact
        person.go_on()
        assert person.step == "message"
        assert person.page is page


def test_what_has_no_field_here_is_not_called_missing(at_message):
    page = at_message(
        facts={}, issue="account_locked", topic=None, variant=None, remedy="account_back",
        channel="web_support",
    )  # fmt: skip
    found = {p.id for p in page.points.points}
    assert "missing.order_number" not in found
    assert "missing.amount" not in found
