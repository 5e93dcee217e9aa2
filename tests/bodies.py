"""The bodies outside a marketplace to which the steps of a case lead."""

from __future__ import annotations

from typing import NamedTuple

from makegood.domain.book import Book
from makegood.domain.case import Case
from makegood.domain.situation import facts_of


class Outside(NamedTuple):
    """A body, and whether everything that decides who may use it is known to hold."""

    body: str
    sure: bool


def bodies_for(case: Case, book: Book) -> tuple[Outside, ...]:
    """The bodies that are for a case, or may be, in the order of its steps, each once."""
    ladder = book.ladder(case.issue, case.variant, case.role)
    assert ladder is not None
    found: dict[str, bool] = {}
    for rung, sure in book.rungs(ladder, facts_of(case, book)).possible:
        if not sure and rung.closes:
            continue
        through = (book.channel_bodies.get(channel) for channel in rung.channels)
        for body in (rung.body, *through):
            if body is not None:
                found[body] = found.get(body, False) or sure
    return tuple(Outside(body, sure) for body, sure in found.items())
