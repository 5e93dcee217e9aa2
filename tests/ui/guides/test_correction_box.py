"""The link "This is wrong" beside a fact: kept, marked, refused, taken back, without a restart."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QAbstractButton, QFileDialog, QLabel, QWidget
from pytestqt.qtbot import QtBot
from tests.ui.window_kit import window

from makegood.services.bundle import Services
from makegood.ui.guides.correction_box import CorrectionBox, CorrectionForm
from makegood.ui.guides.guides_page import GuidesPage
from makegood.ui.shell.window import MainWindow

FORM = "etsy.channels.contact_form"
LONG = 60_000
"""Milliseconds: reading the whole guide anew takes seconds where much else runs."""


def etsy(shown: MainWindow) -> GuidesPage:
    shown.go("guides")
    page = shown.page("guides")
    assert isinstance(page, GuidesPage)
    page.show_marketplace("etsy")
    return page


def box_of(view: QWidget, stem: str) -> CorrectionBox:
    button = view.findChild(QAbstractButton, f"wrong:{stem}")
    assert button is not None
    parent = button.parentWidget()
    assert isinstance(parent, CorrectionBox)
    return parent


def opened(view: QWidget, stem: str) -> CorrectionForm:
    box = box_of(view, stem)
    if box.form is None:
        box.wrong.click()
    assert box.form is not None
    return box.form


def now(page: GuidesPage) -> CorrectionBox:
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    return box_of(page.market, FORM)


def settle(qtbot: QtBot, page: GuidesPage) -> None:
    qtbot.waitUntil(lambda: not page.corrector.tasks.busy, timeout=LONG)
    qtbot.wait(0)
    # What was replaced is gone before anything is looked for.
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def said(view: QWidget) -> str:
    return "\n".join(label.text() for label in view.findChildren(QLabel) if not label.isHidden())


def url_of(services: Services) -> str | None:
    market = next(each for each in services.packs.pack.marketplaces if each.id == "etsy")
    target = next(each for each in market.channels if each.id == "contact_form").target
    assert target is not None
    return target.url


@pytest.fixture
def open_window(
    own_guide: Path, tmp_path: Path, qtbot: QtBot
) -> Iterator[tuple[MainWindow, Services]]:
    with window(tmp_path / "data", qtbot, demo=False) as found:
        yield found


def test_a_correction_from_end_to_end(
    open_window: tuple[MainWindow, Services],
    own_guide: Path,
    tmp_path: Path,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
):
    shown, services = open_window
    page = etsy(shown)
    before = url_of(services)
    # Where it was seen is asked for, and nothing typed is lost by a refusal.
    form = opened(page.market, FORM)
    assert form.area.value() == before
    form.area.editor.setPlainText("https://evil.example/x")
    form.keep.click()
    assert form.where.state == "error"
    form.seen.setText("my order page")
    form.keep.click()
    settle(qtbot, page)
    assert form.right.state == "error"
    assert form.area.value() == "https://evil.example/x"
    assert list(own_guide.rglob("*.yaml")) == []
    # Kept, it is used at once, on the same page.
    form.area.editor.setPlainText("https://www.etsy.com/contact")
    form.keep.click()
    settle(qtbot, page)
    assert url_of(services) == "https://www.etsy.com/contact"
    assert page.market.title.text() == "Etsy"
    box = box_of(page.market, FORM)
    assert box.corrected
    assert "From your own file, not on our list. You saw it here: my order page" in said(box)
    assert box_of(page.market, "etsy.channels.callback").back.isHidden()
    # It goes no further than asked: a small file with this record alone.
    target = tmp_path / "sent.yaml"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_a: (str(target), ""))
    box.send.click()
    assert target.read_text(encoding="utf-8").startswith(
        "# Correction of wizard_data/marketplaces/etsy.yaml\nchannels:\n- id: contact_form\n"
    )
    # Undone, done again by hand, taken back.
    shown.undo()
    assert url_of(services) == before
    qtbot.waitUntil(lambda: not now(page).corrected, timeout=LONG)
    services.undo.redo()
    qtbot.waitUntil(lambda: now(page).corrected, timeout=LONG)
    box_of(page.market, FORM).back.click()
    settle(qtbot, page)
    assert url_of(services) == before
    assert list(own_guide.rglob("*.yaml")) == []


def test_every_fact_has_the_link_and_a_form(open_window: tuple[MainWindow, Services], qtbot: QtBot):
    shown, services = open_window
    page = etsy(shown)
    market = next(each for each in services.packs.pack.marketplaces if each.id == "etsy")
    for channel in market.channels:
        form = opened(page.market, f"etsy.channels.{channel.id}")
        for field in list(form._fields):
            form.choice._rows[field].click()
            assert form.right.label.text()
    page.market.switch.part("dates").click()
    for rule in services.packs.pack.rules:
        if "etsy" in rule.marketplaces:
            opened(page.market, f"rules.{rule.id}")
    page.market.switch.part("problems").click()
    page.market._open_problem("not_received")
    answers = {answer for entry in market.issues if entry.issue == "not_received"
               for answer in entry.answers}  # fmt: skip
    assert answers
    for answer in answers:
        opened(page.market, f"etsy.answers.{answer}")
    page._show("body:bbb")
    opened(page.body, "bodies.bbb")
    opened(page.body, "bodies.bbb.channels.bbb_form")
    page._show("rules:payment")
    opened(page.dates, "rules.card-safe")


def test_closed_with_the_keyboard_and_nothing_changed(
    open_window: tuple[MainWindow, Services], own_guide: Path, qtbot: QtBot
):
    shown, _services = open_window
    page = etsy(shown)
    box = box_of(page.market, FORM)
    form = opened(page.market, FORM)
    form.cancel.setFocus()
    qtbot.keyClick(form.cancel, Qt.Key.Key_Space)
    assert box.form is None
    assert list(own_guide.rglob("*.yaml")) == []


def test_without_a_folder_of_ones_own_there_is_no_link(qtbot: QtBot, tmp_path: Path):
    with window(tmp_path, qtbot, demo=False) as (shown, services):
        assert not services.corrections.possible
        page = etsy(shown)
        assert page.market.findChild(QAbstractButton, f"wrong:{FORM}") is None
