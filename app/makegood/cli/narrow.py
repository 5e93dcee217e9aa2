"""`makegood narrow`: which problems a sentence may mean."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING

from makegood.cli.program import CommandError, Desk, Exit
from makegood.domain.text import Text

if TYPE_CHECKING:
    import argparse

    from makegood.cli.program import Program
    from makegood.narrowing import NarrowingIndex

_SHOWN = 5


def add_parser(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add `narrow`."""
    narrow = commands.add_parser("narrow", help="rank the problems that a sentence may mean")
    narrow.add_argument("--marketplace", metavar="ID", help="where it happened")
    narrow.add_argument("--lang", dest="text_lang", metavar="CODE", help="language of the text")
    narrow.add_argument("--json", action="store_true", help="print JSON")
    narrow.add_argument(
        "--jsonl",
        action="store_true",
        help='read lines {"id", "text", "lang"} from standard input and answer each',
    )
    narrow.add_argument("text", nargs="?", metavar="TEXT", help="what went wrong, in any words")
    narrow.set_defaults(run=run)


def run(arguments: argparse.Namespace, program: Program) -> int:
    """Rank the issues for a text, or for each line of standard input."""
    if (arguments.text is None) != arguments.jsonl:
        raise CommandError("Give a TEXT, or --jsonl and lines on standard input.", Exit.WRONG_USE)
    desk = Desk(arguments, program)
    known = [marketplace.id for marketplace in desk.packs.pack.marketplaces]
    if arguments.marketplace is not None and arguments.marketplace not in known:
        raise desk.error(
            "unknown_marketplace",
            Exit.WRONG_USE,
            marketplace=arguments.marketplace,
            known=", ".join(known),
        )
    index = desk.packs.narrowing()
    if arguments.jsonl:
        return _lines(arguments, desk, index)
    from makegood.narrowing import rank

    found = rank(index, arguments.text, lang=arguments.text_lang, marketplace=arguments.marketplace)
    if arguments.json:
        data = {
            "ranked": [{"issue": each.issue, "score": each.score} for each in found.matches],
            "sure": found.sure,
            "understood": found.understood,
            "lang": found.lang,
        }
        print(json.dumps(data, ensure_ascii=False, indent=2))
        return Exit.DONE
    if not found.understood:
        print(desk.say("narrow.not_understood"))
        return Exit.DONE
    for number, each in enumerate(found.matches[:_SHOWN], start=1):
        title = Text(f"issues.{each.issue}.title")
        print(desk.say("narrow.line", number=number, title=title, issue=each.issue))
    return Exit.DONE


def _lines(arguments: argparse.Namespace, desk: Desk, index: NarrowingIndex) -> int:
    from makegood.narrowing import rank

    for number, line in enumerate(sys.stdin.buffer, start=1):
        if not line.strip():
            continue
        try:
            asked = json.loads(line.decode(errors="replace"))
            name, text = asked["id"], asked["text"]
        except (ValueError, TypeError, KeyError) as error:
            raise desk.error("no_order", line=number) from error
        language = asked.get("lang") or arguments.text_lang
        found = rank(index, str(text), lang=language, marketplace=arguments.marketplace)
        answer = {"id": name, "ranked": [each.issue for each in found.matches]}
        print(json.dumps(answer))
    return Exit.DONE
