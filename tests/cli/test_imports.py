"""No command but the window loads Qt, and none loads what it does not need."""

from __future__ import annotations

import subprocess
import sys

import pytest

CODE = """
import sys, io
from makegood.bootstrap import main
sys.stdout = io.StringIO()
try:
    main({arguments!r})
except SystemExit:
    pass
print(sorted({heavy!r} & set(sys.modules)), file=sys.__stdout__)
"""
QT = {"PySide6", "shiboken6"}
HEAVY = QT | {
    "yaml", "icalendar", "phonenumbers", "holidays", "babel.dates", "sqlite3",
    # What a list of cases does without, though the window has it too.
    "makegood.drafting.compose", "makegood.flow.engine",
}  # fmt: skip


@pytest.mark.usefixtures("guide_in_cache")
@pytest.mark.parametrize(
    ("arguments", "loaded"),
    [
        (["--version"], []),
        (["narrow", "late"], []),
        (["pack", "schema"], []),
        (["due"], ["sqlite3"]),
    ],
)
def test_heavy_modules_are_loaded_where_they_are_used(
    arguments: list[str], loaded: list[str]
) -> None:
    code = CODE.format(arguments=arguments, heavy=HEAVY)
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == str(loaded), done.stderr
