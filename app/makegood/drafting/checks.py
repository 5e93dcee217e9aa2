"""What is missing or weak in a message, and what must never leave."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec import structs

from makegood.domain.cards import is_card_for_order_number
from makegood.domain.text import Arg, say
from makegood.drafting.draft import Draft, Finding
from makegood.drafting.secrets import card_numbers, digits_of, named_secrets
from makegood.text.locale import SOURCE_LANGUAGE

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from makegood.domain.conditions import Facts
    from makegood.drafting.request import DraftRequest
    from makegood.drafting.words import Words

_CAPITALS = re.compile(r"\b[^\W\d_]{4,}\b")
_SHOUTED = 3
_FREE = frozenset({"own_words", "promised", "charge_text"})
_ORDER_NUMBER = "order_number"
_NUMBERS = frozenset(
    {
        _ORDER_NUMBER, "tracking_number", "return_tracking_number", "complaint_reference",
        "coupon_code", "listing_url", "callback_phone",
    }
)  # fmt: skip
"""Facts that are long numbers, or hold one: any of them may pass the check of a card by chance."""
_NOT_IN_PUBLIC = ("order_number", "tracking_number", "return_tracking_number", "account_email")
_OWN_TIMES = frozenset({"provider", "billing_error", "direct_debit", "body", "dsa"})
"""Messages to those who answer in a time of their own, whatever a message asks for."""


def findings_of(
    draft: Draft,
    facts: Facts,
    slots: Mapping[str, Arg],
    request: DraftRequest,
    words: Words,
    reading: Words | None = None,
) -> tuple[Finding, ...]:
    """Everything to look at before sending: secrets first, then what is missing, then advice.

    Own words may be in the language of the message or in the user's own (`reading`); secrets,
    insults and threats are looked for in both.
    """
    other = reading is not None and reading.language != words.language
    languages = (words, reading) if other and reading is not None else (words,)
    found: list[Finding] = []
    found.extend(_secrets(draft, facts, request, languages))
    found.extend(_missing(facts, slots, request))
    found.extend(_manners(draft, facts, languages))
    found.extend(_channel(draft, facts, request))
    found.extend(
        Finding(
            id=f"fact_changed.{block.id}",
            level="weak",
            text=say("message.warning.fact_changed", value=", ".join(block.stale)),
            block=block.id,
        )
        for block in draft.parts
        if block.stale
    )
    return tuple(found)


def _secrets(
    draft: Draft, facts: Facts, request: DraftRequest, languages: Sequence[Words]
) -> Iterator[Finding]:
    text = f"{draft.subject}\n{draft.body}"
    for finding, words in _walls(text, facts, request, languages):
        yield structs.replace(finding, block=_block_with(draft, words))


def _walls(
    text: str, facts: Facts, request: DraftRequest, languages: Sequence[Words]
) -> Iterator[tuple[Finding, str]]:
    """Each with the words that it found."""
    # A card number stays one wherever it was typed: as the item or the seller's name too.
    numbers = {n: v for n, v in facts.items() if isinstance(v, str) and n in _NUMBERS}
    if is_card_for_order_number(numbers.get(_ORDER_NUMBER, ""), request.order_numbers):
        # A case from before such numbers were refused, or from another program.
        del numbers[_ORDER_NUMBER]
    harmless = {digits_of(value) for value in (*numbers.values(), request.reference)}
    card = next(card_numbers(text, harmless), None)
    if card is not None:
        wall = say("message.warning.card_number")
        yield Finding(id="card_number", level="wall", text=wall), card
    # What the person typed freely is no fact, so a password in it stays one.
    given = [v for n, v in facts.items() if isinstance(v, str) and n not in _FREE]
    known = {value.casefold().strip() for value in (*given, request.reference)}
    secret = next(named_secrets(text, languages, known), None)
    if secret is not None:
        yield Finding(id="secret", level="wall", text=say("message.warning.secret")), secret


def _block_with(draft: Draft, words: str) -> str | None:
    """The paragraph to go to, first among those that the user wrote."""
    folded = words.casefold()
    blocks = sorted(draft.parts, key=lambda block: not (block.edited or block.own_words))
    return next((block.id for block in blocks if folded in block.text.casefold()), None)


def _missing(facts: Facts, slots: Mapping[str, Arg], request: DraftRequest) -> Iterator[Finding]:
    channel = request.channel
    public = facts.get("public") is True
    wanted = [] if public else ["order_number", "order_date", "item", "amount"]
    if facts.get("issue") in ("account_locked", "account_details"):
        wanted = ["account_email"]
    if facts.get("issue") in ("speak_to_human", "report_seller", "shop_restricted", "other"):
        wanted = []
    for fact in wanted:
        if facts.get(fact) is None:
            yield _gap(fact)
    sums = [name for name in ("amount", "claimed_amount") if facts.get(name) is not None]
    if sums and not public and not facts.get("currency"):
        # No sum can be written without its currency; the currency stands beside the sum.
        yield structs.replace(_gap("currency"), fact=sums[0])
    if facts.get("remedy") is None:
        yield _gap("remedy")
    if (channel is None or channel.in_writing) and not public:
        if "reply_by" not in slots and request.stage not in _OWN_TIMES:
            yield _gap("reply_by")
        latest = request.latest_reply_by
        if request.reply_by is not None and latest is not None and request.reply_by > latest:
            text = say("message.warning.reply_by_late", latest=latest)
            yield Finding(id="reply_by_late", level="weak", text=text)
        if "sender_name" not in slots:
            yield _gap("sender_name")
    if request.attached == 0 and not public and not (channel is not None and channel.spoken):
        yield Finding(id="missing.proof", level="missing", text=say("message.missing.proof"))


def _gap(fact: str) -> Finding:
    return Finding(
        id=f"missing.{fact}", level="missing", text=say(f"message.missing.{fact}"), fact=fact
    )


def _manners(draft: Draft, facts: Facts, languages: Sequence[Words]) -> Iterator[Finding]:
    own = "\n".join(block.text for block in draft.parts if block.edited or block.own_words)
    facts_said = {str(value).casefold() for value in facts.values() if isinstance(value, str)}
    shouted = [
        word
        for word in _CAPITALS.findall(own)
        if word.isupper() and word.casefold() not in facts_said
    ]
    if len(shouted) >= _SHOUTED:
        yield Finding(
            id="shouting",
            level="weak",
            text=say("message.warning.shouting"),
            block=_block_with(draft, shouted[0]),
        )
    folded = own.casefold()
    for name in ("insult", "threat", "review"):
        found = next(
            (
                word
                for words in languages
                for word in words.lines(f"message.words.{name}s")
                if re.search(rf"\b{re.escape(word.casefold())}\b", folded)
            ),
            None,
        )
        if found is not None:
            yield Finding(
                id=name,
                level="weak",
                text=say(f"message.warning.{name}", word=found),
                block=_block_with(draft, found),
            )


def _channel(draft: Draft, facts: Facts, request: DraftRequest) -> Iterator[Finding]:
    channel = request.channel
    if channel is None:
        return
    if draft.limit is not None and draft.length > draft.limit:
        yield Finding(
            id="too_long",
            level="weak",
            text=say("message.warning.too_long", length=draft.length, limit=draft.limit),
        )
    # Where nobody wrote down what they read, most read the source language.
    if request.language not in (channel.languages or (SOURCE_LANGUAGE,)):
        yield Finding(id="language", level="weak", text=say("message.warning.language"))
    if channel.public:
        yield Finding(id="public", level="weak", text=say("message.warning.no_details_public"))
        text = f"{draft.subject}\n{draft.body}".casefold()
        for fact in _NOT_IN_PUBLIC:
            number = facts.get(fact)
            if isinstance(number, str) and number and number.casefold() in text:
                yield Finding(
                    id="public_number",
                    level="weak",
                    text=say("message.warning.public_number", value=number),
                    block=_block_with(draft, number),
                )
                break
