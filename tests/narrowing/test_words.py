from __future__ import annotations

import unicodedata

from makegood.narrowing.words import MOST_CHARACTERS, Word, words


def folded(text: str) -> list[str]:
    return [word.folded for word in words(text)]


def test_words_keep_the_typed_form():
    assert words("Didn't ARRIVE!!") == [Word("Didn't", "didnt"), Word("ARRIVE", "arrive")]


def test_markup_addresses_and_names_are_passed_over():
    text = "<b>not</b> here https://example.org/a?b=c www.example.org @shop #angry &nbsp; now"
    assert folded(text) == ["not", "here", "now"]


def test_a_lesser_sign_is_no_markup():
    assert folded("paid <50 and got >60") == ["paid", "0", "and", "got", "0"]


def test_numbers_are_all_the_same():
    assert folded("4711 ١٢٣ 2nd") == ["0", "0", "2nd"]


def test_marks_typed_apart_stay_in_the_word():
    assert folded("لَمْ") == ["لم"]
    assert folded(unicodedata.normalize("NFD", "είναι päev")) == ["ειναι", "paev"]


def test_very_long_words_are_not_language():
    assert folded("a" * 41 + " ok") == ["ok"]


def test_of_a_long_text_beginning_and_end_are_read():
    text = "first " + "middle " * MOST_CHARACTERS + " last"
    read = folded(text)
    assert read[0] == "first"
    assert read[-1] == "last"
    assert len(read) < MOST_CHARACTERS


def test_nothing_in_it_gives_nothing():
    assert words("") == []
    assert words("😀 ... \x00\x07 \ud800 —") == []
