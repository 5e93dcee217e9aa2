"""Messages with legal effect as approved, and resting on what they are meant to rest on."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.drafting.legal import LEGAL
from tests.drafting.matrix import LANGUAGES, faults
from tests.drafting.stories import written

from makegood.services.packs import PackService

MESSAGES = Path(__file__).resolve().parents[1] / "_files" / "messages" / "legal"

# The words without which a message is not what it is called, in English.
WORDS = {
    "second_chance_eu": ("additional period",),
    "second_chance_uk": ("section 28 of the Consumer Rights Act 2015", "period"),
    "cancellation_eu": ("I terminate the contract",),
    "cancellation_eu_at_once": ("I terminate the contract", "That day was essential"),
    "cancellation_uk": ("treat the contract for this order as at an end",),
    "cancellation_us": ("I cancel this order", "16 CFR Part 435"),
    "cancellation_sa": ("I cancel this order", "fifteen days late"),
    "cancellation_eg": ("I cancel this order", "thirty days"),
    "cancellation_ru": ("advance payment", "article 23.1"),
    "withdrawal_eu": ("I hereby give notice that I withdraw from my contract of sale",),
    "withdrawal_uk": ("I hereby give notice that I cancel my contract of sale",),
    "withdrawal_sa": ("article 13", "not used"),
    "withdrawal_eg": ("article 40",),
    "withdrawal_ru": ("article 26.1",),
    "rejection_uk": ("I reject the following goods", "short-term right to reject"),
    "guarantee_eu": ("legal guarantee", "do not conform to the contract"),
    "guarantee_uk": ("section 23",),
    "guarantee_eg": ("181 of 2018", "defective"),
    "letter_before_claim": (
        "Letter before claim", "Practice Direction on Pre-Action Conduct", "6 December 2026",
        "mediation", "GBP 164.00",
    ),
    "bank_dispute": ("chargeback", "Card ending in: 4242", "EUR 164.00"),
    "bank_dispute_uk": ("chargeback", "section 75 of the Consumer Credit Act 1974"),
    "bank_recall": ("recall",),
    "billing_error": (
        "written notice of a billing error", "12 CFR 1026.13", "Name on the account: Alex Example",
        "USD 164.00", "I believe that the statement is wrong",
    ),
    "direct_debit": ("SEPA direct debit", "eight weeks", "no reason is needed"),
    "direct_debit_unauthorised": ("I did not authorise",),
    "dsa_decision": ("Article 20", "Your decision of: 16 November 2026", "reverse it"),
    "dsa_notice": (
        "Article 16", "Listing: https://shop.example/listing/1", "alex@example.org",
        "in good faith", "accurate and complete",
    ),
    "offer_accept": ("I accept it.",),
    "offer_counter": ("another solution",),
    "offer_decline": ("I decline it.",),
    "call_confirmation": ("20 November 2026", '"A new parcel by Friday"'),
}  # fmt: skip


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", LEGAL)
def test_as_approved(guide: PackService, name: str, language: str) -> None:
    """After a change made on purpose: python scripts/approve_messages.py, and read the result."""
    spot = LEGAL[name].spot(guide)
    draft = spot.draft(guide, language)
    assert faults(draft, spot) == []
    assert written(draft) == (MESSAGES / f"{name}.{language}.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", LEGAL)
def test_the_words_that_make_it_what_it_is(guide: PackService, name: str) -> None:
    body = LEGAL[name].spot(guide).draft(guide, "en").body
    for words in WORDS[name]:
        assert words in body


@pytest.mark.parametrize("name", LEGAL)
def test_every_language_says_the_same_paragraphs(guide: PackService, name: str) -> None:
    spot = LEGAL[name].spot(guide)
    english = [block.pieces for block in spot.draft(guide, "en").blocks]
    for language in LANGUAGES:
        assert [block.pieces for block in spot.draft(guide, language).blocks] == english


def test_every_law_has_its_message(guide: PackService) -> None:
    """Wallets ask with the words of any dispute; everything else stands in the list."""
    reached = {
        (legal.stage, ground.id)
        for legal in LEGAL.values()
        for ground in legal.spot(guide).grounds()
    }
    known = {(stage.id, ground.id) for stage in guide.pack.stages for ground in stage.grounds}
    wallets = {("provider", name) for name in ("paypal", "klarna", "afterpay")}
    assert known - reached == wallets


def test_nothing_approved_is_left_over() -> None:
    files = {path.name.partition(".")[0] for path in MESSAGES.iterdir()}
    assert files == set(LEGAL) == set(WORDS)
