"""Whose an address outside the program is."""

from __future__ import annotations

import pytest

from makegood.ui.wizard.outside import leads_to_ours

HOSTS = ("shop.example", "mine.example")
OWN = {"mine.example", "https://shop.example/mine"}


@pytest.mark.parametrize(
    ("url", "ours"),
    [
        ("https://shop.example/help", True),
        ("https://help.shop.example/", True),
        # A person's own correction, on our host and on one of their own.
        ("https://shop.example/mine", False),
        ("https://mine.example/help", False),
        ("https://help.mine.example/", False),
        ("http://shop.example/help", False),
        ("https://shop.example.evil.example/", False),
        ("", False),
    ],
)
def test_nothing_from_a_persons_own_file_is_on_our_list(url: str, ours: bool) -> None:
    assert leads_to_ours(url, HOSTS, OWN.__contains__) is ours
