"""Work with files beside the window: seen when it takes long, stopped, and finished at closing."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from makegood.storage.evidence import Watch
from makegood.ui.exits import file_work
from makegood.ui.exits.file_work import FileWork


class Ends:
    """What came of each piece of work."""

    def __init__(self) -> None:
        self.done: list[object] = []
        self.failed: list[str] = []

    def fail(self, problem: Exception) -> None:
        self.failed.append(str(problem))


@pytest.fixture
def work(qtbot: QtBot, look: None) -> Iterator[FileWork]:
    page = QWidget()
    qtbot.addWidget(page)
    made = FileWork(page)
    page.show()
    yield made
    made.complete()


def in_steps(gate: threading.Event, steps: int = 4) -> Callable[[Watch], str]:
    """Work that tells after each of its steps; the first waits until it may."""

    def act(watch: Watch) -> str:
        for step in range(steps):
            watch(step, steps)
            gate.wait(5)
        return "done"

    return act


def test_what_takes_long_is_seen_with_how_far_it_is(work: FileWork, qtbot: QtBot) -> None:
    gate, ends = threading.Event(), Ends()

    def half(watch: Watch) -> str:
        watch(3_000_000_000, 6_000_000_000)
        gate.wait(5)
        return "done"

    work.begin("The film is being copied.", half, ends.done.append, ends.fail)
    assert work.isHidden()
    qtbot.waitUntil(lambda: not work.isHidden())
    qtbot.waitUntil(lambda: work.bar.maximum() > 0)
    assert (work.words.text(), work.bar.accessibleName()) == ("The film is being copied.",) * 2
    assert work.bar.value() * 2 == work.bar.maximum()
    assert work.cancel.text() == "Cancel"
    gate.set()
    qtbot.waitUntil(lambda: not work.busy)
    assert work.isHidden()
    assert ends.done == ["done"]


def test_what_is_stopped_calls_nobody(work: FileWork, qtbot: QtBot) -> None:
    gate, ends = threading.Event(), Ends()
    work.begin("First", in_steps(gate), ends.done.append, ends.fail)
    work.begin("Second", lambda _watch: "second", ends.done.append, ends.fail)
    qtbot.waitUntil(lambda: not work.isHidden())
    QTest.mouseClick(work.cancel, Qt.MouseButton.LeftButton)
    gate.set()
    qtbot.waitUntil(lambda: not work.busy)
    assert ends.done == ["second"]
    assert ends.failed == []


def test_a_problem_goes_to_whoever_began_it(work: FileWork, qtbot: QtBot) -> None:
    ends = Ends()

    def refuse(_watch: Watch) -> None:
        raise OSError("disk full")

    work.begin("First", refuse, ends.done.append, ends.fail)
    qtbot.waitUntil(lambda: not work.busy)
    assert (ends.done, ends.failed) == ([], ["disk full"])


def test_at_closing_time_nothing_is_left_behind(work: FileWork) -> None:
    gate, ends = threading.Event(), Ends()
    work.begin("First", in_steps(gate), ends.done.append, ends.fail)
    work.begin("Second", lambda _watch: "second", ends.done.append, ends.fail)
    gate.set()
    work.complete()
    assert ends.done == ["done", "second"]
    assert not work.busy


def test_at_closing_time_what_takes_too_long_is_stopped(
    work: FileWork, monkeypatch: pytest.MonkeyPatch
) -> None:
    ends = Ends()

    def endless(watch: Watch) -> None:
        pause = threading.Event()
        while True:
            watch(0, 0)
            pause.wait(0.01)

    monkeypatch.setattr(file_work, "_PATIENCE_MS", 500)
    work.begin("Endless", endless, ends.done.append, ends.fail)
    work.complete()
    assert not work.busy
    assert (ends.done, ends.failed) == ([], [])
