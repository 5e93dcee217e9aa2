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
    due.add_argument(
        "--notify",
        action="store_true",
        help="remind on the desktop of what was not told today, and print no names",
    )
    due.set_defaults(run=run)


def run(arguments: argparse.Namespace, program: Program) -> int:
    """Print what is due today or was due before, and what comes within some days.

    With `--notify` the desktop tells it, at most once a day for each thing, and the names stay
    out of the output: it may end in a mail or in the system's log.
    """
    desk = Desk(arguments, program)
    within = timedelta(days=arguments.within)
    with opened(arguments, program, desk) as services:
        telling = None
        if arguments.notify:
            # In the language of the window, unless another was asked for.
            telling = services.notices.tell(program.notify or _nobody, services.words)
        agenda = services.today.agenda(within=within)
        hour = services.settings.current.reminder_hour
    last = agenda.today + within
    listed = [
        each
        for each in ((agenda.first,) if agenda.first is not None else ()) + agenda.due
        if each.day <= last
    ]
    if arguments.json:
        data: dict[str, object] = {
            "today": agenda.today.isoformat(),
            "due": [_data(each, desk, named=telling is None) for each in listed],
        }
        if telling is not None:
            data["notified"] = telling.outcome
        print(json.dumps(data, ensure_ascii=False, indent=2))
    elif telling is None:
        _print(listed, desk)
    elif telling.outcome != "unreachable":
        key = f"due.notified.{telling.outcome}"
        print(desk.say(key, count=len(telling.things), hour=f"{hour:02}:00"))
    if telling is not None and telling.outcome == "unreachable":
        raise desk.error("due.notified.unreachable")
    return Exit.DONE


def _print(listed: list[Due], desk: Desk) -> None:
    for each in listed:
        print(desk.say("due.line", day=each.day, title=each.title, action=each.action))
        if each.why is not None:
            print(f"    {desk.words.message(each.why)}")
    if not listed:
        print(desk.say("due.none"))


def _nobody(title: str, text: str) -> bool:
    """Where no desktop was given there is nobody to tell."""
    del title, text
    return False


def _data(due: Due, desk: Desk, *, named: bool) -> dict[str, object]:
    """One thing. Unless `named`, without what tells of the case or in the user's own words."""
    told: dict[str, object] = {}
    if named:
        told["title"] = due.title
        told["action"] = desk.words.message(due.action)
        told["because"] = None if due.why is None else desk.words.message(due.why)
    return {
        "case": due.case_id,
        **told,
        "date": due.day.isoformat(),
        "window": None if due.window is None else due.window.day.isoformat(),
        "window_applies": None if due.window is None else due.window.applies,
        "status": due.status,
        "unfinished": due.unfinished,
    }


def _days(text: str) -> int:
    """A number of days; anything else is wrong use."""
    days = int(text)
    if days < 0:
        raise ValueError(text)
    return days
