"""A day that the user saw on the order page: it counts where its rule can hold."""

from __future__ import annotations

from datetime import date

import pytest
from msgspec.structs import replace

from makegood.domain.case import PageDate
from makegood.domain.rules import Offset, Rule, Term
from makegood.domain.when import When
from makegood.flow.answers import Typed
from makegood.flow.engine import Engine
from makegood.flow.session import Session
from makegood.flow.to_case import case_of

SEEN = Typed("29 November 2026", "date", "2026-11-29")


@pytest.fixture
def with_rules(engine):
    known = engine.guide.pack.do_now[0]
    rules = tuple(
        Rule(
            id=name,
            kind="file_by",
            group="marketplace",
            who="user",
            marketplaces=markets,
            term=Term("order_date", Offset(days=1)),
            sources=known.sources,
            checked=known.checked,
            confidence=known.confidence,
        )
        for name, markets in (("here", ("bazaar",)), ("everywhere", ()), ("elsewhere", ("other",)))
    )
    return Engine(replace(engine.guide.pack, rules=rules))


def test_it_counts_for_rules_of_this_marketplace_and_for_common_ones(with_rules):
    session = Session(id="s").answer(
        marketplace="bazaar",
        site="one",
        issue="lost",
        page_dates={"here": SEEN, "everywhere": SEEN, "elsewhere": SEEN, "gone": SEEN},
    )
    known = with_rules.reached(session)
    assert set(known.answers.page_dates) == {"here", "everywhere"}
    assert set(case_of(known, "c").page_dates) == {
        PageDate(rule="here", day=When(date(2026, 11, 29))),
        PageDate(rule="everywhere", day=When(date(2026, 11, 29))),
    }


def test_what_is_no_day_does_not_count(with_rules):
    session = Session(id="s").answer(
        marketplace="bazaar", site="one", issue="lost", page_dates={"here": Typed("soon", "date")}
    )
    assert case_of(with_rules.reached(session), "c").page_dates == ()
