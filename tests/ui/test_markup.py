"""What people type stays text: in every label, on every way out, whatever it looks like."""

from __future__ import annotations

from collections.abc import Iterator
from email import message_from_bytes, policy
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextDocumentFragment
from PySide6.QtWidgets import (
    QApplication,
    QFileDialog,
    QLabel,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot
from tests.ui import pdf_kit
from tests.ui.window_kit import window

from makegood.domain.case import Case
from makegood.domain.marketplace import Target
from makegood.flow.answers import Typed
from makegood.handoff.mailto import mailto
from makegood.services.bundle import Services
from makegood.ui.shell.window import MainWindow
from makegood.ui.wizard.page import WizardPage

MARKUP = '<b>x</b> &amp; <img src="file:///etc/hostname"> <a href="file:///">y</a>'
NASTY = f"{MARKUP}\r\nBcc: thief@example.com\0\u202e\u2066"
FREE_FACTS = ("order_number", "item", "seller_name", "tracking_number", "own_words")
HEADER = "bcc: thief"


@pytest.fixture
def opened(qtbot: QtBot, tmp_path: Path) -> Iterator[tuple[MainWindow, Services]]:
    with window(tmp_path / "files", qtbot, demo=False) as (shown, services):
        yield shown, services


def a_case(services: Services) -> str:
    """A case with the worst in every free field, and entries with it too."""
    case = Case(
        id="nasty",
        marketplace="etsy",
        marketplace_name=NASTY,
        site="etsy.com",
        country="EE",
        issue="not_received",
        remedy="refund",
        title=NASTY,
        facts=dict.fromkeys(
            ("order_number", "item", "seller_name", "tracking_number", "own_words"), NASTY
        ),
    )
    services.settings.change(
        your_name=NASTY, your_address=NASTY, your_place=NASTY, country="EE", reminder_details=True
    )
    services.cases.create(case)
    services.cases.record(
        "nasty", "sent", party="seller", channel="help_with_order", stage="first",
        reference=NASTY, text=NASTY,
    )  # fmt: skip
    services.cases.record("nasty", "note", text=NASTY, reason=NASTY)
    return case.id


def faults(root: QWidget) -> list[str]:
    """Labels, tool tips and editors under `root` that would read what they show as markup."""
    found: list[str] = []
    for widget in (root, *root.findChildren(QWidget)):
        if "<" in widget.toolTip():
            plain = QTextDocumentFragment.fromHtml(widget.toolTip()).toPlainText()
            if "<b>" not in plain:
                found.append(f"tool tip of {widget}: {widget.toolTip()}")
        if isinstance(widget, QLabel) and widget.textFormat() != Qt.TextFormat.PlainText:
            # Two weights in one label: then what was typed is escaped, and its tags are seen.
            plain = QTextDocumentFragment.fromHtml(widget.text()).toPlainText()
            if "<img" in widget.text() or ("x" in plain and "<b>x" in widget.text()):
                found.append(f"{widget}: {widget.text()}")
        if isinstance(widget, QTextEdit | QPlainTextEdit):
            document = widget.document()
            if "￼" in document.toPlainText():
                found.append(f"{widget} shows a picture")
    return found


def shown_texts(root: QWidget) -> str:
    texts = [label.text() for label in root.findChildren(QLabel)]
    texts += [edit.toPlainText() for edit in root.findChildren(QPlainTextEdit)]
    texts += [edit.toPlainText() for edit in root.findChildren(QTextEdit)]
    return "\n".join(texts)


def test_the_walk_finds_a_label_that_reads_markup(qapp: QApplication) -> None:
    root = QWidget()
    label = QLabel(MARKUP, root)
    assert faults(root)
    label.setTextFormat(Qt.TextFormat.PlainText)
    assert faults(root) == []
    label.setToolTip(MARKUP)
    assert faults(root)


@pytest.mark.parametrize("place", ["today", "cases", "case"])
def test_pages_of_the_window(
    opened: tuple[MainWindow, Services], qapp: QApplication, place: str
) -> None:
    shown, services = opened
    case_id = a_case(services)
    match place:
        case "today":
            shown.open_today()
        case "cases":
            shown.open_cases()
        case "case":
            shown.open_case(case_id)
            shown.page("case").message.toggle.click()
    qapp.processEvents()
    assert faults(shown) == []
    if place == "case":
        assert "<b>x</b> &amp;" in shown_texts(shown)


def at_message(shown: MainWindow, services: Services, **answers: object) -> QWidget:
    """The wizard on its message page, the worst typed into every field."""
    page = shown.findChild(WizardPage)
    assert page is not None
    page.open()
    page.enter()
    typed = {
        name: Typed(NASTY, "text", NASTY)
        for name in ("order_number", "item", "tracking_number", "own_words", "sender_name")
    }
    control = page.controller
    control.answer(
        **{
            "marketplace": "amazon", "site": "amazon.de", "country": "DE", "topic": "delivery",
            "issue": "not_received", "variant": "lost_in_transit", "remedy": "refund",
            "channel": "letter_eu", "facts": typed, "words": NASTY, "reference": NASTY,
            **answers,
        }
    )  # fmt: skip
    while control.session.step != "message":
        before = control.session.step
        control.advance()
        assert control.session.step != before, f"stuck on {before}"
    return page.page("message")


@pytest.mark.parametrize("channel", ["letter_eu", "callback", "chat"])
def test_the_message_page(
    opened: tuple[MainWindow, Services], qapp: QApplication, channel: str
) -> None:
    shown, services = opened
    shown.new_case()
    page = at_message(shown, services, channel=channel)
    qapp.processEvents()
    assert faults(shown) == []
    assert MARKUP in shown_texts(page)


def test_every_way_out_of_the_message(
    opened: tuple[MainWindow, Services], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown, services = opened
    shown.new_case()
    services.settings.change(your_address=NASTY, your_place=NASTY)
    page = at_message(shown, services)
    target = tmp_path / "out"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_a: (str(target), ""))
    exits = page.exits
    copied: list[str] = []
    monkeypatch.setattr(exits, "copy", copied.append)
    file = tmp_path / '<b>x<b> &amp; "a".txt'
    file.write_bytes(b"data")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_a: (str(file), ""))
    exits.panel.proof.add.click()
    exits.panel.work.complete()

    exits.panel.copy_whole()
    assert MARKUP in copied[0]
    assert_clean(copied[0])

    exits.panel.save_mail.click()
    exits.panel.work.complete()
    data = target.with_suffix(".eml").read_bytes()
    mail = message_from_bytes(data, policy=policy.default)
    assert set(mail.keys()) == {"Subject", "X-Unsent", "MIME-Version", "Content-Type"}
    assert MARKUP in mail["Subject"]
    assert "\n" not in mail["Subject"]
    assert MARKUP in mail.get_body(("plain",)).get_content()
    assert mail.get_body(("html",)) is None
    (part,) = mail.iter_attachments()
    assert part.get_filename() == "b x b &amp; a .txt"
    assert_clean(mail.get_body(("plain",)).get_content().replace("\r\n", "\n"))

    exits.panel.save_paper.click()
    exits.panel.work.complete()
    words = pdf_kit.words(target.with_suffix(".pdf").read_bytes())
    assert words.count(MARKUP) >= 4
    assert_clean(words)
    assert pdf_kit.properties(target.with_suffix(".pdf").read_bytes())["Creator"] == "Makegood"


