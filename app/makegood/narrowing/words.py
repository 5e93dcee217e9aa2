"""A text cut into the words narrowing reads, each with its place in the text as typed."""

from __future__ import annotations

import re
import unicodedata
from typing import NamedTuple

from makegood.narrowing.folding import fold_word, shorten_runs

MOST_CHARACTERS = 6_000
"""How much of a text is read: two thirds from its beginning, the rest from its end."""
MOST_LETTERS = 40
"""Longer words are not language."""

# Harakat, accents typed apart, joiners and the soft hyphen stand inside words.
_LETTER = r"(?:[^\W_]|[\u0300-\u036f\u064b-\u065f\u0670\u00ad\u200c\u200d])"
_WORD = re.compile(rf"{_LETTER}+(?:['’ʼ`´]{_LETTER}+)*")
_NOT_SAID = re.compile(r"<[/!]?[a-zA-Z][^<>]{0,200}>|https?://\S+|www\.\S+|[@#]\w+|&[a-z]{2,8};")


class Word(NamedTuple):
    """One word: as the person typed it, and folded."""

    typed: str
    folded: str


def words(text: str) -> list[Word]:
    """The words of `text` in order; markup, addresses and @names are passed over.

    The text is read in its composed form, so the typed words are those of the person up to
    Unicode equivalence. At most `MOST_CHARACTERS` characters are read.
    """
    if len(text) > MOST_CHARACTERS:
        head = MOST_CHARACTERS * 2 // 3
        text = text[:head] + "\n" + text[head - MOST_CHARACTERS :]
    text = unicodedata.normalize("NFC", text)
    text = _NOT_SAID.sub(_blank, text)
    found: list[Word] = []
    for match in _WORD.finditer(text):
        typed = match[0]
        if len(typed) > MOST_LETTERS:
            continue
        folded = shorten_runs(fold_word(typed))
        if not folded:
            continue
        found.append(Word(typed, "0" if folded.isdigit() else folded))
    return found


def _blank(match: re.Match[str]) -> str:
    return " " * len(match[0])
