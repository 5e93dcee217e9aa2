"""Sent or later: what is kept, the reminder and its day, and the steps that may follow."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget
from tests.stored import drafts_of
from tests.ui.wizard.situations import WISH, WISH_FACTS

from makegood.flow.answers import BlockEdit, Typed
from makegood.ui.wizard.next_page import NextPage

FACTS = {**WISH_FACTS, "payment_method": Typed("paypal", "text", "paypal")}


@pytest.fixture
def at_next(person) -> Callable[..., NextPage]:
    """Brings the person to the last page, the answers given."""

    def go(**answers: object) -> NextPage:
        return person.reach(
            "next", **{**WISH, "channel": "order_ticket", "facts": FACTS, **answers}
        )

    return go


def answers(person):
    return person.wizard.controller.session.answers


def test_nothing_counts_as_sent_before_it_is_said(person, at_next):
    page = at_next()
    assert page.choice.chosen_id is None
    assert page.ticket.isHidden()
    assert page.steps.isHidden()
    QTest.mouseClick(page.footer.primary, Qt.MouseButton.LeftButton)
    assert person.step == "next"
    assert not page.problem.isHidden()


def test_sent_means_now_unless_another_day_is_said(person, at_next):
    page = at_next()
    person.choose("sent", "sent")
    assert answers(person).sent == "sent"
    assert answers(person).sent_at == "2026-11-22T10:00:00+02:00"
    person.type(page.sent_on.input.editor, "20 November 2026")
    assert answers(person).sent_at == "2026-11-20"


def test_the_reminder_follows_the_day_of_sending(person, at_next):
    page = at_next()
    person.choose("sent", "sent")
    # Wish names no time for an answer; the guide data look again after three days.
    assert "25 November 2026" in page.ticket.accessibleName()
    person.type(page.sent_on.input.editor, "21 November 2026")
    assert "24 November 2026" in page.ticket.accessibleName()


def test_a_day_to_come_cannot_have_been_the_day_of_sending(person, at_next):
    page = at_next()
    person.choose("sent", "sent")
    person.type(page.sent_on.input.editor, "1 December 2026")
    assert answers(person).sent_at == ""
    QTest.mouseClick(page.footer.primary, Qt.MouseButton.LeftButton)
    assert person.step == "next"
    assert "a day that has passed" in page.problem.words.text()


def test_the_hour_of_sending_can_be_said(person, at_next):
    page = at_next()
    person.choose("sent", "sent")
    assert page._time_input.text() == "10:00"
    person.type(page._time_input, "8:15")
    assert answers(person).sent_at == "2026-11-22T08:15:00+02:00"
    person.type(page._time_input, "10:01")
    assert page.sent_time.state == "error"
    # What was understood on the way stays: 1:00 to 10:0 are no later than 10:00.
    assert answers(person).sent_at <= "2026-11-22T10:00:00+02:00"
    page._time_input.clear()
    page._time_typed("")
    assert answers(person).sent_at == "2026-11-22"


def test_later_reminds_tomorrow(person, at_next):
    page = at_next()
    person.choose("sent", "later")
    assert page.fields.isHidden()
    assert page.steps.isHidden()
    assert "23 November 2026" in page.ticket.accessibleName()


def test_another_day_and_its_reason_are_kept(person, at_next, services):
    page = at_next()
    person.choose("sent", "sent")
    person.press("another_day")
    person.type(page.day.input.editor, "30 November 2026")
    person.type(page._why_input, "I am away until then")
    assert answers(person).follow_up == "2026-11-30"
    assert answers(person).follow_up_why == "I am away until then"
    assert "30 November 2026" in page.ticket.accessibleName()
    person.wizard.saved.connect(lambda case: kept.append(case))
    kept: list[str] = []
    QTest.mouseClick(page.footer.primary, Qt.MouseButton.LeftButton)
    view = services.cases.view(kept[0])
    assert view.assessment.follow_up.day == date(2026, 11, 30)
    (chosen,) = [e for e in view.case.events if e.kind == "follow_up_set"]
    assert chosen.reason == "I am away until then"


@pytest.mark.parametrize("sent", ["later", "sent"])
def test_words_that_were_not_sent_go_on_in_the_case(person, at_next, services, sent):
    page = at_next()
    control = person.wizard.controller
    channel = control.service.channel(control.session)
    key = control.service.messages.draft_key(control.session, channel)
    control.answer(edits={key: {"greeting.plain": BlockEdit("Dear people,", "Hello,")}})
    person.choose("sent", sent)
    kept: list[str] = []
    person.wizard.saved.connect(lambda case: kept.append(case))
    QTest.mouseClick(page.footer.primary, Qt.MouseButton.LeftButton)
    (case_id,) = kept
    if sent == "sent":
        assert not drafts_of(services.database, case_id)
        return
    view = services.cases.view(case_id)
    message = services.messages.next_message(view, None, channel=channel)
    assert message is not None
    assert message.body.startswith("Dear people,\n\n")


def test_the_day_worked_out_comes_back(person, at_next):
    page = at_next()
    person.choose("sent", "sent")
    person.press("another_day")
    person.type(page.day.input.editor, "30 November 2026")
    person.press("computed_day")
    assert answers(person).follow_up == ""
    assert "25 November 2026" in page.ticket.accessibleName()
    assert page.own_fields.isHidden()


def test_a_day_that_has_passed_is_no_reminder(person, at_next):
    page = at_next()
    person.choose("sent", "sent")
    person.press("another_day")
    person.type(page.day.input.editor, "1 November 2026")
    assert answers(person).follow_up == ""
    assert page.day.field.state == "error"
    assert "25 November 2026" in page.ticket.accessibleName()


def test_the_reference_is_kept_with_what_was_sent(person, at_next, services):
    page = at_next()
    draft = person.wizard.service.messages.draft(person.wizard.controller.session)
    person.choose("sent", "sent")
    person.type(page._reference_input, "Case 5012 7734")
    kept: list[str] = []
    person.wizard.saved.connect(kept.append)
    QTest.mouseClick(page.footer.primary, Qt.MouseButton.LeftButton)
    (sent,) = [e for e in services.cases.get(kept[0]).events if e.kind == "sent"]
    assert sent.reference == "Case 5012 7734"
    assert sent.message.body == draft.body
    assert sent.channel == "order_ticket"


def test_the_next_step_stands_first_and_later_ones_unfold(person, at_next):
    page = at_next()
    person.choose("sent", "sent")
    found = person.wizard.service.outlook(person.wizard.controller.session)
    rows = [w.objectName() for w in page.steps.findChildren(QWidget) if w.isVisible()]
    steps = [name for name in rows if name.startswith("step:")]
    assert steps[0] == f"step:{found.next.rung}"
    person.press("later_steps")
    more = [w.objectName() for w in page.steps.findChildren(QWidget) if w.isVisible()]
    more = [name for name in more if name.startswith("step:")]
    assert len(more) > len(steps)
    assert len(set(more)) == len(more)


def test_what_a_step_ends_is_told_before_it(person, at_next):
    page = at_next(marketplace="amazon", site="amazon.com", country="US", channel="message_seller")
    person.choose("sent", "sent")
    more = page.steps.findChild(QWidget, "later_steps")
    if more is not None:
        person._click(more)
    ladder = person.wizard.service.book(
        person.wizard.service.case(person.wizard.controller.session)
    ).ladder("not_received", "lost_in_transit", "buyer")
    ending = {f"step:{rung.id}" for rung in ladder.rungs if rung.closes}
    told = {w.parentWidget().objectName() for w in page.steps.findChildren(QWidget, "closes")}
    shown = {w.objectName() for w in page.steps.findChildren(QWidget)}
    assert told == ending & shown
    assert told


@pytest.mark.parametrize(("country", "said"), [("JP", ["Japan"]), ("GR", [])])
def test_it_says_when_it_knows_nothing_of_the_law(person, at_next, country, said):
    page = at_next(country=country)
    person.choose("sent", "sent")
    more = page.steps.findChild(QWidget, "later_steps")
    if more is not None:
        person._click(more)
    person.settle()
    notes = [w.text() for w in page.steps.findChildren(QLabel, "law_note") if w.isVisible()]
    assert len(notes) == len(said)
    assert all(name in note for name, note in zip(said, notes, strict=True))


def test_showing_the_page_changes_nothing(person, at_next):
    page = at_next(sent="sent", sent_at="2026-11-20")
    before = person.wizard.controller.session
    page.render_answers()
    page.retranslate()
    assert person.wizard.controller.session is before
    assert page.sent_on.input.value() == date(2026, 11, 20)


def test_what_is_not_known_of_the_law_is_said_once(person, at_next):
    at_next(country="JP")
    person.choose("sent", "sent")
    person.wizard.refresh()  # the panel beside follows a moment later
    notes = person.wizard.findChildren(QLabel, "law_note")
    assert len([note for note in notes if note.isVisible()]) == 1
    assert not person.wizard.side.isHidden()
