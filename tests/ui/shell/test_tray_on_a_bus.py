"""The mark beside the clock as Linux desktops have it, a StatusNotifierItem on a bus.

A bus, a display, a desktop's place for marks and the program are processes of their own.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from queue import Queue
from threading import Thread

import pytest

HERE = Path(__file__).parent
TOOLS = {name: shutil.which(name) for name in ("dbus-daemon", "dbus-send", "Xvfb")}
ITEM = "org.kde.StatusNotifierItem"
COUNTED = "Makegood: 1 case has something to do."

pytestmark = pytest.mark.skipif(
    not all(TOOLS.values()), reason="programs are not installed: scripts/system_libs.sh --desktop"
)


@pytest.fixture
def desktop(tmp_path: Path) -> Iterator[dict[str, str]]:
    """The environment of a program with a bus and a display of its own."""
    address = f"unix:path={tmp_path / 'bus'}"
    bus = [str(TOOLS["dbus-daemon"]), "--session", "--nofork", "--print-address"]
    display = [str(TOOLS["Xvfb"]), "-displayfd", "1", "-nolisten", "tcp"]
    with (
        subprocess.Popen(
            [*bus, f"--address={address}"], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
        ) as daemon,
        subprocess.Popen(
            display, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
        ) as screen,
    ):
        try:
            assert daemon.stdout is not None
            assert screen.stdout is not None
            assert daemon.stdout.readline()  # it listens
            number = screen.stdout.readline().strip()
            yield {
                **os.environ,
                "DBUS_SESSION_BUS_ADDRESS": address,
                "DISPLAY": f":{number}",
                "QT_QPA_PLATFORM": "xcb",
                "WAYLAND_DISPLAY": "",
            }
        finally:
            daemon.terminate()
            screen.terminate()


class Talk:
    """A program of the test's that says lines and is told lines."""

    def __init__(self, environment: dict[str, str], name: str, *arguments: str) -> None:
        self.process = subprocess.Popen(
            [sys.executable, str(HERE / name), *arguments],
            env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
        )  # fmt: skip
        self._lines: Queue[str] = Queue()
        self._reader = Thread(target=self._read)
        self._reader.start()

    def _read(self) -> None:
        for line in self.process.stdout or ():
            self._lines.put(line.strip())

    def said(self) -> str:
        """Its next line; waits for it, but not for ever."""
        return self._lines.get(timeout=60)

    def tell(self, line: str) -> str:
        """Tell it something; what it answers."""
        assert self.process.stdin is not None
        self.process.stdin.write(f"{line}\n")
        self.process.stdin.flush()
        return self.said()

    def end(self) -> None:
        """End it, if it has not ended."""
        self.process.terminate()
        self.process.wait(timeout=60)
        self._reader.join()
        for pipe in (self.process.stdin, self.process.stdout):
            assert pipe is not None
            pipe.close()


def ask(environment: dict[str, str], service: str, path: str, *call: str) -> str:
    """What a service on the bus answers, as text."""
    done = subprocess.run(
        [str(TOOLS["dbus-send"]), "--session", f"--dest={service}", "--print-reply", path, *call],
        env=environment, capture_output=True, text=True, timeout=60, check=True,
    )  # fmt: skip
    return done.stdout


def shown(environment: dict[str, str], service: str, name: str) -> str:
    """A property of the mark."""
    get = ("org.freedesktop.DBus.Properties.Get", f"string:{ITEM}", f"string:{name}")
    return ask(environment, service, "/StatusNotifierItem", *get)


def test_the_mark_comes_counts_opens_and_goes(
    desktop: dict[str, str], guide_in_cache: None, tmp_path: Path
) -> None:
    watcher = Talk(desktop, "status_notifier_watcher.py")
    program = None
    try:
        assert watcher.said() == "ready"
        program = Talk(desktop, "tray_program.py", str(tmp_path / "cases"))
        assert program.said() == "xcb True True"
        came, _, service = watcher.said().partition(" ")
        assert came == "came"
        assert 'string "Active"' in shown(desktop, service, "Status")
        assert 'string "Makegood"' in shown(desktop, service, "ToolTip")
        plain = shown(desktop, service, "IconPixmap")
        assert "array of bytes" in plain

        # A case that is due: the desktop is told, and asks for the count, in words and painted.
        assert program.tell("add") == "visible"
        heard: set[str] = set()
        while heard != {"icon", "tooltip"} or COUNTED not in shown(desktop, service, "ToolTip"):
            heard.add(watcher.said())
        assert shown(desktop, service, "IconPixmap") != plain

        # Closed, the program goes on in the tray; a click on the mark brings the window back.
        assert program.tell("close") == "hidden"
        ask(desktop, service, "/StatusNotifierItem", f"{ITEM}.Activate", "int32:0", "int32:0")
        assert program.tell("look") == "visible"

        layout = ask(
            desktop, service, "/MenuBar", "com.canonical.dbusmenu.GetLayout",
            "int32:0", "int32:-1", "array:string:",
        )  # fmt: skip
        for words in ("Open Makegood", "Check my dates", "Quit Makegood"):
            assert words in layout

        assert program.tell("quit") == "hidden"
        while (heard_last := watcher.said()) in ("icon", "tooltip"):
            pass
        assert heard_last == f"went {service}"
    finally:
        watcher.end()
        if program is not None:
            program.end()
