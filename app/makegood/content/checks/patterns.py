"""Patterns for reading order numbers and confirmations work, and fit their own examples."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from msgspec import Struct

    from makegood.content.checks.context import CheckContext


def check_order_numbers(context: CheckContext) -> None:
    """Each pattern is a regular expression for the whole number and fits its example."""
    for marketplace in context.pack.marketplaces:
        for number in marketplace.order_numbers:
            pattern = _compiled(context, number, number.pattern)
            if pattern is not None and not pattern.fullmatch(number.example):
                place = context.places.of(number, "example")
                context.log.add(place, "example_does_not_fit", example=number.example)


def check_readers(context: CheckContext) -> None:
    """Each pattern is a regular expression with one group named ``value``."""
    for marketplace in context.pack.marketplaces:
        for reader in marketplace.readers:
            pattern = _compiled(context, reader, reader.pattern)
            if pattern is not None and set(pattern.groupindex) != {"value"}:
                context.log.add(context.places.of(reader, "pattern"), "reader_group")


def _compiled(context: CheckContext, record: Struct, pattern: str) -> re.Pattern[str] | None:
    try:
        return re.compile(pattern)
    except (re.error, RecursionError, OverflowError) as error:
        place = context.places.of(record, "pattern")
        context.log.add(place, "not_a_pattern", reason=str(error))
        return None