def test_a_call_sheet(
    opened: tuple[MainWindow, Services], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown, services = opened
    shown.new_case()
    page = at_message(shown, services, channel="callback")
    target = tmp_path / "out"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_a: (str(target), ""))
    page.exits.panel.save_paper.click()
    page.exits.panel.work.complete()
    words = pdf_kit.words(target.with_suffix(".pdf").read_bytes())
    assert "<b>x</b> &amp;" in words
    assert_clean(words)


def test_pieces_for_a_chat(opened: tuple[MainWindow, Services]) -> None:
    shown, services = opened
    shown.new_case()
    page = at_message(shown, services, channel="chat")
    pieces = page.exits.panel.pieces
    assert len(pieces.buttons) > 1
    for button in pieces.buttons:
        assert_clean(button.accessibleDescription())


def test_a_link_to_the_mail_program() -> None:
    link = mailto("help@shop.example", NASTY, NASTY)
    assert link is not None
    parts = urlsplit(link)
    asked = parse_qs(parts.query, strict_parsing=True)
    assert set(asked) == {"subject", "body"}
    assert MARKUP in asked["subject"][0]
    assert "\n" not in asked["subject"][0]


def test_a_calendar_file(opened: tuple[MainWindow, Services]) -> None:
    from icalendar import Calendar

    _shown, services = opened
    case_id = a_case(services)
    services.cases.set_follow_up(case_id, services.clock().date().replace(month=12))
    read = Calendar.from_ical(services.calendar.file(case_id).data)
    events = list(read.walk("VEVENT"))
    assert events
    for event in events:
        assert "BCC" not in event
        assert "ATTENDEE" not in event
        for text in (str(event.get("summary", "")), str(event.get("description", ""))):
            assert "\0" not in text
            assert "\u202e" not in text
    assert any("<b>x</b> &amp;" in str(event.get("summary", "")) for event in events)


def test_the_message_of_a_kept_case(
    opened: tuple[MainWindow, Services], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown, services = opened
    shown.open_case(a_case(services))
    card = shown.page("case").message
    card.toggle.click()
    target = tmp_path / "out"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_a: (str(target), ""))
    for row in (card.card.subject, card.card.rows[0]):
        row.editor.setPlainText(NASTY)
    assert card.message.body.startswith(MARKUP)
    card.exits.panel.save_mail.click()
    card.exits.panel.work.complete()
    mail = message_from_bytes(target.with_suffix(".eml").read_bytes(), policy=policy.default)
    assert set(mail.keys()) <= {
        "Subject", "To", "X-Unsent", "MIME-Version", "Content-Type", "Content-Transfer-Encoding",
    }  # fmt: skip
    card.exits.panel.save_paper.click()
    card.exits.panel.work.complete()
    assert MARKUP in pdf_kit.words(target.with_suffix(".pdf").read_bytes())
    assert faults(shown) == []


def assert_clean(text: str) -> None:
    """Nothing unseen is left, and nothing became a line of its own that looks like a header."""
    assert not [letter for letter in text if letter in "\0\u202e\u2066\u2069\r"]
    head, _, _ = text.partition("\n\n")
    assert not any(line.casefold().startswith(HEADER) for line in head.split("\n")[:1])


def test_an_address_that_brings_a_header(
    opened: tuple[MainWindow, Services], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown, services = opened
    shown.new_case()
    page = at_message(shown, services)
    channel = replace(
        page.exits._channel, kind="mail", target=Target(mail="a@example.com\r\nBcc: b@example.com")
    )
    page.exits.show_draft(page.exits._draft, channel, "")
    failed: list[str] = []
    page.exits.failed.connect(failed.append)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_a: (str(tmp_path / "a"), ""))
    page.exits.panel.save_mail.click()
    page.exits.panel.work.complete()
    assert failed == ["This is no mail address: a@example.com\nBcc: b@example.com"]
    assert list(tmp_path.glob("*.eml")) == []
