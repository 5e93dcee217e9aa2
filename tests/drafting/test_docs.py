"""docs/messages.md shows messages as the program writes them."""

from __future__ import annotations

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
BLOCK = re.compile(r"^```text (\S+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def blocks() -> dict[str, str]:
    """The messages shown, by the name of the approved file."""
    text = (ROOT / "docs" / "messages.md").read_text(encoding="utf-8")
    return dict(BLOCK.findall(text))


def test_three_messages_in_two_languages_each() -> None:
    names = [name.rpartition(".") for name in blocks()]
    assert len({name for name, _, _ in names}) == 3
    assert len(names) == 6


def test_they_are_the_approved_ones() -> None:
    """After a change made on purpose: python scripts/approve_messages.py."""
    for name, text in blocks().items():
        approved = ROOT / "tests" / "_files" / "messages" / f"{name}.txt"
        assert text == approved.read_text(encoding="utf-8"), name
