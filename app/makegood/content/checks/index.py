"""Everything that can be referred to, by kind."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, get_args, get_type_hints

from makegood.content.source import BROKEN
from makegood.domain.case import EventKind, Outcome
from makegood.domain.catalogue import Body
from makegood.domain.marketplace import ChannelKind, PartyKind, Role, Stage

if TYPE_CHECKING:
    from collections.abc import Iterator

    from makegood.content.source import Source
from makegood.domain.marketplace import Channel, Marketplace

GENERIC = "generic"
"""The marketplace of people whose own is not listed."""

STAGES = frozenset(get_args(Stage))
EVENT_KINDS = frozenset(get_args(EventKind))
OUTCOMES = frozenset(get_args(Outcome))
CHANNEL_KINDS = frozenset(get_args(ChannelKind))
PARTY_KINDS = frozenset(get_args(PartyKind))
BODY_KINDS: frozenset[str] = frozenset(get_args(get_type_hints(Body)["kind"]))
ROLES = frozenset(get_args(Role))


@dataclass(frozen=True, slots=True)
class Index:
    """The ids of the whole pack, those of broken records included.

    A record with a mistake is reported once, for its mistake, and not again by all that refer
    to it.
    """

    issues: frozenset[str]
    variants: frozenset[str]
    facts: frozenset[str]
    anchors: frozenset[str]
    remedies: frozenset[str]
    evidence: frozenset[str]
    details: frozenset[str]
    do_now: frozenset[str]
    marketplaces: frozenset[str]
    bodies: frozenset[str]
    rules: frozenset[str]
    paragraphs: frozenset[str]
    tones: frozenset[str]
    countries: frozenset[str]
    calendars: frozenset[str]
    rungs: frozenset[str]
    sites: frozenset[str]
    channels: frozenset[str]
    grounds: frozenset[str]
    choices: frozenset[str]

    @property
    def parties(self) -> frozenset[str]:
        """Everybody an event can name: a kind of party or of body, or a body by its id."""
        return PARTY_KINDS | BODY_KINDS | self.bodies


def index_of(source: Source) -> Index:
    """The ids of a source."""
    pack = source.pack

    def written(kind: str) -> frozenset[str]:
        return frozenset(source.ids.get(kind, ()))

    broken = written(BROKEN)
    return Index(
        issues=frozenset(issue for topic in pack.topics for issue in topic.issues),
        variants=frozenset(
            variant.id
            for marketplace in pack.marketplaces
            for entry in marketplace.issues
            for variant in entry.variants
        )
        | broken,
        facts=written("facts"),
        anchors=written("anchors"),
        remedies=written("remedies"),
        evidence=written("evidence"),
        details=written("details"),
        do_now=written("do_now"),
        marketplaces=written("marketplaces") | {GENERIC},
        bodies=written("bodies"),
        rules=written("rules"),
        paragraphs=written("paragraphs"),
        tones=written("tones"),
        countries=written("countries"),
        calendars=written("calendars"),
        rungs=frozenset(
            rung.id
            for marketplace in pack.marketplaces
            for ladder in marketplace.ladders
            for rung in ladder.rungs
        )
        | broken,
        sites=frozenset(site.id for place in pack.marketplaces for site in place.sites) | broken,
        channels=frozenset(channel.id for _, channel in all_channels(source)) | broken,
        grounds=frozenset(ground.id for stage in pack.stages for ground in stage.grounds) | broken,
        choices=frozenset(choice for stage in pack.stages for choice in stage.choices) | broken,
    )


def all_channels(source: Source) -> Iterator[tuple[Marketplace | None, Channel]]:
    """Every channel with its marketplace, None for those of a body."""
    for marketplace in source.pack.marketplaces:
        for channel in marketplace.channels:
            yield marketplace, channel
    for body in source.pack.bodies:
        for channel in body.channels:
            yield None, channel
