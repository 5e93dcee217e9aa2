"""A case: one problem, its orders, facts and log."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from typing import Literal

from msgspec import Struct, field

from makegood.domain.conditions import FactValue
from makegood.domain.marketplace import Role
from makegood.domain.when import When

EventKind = Literal[
    "sent", "received", "call", "chat", "offer", "refunded", "delivered", "escalated",
    "channel_failed", "follow_up_set", "paused", "resumed", "note", "closed", "reopened",
]  # fmt: skip
Outcome = Literal["refused", "promise", "offer", "asks_more", "decision", "automatic"]


class SentMessage(Struct, frozen=True, omit_defaults=True):
    """A message exactly as it left: never changed afterwards. `attachments` are SHA-256 in hex."""

    subject: str
    body: str
    language: str
    target: str = ""
    attachments: tuple[str, ...] = ()


class Event(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Something that happened. `at` is when it happened, `recorded_at` when it was written down.

    `until` is the day somebody promised by, a pause ends or a follow-up is set for. `reason`
    is free text, or for `closed` the word `solved` or `gave_up`. `undone` events stay in the log
    and count for nothing.
    """

    id: str
    kind: EventKind
    at: When
    recorded_at: datetime | None = None
    party: str | None = None
    channel: str | None = None
    stage: str | None = None
    rung: str | None = None
    outcome: Outcome | None = None
    amount: Decimal | None = None
    currency: str | None = None
    until: When | None = None
    reference: str | None = None
    text: str = ""
    reason: str = ""
    message: SentMessage | None = None
    undone: bool = False


class Item(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One thing ordered. `affected`: whether the problem is about it."""

    title: str = ""
    quantity: int = 1
    price: Decimal | None = None
    affected: bool = True


class Order(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One order of the case, with its own facts (number, dates, sums) and items."""

    id: str
    facts: dict[str, FactValue] = field(default_factory=dict)
    items: tuple[Item, ...] = ()


class PageDate(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A date the user saw on the order page or has from the bank; it beats the rule's own."""

    rule: str
    day: When
    seen_at: str = ""


class Case(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One problem, as the pure functions see it.

    `marketplace` is a pack id, or ``generic`` with the `marketplace_name` a person typed.
    `facts` are those of the first order and of the case as a whole, by fact id. `details` are
    the ids ticked. `wants` is the sum claimed where it differs from the amount paid.
    """

    id: str
    marketplace: str
    marketplace_name: str = ""
    site: str | None = None
    country: str | None = None
    role: Role = "buyer"
    issue: str
    variant: str | None = None
    remedy: str | None = None
    facts: dict[str, FactValue] = field(default_factory=dict)
    orders: tuple[Order, ...] = ()
    details: tuple[str, ...] = ()
    events: tuple[Event, ...] = ()
    page_dates: tuple[PageDate, ...] = ()
    person: str = "me"
    title: str = ""
