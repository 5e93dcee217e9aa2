"""A pasted message is judged in the window, and nothing of it can be pressed."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot
from tests.ui.window_kit import window

from makegood.domain.text import Text
from makegood.ui.guides.check_view import CheckView
from makegood.ui.guides.guides_page import GuidesPage
from makegood.ui.shell.window import MainWindow
from makegood.ui.today.today_page import TodayPage
from makegood.ui.widgets.button import Button
from makegood.ui.wizard.page import WizardPage

MESSAGE = (
    "Your Amazon account will be closed within 24 hours. Call +44 20 7946 0123 or open"
    " https://amazon-secure.example/x or https://www.amazon.de/gp/help"
)


def open_check(shown: MainWindow) -> tuple[GuidesPage, CheckView]:
    shown.go("guides")
    page = shown.page("guides")
    assert isinstance(page, GuidesPage)
    page.side._buttons["check"].click()
    return page, page.guard


def words(view: CheckView) -> str:
    QApplication.processEvents()  # what was just added is shown by the next turn of the loop
    labels = [label.text() for label in view.findChildren(QLabel) if label.isVisible()]
    return "\n".join([*labels, *(each.accessibleName() for each in view.findChildren(QWidget))])


def test_reached_from_the_list_and_from_the_search(qtbot: QtBot, tmp_path: Path):
    with window(tmp_path, qtbot) as (shown, _services):
        page, view = open_check(shown)
        assert view.isVisible()
        qtbot.keyClicks(page.search, "number, address")
        qtbot.waitUntil(lambda: page.model.rowCount() > 0)
        qtbot.keyClick(page.search, Qt.Key.Key_Return)
        assert view.isVisible()


def test_a_message_is_judged(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    opened: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.toString()))
    with window(tmp_path, qtbot) as (shown, services):
        _page, view = open_check(shown)
        view.take_focus()
        qtbot.keyClicks(view.area.editor, MESSAGE)
        view.check.click()
        said = words(view)
        for part in ("Warning signs", "On our list", "Not on our list", "pressure of time"):
            assert part in said
        assert view.summary.text() == "Checked: 4. With warning signs: 2"
        for button in view.findChildren(QAbstractButton, "open_own_site"):
            button.click()
        hosts = {
            host for m in services.packs.pack.marketplaces if m.id == "amazon" for host in m.hosts
        }
        assert opened
        assert all(url.split("/")[2] in hosts for url in opened)
        for label in view.findChildren(QLabel):
            assert not label.openExternalLinks()
            assert label.textFormat() == Qt.TextFormat.PlainText


def test_nothing_found_is_said(qtbot: QtBot, tmp_path: Path):
    with window(tmp_path, qtbot) as (shown, services):
        _page, view = open_check(shown)
        view.area.editor.setPlainText("Good morning")
        view.check.click()
        assert view.field.state == "error"
        assert services.words.render(Text("app_guard.nothing")) in words(view)
        view.clear.click()
        assert view.field.state == ""
        assert view.summary.isHidden()


def test_a_long_text_is_said_to_be_cut(qtbot: QtBot, tmp_path: Path):
    with window(tmp_path, qtbot) as (shown, services):
        _page, view = open_check(shown)
        view.area.editor.setPlainText("etsy-help.example " + "x " * 20_000)
        view.check.click()
        assert services.words.render(Text("app_guard.cut")) in words(view)


def test_the_guide_is_one_press_away(qtbot: QtBot, tmp_path: Path):
    with window(tmp_path, qtbot) as (shown, _services):
        page, view = open_check(shown)
        view.area.editor.setPlainText("etsy-support.com")
        view.check.click()
        guide = next(b for b in view.findChildren(Button) if b.text() == "Ways to reach them")
        guide.click()
        assert page.market.title.text() == "Etsy"
        assert page.market.isVisible()


def test_the_country_of_the_settings_reads_numbers(qtbot: QtBot, tmp_path: Path):
    with window(tmp_path, qtbot) as (shown, services):
        services.settings.change(country="EE")
        _page, view = open_check(shown)
        view.area.editor.setPlainText("5551 2345")
        view.check.click()
        assert "Estonia" in words(view)


def test_verdicts_speak_the_language_of_the_window(qtbot: QtBot, tmp_path: Path):
    with window(tmp_path, qtbot) as (shown, services):
        _page, view = open_check(shown)
        view.area.editor.setPlainText("etsy-support.com")
        view.check.click()
        services.settings.change(language="ar")
        shown.apply_settings()
        assert view.layoutDirection() == Qt.LayoutDirection.RightToLeft
        assert not view.summary.isHidden()


def test_today_leads_to_it(qtbot: QtBot, tmp_path: Path):
    with window(tmp_path, qtbot) as (shown, _services):
        today = shown.page("today")
        assert isinstance(today, TodayPage)
        today.check_contact.click()
        page = shown.page("guides")
        assert isinstance(page, GuidesPage)
        assert page.guard.isVisible()
        assert page.guard.area.editor.hasFocus() or not shown.isActiveWindow()


def test_the_page_on_scams_leads_to_it_and_the_complaint_waits(qtbot: QtBot, tmp_path: Path):
    with window(tmp_path, qtbot, demo=False) as (shown, services):
        shown.new_case("etsy")
        wizard = shown.page("wizard")
        assert isinstance(wizard, WizardPage)
        wizard.controller.answer(words="I was scammed, the parcel never came")
        page = wizard.page("do_now")
        button = page.findChild(QAbstractButton, "check_contact")
        assert isinstance(button, QAbstractButton)
        button.click()
        guides = shown.page("guides")
        assert isinstance(guides, GuidesPage)
        assert guides.guard.isVisible()
        kept = services.sessions.load(wizard.controller.session.id)
        assert kept is not None
        assert b"I was scammed" in kept.data
