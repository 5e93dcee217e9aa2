"""The call that belongs to a step of a case."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace

from makegood.domain.case import Case
from makegood.domain.marketplace import Rung
from makegood.handoff.document import Heading, Paragraph
from makegood.services.bundle import Services, open_services
from makegood.services.calls import call_for
from makegood.services.packs import PackService

CASE = Case(
    id="c1",
    marketplace="amazon",
    site="amazon.de",
    country="DE",
    issue="not_received",
    remedy="refund",
    facts={"order_number": "111-2233445-6677889"},
)
STEP = Rung(id="ask", party="platform", stage="supervisor", channels=("chat", "callback"))


@pytest.fixture
def services(tmp_path: Path, guide: PackService, clock) -> Iterator[Services]:
    found = open_services(tmp_path, guide, clock, language="en")
    found.settings.change(reading_language="de")
    found.cases.create(CASE)
    yield found
    found.close()


def test_a_step_that_can_be_taken_on_the_phone(services: Services) -> None:
    call = call_for(services, services.cases.view("c1"), STEP)
    assert call is not None
    assert call.channel.id == "callback"
    assert call.sheet.language == "de"
    assert call.sheet.one_page
    said = [part.text for part in call.sheet.parts if isinstance(part, Paragraph)]
    # The words of that very step, in the language of the other side.
    assert "Could a supervisor please look at this? I think that would be the fair way." in said


def test_a_step_in_writing_has_no_call(services: Services) -> None:
    view = services.cases.view("c1")
    assert call_for(services, view, replace(STEP, channels=("chat", "letter_eu"))) is None
    assert call_for(services, view, replace(STEP, channels=("gone",))) is None


def test_a_number_of_another_country_is_not_offered(services: Services) -> None:
    phone = replace(STEP, party="body", stage="body", channels=("citizens_advice_phone",))
    assert call_for(services, services.cases.view("c1"), phone) is None


def test_one_asks_again_where_one_talked_last(services: Services) -> None:
    assert call_for(services, services.cases.view("c1"), None) is None
    services.cases.record("c1", "call", party="platform", channel="callback", reference="T-9")
    call = call_for(services, services.cases.view("c1"), None)
    assert call is not None
    assert call.draft.subject.startswith("T-9 - ")
    services.cases.record("c1", "sent", party="platform", channel="chat")
    assert call_for(services, services.cases.view("c1"), None) is None


def test_the_step_itself_is_no_way_out_of_it(services: Services) -> None:
    view = services.cases.view("c1")
    assert view.assessment.next is not None
    rung = replace(STEP, id=view.assessment.next.rung)
    call = call_for(services, view, rung)
    assert call is not None
    assert any(
        isinstance(part, Heading) and part.text == "Wenn abgelehnt wird"
        for part in call.sheet.parts
    )
    words = services.packs.words("de")
    title = words.lookup(f"amazon.rungs.{rung.id}.title")
    said = " ".join(part.text for part in call.sheet.parts if isinstance(part, Paragraph))
    assert str(title) not in said
