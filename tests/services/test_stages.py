"""Which messages with legal effect are open, on the real guide data."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal

import pytest
from msgspec.structs import replace
from tests.conftest import TALLINN

from makegood.domain.assess import assess
from makegood.domain.book import Book, book_for
from makegood.domain.case import Case, Event
from makegood.domain.marketplace import Channel, Stage
from makegood.domain.when import When
from makegood.drafting.draft import Draft
from makegood.drafting.request import DraftRequest
from makegood.services.drafts import draft_for
from makegood.services.packs import PackService
from makegood.services.stages import StageOffer, granted_until, offered_stages, stage_standing

NOW = datetime(2026, 11, 22, 10, tzinfo=TALLINN)


def day(month: int, number: int, year: int = 2026) -> When:
    return When(date(year, month, number))


@pytest.fixture
def book(guide: PackService) -> Book:
    return book_for(guide.pack, "generic")


@pytest.fixture
def late() -> Case:
    """Ordered in Estonia from a German trader, promised for 1 November, not there."""
    return Case(
        id="late",
        marketplace="generic",
        country="EE",
        issue="late",
        remedy="refund",
        facts={
            "order_number": "A-77",
            "item": "Blue vase",
            "order_date": day(10, 2),
            "expected_delivery_date": day(11, 1),
            "seller_kind": "trader",
            "trader_country": "DE",
            "amount": Decimal("49.90"),
            "currency": "EUR",
        },
    )


@pytest.fixture
def faulty() -> Case:
    """Bought in Estonia from a trader, delivered on 12 November, damaged."""
    return Case(
        id="faulty",
        marketplace="generic",
        country="EE",
        issue="damaged",
        remedy="refund",
        facts={
            "order_number": "A-77",
            "item": "Blue vase",
            "order_date": day(11, 2),
            "delivery_date": day(11, 12),
            "seller_kind": "trader",
            "item_kind": "standard",
            "amount": Decimal("49.90"),
            "currency": "EUR",
        },
    )


def told(case: Case, **facts: object) -> Case:
    """The case with other facts; None takes one away."""
    kept = {name: value for name, value in {**case.facts, **facts}.items() if value is not None}
    return replace(case, facts=kept)


def sent(case: Case, stage: str | None, at: When) -> Case:
    """The case after a message to the seller."""
    event = Event(
        id=str(len(case.events)), kind="sent", at=at, party="seller", channel="seller_message",
        stage=stage,
    )  # fmt: skip
    return replace(case, events=(*case.events, event))


def standing(book: Book, case: Case, stage: Stage, channel: str = "seller_message") -> object:
    """Open, closed, or what is missing."""
    found = stage_standing(stage, case, book, book.channels[channel], NOW)
    return found.missing if found.open is None else found.open


def offers(book: Book, case: Case, channel: str = "seller_message") -> dict[str, StageOffer]:
    found = offered_stages(case, book, book.channels[channel], NOW)
    return {offer.id: offer for offer in found}


def drafted(guide: PackService, book: Book, case: Case, stage: Stage, channel: Channel) -> Draft:
    request = DraftRequest(stage=stage, channel=channel)
    return draft_for(case, book, request, guide.words, NOW)


def test_extra_time_needs_a_day_that_has_passed(book: Book, late: Case) -> None:
    assert standing(book, late, "second_chance") is True
    assert standing(book, told(late, expected_delivery_date=day(11, 22)), "second_chance") is False
    assert standing(book, told(late, expected_delivery_date=day(11, 21)), "second_chance") is True
    # No day agreed: thirty days after the order.
    assert standing(book, told(late, expected_delivery_date=None), "second_chance") is True
    young = told(late, expected_delivery_date=None, order_date=day(11, 10))
    assert standing(book, young, "second_chance") == ("expected_delivery_date",)


@pytest.mark.parametrize("fact", ["seller_kind", "trader_country"])
def test_what_is_not_known_is_asked_for_and_never_guessed(
    book: Book, late: Case, fact: str
) -> None:
    assert standing(book, told(late, **{fact: None}), "second_chance") == (fact,)
    offer = offers(book, told(late, **{fact: None}))["second_chance"]
    assert (offer.available, offer.missing) == (False, (fact,))
    assert offer.what.id == "message.effect.second_chance.any"


def test_a_private_seller_owes_none_of_it(book: Book, late: Case, faulty: Case) -> None:
    assert standing(book, told(late, seller_kind="private"), "second_chance") is False
    assert standing(book, told(faulty, seller_kind="private"), "withdrawal") is False
    assert "withdrawal" not in offers(book, told(faulty, seller_kind="private"))


def test_the_whole_way_from_extra_time_to_the_end_of_the_contract(
    guide: PackService, book: Book, late: Case
) -> None:
    channel = book.channels["seller_message"]
    letter = drafted(guide, book, late, "second_chance", channel)
    assert "additional period" in letter.body
    # Ten days after the letter the user may act: the seller has nine of them whole.
    assert "1 December 2026" in letter.body
    waiting = sent(late, "second_chance", day(11, 14))
    clock = {c.rule: c for c in assess(waiting, book, NOW).clocks}["eu-delivery-extra"]
    assert (clock.day, clock.state) == (date(2026, 11, 24), "running")
    assert standing(book, waiting, "cancellation") is False
    offer = offers(book, waiting)["cancellation"]
    assert (offer.available, offer.opens) == (False, date(2026, 11, 24))
    assert (
        "terminate the contract" not in drafted(guide, book, waiting, "cancellation", channel).body
    )
    over = sent(late, "second_chance", day(11, 12))
    assert standing(book, over, "cancellation") is True
    ended = drafted(guide, book, over, "cancellation", channel)
    assert "I terminate the contract for this order." in ended.body
    assert "12 November 2026" in ended.body
    assert standing(book, late, "cancellation") is False


def test_no_extra_time_where_the_day_was_essential(book: Book, late: Case) -> None:
    assert standing(book, replace(late, details=("needed_by_date",)), "cancellation") is True


def test_a_withdrawal_starts_the_refund(guide: PackService, book: Book, faulty: Case) -> None:
    assert standing(book, faulty, "withdrawal") is True
    message = drafted(guide, book, faulty, "withdrawal", book.channels["seller_message"])
    assert "I hereby give notice that I withdraw" in message.body
    assert message.subject == "Order A-77 - notice of withdrawal"
    clocks = {
        c.rule: c.day for c in assess(sent(faulty, "withdrawal", day(11, 22)), book, NOW).clocks
    }
    assert clocks["eu-withdraw-refund"] == date(2026, 12, 6)
    assert clocks["eu-withdraw-sendback"] == date(2026, 12, 6)


def test_the_last_day_of_withdrawal_counts_and_the_next_does_not(book: Book, faulty: Case) -> None:
    # Delivered on a Thursday: the fourteenth day after is Thursday, 26 November.
    def open_on(number: int) -> object:
        now = datetime(2026, 11, number, 23, 30, tzinfo=TALLINN)
        return stage_standing("withdrawal", faulty, book, book.channels["seller_message"], now).open

    assert open_on(26) is True
    assert open_on(27) is False


def test_custom_made_goods_and_unknown_ones(book: Book, faulty: Case) -> None:
    assert standing(book, told(faulty, item_kind="custom_made"), "withdrawal") is False
    assert standing(book, told(faulty, item_kind=None), "withdrawal") == (
        "item_kind",
        "opened_seal",
    )


def test_the_button_comes_first_where_the_shop_must_offer_it(book: Book, faulty: Case) -> None:
    offer = offers(book, faulty)["withdrawal"]
    assert offer.button_first
    assert offer.first is not None
    assert offer.first.id == "message.button_first"
    assert not offers(book, replace(faulty, country="GB"))["withdrawal"].button_first
    before = datetime(2026, 6, 18, 12, tzinfo=TALLINN)
    early = told(faulty, order_date=day(6, 1), delivery_date=day(6, 10))
    found = offered_stages(early, book, book.channels["seller_message"], before)
    assert not next(each for each in found if each.id == "withdrawal").button_first


def test_the_law_of_one_country_is_never_shown_to_another(
    guide: PackService, book: Book, faulty: Case, late: Case
) -> None:
    own = {
        "EE": {"additional period", "rules of the European Union", "legal guarantee"},
        "GB": {"Consumer Rights Act"},
        "US": {"16 CFR", "Fair Credit"},
        "SA": {"E-Commerce Law"},
        "EG": {"181 of 2018"},
        "RU": {"article 26.1", "article 23.1"},
        "AE": set(),
    }
    channel = book.channels["seller_message"]
    for country, words in own.items():
        foreign = {word for other, known in own.items() if other != country for word in known}
        for case in (faulty, late):
            here = told(replace(case, country=country, details=("unused_complete",)), shipped=False)
            for stage in ("second_chance", "withdrawal", "rejection", "cancellation", "guarantee"):
                body = drafted(guide, book, here, stage, channel).body
                assert not [word for word in foreign if word in body], (country, stage)
                if not stage_standing(stage, here, book, channel, NOW).open:
                    assert not [word for word in words if word in body], (country, stage)


def test_rejection_is_for_thirty_days_in_the_united_kingdom(book: Book, faulty: Case) -> None:
    british = replace(faulty, country="GB")
    assert standing(book, faulty, "rejection") is False
    assert standing(book, british, "rejection") is True
    assert standing(book, told(british, delivery_date=day(10, 23)), "rejection") is True
    assert standing(book, told(british, delivery_date=day(10, 22)), "rejection") is False
    assert standing(book, told(british, delivery_date=None), "rejection") == ("delivery_date",)


def test_a_letter_before_claim_needs_england_and_a_message_before(book: Book, faulty: Case) -> None:
    british = told(replace(faulty, country="GB"), trader_country="GB", currency="GBP")
    asked = sent(british, None, day(11, 14))
    assert standing(book, british, "letter_before_claim") is False
    assert standing(book, asked, "letter_before_claim") == ("uk_part",)
    assert standing(book, told(asked, uk_part="scotland"), "letter_before_claim") is False
    english = told(asked, uk_part="england_wales")
    assert standing(book, english, "letter_before_claim") is True
    grounds = stage_standing(
        "letter_before_claim", english, book, book.channels["seller_message"], NOW
    ).grounds
    assert granted_until(grounds, book, NOW.date()) == date(2026, 12, 6)
    clocks = {
        c.rule: c.day
        for c in assess(sent(english, "letter_before_claim", day(11, 22)), book, NOW).clocks
    }
    assert clocks["uk-lba-reply"] == date(2026, 12, 6)
    assert clocks["fu-formal"] == date(2026, 12, 6)


def test_a_billing_error_notice_needs_a_credit_card_and_goes_to_its_issuer(
    book: Book, late: Case
) -> None:
    american = told(replace(late, country="US"), payment_method="card_visa", card_kind="credit")
    on_time = told(american, first_statement_sent_date=day(10, 30))
    issuer = "card_issuer_contact"
    assert standing(book, on_time, "billing_error", issuer) is True
    assert standing(book, american, "billing_error", issuer) == ("first_statement_sent_date",)
    assert standing(book, told(on_time, card_kind="debit"), "billing_error", issuer) is False
    assert standing(book, told(on_time, card_kind=None), "billing_error", issuer) == ("card_kind",)
    assert standing(book, on_time, "billing_error", "paypal_resolution") is False
    assert standing(book, on_time, "billing_error") is False
    passed = told(on_time, first_statement_sent_date=day(9, 22))
    assert standing(book, passed, "billing_error", issuer) is False


def test_a_direct_debit_comes_back_for_eight_weeks(book: Book, late: Case) -> None:
    debit = told(late, payment_method="sepa_debit", debit_date=day(9, 27))
    assert standing(book, debit, "direct_debit", "sepa_refund") is True
    assert (
        standing(book, told(debit, debit_date=day(9, 26)), "direct_debit", "sepa_refund") is False
    )
    unknown = replace(told(debit, debit_date=day(2, 1)), issue="unknown_charge")
    found = stage_standing("direct_debit", unknown, book, book.channels["sepa_refund"], NOW)
    assert [ground.id for ground in found.grounds] == ["sepa_unauthorised"]


def test_a_dispute_at_the_bank_needs_a_card(book: Book, late: Case) -> None:
    issuer = "card_issuer_contact"
    assert standing(book, told(late, payment_method="card_visa"), "provider", issuer) is True
    assert standing(book, told(late, payment_method="paypal"), "provider", issuer) == (
        "paid_behind",
    )
    assert standing(book, late, "provider", issuer) == ("payment_method", "paid_behind")
    assert standing(book, told(late, payment_method="bank_transfer"), "provider", issuer) is False


def test_platform_law_is_for_decisions_and_listings(book: Book, faulty: Case) -> None:
    locked = replace(faulty, issue="account_locked")
    help_ = "platform_help"
    assert standing(book, told(locked, platform_decision_date=day(11, 1)), "dsa", help_) is True
    assert standing(book, told(locked, platform_decision_date=day(5, 1)), "dsa", help_) is False
    assert standing(book, locked, "dsa", help_) is False
    assert standing(book, replace(locked, country="US"), "dsa", help_) is False
    # The wider economic area has not taken this law over, and the date of it does not run there.
    norway = replace(told(locked, platform_decision_date=day(11, 1)), country="NO")
    assert standing(book, norway, "dsa", help_) is False
    fake = replace(faulty, issue="counterfeit")
    assert standing(book, fake, "dsa", help_) == ("listing_url",)
    assert standing(book, told(fake, listing_url="https://shop.example/1"), "dsa", help_) is True
    seen_in_norway = replace(told(fake, listing_url="https://shop.example/1"), country="NO")
    assert standing(book, seen_in_norway, "dsa", help_) is False


def test_what_others_read_and_what_is_spoken_take_no_legal_words(book: Book, faulty: Case) -> None:
    channel = book.channels["seller_message"]
    for other in (replace(channel, public=True), replace(channel, kind="chat")):
        assert stage_standing("withdrawal", faulty, book, other, NOW).open is False


def test_where_the_marketplace_sells_it_is_the_seller(guide: PackService, faulty: Case) -> None:
    amazon = book_for(guide.pack, "amazon")
    there = replace(faulty, marketplace="amazon")
    platform = next(
        channel for channel in amazon.channels.values()
        if channel.party == "platform" and channel.kind == "mail"
    )  # fmt: skip
    sold = told(there, sold_by="marketplace")
    assert stage_standing("withdrawal", sold, amazon, platform, NOW).open is True
    third = told(there, sold_by="third_party")
    assert stage_standing("withdrawal", third, amazon, platform, NOW).open is False


def test_an_offer_is_answered_in_three_ways(guide: PackService, book: Book, faulty: Case) -> None:
    assert "offer_answer" not in offers(book, sent(faulty, None, day(11, 14)))
    offered = replace(
        faulty,
        events=(
            Event(
                id="1", kind="received", at=day(11, 20), party="seller", outcome="offer",
                amount=Decimal(10), currency="EUR", text="Ten euros and you keep it.",
            ),
        ),
    )  # fmt: skip
    offer = offers(book, offered)["offer_answer"]
    assert [choice for choice, _ in offer.choices] == ["counter", "accept", "decline"]
    bodies = {}
    for choice in ("counter", "accept", "decline"):
        request = DraftRequest(
            stage="offer_answer", channel=book.channels["seller_message"], choice=choice
        )
        bodies[choice] = draft_for(offered, book, request, guide.words, NOW).body
    assert len(set(bodies.values())) == 3
    assert "I accept it." in bodies["accept"]
    assert "refund the full amount" not in bodies["accept"]
    for body in bodies.values():
        assert "20 November 2026" in body
        assert "EUR 10.00" in body
        assert '"Ten euros and you keep it"' in body


def test_a_first_message_gives_way_to_a_reminder(book: Book, late: Case) -> None:
    assert "first" in offers(book, late)
    assert "reminder" not in offers(book, late)
    after = offers(book, sent(late, None, day(11, 14)))
    assert "first" not in after
    assert after["reminder"].available


def test_what_was_sent_before_says_so(book: Book, faulty: Case) -> None:
    assert not offers(book, faulty)["withdrawal"].done
    assert offers(book, sent(faulty, "withdrawal", day(11, 20)))["withdrawal"].done


def test_the_claim_left_out_is_told_with_what_would_settle_it(
    guide: PackService, book: Book, late: Case
) -> None:
    unknown = told(late, seller_kind=None)
    draft = drafted(guide, book, unknown, "second_chance", book.channels["seller_message"])
    assert "additional period" not in draft.body
    found = {finding.id: finding for finding in draft.findings}
    assert "stage_unknown" in found
    assert found["missing.seller_kind"].fact == "seller_kind"
    assert "seller_kind" in draft.missing
    private = told(late, seller_kind="private")
    closed = drafted(guide, book, private, "second_chance", book.channels["seller_message"])
    assert "stage_closed" in {finding.id for finding in closed.findings}


@pytest.mark.parametrize("language", ["en", "et", "el", "lv", "ar", "ru", "de"])
def test_each_kind_and_each_ground_says_what_it_does(guide: PackService, language: str) -> None:
    words = guide.words(language)
    for stage in guide.pack.stages:
        assert words.has(f"message.stage.{stage.id}")
        names = ["any", *(ground.id for ground in stage.grounds)] if stage.grounds else [""]
        for name in names:
            key = f"message.effect.{stage.id}" + (f".{name}" if name else "")
            assert words.has(key), key
            assert "\n" not in words.lookup(key)


def test_each_ground_names_its_law_by_country_or_payment(guide: PackService) -> None:
    """A ground without a country would show the law of one to all."""
    for stage in guide.pack.stages:
        for ground in stage.grounds:
            if stage.id != "provider":
                assert "fact='country'" in repr(ground.applies), (stage.id, ground.id)
            assert ground.sources
