"""`makegood due --notify`: told once, silent about names, plain about a desktop that is deaf."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest
from tests.conftest import TALLINN, FixedClock

from makegood import bootstrap
from makegood.cli.main import run
from makegood.cli.program import Program
from makegood.services.bundle import Services, open_services
from makegood.services.demo import fill
from makegood.services.notices import NoticeService, Telling
from makegood.services.packs import PackService
from makegood.text.catalog import Catalog

NOW = datetime(2026, 11, 24, 10, tzinfo=TALLINN)
Due = Callable[..., int]


@pytest.fixture
def shown() -> list[tuple[str, str]]:
    return []


@pytest.fixture
def due(guide: PackService, tmp_path: Path, shown: list[tuple[str, str]]) -> Due:
    """Runs `due` over the made-up cases; `there=False` is a desktop that does not answer."""
    clock = FixedClock(NOW)

    def build(folder: Path | None, language: str | None) -> Services:
        return open_services(folder or tmp_path / "data", guide, clock, language=language)

    services = build(None, None)
    fill(services.cases, bootstrap.paths.wizard_data_dir() / "demo", guide.pack, NOW)
    services.close()

    def call(*arguments: str, there: bool = True, hour: int = 10) -> int:
        clock.now = NOW.replace(hour=hour)

        def notify(title: str, text: str) -> bool:
            if there:
                shown.append((title, text))
            return there

        program = Program(
            version="1",
            clock=clock,
            source=bootstrap.paths.wizard_data_dir,
            packs=lambda _folder: guide,
            services=build,
            data_dir=lambda: tmp_path / "data",
            notify=notify,
        )
        return run(["due", *arguments], program)

    return call


def test_told_once(
    due: Due, shown: list[tuple[str, str]], capsys: pytest.CaptureFixture[str]
) -> None:
    assert due("--notify", hour=8) == 0
    assert "09:00" in capsys.readouterr().out
    assert due("--notify") == 0
    out = capsys.readouterr().out
    assert out == "Reminded of 2 things.\n"
    assert shown == [("Makegood: a reminder", "2 cases have something to do.")]
    assert due("--notify") == 0
    assert capsys.readouterr().out == "Nothing new to remind of today.\n"
    assert len(shown) == 1


def test_a_deaf_desktop_ends_in_one(
    due: Due, shown: list[tuple[str, str]], capsys: pytest.CaptureFixture[str]
) -> None:
    assert due("--notify", there=False) == 1
    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err.startswith("No reminder was shown")
    assert captured.err.count("\n") == 1
    assert due("--notify") == 0
    assert len(shown) == 1


def test_with_json(due: Due, capsys: pytest.CaptureFixture[str]) -> None:
    assert due("--notify", "--json") == 0
    data = json.loads(capsys.readouterr().out)
    assert data["notified"] == "shown"
    assert len(data["due"]) == 2
    assert due("--json") == 0
    assert "notified" not in json.loads(capsys.readouterr().out)


def test_no_names_in_the_output(due: Due, capsys: pytest.CaptureFixture[str]) -> None:
    assert due() == 0
    assert "earbuds" in capsys.readouterr().out
    assert due("--notify") == 0
    captured = capsys.readouterr()
    assert "earbuds" not in captured.out + captured.err
    assert due("--notify", "--json") == 0
    # Neither what the case is called nor what to do where, nor the reason its owner gave.
    for each in json.loads(capsys.readouterr().out)["due"]:
        assert set(each) == {"case", "date", "window", "window_applies", "status", "unfinished"}
    assert due("--json") == 0
    assert all(each["title"] for each in json.loads(capsys.readouterr().out)["due"])


def test_it_speaks_the_language_of_the_window(
    due: Due, guide: PackService, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    services = open_services(tmp_path / "data", guide, FixedClock(NOW))
    services.settings.change(language="et")
    services.close()
    spoken: list[str] = []

    def tell(_self: object, _show: object, words: Catalog) -> Telling:
        spoken.append(words.language)
        return Telling("nothing")

    monkeypatch.setattr(NoticeService, "tell", tell)
    assert due("--notify") == 0
    assert spoken == ["et"]
