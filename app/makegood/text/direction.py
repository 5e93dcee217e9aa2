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
_LINE_ENDS: Final = re.compile("\r\n|[\r\v\f\x85\u2028\u2029]")
# Control characters but tab and line feed, halves of a pair, the byte order mark, and the marks
# of annotations: nobody sees them, and some programs end a text at the first of them.
_UNSEEN: Final = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufeff\ufff9-\ufffb]")


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
    """The text as everything that leaves is: no unseen characters, plain spaces and line feeds.

    Direction marks, control characters and the byte order mark go; every kind of line end
    becomes a line feed, every no-break space a space.
    """
    lines = _LINE_ENDS.sub("\n", text)
    return _NO_BREAK_SPACES.sub(" ", _UNSEEN.sub("", _CONTROLS.sub("", lines)))
