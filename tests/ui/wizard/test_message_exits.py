"""The ways out of the wizard: proof on its way into the case, letters, call sheets, pieces."""

from __future__ import annotations

from email import message_from_bytes, policy
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog
from tests.handoff.test_pictures import PLACE, jpeg
from tests.ui import pdf_kit
from tests.ui.wizard.situations import AMAZON

from makegood.flow.answers import Typed
from makegood.services.kept_drafts import draft_of

FACTS = {
    "order_number": Typed("111-2233445-6677889", "text", "111-2233445-6677889"),
    "order_date": Typed("2 October 2026", "date", "2026-10-02"),
    "item": Typed("Wool blanket", "text", "Wool blanket"),
    "amount": Typed("104.50", "amount", "104.50"),
    "currency": Typed("EUR", "text", "EUR"),
    "sender_name": Typed("Eleni", "text", "Eleni"),
}


@pytest.fixture
def at_message(person):
    def go(channel: str, **answers: object):
        given = {**AMAZON, "facts": FACTS, **answers}
        return person.reach("message", channel=channel, **given)

    return go


@pytest.fixture
def saved_to(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    target = tmp_path / "chosen"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_a: (str(target), ""))
    return target


def add(page, monkeypatch: pytest.MonkeyPatch, file: Path, data: bytes) -> None:
    file.write_bytes(data)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_a: (str(file), ""))
    page.exits.panel.proof.add.click()
    page.exits.panel.work.complete()


def test_proof_goes_with_the_mail_file_and_into_the_case(
    person, at_message, services, monkeypatch, tmp_path, saved_to
):
    page = at_message("letter_eu")
    add(page, monkeypatch, tmp_path / "photo.jpg", jpeg())
    add(page, monkeypatch, tmp_path / "bill.pdf", b"%PDF-bill")
    add(page, monkeypatch, tmp_path / "wrong.txt", b"private")
    files = person.wizard.controller.session.answers.files
    assert [each.name for each in files] == ["photo.jpg", "bill.pdf", "wrong.txt"]
    page.exits.panel.proof.remove[files[2].sha256].click()
    page.exits.panel.proof.rows[files[1].sha256].click()
    person.settle()

    page.exits.panel.save_mail.click()
    page.exits.panel.work.complete()
    mail = message_from_bytes(saved_to.with_suffix(".eml").read_bytes(), policy=policy.default)
    (photo,) = mail.iter_attachments()
    assert photo.get_filename() == "photo.jpg"
    assert PLACE not in photo.get_content()

    # The session is written down with them: a killed program still has them.
    person.wizard.controller.keep_now()
    again = person.wizard.service.open(person.wizard.controller.session.id)
    assert [each.name for each in again.answers.files] == ["photo.jpg", "bill.pdf"]

    person.go_on()
    control = person.wizard.controller
    control.answer(sent="sent", sent_at=person.wizard.service.now.isoformat())
    saved = person.wizard.service.save(control.session)
    kept = services.evidence.of_case(saved.case_id)
    assert sorted(each.name for each in kept) == ["bill.pdf", "photo.jpg"]
    assert services.evidence.read(files[0].sha256) == jpeg()
    (sent,) = [e for e in services.cases.get(saved.case_id).events if e.message is not None]
    assert sent.message.attachments == (files[0].sha256,)


@pytest.fixture
def chosen_late(person, at_message, monkeypatch, tmp_path):
    """A file was chosen for a complaint; its copy is not there yet."""
    page = at_message("letter_eu")
    file = tmp_path / "photo.jpg"
    file.write_bytes(jpeg())
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_a: (str(file), ""))
    page.exits.panel.proof.add.click()
    return page, person.wizard.controller.session.id


def test_a_file_that_comes_late_goes_to_its_own_complaint(person, chosen_late):
    page, begun = chosen_late
    person.wizard.controller.begin()
    page.exits.panel.work.complete()
    assert person.wizard.controller.session.id != begun
    assert person.wizard.controller.session.answers.files == ()
    kept = person.wizard.service.open(begun)
    assert [file.name for file in kept.answers.files] == ["photo.jpg"]


def test_a_file_that_comes_late_goes_into_the_case(person, services, chosen_late):
    page, begun = chosen_late
    control = person.wizard.controller
    control.answer(sent="sent", sent_at=person.wizard.service.now.isoformat())
    person.wizard.service.save(control.session)
    control.begin()
    page.exits.panel.work.complete()
    assert [kept.name for kept in services.evidence.of_case(begun)] == ["photo.jpg"]


def test_a_file_for_a_complaint_that_is_gone_goes_nowhere(person, services, chosen_late):
    page, begun = chosen_late
    person.wizard.controller.discard()
    page.exits.panel.work.complete()
    assert services.sessions.load(begun) is None
    assert person.wizard.controller.session.answers.files == ()


