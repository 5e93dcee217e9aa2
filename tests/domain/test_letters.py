"""Names that look alike are told from names that are merely short or similar in length."""

from __future__ import annotations

import pytest

from makegood.domain.letters import alphabets, nearly, skeleton


@pytest.mark.parametrize(
    ("name", "known"),
    [
        ("arnazon", "amazon"),  # r and n drawn together
        ("amaz0n", "amazon"),
        ("аmazon", "amazon"),  # Cyrillic a
        ("ρaypal", "paypal"),  # Greek rho
        ("paypai", "paypal"),
        ("amazom", "amazon"),
        ("amzaon", "amazon"),  # two letters changed places
        ("aliexpres", "aliexpress"),
        ("alliexpresss", "aliexpress"),
        ("wlsh", "wish"),
        ("wihs", "wish"),
        ("etssy", "etsy"),
        ("étsy", "etsy"),
    ],
)
def test_easily_mistaken(name: str, known: str) -> None:
    assert nearly(name, known)


@pytest.mark.parametrize(
    ("name", "known"),
    [
        ("amazon", "amazon"),
        ("fish", "wish"),
        ("dish", "wish"),
        ("etsi", "etsy"),
        ("paper", "paypal"),
        ("karma", "klarna"),
        ("express", "aliexpress"),
        ("xn", "etsy"),
    ],
)
def test_another_name(name: str, known: str) -> None:
    assert not nearly(name, known)


def test_a_skeleton_is_plain() -> None:
    assert skeleton("ΑМАZ0N") == "amazon"
    assert skeleton("") == ""


def test_alphabets_of_a_name() -> None:
    assert alphabets("etsy-1") == {"LATIN"}
    assert alphabets("еtsy") == {"LATIN", "CYRILLIC"}
