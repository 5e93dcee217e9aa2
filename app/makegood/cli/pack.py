"""`makegood pack`: check, build and describe guide data."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from makegood.cli.program import Exit

if TYPE_CHECKING:
    import argparse

    from makegood.cli.program import Program


def add_parser(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add `pack` and what stands below it."""
    pack = commands.add_parser("pack", help="check, build and describe guide data")
    below = pack.add_subparsers(dest="pack_command", required=True, metavar="COMMAND")
    check = below.add_parser("check", help="find every problem in a folder of guide data")
    check.add_argument("path", nargs="?", type=Path, help="the folder; the shipped data if missing")
    check.add_argument("--release", action="store_true", help="be as strict as a release needs it")
    check.set_defaults(run=run_check)


def run_check(arguments: argparse.Namespace, program: Program) -> int:
    """Print every finding with its file and line; 1 when one of them is an error."""
    from makegood.domain.text import say
    from makegood.services.pack_checks import check_source, problem_line

    shipped = program.source()
    folder: Path = arguments.path or shipped
    result = check_source(
        folder, program.clock().date(), release=arguments.release, shipped=shipped
    )
    prefix = _shown(folder)
    for problem in result.problems:
        print(problem_line(problem, result.words, prefix))
    words = result.words
    if result.left_out:
        print(words.render(say("check.summary.left_out", count=result.left_out)))
    if not result.problems:
        print(words.render(say("check.summary.clean")))
        return Exit.DONE
    counts = {f"{level}s": result.count(level) for level in ("error", "warning", "note")}
    print(words.render(say("check.summary.counts", **counts)), file=sys.stderr)
    return Exit.DONE if result.clean else Exit.PROBLEM


def _shown(folder: Path) -> str:
    """How the folder is written in front of file names: short where it lies below here."""
    here = Path.cwd()
    name = folder.resolve()
    shown = name.relative_to(here) if name.is_relative_to(here) else name
    return "" if shown == Path() else f"{shown}/"
