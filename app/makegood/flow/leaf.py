"""What the guide data say for the problem chosen: the variant where it speaks, else the issue."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from makegood.domain.conditions import evaluate
from makegood.domain.route import for_whom

if TYPE_CHECKING:
    from collections.abc import Iterator

    from makegood.domain.catalogue import DoNow, Pack, Remedy, Topic
    from makegood.domain.conditions import Facts
    from makegood.domain.marketplace import (
        Channel,
        FactAsk,
        IssueEntry,
        Ladder,
        Leaf,
        Marketplace,
        Role,
        Variant,
    )


class Guide:
    """The pack, looked up the way the wizard asks."""

    def __init__(self, pack: Pack) -> None:
        self.pack = pack
        self.marketplaces = {market.id: market for market in pack.marketplaces}
        self.facts = {fact.id: fact for fact in pack.facts}
        self.do_now: dict[str, DoNow] = {page.id: page for page in pack.do_now}
        self._remedies = {remedy.id: remedy for remedy in pack.remedies}
        self._bodies = {body.id: body for body in pack.bodies}
        self._body_channels = {
            channel.id: channel for body in pack.bodies for channel in body.channels
        }

    def marketplace(self, marketplace_id: str | None) -> Marketplace | None:
        """A marketplace, or None where the guide data do not know it (any more)."""
        return None if marketplace_id is None else self.marketplaces.get(marketplace_id)

    def entry(self, market: Marketplace, issue: str | None, role: Role) -> IssueEntry | None:
        """What a marketplace says about an issue for that role."""
        return next(
            (entry for entry in market.issues if entry.issue == issue and role in entry.roles), None
        )

    def topics(self, market: Marketplace, role: Role) -> tuple[Topic, ...]:
        """The topics with at least one issue here for that role."""
        known = {entry.issue for entry in market.issues if role in entry.roles}
        return tuple(
            topic
            for topic in self.pack.topics
            if role in topic.roles and known.intersection(topic.issues)
        )

    def issues(self, market: Marketplace, role: Role, topic: str | None) -> tuple[str, ...]:
        """The issues of a topic that can happen here; of all topics for None."""
        known = {entry.issue for entry in market.issues if role in entry.roles}
        return tuple(
            issue
            for group in self.topics(market, role)
            if topic in (None, group.id)
            for issue in group.issues
            if issue in known
        )

    def variants(self, entry: IssueEntry, facts: Facts) -> tuple[Variant, ...]:
        """The variants that are not ruled out."""
        return tuple(v for v in entry.variants if evaluate(v.applies, facts) is not False)

    def leaves(self, entry: IssueEntry, variant: str | None) -> tuple[Leaf, ...]:
        """The variant, where one is chosen, then the issue."""
        chosen = tuple(leaf for leaf in entry.variants if leaf.id == variant)
        return (*chosen, entry)

    def field(self, entry: IssueEntry, variant: str | None, name: str) -> Any:  # noqa: ANN401
        """A field of the leaf: the variant's where it is filled, else the issue's."""
        for leaf in self.leaves(entry, variant):
            value = getattr(leaf, name)
            if value:
                return value
        return getattr(entry, name)

    def remedies(self, entry: IssueEntry, variant: str | None, facts: Facts) -> tuple[Remedy, ...]:
        """The remedies open for the problem, in the order of the guide data."""
        return tuple(
            self._remedies[name]
            for name in self.field(entry, variant, "remedies")
            if name in self._remedies and evaluate(self._remedies[name].applies, facts) is not False
        )

    def asks(self, entry: IssueEntry, variant: str | None, facts: Facts) -> tuple[FactAsk, ...]:
        """The facts this case depends on: those whose condition is known true, needed first."""
        open_ones = [
            ask
            for ask in self.field(entry, variant, "asks")
            if ask.fact in self.facts and evaluate(ask.applies, facts) is True
        ]
        return tuple(sorted(open_ones, key=lambda ask: not ask.needed))

    def ladder(self, market: Marketplace, entry: IssueEntry, variant: str | None) -> Ladder | None:
        """The steps for the problem."""
        name = self.field(entry, variant, "ladder")
        return next((ladder for ladder in market.ladders if ladder.id == name), None)

    def channels(
        self, market: Marketplace, entry: IssueEntry, variant: str | None, role: Role, facts: Facts
    ) -> tuple[Channel, ...]:
        """Every way that serves the problem: those the leaf names, then those of its steps.

        Left out: dead ones, other roles and sites, and those whose condition is known false.
        """
        ladder = self.ladder(market, entry, variant)
        names = [*self.field(entry, variant, "channels")]
        if ladder is not None:
            names += [
                name
                for rung in ladder.rungs
                if evaluate(for_whom(rung, self._bodies), facts) is not False
                for name in rung.channels
            ]
        own = {channel.id: channel for channel in market.channels}
        found = [
            channel
            for name in dict.fromkeys(names)
            if (channel := own.get(name) or self._body_channels.get(name)) is not None
        ]
        return tuple(c for c in found if _serves(c, entry.issue, role, facts))

    def warnings(self, words: str, issue: str | None, do_now: str | None) -> Iterator[DoNow]:
        """The pages to show before everything else: stop pages first.

        Called up by the issue, by its entry, or by pieces of the person's own words (`words`
        is folded, see `makegood.flow.fold`).
        """
        pages = [
            page
            for page in self.pack.do_now
            if page.id == do_now
            or (issue is not None and issue in page.issues)
            or any(piece in words for pieces in page.words.values() for piece in pieces)
        ]
        yield from sorted(pages, key=lambda page: not page.stop)


def _serves(channel: Channel, issue: str, role: Role, facts: Facts) -> bool:
    if channel.dead or role not in channel.roles or issue in channel.not_issues:
        return False
    if channel.issues and issue not in channel.issues:
        return False
    if channel.sites and facts.get("site") not in (None, *channel.sites):
        return False
    return evaluate(channel.applies, facts) is not False
