"""Links, addresses and numbers are found in what people paste; prose and dates are left alone."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from makegood.domain.pasted import MOST_FOUND, MOST_TEXT, found_in


def found(text: str) -> list[tuple[str, str]]:
    return [(each.kind, each.text) for each in found_in(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("shop.example", [("link", "shop.example")]),
        ("Look: https://shop.example/a_(b), then call.", [("link", "https://shop.example/a_(b")]),
        ("see <www.shop.example>.", [("link", "www.shop.example")]),
        ("\u2068shop.example\u2069.", [("link", "shop.example")]),
        ("mailto:help@shop.example?subject=x", [("mail", "help@shop.example")]),
        ("(help@shop.example)", [("mail", "help@shop.example")]),
        ("write to @ShopHelp!", [("handle", "@ShopHelp")]),
        ("tel:+37255512345", [("number", "+37255512345")]),
        ("call +372 5551 2345 now", [("number", "+372 5551 2345")]),
        ("(206) 266-2992", [("number", "(206) 266-2992")]),
        ("Call:https://shop.example", [("link", "https://shop.example")]),
        ("www.shop.example www.shop.example", [("link", "www.shop.example")]),
        ("https://shop.example and 5551 2345", [("link", "https://shop.example"),
                                                 ("number", "5551 2345")]),
    ],
)  # fmt: skip
def test_candidates(text: str, expected: list[tuple[str, str]]) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "",
        "It arrived.Then nothing.",
        "That is, e.g. a letter i.e. paper",
        "on 22.11.2026, 2026-11-22 or 12/11/2026 at 20.15",
        "The file invoice.pdf is attached",
        "EUR 12345",
        "at @ home",
    ],
)
def test_nothing_to_judge(text: str) -> None:
    assert found(text) == []


def test_work_is_bounded() -> None:
    long = " ".join(f"host{number}.example" for number in range(10_000))
    assert len(found_in(long)) == MOST_FOUND
    assert found_in(" " * MOST_TEXT + "shop.example") == ()


@given(st.text(alphabet="a1.@/: +()-[]\u200b\n", max_size=300))
def test_never_fails(text: str) -> None:
    assert all(each.text for each in found_in(text))
