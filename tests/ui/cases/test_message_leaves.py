"""A case's next message on its way: as a letter with both addresses, sent, and taken back."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QFileDialog, QWidget
from pytestqt.qtbot import QtBot
from tests.ui import pdf_kit
from tests.ui.window_kit import window

from makegood.services.bundle import Services
from makegood.ui.cases.case_message import CaseMessage
from makegood.ui.shell.window import MainWindow

CASE = "demo-dress"

Opened = tuple[MainWindow, CaseMessage, Services]


@pytest.fixture
def opened(qtbot: QtBot, tmp_path: Path) -> Iterator[Opened]:
    with window(tmp_path, qtbot) as (shown, services):
        shown.open_case(CASE)
        message = shown.page("case").message  # type: ignore[attr-defined]
        message.toggle.click()
        settle()
        yield shown, message, services


def settle() -> None:
    for _ in range(4):
        QCoreApplication.processEvents()


def test_a_letter_has_the_address_that_was_written_for_this_message(
    opened: Opened, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown, message, services = opened
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_a: (str(tmp_path / "a"), ""))
    panel = message.exits.panel
    panel.save_paper.click()
    panel.work.complete()
    missing = panel.letter_form.missing
    assert missing.accessibleDescription() == "Your address and theirs. You can write them here."
    for field, text in (
        (panel.letter_form.address, "Street 1\n10111 Tallinn"),
        (panel.letter_form.theirs, "Long Road 5\nDublin"),
    ):
        field.editor.setFocus()
        field.editor.setPlainText(text)
        field.editor.clearFocus()
        settle()
    assert missing.isHidden()
    panel.save_paper.click()
    panel.work.complete()
    words = pdf_kit.words((tmp_path / "a.pdf").read_bytes())
    assert "Street 1 10111 Tallinn" in words
    assert "Long Road 5 Dublin" in words
    message.keep_now()
    shown.open_case("demo-lamp")
    shown.open_case(CASE)
    message.toggle.click()
    assert message.exits.panel.letter_form.theirs.value() == "Long Road 5\nDublin"
    # Another message, to somebody else, has another address.
    shown.open_case("demo-kettle")
    message.toggle.click()
    assert message.exits.panel.letter_form.theirs.value() == ""
    assert services.settings.current.your_address == "Street 1\n10111 Tallinn"


def test_what_was_sent_is_taken_back_by_one_press(opened: Opened) -> None:
    shown, message, services = opened
    before = services.cases.get(CASE)
    status = services.cases.view(CASE).assessment.status
    message.card.rows[0].editor.setPlainText("Good day.")
    settle()
    message.buttons.sent.click()
    settle()
    # The step is a dispute with the payment provider.
    assert services.cases.get(CASE).events[-1].kind == "escalated"
    assert len(services.cases.get(CASE).events) == len(before.events) + 1
    assert shown.toast.button.text() == "Undo"
    shown.toast.button.click()
    settle()
    after = services.cases.get(CASE)
    assert [e.id for e in after.events if not e.undone] == [
        e.id for e in before.events if not e.undone
    ]
    assert services.cases.view(CASE).assessment.status == status
    # What was written in it is there again.
    message.toggle.click()
    settle()
    assert message.message is not None
    assert message.message.body.startswith("Good day.")


def test_tab_goes_down_the_message_and_its_ways_out(opened: Opened) -> None:
    shown, message, _services = opened
    shown.open_case("demo-kettle")
    message.toggle.click()
    settle()
    stops: list[QWidget] = []
    at = message.nextInFocusChain()
    while at is not message:
        tabbed = bool(at.focusPolicy().value & Qt.FocusPolicy.TabFocus.value)
        if tabbed and message.isAncestorOf(at) and at.isVisibleTo(message):
            stops.append(at)
        at = at.nextInFocusChain()
    heights = [stop.mapTo(message, stop.rect().center()).y() // 2 for stop in stops]
    assert len(stops) > 15
    assert heights == sorted(heights)
