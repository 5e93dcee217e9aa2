"""Every message that the guide data can make: the situations, and what no message may show."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from tests.conftest import TALLINN

from makegood.domain.book import Book, book_for
from makegood.domain.case import Case, Event
from makegood.domain.when import When
from makegood.drafting.pieces import chat_pieces
from makegood.drafting.request import DraftRequest
from makegood.services.drafts import draft_for
from makegood.services.stages import stage_for_channel, stage_standing

if TYPE_CHECKING:
    from makegood.domain.conditions import FactValue
    from makegood.domain.marketplace import Channel, Role, Stage
    from makegood.domain.stages import Ground
    from makegood.drafting.draft import Draft
    from makegood.services.packs import PackService

NOW: Final = datetime(2026, 11, 22, 10, tzinfo=TALLINN)
LANGUAGES: Final = ("en", "et", "el", "lv", "ar", "ru", "de")
SENDER: Final = "Alex Example"
REPLY_BY: Final = date(2026, 12, 1)

_NOT_THERE: Final = frozenset({"not_received", "late"})
_CARDS: Final = ("card_visa", "card_mastercard")


def _day(month: int, day: int) -> When:
    return When(date(2026, month, day))


_ORDER: Final[dict[str, FactValue]] = {
    "order_number": "3012345678",
    "item": "Wool blanket",
    "seller_name": "ExampleWeaver",
    "tracking_number": "RR123456785EE",
    "amount": Decimal("164.00"),
    "item_price": Decimal("150.00"),
    "currency": "EUR",
    "order_date": _day(10, 12),
    "payment_date": _day(10, 12),
    "debit_date": _day(10, 12),
    "first_statement_sent_date": _day(10, 30),
    "ship_by_date": _day(10, 20),
    "platform_decision_date": _day(11, 16),
    "item_kind": "standard",
    "seller_kind": "trader",
    "shipped": False,
    "card_kind": "credit",
    "card_last4": "4242",
    "charge_text": "EXAMPLEWEAVER 164.00",
    "account_email": "alex@example.org",
    "listing_url": "https://shop.example/listing/1",
}

COUNTRIES: Final[dict[str, dict[str, FactValue]]] = {
    "eu": {"country": "EE", "trader_country": "DE"},
    "gb": {
        "country": "GB",
        "trader_country": "GB",
        "currency": "GBP",
        "uk_part": "england_wales",
    },
    "us": {"country": "US", "trader_country": "US", "currency": "USD"},
    "sa": {"country": "SA", "trader_country": "SA", "currency": "SAR"},
    "eg": {"country": "EG", "trader_country": "EG", "currency": "EGP"},
    "ru": {"country": "RU", "trader_country": "RU", "currency": "RUB"},
}

PAYMENTS: Final[dict[str, str]] = {
    "card_issuer": "card_visa",
    "uk_section_75": "card_visa",
    "paypal": "paypal",
    "klarna": "klarna",
    "afterpay": "afterpay",
    "sepa_bank": "sepa_debit",
    "bank_transfer_bank": "bank_transfer",
}


@dataclass(frozen=True)
class Spot:
    """One place in the product: a case, and the message that goes out of it."""

    case: Case
    book: Book
    channel: Channel
    stage: Stage
    choice: str | None = None
    tone: str = "firm"
    own_words: str = ""

    @property
    def name(self) -> str:
        """Where it is, for the report of a failure."""
        case = self.case
        return "/".join(
            (
                case.marketplace,
                case.issue,
                case.variant or "-",
                self.channel.id,
                self.stage,
                self.choice or "-",
                str(case.country),
                self.tone,
            )
        )

    def draft(self, guide: PackService, language: str) -> Draft:
        """The message in one language."""
        request = DraftRequest(
            stage=self.stage,
            channel=self.channel,
            language=language,
            reading="en",
            tone=self.tone,
            reply_by=REPLY_BY,
            sender_name=SENDER,
            own_words=self.own_words,
            choice=self.choice,
        )
        return draft_for(self.case, self.book, request, guide.words, NOW)

    def grounds(self) -> tuple[Ground, ...]:
        """What the message rests on."""
        return stage_standing(self.stage, self.case, self.book, self.channel, NOW).grounds


def log_for(stage: str, party: str, issue: str) -> tuple[Event, ...]:
    """What must have happened before a message of a stage makes sense."""
    first = "seller" if stage in ("provider", "body") else party
    sent = Event(id="1", kind="sent", at=_day(11, 3), party=first)
    if stage in ("first", "withdrawal", "rejection", "billing_error", "direct_debit", "defence"):
        return ()
    if stage == "cancellation":
        return (
            sent,
            Event(id="2", kind="sent", at=_day(11, 5), party=party, stage="second_chance"),
        )
    if stage == "offer_answer":
        offer = Event(
            id="2",
            kind="received",
            at=_day(11, 10),
            party=party,
            outcome="offer",
            amount=Decimal("20.00"),
            currency="EUR",
            text="A refund of a part, and the item stays with you",
        )
        return (sent, offer)
    if stage == "call_confirmation":
        call = Event(
            id="2", kind="call", at=_day(11, 20), party=party, text="A new parcel by Friday"
        )
        return (sent, call)
    if stage in ("appeal", "dsa"):
        return (
            sent,
            Event(id="2", kind="received", at=_day(11, 16), party=party, outcome="decision"),
        )
    if stage == "last_call":
        promise = Event(
            id="2",
            kind="received",
            at=_day(11, 6),
            party=party,
            outcome="promise",
            until=_day(11, 16),
            text="The refund comes within ten days",
        )
        return (sent, promise)
    if issue == "refund_not_received":
        return (
            sent,
            Event(id="2", kind="received", at=_day(11, 6), party=party, outcome="refused"),
        )
    return (sent,)


def case_for(
    book: Book,
    issue: str,
    variant: str | None,
    role: Role,
    channel: Channel,
    stage: str,
    country: str,
) -> Case:
    """A case in which everything is known that such a message may ask for."""
    facts = _ORDER | COUNTRIES[country]
    where = str(facts.pop("country"))
    if issue in _NOT_THERE or stage in ("second_chance", "cancellation"):
        facts["expected_delivery_date"] = _day(11, 1)
        if country == "eg" and stage == "cancellation":
            # Where a day was agreed the law of Egypt counts otherwise.
            facts["order_date"] = _day(10, 12)
            del facts["expected_delivery_date"]
    else:
        facts["delivery_date"] = _day(11, 18)
    body = book.channel_bodies.get(channel.id)
    facts["payment_method"] = PAYMENTS.get(body or "", "card_visa")
    leaves = book.leaves(issue, variant, role)
    details = next((leaf.details for leaf in leaves if leaf.details), ())[:5]
    extra = {"withdrawal": "unused_complete", "dsa": "copied_brand"}.get(stage)
    if extra is not None and extra not in details:
        details = (*details[:4], extra)
    remedies = next((leaf.remedies for leaf in leaves if leaf.remedies), ("refund",))
    return Case(
        id="matrix",
        marketplace=book.marketplace_id,
        issue=issue,
        variant=variant,
        role=role,
        country=where,
        remedy="refund" if "refund" in remedies else remedies[0],
        facts=facts,
        details=details,
        events=log_for(stage, channel.party, issue),
    )


def product(guide: PackService, *, distinct: bool = False) -> Iterator[Spot]:
    """Marketplace x issue x channel x stage, each with what opens it.

    With `distinct` only situations that can differ in their paragraphs: of ways to reach
    somebody those that differ in kind, and the variants of issues that have words of their own.
    Details by choice are whole sentences, each looked at by itself, so they do not multiply.
    """
    seen: set[tuple[object, ...]] = set()
    english = guide.words("en")
    for marketplace in guide.pack.marketplaces:
        book = book_for(guide.pack, marketplace.id)
        for entry in marketplace.issues:
            for variant in (None, *(variant.id for variant in entry.variants)):
                told = english.has(f"templates.story.{entry.issue}.{variant}")
                if variant is not None and not (distinct and told):
                    continue
                for channel in book.channels.values():
                    sort = (entry.issue, variant, *_sort_of(channel, book))
                    if distinct and sort in seen:
                        continue
                    seen.add(sort)
                    yield from _through(book, entry.issue, variant, entry.roles[0], channel)


def _sort_of(channel: Channel, book: Book) -> tuple[object, ...]:
    """What of a channel a message can depend on."""
    body = book.channel_bodies.get(channel.id)
    limit = None if channel.limits is None else channel.limits.characters
    kind = (channel.kind, channel.party, channel.public, channel.supervisor, limit)
    return (*kind, body if body in PAYMENTS else None)


def _through(
    book: Book, issue: str, variant: str | None, role: Role, channel: Channel
) -> Iterator[Spot]:
    if channel.dead or (channel.issues and issue not in channel.issues):
        return
    if role not in channel.roles or issue in channel.not_issues:
        return
    for stage in book.pack.stages:
        for country in COUNTRIES if stage.legal else ("eu",):
            case = case_for(book, issue, variant, role, channel, stage.id, country)
            if not stage_for_channel(stage, case, book, channel, NOW).open:
                continue
            for choice in stage.choices or (None,):
                yield Spot(case, book, channel, stage.id, choice)


# What no message may show

_SENTENCE_END: Final = re.compile(r"(?<=[.!?؟;:])\s+|\n")
_HIDDEN: Final = re.compile(
    "[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u00a0\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]"
)
_EMPTY: Final = re.compile(r"[:：]\s*(?:\.|$)|\"\"|„“|«»|\(\s*\)|\[\s*\]", re.MULTILINE)
MOST_WORDS: Final = {"first": 150, "reminder": 80, "last_call": 120}
MOST_ELSEWHERE: Final = 220
"""What fits one page of a letter with its head."""
CHAT_WORDS: Final = 60
SENTENCE_WORDS: Final = 25


def faults(draft: Draft, spot: Spot) -> list[str]:
    """Everything that is wrong with a message, in words."""
    whole = f"{draft.subject}\n\n{draft.body}"
    found: list[str] = []
    if not draft.subject.strip():
        found.append("no subject")
    if any(not block.text.strip() for block in draft.blocks):
        found.append("an empty block")
    if _EMPTY.search(whole):
        found.append("an empty slot")
    if "  " in whole:
        found.append("a double space")
    if re.search(r"[{}]", whole):
        found.append("a leftover brace")
    if _HIDDEN.search(whole):
        found.append("a hidden control character")
    if draft.limit is not None and draft.length > draft.limit:
        found.append(f"{draft.length} characters of {draft.limit}")
    found.extend(
        f"a long sentence: {sentence}"
        for sentence in _SENTENCE_END.split(whole)
        if len(sentence.split()) > SENTENCE_WORDS
    )
    if draft.language == "en":
        spoken = spot.channel.kind in ("phone", "callback")
        most = MOST_WORDS.get(spot.stage, MOST_ELSEWHERE)
        if spoken and spot.stage in MOST_WORDS:
            most = MOST_WORDS["first"]
        words = len(draft.body.split())
        if words > most:
            found.append(f"{words} words of {most}")
        if spot.channel.kind == "chat":
            longest = max(len(piece.split()) for piece in chat_pieces(draft))
            if longest > CHAT_WORDS:
                found.append(f"a chat piece of {longest} words")
    return found
