"""Real messages on paper, in every language: one page, in order, every letter there."""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
from tests.services.test_papers import CASE, LANGUAGES
from tests.ui import pdf_kit

from makegood.domain.book import Book, book_for
from makegood.drafting.draft import Draft
from makegood.drafting.request import DraftRequest
from makegood.services import papers
from makegood.services.drafts import draft_for
from makegood.services.packs import PackService
from makegood.ui.print import make_pdf

pytestmark = pytest.mark.usefixtures("qapp")

NOW = datetime(2026, 11, 22, 10, tzinfo=ZoneInfo("Europe/Tallinn"))


@pytest.fixture
def book(guide: PackService) -> Book:
    return book_for(guide.pack, CASE.marketplace)


def draft(guide: PackService, book: Book, channel: str, language: str, reading: str) -> Draft:
    request = DraftRequest(
        stage="letter" if channel == "letter_eu" else "first",
        channel=book.channels[channel],
        language=language,
        reading=reading,
        tone="formal",
        own_words="It was a gift for my son, and he has asked for it every day since.",
        sender_name="Eleni Papadopoulou",
        reply_by=date(2026, 12, 1),
    )
    return draft_for(CASE, book, request, guide.words, NOW)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_first_letter_is_one_page(guide: PackService, book: Book, language: str) -> None:
    made = draft(guide, book, "letter_eu", language, "en")
    channel = book.channels["letter_eu"]
    document = papers.letter(
        papers.writing_of(made),
        sender=papers.Sender(
            "Eleni Papadopoulou", ("Long street 15-3", "10111 Tallinn"), "Tallinn"
        ),
        addressee=papers.addressee_of(CASE, book, channel, guide.words(language)),
        day=NOW.date(),
        words=guide.words(language),
        reference="R-7/2026",
        enclosures=("photo of the parcel.jpg", "order page.png", "tracking page.png"),
    )
    pdf = make_pdf(document, "EE")
    assert pdf.pages == 1
    assert pdf.missing == frozenset()
    text = pdf_kit.words(pdf.data)
    assert not [mark for mark in text if mark in "\u200e\u200f\u2066\u2067\u2068\u2069\u202a\u202e"]
    pieces = ["Tallinn", "Luxembourg", "111-2233445-6677889"]
    if language != "ar":
        pieces += ["Wool <b>blanket</b>", "It was a gift for my son"]
        assert "Long street 15-3" in text
        assert "R-7/2026" in text
    places = [text.index(piece) for piece in pieces]
    assert places == sorted(places)
    if language == "ar":
        # The reader program turns foreign words round again that stand between Arabic ones.
        assert {"Wool", "gift", "Papadopoulou"} <= set(text.split())
        assert "شكوى" in text
    assert "photo of the parcel.jpg" in text
    if language != "ar":
        at = 0
        for block in made.blocks:
            for line in block.text.split("\n"):
                words = " ".join(line.split()[:4])
                assert words in text[at:], f"{words} is not in its place"
                at = text.index(words, at)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_call_sheet_is_one_page(guide: PackService, book: Book, language: str) -> None:
    made = draft(guide, book, "callback", "en", language)
    document = papers.call_sheet(
        CASE, book, book.channels["callback"], made, guide.words(language), step=None
    )
    pdf = make_pdf(document, "US")
    assert pdf.pages == 1
    assert pdf.missing == frozenset()
    text = pdf_kit.words(pdf.data)
    assert "Hello. Thank you for calling me back." in text
    assert "111-2233445-6677889" in text
