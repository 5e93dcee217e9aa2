"""The call sheet on the page of a case."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot
from tests.services.test_calls import CASE, STEP
from tests.ui import pdf_kit
from tests.ui.window_kit import window

from makegood.ui.cases.call_card import CallCard


def test_a_call_is_offered_folded_and_printed(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qapp: QApplication
) -> None:
    with window(tmp_path / "files", qtbot, demo=False) as (shown, services):
        services.cases.create(CASE)
        shown.open_case("c1")
        card = shown.page("case").call
        assert isinstance(card, CallCard)
        view = services.cases.view("c1")
        card.show_call(view, STEP)
        assert not card.isHidden()
        assert card.exits.panel.isHidden()
        card.toggle.click()
        assert not card.exits.panel.isHidden()
        assert card.toggle.text() == "Hide the sheet"
        target = tmp_path / "sheet"
        monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_a: (str(target), ""))
        card.exits.panel.save_paper.click()
        card.exits.panel.work.complete()
        words = pdf_kit.words(target.with_suffix(".pdf").read_bytes())
        assert "111-2233445-6677889" in words
        assert "Hello. Thank you for calling me back." in words
        monkeypatch.setattr(
            QFileDialog, "getSaveFileName", lambda *_a: (str(tmp_path / "gone" / "x"), "")
        )
        card.exits.panel.save_paper.click()
        card.exits.panel.work.complete()
        assert not card.trouble.isHidden()
        card.show_call(view, None)
        assert card.isHidden()
        qapp.processEvents()
