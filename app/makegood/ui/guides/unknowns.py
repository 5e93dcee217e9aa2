"""What the guide data do not know of a marketplace, said as plainly as what they know."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

if TYPE_CHECKING:
    from collections.abc import Iterator

    from makegood.domain.catalogue import Body
    from makegood.domain.marketplace import Channel, Marketplace
    from makegood.domain.provenance import Sourced
    from makegood.domain.rules import Rule
    from makegood.ui.guides.library import Library

translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True)
class Unknown:
    """One thing of which something is not known: what it is called, and what in a sentence."""

    title: str
    what: str


def unknowns_of(market: Marketplace, library: Library) -> tuple[Unknown, ...]:
    """Everything of a marketplace that is not known, not confirmed, or said in two ways."""
    return tuple(_unknowns(market, library))


def rule_unknowns(rule: Rule) -> tuple[str, ...]:
    """What is not certain about a date, a sentence each."""
    found = []
    if rule.outer is not None:
        found.append(translate("Unknowns", "Two sources give different times."))
    if rule.confidence == "unconfirmed":
        found.append(translate("Unknowns", "No official page confirms it."))
    return tuple(found)


def body_unknown(body: Body, library: Library) -> str:
    """What of a body is not known, in one sentence; empty where nothing is missing."""
    names = {
        "for_whom": translate("Unknowns", "for whom it is"),
        "cost": translate("Unknowns", "the cost"),
        "first": translate("Unknowns", "what must come before"),
        "asks_for": translate("Unknowns", "what it asks for"),
        "how_long": translate("Unknowns", "how long it takes"),
    }
    missing = [name for part, name in names.items() if not library.text(f"bodies.{body.id}.{part}")]
    if not body.channels:
        missing.append(translate("Unknowns", "how to reach it"))
    if not missing:
        return ""
    return translate("Unknowns", "Not known: {what}").format(what=", ".join(missing))


def compared(market: Marketplace) -> tuple[int, int]:
    """How many facts of a marketplace were compared with a live page, and how many there are."""
    facts = _facts(market)
    return sum(fact.checked.how == "live" for fact in facts), len(facts)


def _unknowns(market: Marketplace, library: Library) -> Iterator[Unknown]:
    not_known = translate("Unknowns", "Not known: {what}")
    for channel in library.shown_channels(market):
        title = library.channel_title(market, channel.id)
        missing = [] if channel.dead else _missing(channel, library, market)
        if missing:
            yield Unknown(title, not_known.format(what=", ".join(missing)))
        if channel.confidence == "unconfirmed":
            yield Unknown(title, translate("Unknowns", "No official page confirms it."))
    for notice in market.notices:
        if notice.confidence == "unconfirmed":
            title = library.text(f"{market.id}.notices.{notice.id}.title")
            yield Unknown(title, translate("Unknowns", "No official page confirms it."))
    for rule in library.rules_of(market):
        title = library.text(f"rules.{rule.id}.title")
        for what in rule_unknowns(rule):
            yield Unknown(title, what)
    dated = {
        window for ladder in market.ladders for rung in ladder.rungs for window in rung.windows
    }
    if not dated and market.hosts:
        yield Unknown(market.name, not_known.format(what=translate("Unknowns", "any last day")))


def _missing(channel: Channel, library: Library, market: Marketplace) -> list[str]:
    key = f"{market.id}.channels.{channel.id}"
    found = []
    if not channel.languages:
        found.append(translate("Unknowns", "the languages they read"))
    if channel.live and channel.hours is None:
        found.append(translate("Unknowns", "the hours"))
    if channel.reply is None and not library.text(f"{key}.reply"):
        found.append(translate("Unknowns", "how long an answer takes"))
    if channel.sign_in is None:
        found.append(translate("Unknowns", "whether you must sign in"))
    if not library.lines(f"{key}.steps"):
        found.append(translate("Unknowns", "the steps"))
    return found


def _facts(market: Marketplace) -> tuple[Sourced, ...]:
    return (
        *market.sites, *market.channels, *market.answers, *market.traps, *market.notices,
    )  # fmt: skip
