"""Situations that several pages of the wizard are tried with."""

from __future__ import annotations

from typing import Final

from makegood.flow.answers import Typed

WISH: Final = {
    "marketplace": "wish",
    "site": "global",
    "country": "GR",
    "topic": "delivery",
    "issue": "not_received",
    "variant": "lost_in_transit",
    "remedy": "refund",
}
"""A parcel of Wish that got lost on the way to Greece."""

WISH_FACTS: Final = {
    "order_number": Typed("08U74NMJ34380", "text", "08U74NMJ34380"),
    "order_date": Typed("22 September 2026", "date", "2026-09-22"),
    "expected_delivery_date": Typed("22 October 2026", "date", "2026-10-22"),
}
"""What its order page says."""

AMAZON: Final = {**WISH, "marketplace": "amazon", "site": "amazon.de", "country": "DE"}
"""The same at Amazon in Germany."""
