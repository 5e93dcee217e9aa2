"""What is missing or weak in a message, and what must never leave."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from makegood.domain.text import Arg, say
from makegood.drafting.draft import Draft, Finding

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from makegood.domain.conditions import Facts
    from makegood.drafting.request import DraftRequest
    from makegood.drafting.words import Words

_DIGIT_RUN = re.compile(r"(?<![\w])\d(?:[ -]?\d){12,18}(?![\w])")
_CAPITALS = re.compile(r"\b[^\W\d_]{4,}\b")
_SHOUTED = 3
_CARD_LENGTHS = range(13, 20)
_WITHOUT_SENDER = frozenset({"phone", "callback", "chat", "bot", "report"})


def findings_of(
    draft: Draft, facts: Facts, slots: Mapping[str, Arg], request: DraftRequest, words: Words
) -> tuple[Finding, ...]:
    """Everything to look at before sending: secrets first, then what is missing, then advice."""
    found: list[Finding] = []
    found.extend(_secrets(draft, facts, words))
    found.extend(_missing(facts, slots, request))
    found.extend(_manners(draft, facts, words))
    found.extend(_channel(draft, facts, request))
    found.extend(
        Finding(
            id=f"fact_changed.{block.id}",
            level="weak",
            text=say("message.warning.fact_changed", value=" ".join(block.stale)),
        )
        for block in draft.blocks
        if block.stale
    )
    return tuple(found)


def is_card_number(digits: str) -> bool:
    """Whether a run of digits passes the Luhn check of payment cards (ISO/IEC 7812-1)."""
    if len(digits) not in _CARD_LENGTHS or len(set(digits)) == 1:
        return False
    total = 0
    for place, digit in enumerate(reversed(digits)):
        value = int(digit)
        if place % 2:
            value = value * 2 - 9 if value > 4 else value * 2
        total += value
    return total % 10 == 0


def _secrets(draft: Draft, facts: Facts, words: Words) -> Iterator[Finding]:
    text = f"{draft.subject}\n{draft.body}"
    known = {_digits(value) for value in facts.values() if isinstance(value, str)}
    for match in _DIGIT_RUN.finditer(text):
        digits = _digits(match.group())
        if digits not in known and is_card_number(digits):
            yield Finding(id="card_number", level="wall", text=say("message.warning.card_number"))
            break
    folded = text.casefold()
    for word in words.lines("message.words.secrets"):
        # The word alone is no secret ("I forgot my password"); a value right behind it is.
        if re.search(rf"\b{re.escape(word.casefold())}\b\s*(?:[:=]|is\b)\s*\S*\d", folded):
            yield Finding(id="secret", level="wall", text=say("message.warning.secret"))
            break


def _missing(facts: Facts, slots: Mapping[str, Arg], request: DraftRequest) -> Iterator[Finding]:
    kind = request.channel.kind if request.channel is not None else "form"
    public = facts.get("public") is True
    wanted = [] if public else ["order_number", "item", "amount"]
    if facts.get("issue") in ("account_locked", "account_details"):
        wanted = ["account_email"]
    if facts.get("issue") in ("speak_to_human", "report_seller", "shop_restricted", "other"):
        wanted = []
    for fact in wanted:
        if facts.get(fact) is None:
            yield _gap(fact)
    if facts.get("remedy") is None:
        yield _gap("remedy")
    if kind not in _WITHOUT_SENDER and not public:
        if "reply_by" not in slots:
            yield _gap("reply_by")
        if "sender_name" not in slots:
            yield _gap("sender_name")


def _gap(fact: str) -> Finding:
    return Finding(
        id=f"missing.{fact}", level="missing", text=say(f"message.missing.{fact}"), fact=fact
    )


def _manners(draft: Draft, facts: Facts, words: Words) -> Iterator[Finding]:
    own = "\n".join(block.text for block in draft.blocks if block.edited or block.own_words)
    facts_said = {str(value).casefold() for value in facts.values() if isinstance(value, str)}
    shouted = [
        word
        for word in _CAPITALS.findall(own)
        if word.isupper() and word.casefold() not in facts_said
    ]
    if len(shouted) >= _SHOUTED:
        yield Finding(id="shouting", level="weak", text=say("message.warning.shouting"))
    folded = own.casefold()
    for name in ("insult", "threat"):
        for word in words.lines(f"message.words.{name}s"):
            if re.search(rf"\b{re.escape(word.casefold())}\b", folded):
                yield Finding(id=name, level="weak", text=say(f"message.warning.{name}", word=word))
                break


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
    if channel.languages and request.language not in channel.languages:
        yield Finding(id="language", level="weak", text=say("message.warning.language"))
    if channel.public:
        yield Finding(id="public", level="weak", text=say("message.warning.no_details_public"))
        number = facts.get("order_number")
        if isinstance(number, str) and number and number in draft.body:
            yield Finding(
                id="public_number",
                level="weak",
                text=say("message.warning.public_number", value=number),
            )


def _digits(text: str) -> str:
    return "".join(character for character in text if character.isdigit())
