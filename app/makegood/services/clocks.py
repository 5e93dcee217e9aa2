"""Every date of one situation, as the command line prints it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from makegood.domain.assess import assess
from makegood.domain.book import book_for

if TYPE_CHECKING:
    from datetime import date, datetime

    from makegood.domain.assessment import Assessment, Clock
    from makegood.domain.case import Case
    from makegood.domain.catalogue import Pack
    from makegood.domain.provenance import Source
    from makegood.text.catalog import Catalog


def assessed(case: Case, pack: Pack, now: datetime) -> Assessment:
    """What a case comes to at `now`, which is aware and in the user's zone."""
    return assess(case, book_for(pack, case.marketplace), now)


def clocks_json(case: Case, pack: Pack, now: datetime, words: Catalog) -> bytes:
    """The dates of a case as JSON, in the shape that `makegood clocks --json` prints.

    Days are ISO dates in the user's zone; reasons are sentences in the language of `words`.
    ``opens`` of the next step is today where it can be taken now, and null while something
    else must come first.
    """
    found = assessed(case, pack, now)
    reminder, step = found.follow_up, found.next
    data = {
        "today": found.today.isoformat(),
        "clocks": [_clock(clock, words) for clock in found.clocks],
        "waiting_for": [
            {"id": each.rule, "missing": list(each.missing)} for each in found.waiting_for
        ],
        "follow_up": None
        if reminder is None
        else {"date": reminder.day.isoformat(), "because": words.message(reminder.because)},
        "next": None
        if step is None
        else {
            "rung": step.rung,
            "opens": _day(found.today if step.open_now else step.opens),
            "because": words.message(step.because),
        },
    }
    return msgspec.json.format(msgspec.json.encode(data), indent=2)


def _clock(clock: Clock, words: Catalog) -> dict[str, object]:
    return {
        "id": clock.rule,
        "kind": clock.kind,
        "who": clock.who,
        "date": clock.day.isoformat(),
        "plan_by": _day(clock.plan_by),
        "outer": _day(clock.outer),
        "state": clock.state,
        "applies": clock.applies,
        "confidence": clock.confidence,
        "because": words.message(clock.because),
        "source": "; ".join(source_line(source) for source in clock.sources),
    }


def source_line(source: Source) -> str:
    """Publisher, title and, where it may be shown, the address."""
    line = f"{source.publisher}: {source.title}"
    return line if source.url is None else f"{line} ({source.url})"


def _day(day: date | None) -> str | None:
    return None if day is None else day.isoformat()
