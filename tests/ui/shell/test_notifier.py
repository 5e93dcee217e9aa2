"""The desktop's notification service is asked as its specification says, on a bus of the test's.

The bus and the service are processes of their own: no session bus is needed or touched.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest
from PySide6.QtDBus import QDBusError, QDBusMessage

from makegood.ui.shell import notifier

SERVICE = Path(__file__).with_name("notification_service.py")
BUS = shutil.which("dbus-daemon")
ASK = """
import sys
from makegood.ui.shell.notifier import desktop_notify
print(desktop_notify(*sys.argv[1:]))
loaded = {name for name in sys.modules if name.startswith("PySide6.Qt")}
assert loaded == {"PySide6.QtCore", "PySide6.QtDBus"}, loaded
"""


@pytest.fixture
def bus(tmp_path: Path) -> Iterator[dict[str, str]]:
    """The environment of a program on a bus with nobody else on it."""
    if BUS is None:
        pytest.skip("dbus-daemon is not installed")
    address = f"unix:path={tmp_path / 'bus'}"
    with subprocess.Popen(
        [BUS, "--session", "--nofork", "--print-address", f"--address={address}"],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    ) as daemon:
        assert daemon.stdout is not None
        assert daemon.stdout.readline()  # it listens
        yield {**os.environ, "DBUS_SESSION_BUS_ADDRESS": address}
        daemon.terminate()


def ask(title: str, text: str, environment: dict[str, str]) -> str:
    done = subprocess.run(
        [sys.executable, "-c", ASK, title, text],
        env=environment, capture_output=True, text=True, timeout=60, check=True,
    )  # fmt: skip
    assert done.stderr == ""
    return done.stdout.strip()


@pytest.mark.parametrize(
    ("markup", "body"),
    [
        ("markup", 'A &lt;b&gt;vase&lt;/b&gt; &amp; "more"'),
        ("plain", 'A <b>vase</b> & "more"'),
    ],
)
def test_the_users_words_stay_text(bus: dict[str, str], markup: str, body: str):
    with subprocess.Popen(
        [sys.executable, str(SERVICE), markup], env=bus, stdout=subprocess.PIPE, text=True
    ) as service:
        assert service.stdout is not None
        assert service.stdout.readline() == "ready\n"
        assert ask("Makegood: a <reminder>", 'A <b>vase</b> & "more"', bus) == "True"
        said = json.loads(service.stdout.readline())
        service.terminate()
    name, replaces, icon, title, text, actions, hints, timeout = said
    assert (name, replaces, actions, timeout) == ("Makegood", 0, [], -1)
    assert icon == hints["desktop-entry"] == "io.github.makegood.Makegood"
    assert title == "Makegood: a <reminder>"  # a summary is never read as markup
    assert text == body


class Deaf:
    """A service that answers as it is told, with no bus behind it."""

    def __init__(self, capabilities: list[str] | None) -> None:
        self.capabilities = capabilities

    def call(self, name: str) -> SimpleNamespace:
        assert name == "GetCapabilities"
        kinds = QDBusMessage.MessageType
        kind = kinds.ErrorMessage if self.capabilities is None else kinds.ReplyMessage
        return SimpleNamespace(type=lambda: kind, arguments=lambda: [self.capabilities])

    def lastError(self) -> QDBusError:  # noqa: N802
        return QDBusError()


@pytest.mark.parametrize(
    ("capabilities", "body"),
    [
        (["body", "body-markup"], "&lt;b&gt; &amp; co"),
        (["body"], "<b> & co"),
        ([], "<b> & co"),
    ],
)
def test_escaped_only_for_who_reads_markup(
    monkeypatch: pytest.MonkeyPatch, capabilities: list[str], body: str
):
    asked: list[tuple[object, ...]] = []

    class Meta:
        @staticmethod
        def invokeMethod(*args: object) -> int:  # noqa: N802
            asked.append(args)
            return 7

    monkeypatch.setattr(notifier, "QMetaObject", Meta)
    monkeypatch.setattr(notifier, "Q_ARG", lambda kind, value: value)
    assert notifier._notify(Deaf(capabilities), "title", "<b> & co")  # type: ignore[arg-type]
    (said,) = asked
    assert said[1] == "Notify"
    assert said[7:9] == ("title", body)


def test_a_service_that_fails(monkeypatch: pytest.MonkeyPatch):
    assert not notifier._notify(Deaf(None), "a", "b")  # type: ignore[arg-type]

    class Meta:
        @staticmethod
        def invokeMethod(*_args: object) -> int:  # noqa: N802
            raise RuntimeError

    monkeypatch.setattr(notifier, "QMetaObject", Meta)
    assert not notifier._notify(Deaf(["body"]), "a", "b")  # type: ignore[arg-type]


def test_a_bus_without_the_service(bus: dict[str, str]):
    assert ask("a", "b", bus) == "False"


@pytest.mark.parametrize(
    ("address", "local"),
    [
        ("unix:path=/run/user/1000/bus", True),
        ("unix:abstract=/tmp/x,guid=1;unix:path=/y", True),
        ("tcp:host=example,port=1", False),
        ("unix:path=/x;tcp:host=example,port=1", False),
        ("autolaunch:", False),
    ],
)
def test_only_a_socket_of_this_machine(monkeypatch: pytest.MonkeyPatch, address: str, local: bool):
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", address)
    assert notifier._local_bus() is local


def test_without_a_bus(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.delenv("DBUS_SESSION_BUS_ADDRESS", raising=False)
    assert not notifier.desktop_notify("a", "b")
