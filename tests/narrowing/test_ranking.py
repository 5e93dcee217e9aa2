from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.narrowing.conftest import SMALL_PHRASES, SMALL_SYNONYMS, SMALL_TOPICS

from makegood.narrowing import NarrowingIndex, rank, train
from makegood.narrowing.ranking import IDLE_IDEAS


def best(index: NarrowingIndex, text: str, **about: str) -> str:
    return rank(index, text, **about).matches[0].issue


@pytest.mark.parametrize(
    ("text", "issue"),
    [
        ("it says delivered but nothing is here", "not_received"),
        ("τα παπούτσια είναι μαϊμού", "counterfeit"),
        ("raha pole tagasi tulnud", "refund_not_received"),
        ("لم يصل الطلب", "not_received"),
        ("ich wurde doppelt belastet", "unknown_charge"),
        ("scam", "report_seller"),
        ("phone number", "speak_to_human"),
    ],
)
def test_the_promised_examples(index: NarrowingIndex, text: str, issue: str):
    narrowed = rank(index, text)
    assert narrowed.matches[0].issue == issue
    assert narrowed.sure


@pytest.mark.parametrize(
    ("arrived", "never"),
    [
        ("it arrived broken", "it has not arrived"),
        ("kam kaputt an", "kam nicht an"),
        ("пришел сломанный", "так и не пришел"),
        ("ήρθε σπασμένο", "δεν ήρθε"),
        ("وصل مكسور", "لم يصل"),
        ("jõudis katkisena kohale", "ei jõudnud kohale"),
        ("atnāca salauzts", "neatnāca"),
    ],
)
def test_a_denial_turns_the_meaning(index: NarrowingIndex, arrived: str, never: str):
    assert best(index, arrived) == "damaged"
    assert best(index, never) in {"not_received", "late"}


@pytest.mark.parametrize(
    ("slip", "right"),
    [
        ("i never recieved my pakage", "not_received"),
        ("refnd not recived", "refund_not_received"),
        ("zalhung abgelent", "payment_declined"),
        ("ΔΕΝ ΗΡΘΕ ΤΟ ΔΕΜΑ", "not_received"),
        ("nav sanemta paka", "not_received"),
        ("parool ununes ei saa sise logida", "account_locked"),
    ],
)
def test_slips_and_missing_accents_are_forgiven(index: NarrowingIndex, slip: str, right: str):
    assert right in [match.issue for match in rank(index, slip, limit=3).matches]


def test_evidence_is_the_persons_own_words_in_their_order(index: NarrowingIndex):
    narrowed = rank(index, "Hello!! THE SHOES ARE FÁKE, a cheap RÉPLICA")
    assert narrowed.matches[0].issue == "counterfeit"
    assert narrowed.matches[0].evidence == ("FÁKE", "RÉPLICA")


def test_every_issue_is_ranked_and_shares_add_up(index: NarrowingIndex):
    matches = rank(index, "where is my parcel").matches
    assert sorted(match.issue for match in matches) == sorted(index.issues)
    assert sum(match.score for match in matches) == pytest.approx(1, abs=0.01)
    assert [match.score for match in matches] == sorted(
        (match.score for match in matches), reverse=True
    )


def test_limit_cuts_the_list(index: NarrowingIndex):
    assert len(rank(index, "where is my parcel", limit=3).matches) == 3


def test_a_role_leans_and_hides_nothing(index: NarrowingIndex):
    text = "customer opened a case"
    as_seller = rank(index, text, role="seller")
    as_buyer = rank(index, text, role="buyer")
    place = [match.issue for match in as_seller.matches].index("complaint_against_me")
    score = {match.issue: match.score for match in as_buyer.matches}
    assert place == 0
    assert as_seller.matches[0].score > score["complaint_against_me"] > 0
    assert rank(index, text) == as_buyer


def test_a_marketplace_leans_towards_what_it_has(small: NarrowingIndex):
    assert best(small, "", marketplace="other") == "refund"
    assert best(small, "", marketplace="one") == "late"
    assert best(small, "where is my money", marketplace="one") == "refund"


def test_an_unknown_marketplace_or_role_changes_nothing(small: NarrowingIndex):
    plain = rank(small, "where is my parcel", role="nobody")
    assert rank(small, "where is my parcel", marketplace="nowhere", role="nobody") == plain


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "a",
        "?",
        "😀😀😀",
        "\x00\x01\x02\ufffe",
        "\ud800",
        "<script></script>",
        "qwrt zxcv bnmp",
        "你好，我想要退款",
    ],
)
def test_what_says_nothing_known_is_never_sure(index: NarrowingIndex, text: str):
    narrowed = rank(index, text)
    assert not narrowed.sure
    assert len(narrowed.matches) == len(index.issues)


@pytest.mark.parametrize(
    "text",
    [
        "uk", "Germany", "USA", "the United Kingdom", "New Zealand", "Deutschland", "Saksamaa",
        "Vācija", "Германия", "Γερμανία", "ألمانيا", "I live in Germany", "hello", "good morning",
        "thank you",
        "привет", "Tere!", "مرحبا", "Etsy", "Amazon UK", "wish", "123", "qwrt zxcv",
    ],
)  # fmt: skip
def test_names_and_greetings_are_not_taken_for_a_problem(index: NarrowingIndex, text: str):
    narrowed = rank(index, text)
    assert not narrowed.understood
    assert not narrowed.sure


@pytest.mark.parametrize(
    "text",
    [
        "refund", "hello, my parcel never came", "broken", "Etsy closed my shop", "help",
        "my parcel to Germany is late", "geld zurück", "посылка не пришла", "kurjers", "человек",
    ],
)  # fmt: skip
def test_one_word_about_a_problem_is_enough(index: NarrowingIndex, text: str):
    assert rank(index, text).understood


def test_idle_ideas_are_ideas_of_the_guide_data(index: NarrowingIndex):
    known = {idea for ideas in index.synonyms.exact.values() for idea in ideas}
    assert known >= IDLE_IDEAS


def test_names_are_kept_with_the_index(small: NarrowingIndex):
    named = train(SMALL_PHRASES, topics=SMALL_TOPICS, synonyms=SMALL_SYNONYMS, names=["The Shop"])
    assert rank(small, "shop").understood
    assert not rank(NarrowingIndex.from_bytes(named.to_bytes()), "shop").understood


def test_nothing_known_has_no_evidence(index: NarrowingIndex):
    assert all(match.evidence == () for match in rank(index, "").matches)


def test_half_a_meaning_is_not_sure(index: NarrowingIndex):
    assert not rank(index, "i have a problem with it").sure


@pytest.mark.parametrize(
    "text",
    [
        "the parcel never came " * 5_000,
        "ф" * 100_000,
        "<" * 100_000,
        "\u0301" * 100_000,
        "a\u0301'" * 33_000,
        "ﷺ" * 100_000,
        "@" * 100_000,
        "http://" * 15_000,
        "<a " * 33_000,
    ],
)
def test_a_hundred_thousand_characters_are_answered(index: NarrowingIndex, text: str):
    assert len(rank(index, text).matches) == len(index.issues)


def test_mixed_scripts_are_read_together(index: NarrowingIndex):
    assert best(index, "заказ AliExpress refund не вернули деньги") == "refund_not_received"


@given(text=st.text(max_size=200))
def test_nothing_typed_makes_it_fail(index: NarrowingIndex, text: str):
    narrowed = rank(index, text)
    assert len(narrowed.matches) == len(index.issues)
    for match in narrowed.matches:
        assert 0 <= match.score <= 1
