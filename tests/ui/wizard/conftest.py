"""A person at the wizard: the real window, real guide data, real files, a clock that stands."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

if TYPE_CHECKING:
    from makegood.services.bundle import Services
    from makegood.services.packs import PackService
    from makegood.ui.wizard.page import WizardPage


@pytest.fixture
def services(
    tmp_path: Path, guide: PackService, clock: Callable[[], datetime]
) -> Iterator[Services]:
    from makegood.services.bundle import open_services
    from makegood.services.wizard import glimpse_of

    found = open_services(tmp_path / "cases", guide, clock, language="en", peek=glimpse_of)
    yield found
    found.close()


@pytest.fixture
def look(qapp: QApplication) -> None:
    from makegood.ui.theme import install_theme

    install_theme(qapp, "light", 1.0)


class Person:
    """Works the wizard the way a hand does: presses what can be pressed, types into fields."""

    def __init__(self, page: WizardPage) -> None:
        self.wizard = page
        self.copied: list[str] = []
        self.opened: list[str] = []
        self.choices = 0

    @property
    def step(self) -> str:
        return self.wizard.controller.session.step

    @property
    def page(self) -> QWidget:
        return self.wizard.page(self.wizard.controller.session.step)

    def reach(self, step: str, **answers: object) -> QWidget:
        """Answer all this at once, and go on page by page until the step is there."""
        control = self.wizard.controller
        control.answer(**answers)
        while control.session.step != step:
            before = control.session.step
            control.advance()
            assert control.session.step != before, f"stuck on {before}"
        self.settle()
        return self.page

    def settle(self) -> None:
        for _ in range(4):
            QCoreApplication.processEvents()

    def press(self, name: str) -> None:
        """Click the control of that object name on the present page."""
        found = self.page.findChild(QWidget, name)
        assert found is not None, f"there is no {name} on the page {self.step}"
        assert not found.isHidden(), f"{name} is hidden on the page {self.step}"
        self._click(found)

    def choose(self, group: str, choice: str) -> None:
        """Take a card or radio of a group."""
        box = self.page.findChild(QWidget, group)
        assert box is not None, f"there is no {group} on the page {self.step}"
        found = box.findChild(QWidget, f"choice:{choice}")
        assert found is not None, f"{choice} is not offered in {group}"
        self._click(found)

    def pick(self, field: QWidget, row: str) -> None:
        """Search in a filter list and take the row."""
        field.search.setFocus()
        QTest.keyClicks(field.search, row)
        QTest.keyClick(field.search, Qt.Key.Key_Return)
        self.choices += 1
        self.settle()

    def type(self, field: QLineEdit, text: str) -> None:
        field.setFocus()
        field.clear()
        if text.isascii():
            QTest.keyClicks(field, text)
        else:
            # QTest has keys for ASCII alone; other signs are pasted, as people do too.
            QApplication.clipboard().setText(text)
            field.paste()
        self.settle()

    def fact(self, fact: str, text: str) -> None:
        """Type a fact into its field, unfolding the rest of them if it is there."""
        shown = self.page._controls.get(fact)
        if shown is None or shown.isHidden():
            self.press("more_facts")
        control = self.page._controls[fact]
        assert not control.isHidden(), f"{fact} is not shown"
        field = control.control
        editor = getattr(field, "editor", None) or getattr(field, "amount", None) or field
        self.type(editor, text)
        QTest.keyClick(editor, Qt.Key.Key_Tab)
        self.settle()

    def key(self, key: Qt.Key, modifier: Qt.KeyboardModifier) -> None:
        """Press a key where the focus is."""
        focused = QApplication.focusWidget()
        assert focused is not None, "nothing has the focus"
        QTest.keyClick(focused, key, modifier)
        self.settle()

    def go_on(self) -> None:
        """Ctrl+Enter, as somebody without a mouse does."""
        before = self.wizard.controller.session
        self._click(self.page.footer.primary)
        after = self.wizard.controller.session
        assert after != before, f"the page {before.step} does not go on: {self._complaint()}"

    def _complaint(self) -> str:
        return self.page.problem.words.text()

    def _click(self, target: QWidget) -> None:
        QTest.mouseClick(target, Qt.MouseButton.LeftButton)
        self.choices += 1
        self.settle()


@pytest.fixture
def person(qtbot, look: None, services: Services) -> Person:
    from makegood.ui.wizard.page import WizardPage

    hand: list[Person] = []
    page = WizardPage(
        services,
        open_outside=lambda address: hand[0].opened.append(address) is None,
        copy=lambda text: hand[0].copied.append(text),
    )
    hand.append(Person(page))
    qtbot.addWidget(page)
    page.resize(1200, 900)
    page.open()
    page.show()
    page.enter()
    hand[0].settle()
    # A window that is not active has no focus, and off screen nobody clicks on it.
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    return hand[0]
