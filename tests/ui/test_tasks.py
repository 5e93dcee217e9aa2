from __future__ import annotations

import threading

from PySide6.QtCore import QObject

from makegood.ui.tasks import Outcome, Tasks


def test_the_answer_comes_in_the_main_thread_and_says_what_changed(qtbot):
    tasks = Tasks()
    owner = QObject()
    seen = []

    def work() -> Outcome[str]:
        seen.append(("work", threading.current_thread() is threading.main_thread()))
        return Outcome("done", frozenset({"cases"}))

    def done(value: str) -> None:
        seen.append((value, threading.current_thread() is threading.main_thread()))

    with qtbot.waitSignal(tasks.changed, timeout=5000) as heard:
        tasks.run(owner, work, done)
        assert tasks.busy
    qtbot.waitUntil(lambda: not tasks.busy, timeout=5000)
    assert seen == [("work", False), ("done", True)]
    assert heard.args == [frozenset({"cases"})]


def test_a_problem_goes_to_the_caller(qtbot):
    tasks = Tasks()
    owner = QObject()
    problems = []

    def work() -> Outcome[None]:
        raise OSError("disk full")

    tasks.run(owner, work, lambda _value: problems.append("wrong"), problems.append)
    qtbot.waitUntil(lambda: not tasks.busy, timeout=5000)
    assert [str(p) for p in problems] == ["disk full"]


def test_what_goes_wrong_in_an_answer_leaves_nobody_busy(qtbot):
    tasks = Tasks()
    owner = QObject()

    def done(_value: int) -> None:
        raise ValueError("ours")

    with qtbot.captureExceptions() as caught, qtbot.waitSignals([tasks.busy_changed] * 2):
        tasks.run(owner, lambda: Outcome(1), done)
    qtbot.waitUntil(lambda: bool(caught), timeout=5000)
    assert [str(problem) for _kind, problem, _trace in caught] == ["ours"]


def test_nobody_is_called_when_the_owner_is_gone(qtbot):
    tasks = Tasks()
    owner = QObject()
    gate = threading.Event()
    called = []

    def work() -> Outcome[int]:
        gate.wait(5)
        return Outcome(1, frozenset({"draft"}))

    with qtbot.waitSignal(tasks.changed, timeout=5000):
        tasks.run(owner, work, called.append)
        owner.deleteLater()
        qtbot.wait(10)
        gate.set()
    qtbot.waitUntil(lambda: not tasks.busy, timeout=5000)
    assert called == []


def test_an_unasked_problem_is_logged_without_its_words(qtbot, caplog):
    tasks = Tasks()
    owner = QObject()

    def work() -> Outcome[None]:
        raise ValueError("order 12345")

    tasks.run(owner, work, lambda _value: None)
    qtbot.waitUntil(lambda: not tasks.busy, timeout=5000)
    assert "ValueError" in caplog.text
    assert "12345" not in caplog.text


def test_at_closing_time_answers_come_at_once_and_in_their_order(qtbot):
    tasks = Tasks(threads=1)
    owner = QObject()
    done = []
    for number in range(3):
        tasks.run(owner, lambda n=number: Outcome(n), done.append)
    assert tasks.finish(5000)
    assert done == [0, 1, 2]
    assert not tasks.busy
    gate = threading.Event()
    tasks.run(owner, lambda: Outcome(gate.wait(5)), done.append)
    assert not tasks.finish(1)
    assert done == [0, 1, 2]
    gate.set()
    assert tasks.finish(5000)
