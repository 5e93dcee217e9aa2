"""Every fact says where it comes from, and was looked at not too long ago."""

from __future__ import annotations

from typing import TYPE_CHECKING

from makegood.content.checks.walking import records_in
from makegood.domain.marketplace import Channel
from makegood.domain.provenance import Source, Sourced
from makegood.domain.rules import Rule

if TYPE_CHECKING:
    from makegood.content.checks.context import CheckContext
    from makegood.content.manifest import ShelfKind

_LAW_BODIES = frozenset({"court", "authority", "police", "dsa", "ombudsman", "consumer_body"})


def check_sources(context: CheckContext) -> None:
    """Each record that states a fact has a source; a link in one uses https."""
    for record in records_in(context.pack):
        if isinstance(record, Sourced) and not record.sources:
            context.log.add(context.places.of(record, "sources"), "no_source")
        elif isinstance(record, Source):
            _check_source(context, record)


def check_dates(context: CheckContext) -> None:
    """Nothing was checked on a day that has begun nowhere on earth, and nothing too long ago."""
    for top in (*context.pack.marketplaces, *context.pack.bodies, *context.pack.rules):
        for record in records_in(top):
            if isinstance(record, Sourced):
                _check_date(context, record, shelf_kind(top, record))
    for page in context.pack.do_now:
        _check_date(context, page, "payment")


def shelf_kind(top: object, record: Sourced) -> ShelfKind:
    """How quickly a record goes stale."""
    if isinstance(record, Channel) and (record.hours or record.kind in {"phone", "mail"}):
        return "contact"
    if isinstance(record, Rule):
        kinds: dict[str, ShelfKind] = {"law": "law", "body": "law", "payment": "payment"}
        return kinds.get(record.group, "marketplace")
    kind = getattr(top, "kind", None)
    if kind in {"wallet", "card", "bank"}:
        return "payment"
    return "law" if kind in _LAW_BODIES else "marketplace"


def _check_source(context: CheckContext, source: Source) -> None:
    place = context.places.of(source)
    if source.url is not None and not source.url.startswith("https://"):
        level = "note" if source.url.startswith("http://") else "error"
        context.log.add(
            context.places.of(source, "url"),
            "source_not_https",
            level="note" if level == "note" else "error",
            url=source.url,
        )
    if source.url is None and source.read_in is None:
        context.log.add(place, "source_nowhere", title=source.title)


def _check_date(context: CheckContext, record: Sourced, kind: ShelfKind) -> None:
    checked = record.checked.on
    place = context.places.of(record, "checked")
    today, latest = context.today, context.latest_day
    if today is None or latest is None:
        return
    # The day somebody writes down is that of where they live, further east perhaps.
    if checked > latest:
        context.log.add(place, "checked_in_future", day=checked)
        return
    months = context.source.manifest.shelf_life.get(kind)
    if months is None:
        return
    age = (today.year - checked.year) * 12 + today.month - checked.month
    if age - (today.day < checked.day) >= months:
        context.log.add(
            place, "checked_long_ago", level=context.warning, day=checked, months=months
        )
