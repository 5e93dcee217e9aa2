"""What the guides hold, in the language of the window: pages, and entries to search."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

from PySide6.QtCore import QCoreApplication

from makegood.domain.text import Text
from makegood.ui.guides.unknowns import body_unknown, rule_unknowns, unknowns_of
from makegood.ui.shell.sources import source_lines

if TYPE_CHECKING:
    from collections.abc import Iterator

    from makegood.domain.catalogue import Body, Pack
    from makegood.domain.marketplace import Channel, Marketplace
    from makegood.domain.provenance import Sourced
    from makegood.domain.rules import Rule
    from makegood.ui.shell.phrases import Phrases

translate = QCoreApplication.translate

Part = Literal["ways", "problems", "dates", "unknown", "body", "check", "rules"]

BODY_GROUPS: Final[dict[str, tuple[str, ...]]] = {
    "card": ("card", "bank"),
    "wallet": ("wallet",),
    "consumer": ("consumer_body", "ombudsman", "authority", "dsa"),
    "court": ("court", "police"),
}
"""The kinds of outside help under one heading each."""

RULE_GROUPS: Final = ("payment", "law", "body")
"""The dates that hold whichever marketplace it is, a page each."""


@dataclass(frozen=True, slots=True)
class Found:
    """A place in the guides. `page` is a marketplace or body, `item` a thing on its part.

    The rest is what it is found by: other `names` for it, words for its `kind`, all the `words`
    on it, and those `around` them that many pages share. `late` is what is of use only when
    nothing else is: a gap, a way that is dead.
    """

    page: str
    part: Part
    item: str
    title: str
    where: str = ""
    words: str = ""
    names: tuple[str, ...] = ()
    kind: str = ""
    around: str = ""
    late: bool = False


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

    def channel_title(self, market: Marketplace, channel: str) -> str:
        """What a way is called, whether it leads to the marketplace or to an outside body."""
        own = self.text(f"{market.id}.channels.{channel}.title")
        if own:
            return own
        key = self._phrases.body_channel(channel)
        return "" if key is None else self.text(key)

    def rules_of(self, market: Marketplace) -> tuple[Rule, ...]:
        """The dates that hold at one marketplace alone."""
        return tuple(rule for rule in self.pack.rules if market.id in rule.marketplaces)

    def rules_in(self, group: str) -> tuple[Rule, ...]:
        """The dates of payment, law or outside help, whichever marketplace it is."""
        return tuple(
            rule for rule in self.pack.rules if rule.group == group and not rule.marketplaces
        )

    def shown_channels(self, market: Marketplace) -> tuple[Channel, ...]:
        """The ways to reach somebody: those that work first, dead ones last."""
        return tuple(sorted(market.channels, key=lambda channel: channel.dead))

    def entries(self) -> Iterator[Found]:
        """Everything that can be searched, made as it is asked for."""
        for market in self.pack.marketplaces:
            yield Found(market.id, "ways", "", market.name, "", self.text(f"{market.id}.about"))
            yield from self._channels(market)
            yield from self._problems(market)
            for rule in self.rules_of(market):
                yield self._date(market.id, "dates", rule, market.name)
            for unknown in unknowns_of(market, self):
                where = f"{market.name}: {unknown.title}"
                yield Found(market.id, "unknown", "", unknown.what, where, late=True)
        for group in RULE_GROUPS:
            for rule in self.rules_in(group):
                yield self._date(group, "rules", rule, "")
        for body in self.pack.bodies:
            yield self._body(body)
            missing = body_unknown(body, self)
            if missing:
                title = self.text(f"bodies.{body.id}.title")
                yield Found(body.id, "body", "", missing, title, late=True)

    def _date(self, page: str, part: Part, rule: Rule, where: str) -> Found:
        key = f"rules.{rule.id}"
        words = " ".join((self.text(f"{key}.note"), self._sources(rule), *rule_unknowns(rule)))
        return Found(page, part, rule.id, self.text(f"{key}.title"), where, words)

    def _body(self, body: Body) -> Found:
        key = f"bodies.{body.id}"
        parts = ("for_whom", "cost", "asks_for", "notes", "first", "how_long")
        words = [self.text(f"{key}.{part}") for part in parts]
        words.append(self._sources(body))
        for channel in body.channels:
            own = f"{key}.channels.{channel.id}"
            words += [self.text(f"{own}.{part}") for part in ("title", "help", "reply", "cannot")]
            words += [*self.lines(f"{own}.steps"), _target(channel), self._sources(channel)]
        for notice in body.notices:
            words += [self.text(f"{key}.notices.{notice.id}.body"), *notice.about]
        title, said = self.text(f"{key}.title"), " ".join(words)
        kinds = " ".join(dict.fromkeys(_kind_words(channel.kind) for channel in body.channels))
        return Found(body.id, "body", "", title, "", said, body.names, kinds)

    def _sources(self, record: Sourced) -> str:
        """Who says so, and how and when it was read: searched like everything else."""
        return " ".join(
            (*source_lines(record, self._phrases),
             self._phrases.app(f"confidence.{record.confidence}"))
        )  # fmt: skip

    def _channels(self, market: Marketplace) -> Iterator[Found]:
        for channel in market.channels:
            key = f"{market.id}.channels.{channel.id}"
            words = [self.text(f"{key}.{part}") for part in ("help", "good_for", "reply", "cannot")]
            words += [*self.lines(f"{key}.steps"), _target(channel), self._sources(channel)]
            title = self.text(f"{key}.title")
            yield Found(
                market.id, "ways", channel.id, title, market.name, " ".join(words),
                kind=_kind_words(channel.kind), late=channel.dead,
            )  # fmt: skip
        for notice in market.notices:
            key = f"{market.id}.notices.{notice.id}"
            words = [self.text(f"{key}.body"), *notice.about, self._sources(notice)]
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
            around = []
            leaves = (entry, *entry.variants)
            ladders = {leaf.ladder for leaf in leaves}
            for rung in (r for each in market.ladders if each.id in ladders for r in each.rungs):
                key = f"{market.id}.rungs.{rung.id}"
                around += [self.text(f"{key}.title"), self.text(f"{key}.body")]
            for trap in dict.fromkeys(each for leaf in leaves for each in leaf.traps):
                key = f"{market.id}.traps.{trap}"
                around += [self.text(f"{key}.title"), self.text(f"{key}.body")]
            yield Found(
                market.id, "problems", entry.issue, title, market.name, " ".join(words),
                (entry.issue.replace("_", " "),), around=" ".join(around),
            )  # fmt: skip


def _target(channel: Channel) -> str:
    """Where a way leads, as one would search for it."""
    target = channel.target
    if target is None or channel.dead:
        return ""
    values = (target.url, target.mail, target.phone, target.handle, *target.address)
    return " ".join(value for value in values if value)


def _kind_words(kind: str) -> str:
    """What people type when they look for such a way, whatever it is called there."""
    return {
        "phone": translate("Library", "phone telephone number call hotline"),
        "callback": translate("Library", "phone telephone number call hotline"),
        "mail": translate("Library", "mail email address write"),
        "letter": translate("Library", "postal address post letter office write"),
        "chat": translate("Library", "chat live chat agent"),
        "bot": translate("Library", "chat bot"),
        "social": translate("Library", "social network direct message"),
        "form": translate("Library", "contact form contact help"),
        "message": translate("Library", "contact message write"),
        "case": translate("Library", "case dispute claim"),
        "report": translate("Library", "report"),
    }.get(kind, "")
