"""What the guides hold, in the language of the window: pages, and entries to search."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

from makegood.domain.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from makegood.domain.catalogue import Body, Pack
    from makegood.domain.marketplace import Channel, Marketplace
    from makegood.ui.shell.phrases import Phrases

Part = Literal["ways", "problems", "dates", "body", "check"]

BODY_GROUPS: Final[dict[str, tuple[str, ...]]] = {
    "card": ("card", "bank"),
    "wallet": ("wallet",),
    "consumer": ("consumer_body", "ombudsman", "authority", "dsa"),
    "court": ("court", "police"),
}
"""The kinds of outside help under one heading each."""


@dataclass(frozen=True, slots=True)
class Found:
    """A place in the guides. `page` is a marketplace or body, `item` a thing on its part."""

    page: str
    part: Part
    item: str
    title: str
    where: str
    words: str


class Library:
    """Looks things up in the pack; words that a language lacks are left out, never guessed."""

    def __init__(self, pack: Pack, phrases: Phrases) -> None:
        self.pack = pack
        self._phrases = phrases
        self._bodies = {body.id: body for body in pack.bodies}
        self._markets = {market.id: market for market in pack.marketplaces}

    def market(self, market_id: str) -> Marketplace | None:
        """A marketplace."""
        return self._markets.get(market_id)

    def body(self, body_id: str) -> Body | None:
        """A body outside the marketplaces."""
        return self._bodies.get(body_id)

    def bodies_of(self, group: str) -> tuple[Body, ...]:
        """The bodies under one heading."""
        kinds = BODY_GROUPS[group]
        return tuple(body for body in self.pack.bodies if body.kind in kinds)

    def text(self, key: str) -> str:
        """A text, empty where there is none."""
        return self._phrases.render(Text(key)) if self._phrases.known(key) else ""

    def lines(self, key: str) -> tuple[str, ...]:
        """The lines of a list of steps or paragraphs."""
        return self._phrases.lines(key)

    def shown_channels(self, market: Marketplace) -> tuple[Channel, ...]:
        """The ways to reach somebody: those that work first, dead ones last."""
        return tuple(sorted(market.channels, key=lambda channel: channel.dead))

    def entries(self) -> tuple[Found, ...]:
        """Everything that can be searched."""
        return tuple(self._entries())

    def _entries(self) -> Iterator[Found]:
        for market in self.pack.marketplaces:
            yield Found(market.id, "ways", "", market.name, "", self.text(f"{market.id}.about"))
            yield from self._channels(market)
            yield from self._problems(market)
            for rule in self.pack.rules:
                if market.id in rule.marketplaces:
                    key = f"rules.{rule.id}"
                    title = self.text(f"{key}.title")
                    note = self.text(f"{key}.note")
                    yield Found(market.id, "dates", rule.id, title, market.name, note)
        for body in self.pack.bodies:
            key = f"bodies.{body.id}"
            words = " ".join(
                self.text(f"{key}.{part}") for part in ("for_whom", "asks_for", "notes", "first")
            )
            yield Found(body.id, "body", "", self.text(f"{key}.title"), "", words)

    def _channels(self, market: Marketplace) -> Iterator[Found]:
        for channel in market.channels:
            key = f"{market.id}.channels.{channel.id}"
            words = [self.text(f"{key}.{part}") for part in ("help", "good_for", "reply", "cannot")]
            words += self.lines(f"{key}.steps")
            title = self.text(f"{key}.title")
            yield Found(market.id, "ways", channel.id, title, market.name, " ".join(words))
        for notice in market.notices:
            key = f"{market.id}.notices.{notice.id}"
            words = [self.text(f"{key}.body"), *notice.about]
            title = self.text(f"{key}.title")
            yield Found(market.id, "ways", "", title, market.name, " ".join(words))

    def _problems(self, market: Marketplace) -> Iterator[Found]:
        for entry in market.issues:
            title = self.text(f"issues.{entry.issue}.title")
            words = [self.text(f"issues.{entry.issue}.help")]
            ids = dict.fromkeys(
                (*entry.answers, *(each for v in entry.variants for each in v.answers))
            )
            for answer in ids:
                key = f"{market.id}.answers.{answer}"
                words.append(self.text(f"{key}.title"))
                words += self.lines(f"{key}.body")
            yield Found(market.id, "problems", entry.issue, title, market.name, " ".join(words))
