"""What every test gets: its own user folders, a fixed time, English, and no network."""

from __future__ import annotations

import os
import socket
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn
from zoneinfo import ZoneInfo

# Read when Qt and the C library start, so they are set before anything imports Qt.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("TZ", "Europe/Tallinn")
os.environ["LC_ALL"] = "C.UTF-8"
os.environ["LANG"] = "C.UTF-8"
os.environ["LANGUAGE"] = "en"

import pytest
from hypothesis import settings

if TYPE_CHECKING:
    from makegood.services.packs import PackFolders, PackService

# The machine's speed is not what these tests measure. A failing example is printed in a form
# that can be pasted into the test.
settings.register_profile("usual", deadline=None, max_examples=50, print_blob=True)
settings.register_profile("full", deadline=None, max_examples=500, print_blob=True)
settings.load_profile("full" if os.environ.get("MAKEGOOD_TEST_EFFORT") == "full" else "usual")

TALLINN = ZoneInfo("Europe/Tallinn")


class FixedClock:
    """A clock that stands still until a test moves it; calling it gives the time."""

    def __init__(self, start: datetime) -> None:
        self.now = start

    def __call__(self) -> datetime:
        return self.now

    def advance(self, **parts: float) -> None:
        """Move on by `timedelta(**parts)`."""
        self.now += timedelta(**parts)


@pytest.fixture
def clock() -> FixedClock:
    """10 in the morning of Sunday, 22 November 2026, in Tallinn."""
    return FixedClock(datetime(2026, 11, 22, 10, tzinfo=TALLINN))


@pytest.fixture
def now(clock: FixedClock) -> datetime:
    return clock.now


@pytest.fixture
def today(now: datetime) -> date:
    return now.date()


@pytest.fixture(autouse=True)
def user_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home of its own for each test; the environment carries it into subprocesses too."""
    home = tmp_path / "home"
    folders = {
        "HOME": home,
        "USERPROFILE": home,
        "XDG_DATA_HOME": home / "data",
        "XDG_CONFIG_HOME": home / "config",
        "XDG_CACHE_HOME": home / "cache",
        "XDG_STATE_HOME": home / "state",
        "XDG_RUNTIME_DIR": home / "run",
    }
    for variable, folder in folders.items():
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        monkeypatch.setenv(variable, str(folder))
    return home


_open_loopback: list[bool] = []


def _loopback_is_open(args: tuple[Any, ...]) -> bool:
    return bool(_open_loopback) and bool(args) and args[0][0] == "127.0.0.1"


@pytest.fixture
def loopback() -> Iterator[None]:
    """Lets a test talk to a server of its own on this machine's own address, to nothing else."""
    _open_loopback.append(True)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(socket, "getaddrinfo", _loopback_alone)
        patch.setattr(socket, "create_connection", _REAL_CONNECTION)
        yield
    _open_loopback.clear()


_REAL_ADDRESSES = socket.getaddrinfo
_REAL_CONNECTION = socket.create_connection


def _loopback_alone(host: Any, *args: Any, **kwargs: Any) -> Any:
    if host != "127.0.0.1":
        pytest.fail("the network was asked for")
    return _REAL_ADDRESSES(host, *args, **kwargs)


@pytest.fixture(autouse=True, scope="session")
def no_network() -> Iterator[None]:
    """Any way out but a Unix socket fails the test that took it."""

    def refuse(*_args: Any, **_kwargs: Any) -> NoReturn:
        pytest.fail("the network was asked for")

    def local_only(method: Any) -> Any:
        def checked(self: socket.socket, *args: Any, **kwargs: Any) -> Any:
            if self.family != socket.AF_UNIX and not _loopback_is_open(args):
                refuse()
            return method(self, *args, **kwargs)

        return checked

    with pytest.MonkeyPatch.context() as patch:
        for name in ("connect", "connect_ex", "bind", "sendto", "sendmsg"):
            patch.setattr(socket.socket, name, local_only(getattr(socket.socket, name)))
        for name in ("getaddrinfo", "gethostbyname", "create_connection", "create_server"):
            patch.setattr(socket, name, refuse)
        yield


@pytest.fixture(autouse=True)
def english_and_tidy_qt() -> Iterator[None]:
    """English number and date forms before; afterwards deliver what asked to be deleted later.

    `processEvents()` does not deliver `deleteLater`: without this a widget of one test would die
    in the middle of another. Tests that never touch Qt do not import it here.
    """
    import sys

    if "PySide6.QtCore" in sys.modules:
        from PySide6.QtCore import QLocale

        QLocale.setDefault(QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom))
    yield
    if "PySide6.QtWidgets" in sys.modules:
        from PySide6.QtCore import QCoreApplication, QEvent

        if QCoreApplication.instance() is not None:
            QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture(scope="session")
def guide() -> PackService:
    """The guide data of this checkout, compiled once and kept under build/ between runs."""
    from makegood.services.packs import open_packs

    return open_packs(_guide_folders(), strict=True)


@pytest.fixture
def guide_in_cache(guide: PackService, user_folders: Path) -> None:
    """Puts the compiled guide data where a started program looks, so that it need not compile."""
    import shutil

    from makegood import paths
    from makegood.services.packs import open_packs

    open_packs(_guide_folders())  # the files may have changed since the session began
    source = _guide_folders().cache.parent
    target = paths.user_cache_dir()
    target.mkdir(parents=True, exist_ok=True)
    for file in source.iterdir():
        shutil.copy2(file, target / file.name)


def _guide_folders() -> PackFolders:
    from dataclasses import replace

    from makegood import paths
    from makegood.bootstrap import pack_folders

    cache = paths.CHECKOUT_DIR / "build" / "tests" / paths.COMPILED_PACK_NAME
    return replace(pack_folders(), cache=cache, compiled=(), overlay=None)
