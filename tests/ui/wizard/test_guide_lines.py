"""Every line of the source guides stands on a page of the wizard that a person comes to.

A person walks from "where" to "where to send it" and takes every way offered there. What carries a
line counts as met when its card is on the page; a way that no longer works is met in the guides.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QWidget

from makegood.content.checks.walking import records_in
from makegood.domain.marketplace import Channel
from makegood.domain.provenance import Sourced

MARKETS = {"E": "etsy", "W": "wish", "A": "amazon", "L": "aliexpress", "M": "aliexpress"}
COUNTRY = {"wish": "US", "aliexpress": "EE", "etsy": "EE", "amazon": "LV"}
LINES = (
    *(f"E{n}" for n in range(1, 11)),
    *(f"W{n}" for n in range(1, 15)),
    *(f"A{n}" for n in range(1, 13)),
    *(f"L{n}" for n in range(1, 9)),
    *(f"M{n}" for n in range(1, 7)),
)


def carriers(pack, market):
    """For each line of a marketplace's guides the cards that carry it, by object name."""
    found = defaultdict(set)
    dead = defaultdict(set)
    for top in (market, *pack.bodies):
        for record in records_in(top):
            if not isinstance(record, Sourced) or record is market:
                continue
            for line in record.guide:
                if MARKETS[line[0]] != market.id:
                    continue
                name = getattr(record, "id", "")
                if isinstance(record, Channel) and record.dead:
                    dead[line].add(name)
                elif record in pack.bodies:
                    found[line] |= {f"channel:{channel.id}" for channel in record.channels}
                else:
                    found[line].add(f"{type(record).__name__.lower()}:{name}")
    return found, dead


def forms(market) -> Iterator[tuple[str, str, str | None, set[str]]]:
    """Every form of every problem, for each role, with the cards its own record names."""
    for entry in market.issues:
        for role in entry.roles:
            for leaf in (entry, *entry.variants):
                variant = None if leaf is entry else leaf.id
                named = {f"answer:{name}" for name in leaf.answers or entry.answers}
                named |= {f"channel:{name}" for name in leaf.channels or entry.channels}
                named |= {
                    f"notice:{notice.id}"
                    for notice in market.notices
                    if entry.issue in notice.issues
                    or set(notice.channels) & set(leaf.channels or entry.channels)
                }
                yield entry.issue, role, variant, named


def names_on(page: QWidget) -> set[str]:
    """The cards on a page, with the notes that a link brings; what was taken away is hidden."""
    kinds = ("answer:", "channel:", "notice:", "trap:")
    more = page.findChildren(QWidget, "all_notices")
    for link in more:
        if not link.isHidden():
            link.click()
    return {
        widget.objectName()
        for widget in page.findChildren(QWidget)
        if widget.objectName().startswith(kinds) and not widget.isHidden()
    }


def walk(
    person, market, country: str, form: tuple[str, str, str | None], missing: set[str]
) -> set[str]:
    """What is met on the way from the first page to the ways to reach them.

    Of those ways only the ones are looked at that may bring something still missing.
    """
    issue, role, variant = form
    wizard = person.wizard
    wizard.open()
    wizard.enter()
    control = wizard.controller
    control.answer(marketplace=market.id, country=country, role=role)
    control.answer(site=next((s.id for s in market.sites if country in s.countries), None))
    if control.known.answers.site is None and market.sites:
        control.answer(site=market.sites[0].id)
    person.go_on()
    control.answer(issue=issue, variant=variant)
    met: set[str] = set()
    while person.step != "channel":
        person.settle()
        if person.step == "try_first":
            met |= names_on(person.page)
        if person.step == "order":
            guide = control.service.engine.guide
            known = control.known
            control.answer(remedy=guide.remedies(known.entry, variant, known.facts)[0].id)
        person.go_on()
    person.settle()
    if not person.page.all_ways.isHidden():
        person.press("all_ways")
    met |= names_on(person.page)
    worth = {
        name
        for notice in market.notices
        if f"notice:{notice.id}" in missing - met
        for name in notice.channels
    }
    for channel in (name for name in person.page.list.ids if name in worth):
        control.answer(channel=channel)
        person.settle()
        met |= names_on(person.page)
    return met


@pytest.mark.parametrize("market_id", sorted(COUNTRY))
def test_every_line_is_met_on_the_way(person, services, market_id):
    pack = services.packs.pack
    market = next(each for each in pack.marketplaces if each.id == market_id)
    found, dead = carriers(pack, market)
    lines = {line for line in LINES if MARKETS[line[0]] == market_id}
    # A line that only a dead way carries would be met nowhere but in the guides.
    assert lines == set(found)
    assert set(dead) <= lines
    open_lines = dict(found)
    while open_lines:
        missing = set().union(*open_lines.values())
        best = max(forms(market), key=lambda form: lines_of(form[3], open_lines))
        met = walk(person, market, COUNTRY[market_id], best[:3], missing)
        left = {line: cards for line, cards in open_lines.items() if not cards & met}
        assert left != open_lines, f"no page of the wizard shows {sorted(open_lines)}"
        open_lines = left


def lines_of(cards: set[str], open_lines: dict[str, set[str]]) -> int:
    """How many lines still to be met a form promises."""
    return sum(bool(cards & wanted) for wanted in open_lines.values())


def test_the_lines_are_those_of_the_guides(services):
    """The list above is written by hand; the guide data must not know fewer lines."""
    carried = {
        line
        for record in records_in(services.packs.pack)
        if isinstance(record, Sourced)
        for line in record.guide
    }
    assert sorted(carried) == sorted(LINES)
