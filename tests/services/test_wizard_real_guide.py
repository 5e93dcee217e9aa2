"""The real guide data lead from every problem to a kept case: nowhere a dead end."""

from __future__ import annotations

from datetime import datetime

import pytest

from makegood.services.bundle import open_services
from makegood.services.cases import new_id
from makegood.services.wizard import WizardService


@pytest.fixture
def wizard(tmp_path, guide, clock):
    services = open_services(tmp_path / "cases", guide, clock, language="en")
    yield WizardService(
        services.packs, services.sessions, services.cases, services.settings, clock, new_id
    )
    services.close()


def forms(market):
    for entry in market.issues:
        for role in entry.roles:
            for variant in (None, *(v.id for v in entry.variants)):
                yield entry.issue, role, variant


@pytest.mark.parametrize("market_id", ["aliexpress", "amazon", "etsy", "generic", "wish"])
def test_every_problem_leads_to_a_message_and_a_case(wizard, market_id, now: datetime):
    engine = wizard.engine
    market = engine.guide.marketplace(market_id)
    stuck = []
    reached_the_end = 0
    for issue, role, variant in forms(market):
        session = wizard.begin().answer(
            marketplace=market_id,
            marketplace_name="Corner Bazaar" if market_id == "generic" else "",
            site=market.sites[0].id if market.sites else None,
            country="EE",
            role=role,
            issue=issue,
            variant=variant,
        )
        for _ in range(12):
            known = engine.reached(session)
            if session.step == "order":
                remedies = engine.guide.remedies(known.entry, variant, known.facts)
                session = session.answer(remedy=remedies[0].id if remedies else None)
            elif session.step == "channel":
                ways = wizard.ways(session)
                session = session.answer(channel=ways[0].channel.id if ways else None)
            elif session.step == "message":
                draft = wizard.messages.draft(session)
                if draft is None or not draft.body.strip():
                    stuck.append((issue, role, variant, "no message"))
                    break
            elif session.step == "next":
                session = session.answer(sent="sent", sent_at=now.isoformat())
                reached_the_end += 1
                if not engine.finished(session):
                    stuck.append((issue, role, variant, "not finished"))
                break
            after = engine.advance(session)
            if after == session:
                stuck.append((issue, role, variant, session.step))
                break
            session = after
        else:
            stuck.append((issue, role, variant, "goes round"))
    assert stuck == []
    # Every issue of the shared list is known everywhere, most with narrower forms.
    assert reached_the_end >= len(market.issues) >= 20
