from __future__ import annotations

import pytest

from makegood.narrowing.synonyms import Synonyms

SYNONYMS = Synonyms.of(
    {
        "en": {"arrive": ["arriv*", "came"], "money": ["money"], "cash": ["money"]},
        "lv": {"arrive": ["saņem*"]},
        "ar": {"order": ["طلب*"], "refund": ["استرداد"]},
    }
)


@pytest.mark.parametrize(
    ("word", "ideas"),
    [
        ("arrived", ("arrive",)),
        ("came", ("arrive",)),
        ("cameo", ()),
        ("money", ("cash", "money")),
        ("sanemu", ("arrive",)),
        ("nesanemu", ("arrive", "not")),
        ("needle", ()),
        ("طلبي", ("order",)),
        ("الطلب", ("order",)),
        ("والاسترداد", ("refund",)),
        ("الاسترداد", ("refund",)),
        ("", ()),
    ],
)
def test_ideas_of_a_word(word: str, ideas: tuple[str, ...]):
    assert SYNONYMS.ideas(word) == ideas


def test_the_longest_beginning_wins():
    synonyms = Synonyms.of({"en": {"pay": ["pay*"], "payout": ["payout*"]}})
    assert synonyms.ideas("payouts") == ("payout",)
    assert synonyms.ideas("payment") == ("pay",)


def test_without_lists_no_word_has_an_idea():
    assert Synonyms.of({}).ideas("money") == ()
