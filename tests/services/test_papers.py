"""Letters and call sheets as documents."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest
from msgspec.structs import replace

from makegood.domain.book import Book, book_for
from makegood.domain.case import Case
from makegood.domain.when import When
from makegood.drafting.draft import Draft
from makegood.drafting.request import DraftRequest
from makegood.handoff.document import Document, Heading, Items, Paragraph, Rows, Signature
from makegood.services import papers
from makegood.services.drafts import draft_for
from makegood.services.packs import PackService

NOW = datetime(2026, 11, 22, 10, tzinfo=ZoneInfo("Europe/Tallinn"))
LANGUAGES = ("en", "et", "el", "lv", "ar", "ru", "de")
CASE = Case(
    id="c1",
    marketplace="amazon",
    site="amazon.de",
    country="DE",
    issue="not_received",
    remedy="refund",
    facts={
        "order_number": "111-2233445-6677889",
        "order_date": When(date(2026, 10, 2)),
        "item": "Wool <b>blanket</b>",
        "amount": Decimal("104.50"),
        "currency": "EUR",
        "seller_name": "Shop & Sons",
    },
)


@pytest.fixture
def book(guide: PackService) -> Book:
    return book_for(guide.pack, CASE.marketplace)


def draft(guide: PackService, book: Book, channel: str, language: str = "en", **more: str) -> Draft:
    request = DraftRequest(
        stage="letter" if channel.startswith("letter") else "first",
        channel=book.channels[channel],
        language=language,
        reading=more.pop("reading", "en"),
        sender_name="Eleni",
        reply_by=date(2026, 12, 1),
    )
    return draft_for(CASE, book, request, guide.words, NOW)


def all_text(document: Document) -> Iterator[str]:
    for part in document.parts:
        match part:
            case Heading(text) | Signature(text):
                yield text
            case Paragraph(text, beside, _):
                yield from (text, beside)
            case Rows(rows):
                yield from (piece for row in rows for piece in row)
            case Items(items, _):
                yield from items


def test_a_letter(guide: PackService, book: Book) -> None:
    channel = book.channels["letter_eu"]
    document = papers.letter(
        papers.writing_of(draft(guide, book, "letter_eu")),
        sender=papers.Sender("Eleni", ("Street 1", "10111 Tallinn"), "Tallinn"),
        addressee=papers.addressee_of(CASE, book, channel, guide.words("en")),
        day=NOW.date(),
        words=guide.words("en"),
        reference="R-7",
        enclosures=("photo.jpg",),
    )
    assert document.title.startswith("Order 111-2233445-6677889 - ")
    assert document.reference == "Your reference: R-7"
    assert document.head is not None
    assert document.head.sender == ("Eleni", "Street 1", "10111 Tallinn")
    assert document.head.addressee[-1] == "Luxembourg"
    assert document.head.place_date == "Tallinn, 22 November 2026"
    assert document.page_line == "Page {page} of {count}"
    *paragraphs, signature, heading, items = document.parts
    assert all(isinstance(part, Paragraph) for part in paragraphs)
    assert signature == Signature("Eleni")
    assert (heading, items) == (Heading("Enclosed"), Items(("photo.jpg",), "number"))
    # The name is signed, not said.
    assert "Eleni" not in " ".join(all_text(replace(document, parts=tuple(paragraphs))))


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_letter_in_every_language(guide: PackService, book: Book, language: str) -> None:
    words = guide.words(language)
    document = papers.letter(
        papers.writing_of(draft(guide, book, "letter_eu", language)),
        sender=papers.Sender("Eleni", (), "Tallinn"),
        addressee=(),
        day=NOW.date(),
        words=words,
        reference="R-7",
        enclosures=("a",),
    )
    assert document.language == language
    assert document.reference.endswith("R-7")
    assert "2026" in document.head.place_date
    assert "Tallinn" in document.head.place_date
    assert {"{page}", "{count}"} <= set(document.page_line.split()) | set(
        document.page_line.replace("/", " ").replace(".", " ").split()
    )
    assert words.has("paper.reference")


def test_a_letter_without_anything_about_the_sender(guide: PackService) -> None:
    document = papers.letter(
        papers.written("Subject", "Hello,\n\nGoodbye", "en", ""),
        sender=papers.Sender(),
        addressee=(),
        day=NOW.date(),
        words=guide.words("en"),
    )
    assert document.head.sender == ()
    assert document.head.place_date == "22 November 2026"
    assert document.reference == ""
    assert document.parts == (Paragraph("Hello,"), Paragraph("Goodbye"), Signature(""))


@pytest.mark.parametrize(
    ("body", "name", "paragraphs", "signature"),
    [
        ("Hello\n\nThanks\n\nEleni", "Eleni", ("Hello", "Thanks"), "Eleni"),
        ("Hello\n\nEleni P.", "Eleni", ("Hello", "Eleni P."), "Eleni"),
        ("Hello\n\n\n\n", "", ("Hello",), ""),
        ("Eleni", " Eleni ", (), "Eleni"),
        ("Hello\n\nEleni\nPhone: 5", "Eleni", ("Hello",), "Eleni\nPhone: 5"),
    ],
)
def test_a_message_kept_as_text(
    body: str, name: str, paragraphs: tuple[str, ...], signature: str
) -> None:
    found = papers.written("s", body, "en", name)
    assert (found.paragraphs, found.signature) == (paragraphs, signature)


def test_to_whom(guide: PackService, book: Book) -> None:
    words = guide.words("en")

    def to(channel: str, case: Case = CASE, written: str = "") -> tuple[str, ...]:
        return papers.addressee_of(case, book, book.channels[channel], words, written)

    assert to("chat") == ("Amazon",)
    assert to("chat", written=" Long Road 5 \n\nDublin\n") == ("Amazon", "Long Road 5", "Dublin")
    # What the guide data know is not written over.
    assert to("letter_eu", written="Long Road 5") == to("letter_eu")
    seller = next(c.id for c in book.channels.values() if c.party == "seller")
    assert to(seller) == ("Shop & Sons",)
    assert to(seller, replace(CASE, facts={})) == ()
    body = "gr_ombudsman_form" if "gr_ombudsman_form" in book.channels else None
    if body is not None:
        assert to(body) != ("Amazon",)


def sheet(guide: PackService, book: Book, **more: object) -> Document:
    return papers.call_sheet(
        CASE,
        book,
        book.channels["callback"],
        draft(guide, book, "callback", reading="de"),
        guide.words("de"),
        step=None,
        **more,
    )


def test_a_call_sheet_has_all_that_a_call_needs(guide: PackService, book: Book) -> None:
    document = sheet(guide, book)
    assert document.one_page
    assert document.language == "de"
    text = list(all_text(document))
    # What is wanted, the facts, what to say in both languages, who else, what else, what to note.
    for piece in (
        "Was Sie möchten",
        "EUR 104.50",
        "111-2233445-6677889",
        "2. Oktober 2026",
        "Wool <b>blanket</b>",
        "Hello. Thank you for calling me back.",
        "If you cannot decide this yourself, could I please talk with a supervisor?",
        "Wenn abgelehnt wird",
        "Name der Person",
        "Nennen Sie nie eine PIN, ein Passwort, einen Code oder eine ganze Kartennummer.",
    ):
        assert piece in text, f"{piece} is not in {text}"
    assert any(piece.startswith("Hilft der Anruf nicht") for piece in text)
    phrase = next(p for p in document.parts if getattr(p, "text", "").startswith("Hello."))
    assert phrase.language == "en"
    assert phrase.beside.startswith("Guten Tag")
    # The facts are a table; nobody reads them out as a block.
    assert not any(piece.startswith("Order: ") for piece in text)


def test_the_window_shows_the_sheet_without_what_it_shows_already(
    guide: PackService, book: Book
) -> None:
    text = list(all_text(sheet(guide, book, phrases=False)))
    assert "Hello. Thank you for calling me back." not in text
    assert "If you cannot decide this yourself, could I please talk with a supervisor?" in text


def test_what_comes_after_a_call_that_does_not_help(guide: PackService, book: Book) -> None:
    words = guide.words("en")
    made = draft(guide, book, "callback")
    lonely = replace(book.channels["callback"], fallback=None)

    def last_way(channel: object, step: str | None) -> list[str]:
        found = papers.call_sheet(CASE, book, channel, made, words, step=step)
        return [piece for piece in all_text(found) if piece.startswith("If the call")]

    assert last_way(book.channels["callback"], None)[0].startswith(
        "If the call does not help, use this way: "
    )
    assert last_way(lonely, None) == [
        "If the call does not help, write down why. Then Makegood offers the next step."
    ]
    rung = book.ladder("not_received", None, "buyer").rungs[0].id
    assert last_way(lonely, rung)[0].startswith("If the call does not help, the next step is: ")


def test_a_number_to_call_leads_the_sheet(guide: PackService, book: Book) -> None:
    from makegood.domain.marketplace import Target

    channel = replace(book.channels["callback"], target=Target(phone="+37255555555"))
    made = draft(guide, book, "callback")
    found = papers.call_sheet(CASE, book, channel, made, guide.words("en"), step=None)
    assert found.parts[0].rows[0] == ("Number", "+37255555555")


def test_what_is_not_known_is_not_on_the_sheet(guide: PackService, book: Book) -> None:
    bare = replace(CASE, facts={}, remedy=None)
    made = draft(guide, book, "callback")
    words = guide.words("en")
    found = papers.call_sheet(bare, book, book.channels["callback"], made, words, step=None)
    headings = [part.text for part in found.parts if isinstance(part, Heading)]
    assert headings == ["What to say", "If they say no", "Write down during the call"]
