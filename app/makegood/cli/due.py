"""`makegood due`: what is due, in the order of the Today page."""

from __future__ import annotations

import json
from datetime import timedelta
from typing import TYPE_CHECKING

from makegood.cli.opening import opened
from makegood.cli.program import Desk, Exit

if TYPE_CHECKING:
    import argparse

    from makegood.cli.program import Program
    from makegood.services.today import Due


def add_parser(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add `due`."""
    due = commands.add_parser("due", help="tell what is due")
    due.add_argument(
        "--within", type=_days, default=0, metavar="DAYS", help="look this many days ahead"
    )
    due.add_argument("--json", action="store_true", help="print JSON")
    due.set_defaults(run=run)


def run(arguments: argparse.Namespace, program: Program) -> int:
    """Print what is due today or was due before, and what comes within some days."""
    desk = Desk(arguments, program)
    within = timedelta(days=arguments.within)
    with opened(arguments, program, desk) as services:
        agenda = services.today.agenda(within=within)
        last = agenda.today + within
        listed = [
            each
            for each in ((agenda.first,) if agenda.first is not None else ()) + agenda.due
            if each.day <= last
        ]
    if arguments.json:
        data = {
            "today": agenda.today.isoformat(),
            "due": [_data(each, desk) for each in listed],
        }
        print(json.dumps(data, ensure_ascii=False, indent=2))
        return Exit.DONE
    for each in listed:
        print(desk.say("due.line", day=each.day, title=each.title, action=each.action))
        if each.why is not None:
            print(f"    {desk.words.message(each.why)}")
    if not listed:
        print(desk.say("due.none"))
    return Exit.DONE


def _data(due: Due, desk: Desk) -> dict[str, object]:
    return {
        "case": due.case_id,
        "title": due.title,
        "date": due.day.isoformat(),
        "action": desk.words.message(due.action),
        "because": None if due.why is None else desk.words.message(due.why),
        "window": None if due.window is None else due.window.day.isoformat(),
        "window_applies": None if due.window is None else due.window.applies,
        "status": due.status,
    }


def _days(text: str) -> int:
    """A number of days; anything else is wrong use."""
    days = int(text)
    if days < 0:
        raise ValueError(text)
    return days
