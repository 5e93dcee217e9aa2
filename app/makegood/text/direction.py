"""Marks of writing direction: put around foreign pieces on the screen, taken out of what leaves."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

from makegood.text.locale import is_right_to_left

_FIRST_STRONG_ISOLATE: Final = "\u2068"
_POP_ISOLATE: Final = "\u2069"
_CONTROLS: Final = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_NO_BREAK_SPACES: Final = re.compile("[\u00a0\u2007\u202f]")


def isolated(piece: str, language: str) -> str:
    """The piece with isolating marks where it could disturb the order of the text around it.

    In a left-to-right language only pieces with right-to-left letters need them; in a
    right-to-left language every piece does. Isolating more would only put unseen characters
    into what people select and copy.
    """
    if is_right_to_left(language) or any(
        unicodedata.bidirectional(letter) in {"R", "AL"} for letter in piece
    ):
        return f"{_FIRST_STRONG_ISOLATE}{piece}{_POP_ISOLATE}"
    return piece


def clean(text: str) -> str:
    """The text without direction marks and with plain spaces, as everything that leaves is."""
    return _NO_BREAK_SPACES.sub(" ", _CONTROLS.sub("", text))
