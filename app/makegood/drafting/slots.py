"""What can fill the slots of a message, from the facts of a case and the request."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from makegood.domain.money import Money
from makegood.domain.text import Arg, Text
from makegood.domain.when import When

if TYPE_CHECKING:
    from collections.abc import Mapping

    from makegood.domain.conditions import Facts
    from makegood.drafting.request import DraftRequest


def slots_of(facts: Facts, request: DraftRequest, log: Mapping[str, Arg]) -> dict[str, Arg]:
    """Every slot that can be filled: facts by their id, sums with their currency, dates of the log.

    A fact that is not known has no entry, so that a paragraph that needs it is left out.
    """
    slots: dict[str, Arg] = {}
    for name, value in facts.items():
        if isinstance(value, When):
            slots[name] = value.day
        elif isinstance(value, str) and value:
            slots[name] = value
    _sums(slots, facts, request)
    slots.update(log)
    days = {"reply_by": request.reply_by, "granted_until": request.granted_until}
    slots.update({name: day for name, day in days.items() if day is not None})
    typed = {
        "own_words": request.own_words.strip(),
        "reference": request.reference.strip(),
        "sender_name": request.sender_name.strip(),
        "sender_address": request.sender_address.strip(),
        "sender_mail": request.sender_mail.strip(),
        "sender_phone": request.sender_phone.strip(),
    }
    slots.update({name: text for name, text in typed.items() if text})
    slots["problem"] = Text(f"message.problem.{facts.get('issue', 'other')}")
    if request.grounds:
        slots["notice"] = Text(f"message.notice.{request.stage}")
    slots["wish"] = Text(f"message.wish.{facts.get('remedy', 'information')}")
    return slots


def _sums(slots: dict[str, Arg], facts: Facts, request: DraftRequest) -> None:
    currency = facts.get("currency")
    amount = facts.get("amount")
    if not isinstance(currency, str):
        return
    if isinstance(amount, Decimal):
        slots["paid"] = Money(amount, currency)
    claimed = request.claimed if request.claimed is not None else _default_claim(facts, amount)
    if isinstance(claimed, Decimal):
        slots["claimed"] = Money(claimed, currency)


def _default_claim(facts: Facts, amount: object) -> object:
    return amount if facts.get("remedy") == "refund" else None
