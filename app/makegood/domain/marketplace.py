"""What the pack knows of one marketplace. The words stand in the locale files under its id."""

from __future__ import annotations

from typing import Final, Literal

from msgspec import Struct

from makegood.domain.conditions import Condition
from makegood.domain.provenance import Sourced
from makegood.domain.rules import Offset

Role = Literal["buyer", "seller", "accused"]
PartyKind = Literal["seller", "platform", "provider", "body", "carrier"]
ChannelKind = Literal[
    "form",
    "case",
    "chat",
    "bot",
    "phone",
    "callback",
    "mail",
    "social",
    "letter",
    "report",
    "message",
]
SPOKEN: Final[frozenset[ChannelKind]] = frozenset({"phone", "callback"})
"""Kinds of channels through which one speaks; see `Channel.spoken`."""
Stage = Literal[
    "first", "reminder", "last_call", "case", "appeal", "supervisor", "provider", "body", "letter",
    "offer_answer", "call_confirmation", "defence", "second_chance", "withdrawal", "rejection",
    "cancellation", "guarantee", "letter_before_claim", "billing_error", "direct_debit", "dsa",
]  # fmt: skip


class Site(Sourced, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True):
    """A country site. `countries` are those whose people usually shop there."""

    id: str
    host: str
    countries: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()


class Hours(Struct, frozen=True, omit_defaults=True, forbid_unknown_fields=True):
    """Opening hours in an IANA `zone`.

    For each ISO weekday ("1" is Monday) spans such as "08:00-20:00"; missing days are closed.
    """

    zone: str
    days: dict[str, tuple[str, ...]]


class Limits(Struct, frozen=True, omit_defaults=True, forbid_unknown_fields=True):
    """What a channel takes at most: characters of text, files, megabytes a file, file types."""

    characters: int | None = None
    files: int | None = None
    megabytes: int | None = None
    types: tuple[str, ...] = ()


class Target(Struct, frozen=True, omit_defaults=True, forbid_unknown_fields=True):
    """Where a channel leads: an https address, a mail address, an E.164 number, or a postal one."""

    url: str | None = None
    mail: str | None = None
    phone: str | None = None
    address: tuple[str, ...] = ()
    handle: str | None = None


class Channel(Sourced, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True):
    """One way to reach someone.

    `party`: who answers. `target` may be missing where the way begins inside the signed-in
    account. `languages` are those the other side reads; empty is not known. `reply` is the
    expected answering time, `follow_up` when to look again. `sets` names the anchors that a
    message through it starts. `issues` empty serves every issue of `roles`; `not_issues`
    excludes. `steps`, titles and warnings stand in the locale file under
    ``<marketplace>.channels.<id>``. `public`: others can read it. `trail`: leaves a written
    record. `applies` limits it further, for example to countries. `dead`: kept so that
    people who have it from elsewhere learn that it no longer works; never offered.
    `supervisor`: a live talk in which to ask for somebody else.
    """

    id: str
    kind: ChannelKind
    party: PartyKind
    purpose: Literal["orders", "account", "payment", "report", "legal", "privacy", "seller", "any"]
    target: Target | None = None
    sign_in: bool | None = None
    languages: tuple[str, ...] = ()
    hours: Hours | None = None
    reply: Offset | None = None
    follow_up: Offset | None = None
    limits: Limits | None = None
    sets: tuple[str, ...] = ()
    fallback: str | None = None
    issues: tuple[str, ...] = ()
    not_issues: tuple[str, ...] = ()
    roles: tuple[Role, ...] = ("buyer",)
    sites: tuple[str, ...] = ()
    applies: Condition | None = None
    public: bool = False
    trail: bool = True
    supervisor: bool = False
    speed: Literal["minutes", "hours", "days", "weeks"] = "days"
    urgency: Literal["low", "normal", "high"] = "normal"
    dead: bool = False

    @property
    def spoken(self) -> bool:
        """Whether one speaks there: what stands in a message is read aloud or said."""
        return self.kind in SPOKEN

    @property
    def live(self) -> bool:
        """Whether somebody answers there at once, so that it has opening hours."""
        return self.spoken or self.kind == "chat"

    @property
    def in_writing(self) -> bool:
        """Whether a whole message goes there, with who sent it and a day for the answer."""
        return not self.spoken and self.kind not in ("chat", "bot", "report")


class Answer(Sourced, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True):
    """Self-help offered before contact.

    Words: ``<marketplace>.answers.<id>.title`` and ``.body`` (paragraphs).
    """

    id: str
    applies: Condition | None = None


