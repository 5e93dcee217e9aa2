"""To whom a message goes, and what the log says of it."""

from __future__ import annotations

from datetime import date

import pytest
from msgspec.structs import replace

from makegood.domain.book import Book, book_for
from makegood.domain.case import Case
from makegood.domain.marketplace import Rung
from makegood.domain.when import When
from makegood.services.packs import PackService
from makegood.services.sending import addressee, names_of, reference_of, sent_event

CASE = Case(id="c", marketplace="etsy", issue="damaged")
AT = When(date(2026, 11, 22))
DISPUTE = Rung(id="dispute", party="provider", body="paypal", stage="provider")
ASK = Rung(id="ask", party="seller", stage="first")


@pytest.fixture
def book(guide: PackService) -> Book:
    return book_for(guide.pack, "etsy")


def test_the_body_of_the_step_comes_before_that_of_the_way(book: Book) -> None:
    form = book.channels["uk_fos_form"]
    assert book.channel_bodies["uk_fos_form"] == "uk_fos"
    assert addressee(book, form, None) == "uk_fos"
    assert addressee(book, form, replace(ASK, party="body")) == "uk_fos"
    assert addressee(book, form, DISPUTE) == "paypal"


def test_a_body_is_escalated_to_by_its_name(book: Book) -> None:
    event = sent_event(CASE, book, book.channels["uk_fos_form"], None, "body", AT)
    assert (event.kind, event.party, event.rung) == ("escalated", "uk_fos", None)


def test_the_marketplace_is_written_to_even_where_the_step_is_the_sellers(book: Book) -> None:
    channel = book.channels["contact_form"]
    assert channel.party == "platform"
    event = sent_event(CASE, book, channel, ASK, "first", AT)
    assert (event.kind, event.party, event.rung) == ("sent", "platform", "ask")


@pytest.mark.parametrize(
    ("references", "found"),
    [
        ({}, ""),
        ({"platform": ("P-1",), "seller": ("S-1", "S-2")}, "P-1"),
        ({"seller": ("S-1", "S-2")}, "S-2"),
        ({"provider": ("B-1",)}, ""),
    ],
)
def test_their_reference_is_the_last_they_gave(
    book: Book, references: dict[str, tuple[str, ...]], found: str
) -> None:
    assert reference_of(references, book, book.channels["contact_form"], ASK) == found


def test_the_log_knows_them_by_their_kind_and_by_the_bodies_behind_a_way(
    guide: PackService,
) -> None:
    """The ministry's form takes what the ladder sends to the consumer ombudsman."""
    market = book_for(guide.pack, "aliexpress")
    case = replace(CASE, marketplace="aliexpress", country="GR")
    form = market.channels["gr_ministry_form"]
    assert names_of(case, market, form) == {"body", "gr_ministry", "gr_consumer_ombudsman"}
    assert names_of(case, market, market.channels["seller_message"]) == {"seller"}
