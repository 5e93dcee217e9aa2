"""What is still owed: claimed less refunded, each currency by itself."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal

from makegood.domain.case import Case
from makegood.domain.conditions import FactValue
from makegood.domain.money import Money


def outstanding(case: Case) -> tuple[Money, ...]:
    """The sums still open, by currency in the order of the orders; nothing where none is known.

    An order claims its `claimed_amount`, else the `amount` paid. A refund in a currency in
    which nothing was claimed settles nothing.
    """
    owed: dict[str, Decimal] = {}
    for facts in _orders(case):
        amount = facts.get("claimed_amount", facts.get("amount"))
        currency = facts.get("currency")
        if isinstance(amount, Decimal) and isinstance(currency, str):
            owed[currency] = owed.get(currency, Decimal(0)) + amount
    for event in case.events:
        if event.kind != "refunded" or event.undone or event.amount is None:
            continue
        if event.currency in owed:
            owed[event.currency] -= event.amount
    return tuple(Money(amount, currency) for currency, amount in owed.items() if amount > 0)


def refunded(case: Case) -> tuple[Money, ...]:
    """The sums that came back by the log, each currency by itself, in the order they first came."""
    back: dict[str, Decimal] = {}
    for event in case.events:
        if event.kind != "refunded" or event.undone or event.amount is None:
            continue
        if event.currency is not None:
            back[event.currency] = back.get(event.currency, Decimal(0)) + event.amount
    return tuple(Money(amount, currency) for currency, amount in back.items())


def _orders(case: Case) -> Iterator[Mapping[str, FactValue]]:
    """The facts of each order; those of the first are the case's own."""
    number = case.facts.get("order_number")
    rest = case.orders
    first: Mapping[str, FactValue] = case.facts
    if rest and rest[0].facts.get("order_number", number) == number:
        first = {**rest[0].facts, **case.facts}
        rest = rest[1:]
    yield first
    for order in rest:
        yield order.facts
