"""Every sentence the program asks for by name is written in English."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from makegood import paths
from makegood.services.packs import PackService

ASKING = {"say", "Text", "lookup", "lines"}
KEY = re.compile(r"[a-z_]+(\.[a-z0-9_-]+)+")
PREFIX_OF_COMMANDS = {"say": "app_cli.", "error": "app_cli."}
"""In the command line `desk.say("due.none")` stands for ``app_cli.due.none``."""


def name_of(call: ast.Call) -> str:
    function = call.func
    if isinstance(function, ast.Attribute):
        return function.attr
    return function.id if isinstance(function, ast.Name) else ""


@lru_cache
def asked_for() -> tuple[tuple[Path, int, str, bool], ...]:
    return tuple(_asked_for())


def _asked_for() -> Iterator[tuple[Path, int, str, bool]]:
    """File, line, key, and whether it is whole: of an f-string only the beginning is known."""
    for path in sorted(paths.PACKAGE_DIR.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Call) or not node.args:
                continue
            name = name_of(node)
            prefix = ""
            if path.parent.name == "cli" and isinstance(node.func, ast.Attribute):
                prefix = PREFIX_OF_COMMANDS.get(name, "")
            if name not in ASKING and not prefix:
                continue
            first = node.args[0]
            if isinstance(first, ast.Constant) and isinstance(first.value, str):
                if KEY.fullmatch(prefix + first.value):
                    yield path, node.lineno, prefix + first.value, True
            elif isinstance(first, ast.JoinedStr) and isinstance(first.values[0], ast.Constant):
                beginning = str(first.values[0].value)
                if "." in beginning:
                    yield path, node.lineno, prefix + beginning, False


def test_the_search_finds_what_is_asked_for() -> None:
    keys = {key for _, _, key, _ in asked_for()}
    assert {"app_cli.due.none", "check.suggestion", "message.warning.language"} <= keys
    assert len(keys) > 100


def test_every_sentence_asked_for_is_written(guide: PackService) -> None:
    words = set(guide.words("en"))
    missing = [
        f"{path.relative_to(paths.PACKAGE_DIR)}:{line}: {key}"
        for path, line, key, whole in asked_for()
        if not key.startswith("countries.")  # from CLDR
        and not (key in words if whole else any(known.startswith(key) for known in words))
    ]
    assert missing == []
