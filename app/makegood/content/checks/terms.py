"""Lengths of time have one unit, rules one way of counting."""

from __future__ import annotations

from typing import TYPE_CHECKING

from makegood.content.checks.walking import records_in
from makegood.domain.rules import Offset

if TYPE_CHECKING:
    from makegood.content.checks.context import CheckContext
    from makegood.domain.rules import Rule


def check_offsets(context: CheckContext) -> None:
    """A length of time names exactly one unit, and is not negative."""
    for record in records_in(context.pack):
        if not isinstance(record, Offset):
            continue
        given = [getattr(record, unit) for unit in record.__struct_fields__]
        amounts = [amount for amount in given if isinstance(amount, int)]
        if len(amounts) != 1:
            context.log.add(context.places.of(record), "offset_units")
        elif amounts[0] < 0:
            context.log.add(context.places.of(record), "offset_negative")


def check_rule_terms(context: CheckContext) -> None:
    """A rule counts in one way; what needs a calendar names one; its days are in order."""
    for rule in context.pack.rules:
        ways = [rule.term is not None, bool(rule.earliest_of), bool(rule.latest_of)]
        place = context.places.of(rule)
        if sum(ways) != 1:
            context.log.add(place, "rule_ways", id=rule.id)
        if _needs_calendar(rule) and rule.calendar is None:
            context.log.add(place, "rule_calendar", id=rule.id)
        if rule.valid_from and rule.valid_to and rule.valid_from > rule.valid_to:
            context.log.add(context.places.of(rule, "valid_to"), "rule_validity", id=rule.id)
        if rule.lead is not None and rule.lead < 0:
            context.log.add(context.places.of(rule, "lead"), "offset_negative")


def check_unconfirmed_rules(context: CheckContext) -> None:
    """What is not confirmed is a note, never a date."""
    for rule in context.pack.rules:
        if rule.confidence == "unconfirmed":
            place = context.places.of(rule, "confidence")
            context.log.add(place, "unconfirmed_rule", id=rule.id)


def _needs_calendar(rule: Rule) -> bool:
    offsets = [record for record in records_in(rule) if isinstance(record, Offset)]
    return rule.roll is not None or any(offset.working_days is not None for offset in offsets)
