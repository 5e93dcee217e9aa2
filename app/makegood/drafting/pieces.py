"""A message cut into numbered pieces for a chat window."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from makegood.drafting.draft import BLOCK_GAP, LINE_GAP

if TYPE_CHECKING:
    from collections.abc import Iterator

    from makegood.drafting.draft import Draft

WORDS_A_PIECE: Final = 60

_SENTENCE_END: Final = re.compile(r"(?<=[.!?\u061f])[ \n]+")


def chat_pieces(draft: Draft, words_a_piece: int = WORDS_A_PIECE) -> tuple[str, ...]:
    """The draft in pieces; see `text_pieces`."""
    return text_pieces(draft.body, words_a_piece)


def text_pieces(body: str, words_a_piece: int = WORDS_A_PIECE) -> tuple[str, ...]:
    """Paragraphs gathered into pieces of at most `words_a_piece` words.

    A paragraph is cut only where it is longer than a piece, and then between sentences; a
    sentence is never cut.
    """
    pieces: list[str] = []
    held: list[str] = []
    count = 0
    for part in _parts(body, words_a_piece):
        words = len(part.split())
        if held and count + words > words_a_piece:
            pieces.append(LINE_GAP.join(held))
            held, count = [], 0
        held.append(part)
        count += words
    if held:
        pieces.append(LINE_GAP.join(held))
    return tuple(pieces)


def _parts(body: str, words_a_piece: int) -> Iterator[str]:
    for paragraph in body.split(BLOCK_GAP):
        if len(paragraph.split()) <= words_a_piece:
            yield from filter(None, (paragraph.strip(),))
        else:
            yield from filter(None, map(str.strip, _SENTENCE_END.split(paragraph)))
