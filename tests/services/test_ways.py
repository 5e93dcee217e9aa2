"""Own notes on ways to reach somebody, and the steps ticked in a case."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from makegood.domain.case import Case
from makegood.flow.answers import Failure

if TYPE_CHECKING:
    from makegood.services.bundle import Services


@pytest.fixture
def case_id(services: Services) -> str:
    case = Case(id="c1", marketplace="bazaar", issue="not_received")
    services.cases.create(case)
    return case.id


def test_a_note_is_kept_and_forgotten(services: Services) -> None:
    services.ways.keep_note("bazaar", "phone", "dead")
    services.ways.keep_note("bazaar", "chat", None)
    services.ways.keep_note("other", "phone", "bot")
    today = services.clock().date().isoformat()
    assert services.ways.notes("bazaar") == {
        "phone": Failure(today, "dead"),
        "chat": Failure(today),
    }
    services.ways.forget_note("bazaar", "phone")
    assert list(services.ways.notes("bazaar")) == ["chat"]
    assert services.ways.notes("other") == {"phone": Failure(today, "bot")}


def test_notes_that_cannot_be_read_are_none(services: Services) -> None:
    services.settings.remember("way_notes", '{"bazaar": 3}')
    assert services.ways.notes("bazaar") == {}


def test_steps_are_ticked_for_one_case_and_way(services: Services, case_id: str) -> None:
    services.ways.tick(case_id, "form", 2, done=True)
    services.ways.tick(case_id, "form", 0, done=True)
    services.ways.tick(case_id, "form", 2, done=True)
    assert services.ways.ticked(case_id, "form") == (0, 2)
    services.ways.tick(case_id, "form", 0, done=False)
    assert services.ways.ticked(case_id, "form") == (2,)
    assert services.ways.ticked(case_id, "phone") == ()


def test_ticks_go_with_their_case(services: Services, case_id: str) -> None:
    services.ways.tick(case_id, "form", 2, done=True)
    services.cases.delete(case_id)
    services.cases.create(Case(id=case_id, marketplace="bazaar", issue="not_received"))
    assert services.ways.ticked(case_id, "form") == ()
