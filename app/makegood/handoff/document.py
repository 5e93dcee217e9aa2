"""A document as values: what it says and what each piece is, nothing about paper.

A letter and a call sheet are made of the same pieces; how they stand on a page is decided where
they are printed. All text is plain and already in the language of the document; `clean` has
been through every piece, so nothing unseen is printed.
"""

from __future__ import annotations

from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from makegood.handoff.header import one_line
from makegood.text.direction import clean


class Heading(Struct, frozen=True):
    """A line above what belongs to it; never the last line of a page."""

    text: str


class Paragraph(Struct, frozen=True):
    """Flowing text; a line feed begins a new line. `beside` is the same in the language the
    reader knows better, set under it; `language` is that of `text` where it is not the
    document's.
    """

    text: str
    beside: str = ""
    language: str = ""


class Rows(Struct, frozen=True):
    """Names and values, one pair a line. An empty value is a line to write on."""

    rows: tuple[tuple[str, str], ...]


class Items(Struct, frozen=True):
    """A list. `mark` ``box`` has a box to tick before each item."""

    items: tuple[str, ...]
    mark: Literal["dot", "number", "box"] = "dot"


class Signature(Struct, frozen=True):
    """Room for a hand-written name, and the name under it with what belongs to it, line by line;
    all stay on one page.
    """

    name: str


Part = Heading | Paragraph | Rows | Items | Signature


class LetterHead(Struct, frozen=True, kw_only=True):
    """What stands at fixed places at the head of a letter: line by line, and the line of place
    and date.
    """

    sender: tuple[str, ...]
    addressee: tuple[str, ...]
    place_date: str


class Document(Struct, frozen=True, kw_only=True):
    """Something to print.

    `title` is the subject of a letter; `reference` stands over it. `page_line` numbers the pages,
    with ``{page}`` and ``{count}`` in it; it is left out when there is one page only. `foot`
    stands at the foot of every page. `one_page`: set smaller rather than on a second page.
    """

    language: str
    title: str
    parts: tuple[Part, ...]
    head: LetterHead | None = None
    reference: str = ""
    page_line: str = "{page} / {count}"
    foot: str = ""
    one_page: bool = False


def cleaned(document: Document) -> Document:
    """The document with every piece as it may leave: see `text.direction.clean`.

    Pieces that came out empty are left out, so that no gap shows where nothing is said.
    """
    head = document.head
    if head is not None:
        head = LetterHead(
            sender=_lines(head.sender),
            addressee=_lines(head.addressee),
            place_date=one_line(head.place_date),
        )
    parts = tuple(part for part in map(_cleaned_part, document.parts) if part is not None)
    return replace(
        document,
        title=one_line(document.title),
        parts=parts,
        head=head,
        reference=one_line(document.reference),
        foot=one_line(document.foot),
    )


def _cleaned_part(part: Part) -> Part | None:
    match part:
        case Heading(text):
            return Heading(one_line(text)) if one_line(text) else None
        case Paragraph(text, beside, language):
            text = clean(text).strip()
            return Paragraph(text, clean(beside).strip(), language) if text else None
        case Rows(rows):
            return Rows(tuple((one_line(name), clean(value).strip()) for name, value in rows))
        case Items(items, mark):
            return Items(_lines(items), mark)
        case Signature(name):
            return Signature(clean(name).strip())


def _lines(lines: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(line for line in map(one_line, lines) if line)
