"""Which outside help the program offers, by country, seller's country, payment and problem.

What is expected was written by hand from what each body says of whom it is for.
"""

from __future__ import annotations

from decimal import Decimal
from itertools import product

import pytest
from tests.bodies import bodies_for

from makegood.domain.book import book_for
from makegood.domain.case import Case
from makegood.domain.outside import law_note
from makegood.flow.answers import Typed
from makegood.services.bundle import open_services
from makegood.services.cases import new_id
from makegood.services.wizard import WizardService

COUNTRIES = (
    "EE", "LV", "GR", "DE", "PL", "GB", "US", "AE", "SA", "EG", "RU", "FR", "NO", "JP", None,
)  # fmt: skip
LAW_KNOWN = {"EE", "LV", "GR", "DE", "PL", "GB", "US", "SA", "EG", "RU", "FR", "NO"}
SELLERS = ("DE", "PL", "NO", "CN", "US", "GB", "AE", None, "home")

AT_HOME: dict[str | None, set[str]] = {
    "EE": {"tvk_ee"},
    "LV": {"ptac_lv"},
    "GR": {"gr_consumer_ombudsman", "gr_ministry"},
    "DE": set(),
    "PL": {"pl_uokik"},
    "GB": {"citizens_advice", "small_claims"},
    "US": {"ftc", "us_state_ag"},
    "AE": set(),
    "SA": {"sa_moc"},
    "EG": {"eg_cpa"},
    "RU": {"ru_rospotrebnadzor"},
    "FR": set(),
    "NO": set(),
    "JP": set(),
    None: set(),
}
"""What people of a country have, wherever the seller sits."""

UNION = {"EE", "LV", "GR", "DE", "PL", "FR"}
CONSUMER_CENTRES = UNION | {"NO"}

PAID: dict[str | None, set[str]] = {
    "card_visa": {"card_issuer"},
    "card_amex": {"card_issuer"},
    "apple_pay": {"card_issuer"},
    "paypal": {"paypal"},
    "klarna": {"klarna"},
    "afterpay": {"afterpay"},
    "sepa_debit": set(),
    "bank_transfer": {"bank_transfer_bank"},
    "gift_card": set(),
    "cash_on_delivery": set(),
    None: set(),
}
"""What a way of paying leads to for certain, in any country."""

OVERSEERS = {"GB": {"uk_fos"}, "US": {"cfpb"}}
"""Who watches over the banks that issue cards."""


def expected(country: str | None, seller: str | None, payment: str | None) -> set[str]:
    """The bodies that are certainly for somebody who never got what a business sold."""
    found = AT_HOME[country] | PAID[payment]
    abroad = seller is not None and country is not None and seller != country
    if "card_issuer" in found and country in OVERSEERS:
        found = found | OVERSEERS[country]
    if payment == "sepa_debit" and country in CONSUMER_CENTRES:
        found = found | {"sepa_bank"}
    if seller == "DE" and country in CONSUMER_CENTRES:
        found = found | {"de_uss"}
    if seller == "AE" and country == "AE":
        found = found | {"ae_det"}
    if seller == "US":
        found = found | {"bbb", "ftc"}
    if abroad:
        found = found | {"econsumer"}
        if country in CONSUMER_CENTRES and seller in CONSUMER_CENTRES:
            found = found | {"ecc_net"}
        if country in UNION and seller in UNION:
            found = found | {"escp"}
    return found


def case_of(
    market: str, issue: str, country: str | None, seller: str | None, payment: str | None
) -> Case:
    facts: dict[str, object] = {"seller_kind": "trader", "currency": "USD"}
    if payment is not None:
        facts["payment_method"] = payment
    if seller is not None:
        facts["trader_country"] = seller
    return Case(id="1", marketplace=market, issue=issue, country=country, facts=facts)  # type: ignore[arg-type]


@pytest.mark.parametrize("payment", PAID)
@pytest.mark.parametrize("country", COUNTRIES)
def test_a_marketplace_that_is_not_listed(guide, country: str | None, payment: str | None):
    book = book_for(guide.pack, "generic")
    for seller in SELLERS:
        where = country if seller == "home" else seller
        case = case_of("generic", "not_received", country, where, payment)
        sure = {found.body for found in bodies_for(case, book) if found.sure}
        assert sure == expected(country, where, payment), (country, where, payment)


NATIONAL = set().union(*AT_HOME.values()) | {"ae_det", "ecc_net", "escp", "uk_fos", "cfpb"}


@pytest.mark.parametrize("market", ["aliexpress", "amazon", "etsy", "generic", "wish"])
def test_the_same_bodies_at_every_marketplace(guide, market: str):
    """What depends on the countries alone does not depend on the marketplace."""
    book = book_for(guide.pack, market)
    for country, seller in product(COUNTRIES, ("DE", "CN", "US", None)):
        case = case_of(market, "not_received", country, seller, "card_visa")
        sure = {found.body for found in bodies_for(case, book) if found.sure}
        assert sure & NATIONAL == expected(country, seller, "card_visa") & NATIONAL, (
            country,
            seller,
        )


def test_nothing_of_one_country_is_a_maybe_for_another(guide):
    for market, country in product(("generic", "aliexpress", "wish", "etsy"), COUNTRIES):
        book = book_for(guide.pack, market)
        offered = {
            found.body
            for found in bodies_for(case_of(market, "not_received", country, None, None), book)
        }
        of_others = {body.id for body in guide.pack.bodies if body.country not in (None, country)}
        of_others -= {"bbb", "ftc"}  # for whoever bought from the United States
        assert offered & of_others == set(), (market, country)


