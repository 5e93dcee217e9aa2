"""`makegood export`, `import`, `backup` and `restore`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from makegood.cli.opening import opened, told
from makegood.cli.program import CommandError, Desk, Exit, read_input, write_output

if TYPE_CHECKING:
    import argparse

    from makegood.cli.program import Program
    from makegood.services.bundle import Services
    from makegood.services.cases import CaseView

_FORMATS = ("json", "csv", "ics", "zip")


def add_parser(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the four commands."""
    export = commands.add_parser("export", help="write cases into a file for other programs")
    export.add_argument("--format", choices=_FORMATS, required=True, help="form of the file")
    export.add_argument("--case", metavar="ID", help="this case only")
    export.add_argument("file", type=Path, metavar="FILE")
    export.set_defaults(run=run_export)
    read = commands.add_parser("import", help="read cases from a file that export wrote as JSON")
    read.add_argument("file", metavar="FILE", help="the file, - for standard input")
    read.set_defaults(run=run_import)
    backup = commands.add_parser("backup", help="write everything into one file")
    backup.add_argument("file", type=Path, metavar="FILE")
    backup.set_defaults(run=run_backup)
    restore = commands.add_parser("restore", help="put back what backup wrote")
    restore.add_argument("file", type=Path, metavar="FILE")
    restore.set_defaults(run=run_restore)


def run_export(arguments: argparse.Namespace, program: Program) -> int:
    """Write cases as JSON, CSV, their days as a calendar, or all with their proof as ZIP."""
    from makegood.services.export import cases_csv, cases_json, cases_zip

    desk = Desk(arguments, program)
    with opened(arguments, program, desk) as services:
        views = _views(arguments.case, services, desk)
        if arguments.format == "json":
            data = cases_json(view.case for view in views)
        elif arguments.format == "csv":
            data = cases_csv(views, desk.words)
        elif arguments.format == "ics":
            data = services.calendar.file(arguments.case, language=desk.words.language).data
        else:
            data = cases_zip(views, desk.words, services.evidence)
    write_output(arguments.file, data, desk)
    print(desk.say("written.cases", count=len(views), file=str(arguments.file)))
    return Exit.DONE


def run_import(arguments: argparse.Namespace, program: Program) -> int:
    """Read cases; those whose id is in use come in as new ones."""
    from makegood.services.export import import_json
    from makegood.services.situations import SituationError

    desk = Desk(arguments, program)
    raw = read_input(arguments.file, desk)
    with opened(arguments, program, desk) as services:
        try:
            cases = import_json(raw, services.cases, desk.packs.pack)
        except SituationError as error:
            raise CommandError(desk.words.message(error.text)) from error
    print(desk.say("read.cases", count=len(cases)))
    return Exit.DONE


def run_backup(arguments: argparse.Namespace, program: Program) -> int:
    """Write the database and the proof into one file."""
    from makegood.services.backup import back_up

    desk = Desk(arguments, program)
    with opened(arguments, program, desk) as services:
        info = back_up(services.database, services.data_dir, arguments.file, program.clock())
    print(desk.say("written.backup", count=info.cases, file=str(arguments.file)))
    return Exit.DONE


def run_restore(arguments: argparse.Namespace, program: Program) -> int:
    """Put a copy in the place of the present data, which are kept aside."""
    from makegood.services.backup import restore

    desk = Desk(arguments, program)
    folder = arguments.data_dir or program.data_dir()
    with told(desk):
        info = restore(arguments.file, folder, program.clock())
    print(desk.say("read.restored", count=info.cases, made=info.made_at))
    return Exit.DONE


def _views(case_id: str | None, services: Services, desk: Desk) -> list[CaseView]:
    """The case named, or all of them."""
    if case_id is None:
        everything = services.cases.list(limit=services.cases.counts()["all"])
        return [services.cases.view(row.case_id) for row in everything.rows]
    if not services.cases.exists(case_id):
        raise desk.error("unknown_case", case=case_id)
    return [services.cases.view(case_id)]
