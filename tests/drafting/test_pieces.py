"""A message cut for a chat window."""

from __future__ import annotations

from msgspec.structs import replace
from tests.drafting.conftest import channel
from tests.drafting.test_compose import draft

from makegood.domain.case import Case
from makegood.drafting.pieces import chat_pieces
from makegood.text.catalog import Catalog


def test_pieces_keep_every_word_and_the_order(case: Case, english: Catalog) -> None:
    made = draft(case, english, channel=channel("chat"))
    pieces = chat_pieces(made, words_a_piece=9)
    assert pieces[0] == "Hello,\nI need help with an order."
    assert " ".join(pieces).split() == made.body.split()


def test_a_long_block_is_not_cut(case: Case, english: Catalog) -> None:
    made = draft(case, english, channel=channel("chat"))
    assert "I need help with an order." in chat_pieces(made, words_a_piece=1)


def test_nothing_to_say_is_no_piece(case: Case, english: Catalog) -> None:
    made = draft(case, english, channel=channel("chat"))
    assert chat_pieces(replace(made, blocks=())) == ()
