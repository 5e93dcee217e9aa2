"""A small set of paragraphs and words, made up for the tests of drafting."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import msgspec
import pytest

from makegood.domain.case import Case
from makegood.domain.catalogue import Paragraph
from makegood.domain.marketplace import Channel, Limits
from makegood.domain.provenance import Checked, Source
from makegood.domain.when import When
from makegood.text.catalog import Catalog

PARAGRAPHS = msgspec.convert(
    [
        {
            "id": "subject.order",
            "part": "subject",
            "group": "s",
            "order": 1,
            "applies": {"fact": "public", "op": "eq", "value": False},
        },
        {"id": "subject.plain", "part": "subject", "group": "s", "order": 2},
        {"id": "greeting", "part": "greeting"},
        {
            "id": "opening.again",
            "part": "opening",
            "group": "o",
            "order": 1,
            "applies": {"fact": "stage", "op": "eq", "value": "reminder"},
        },
        {"id": "opening", "part": "opening", "group": "o", "order": 2},
        {
            "id": "facts.order",
            "part": "facts",
            "order": 1,
            "applies": {"fact": "public", "op": "eq", "value": False},
        },
        {"id": "facts.date", "part": "facts", "order": 2},
        {"id": "facts.paid", "part": "facts", "order": 3},
        {
            "id": "right",
            "part": "story",
            "claims_right": True,
            "applies": {"fact": "seller_kind", "op": "eq", "value": "trader"},
        },
        {"id": "own", "part": "story", "order": 90},
        {
            "id": "history",
            "part": "history",
            "applies": {"fact": "was_sent", "op": "eq", "value": True},
        },
        {"id": "promise", "part": "history", "order": 60,
         "applies": {"fact": "was_promised", "op": "eq", "value": True}},
        {"id": "demand", "part": "demand"},
        {"id": "by", "part": "deadline"},
        {"id": "thanks", "part": "closing", "optional": True},
        {"id": "name", "part": "signature"},
    ],
    list[Paragraph],
)  # fmt: skip

ENGLISH = {
    "templates.subject.order": "Order {order_number} - {problem} - {wish}",
    "templates.subject.plain": "{problem} - {wish}",
    "templates.greeting": "Hello,",
    "templates.opening.again": "I wrote to you before.",
    "templates.opening": "I need help with an order.",
    "templates.facts.order": "Order: {order_number}",
    "templates.facts.date": "Ordered on: {order_date}",
    "templates.facts.paid": "Paid: {paid}",
    "templates.right": "You may be bound to repair it.",
    "templates.own": 'In my own words: "{own_words}"',
    "templates.history": "I first wrote on this date: {first_message_date}.",
    "templates.promise": "You promised an answer by this date: {promised_date}.",
    "templates.demand": "Please refund the full amount: {claimed}.",
    "templates.by": "Please answer by this date: {reply_by}.",
    "templates.thanks": "Thank you for your help.",
    "templates.name": "{sender_name}",
    "details.box_damaged": "The box was damaged.",
    "details.photos_ready": "I have photos.",
    "message.problem.damaged": "damaged item",
    "message.wish.refund": "refund requested",
    "message.words.secrets": ("password", "pin"),
    "message.words.secret_links": ("is",),
    "message.words.insults": ("thieves",),
    "message.words.threats": ("you will regret",),
}

GERMAN = {
    "templates.greeting": "Guten Tag,",
    "templates.opening": "ich brauche Hilfe bei einer Bestellung.",
    "templates.facts.order": "Bestellung: {order_number}",
    "templates.facts.date": "Bestellt am: {order_date}",
    "templates.facts.paid": "Bezahlt: {paid}",
    "templates.demand": "Bitte erstatten Sie den vollen Betrag: {claimed}.",
    "details.box_damaged": "Der Karton war beschädigt.",
}


@pytest.fixture
def english() -> Catalog:
    return Catalog.from_mapping("en", ENGLISH)


@pytest.fixture
def german(english: Catalog) -> Catalog:
    return Catalog.from_mapping("de", GERMAN, fallback=english)


@pytest.fixture
def case() -> Case:
    return Case(
        id="c1",
        marketplace="bazaar",
        issue="damaged",
        remedy="refund",
        facts={
            "order_number": "A-77",
            "item": "Blue vase",
            "order_date": When(date(2026, 10, 2)),
            "amount": Decimal("49.90"),
            "currency": "EUR",
        },
    )


@pytest.fixture
def form() -> Channel:
    return channel("form")


def channel(kind: str, *, public: bool = False, characters: int | None = None) -> Channel:
    """A made-up channel of one kind."""
    return msgspec.structs.replace(
        Channel(
            id=kind,
            kind="form",
            party="seller",
            purpose="orders",
            languages=("en",),
            sources=(Source(publisher="Made up", title="Made up", read_in="copy"),),
            checked=Checked(on=date(2026, 11, 22), how="stored-copy"),
            confidence="third-party",
            public=public,
            limits=Limits(characters=characters) if characters else None,
        ),
        kind=kind,
    )
