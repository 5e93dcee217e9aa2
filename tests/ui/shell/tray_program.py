"""The program with its window, on cases of a folder of its own; run as a program by the tests.

Each line on its standard input is done, and one line says what came of it: "add" keeps a case that
is due today, "close" closes the window, "look" says whether it is to be seen, "quit" ends all.
"""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtCore import QSocketNotifier
from PySide6.QtWidgets import QSystemTrayIcon

from makegood import bootstrap
from makegood.domain.case import Case
from makegood.ui.app import make_application, open_window


def say(line):
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


def do():
    word = sys.stdin.readline().strip()
    if word == "add":
        services.cases.create(Case(id="", marketplace="etsy", issue="not_received"))
    elif word == "close":
        window.close()
    elif word in ("quit", ""):
        window.leave()
        app.quit()
    say("visible" if window.isVisible() else "hidden")


services = bootstrap.build(Path(sys.argv[1]), "en")
services.settings.change(tray=True, stay_in_tray=True, welcomed=True, reminders=False)
app = make_application()
app.setQuitOnLastWindowClosed(False)
window = open_window(app, services)
window.show()
reader = QSocketNotifier(sys.stdin.fileno(), QSocketNotifier.Type.Read)
reader.activated.connect(do)
say(f"{app.platformName()} {QSystemTrayIcon.isSystemTrayAvailable()} {window.tray.shown}")
app.exec()
services.close()
