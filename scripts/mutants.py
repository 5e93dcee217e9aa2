"""Break the engine on purpose, one small change at a time, and see whether the tests notice.

    make mutants                                  # all modules of the engine
    .venv/bin/python scripts/mutants.py clocks    # some of them
    .venv/bin/python scripts/mutants.py clocks:161 # those of one line
    .venv/bin/python scripts/mutants.py --list ladder

A mutant is a module with one operator, constant, condition or result changed. It is killed when a
test fails, and survives when none does: then a test is missing, or the change makes no difference,
which `docs/dates.md` explains. The order is fixed and Hypothesis has a fixed seed, so two runs over
the same code come to the same. Nothing is written into the checkout: each mutant lives in a process
of its own, which is handed the changed source in place of the file.
"""

from __future__ import annotations

import argparse
import ast
import contextlib
import importlib.abc
import importlib.util
import os
import signal
import sys
import time
from collections import deque
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    Place = tuple[ast.stmt | ast.expr, str, Callable[[], object]]
    """What is changed, what kind of change it is, and the function that makes it."""

ROOT: Final = Path(__file__).resolve().parent.parent
PACKAGE: Final = "makegood.domain"
SOURCE: Final = ROOT / "app" / "makegood" / "domain"
TESTS: Final = ROOT / "tests" / "domain"
ENGINE: Final = (
    "anchors", "assess", "calendars", "candidates", "clocks", "conditions", "follow_up", "ladder",
    "offsets", "opening_hours", "outstanding", "pacing", "route", "sieve", "situation", "status",
    "terms",
)  # fmt: skip
# Slow tests come last: most mutants never live to see them.
QUICK: Final = (
    "assess", "boundaries", "clocks", "conditions", "follow_up", "ladder", "offsets",
    "opening_hours", "route", "situation", "values",
)  # fmt: skip
SLOW: Final = ("golden", "properties")
LIMIT_S: Final = 120

COMPARISONS: Final[dict[type[ast.cmpop], type[ast.cmpop]]] = {
    ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt, ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq, ast.Is: ast.IsNot, ast.IsNot: ast.Is, ast.In: ast.NotIn, ast.NotIn: ast.In,
}  # fmt: skip
ARITHMETIC: Final[dict[type[ast.operator], type[ast.operator]]] = {
    ast.Add: ast.Sub, ast.Sub: ast.Add, ast.Mult: ast.FloorDiv, ast.FloorDiv: ast.Mult,
    ast.BitAnd: ast.BitOr, ast.LShift: ast.RShift, ast.RShift: ast.LShift,
}  # fmt: skip
NAMES: Final = {"min": "max", "max": "min", "any": "all", "all": "any"}


class Mutant(NamedTuple):
    """One change: in which module and line, what it is, and the whole source with it."""

    module: str
    line: int
    what: str
    source: str


def mutants_of(module: str) -> list[Mutant]:
    """Every mutant of a module, in the order of its lines."""
    text = (SOURCE / f"{module}.py").read_text(encoding="utf-8")
    count = sum(1 for _ in _places(ast.parse(text)))
    found: list[Mutant] = []
    for number in range(count):
        tree = ast.parse(text)
        line, what = _change(tree, number)
        source = ast.unparse(ast.fix_missing_locations(tree))
        found.append(Mutant(module, line, what, source))
    return sorted(found, key=lambda mutant: mutant.line)


def _change(tree: ast.Module, number: int) -> tuple[int, str]:
    """Make the change of that number in `tree`."""
    for index, (node, what, change) in enumerate(_places(tree)):
        if index == number:
            before = ast.unparse(node)
            change()
            after = f"not ({before})" if what == "condition" else ast.unparse(node)
            return node.lineno, f"{what}: {before}  ->  {after}"
    raise IndexError(number)


def _places(tree: ast.Module) -> Iterator[Place]:
    """Every place where something can be changed, with the function that changes it."""
    for node in _code(tree):
        yield from _in(node)


def _code(tree: ast.AST) -> Iterator[ast.AST]:
    """The nodes that run: no annotations, no docstrings, no imports."""
    waiting = deque([tree])
    while waiting:
        node = waiting.popleft()
        yield node
        for name, value in ast.iter_fields(node):
            if name in ("annotation", "returns", "decorator_list", "bases", "keywords") and not (
                name == "keywords" and isinstance(node, ast.Call)
            ):
                continue
            parts = value if isinstance(value, list) else [value]
            waiting.extend(part for part in parts if isinstance(part, ast.AST))


def _in(node: ast.AST) -> Iterator[Place]:
    if isinstance(node, ast.Compare):
        for at, op in enumerate(node.ops):
            other = COMPARISONS.get(type(op))
            if other is not None:
                yield node, "comparison", lambda at=at, other=other: _put(node.ops, at, other())
    elif isinstance(node, ast.BoolOp):
        swapped = ast.Or() if isinstance(node.op, ast.And) else ast.And()
        yield node, "and/or", lambda: setattr(node, "op", swapped)
    elif isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not):
        yield node, "not", lambda: setattr(node, "operand", ast.UnaryOp(ast.Not(), node.operand))
    elif isinstance(node, ast.BinOp | ast.AugAssign) and type(node.op) in ARITHMETIC:
        changed = ARITHMETIC[type(node.op)]()
        yield node, "arithmetic", lambda: setattr(node, "op", changed)
    elif isinstance(node, ast.Constant) and isinstance(node.value, bool):
        yield node, "constant", lambda: setattr(node, "value", not node.value)
    elif isinstance(node, ast.Constant) and isinstance(node.value, int):
        yield node, "constant", lambda: setattr(node, "value", node.value + 1)
    elif isinstance(node, ast.Name) and node.id in NAMES:
        yield node, "name", lambda: setattr(node, "id", NAMES[node.id])
    elif isinstance(node, ast.Return) and not isinstance(node.value, ast.Constant | None):
        yield node, "result", lambda: setattr(node, "value", ast.Constant(None))
    elif isinstance(node, ast.If | ast.IfExp | ast.While) and not _turned_elsewhere(node.test):
        yield (
            node.test,
            "condition",
            lambda: setattr(node, "test", ast.UnaryOp(ast.Not(), node.test)),
        )
    elif isinstance(node, ast.Continue):
        yield node, "continue", lambda: setattr(node, "__class__", ast.Break)


