"""On the page of ways a wrong fact is corrected in place, and a person's own is never trusted."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QAbstractButton, QLabel
from pytestqt.qtbot import QtBot
from tests.conftest import _guide_folders

from makegood.services.bundle import Services, open_services
from makegood.services.packs import PackService, open_packs
from makegood.services.wizard import glimpse_of
from makegood.ui.guides.correction_box import CorrectionBox

# A correction has all guide data read, checked and compiled anew: its own cannot be shared.
LONG = 180_000
STEM = "etsy.channels.contact_form"


@pytest.fixture
def services(
    tmp_path: Path, guide: PackService, clock: Callable[[], datetime]
) -> Iterator[Services]:
    """The shipped guide data with an empty folder of one's own over them."""
    cache = _guide_folders().cache
    shutil.copytree(cache.parent, tmp_path / "compiled")
    (tmp_path / "own").mkdir()
    folders = replace(
        _guide_folders(), cache=tmp_path / "compiled" / cache.name, overlay=tmp_path / "own"
    )
    packs = open_packs(folders, strict=True)
    found = open_services(tmp_path / "cases", packs, clock, language="en", peek=glimpse_of)
    yield found
    found.close()


def box_on(page) -> CorrectionBox:
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    button = page.around.findChild(QAbstractButton, f"wrong:{STEM}")
    assert button is not None
    box = button.parentWidget()
    assert isinstance(box, CorrectionBox)
    return box


def test_a_wrong_address_is_corrected_in_place(person, qtbot: QtBot):
    control = person.wizard.controller
    control.answer(
        marketplace="etsy",
        site="etsy.com",
        country="EE",
        topic="delivery",
        issue="not_received",
        remedy="refund",
    )
    while control.session.step != "channel":
        before = control.session.step
        control.advance()
        assert control.session.step != before
    person.settle()
    page = person.page
    page._unfold()
    control.answer(channel="contact_form")
    person.settle()
    card = page.list.card("contact_form")
    assert card.value.host_trusted
    box = box_on(page)
    box.wrong.click()
    form = box.form
    assert form is not None
    form.area.editor.setPlainText("https://www.etsy.com/contact")
    form.seen.setText("my order page")
    form.keep.click()
    qtbot.waitUntil(lambda: not page.around.corrector.tasks.busy, timeout=LONG)
    person.settle()
    # The address is a person's own now: never on the list, and asked about before it opens.
    assert not page.list.card("contact_form").value.host_trusted
    box = box_on(page)
    assert box.corrected
    said = [label.text() for label in box.findChildren(QLabel)]
    assert "From your own file, not on our list. You saw it here: my order page" in said
    page.open_page("contact_form")
    assert not page.untrusted.isHidden()
    assert person.opened == []
    assert control.session.answers.channel == "contact_form"
