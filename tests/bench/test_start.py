"""How long a start takes, set against an empty window on the same machine in the same minute.

Only the ratio has a limit: seconds depend on the machine and on what else it does.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import time
from pathlib import Path

import pytest

pytestmark = [pytest.mark.bench, pytest.mark.timeout(300)]

RUNS = 9

# An empty main window with one label; the process ends at its first paint.
WATCH = """
import os, sys
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QLabel, QMainWindow

class FirstPaint(QObject):
    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint and watched.isWidgetType():
            os._exit(0)
        return False

"""
EMPTY = (
    WATCH
    + """
application = QApplication(sys.argv)
watch = FirstPaint()
application.installEventFilter(watch)
window = QMainWindow()
window.setCentralWidget(QLabel("empty"))
window.show()
application.exec()
"""
)
WHOLE = (
    WATCH
    + """
import PySide6.QtWidgets
from makegood.__main__ import main

class Watched(QApplication):
    def __init__(self, *arguments):
        super().__init__(*arguments)
        self.watch = FirstPaint()
        self.installEventFilter(self.watch)

PySide6.QtWidgets.QApplication = Watched
main()
"""
)


def seconds(folder: Path, *commands: list[str]) -> list[float]:
    """Median wall time of each command's whole process, after one round that fills the caches.

    The commands take turns, so that a busy moment of the machine falls on all of them.
    """
    # An installed program has its bytecode; a checkout may be told not to write any.
    environment = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    environment["PYTHONPYCACHEPREFIX"] = str(folder / "bytecode")
    times: list[list[float]] = [[] for _ in commands]
    for _ in range(RUNS + 1):
        for command, taken in zip(commands, times, strict=True):
            start = time.perf_counter()
            subprocess.run(command, check=True, capture_output=True, cwd=folder, env=environment)
            taken.append(time.perf_counter() - start)
    return [statistics.median(taken[1:]) for taken in times]


def test_the_window_opens_within_four_times_an_empty_one(tmp_path: Path):
    program = [sys.executable, "-c", WHOLE, "--data-dir", str(tmp_path / "cases")]
    empty, whole = seconds(tmp_path, [sys.executable, "-c", EMPTY], program)
    print(f"\nempty window {empty:.3f} s, Makegood {whole:.3f} s, ratio {whole / empty:.2f}")
    assert whole / empty < 4


def test_a_command_starts_within_the_time_of_an_empty_window(tmp_path: Path):
    version = [sys.executable, "-m", "makegood", "--version"]
    empty, command = seconds(tmp_path, [sys.executable, "-c", EMPTY], version)
    print(f"\nempty window {empty:.3f} s, makegood --version {command:.3f} s")
    assert command < empty
