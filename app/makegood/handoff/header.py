"""Text for one line of a header, so that no field can add another."""

from __future__ import annotations


def one_line(text: str) -> str:
    """The text with every run of white space, line breaks included, as one space."""
    return " ".join(text.split())
