"""A message cut for a chat window."""

from __future__ import annotations

from msgspec.structs import replace
from tests.drafting.conftest import channel
from tests.drafting.test_compose import draft

from makegood.domain.case import Case
from makegood.drafting.pieces import chat_pieces, text_pieces
from makegood.text.catalog import Catalog


def test_pieces_keep_every_word_and_the_order(case: Case, english: Catalog) -> None:
    made = draft(case, english, channel=channel("chat"))
    pieces = chat_pieces(made, words_a_piece=9)
    assert pieces[0] == "Hello,\nI need help with an order."
    assert " ".join(pieces).split() == made.body.split()


def test_a_long_paragraph_is_cut_between_sentences() -> None:
    body = "Hello,\n\nOne two three. Four five six? سبعة ثمانية؟ Nine.\n\nTen"
    assert text_pieces(body, 4) == (
        "Hello,\nOne two three.",
        "Four five six?",
        "سبعة ثمانية؟\nNine.\nTen",
    )


def test_a_sentence_is_never_cut() -> None:
    assert text_pieces("One two three four.", 2) == ("One two three four.",)


def test_a_piece_holds_sixty_words() -> None:
    assert len(text_pieces("word " * 60 + "\n\n" + "word " * 60)) == 2
    assert len(text_pieces("word " * 30 + "\n\n" + "word " * 30)) == 1


def test_nothing_to_say_is_no_piece(case: Case, english: Catalog) -> None:
    made = draft(case, english, channel=channel("chat"))
    assert chat_pieces(replace(made, blocks=())) == ()
