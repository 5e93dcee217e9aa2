"""Ids are well formed and stand for one thing each."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from makegood.content.checks.walking import records_in

if TYPE_CHECKING:
    from collections.abc import Iterable

    from msgspec import Struct

    from makegood.content.checks.context import CheckContext
    from makegood.domain.marketplace import IssueEntry

_ID: Final = re.compile(r"[a-z0-9][a-z0-9_.-]{0,79}")


def check_id_form(context: CheckContext) -> None:
    """Ids are short, in small letters, without spaces: they stand in files for ever."""
    for record in records_in(context.pack):
        name = getattr(record, "id", None)
        if isinstance(name, str) and not _ID.fullmatch(name):
            context.log.add(context.places.of(record, "id"), "bad_id", id=name)


def check_ids_inside_records(context: CheckContext) -> None:
    """Inside one marketplace or body every list has each id once."""
    for marketplace in context.pack.marketplaces:
        lists: list[Iterable[Struct]] = [
            marketplace.sites,
            marketplace.channels,
            marketplace.answers,
            marketplace.ladders,
            marketplace.traps,
            marketplace.notices,
            *(ladder.rungs for ladder in marketplace.ladders),
            *(entry.variants for entry in marketplace.issues),
        ]
        for records in lists:
            _once(context, records, "id")
        _issues_once(context, marketplace.issues)
    for body in context.pack.bodies:
        _once(context, body.channels, "id")
        _once(context, body.notices, "id")


def check_issue_in_one_topic(context: CheckContext) -> None:
    """No issue belongs to two topics."""
    first: dict[str, str] = {}
    for topic in context.pack.topics:
        for position, issue in enumerate(topic.issues):
            if issue in first:
                place = context.places.of(topic, "issues", position)
                context.log.add(place, "issue_in_two_topics", id=issue, first=first[issue])
            first.setdefault(issue, topic.id)


def _once(context: CheckContext, records: Iterable[Struct], field: str) -> None:
    seen: dict[str, Struct] = {}
    for record in records:
        name = getattr(record, field)
        if name in seen:
            first = context.places.of(seen[name])
            context.log.add(
                context.places.of(record, field),
                "duplicate_id",
                id=name,
                first=f"{first.file}:{first.line}",
            )
        seen.setdefault(name, record)


def _issues_once(context: CheckContext, entries: Iterable[IssueEntry]) -> None:
    """An issue may stand once for each role."""
    seen: set[tuple[str, str]] = set()
    for entry in entries:
        for role in entry.roles:
            if (entry.issue, role) in seen:
                place = context.places.of(entry, "issue")
                context.log.add(place, "issue_twice", issue=entry.issue, role=role)
            seen.add((entry.issue, role))
