"""Facts about the world live in wizard_data/ alone; app/ is read here for any that strayed in.

import-linter holds the layers. This looks at what it cannot see: string literals, day counts,
and modules imported by name at run time.
"""

from __future__ import annotations

import ast
import functools
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
APP = ROOT / "app" / "makegood"

WEB_ADDRESS = re.compile(r"\b(?:https?|ftp)://\w|\bwww\.", re.IGNORECASE)
# These look like addresses and are names that standards gave; nothing is ever opened there.
NAMES_OF_STANDARDS = {"https://json-schema.org/draft/2020-12/schema"}
HOST = re.compile(
    r"\b[a-z0-9-]+\.(?:com|co\.uk|org|net|eu|de|fr|es|it|ee|lv|gr|ru)\b", re.IGNORECASE
)
MAIL_ADDRESS = re.compile(r"[\w.+-]+@[\w-]+\.[a-z]{2,}", re.IGNORECASE)
PHONE_NUMBER = re.compile(r"\+\d[\d ()./-]{6,}\d|\b0?\d{2,4}[ -]\d{3}[ -]\d{3,4}\b|\b0800\b")

# "wish" is also a word of the language, so only the bare id or the name counts for it.
MARKETPLACE = re.compile(
    r"\b(?i:etsy|amazon|aliexpress|ebay|temu|vinted|shein|allegro)\b|^wish$|\bWish\b"
)

DATE_CALLS = {"timedelta", "relativedelta", "addDays", "addMonths", "addYears", "Offset"}
COUNTED = {"days", "weeks", "months", "years", "working_days"}
# Months a year and days a week are the calendar's own.
DAY_COUNT_NAME = re.compile(r"(?:^|_)(?:DAYS|WEEKS|MONTHS|YEARS)(?:_(?!A_)|$)")
FEW = {-1, 0, 1}

FORBIDDEN_MODULES = re.compile(
    r"^(?:PySide6\.QtNetwork|PySide6\.QtWeb\w+|urllib\.request|socket|ssl|http|http\.\w+|smtplib)$"
)


def names_of_slots(tree: ast.AST) -> Iterator[ast.AST]:
    """Literals that name a slot of a message: a key of the message, not a thing of the world.

    That is `slots["wish"]` and what is assigned to a constant named ...SLOTS.
    """
    for node in ast.walk(tree):
        if isinstance(node, ast.Subscript) and getattr(node.value, "id", "") == "slots":
            yield node.slice
        elif isinstance(node, ast.Assign | ast.AnnAssign) and node.value is not None:
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            if any(getattr(target, "id", "").endswith("SLOTS") for target in targets):
                yield from ast.walk(node.value)


def literals(tree: ast.AST) -> Iterator[tuple[int, str]]:
    """Every string literal with its line, but for docstrings and the names of slots."""
    left_out = {
        id(node.value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    } | {id(node) for node in names_of_slots(tree)}
    for node in ast.walk(tree):
        if (
            isinstance(node, ast.Constant)
            and isinstance(node.value, str)
            and id(node) not in left_out
            and node.value not in NAMES_OF_STANDARDS
        ):
            yield node.lineno, node.value


def stray_facts(tree: ast.AST) -> Iterator[tuple[int, str]]:
    """String literals that state a fact about the world."""
    for line, text in literals(tree):
        for what, pattern in (
            ("a web address", WEB_ADDRESS),
            ("a host", HOST),
            ("a mail address", MAIL_ADDRESS),
            ("a phone number", PHONE_NUMBER),
        ):
            if pattern.search(text):
                yield line, f"{what} in {text!r}"
                break
        else:
            if MARKETPLACE.search(text):
                yield line, f"a marketplace in {text!r}"


def number(node: ast.AST) -> float | None:
    """The value of a literal number, with its sign; None for anything else."""
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.USub):
        inner = number(node.operand)
        return None if inner is None else -inner
    if isinstance(node, ast.Constant) and type(node.value) in (int, float):
        return node.value
    return None


def numbers_in(node: ast.AST) -> Iterator[float]:
    """Literal numbers anywhere in an expression."""
    value = number(node)
    if value is not None:
        yield value
        return
    for child in ast.iter_child_nodes(node):
        yield from numbers_in(child)


def called(node: ast.Call) -> str:
    return node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")


