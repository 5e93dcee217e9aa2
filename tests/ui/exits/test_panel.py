"""Every way out, pressed as a person presses it."""

from __future__ import annotations

import threading
from collections.abc import Callable
from email import message_from_bytes, policy
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog
from tests.ui import pdf_kit
from tests.ui.exits.conftest import BILL, PHOTO, Shown, a_paper, an_outgoing

from makegood.domain.marketplace import Limits
from makegood.handoff.eml import Attachment
from makegood.services.enclosures import Prepared
from makegood.storage.errors import StorageError
from makegood.ui.exits import printing
from makegood.ui.exits.outgoing import Addresses

Show = Callable[..., Shown]


@pytest.fixture
def saved_to(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """The person chooses a place for every file."""
    target = tmp_path / "chosen"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_a: (str(target), ""))
    return target


@pytest.fixture
def nowhere(monkeypatch: pytest.MonkeyPatch) -> None:
    """The person chooses no place after all."""
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_a: ("", ""))


def press(button) -> None:
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def test_the_copy_is_whole_or_in_parts_and_is_confirmed(shown: Show) -> None:
    one = shown()
    one.panel.copy_whole()
    press(one.panel.copy_subject)
    press(one.panel.copy_body)
    assert one.outside.copied == ["Order 1\n\nHello\n\nGoodbye", "Order 1", "Hello\n\nGoodbye"]
    assert one.told == [("Copied.", "Paste it where you write to them.")] * 3


def test_nothing_is_copied_by_showing(shown: Show) -> None:
    one = shown()
    one.panel.retranslate()
    assert one.outside.copied == []


def test_a_message_without_a_subject_has_no_parts(shown: Show) -> None:
    one = shown(subject="")
    assert one.panel.copy_subject.isHidden()
    assert one.panel.copy_body.isHidden()
    one.panel.copy_whole()
    assert one.outside.copied == ["Hello\n\nGoodbye"]


