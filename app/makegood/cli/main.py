"""The commands, and how one is chosen."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from makegood.cli import clocks, draft, due, files, narrow, pack
from makegood.cli.program import CommandError, Exit, WindowOptions

if TYPE_CHECKING:
    from collections.abc import Sequence

    from makegood.cli.program import Program


def run(arguments: Sequence[str], program: Program) -> int:
    """Do what the arguments say and return the exit code.

    Without a command the window opens. Wrong use ends in 2, a problem with the data in 1.
    """
    from makegood.services.packs import GuideDataError

    parser = _parser(program.version)
    chosen = parser.parse_args(list(arguments))
    try:
        if chosen.command is None:
            if program.open_window is None:
                parser.error("a command is needed")
            options = WindowOptions(chosen.data_dir, chosen.lang, chosen.demo)
            return program.open_window(options)
        return int(chosen.run(chosen, program))
    except GuideDataError:
        print("The guide data cannot be read. Install Makegood again.", file=sys.stderr)
        return Exit.PROBLEM
    except CommandError as error:
        print(error, file=sys.stderr)
        return error.code
    except BrokenPipeError:
        # Whoever read the output has seen enough.
        return Exit.DONE


def _parser(version: str) -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="makegood",
        description="Put a problem at an online marketplace right. Without a command the window"
        " opens.",
    )
    parser.add_argument("--version", action="version", version=f"makegood {version}")
    parser.add_argument("--data-dir", type=Path, metavar="DIR", help="keep cases in this folder")
    parser.add_argument("--lang", metavar="CODE", help="the language of the window")
    parser.add_argument(
        "--demo", action="store_true", help="show made-up cases, kept in a temporary folder"
    )
    commands = parser.add_subparsers(dest="command", metavar="COMMAND")
    for module in (due, narrow, clocks, draft, files, pack):
        module.add_parser(commands)
    return parser
