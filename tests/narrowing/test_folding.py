from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from makegood.narrowing.folding import fold, fold_word, shorten_runs


@pytest.mark.parametrize(
    ("typed", "folded"),
    [
        ("Päckchen", "packchen"),
        ("STRASSE straße", "strasse strasse"),
        ("Tagasimaksõ ŠOKOLAAD", "tagasimakso sokolaad"),
        ("Neesmu saņēmis, žēl", "neesmu sanemis, zel"),
        ("Τα παπούτσια είναι ΜΑΪΜΟΎ", "τα παπουτσια ειναι μαιμου"),
        ("λάθος", "λαθοσ"),
        ("Чёрный заказ", "черныи заказ"),
        ("أُريدُ استِرْدادَ المبلغ", "اريد استرداد المبلغ"),
        ("إلغاء آخر", "الغا اخر"),
        ("شكوى مدرسة", "شكوي مدرسه"),
        ("الـــطلب", "الطلب"),
        ("ﻻ", "لا"),
        ("٣ طلبات", "3 طلبات"),
        ("didn't didn’t didnt", "didnt didnt didnt"),
        ("ﬁne", "fine"),
        ("so\u200dft\u00adly", "softly"),
        ("  two \t\n words ", "two words"),
        ("Łódź Ørsted", "lodz orsted"),
        ("", ""),
    ],
)
def test_one_spelling(typed: str, folded: str):
    assert fold(typed) == folded


def test_drawn_out_letters_are_said_once():
    assert shorten_runs("sooooo") == "so"
    assert shorten_runs("google") == "google"
    assert shorten_runs("1000000") == "1000000"


def test_a_word_without_a_letter_left_is_empty():
    assert fold_word("\u0301\u200d") == ""


@given(st.text())
def test_folding_twice_changes_nothing(text: str):
    assert fold(fold(text)) == fold(text)


@given(st.text(alphabet=st.characters(max_codepoint=127)))
def test_plain_letters_take_the_short_way_to_the_same_place(text: str):
    # The short way for ASCII must agree with the long one, which a trailing accent forces.
    assert fold(text) == fold(text + "\u0301")
