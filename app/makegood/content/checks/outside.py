"""Help outside the marketplace: whom a body is for, how to reach it, whether a step leads there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from makegood.domain.conditions import facts_used

if TYPE_CHECKING:
    from makegood.content.checks.context import CheckContext

_PLACES: Final = frozenset({"country", "trader_country", "site"})
_LOGGED_AS_ESCALATED: Final = frozenset({"provider", "body"})


def check_body_country(context: CheckContext) -> None:
    """A body that sits in a country is for people or sellers of some country, and says which."""
    for body in context.pack.bodies:
        if body.country is not None and not _PLACES & set(facts_used(body.applies)):
            context.log.add(context.places.of(body), "body_for_everybody", id=body.id)


def check_body_can_be_reached(context: CheckContext) -> None:
    """Where no way to a body is known the record says so, instead of saying nothing."""
    for body in context.pack.bodies:
        if not body.channels and not body.notices:
            context.log.add(context.places.of(body), "body_without_way", id=body.id)


def check_body_is_a_step(context: CheckContext) -> None:
    """Some step leads to each body; one whose state is not confirmed is only told about."""
    rungs = [
        rung
        for marketplace in context.pack.marketplaces
        for ladder in marketplace.ladders
        for rung in ladder.rungs
    ]
    named = {rung.body for rung in rungs}
    through = {channel for rung in rungs for channel in rung.channels}
    for body in context.pack.bodies:
        reached = body.id in named or any(channel.id in through for channel in body.channels)
        if not reached and body.confidence != "unconfirmed":
            context.log.add(context.places.of(body), "body_no_step", level="warning", id=body.id)


def check_body_once(context: CheckContext) -> None:
    """A ladder sends nobody to the same body twice."""
    for marketplace in context.pack.marketplaces:
        for ladder in marketplace.ladders:
            seen: set[str] = set()
            for rung in ladder.rungs:
                if rung.stage != "body" or rung.body is None:
                    continue
                if rung.body in seen:
                    place = context.places.of(rung, "body")
                    context.log.add(place, "body_twice", level="warning", id=rung.body)
                seen.add(rung.body)


def check_met_by_the_log(context: CheckContext) -> None:
    """What goes to a payment firm or a body is written down as a step taken, not as a message.

    A rule that waits for a message of such a kind alone would never be met.
    """
    parties: dict[str, set[str]] = {}
    for marketplace in context.pack.marketplaces:
        for ladder in marketplace.ladders:
            for rung in ladder.rungs:
                parties.setdefault(rung.stage, set()).add(rung.party)
    for rule in context.pack.rules:
        steps = {met_by.stage for met_by in rule.met_by if met_by.event == "escalated"}
        for met_by in rule.met_by:
            addressed = parties.get(met_by.stage or "", set())
            outside = addressed and addressed <= _LOGGED_AS_ESCALATED
            if met_by.event == "sent" and outside and not steps & {None, met_by.stage}:
                place = context.places.of(rule, "met_by")
                context.log.add(place, "never_met", id=rule.id, stage=met_by.stage or "")
