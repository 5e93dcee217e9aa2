"""A case that uses every column once."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal

from makegood.domain.case import Case, Event, Item, Order, PageDate, SentMessage
from makegood.domain.when import When

AT = datetime(2026, 11, 12, 8, tzinfo=UTC)

FULL = Case(
    id="case-1",
    marketplace="bazaar",
    marketplace_name="The Bazaar",
    site="bazaar-eu",
    country="EE",
    role="buyer",
    issue="not_received",
    variant="lost_in_transit",
    remedy="refund",
    title="Κόκκινο φόρεμα",
    facts={
        "order_number": "A-1",
        "amount": Decimal("104.50"),
        "currency": "EUR",
        "shipped": False,
        "order_date": When(date(2026, 9, 21)),
        "expected_delivery_date": When(date(2026, 10, 1), date(2026, 10, 9)),
        "delivery_date": When(date(2026, 11, 2), None, datetime(2026, 11, 2, 9, 30, tzinfo=UTC)),
        "tags": frozenset({"b", "a"}),
    },
    orders=(
        Order(
            id="1",
            items=(
                Item(title="Dress", quantity=2, price=Decimal("50.00")),
                Item(title="Belt", affected=False),
            ),
        ),
        Order(id="2", facts={"amount": Decimal("0.10"), "currency": "USD"}),
    ),
    details=("parcel_lost", "asked_twice"),
    events=(
        Event(
            id="e1",
            kind="sent",
            at=When(date(2026, 11, 12), None, AT),
            recorded_at=AT,
            party="seller",
            channel="seller_message",
            stage="first",
            rung="ask",
            reference="T-77",
            message=SentMessage("Order A-1", "Hello.\nمرحبا", "en", "the form", ("ab" * 32,)),
        ),
        Event(
            id="e2",
            kind="received",
            at=When(date(2026, 11, 13)),
            party="seller",
            outcome="promise",
            until=When(date(2026, 11, 20)),
            text="We will refund you",
        ),
        Event(
            id="e3",
            kind="refunded",
            at=When(date(2026, 11, 14)),
            amount=Decimal("4.50"),
            currency="EUR",
            reason="by mistake",
            undone=True,
        ),
    ),
    page_dates=(PageDate(rule="window", day=When(date(2026, 12, 1)), seen_at="order page"),),
    person="me",
)