@pytest.mark.parametrize(
    ("changed", "offered"),
    [
        ({}, True),
        ({"item_price": Decimal("100.01")}, True),
        ({"item_price": Decimal("100.00")}, False),
        ({"item_price": Decimal("30000.00")}, True),
        ({"item_price": Decimal("30000.01")}, False),
        ({"card_kind": "debit"}, False),
        ({"currency": "EUR"}, False),
        ({"seller_kind": "private"}, False),
        ({"payment_method": "paypal", "paid_behind": "card_visa"}, False),
        ({"payment_method": "apple_pay", "paid_behind": "card_visa"}, True),
    ],
)
@pytest.mark.parametrize("market", ["aliexpress", "amazon", "etsy", "generic", "wish"])
def test_section_75(guide, market: str, changed: dict[str, object], offered: bool):
    book = book_for(guide.pack, market)
    given: dict[str, object] = {
        "payment_method": "card_visa",
        "card_kind": "credit",
        "currency": "GBP",
        "item_price": Decimal("250.00"),
        "seller_kind": "trader",
        **changed,
    }
    for issue, country in product(("not_received", "damaged", "warranty"), ("GB", "IE")):
        case = Case(id="1", marketplace=market, issue=issue, country=country, facts=given)  # type: ignore[arg-type]
        sure = {found.body for found in bodies_for(case, book) if found.sure}
        assert ("uk_section_75" in sure) == (offered and country == "GB"), (issue, country)


@pytest.mark.parametrize("market", ["aliexpress", "amazon", "etsy", "generic", "wish"])
def test_a_decision_of_the_platform_goes_to_a_certified_body(guide, market: str):
    book = book_for(guide.pack, market)
    for country in COUNTRIES:
        case = case_of(market, "account_locked", country, None, None)
        bodies = {found.body for found in bodies_for(case, book)}
        assert ("dsa_body" in bodies) == (country in UNION), country


def test_a_fraud_in_the_kingdom_is_reported_to_the_police(guide):
    for market in ("aliexpress", "amazon", "etsy", "generic", "wish"):
        case = case_of(market, "report_seller", "GB", None, None)
        assert "uk_report_fraud" in {
            found.body for found in bodies_for(case, book_for(guide.pack, market))
        }
        elsewhere = case_of(market, "report_seller", "EE", None, None)
        bodies = {found.body for found in bodies_for(elsewhere, book_for(guide.pack, market))}
        assert "uk_report_fraud" not in bodies


@pytest.mark.parametrize("market", ["aliexpress", "amazon", "etsy", "generic", "wish"])
def test_a_bank_that_does_not_pay_back_a_scam_has_its_ombudsman(guide, market: str):
    book = book_for(guide.pack, market)
    for country, payment in product(("GB", "EE"), ("bank_transfer", "gift_card")):
        case = case_of(market, "report_seller", country, "GB", payment)
        bodies = {found.body for found in bodies_for(case, book) if found.sure}
        assert ("bank_transfer_bank" in bodies) == (payment == "bank_transfer")
        assert ("uk_fos" in bodies) == (country == "GB" and payment == "bank_transfer")


@pytest.mark.parametrize("country", COUNTRIES)
def test_the_program_says_whose_law_it_does_not_know(guide, country: str | None):
    note = law_note(case_of("etsy", "late", country, None, None), guide.pack)
    if country in LAW_KNOWN:
        assert note is None
    else:
        known = "country" if country is None else "law"
        assert note is not None
        assert note.id == f"app_dates.outside.{known}_unknown"


@pytest.fixture
def wizard(tmp_path, guide, clock):
    services = open_services(tmp_path / "cases", guide, clock, language="en")
    yield WizardService(
        services.packs, services.sessions, services.cases, services.settings, clock, new_id
    )
    services.close()


WAYS = [
    ("EE", "LV", {"tvk_form", "ecc_net_form", "ecc_ee_form"}),
    ("EE", "CN", {"tvk_form"}),
    ("LV", "EE", {"ptac_form", "ptac_phone", "ecc_net_form", "ecc_lv_mail"}),
    ("PL", "FR", {"pl_line", "pl_line_801", "pl_mail",
                  "ecc_net_form", "ecc_pl_mail", "ecc_pl_phone"}),
    ("FR", "DE", {"de_uss_form", "ecc_net_form"}),
    ("GR", "GR", {"gr_ombudsman_form", "gr_ombudsman_letter", "gr_ministry_form"}),
    ("GB", "GB", {"citizens_advice_phone", "uk_money_claim", "uk_fos_form"}),
    ("SA", "SA", {"sa_moc_site"}),
    ("AE", "AE", set()),
    ("JP", "CN", set()),
]  # fmt: skip


@pytest.mark.parametrize(("country", "seller", "ways"), WAYS)
def test_the_wizard_lists_the_ways_to_them(wizard, country: str, seller: str, ways: set[str]):
    session = wizard.begin().answer(
        marketplace="generic",
        marketplace_name="Corner Bazaar",
        country=country,
        issue="not_received",
        facts={
            "trader_country": Typed(seller, "text", seller),
            "seller_kind": Typed("trader", "text", "trader"),
        },
    )
    offered = {way.channel.id for way in wizard.ways(session)}
    guide = wizard.engine.guide
    outside = {
        channel.id
        for body in guide.pack.bodies
        for channel in body.channels
        if body.kind in ("consumer_body", "ombudsman", "authority", "court", "police")
    }
    assert offered & outside - {"econsumer_form", "escp_form"} == ways