def _put(ops: list[ast.cmpop], at: int, op: ast.cmpop) -> None:
    ops[at] = op


def _turned_elsewhere(test: ast.expr) -> bool:
    """Whether changing a part of a condition turns it round already."""
    if isinstance(test, ast.Compare) and len(test.ops) == 1:
        return not isinstance(test.ops[0], ast.Lt | ast.LtE | ast.Gt | ast.GtE)
    return isinstance(test, ast.UnaryOp)


class _Instead(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    """Gives a module another source than its file's."""

    def __init__(self, mutant: Mutant) -> None:
        self._name = f"{PACKAGE}.{mutant.module}"
        self._source = mutant.source

    def find_spec(self, fullname: str, path: object, target: object = None) -> object:
        """Only for the one module."""
        if fullname != self._name:
            return None
        return importlib.util.spec_from_loader(fullname, self)

    def exec_module(self, module: object) -> None:
        """Run the changed source as the module."""
        exec(compile(self._source, f"<mutant of {self._name}>", "exec"), vars(module))


def killed(mutant: Mutant | None) -> bool:
    """Whether the tests notice a mutant; None is the engine as it is."""
    own = "" if mutant is None else mutant.module
    quick = sorted(QUICK, key=lambda name: name != own)
    return any(
        _run(mutant, [TESTS / f"test_{name}.py" for name in names]) for names in (quick, SLOW)
    )


def _run(mutant: Mutant | None, files: Sequence[Path]) -> int:
    """The exit code of the tests against a mutant, in a process of its own; 99 for too long."""
    child = os.fork()
    if child == 0:
        with contextlib.suppress(BaseException):
            _in_child(mutant, files)
        os._exit(98)
    end = time.monotonic() + LIMIT_S
    while time.monotonic() < end:
        done, status = os.waitpid(child, os.WNOHANG)
        if done:
            return os.waitstatus_to_exitcode(status)
        time.sleep(0.01)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    return 99


def _in_child(mutant: Mutant | None, files: Sequence[Path]) -> None:
    import pytest

    quiet = os.open(os.devnull, os.O_WRONLY)
    os.dup2(quiet, 1)
    os.dup2(quiet, 2)
    if mutant is not None:
        sys.meta_path.insert(0, _Instead(mutant))
    # Not the settings of pyproject.toml: they want Qt, whose import takes longer than most mutants.
    options = ["-c", os.devnull, "--rootdir", str(ROOT), "--import-mode=importlib", "-x", "-q"]
    for plugin in ("randomly", "cacheprovider", "xdist", "pytest-qt", "pytest_cov", "timeout"):
        options += ["-p", f"no:{plugin}"]
    options += ["--hypothesis-seed=0", "-W", "ignore"]
    os._exit(int(pytest.main([*options, *map(str, files)])))


def _warm_up() -> None:
    """Import what does not change, once for all mutants."""
    for name in ("babel.dates", "hypothesis", "msgspec", "pytest", "yaml"):
        __import__(name)


def _chosen(place: str) -> list[Mutant]:
    """The mutants of a module, or of one of its lines: `clocks`, `clocks:161`."""
    module, _, line = place.partition(":")
    return [each for each in mutants_of(module) if line in ("", str(each.line))]


def main() -> int:
    """Run every mutant, print the survivors, and count."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("modules", nargs="*", default=ENGINE, metavar="MODULE")
    parser.add_argument("--list", action="store_true", help="only list the mutants")
    parser.add_argument("--part", default="1/1", metavar="N/M", help="the N-th of M equal parts")
    arguments = parser.parse_args()
    os.chdir(ROOT)
    sys.path[:0] = [str(ROOT), str(ROOT / "app")]
    part, parts = (int(number) for number in arguments.part.split("/"))
    everything = [mutant for place in arguments.modules for mutant in _chosen(place)]
    chosen = everything[part - 1 :: parts]
    if arguments.list:
        for mutant in chosen:
            print(f"{mutant.module}.py:{mutant.line}: {mutant.what}")
        return 0
    _warm_up()
    if killed(None):
        print("The tests fail with the engine as it is; nothing was measured.", file=sys.stderr)
        return 1
    survivors = 0
    begun = time.monotonic()
    for mutant in chosen:
        if not killed(mutant):
            survivors += 1
            print(f"{mutant.module}.py:{mutant.line}: {mutant.what}", flush=True)
    minutes = (time.monotonic() - begun) / 60
    print(f"{len(chosen)} mutants, {survivors} survive, {minutes:.0f} minutes")
    return 0


if __name__ == "__main__":
    sys.exit(main())
