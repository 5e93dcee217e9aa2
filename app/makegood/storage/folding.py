"""How words are made comparable before they are searched."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

_WORD: Final = re.compile(r"\w+")


def fold(text: str) -> str:
    """Small letters without their marks.

    Done here and not by SQLite, whose own folding knows Latin letters only: it leaves the Greek
    tonos, Arabic vowel signs and the Russian ё alone.
    """
    apart = unicodedata.normalize("NFKD", text.casefold())
    bare = "".join(letter for letter in apart if not unicodedata.combining(letter))
    return unicodedata.normalize("NFC", bare)


def match_expression(query: str) -> str | None:
    """A question for the full-text index: every word, the last letters of each may be missing.

    None where the query has no word at all.
    """
    words = _WORD.findall(fold(query))
    return " ".join(f'"{word}"*' for word in words) or None
