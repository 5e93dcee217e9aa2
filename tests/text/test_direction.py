"""What is taken out of text before it leaves."""

from __future__ import annotations

import pytest

from makegood.text.direction import clean, isolated


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("a\u202eb\u2066c\u2069\u200f\u061c", "abc"),
        ("a\u00a0b\u202fc", "a b c"),
        ("one\r\ntwo\rthree\u2028four\x0bfive\x0csix\x85", "one\ntwo\nthree\nfour\nfive\nsix\n"),
        ("nul\0 bell\x07 esc\x1b[31m del\x7f", "nul bell esc[31m del"),
        ("half \ud800 of a pair", "half  of a pair"),
        ("\ufeffmark", "mark"),
        # Joiners make letters and pictures what they are.
        ("\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645 \U0001f469\u200d\U0001f527\t!",) * 2,
    ],
)
def test_clean(text: str, left: str) -> None:
    assert clean(text) == left


def test_only_what_could_turn_the_line_is_isolated() -> None:
    assert isolated("Order 1", "en") == "Order 1"
    assert isolated("طلب", "en") == "\u2068طلب\u2069"
    assert isolated("Order 1", "ar") == "\u2068Order 1\u2069"
