"""The program as a process of its own: what only shows there."""

from __future__ import annotations

import json
import os
import subprocess
import sys

import pytest

from makegood.__main__ import main

pytestmark = pytest.mark.usefixtures("guide_in_cache")


def makegood(
    *arguments: str, data: bytes = b"", **environment: str
) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "makegood", *arguments],
        input=data,
        env=os.environ | environment,
        capture_output=True,
        check=False,
    )


def test_a_terminal_without_greek_letters_is_no_reason_to_stop() -> None:
    situation = {
        "marketplace": "aliexpress",
        "issue": "not_received",
        "facts": {"order_number": "1", "item": "Φωτιστικό"},
    }
    done = makegood(
        "draft",
        "--channel",
        "seller_message",
        "-",
        data=json.dumps(situation).encode(),
        PYTHONIOENCODING="ascii",
    )
    assert (done.returncode, b"Traceback" in done.stderr) == (0, False)
    assert b"\\u03a6" in done.stdout


def test_letters_that_are_none_are_answered_all_the_same() -> None:
    done = makegood("narrow", "--jsonl", data=b'{"id": "\\ud800", "text": "\xff\\udc00 late"}\n')
    assert done.returncode == 0, done.stderr
    assert len(json.loads(done.stdout)["ranked"]) == 24


def test_ctrl_c_ends_quietly(monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(_arguments: object) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr("makegood.bootstrap.main", interrupted)
    assert main() == 130
