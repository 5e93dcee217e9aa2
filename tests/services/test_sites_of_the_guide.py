"""Each site of a marketplace leads to its own ways and dates; Wish to bank and wallet early."""

from __future__ import annotations

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from makegood.domain.assess import assess
from makegood.domain.book import book_for
from makegood.domain.case import Case, Event, Order
from makegood.domain.conditions import evaluate
from makegood.domain.situation import facts_of
from makegood.domain.when import When
from makegood.drafting.request import DraftRequest
from makegood.flow.leaf import Guide
from makegood.services.drafts import draft_for
from makegood.services.stages import stage_standing

NOW = datetime(2026, 11, 22, 10, tzinfo=ZoneInfo("Europe/Tallinn"))


def ways(guide, market_id, site, issue="damaged", country="DE", **facts):
    book = Guide(guide.pack)
    market = book.marketplace(market_id)
    entry = book.entry(market, issue, "buyer")
    known = {"role": "buyer", "issue": issue, "site": site, "country": country, **facts}
    return {channel.id for channel in book.channels(market, entry, None, "buyer", known)}


@pytest.mark.parametrize(
    ("site", "page", "letter"),
    [
        ("amazon.com", "contact_hub", "letter_us"),
        ("amazon.co.uk", "contact_hub_uk", "letter_uk"),
        ("amazon.de", "contact_hub_de", "letter_eu"),
        ("amazon.fr", "contact_hub_fr", "letter_eu"),
        ("amazon.pl", "contact_hub_other", "letter_eu"),
        ("amazon.ae", "contact_hub_other", None),
    ],
)
def test_each_amazon_site_has_its_own_page_and_address(guide, site, page, letter):
    found = ways(guide, "amazon", site)
    assert {name for name in found if name.startswith("contact_hub")} == {page}
    assert {name for name in found if name.startswith("letter_")} == ({letter} - {None})


def test_only_the_french_site_has_mail_and_its_mediator(guide):
    french = ways(guide, "amazon", "amazon.fr", country="FR")
    assert {"email", "fevad_mail", "fevad_letter"} <= french
    assert not {"email", "fevad_mail", "fevad_letter"} & ways(guide, "amazon", "amazon.de")


def dates(guide, market_id, site, country, issue="damaged", **facts):
    given = {
        name: When(datetime.fromisoformat(value).date()) if name.endswith("_date") else value
        for name, value in facts.items()
    }
    case = Case(
        id="one", marketplace=market_id, site=site, country=country, issue=issue,
        facts=given, orders=(Order(id="first"),),
    )  # fmt: skip
    found = assess(case, book_for(guide.pack, market_id), NOW)
    return {clock.rule for clock in found.clocks if clock.applies == "yes"}


def test_the_return_terms_of_the_uk_hold_in_the_uk_alone(guide):
    facts = {"sold_by": "third_party", "delivery_date": "2026-11-10"}
    assert "amazon-atoz-return-ask" in dates(guide, "amazon", "amazon.co.uk", "GB", **facts)
    assert "amazon-atoz-return-ask" not in dates(guide, "amazon", "amazon.de", "DE", **facts)


def test_the_terms_for_europe_give_an_appeal(guide):
    facts = {"issue": "account_locked", "platform_decision_date": "2026-11-01"}
    for country in ("EE", "GB"):
        assert "dsa-internal-aliexpress" in dates(guide, "aliexpress", "eu", country, **facts)
    assert "dsa-internal-aliexpress" not in dates(guide, "aliexpress", "global", "EG", **facts)


@pytest.mark.parametrize("issue", ["not_received", "damaged", "counterfeit", "refund_not_received"])
def test_at_wish_bank_and_wallet_come_right_after_the_ticket(guide, issue):
    book = Guide(guide.pack)
    market = book.marketplace("wish")
    assert market.status == "at_risk"
    company = next(notice for notice in market.notices if notice.id == "company")
    assert (company.level, company.issues, company.channels) == ("warning", (), ())
    entry = book.entry(market, issue, "buyer")
    assert "payment_early" in entry.answers
    steps = book.ladder(market, entry, None).rungs
    main = [rung for rung in steps if not rung.beside]
    assert main[0].id == "ticket"
    assert {rung.party for rung in main[1:4]} == {"provider"}


@pytest.mark.parametrize(
    ("who", "asked", "channel", "following"),
    [
        ("third_party", "seller", "message_seller", "atoz"),
        ("marketplace", "platform", "chat", "ask_supervisor"),
    ],
)
def test_who_sold_it_decides_the_next_step_at_amazon(guide, who, asked, channel, following):
    """The first message went out four days ago, so the seller's 48 hours are over."""
    day = When(datetime(2026, 11, 18, 10, tzinfo=NOW.tzinfo).date())
    event = Event(id="first", kind="sent", at=day, party=asked, channel=channel, stage="first")
    facts = {"sold_by": who, "shipped_by": who}
    case = Case(
        id="one", marketplace="amazon", site="amazon.de", country="EE", issue="damaged",
        facts=facts, orders=(Order(id="first"),), events=(event,),
    )  # fmt: skip
    found = assess(case, book_for(guide.pack, "amazon"), NOW).next
    assert found is not None
    assert found.rung == following


@pytest.mark.parametrize(
    ("country", "steps"),
    [
        ("GB", ["terms_complaint"]), ("NO", ["terms_complaint"]), ("IS", ["terms_complaint"]),
        ("LI", ["terms_complaint"]), ("EE", ["dsa"]), ("US", []),
    ],
)  # fmt: skip
@pytest.mark.parametrize(
    ("issue", "role"),
    [("account_locked", "buyer"), ("report_seller", "buyer"), ("complaint_against_me", "accused")],
)
def test_a_complaint_about_a_decision_has_words_where_only_the_terms_give_it(
    guide, country, steps, issue, role
):
    """The law is that of the Union; AliExpress gives the same by contract in the UK and the EEA."""
    decided = When(NOW.date() - timedelta(days=2))
    case = Case(
        id="one", marketplace="aliexpress", role=role, country=country, issue=issue,
        facts={"platform_decision_date": decided}, orders=(Order(id="first"),),
        events=(Event(id="1", kind="received", at=decided, party="platform", outcome="decision"),),
    )  # fmt: skip
    book = book_for(guide.pack, "aliexpress")
    facts = facts_of(case)
    ladder = book.ladder(issue, None, role)
    rungs = [rung for rung in ladder.rungs if rung.id in ("dsa", "terms_complaint")]
    open_ = [rung for rung in rungs if evaluate(rung.applies, facts) is True]
    assert [rung.id for rung in open_] == steps
    for rung in open_:
        channel = book.channels["dsa_complaint"]
        assert stage_standing(rung.stage, case, book, channel, NOW).open is True
        request = DraftRequest(stage=rung.stage, channel=channel)
        body = draft_for(case, book, request, guide.words, NOW).body
        assert ("Digital Services Act" in body) == (country == "EE")
