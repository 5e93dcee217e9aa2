"""Settings hold at once and are kept; copies and exports are made from here."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMessageBox
from pytestqt.qtbot import QtBot
from tests.ui.window_kit import window

from makegood.services.settings import TEXT_SIZES
from makegood.ui.settings.about import licence_line
from makegood.ui.settings.language_look import FOR_TESTING
from makegood.ui.settings.reminders import RemindersSection
from makegood.ui.settings.settings_page import SettingsPage
from makegood.ui.shell.window import MainWindow
from makegood.ui.theme import theme


def open_settings(shown: MainWindow) -> SettingsPage:
    shown.go("settings")
    page = shown.page("settings")
    assert isinstance(page, SettingsPage)
    return page


@pytest.fixture(autouse=True)
def usual_look():
    yield
    theme().set_choice("light")
    theme().set_font_scale(1.0)


def press(key: Qt.Key) -> None:
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClick(focused, key)
    QApplication.processEvents()


def test_keys_at_the_end_of_the_text_sizes_stay_in_their_stepper(qtbot: QtBot, tmp_path: Path):
    with window(tmp_path, qtbot) as (shown, services):
        page = open_settings(shown)
        page.show_section("look")
        look = page.sections["look"]
        shown.activateWindow()
        size = look.text_size  # type: ignore[attr-defined]
        size.more.click()
        size.less.setFocus(Qt.FocusReason.TabFocusReason)
        QApplication.processEvents()
        press(Qt.Key.Key_Space)
        assert not size.less.isEnabled()
        assert QApplication.focusWidget() is size.more
        press(Qt.Key.Key_Space)
        assert not services.settings.current.less_motion
        assert services.settings.current.text_size == TEXT_SIZES[1]
        for _ in TEXT_SIZES[2:]:
            press(Qt.Key.Key_Return)
        # Large text leaves room for one pane alone: the one that is worked in.
        assert size.isVisible()
        assert services.settings.current.text_size == TEXT_SIZES[-1]
        assert QApplication.focusWidget() is size.less


def test_less_motion_says_what_it_does(qtbot: QtBot, tmp_path: Path):
    with window(tmp_path, qtbot) as (shown, _):
        motion = open_settings(shown).sections["look"].motion  # type: ignore[attr-defined]
        assert motion.accessibleDescription() == "Follows the desktop: off there, off here."
        motion.click()
        assert motion.accessibleDescription() == "Nothing moves here, whatever the desktop says."
        motion.click()
        assert motion.accessibleDescription() == "Follows the desktop: off there, off here."


def test_languages_for_testing_are_offered_only_when_asked_for(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.delenv(FOR_TESTING, raising=False)
    with window(tmp_path, qtbot) as (shown, _):
        language = open_settings(shown).sections["look"].language  # type: ignore[attr-defined]
        assert language.row("en") is not None
        for code in ("qps", "qps-mirrored"):
            with pytest.raises(KeyError):
                language.row(code)


def test_the_words_of_the_rail_come_back_with_smaller_text(qtbot: QtBot, tmp_path: Path):
    with window(tmp_path, qtbot) as (shown, services):
        wide = shown.rail.width()
        services.settings.change(text_size=200)
        shown.apply_settings()
        assert shown.rail.width() == theme().fixed("rail_width_bare")
        services.settings.change(text_size=100)
        shown.apply_settings()
        assert shown.rail.width() == wide


def test_look_changes_at_once(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv(FOR_TESTING, "1")
    with window(tmp_path, qtbot) as (shown, services):
        look = open_settings(shown).sections["look"]
        look.theme.part("dark").click()  # type: ignore[attr-defined]
        assert theme().dark
        look.text_size.more.click()  # type: ignore[attr-defined]
        assert theme().font_scale == 1.25
        assert (services.settings.current.theme, services.settings.current.text_size) == (
            "dark",
            125,
        )
        look.language.row("qps-mirrored").click()  # type: ignore[attr-defined]
        assert shown.layoutDirection() == Qt.LayoutDirection.RightToLeft
        look.language.row("en").click()  # type: ignore[attr-defined]
        look.theme.part("light").click()  # type: ignore[attr-defined]
        look.text_size.less.click()  # type: ignore[attr-defined]


def test_messages_are_read_in_any_language_they_are_written_in(qtbot: QtBot, tmp_path: Path):
    with window(tmp_path, qtbot) as (shown, services):
        look = open_settings(shown).sections["look"]
        assert services.settings.reading_language == "en"
        for code in ("et", "el", "lv", "ar", "ru", "de"):
            look.reading.row(code).click()  # type: ignore[attr-defined]
            assert services.settings.current.reading_language == code
            assert services.settings.reading_language == code
        assert look.reading.accessibleName() == "You read messages in"  # type: ignore[attr-defined]


def test_country_name_and_reminders(qtbot: QtBot, tmp_path: Path):
    with window(tmp_path, qtbot) as (shown, services):
        page = open_settings(shown)
        place, reminders = page.sections["place"], page.sections["reminders"]
        assert place.country.model.rowCount() == len(services.packs.pack.countries)  # type: ignore[attr-defined]
        place.country.set_query("lat")  # type: ignore[attr-defined]
        qtbot.keyClick(place.country.search, Qt.Key.Key_Return)  # type: ignore[attr-defined]
        page.show_section("reminders")
        reminders.hour.more.click()  # type: ignore[attr-defined]
        reminders.details.click()  # type: ignore[attr-defined]
        current = services.settings.current
        assert (current.country, current.reminder_hour, current.reminder_details) == (
            "LV",
            10,
            True,
        )


def test_copy_restore_export_import(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    data, copy = tmp_path / "data", tmp_path / "copy.zip"
    told: list[str] = []
    monkeypatch.setattr(QMessageBox, "warning", lambda *args: told.append(args[-1]))
    with window(data, qtbot) as (shown, services):
        copies = open_settings(shown).sections["copies"]
        copies.make_copy(copy)  # type: ignore[attr-defined]
        for kind in ("json", "csv", "zip"):
            copies.export(kind, tmp_path / f"cases.{kind}")  # type: ignore[attr-defined]
        exported = json.loads((tmp_path / "cases.json").read_bytes())
        assert len(exported["cases"]) == 6
        copies.import_cases(tmp_path / "cases.json")  # type: ignore[attr-defined]
        assert services.cases.counts()["all"] == 12
        copies.import_cases(copy)  # type: ignore[attr-defined]
        assert len(told) == 1
        with qtbot.waitSignal(shown.restart_wanted) as wanted:
            copies.restore_copy(copy)  # type: ignore[attr-defined]
    between = wanted.args[0]
    between()
    with window(data, qtbot) as (_shown, services):
        assert services.cases.counts()["all"] == 6


def test_a_calendar_file_says_where_its_names_are_allowed(qtbot: QtBot, tmp_path: Path):
    with window(tmp_path, qtbot) as (shown, services):
        copies = open_settings(shown).sections["copies"]
        private = "Its entries do not name the case. To change that: Settings, Reminders."
        copies.export("ics", tmp_path / "a.ics")  # type: ignore[attr-defined]
        assert shown.toast.words.text() == f"Written: a.ics. {private}"
        copies.export("csv", tmp_path / "a.csv")  # type: ignore[attr-defined]
        assert shown.toast.words.text() == "Written: a.csv"
        services.settings.change(reminder_details=True)
        copies.export("ics", tmp_path / "a.ics")  # type: ignore[attr-defined]
        assert shown.toast.words.text() == "Written: a.ics"


def test_about_names_licences(qtbot: QtBot, tmp_path: Path):
    with window(tmp_path, qtbot) as (shown, services):
        about = open_settings(shown).sections["about"]
        assert services.packs.version in about.pack.text()  # type: ignore[attr-defined]
        assert "not legal advice" in about.legal.words.text()  # type: ignore[attr-defined]
    assert "BSD" in licence_line("babel")
    assert licence_line("no-such-package") == "no-such-package"


def test_reminders_and_the_mark(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    said: list[tuple[str, str]] = []
    with window(tmp_path, qtbot) as (shown, services):
        page = open_settings(shown)
        page.show_section("reminders")
        section = page.sections["reminders"]
        assert isinstance(section, RemindersSection)
        assert section.hour.isEnabled()
        section.shown.click()
        assert not services.settings.current.reminders
        assert not section.hour.isEnabled()
        # Calendar files are written without reminders too, and ask whether to name the case.
        assert section.details.isEnabled()
        section.shown.click()
        assert section.hour.isEnabled()
        # No place beside the clock here: nothing to choose, and the page says what follows.
        assert not section.tray.isEnabled()
        assert not section.stay.isEnabled()
        assert section.closed.isVisible()
        monkeypatch.setattr(shown, "tray_available", lambda: True)
        section.refresh()
        assert section.closed.isHidden()
        section.stay.click()
        assert services.settings.current.stay_in_tray
        section.tray.click()
        assert not services.settings.current.tray
        assert not section.stay.isEnabled()

        def notify(title: str, text: str) -> bool:
            said.append((title, text))
            return len(said) == 1

        monkeypatch.setattr(shown, "notify", notify)
        section.trial.click()
        assert section._trial_row.help.text().startswith("Shown.")
        section.trial.click()
        assert section._trial_row.help.text().startswith("Your desktop takes no reminders.")
    assert said[0] == ("Makegood: a reminder", "This is how a reminder looks.")
