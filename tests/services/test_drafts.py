"""Which message, in which language."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from msgspec.structs import replace
from tests.conftest import TALLINN

from makegood.domain.book import Book, book_for
from makegood.domain.case import Case, Event
from makegood.domain.marketplace import Channel, Rung
from makegood.domain.provenance import Checked, Source
from makegood.domain.when import When
from makegood.drafting.request import DraftRequest
from makegood.services.drafts import draft_for, message_language, stage_for
from makegood.services.packs import PackService
from makegood.text.catalog import Catalog

CHANNEL = Channel(
    id="form",
    kind="form",
    party="seller",
    purpose="orders",
    sources=(Source(publisher="Made up", title="Made up", read_in="copy"),),
    checked=Checked(on=date(2026, 11, 22), how="stored-copy"),
    confidence="third-party",
)
CASE = Case(id="c", marketplace="bazaar", issue="damaged")
ASKED = Event(id="1", kind="sent", at=When(date(2026, 11, 2)), party="seller")
REFUSED = Event(
    id="2", kind="received", outcome="refused", at=When(date(2026, 11, 4)), party="seller"
)


@pytest.fixture
def book(guide: PackService) -> Book:
    return book_for(guide.pack, "aliexpress")


@pytest.mark.parametrize(
    ("changes", "stage"),
    [
        ({}, "first"),
        ({"kind": "letter"}, "letter"),
        ({"party": "provider"}, "provider"),
        ({"party": "body"}, "body"),
        ({"party": "platform"}, "first"),
    ],
)
def test_stage_without_a_rung(book: Book, changes: dict[str, str], stage: str) -> None:
    assert stage_for(CASE, book, replace(CHANNEL, **changes), None) == stage


def test_stage_of_the_rung(book: Book) -> None:
    rung = Rung(id="case", party="platform", stage="case")
    assert stage_for(replace(CASE, events=(ASKED,)), book, CHANNEL, rung) == "case"


def test_a_second_message_is_a_reminder(book: Book) -> None:
    rung = Rung(id="ask", party="seller", stage="first")
    asked = replace(CASE, events=(ASKED,))
    assert stage_for(asked, book, CHANNEL, rung) == "reminder"
    assert stage_for(asked, book, replace(CHANNEL, party="platform"), None) == "first"
    undone = replace(CASE, events=(replace(ASKED, undone=True),))
    assert stage_for(undone, book, CHANNEL, rung) == "first"


def test_a_refusal_is_followed_by_one_last_call_in_writing(book: Book) -> None:
    rung = Rung(id="ask", party="seller", stage="first")
    refused = replace(CASE, events=(ASKED, REFUSED))
    assert stage_for(refused, book, CHANNEL, rung) == "last_call"
    assert stage_for(refused, book, replace(CHANNEL, kind="chat"), rung) == "reminder"
    called = replace(ASKED, id="3", stage="last_call", at=When(date(2026, 11, 5)))
    again = replace(CASE, events=(ASKED, REFUSED, called))
    assert stage_for(again, book, CHANNEL, rung) == "reminder"


def test_an_answer_after_the_refusal_is_the_one_that_counts(book: Book) -> None:
    offered = replace(REFUSED, id="3", outcome="offer", at=When(date(2026, 11, 6)))
    case = replace(CASE, events=(ASKED, REFUSED, offered))
    assert stage_for(case, book, CHANNEL, None) == "reminder"


def test_somebody_complained_about_defends_themselves(book: Book) -> None:
    assert stage_for(replace(CASE, role="accused"), book, CHANNEL, None) == "defence"


def words_of(language: str) -> Catalog:
    """English and German write messages; the others are only read."""
    entries = {"templates.greeting.plain": "x"} if language in ("en", "de") else {}
    return Catalog.from_mapping(language, entries)


@pytest.mark.parametrize(
    ("reads", "reading", "language"),
    [
        ((), "de", "en"),
        (("de", "en"), "de", "de"),
        (("de", "en"), "el", "en"),
        (("de",), "el", "de"),
        (("el",), "el", "en"),
        (("el", "de"), "el", "de"),
    ],
)
def test_message_language(reads: tuple[str, ...], reading: str, language: str) -> None:
    channel = replace(CHANNEL, languages=reads)
    chosen = message_language(channel, reading, ("en", "de", "el"), words_of)
    assert chosen == language


@pytest.mark.parametrize(("marketplace", "walled"), [("aliexpress", False), ("etsy", True)])
def test_a_card_number_is_an_order_number_only_where_those_look_so(
    guide: PackService, marketplace: str, walled: bool
) -> None:
    case = replace(CASE, marketplace=marketplace, facts={"order_number": "4111111111111111"})
    book = book_for(guide.pack, marketplace)
    now = datetime(2026, 11, 24, 10, tzinfo=TALLINN)
    draft = draft_for(case, book, DraftRequest(stage="first", channel=CHANNEL), guide.words, now)
    assert "4111111111111111" in draft.subject + draft.body
    assert draft.walled is walled
