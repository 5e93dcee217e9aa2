"""`makegood clocks`: every date for one situation."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import TYPE_CHECKING

from makegood.cli.program import Desk, Exit, read_input
from makegood.cli.situation import EXAMPLE, read_case
from makegood.domain.text import Text
from makegood.text.nouns import facts_in_words

if TYPE_CHECKING:
    import argparse

    from makegood.cli.program import Program
    from makegood.domain.assessment import Assessment, Clock


def add_parser(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add `clocks`."""
    clocks = commands.add_parser(
        "clocks", help="work out every date for one situation", epilog=EXAMPLE
    )
    clocks.add_argument(
        "--today", type=date.fromisoformat, metavar="DATE", help="as of this day, as 2026-01-31"
    )
    clocks.add_argument("--json", action="store_true", help="print JSON")
    clocks.add_argument("file", metavar="FILE", help="the situation as JSON, - for standard input")
    clocks.set_defaults(run=run)


def run(arguments: argparse.Namespace, program: Program) -> int:
    """Print the dates of the situation in a file."""
    from makegood.domain.outside import law_note
    from makegood.services.clocks import assessed, clocks_json

    desk = Desk(arguments, program)
    case = read_case(read_input(arguments.file, desk), desk)
    now = moment_of(arguments.today, program.clock())
    if arguments.json:
        print(clocks_json(case, desk.packs.pack, now, desk.words).decode())
    else:
        _print(assessed(case, desk.packs.pack, now), desk)
        law = law_note(case, desk.packs.pack)
        if law is not None:
            print(desk.words.message(law))
    return Exit.DONE


def moment_of(day: date | None, now: datetime) -> datetime:
    """The moment to reckon from: now, or noon of the day a person named."""
    return now if day is None else datetime.combine(day, time(12), now.tzinfo)


def _print(found: Assessment, desk: Desk) -> None:
    over = [clock for clock in found.clocks if not clock.is_open]
    _print_dates([clock for clock in found.clocks if clock.is_open], desk)
    for waiting in found.waiting_for:
        title = Text(f"rules.{waiting.rule}.title")
        words = desk.words
        missing = facts_in_words(waiting.missing, desk.language, words.known, words.message)
        print(desk.say("clocks.waiting", title=title, missing=missing))
    if found.follow_up is not None:
        reminder = found.follow_up
        print(desk.say("clocks.reminder", day=reminder.day, because=reminder.because))
    if over:
        # Under a heading of their own: a day gone by would look out of order among those to come.
        print(desk.say("clocks.over"))
        _print_dates(over, desk)
    if not found.clocks and not found.waiting_for and found.follow_up is None:
        print(desk.say("clocks.none"))


def _print_dates(clocks: list[Clock], desk: Desk) -> None:
    for clock in sorted(clocks, key=lambda each: (each.day, each.rule)):
        key = "clocks.line" if clock.applies == "yes" else "clocks.maybe"
        print(desk.say(key, day=clock.day, title=Text(f"rules.{clock.rule}.title")))
        print(f"    {desk.words.message(clock.because)}")
