"""A message cut into numbered pieces for a chat window."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from makegood.drafting.draft import Draft

WORDS_A_PIECE = 60


def chat_pieces(draft: Draft, words_a_piece: int = WORDS_A_PIECE) -> tuple[str, ...]:
    """The blocks gathered into pieces of at most `words_a_piece` words; no block is cut."""
    pieces: list[str] = []
    held: list[str] = []
    count = 0
    for block in draft.blocks:
        words = len(block.text.split())
        if held and count + words > words_a_piece:
            pieces.append("\n".join(held))
            held, count = [], 0
        held.append(block.text)
        count += words
    if held:
        pieces.append("\n".join(held))
    return tuple(pieces)