class FactAsk(Struct, frozen=True, omit_defaults=True, forbid_unknown_fields=True):
    """A fact that the page "your order" asks for here. `needed` puts it first; none blocks."""

    fact: str
    needed: bool = False
    applies: Condition | None = None


class Leaf(Struct, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True):
    """What holds for one issue, or for one variant of it (empty fields fall back to the issue).

    Every field but `who_first` and `do_now` holds ids: answers, evidence, details by choice,
    remedies, channels (best first where data alone cannot rank), the ladder, traps.
    """

    answers: tuple[str, ...] = ()
    evidence: tuple[str, ...] = ()
    details: tuple[str, ...] = ()
    asks: tuple[FactAsk, ...] = ()
    remedies: tuple[str, ...] = ()
    channels: tuple[str, ...] = ()
    ladder: str | None = None
    traps: tuple[str, ...] = ()
    who_first: PartyKind | None = None


class Variant(Leaf, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True):
    """A narrower form of an issue. `id` without the issue, as in ``marked_delivered``."""

    id: str
    applies: Condition | None = None


class IssueEntry(Leaf, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True):
    """An issue as it can happen at this marketplace.

    `do_now` names the page shown before everything else.
    """

    issue: str
    roles: tuple[Role, ...] = ("buyer",)
    variants: tuple[Variant, ...] = ()
    do_now: str | None = None


class Rung(Struct, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True):
    """One step of a ladder.

    `party` and `body`: whom it addresses; `channels` through what; `stage` which message.
    `after`: rungs that must be taken first; `opens`: rules (`wait_until`, `reply_due`) whose
    date must have come; `unlock`: a condition that opens it at once ("refused in writing");
    `windows`: `file_by` rules after which it is too late. `closes`: rungs that it ends.
    `save_first`: ids of what to keep proof of before pressing. `beside`: may run while
    another is open. `wait`: how long to wait on this rung where no rule says it.
    Words: ``<marketplace>.rungs.<id>.title``, ``.body``.
    """

    id: str
    party: PartyKind
    stage: Stage
    channels: tuple[str, ...] = ()
    body: str | None = None
    applies: Condition | None = None
    after: tuple[str, ...] = ()
    opens: tuple[str, ...] = ()
    unlock: Condition | None = None
    windows: tuple[str, ...] = ()
    closes: tuple[str, ...] = ()
    save_first: tuple[str, ...] = ()
    traps: tuple[str, ...] = ()
    beside: bool = False
    wait: Offset | None = None


class Ladder(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The steps for one or more issues at this marketplace, first to last."""

    id: str
    rungs: tuple[Rung, ...]


class Trap(Sourced, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True):
    """An act that ends a right, told before it is done. Words: ``<marketplace>.traps.<id>``."""

    id: str
    applies: Condition | None = None


class Notice(Sourced, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True):
    """A dated statement: what circulates and is wrong today, or the state of a company.

    `about` holds retired numbers, addresses and links: shown struck through, never clickable.
    `channels` and `issues` say where it is shown; both empty: everywhere at this marketplace.
    """

    id: str
    level: Literal["info", "warning"] = "info"
    about: tuple[str, ...] = ()
    channels: tuple[str, ...] = ()
    issues: tuple[str, ...] = ()
    applies: Condition | None = None
    retired_on: str | None = None


class OrderNumber(Struct, frozen=True, omit_defaults=True, forbid_unknown_fields=True):
    """How an order number looks: a pattern for the whole of it and an example made up to fit."""

    pattern: str
    example: str


class Reader(Struct, frozen=True, omit_defaults=True, forbid_unknown_fields=True):
    """How one fact is read from a pasted order confirmation.

    `pattern` is a regular expression with one group named ``value``, matched against each line
    of the text; `language` names the language of the date or amount words where it matters.
    """

    fact: str
    pattern: str
    language: str | None = None


class Marketplace(
    Sourced, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True
):
    """One marketplace, whole. `colour` is the ground of its initial in the interface."""

    id: str
    name: str
    colour: str
    status: Literal["active", "at_risk", "closed"] = "active"
    sites: tuple[Site, ...]
    hosts: tuple[str, ...]
    mail_hosts: tuple[str, ...] = ()
    order_numbers: tuple[OrderNumber, ...] = ()
    readers: tuple[Reader, ...] = ()
    channels: tuple[Channel, ...]
    answers: tuple[Answer, ...] = ()
    issues: tuple[IssueEntry, ...]
    ladders: tuple[Ladder, ...]
    traps: tuple[Trap, ...] = ()
    notices: tuple[Notice, ...] = ()
