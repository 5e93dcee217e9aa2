"""The ground of conftest.py holds: without these a test could reach the world unnoticed."""

from __future__ import annotations

import os
import socket
import warnings
from datetime import date
from pathlib import Path

import pytest


def test_the_network_is_refused():
    with socket.socket() as way_out, pytest.raises(pytest.fail.Exception, match="network"):
        way_out.connect(("127.0.0.1", 9))
    with pytest.raises(pytest.fail.Exception, match="network"):
        socket.create_connection(("localhost", 9))


def test_a_unix_socket_is_let_through(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.chdir(tmp_path)  # the path of such a socket has a short limit
    with socket.socket(socket.AF_UNIX) as server, socket.socket(socket.AF_UNIX) as client:
        server.bind("s")
        server.listen()
        client.connect("s")


def test_home_is_not_the_real_one(user_folders: Path):
    assert Path.home() == user_folders
    assert os.environ["XDG_DATA_HOME"].startswith(str(user_folders))


def test_warnings_are_errors():
    with pytest.raises(UserWarning):
        warnings.warn("on purpose", UserWarning, stacklevel=1)


def test_the_clock_stands_still_until_it_is_moved(clock, today):
    assert today == date(2026, 11, 22)
    first = clock()
    assert clock() == first
    clock.advance(days=1)
    assert (clock() - first).days == 1