def test_a_letter_on_paper(at_message, services, saved_to):
    services.settings.change(your_address="Street 1\n10111 Tallinn", your_place="Tallinn")
    page = at_message("letter_eu")
    assert not page.exits.panel.letter_form.isHidden()
    assert page.exits.buttons[0] is page.exits.save_paper
    assert page.exits.panel.save_paper.isHidden()
    page.exits.save_paper.click()
    page.exits.panel.work.complete()
    words = pdf_kit.words(saved_to.with_suffix(".pdf").read_bytes())
    for piece in (
        "Eleni Street 1 10111 Tallinn", "38 avenue John F. Kennedy", "Tallinn, 22 November 2026",
        "Order 111-2233445-6677889", "Item: Wool blanket", "EUR 104.50",
    ):  # fmt: skip
        assert piece in words
    assert words.count("Eleni") == 2


def test_a_letter_tells_that_the_address_is_missing(person, at_message, services):
    page = at_message("letter_eu")
    missing = page.exits.panel.letter_form.missing
    assert missing.accessibleDescription() == "Your address. You can write it here."
    missing.link.click()
    person.settle()
    assert page.extras.who.address.isAncestorOf(page.focusWidget())
    page.extras.who.address.editor.setPlainText("Street 1")
    page.extras.who.address.editor.clearFocus()
    person.settle()
    assert services.settings.current.your_address == "Street 1"
    assert missing.isHidden()


def test_the_other_sides_address_stands_on_the_letter_and_stays(person, at_message, saved_to):
    page = at_message("chat")
    page.exits.panel.save_paper.click()
    page.exits.panel.work.complete()
    theirs = page.exits.panel.letter_form.theirs
    theirs.editor.setFocus()
    theirs.editor.setPlainText("Long Road 5\n10115 Berlin")
    theirs.editor.clearFocus()
    person.settle()
    page.exits.panel.save_paper.click()
    page.exits.panel.work.complete()
    words = pdf_kit.words(saved_to.with_suffix(".pdf").read_bytes())
    assert "Amazon Long Road 5 10115 Berlin" in words
    begun = person.wizard.controller.session
    kept = person.wizard.service.open(begun.id)
    assert draft_of(kept.answers, "first:platform").their_address == "Long Road 5\n10115 Berlin"
    assert "their_address" not in person.wizard.service.case(kept).facts


def test_the_place_is_used_again(person, at_message, services):
    page = at_message("letter_eu")
    person.type(page.exits.panel.letter_form.place, "Riga")
    page.exits.panel.letter_form.place.clearFocus()
    person.settle()
    assert services.settings.current.your_place == "Riga"


def test_a_call_sheet_in_the_window_and_on_paper(at_message, services, saved_to):
    services.settings.change(reading_language="de")
    page = at_message("callback")
    sheet = page.exits.panel.sheet
    assert not sheet.isHidden()
    from PySide6.QtWidgets import QLabel

    shown = [label.text() for label in sheet.findChildren(QLabel) if not label.isHidden()]
    assert "111-2233445-6677889" in shown
    assert "Wenn abgelehnt wird" in shown
    page.exits.panel.save_paper.click()
    page.exits.panel.work.complete()
    pdf = saved_to.with_suffix(".pdf").read_bytes()
    assert len(pdf_kit.texts(pdf)) == 1
    words = pdf_kit.words(pdf)
    assert "Hello. Thank you for calling me back." in words
    assert "Name der Person" in words


def test_pieces_for_the_chat(person, at_message):
    page = at_message("chat")
    pieces = page.exits.panel.pieces
    assert len(pieces.buttons) > 1
    person.press("copy_piece:1")
    person.press("copy_piece:2")
    assert len(person.copied) == 2
    assert person.copied[0].startswith("Hello,")
    assert all(len(piece.split()) <= 60 for piece in person.copied)
    assert page.told.accessibleName() == "Copied."


def test_what_was_done_is_seen_in_a_small_window(person, at_message, saved_to):
    page = at_message("letter_eu")
    person.wizard.resize(1024, 640)
    person.settle()
    bar = page.area.verticalScrollBar()
    for button, told in (
        (page.exits.save_paper, page.exits.panel.saved),
        (page.exits.panel.copy_body, page.told),
        (page.exits.copy_all, page.told),
    ):
        told.setHidden(True)
        bar.setValue(bar.maximum() if button is page.exits.panel.copy_body else 0)
        person.settle()
        button.click()
        page.exits.panel.work.complete()
        person.settle()
        assert told.visibleRegion().boundingRect() == told.rect()
