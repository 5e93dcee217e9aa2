"""Every id that is mentioned exists."""

from __future__ import annotations

from typing import TYPE_CHECKING, get_args, get_type_hints

from makegood.content.checks.index import EVENT_KINDS, OUTCOMES, STAGES, Index, index_of
from makegood.content.converting import closest
from makegood.domain.catalogue import Paragraph
from makegood.domain.rules import Rule, Term

if TYPE_CHECKING:
    from collections.abc import Collection

    from msgspec import Struct

    from makegood.content.checks.context import CheckContext
    from makegood.domain.marketplace import Channel, IssueEntry, Leaf, Marketplace, Rung

_USERS_OWN_CALENDARS = frozenset({"user_country", "trader_country"})


class _References:
    """Looks ids up and notes those that lead nowhere."""

    def __init__(self, context: CheckContext, index: Index) -> None:
        self._context = context
        self.index = index

    def check(self, record: Struct, field: str, known: Collection[str], kind: str) -> None:
        """Every id in a field is among the known ones. A missing value is fine."""
        value = getattr(record, field)
        ids = value if isinstance(value, tuple) else () if value is None else (value,)
        for position, each in enumerate(ids):
            if each not in known:
                self._context.log.add(
                    self._context.places.of(record, field, position),
                    "unknown_id",
                    suggestion=closest(each, known),
                    id=each,
                    kind=kind,
                )


def check_references(context: CheckContext) -> None:
    """Ids in marketplaces, rules, anchors, bodies and the shared lists lead somewhere."""
    refs = _References(context, index_of(context.source))
    for marketplace in context.pack.marketplaces:
        _marketplace(refs, marketplace)
    for rule in context.pack.rules:
        _rule(refs, rule)
    _shared(refs, context)


def _marketplace(refs: _References, marketplace: Marketplace) -> None:
    channels = frozenset(channel.id for channel in marketplace.channels)
    sites = frozenset(site.id for site in marketplace.sites)
    for site in marketplace.sites:
        refs.check(site, "countries", refs.index.countries, "country")
    for channel in marketplace.channels:
        _channel(refs, channel, channels, sites)
    for entry in marketplace.issues:
        refs.check(entry, "issue", refs.index.issues, "issue")
        refs.check(entry, "do_now", refs.index.do_now, "do_now")
        for leaf in (entry, *entry.variants):
            _leaf(refs, leaf, marketplace, channels)
    everywhere = frozenset(rung.id for ladder in marketplace.ladders for rung in ladder.rungs)
    for ladder in marketplace.ladders:
        rungs = frozenset(rung.id for rung in ladder.rungs)
        for rung in ladder.rungs:
            refs.check(rung, "after", rungs, "rung")
            refs.check(rung, "closes", everywhere, "rung")
            _rung(refs, rung, channels, marketplace)
    issues = refs.index.issues
    for notice in marketplace.notices:
        refs.check(notice, "channels", channels, "channel")
        refs.check(notice, "issues", issues, "issue")
    for reader in marketplace.readers:
        refs.check(reader, "fact", refs.index.facts, "fact")


def _channel(
    refs: _References, channel: Channel, channels: frozenset[str], sites: frozenset[str]
) -> None:
    refs.check(channel, "fallback", channels, "channel")
    refs.check(channel, "issues", refs.index.issues, "issue")
    refs.check(channel, "not_issues", refs.index.issues, "issue")
    refs.check(channel, "sites", sites, "site")
    refs.check(channel, "sets", refs.index.anchors, "anchor")


def _leaf(
    refs: _References,
    leaf: Leaf | IssueEntry,
    marketplace: Marketplace,
    channels: frozenset[str],
) -> None:
    refs.check(leaf, "answers", {answer.id for answer in marketplace.answers}, "answer")
    refs.check(leaf, "evidence", refs.index.evidence, "evidence")
    refs.check(leaf, "details", refs.index.details, "detail")
    refs.check(leaf, "remedies", refs.index.remedies, "remedy")
    refs.check(leaf, "channels", channels, "channel")
    refs.check(leaf, "ladder", {ladder.id for ladder in marketplace.ladders}, "ladder")
    refs.check(leaf, "traps", {trap.id for trap in marketplace.traps}, "trap")
    for ask in leaf.asks:
        refs.check(ask, "fact", refs.index.facts, "fact")


def _rung(
    refs: _References,
    rung: Rung,
    channels: frozenset[str],
    marketplace: Marketplace,
) -> None:
    refs.check(rung, "channels", channels | refs.index.channels, "channel")
    refs.check(rung, "body", refs.index.bodies, "body")
    refs.check(rung, "opens", refs.index.rules, "rule")
    refs.check(rung, "windows", refs.index.rules, "rule")
    refs.check(rung, "save_first", refs.index.evidence, "evidence")
    refs.check(rung, "traps", {trap.id for trap in marketplace.traps}, "trap")


def _rule(refs: _References, rule: Rule) -> None:
    refs.check(rule, "marketplaces", refs.index.marketplaces, "marketplace")
    refs.check(rule, "calendar", refs.index.calendars | _USERS_OWN_CALENDARS, "calendar")
    refs.check(rule, "closes", refs.index.rungs, "rung")
    refs.check(rule, "longer", refs.index.rules, "rule")
    terms = [*rule.earliest_of, *rule.latest_of]
    outer = None if rule.outer is None else rule.outer.term
    terms += [term for term in (rule.term, rule.cap, outer) if isinstance(term, Term)]
    for term in terms:
        refs.check(term, "anchor", refs.index.anchors | refs.index.facts, "anchor")
    for met in rule.met_by:
        refs.check(met, "event", EVENT_KINDS, "event")
        refs.check(met, "stage", STAGES, "stage")
        refs.check(met, "rung", refs.index.rungs, "rung")
        refs.check(met, "party", refs.index.parties, "party")


def _shared(refs: _References, context: CheckContext) -> None:
    pack, index = context.pack, refs.index
    days = frozenset(fact.id for fact in pack.facts if fact.kind == "date")
    for fact in pack.facts:
        refs.check(fact, "not_before", days, "fact")
    for anchor in pack.anchors:
        refs.check(anchor, "facts", index.facts, "fact")
        refs.check(anchor, "event", EVENT_KINDS, "event")
        refs.check(anchor, "stage", STAGES, "stage")
        refs.check(anchor, "rung", index.rungs, "rung")
        refs.check(anchor, "party", index.parties, "party")
        refs.check(anchor, "outcome", OUTCOMES, "outcome")
    for page in pack.do_now:
        refs.check(page, "issues", index.issues, "issue")
    for paragraph in pack.paragraphs:
        refs.check(paragraph, "short_for", index.paragraphs, "paragraph")
    parts = frozenset(get_args(get_type_hints(Paragraph)["part"]))
    for stage in pack.stages:
        refs.check(stage, "leaves_out", index.paragraphs | parts, "paragraph")
        for ground in stage.grounds:
            for field in ("until", "since", "gives"):
                refs.check(ground, field, index.rules, "rule")
            refs.check(ground, "past", index.facts, "fact")
            refs.check(ground, "bodies", index.bodies, "body")
    for body in pack.bodies:
        refs.check(body, "country", index.countries, "country")
        channels = frozenset(channel.id for channel in body.channels)
        for channel in body.channels:
            _channel(refs, channel, channels, frozenset())
        for notice in body.notices:
            refs.check(notice, "channels", channels, "channel")
            refs.check(notice, "issues", index.issues, "issue")
    for holidays in pack.holidays:
        refs.check(holidays, "country", index.countries, "country")
