"""Which language a text is in: by its script, and within one script by its vocabulary."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from makegood.narrowing.index import NarrowingIndex

SCRIPTS = {"GREEK": "el", "CYRILLIC": "ru", "ARABIC": "ar"}
"""Scripts that settle the language among those the program speaks."""
LETTERS_READ = 400
CLEAR_LEAD = 90
"""How far the best language must be ahead, in the index's steps."""


def detect(index: NarrowingIndex, text: str, rows: Sequence[int]) -> str | None:
    """The language of `text`, whose known features stand in `rows`; None when unclear.

    A third of the letters in one script is enough: product names are often Latin.
    """
    counts: dict[str, int] = {}
    letters = 0
    for char in text[:LETTERS_READ]:
        if not char.isalpha():
            continue
        letters += 1
        if not char.isascii():
            script = unicodedata.name(char, "").partition(" ")[0]
            counts[script] = counts.get(script, 0) + 1
    for script, language in SCRIPTS.items():
        if language in index.languages and counts.get(script, 0) * 3 > letters:
            return language
    return _by_vocabulary(index, rows)


def _by_vocabulary(index: NarrowingIndex, rows: Sequence[int]) -> str | None:
    width = len(index.languages)
    if not rows or width == 0:
        return None
    tongues = index.tongues
    sums = [
        sum(column)
        for column in zip(
            *(tongues[row * width : row * width + width] for row in rows), strict=True
        )
    ]
    order = sorted(range(width), key=lambda column: -sums[column])
    if width > 1 and sums[order[0]] - sums[order[1]] < CLEAR_LEAD:
        return None
    return index.languages[order[0]]
