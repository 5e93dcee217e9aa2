"""What the log of a case says that a message may refer to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from makegood.domain.conditions import FactValue
from makegood.domain.when import When

if TYPE_CHECKING:
    from datetime import date

    from makegood.domain.case import Case, Event
    from makegood.domain.marketplace import PartyKind

_MESSAGES = ("sent", "escalated")
_PROMISES = ("promise", "offer")


class History(Struct, frozen=True, kw_only=True):
    """`facts` for conditions (``was_sent`` ...) and `dates` for slots, all about one addressee."""

    facts: dict[str, FactValue]
    dates: dict[str, When]


def history_of(case: Case, party: PartyKind | None, today: date) -> History:
    """What was said so far between the user and `party`; with None, anybody.

    A promise counts once its day has passed and nothing came.
    """
    events = [event for event in case.events if not event.undone and _concerns(event, party)]
    sent = [event for event in events if event.kind in _MESSAGES]
    answers = [
        event for event in events if event.kind == "received" and event.outcome != "automatic"
    ]
    promised = [
        event.until for event in answers if event.outcome in _PROMISES and event.until is not None
    ]
    broken = [until for until in promised if until.latest < today]
    facts: dict[str, FactValue] = {
        "was_sent": bool(sent),
        "was_answered": bool(answers),
        "was_refused": any(event.outcome == "refused" for event in answers),
        "was_promised": bool(broken),
    }
    dates: dict[str, When] = {}
    if sent:
        dates["first_message_date"] = min((event.at for event in sent), key=lambda when: when.day)
    if broken:
        dates["promised_date"] = max(broken, key=lambda when: when.day)
    return History(facts=facts, dates=dates)


def _concerns(event: Event, party: PartyKind | None) -> bool:
    return party is None or event.party is None or event.party == party
