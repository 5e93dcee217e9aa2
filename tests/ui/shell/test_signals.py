"""A signal is heard at once while Qt waits, and afterwards everything is as it was."""

from __future__ import annotations

import os
import signal

import pytest
from pytestqt.qtbot import QtBot

from makegood.ui.shell.signals import EndSignals


@pytest.mark.parametrize("which", [signal.SIGINT, signal.SIGTERM])
def test_heard_while_qt_waits(qtbot: QtBot, which: signal.Signals):
    before = signal.getsignal(which)
    heard: list[bool] = []
    signals = EndSignals(lambda: heard.append(True))
    try:
        os.kill(os.getpid(), which)
        qtbot.waitUntil(lambda: heard == [True])
    finally:
        signals.close()
    assert signal.getsignal(which) is before
    assert signal.set_wakeup_fd(-1) == -1
