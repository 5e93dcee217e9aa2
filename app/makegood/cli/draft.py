"""`makegood draft`: the message for one situation."""

from __future__ import annotations

import json
import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, get_args

from makegood.cli.clocks import moment_of
from makegood.cli.program import Desk, Exit, read_input, write_output
from makegood.cli.situation import EXAMPLE, read_case
from makegood.domain.marketplace import Stage

if TYPE_CHECKING:
    import argparse

    from makegood.cli.program import Program
    from makegood.domain.book import Book
    from makegood.domain.case import Case
    from makegood.domain.marketplace import Channel
    from makegood.drafting.draft import Draft
    from makegood.handoff.document import Document


def add_parser(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add `draft`."""
    draft = commands.add_parser("draft", help="write the message for one situation", epilog=EXAMPLE)
    draft.add_argument("--channel", required=True, metavar="ID", help="where it goes")
    draft.add_argument("--stage", choices=get_args(Stage), metavar="ID", help="which message")
    draft.add_argument("--choice", metavar="ID", help="which form of it: counter, accept, decline")
    draft.add_argument("--lang", dest="text_lang", metavar="CODE", help="language of the message")
    draft.add_argument(
        "--today", type=date.fromisoformat, metavar="DATE", help="as of this day, as 2026-01-31"
    )
    draft.add_argument("--json", action="store_true", help="print JSON")
    draft.add_argument(
        "--pdf", type=Path, metavar="PDF", help="also write it as a letter, or as a call sheet"
    )
    draft.add_argument("file", metavar="FILE", help="the situation as JSON, - for standard input")
    draft.set_defaults(run=run)


def run(arguments: argparse.Namespace, program: Program) -> int:
    """Print the message for the situation in a file, warnings on standard error."""
    from makegood.domain.book import book_for
    from makegood.drafting.request import DraftRequest
    from makegood.services.answer_days import answer_day, expected_answer, latest_answer_day
    from makegood.services.drafts import draft_for, message_language, rung_for, stage_for
    from makegood.services.sending import outlook

    desk = Desk(arguments, program)
    pack, words_of = desk.packs.pack, desk.packs.words
    case = read_case(read_input(arguments.file, desk), desk)
    book = book_for(pack, case.marketplace)
    channel = _channel(arguments.channel, book, desk)
    if arguments.text_lang is None:
        language = message_language(channel, desk.language, pack.languages, words_of)
    else:
        language = desk.known_language(arguments.text_lang)
    now = moment_of(arguments.today, program.clock())
    rung = rung_for(case, book, channel)
    stage = arguments.stage or stage_for(case, book, channel, rung)
    reference = _reference(case, book, channel)
    ahead = outlook(case, book, channel, rung, stage, now)
    request = DraftRequest(
        stage=stage,
        channel=channel,
        language=language,
        reading=desk.language,
        reference=reference,
        choice=_choice(arguments.choice, stage, book, desk),
        reply_by=answer_day(ahead, expected_answer(channel, case, book, now)),
        latest_reply_by=latest_answer_day(ahead),
    )
    draft = draft_for(case, book, request, words_of, now)
    if arguments.pdf is not None:
        document = _paper(case, book, channel, draft, reference, desk, now.date())
        _write_pdf(arguments.pdf, document, case.country or "", draft, desk, program)
    if arguments.json:
        print(json.dumps(_data(draft, desk), ensure_ascii=False, indent=2))
    else:
        _print(draft, desk)
    return Exit.DONE


def _paper(
    case: Case,
    book: Book,
    channel: Channel,
    draft: Draft,
    reference: str,
    desk: Desk,
    day: date,
) -> Document:
    """The message as a letter, or what to have at hand where it is said on the phone."""
    from makegood.services import papers

    if channel.spoken:
        return papers.call_sheet(case, book, channel, draft, desk.words, step=None)
    words = desk.packs.words(draft.language)
    return papers.letter(
        papers.writing_of(draft),
        sender=papers.Sender(),
        addressee=papers.addressee_of(case, book, channel, words),
        day=day,
        words=words,
        reference=reference,
    )


def _reference(case: Case, book: Book, channel: Channel) -> str:
    """What the addressee called the matter last; empty where nobody said."""
    from makegood.services.sending import names_of

    parties = names_of(case, book, channel)
    return next(
        (
            event.reference
            for event in reversed(case.events)
            if event.reference and not event.undone and event.party in parties
        ),
        "",
    )


def _write_pdf(
    path: Path, document: Document, country: str, draft: Draft, desk: Desk, program: Program
) -> None:
    if draft.walled:
        raise desk.error("draft.secret")
    if program.make_pdf is None:
        raise desk.error("draft.no_pdf")
    data, missing = program.make_pdf(document, country)
    write_output(path, data, desk)
    if missing:
        letters = " ".join(sorted(missing))
        print(desk.say("draft.no_font", letters=letters), file=sys.stderr)


def _choice(name: str | None, stage: Stage, book: Book, desk: Desk) -> str | None:
    """The form of a message that comes in several."""
    from makegood.services.stages import stage_named

    choices = stage_named(stage, book).choices
    if name is not None and name not in choices:
        known = ", ".join(choices) or "-"
        raise desk.error("unknown_choice", Exit.WRONG_USE, choice=name, known=known)
    return name


def _channel(name: str, book: Book, desk: Desk) -> Channel:
    found = book.channels.get(name)
    if found is None:
        known = ", ".join(sorted(book.channels))
        raise desk.error("unknown_channel", Exit.WRONG_USE, channel=name, known=known)
    return found


def _warnings(draft: Draft, desk: Desk) -> list[str]:
    return [
        desk.words.message(finding.text) for finding in draft.findings if finding.level != "missing"
    ]


def _data(draft: Draft, desk: Desk) -> dict[str, object]:
    return {
        "subject": draft.subject,
        "body": draft.body,
        "language": draft.language,
        "missing": list(draft.missing),
        "warnings": _warnings(draft, desk),
        "length": draft.length,
        "limit": draft.limit,
    }


def _print(draft: Draft, desk: Desk) -> None:
    if draft.subject:
        print(desk.say("draft.subject", subject=draft.subject))
        print()
    print(draft.body)
    for sentence in _warnings(draft, desk):
        print(sentence, file=sys.stderr)
    missing = [finding for finding in draft.findings if finding.level == "missing"]
    if missing:
        print(desk.say("draft.missing"), file=sys.stderr)
        for finding in missing:
            print(f"- {desk.words.message(finding.text)}", file=sys.stderr)
