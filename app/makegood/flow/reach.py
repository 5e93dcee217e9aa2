"""Which answers count: those that a person would meet on the way they have chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from msgspec import Struct
from msgspec.structs import replace

from makegood.domain.conditions import FactValue
from makegood.domain.marketplace import IssueEntry, Marketplace
from makegood.domain.situation import add_border
from makegood.flow.answers import Answers, Typed

if TYPE_CHECKING:
    from makegood.flow.leaf import Guide

GENERIC: Final = "generic"
"""Id of the guide data for a marketplace that is not listed; the person types its name."""

_ALWAYS = ("own_words", "reply_by", "sender_name")
"""Facts that belong to the message page, whatever the problem."""


class Reached(Struct, frozen=True, kw_only=True):
    """The answers that count, and what they lead to in the guide data.

    `facts` are the understood facts as conditions see them, with what the answers themselves
    say (marketplace, site, country, role, issue, variant, remedy, details).
    """

    answers: Answers
    market: Marketplace | None
    entry: IssueEntry | None
    facts: dict[str, FactValue]


def reached(answers: Answers, guide: Guide) -> Reached:
    """The answers pruned to what is reachable; nothing is lost, the session keeps the rest."""
    market = guide.marketplace(answers.marketplace)
    kept = Answers(role=answers.role, country=answers.country, words=answers.words)
    facts: dict[str, FactValue] = {"role": answers.role}
    if answers.country is not None:
        facts["country"] = answers.country
    if market is None:
        return Reached(answers=kept, market=None, entry=None, facts=facts)
    site = answers.site if any(s.id == answers.site for s in market.sites) else None
    name = answers.marketplace_name if market.id == GENERIC else ""
    kept = replace(kept, marketplace=market.id, marketplace_name=name, site=site)
    facts["marketplace"] = market.id
    if site is not None:
        facts["site"] = site
    entry = guide.entry(market, answers.issue, answers.role)
    if entry is None:
        return Reached(answers=kept, market=market, entry=None, facts=facts)
    topic = next(
        (t.id for t in guide.pack.topics if entry.issue in t.issues and answers.topic == t.id), None
    )
    facts["issue"] = entry.issue
    variant = answers.variant
    if variant not in {v.id for v in guide.variants(entry, facts)}:
        variant = None
    else:
        facts["variant"] = variant
    kept = replace(
        kept,
        topic=topic,
        issue=entry.issue,
        variant=variant,
        passed=tuple(page for page in answers.passed if page in guide.do_now),
        tried=_among(answers.tried, guide.field(entry, variant, "answers")),
        solved=answers.solved,
        in_hands=answers.in_hands if answers.solved else None,
        promised_until=answers.promised_until if answers.solved else None,
    )
    if kept.solved:
        return Reached(answers=kept, market=market, entry=entry, facts=facts)
    return _with_order(kept, answers, guide, market, entry, facts)


def _with_order(
    kept: Answers,
    answers: Answers,
    guide: Guide,
    market: Marketplace,
    entry: IssueEntry,
    facts: dict[str, FactValue],
) -> Reached:
    variant = kept.variant
    typed, known = _asked_facts(answers, guide, entry, variant, facts)
    facts.update(known)
    add_border(facts)
    remedy = answers.remedy
    if remedy not in {r.id for r in guide.remedies(entry, variant, facts)}:
        remedy = None
    else:
        facts["remedy"] = remedy
    details = _among(answers.details, guide.field(entry, variant, "details"))
    facts["details"] = frozenset(details)
    channels = guide.channels(market, entry, variant, kept.role, facts)
    channel = answers.channel if any(c.id == answers.channel for c in channels) else None
    kept = replace(
        kept,
        remedy=remedy,
        facts=typed,
        orders=answers.orders,
        page_dates={
            rule.id: answers.page_dates[rule.id]
            for rule in guide.pack.rules
            if rule.id in answers.page_dates
            and (not rule.marketplaces or market.id in rule.marketplaces)
        },
        details=details,
        channel=channel,
        failed=_among(answers.failed, tuple(c.id for c in channels)),
        failures={c.id: answers.failures[c.id] for c in channels if c.id in answers.failures},
        ticked={c.id: answers.ticked[c.id] for c in channels if c.id in answers.ticked},
        edits=answers.edits,
        language=answers.language,
        tone=answers.tone,
    )
    if channel is not None:
        kept = replace(
            kept,
            next_step=answers.next_step,
            sent=answers.sent,
            sent_at=answers.sent_at if answers.sent == "sent" else "",
            reference=answers.reference if answers.sent == "sent" else "",
            follow_up=answers.follow_up,
            follow_up_why=answers.follow_up_why,
        )
    return Reached(answers=kept, market=market, entry=entry, facts=facts)


def _asked_facts(
    answers: Answers,
    guide: Guide,
    entry: IssueEntry,
    variant: str | None,
    facts: dict[str, FactValue],
) -> tuple[dict[str, Typed], dict[str, FactValue]]:
    """The typed facts that are asked for. An answer can open the question of another one."""
    typed: dict[str, Typed] = {}
    known: dict[str, FactValue] = {}
    for name in _ALWAYS:
        _take(name, answers, typed, known)
    while True:
        asks = guide.asks(entry, variant, {**facts, **known})
        fresh = [ask.fact for ask in asks if ask.fact not in typed and ask.fact in answers.facts]
        if not fresh:
            return typed, known
        for name in fresh:
            _take(name, answers, typed, known)


def _take(
    name: str, answers: Answers, typed: dict[str, Typed], known: dict[str, FactValue]
) -> None:
    answer = answers.facts.get(name)
    if answer is None:
        return
    typed[name] = answer
    value = answer.understood
    if value is not None:
        known[name] = value


def _among(chosen: tuple[str, ...], offered: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(name for name in chosen if name in offered)
