"""What the log of a case says that a message may refer to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from makegood.domain.conditions import FactValue
from makegood.domain.money import Money
from makegood.domain.text import Arg

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import date

    from makegood.domain.case import Case, Event

_MESSAGES = ("sent", "escalated")
_PROMISES = ("promise", "offer")
_EXTRA_TIME = "second_chance"
_ASKED_FIRST = ("seller", "platform")
_REPLACES_PROMISES = ("refused", "offer")


class History(Struct, frozen=True, kw_only=True):
    """`facts` for conditions (``was_sent`` ...) and `slots` for words, all about one addressee."""

    facts: dict[str, FactValue]
    slots: dict[str, Arg]


def history_of(case: Case, parties: Collection[str], today: date) -> History:
    """What was said so far between the user and somebody; `parties` are the names under which the
    log has them, their kind and a body's own. Without any, it is about everybody.

    A promise is broken once its day has passed and nothing came; one without a day stays open.
    A later refusal or offer takes its place. The user waits (``is_waiting``) for an answer while
    none came since their last message, but no longer once the last answer was a refusal.
    """
    events = [event for event in case.events if not event.undone and _concerns(event, parties)]
    sent = [event for event in events if event.kind in _MESSAGES]
    answers = [event for event in events if _is_answer(event) and event.kind == "received"]
    promises = [event for event in _since_refusal_or_offer(events) if event.outcome in _PROMISES]
    broken = [event for event in promises if event.until and event.until.latest < today]
    undated = [event for event in promises if event.until is None]
    offers = [event for event in events if event.kind == "offer" or event.outcome == "offer"]
    calls = [event for event in events if event.kind in ("call", "chat")]
    decisions = [event for event in answers if event.outcome in ("decision", "refused")]
    facts: dict[str, FactValue] = {
        "was_sent": bool(sent),
        "was_sent_again": len({event.at.day for event in sent}) > 1,
        "was_answered": bool(answers),
        "was_refused": any(event.outcome == "refused" for event in answers),
        "was_refused_last": was_refused_last(case, parties),
        "is_waiting": _is_waiting(events) and not was_refused_last(case, parties),
        "was_promised": bool(broken),
        "was_promised_undated": bool(undated) and not broken,
        "was_offered": bool(offers),
        "was_called": bool(calls),
        "was_decided": any(event.outcome == "decision" for event in answers),
    }
    slots: dict[str, Arg] = _asked(case)
    if sent:
        days = [event.at.day for event in sent]
        slots["first_message_date"], slots["last_message_date"] = min(days), max(days)
    if broken or undated:
        promise = _last_due(broken or undated)
        slots["promise_date"] = promise.at.day
        if promise.until is not None:
            slots["promised_date"] = promise.until.day
        _add_words(slots, "promised_words", promise.text)
    if offers:
        offer = _latest(offers)
        slots["offer_date"] = offer.at.day
        _add_words(slots, "offer_words", offer.text)
        if offer.amount is not None and offer.currency is not None:
            slots["offered"] = Money(offer.amount, offer.currency)
    if calls:
        call = _latest(calls)
        slots["call_date"] = call.at.day
        _add_words(slots, "call_words", call.text)
    if decisions:
        slots["decision_date"] = _latest(decisions).at.day
    extra = [event for event in sent if event.stage == _EXTRA_TIME]
    if extra:
        slots["extra_time_date"] = _latest(extra).at.day
    return History(facts=facts, slots=slots)


def was_refused_last(case: Case, parties: Collection[str]) -> bool:
    """Whether the last answer of somebody, by their names as in `history_of`, is a refusal."""
    events = [event for event in case.events if not event.undone and _concerns(event, parties)]
    answers = [event for event in events if _is_answer(event)]
    return bool(answers) and _latest(answers).outcome == "refused"


def _is_answer(event: Event) -> bool:
    received = event.kind == "received" and event.outcome != "automatic"
    return received or event.kind == "offer"


def _is_waiting(events: list[Event]) -> bool:
    """Whether a message was sent, and nothing that somebody wrote came after the last one."""
    said = [event for event in events if event.kind in _MESSAGES or _is_answer(event)]
    return bool(said) and _latest(said).kind in _MESSAGES


def _since_refusal_or_offer(events: list[Event]) -> list[Event]:
    """The answers from the last refusal or offer on: what was promised before holds no more."""
    answers = sorted((each for each in events if _is_answer(each)), key=lambda each: each.at.day)
    settled = [
        place
        for place, event in enumerate(answers)
        if event.kind == "offer" or event.outcome in _REPLACES_PROMISES
    ]
    return answers[settled[-1] :] if settled else answers


def _asked(case: Case) -> dict[str, Arg]:
    """When the seller or the marketplace was first asked, and refused: a bank wants to know."""
    events = [each for each in case.events if not each.undone and each.party in _ASKED_FIRST]
    asked = [event.at.day for event in events if event.kind == "sent"]
    refused = [event.at.day for event in events if event.outcome == "refused"]
    slots: dict[str, Arg] = {}
    if asked:
        slots["asked_date"] = min(asked)
    if refused:
        slots["refused_date"] = max(refused)
    return slots


def _latest(events: list[Event]) -> Event:
    """What was said last; of one day, what was written down last."""
    return max(reversed(events), key=lambda event: event.at.day)


def _last_due(promises: list[Event]) -> Event:
    return max(reversed(promises), key=lambda event: (event.until or event.at).day)


def _add_words(slots: dict[str, Arg], name: str, words: str) -> None:
    """What the other side said, as the user wrote it down: one line, without its end stop."""
    line = " ".join(words.split()).rstrip(".!؟? ")
    if line:
        slots[name] = line


def _concerns(event: Event, parties: Collection[str]) -> bool:
    return not parties or event.party is None or event.party in parties
