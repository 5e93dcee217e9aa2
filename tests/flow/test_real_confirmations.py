"""Order confirmations as the four marketplaces write them, read with the real guide data.

The orders are made up; what stands in each was put there by hand.
"""

from __future__ import annotations

import re

import pytest

from makegood.flow.confirmation import offers
from makegood.flow.leaf import Guide

CONFIRMATIONS = {
    "etsy": (
        """Thank you for your order
Order #3412345678
Order placed on 2 October 2026
Shop: WarmWool
Item: Wool blanket
Estimated delivery: 10 Nov-14 Nov 2026
Item total: EUR 40.00
Order total: EUR 49.90
Payment method: PayPal
""",
        {
            "order_number": "3412345678",
            "order_date": "2026-10-02",
            "seller_name": "WarmWool",
            "item": "Wool blanket",
            "expected_delivery_date": "2026-11-14",
            "amount": "49.90",
            "currency": "EUR",
            "payment_method": "paypal",
        },
    ),
    "amazon": (
        """Order Confirmation
Order # 303-1234567-7654321
Placed on 2 October 2026
Arriving: 10 November 2026 - 14 November 2026
Sold by: Bright Lamps Ltd
Item: Desk lamp
Order Total: EUR 49,90
Payment method: Visa ending in 1234
""",
        {
            "order_number": "303-1234567-7654321",
            "order_date": "2026-10-02",
            "expected_delivery_date": "2026-11-14",
            "seller_name": "Bright Lamps Ltd",
            "item": "Desk lamp",
            "amount": "49.90",
            "currency": "EUR",
            "payment_method": "card_visa",
        },
    ),
    "aliexpress": (
        """Order ID: 3012345678901234
Order date: Oct 2, 2026
Estimated delivery: Nov 1 - Nov 10, 2026
Store: Shenzhen Good
Total: US $12.34
Payment method: MasterCard
Tracking number: LP00123456789CN
""",
        {
            "order_number": "3012345678901234",
            "order_date": "2026-10-02",
            "expected_delivery_date": "2026-11-10",
            "seller_name": "Shenzhen Good",
            "amount": "12.34",
            "currency": "USD",
            "payment_method": "card_mastercard",
            "tracking_number": "LP00123456789CN",
        },
    ),
    "wish": (
        """Order ID: 07B12CDE34567
Order placed: October 2, 2026
Estimated delivery: Nov 1 - Nov 10, 2026
Total: $12.34
Payment method: PayPal
""",
        {
            "order_number": "07B12CDE34567",
            "order_date": "2026-10-02",
            "expected_delivery_date": "2026-11-10",
            "amount": "12.34",
            "currency": "USD",
            "payment_method": "paypal",
        },
    ),
}


@pytest.mark.parametrize("market_id", sorted(CONFIRMATIONS))
def test_everything_in_it_is_read(guide, today, market_id):
    book = Guide(guide.pack)
    text, expected = CONFIRMATIONS[market_id]
    found = offers(text, book.marketplace(market_id), book, today, "dmy")
    assert {offer.fact: offer.typed.value for offer in found} == expected


@pytest.mark.parametrize("market_id", ["etsy", "amazon"])
@pytest.mark.parametrize(
    "line",
    [
        "Estimated delivery: 10 Nov-14 Nov 2026",
        "Estimated delivery: Nov 10 - Nov 14",
        "Estimated delivery: 10-14 Nov 2026",
        "Estimated delivery: 14 November 2026",
    ],
)
def test_a_promised_range_counts_from_its_end(guide, today, market_id, line):
    book = Guide(guide.pack)
    found = offers(line, book.marketplace(market_id), book, today, "dmy")
    assert [(offer.fact, offer.typed.value) for offer in found] == [
        ("expected_delivery_date", "2026-11-14")
    ]


@pytest.mark.parametrize("market_id", sorted(CONFIRMATIONS))
def test_its_number_looks_like_one_of_theirs(guide, market_id):
    market = Guide(guide.pack).marketplace(market_id)
    number = CONFIRMATIONS[market_id][1]["order_number"]
    assert any(re.fullmatch(known.pattern, number) for known in market.order_numbers)
