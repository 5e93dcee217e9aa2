"""Thousands of lines are made again beside the window, and no list shows what was."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest
from msgspec.structs import replace
from pytestqt.qtbot import QtBot
from tests.ui.window_kit import window

from makegood.services.bundle import Services

SOME = 30


def fill(services: Services) -> None:
    """More cases than are made again at once, all with the same words."""
    one = services.cases.get(services.cases.ids()[0])
    for number in range(SOME):
        services.cases.create(replace(one, id=f"copy-{number}", title="As it was"))


def spoil(services: Services) -> None:
    """As new guide data do: no line of a list holds any more."""
    with services.database.write() as db:
        db.run("UPDATE case_index SET pack = 'old', title = 'Out of date'")


def titles(services: Services) -> set[str]:
    return {row.title for row in services.cases.index.page()}


def test_lists_are_covered_until_they_are_right(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    with window(tmp_path, qtbot) as (shown, services):
        fill(services)
        spoil(services)
        derive, go_on = services.cases.derive, threading.Event()
        monkeypatch.setattr(services.cases, "derive", lambda ids: go_on.wait(9) and derive(ids))
        shown.go("cases")
        assert shown.catch_up.running
        assert services.cases.behind
        assert shown.stack.currentWidget() is shown.catching_up
        assert shown.current_page == "cases"
        shown.go("today")
        assert shown.stack.currentWidget() is shown.catching_up
        assert "due" not in shown.rail.item("today").accessibleName()
        shown.go("guides")
        assert shown.current_page == "guides"
        shown.go("cases")
        go_on.set()
        qtbot.waitUntil(lambda: not shown.catch_up.running)
        assert "Out of date" not in titles(services)
        assert not services.cases.behind
        assert shown.stack.currentWidget() is shown.page("cases")
        assert services.cases.stale() == ()


def test_the_thread_of_the_window_makes_few(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    with window(tmp_path, qtbot) as (shown, services):
        fill(services)
        spoil(services)
        here: list[int] = []
        derive = services.cases.derive

        def counted(ids: tuple[str, ...]) -> None:
            if threading.current_thread() is threading.main_thread():
                here.append(len(tuple(ids)))
            derive(ids)

        monkeypatch.setattr(services.cases, "derive", counted)
        shown.go("today")
        qtbot.waitUntil(lambda: not shown.catch_up.running)
        assert sum(here) == 0


def test_a_few_are_made_at_once(qtbot: QtBot, tmp_path: Path):
    with window(tmp_path, qtbot) as (shown, services):
        spoil(services)
        shown.go("cases")
        assert not shown.catch_up.running
        assert "Out of date" not in titles(services)


def test_another_language_is_another_list(qtbot: QtBot, tmp_path: Path):
    with window(tmp_path, qtbot) as (shown, services):
        fill(services)
        shown.go("today")
        services.settings.change(language="de")
        shown.apply_settings()
        qtbot.waitUntil(lambda: not shown.catch_up.running and not services.cases.stale())
        assert shown.stack.currentWidget() is shown.page("today")


def test_closing_in_between(qtbot: QtBot, tmp_path: Path):
    with window(tmp_path, qtbot) as (shown, services):
        fill(services)
        spoil(services)
        shown.go("cases")
        shown.close()
        assert not shown.catch_up.running
        # Without the window the lists see to it themselves.
        services.cases.list()
        assert services.cases.stale() == ()


def test_what_it_says(qtbot: QtBot, tmp_path: Path):
    with window(tmp_path, qtbot) as (shown, _services):
        page = shown.catching_up
        page.show_progress(3, 12)
        assert (page.bar.value(), page.bar.maximum()) == (3, 12)
        assert page.bar.accessibleName() == page.heading.text()
        assert page.heading.text()
