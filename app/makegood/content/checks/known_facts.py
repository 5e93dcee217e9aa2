"""What conditions can look at, and which values make sense there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal, NamedTuple

from makegood.content.checks.index import CHANNEL_KINDS, GENERIC, PARTY_KINDS, ROLES, STAGES

if TYPE_CHECKING:
    from makegood.content.checks.index import Index
    from makegood.domain.catalogue import Pack

Shape = Literal["text", "choice", "truth", "amount", "date", "set"]

_SHAPES: Final[dict[str, Shape]] = {
    "text": "text",
    "long_text": "text",
    "reference": "text",
    "currency": "text",
    "number": "amount",
    "amount": "amount",
    "date": "date",
    "choice": "choice",
    "country": "choice",
    "yes_no": "truth",
}


class KnownFact(NamedTuple):
    """The shape of a fact's value; `values` are all it can be, None where anything is."""

    shape: Shape
    values: frozenset[str] | None = None


def known_facts(pack: Pack, index: Index) -> dict[str, KnownFact]:
    """Facts people tell, what the case itself says, and what drafting adds."""
    parties = KnownFact("set", index.parties)
    known = {
        "marketplace": KnownFact("choice", index.marketplaces | {GENERIC}),
        "site": KnownFact("choice", index.sites),
        "country": KnownFact("choice", index.countries),
        "cross_border": KnownFact("truth"),
        "role": KnownFact("choice", ROLES),
        "issue": KnownFact("choice", index.issues),
        "variant": KnownFact("choice", index.variants),
        "remedy": KnownFact("choice", index.remedies),
        "details": KnownFact("set", index.details),
        "log.sent": KnownFact("truth"),
        "log.refused_by": parties,
        "log.answered_by": parties,
        "log.escalated_to": parties,
        "log.failed_channels": KnownFact("set", index.channels),
        "log.rungs": KnownFact("set", index.rungs),
        "log.stages": KnownFact("set", STAGES),
        "log.delivered": KnownFact("truth"),
        "log.refunded": KnownFact("truth"),
        "stage": KnownFact("choice", STAGES),
        "channel": KnownFact("choice", index.channels),
        "channel_kind": KnownFact("choice", CHANNEL_KINDS),
        "channel_supervisor": KnownFact("truth"),
        "tone": KnownFact("choice", index.tones),
        "public": KnownFact("truth"),
        "next_step": KnownFact("choice", frozenset(PARTY_KINDS)),
        "was_sent": KnownFact("truth"),
        "was_answered": KnownFact("truth"),
        "was_refused": KnownFact("truth"),
        "was_refused_last": KnownFact("truth"),
        "is_waiting": KnownFact("truth"),
        "was_promised": KnownFact("truth"),
        "was_promised_undated": KnownFact("truth"),
        "was_sent_again": KnownFact("truth"),
        "was_offered": KnownFact("truth"),
        "was_called": KnownFact("truth"),
        "was_decided": KnownFact("truth"),
        "grounds": KnownFact("set", index.grounds),
        "choice": KnownFact("choice", index.choices),
    }
    for fact in pack.facts:
        values = frozenset(fact.choices) if fact.kind == "choice" else None
        if fact.kind == "country":
            values = index.countries
        known.setdefault(fact.id, KnownFact(_SHAPES[fact.kind], values))
    return known


DRAFT_SLOTS: Final = frozenset(
    {
        "paid",
        "claimed",
        "problem",
        "wish",
        "reply_by",
        "own_words",
        "reference",
        "sender_name",
        "sender_address",
        "sender_mail",
        "sender_phone",
        "first_message_date",
        "promised_date",
        "promise_date",
        "promised_words",
        "last_message_date",
        "offer_date",
        "offer_words",
        "offered",
        "call_date",
        "call_words",
        "decision_date",
        "extra_time_date",
        "asked_date",
        "refused_date",
        "granted_until",
        "notice",
    }
)
"""Slots of message paragraphs that are no facts: drafting works them out."""
