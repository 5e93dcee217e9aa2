"""Documents as values."""

from __future__ import annotations

from makegood.handoff.document import (
    Document,
    Heading,
    Items,
    LetterHead,
    Paragraph,
    Rows,
    Signature,
    cleaned,
)


def test_every_piece_is_cleaned() -> None:
    dirty = "a\0\u202e\r\nb\u00a0"
    document = cleaned(
        Document(
            language="en",
            title=dirty,
            reference=dirty,
            foot=dirty,
            head=LetterHead(sender=(dirty, "\0"), addressee=(dirty,), place_date=dirty),
            parts=(
                Heading(dirty),
                Paragraph(dirty, dirty, "ar"),
                Rows(((dirty, dirty), ("Name", ""))),
                Items((dirty, " "), "number"),
                Signature(dirty),
            ),
        )
    )
    assert (document.title, document.reference, document.foot) == ("a b", "a b", "a b")
    assert document.head == LetterHead(sender=("a b",), addressee=("a b",), place_date="a b")
    assert document.parts == (
        Heading("a b"),
        Paragraph("a\nb", "a\nb", "ar"),
        Rows((("a b", "a\nb"), ("Name", ""))),
        Items(("a b",), "number"),
        Signature("a\nb"),
    )


def test_pieces_that_say_nothing_are_left_out() -> None:
    document = Document(language="en", title="t", parts=(Heading("\0"), Paragraph(" \u200e\n")))
    assert cleaned(document).parts == ()
