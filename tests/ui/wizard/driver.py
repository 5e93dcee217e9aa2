"""A program of its own that walks the wizard, one act after another, until it is killed.

Arguments: data folder, guide data file, number of the first act, session to go on with (or "-").
After each act one line: number, moment, and the session as JSON.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

WORDS = "the parcel never arrived, tracking has stopped"
NUMBER = "3412345678"
DAY = "2 October 2026"
ITEM = "Wool blanket"
EVERY_MS = 8
NOW = datetime(2026, 11, 22, 10, tzinfo=ZoneInfo("Europe/Tallinn"))

Act = Callable[[], None]


def acts(wizard: object) -> Iterator[Act]:
    """What a person does, key by key."""
    page = wizard.page
    control = wizard.controller

    def card(step: str, group: str, choice: str) -> Act:
        def act() -> None:
            box = page(step).findChild(QWidget, group)
            box.findChild(QWidget, f"choice:{choice}").click()

        return act

    def go_on() -> None:
        page(control.session.step).go_on()

    def fact_editor(fact: str) -> QWidget:
        field = page("order")._controls[fact].control
        return getattr(field, "editor", field)

    def typing(editor: Callable[[], QWidget], text: str) -> Iterator[Act]:
        for letter in text:

            def key(letter: str = letter) -> None:
                field = editor()
                field.setFocus()
                field.moveCursor(end) if (end := _end_of(field)) is not None else field.end(False)
                QTest.keyClick(field, letter)

            yield key

    yield lambda: page("where").choose_market("etsy")
    yield lambda: page("where")._country_chosen("EE")
    yield go_on
    yield from typing(lambda: page("problem").words.editor, WORDS)
    yield card("problem", "topics", "delivery")
    yield card("problem", "issues", "not_received")
    yield card("problem", "variants", "lost_in_transit")
    yield go_on
    yield go_on
    yield card("order", "remedies", "refund")
    yield from typing(lambda: fact_editor("order_number"), NUMBER)
    yield from typing(lambda: fact_editor("order_date"), DAY)
    yield from typing(lambda: fact_editor("item"), ITEM)
    yield go_on
    yield lambda: control.answer(channel="help_with_order")
    yield go_on
    yield go_on
    yield lambda: control.answer(sent="sent", sent_at=NOW.isoformat())


def _end_of(field: QWidget) -> object:
    from PySide6.QtGui import QTextCursor
    from PySide6.QtWidgets import QPlainTextEdit

    return QTextCursor.MoveOperation.End if isinstance(field, QPlainTextEdit) else None


def main() -> int:
    from makegood.bootstrap import pack_folders
    from makegood.flow.session import to_bytes
    from makegood.services.bundle import open_services
    from makegood.services.packs import open_packs
    from makegood.ui.theme import install_theme
    from makegood.ui.wizard.page import WizardPage

    folder, guide, first, session_id = sys.argv[1:]
    app = QApplication([])
    install_theme(app)
    from dataclasses import replace

    folders = replace(pack_folders(), cache=Path(guide), compiled=(), overlay=None)
    services = open_services(Path(folder), open_packs(folders), lambda: NOW, language="en")
    wizard = WizardPage(services, open_outside=lambda _a: True, copy=lambda _t: None)
    wizard.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
    wizard.open(None if session_id == "-" else session_id)
    wizard.show()
    wizard.enter()
    queue = list(enumerate(acts(wizard)))[int(first) :]
    timer = QTimer()

    def step() -> None:
        if not queue:
            wizard.controller.keep_now()
            app.quit()
            return
        number, act = queue.pop(0)
        act()
        session = to_bytes(wizard.controller.session).decode()
        print(number, time.monotonic(), session, sep="\t", flush=True)  # noqa: T201

    timer.timeout.connect(step)
    timer.start(EVERY_MS)
    app.exec()
    services.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
