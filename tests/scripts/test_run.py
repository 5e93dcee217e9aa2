"""`make run` on a machine with a screen, and on one without."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SCRIPT = ROOT / "scripts" / "run.sh"

pytestmark = pytest.mark.skipif(
    not sys.platform.startswith("linux"), reason="other systems always have a screen"
)


def run(tmp_path: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run the script with a Python that only says what it was asked to do."""
    python = tmp_path / "python"
    python.write_text('#!/bin/sh\necho "ran: $* on ${QT_QPA_PLATFORM:-screen}"\n', encoding="utf-8")
    python.chmod(0o755)
    return subprocess.run(
        ["sh", SCRIPT, python, *arguments],
        env={"PATH": "/usr/bin:/bin", **environment},
        capture_output=True,
        text=True,
        check=True,
        timeout=30,
    )


@pytest.mark.parametrize("arguments", [(), ("--demo",)])
def test_without_a_screen_it_says_so_and_walks_the_main_job(tmp_path: Path, arguments):
    said = run(tmp_path, *arguments).stdout
    assert "There is no screen here" in said
    walk = f"ran: {ROOT}/scripts/walk.py --out {ROOT}/build/walk on offscreen"
    assert walk in said.splitlines()
    assert (ROOT / "scripts" / "walk.py").is_file()


@pytest.mark.parametrize("variable", ["DISPLAY", "WAYLAND_DISPLAY"])
def test_with_a_screen_it_opens_the_window(tmp_path: Path, variable: str):
    assert run(tmp_path, **{variable: ":1"}).stdout == "ran: -m makegood on screen\n"


def test_arguments_are_handed_on(tmp_path: Path):
    assert run(tmp_path, "--version").stdout == "ran: -m makegood --version on screen\n"