def stray_day_counts(tree: ast.AST) -> Iterator[tuple[int, str]]:
    """Day, week, month and year counts other than 0 and 1."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and called(node) in DATE_CALLS:
            first = node.args[:2] if called(node).startswith("add") else node.args[:1]
            parts = [*first, *(word.value for word in node.keywords if word.arg in COUNTED)]
            for value in (value for part in parts for value in numbers_in(part)):
                if value not in FEW:
                    yield node.lineno, f"{value:g} in {called(node)}(...)"
        elif isinstance(node, ast.Assign | ast.AnnAssign) and node.value is not None:
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            names = [target.id for target in targets if isinstance(target, ast.Name)]
            value = number(node.value)
            if value is not None and value not in FEW:
                for name in names:
                    if DAY_COUNT_NAME.search(name.upper()) and name.upper() == name:
                        yield node.lineno, f"{name} = {value:g}"


def modules_by_name(tree: ast.AST) -> Iterator[tuple[int, str]]:
    """Modules that open the network, imported in any way, by statement or by name."""
    for node in ast.walk(tree):
        names: list[str] = []
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.module:
            names = [node.module, *(f"{node.module}.{alias.name}" for alias in node.names)]
        elif isinstance(node, ast.Call) and called(node) in {"import_module", "__import__"}:
            names = [
                part.value
                for part in node.args[:1]
                if isinstance(part, ast.Constant) and isinstance(part.value, str)
            ]
        for name in names:
            if FORBIDDEN_MODULES.match(name):
                yield node.lineno, f"{name} is imported"


CHECKS = {
    "facts": stray_facts,
    "day counts": stray_day_counts,
    "network modules": modules_by_name,
}


@functools.cache
def trees() -> dict[str, ast.AST]:
    """Every module of the program, read once."""
    return {
        str(path.relative_to(ROOT)): ast.parse(path.read_text(encoding="utf-8"))
        for path in sorted(APP.rglob("*.py"))
    }


@pytest.mark.parametrize("check", CHECKS)
def test_the_program_states_no_fact(check: str):
    found = [
        f"{path}:{line}: {what}"
        for path, tree in trees().items()
        for line, what in CHECKS[check](tree)
    ]
    assert found == []


@pytest.mark.parametrize(
    ("check", "code"),
    [
        ("facts", 'A = "https://shop.example/help"'),
        ("facts", 'A = "see www.shop.example"'),
        ("facts", 'A = "help.shop.com"'),
        ("facts", 'A = f"write to help@shop.example, {name}"'),
        ("facts", 'A = "call +372 600 0000"'),
        ("facts", 'A = "call 600-000-0000"'),
        ("facts", 'if marketplace == "etsy": pass'),
        ("facts", 'if marketplace == "wish": pass'),
        ("facts", 'A = "Wish Help"'),
        ("facts", 'A = "amazon.guide"'),
        ("facts", 'found = marketplaces["wish"]'),
        ("day counts", "timedelta(days=14)"),
        ("day counts", "timedelta(14)"),
        ("day counts", "timedelta(weeks=2)"),
        ("day counts", "timedelta(days=7 * count)"),
        ("day counts", "datetime.timedelta(days=-30)"),
        ("day counts", "date.addDays(3)"),
        ("day counts", "LEAD_DAYS = 7"),
        ("day counts", "DAYS_TO_WAIT: int = 7"),
        ("network modules", "from PySide6.QtNetwork import QLocalServer"),
        ("network modules", "from PySide6 import QtNetwork"),
        ("network modules", 'import_module("urllib.request")'),
        ("network modules", "from urllib import request"),
        ("network modules", "import http.client"),
    ],
)
def test_each_check_finds_what_it_is_for(check: str, code: str):
    assert list(CHECKS[check](ast.parse(code)))


@pytest.mark.parametrize(
    ("check", "code"),
    [
        ("facts", '"""See https://shop.example/help."""'),
        ("facts", 'A = "as you wish"'),
        ("facts", 'slots["wish"] = words'),
        ("facts", 'OWN_SLOTS: Final = frozenset({"wish"})'),
        ("facts", r'A = re.compile(r"https://([^/?#]+)")'),
        ("facts", 'A = "https://json-schema.org/draft/2020-12/schema"'),
        ("facts", 'A = "2026-11-22"'),
        ("facts", 'A = "io.github.makegood.Makegood"'),
        ("facts", 'SCHEME = "https://"'),
        ("day counts", "timedelta(days=1)"),
        ("day counts", "timedelta(days=-1)"),
        ("day counts", "timedelta(days=lead)"),
        ("day counts", "timedelta(milliseconds=250)"),
        ("day counts", "timedelta(0, 30)"),
        ("day counts", "MONTHS_A_YEAR = 12"),
        ("network modules", "from urllib.parse import quote"),
        ("network modules", "from PySide6.QtDBus import QDBusConnection"),
    ],
)
def test_no_check_finds_what_is_allowed(check: str, code: str):
    assert list(CHECKS[check](ast.parse(code))) == []