def test_nothing_leaves_while_there_is_a_reason_against_it(
    shown: Show, saved_to: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    one = shown(reason="Take the secret out first.", files=(PHOTO,))
    monkeypatch.setattr(printing, "has_printer", lambda: True)
    for button in one.panel.buttons:
        assert not button.isEnabled()
        assert button.accessibleDescription() == "Take the secret out first."
        button.setEnabled(True)
        press(button)
    one.panel.copy_whole()
    one.panel.open_mail()
    assert (one.outside.copied, one.outside.opened, one.told, one.saved) == ([], [], [], "")
    assert not saved_to.with_suffix(".eml").exists()
    assert not saved_to.with_suffix(".pdf").exists()


def test_a_short_message_opens_the_mail_program(shown: Show) -> None:
    one = shown()
    one.panel.open_mail()
    assert one.outside.opened == [
        "mailto:help@shop.example?subject=Order%201&body=Hello%0D%0A%0D%0AGoodbye"
    ]
    assert one.told[0][0] == "Your mail program should be open now."


@pytest.mark.parametrize("why", ["long", "proof", "no mail program"])
def test_otherwise_a_mail_file_is_made_and_opened(shown: Show, saved_to: Path, why: str) -> None:
    one = shown(
        body="x" * 2000 if why == "long" else "Hello", files=(PHOTO, BILL) if why == "proof" else ()
    )
    one.outside.opens = why != "no mail program"
    one.panel.open_mail()
    said = one.saved
    written = saved_to.with_suffix(".eml")
    assert one.outside.opened[-1] == written.as_uri()
    mail = message_from_bytes(written.read_bytes(), policy=policy.default)
    assert mail["X-Unsent"] == "1"
    # Only what is ticked goes along.
    names = [part.get_filename() for part in mail.iter_attachments()]
    assert names == (["photo.jpg"] if why == "proof" else [])
    assert said.startswith("Saved: “chosen.eml” in the folder “")
    assert ("It is not sent yet." in said) == one.outside.opens


def test_a_saved_mail_file_is_not_opened(shown: Show, saved_to: Path) -> None:
    one = shown()
    press(one.panel.save_mail)
    assert one.saved == (
        f"Saved: “chosen.eml” in the folder “{saved_to.parent.name}”. "
        "Open the file with your mail program and send it from there."
    )
    assert saved_to.with_suffix(".eml").read_bytes().startswith(b"Subject: Order 1\r\n")
    assert one.outside.opened == []


def test_a_file_is_for_the_user_alone(shown: Show, saved_to: Path) -> None:
    one = shown()
    press(one.panel.save_mail)
    press(one.panel.save_paper)
    one.panel.work.complete()
    for ending in (".eml", ".pdf"):
        assert saved_to.with_suffix(ending).stat().st_mode & 0o077 == 0


@pytest.mark.usefixtures("nowhere")
def test_choosing_no_place_writes_nothing(shown: Show) -> None:
    one = shown()
    press(one.panel.save_mail)
    press(one.panel.save_paper)
    assert (one.saved, one.told, one.failed) == ("", [], [])


def test_a_place_that_cannot_be_written(
    shown: Show, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    one = shown()
    gone = str(tmp_path / "gone" / "x")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_a: (gone, ""))
    press(one.panel.save_mail)
    press(one.panel.save_paper)
    assert one.saved == ""
    assert one.failed == ["The file could not be written. Choose another folder."] * 2


def test_a_missing_file_is_said_calmly_and_nothing_is_written(
    shown: Show, saved_to: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_a: str(tmp_path))
    one = shown(files=(PHOTO,))
    one.outside.ready = Prepared((), lost=("photo.jpg",))
    press(one.panel.save_mail)
    one.panel.open_mail()
    press(one.panel.save_copies)
    words = (
        "The kept copy of this file is gone: “photo.jpg”. Take its tick out, or add the file again."
    )
    assert one.saved == ""
    assert one.failed == [words] * 3
    assert not saved_to.with_suffix(".eml").exists()


def test_what_may_still_tell_the_place_is_said(shown: Show, saved_to: Path) -> None:
    one = shown(files=(PHOTO,))
    one.outside.ready = Prepared((Attachment("film.mp4", b"x"),), not_cleaned=("film.mp4",))
    press(one.panel.save_mail)
    assert one.saved.endswith("These may still say where they were made: “film.mp4”.")


def test_an_address_that_is_none(shown: Show, saved_to: Path) -> None:
    one = shown(address="nobody")
    press(one.panel.save_mail)
    assert one.saved == ""
    assert one.failed == ["This is no mail address: nobody"]


def test_a_letter_becomes_a_pdf_file(shown: Show, saved_to: Path) -> None:
    both = Addresses(yours="Street 1", theirs="Street 2")
    one = shown(kind="letter", files=(PHOTO, BILL), addresses=both)
    one.panel.write_paper()
    said = one.saved
    found = pdf_kit.words(saved_to.with_suffix(".pdf").read_bytes())
    assert "Hello" in found
    assert "photo.jpg" in found
    assert "bill.pdf" not in found
    assert said == f"Saved: “chosen.pdf” in the folder “{saved_to.parent.name}”. Pages: 1."


def test_letters_without_a_font_are_told(shown: Show, saved_to: Path) -> None:
    both = Addresses(yours="Street 1", theirs="Street 2")
    one = shown(paper=lambda _names: a_paper(["\U000e1234"]), addresses=both)
    press(one.panel.save_paper)
    assert "Pages: 1. This computer has no font for: \U000e1234" in one.saved


def test_the_person_sees_the_printers_dialog_first(
    shown: Show, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    from PySide6.QtPrintSupport import QPrinter

    target = tmp_path / "paper.pdf"
    asked: list[str] = []

    def dialog(_parent: object, title: str, _country: str) -> QPrinter:
        asked.append(title)
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(target))
        return printer

    one = shown()
    monkeypatch.setattr(printing, "has_printer", lambda: True)
    monkeypatch.setattr(printing, "ask_printer", dialog)
    press(one.panel.print_paper)
    assert asked == ["Order 1"]
    assert "Hello" in pdf_kit.words(target.read_bytes())
    assert one.told[0][0] == "Sent to the printer."
    monkeypatch.setattr(printing, "ask_printer", lambda *_a: None)
    press(one.panel.print_paper)
    assert len(one.told) == 1


@pytest.mark.qt_log_ignore("QPainter::begin")
def test_a_printer_that_takes_no_page_printed_nothing(
    shown: Show, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    from PySide6.QtPrintSupport import QPrinter

    gone = QPrinter(QPrinter.PrinterMode.HighResolution)
    gone.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    gone.setOutputFileName(str(tmp_path / "no such folder" / "letter.pdf"))
    one = shown()
    monkeypatch.setattr(printing, "has_printer", lambda: True)
    monkeypatch.setattr(printing, "ask_printer", lambda *_a: gone)
    press(one.panel.print_paper)
    assert one.told == []
    assert one.failed == [
        "The printer did not answer. Nothing was printed. Save it as PDF instead."
    ]


def test_without_a_printer_pdf_is_offered(shown: Show, monkeypatch: pytest.MonkeyPatch) -> None:
    one = shown()
    monkeypatch.setattr(printing, "has_printer", lambda: False)
    press(one.panel.print_paper)
    assert one.failed == ["No printer is set up here. Save it as PDF instead."]


def test_clean_copies_for_pages_that_take_uploads(
    shown: Show, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    one = shown(kind="form", files=(PHOTO, BILL))
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_a: str(tmp_path))
    press(one.panel.save_copies)
    assert one.saved == (
        f"Saved: In the folder “{tmp_path.name}”: “photo.jpg”. Upload the files from this folder."
    )
    assert (tmp_path / "photo.jpg").read_bytes() == b"data"
    assert not (tmp_path / "bill.pdf").exists()
    # Nothing of the user's is written over.
    (tmp_path / "photo.jpg").write_bytes(b"mine")
    press(one.panel.save_copies)
    one.panel.work.complete()
    assert (tmp_path / "photo.jpg").read_bytes() == b"mine"
    assert len(one.failed) == 1


def test_copies_are_offered_only_where_proof_is_chosen(shown: Show) -> None:
    assert shown(files=(BILL,)).panel.save_copies.isHidden()
    assert not shown(files=(PHOTO,)).panel.save_copies.isHidden()


def test_a_file_is_added(shown: Show, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    one = shown()
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_a: (str(tmp_path / "a"), ""))
    press(one.panel.proof.add)
    one.panel.work.complete()
    assert [file.name for file in one.outside.added] == ["a"]
    from makegood.domain.text import say

    one.outside.trouble = StorageError(say("app_cases.storage.disk_full"))
    press(one.panel.proof.add)
    one.panel.work.complete()
    assert one.failed == ["The file could not be copied. Choose it again."]


def test_files_are_read_and_written_beside_the_window(
    shown: Show, saved_to: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    one = shown(files=(PHOTO,))
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_a: (str(tmp_path / "a"), ""))
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_a: str(tmp_path))
    for act in (one.panel.save_mail, one.panel.save_copies, one.panel.proof.add):
        press(act)
        one.panel.work.complete()
    assert len(one.outside.threads) >= 1
    assert threading.main_thread() not in one.outside.threads


def test_the_folder_of_a_saved_file_is_shown(shown: Show, saved_to: Path) -> None:
    one = shown()
    press(one.panel.save_paper)
    assert one.saved
    assert one.panel.saved.link.text() == "Show folder"
    press(one.panel.saved.link)
    assert one.outside.opened == [saved_to.parent.as_uri()]
    one.outside.opens = False
    press(one.panel.saved.link)
    assert one.failed == [f"The folder did not open. It is here: {saved_to.parent}"]


def test_a_changed_message_is_not_what_was_saved(shown: Show, saved_to: Path) -> None:
    one = shown()
    press(one.panel.save_paper)
    assert one.saved
    one.panel.set_outgoing(an_outgoing())
    assert not one.panel.saved.isHidden()
    one.panel.set_outgoing(an_outgoing(body="Hello again"))
    assert one.panel.saved.isHidden()


def test_each_kind_of_way_has_what_suits_it(shown: Show) -> None:
    pieces = ("One", "Two")
    chat = shown(kind="chat", pieces=pieces).panel
    assert not chat.pieces.isHidden()
    assert chat.save_mail.isHidden()
    assert shown(kind="chat", pieces=("One",)).panel.pieces.isHidden()
    mail = shown(kind="mail", pieces=pieces).panel
    assert mail.pieces.isHidden()
    assert mail.sheet.isHidden()
    assert mail.letter_form.isHidden()
    assert not shown(kind="letter").panel.letter_form.isHidden()
    call = shown(kind="phone", sheet=a_paper([])).panel
    assert not call.sheet.isHidden()
    assert call.proof.isHidden()
    assert call.copy_subject.isHidden()
    assert call.save_paper.text() == "Save the call sheet as PDF"


@pytest.mark.parametrize(
    ("addresses", "words"),
    [
        (Addresses(), "Your address and theirs. You can write them here."),
        (Addresses(theirs="Street 1"), "Your address. You can write it here."),
        (Addresses(theirs_in_guide=True), "Your address. You can write it here."),
        (Addresses(yours="Street 1"), "Their address. You can write it here."),
        (Addresses(yours="Street 1", theirs="Street 2"), ""),
        (Addresses(yours="Street 1", theirs_in_guide=True), ""),
    ],
)
def test_a_letter_without_an_address_says_so_and_is_written(
    shown: Show, saved_to: Path, addresses: Addresses, words: str
) -> None:
    one = shown(kind="letter", addresses=addresses)
    missing = one.panel.letter_form.missing
    assert missing.isHidden() == (not words)
    assert missing.accessibleDescription() == words
    one.panel.write_paper()
    said = one.saved
    assert said.startswith("Saved: ")
    assert ("Your address is not in it." in said) == ("Your address" in words)
    assert ("Their address is not in it." in said) == ("heir" in words)


def test_from_the_missing_address_to_its_field(shown: Show) -> None:
    one = shown(kind="letter", addresses=Addresses(yours="Street 1"))
    form = one.panel.letter_form
    press(form.missing.link)
    assert form.theirs.isAncestorOf(one.panel.focusWidget())
    one = shown(kind="letter")
    press(one.panel.letter_form.missing.link)
    assert one.panel.letter_form.address.isAncestorOf(one.panel.focusWidget())
    one = shown(in_wizard=True, kind="letter")
    asked: list[bool] = []
    one.panel.letter_form.address_wanted.connect(lambda: asked.append(True))
    press(one.panel.letter_form.missing.link)
    assert asked == [True]


def test_a_message_saved_as_a_letter_asks_for_addresses_too(shown: Show, saved_to: Path) -> None:
    one = shown(kind="mail")
    assert one.panel.letter_form.isHidden()
    press(one.panel.save_paper)
    assert not one.panel.letter_form.missing.isHidden()
    assert not one.panel.letter_form.isHidden()
    one.panel.set_outgoing(an_outgoing(kind="form"))
    assert one.panel.letter_form.isHidden()


def test_what_they_take_at_most_is_said(shown: Show) -> None:
    limits = Limits(files=1, megabytes=1, types=("jpg",))
    from msgspec.structs import replace

    one = shown(files=(PHOTO, replace(BILL, goes=True)), limits=limits)
    assert one.panel.proof.total.text() == "Chosen: 2. Together: 1.2 MB"
    assert one.panel.proof.over.text() == (
        "They take at most this many files: 1. Larger than they take (1.0 MB): photo.jpg"
        " They take only jpg. Others: bill.pdf"
    )
    assert shown(files=(PHOTO, BILL)).panel.proof.over.isHidden()


def test_a_tick_is_passed_on(shown: Show) -> None:
    one = shown(files=(PHOTO, BILL))
    rows = one.panel.proof.rows
    assert rows[PHOTO.sha256].isChecked()
    assert not rows[BILL.sha256].isChecked()
    assert rows[PHOTO.sha256].accessibleDescription() == "1.2 MB"
    press(rows[BILL.sha256])
    assert one.outside.ticks == [(BILL.sha256, True)]


def test_in_the_wizard_a_file_can_be_taken_out_again(shown: Show) -> None:
    one = shown(in_wizard=True, files=(PHOTO, BILL))
    button = one.panel.proof.remove[PHOTO.sha256]
    assert button.accessibleName() == "Remove: photo.jpg"
    press(button)
    assert one.outside.removed == [PHOTO.sha256]
    assert shown(files=(PHOTO,)).panel.proof.remove == {}


def test_pieces_are_copied_one_by_one_and_ticked(shown: Show) -> None:
    one = shown(kind="chat", pieces=("One", "Two", "Three"))
    pieces = one.panel.pieces
    assert [tick.name for tick in pieces.ticks] == ["chat", "chat", "chat"]
    press(pieces.buttons[1])
    assert one.outside.copied == ["Two"]
    assert one.told == [("Copied.", "Piece 2 of 3. Paste it into the chat.")]
    assert [tick.name for tick in pieces.ticks] == ["chat", "done", "chat"]
    assert pieces.buttons[1].accessibleName() == "Copy piece 2, was copied"
    assert pieces.buttons[0].accessibleName() == "Copy piece 1"
    assert pieces.buttons[0].accessibleDescription() == "One"


def test_a_changed_piece_loses_its_tick(shown: Show) -> None:
    one = shown(kind="chat", pieces=("One", "Two"))
    press(one.panel.pieces.buttons[0])
    press(one.panel.pieces.buttons[1])
    one.panel.set_outgoing(an_outgoing(kind="chat", pieces=("One", "Two, changed")))
    assert [tick.name for tick in one.panel.pieces.ticks] == ["done", "chat"]


def tab_order(panel) -> list[str]:
    """What Tab reaches, by accessible name, from the top of the panel on."""
    found, at = [], panel.nextInFocusChain()
    while at is not panel:
        inside = panel.isAncestorOf(at) and at.isVisibleTo(panel)
        if inside and at.focusPolicy() & Qt.FocusPolicy.TabFocus:
            found.append(at.accessibleName())
        at = at.nextInFocusChain()
    return found


def test_tab_goes_down_the_page(shown: Show) -> None:
    one = shown(in_wizard=True, files=(PHOTO,))
    one.panel.set_outgoing(an_outgoing(kind="chat", pieces=("One", "Two"), files=(PHOTO, BILL)))
    QApplication.processEvents()
    assert tab_order(one.panel) == [
        "Copy piece 1", "Copy piece 2", "photo.jpg", "Remove: photo.jpg", "bill.pdf",
        "Remove: bill.pdf", "Add a file as proof", "Copy the subject", "Copy the text",
        "Save as PDF letter", "Print", "Save the proof for sending",
    ]  # fmt: skip


def test_the_printers_dialog(shown: Show, monkeypatch: pytest.MonkeyPatch) -> None:
    from PySide6.QtGui import QPageSize
    from PySide6.QtPrintSupport import QPrintDialog

    one = shown()
    answers = [QPrintDialog.DialogCode.Accepted, QPrintDialog.DialogCode.Rejected]
    monkeypatch.setattr(QPrintDialog, "exec", lambda _self: answers.pop(0))
    printer = printing.ask_printer(one.panel, "Order 1", "US")
    assert printer is not None
    assert printer.docName() == "Order 1"
    assert printer.pageLayout().pageSize().id() == QPageSize.PageSizeId.Letter
    assert printing.ask_printer(one.panel, "Order 1", "DE") is None


def test_every_button_can_be_reached_and_has_a_name(shown: Show) -> None:
    one = shown(files=(PHOTO,))
    for button in (*one.panel.buttons, one.panel.proof.add):
        assert button.accessibleName()
        assert button.focusPolicy() & Qt.FocusPolicy.TabFocus
