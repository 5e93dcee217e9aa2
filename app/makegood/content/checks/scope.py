"""Rules and steps stay inside what the sources say: whose law it is, what moves, what ends what."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from makegood.content.checks.index import GENERIC
from makegood.content.checks.walking import records_in
from makegood.domain.conditions import facts_used
from makegood.domain.provenance import Sourced

if TYPE_CHECKING:
    from makegood.content.checks.context import CheckContext

_PLACES: Final = frozenset({"country", "trader_country", "site"})
_NEVER_ROLLS: Final = frozenset({"marketplace", "payment"})
_MANY_DETAILS: Final = 8


def check_law_has_a_country(context: CheckContext) -> None:
    """The law of one country is never shown to people of another."""
    for rule in context.pack.rules:
        if rule.group == "law" and not _PLACES & set(facts_used(rule.applies)):
            context.log.add(context.places.of(rule), "law_without_country", id=rule.id)


def check_rolls(context: CheckContext) -> None:
    """Windows of marketplaces, wallets and cards never move to a working day."""
    for rule in context.pack.rules:
        if rule.group in _NEVER_ROLLS and rule.roll is not None:
            place = context.places.of(rule, "roll")
            context.log.add(place, "rolls_not", id=rule.id, group=rule.group)


def check_body_rules(context: CheckContext) -> None:
    """What a body owes counts only from an entry that names the body.

    The person's own last day to go there may count from anything.
    """
    naming = {anchor.id for anchor in context.pack.anchors if anchor.party or anchor.rung}
    # A day of its own that the person reads off a letter, such as the day a claim was served.
    own_dates = {anchor.id for anchor in context.pack.anchors if anchor.id in anchor.facts}
    for rule in context.pack.rules:
        terms = [rule.term, *rule.earliest_of, *rule.latest_of]
        anchors = {term.anchor for term in terms if term is not None}
        owed = rule.group == "body" and rule.who == "other_side"
        if owed and not anchors & (naming | own_dates):
            context.log.add(context.places.of(rule), "body_not_named", id=rule.id)


def check_save_first(context: CheckContext) -> None:
    """Before a step that ends another way the person is told what to save."""
    for marketplace in context.pack.marketplaces:
        for ladder in marketplace.ladders:
            for rung in ladder.rungs:
                if rung.closes and not rung.save_first:
                    place = context.places.of(rung, "closes")
                    context.log.add(place, "nothing_saved", level="warning", id=rung.id)


def check_live_has_address(context: CheckContext) -> None:
    """Who opened a live page can say where it is."""
    for record in records_in(context.pack):
        if not isinstance(record, Sourced) or record.checked.how != "live":
            continue
        if not any(source.url for source in record.sources):
            context.log.add(context.places.of(record, "checked"), "live_without_address")


def check_details(context: CheckContext) -> None:
    """So many ticks that nobody reads them are no help."""
    for marketplace in context.pack.marketplaces:
        for entry in marketplace.issues:
            for leaf in (entry, *entry.variants):
                if len(leaf.details) > _MANY_DETAILS:
                    context.log.add(
                        context.places.of(leaf, "details"),
                        "many_details",
                        level="note",
                        count=len(leaf.details),
                        limit=_MANY_DETAILS,
                    )


def check_generic_covers_everything(context: CheckContext) -> None:
    """Whoever's marketplace is not listed, or has nothing on an issue, still finds a way."""
    known = [issue for topic in context.pack.topics for issue in topic.issues]
    for marketplace in context.pack.marketplaces:
        if marketplace.id == GENERIC:
            covered = {entry.issue for entry in marketplace.issues}
            for issue in known:
                if issue not in covered:
                    place = context.places.of(marketplace, "issues")
                    context.log.add(place, "generic_lacks", issue=issue)
