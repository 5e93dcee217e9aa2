"""The two units of the reminder timer say what docs/reminders.md promises."""

from __future__ import annotations

import configparser
import os
import shutil
import subprocess
from pathlib import Path

import pytest

FOLDER = Path(__file__).resolve().parent.parent / "packaging" / "linux" / "systemd"
UNITS = ("makegood-due.service", "makegood-due.timer")


def unit(name: str) -> configparser.ConfigParser:
    parser = configparser.ConfigParser(strict=False, interpolation=None)
    parser.optionxform = str  # type: ignore[assignment, method-assign]
    parser.read(FOLDER / name, encoding="utf-8")
    return parser


def test_the_service():
    service = unit("makegood-due.service")["Service"]
    assert service["Type"] == "oneshot"
    assert service["ExecStart"].split()[-3:] == ["makegood", "due", "--notify"]
    assert service["RestrictAddressFamilies"] == "AF_UNIX"


def test_the_timer():
    timer = unit("makegood-due.timer")
    assert timer["Timer"]["Persistent"] == "true"
    assert timer["Install"]["WantedBy"] == "timers.target"


@pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="systemd is not installed")
def test_systemd_takes_them(tmp_path: Path):
    for name in UNITS:
        shutil.copy(FOLDER / name, tmp_path)
    told = subprocess.run(
        ["systemd-analyze", "verify", "--user", *(str(tmp_path / name) for name in UNITS)],
        capture_output=True, text=True, check=False, timeout=60,
        env={**os.environ, "XDG_RUNTIME_DIR": str(tmp_path)},
    )  # fmt: skip
    assert told.returncode == 0, told.stderr
    assert told.stderr == ""
