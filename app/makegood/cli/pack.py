"""`makegood pack`: check, build and describe guide data."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from makegood.cli.program import CommandError, Exit

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
    schema = below.add_parser("schema", help="print the JSON Schema of all records")
    schema.set_defaults(run=run_schema)
    build = below.add_parser("build", help="check and compile guide data into one file")
    build.add_argument("path", nargs="?", type=Path, help="the folder; the shipped data if missing")
    build.add_argument(
        "--output", "-o", type=Path, required=True, metavar="FILE", help="the file to write"
    )
    build.set_defaults(run=run_build)
    stamp = below.add_parser("stamp", help="note that translated words fit today's English")
    stamp.add_argument("language", metavar="CODE", help="the language")
    stamp.add_argument(
        "units", nargs="*", metavar="UNIT", help="what was read again; all that is new if missing"
    )
    stamp.add_argument("--path", type=Path, metavar="DIR", help="another folder of guide data")
    stamp.set_defaults(run=run_stamp)
    report = below.add_parser("report", help="tell what guide data cover and how sure they are")
    report.add_argument(
        "path", nargs="?", type=Path, help="the folder; the shipped data if missing"
    )
    report.set_defaults(run=run_report)


def run_check(arguments: argparse.Namespace, program: Program) -> int:
    """Print every finding with its file and line; 1 when one of them is an error."""
    from makegood.domain.text import say
    from makegood.services.pack_checks import check_source, problem_line

    shipped = program.source()
    folder: Path = arguments.path or shipped
    result = check_source(folder, program.clock(), release=arguments.release, shipped=shipped)
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


def run_schema(_arguments: argparse.Namespace, _program: Program) -> int:
    """Print the JSON Schema."""
    from makegood.services.pack_checks import schema_text

    print(schema_text())
    return Exit.DONE


def run_build(arguments: argparse.Namespace, program: Program) -> int:
    """Compile into a file and print its checksum; with an error in the data nothing is written."""
    from makegood.services.pack_checks import problem_line, words_of_check
    from makegood.services.packs import PackProblemsError, build_pack

    shipped = program.source()
    folder: Path = arguments.path or shipped
    try:
        digest = build_pack(folder, arguments.output, program.clock())
    except PackProblemsError as error:
        words = words_of_check(shipped)
        for problem in error.problems:
            print(problem_line(problem, words, _shown(folder)), file=sys.stderr)
        return Exit.PROBLEM
    except OSError as error:
        raise CommandError(f"{arguments.output}: {error.strerror}") from error
    print(digest)
    return Exit.DONE


def run_stamp(arguments: argparse.Namespace, program: Program) -> int:
    """Note which English the words of a language were made from."""
    from makegood.domain.text import say
    from makegood.services.pack_checks import stamp_translations, words_of_check

    folder: Path = arguments.path or program.source()
    try:
        count = stamp_translations(folder, arguments.language, arguments.units)
    except LookupError as error:
        raise CommandError(f"There are no words in {arguments.language}.") from error
    words = words_of_check(program.source())
    print(words.message(say("check.stamped", count=count, language=arguments.language)))
    return Exit.DONE


def run_report(arguments: argparse.Namespace, program: Program) -> int:
    """Print the report in Markdown."""
    from makegood.services.pack_reports import report_on

    print(report_on(arguments.path or program.source()), end="")
    return Exit.DONE


def _shown(folder: Path) -> str:
    """How the folder is written in front of file names: short where it lies below here."""
    here = Path.cwd()
    name = folder.resolve()
    shown = name.relative_to(here) if name.is_relative_to(here) else name
    return "" if shown == Path() else f"{shown}/"
