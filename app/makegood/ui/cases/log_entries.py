"""The log of a case as lines of its timeline."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from makegood.domain.money import Money
from makegood.domain.situation import in_order
from makegood.domain.text import Text
from makegood.ui.widgets.timeline_model import TimelineEntry

if TYPE_CHECKING:
    from makegood.domain.case import Case, Event
    from makegood.services.cases import CaseView
    from makegood.ui.shell.phrases import Phrases

FOLLOW_UP_ID: Final = "follow-up"
_ICONS: Final = {
    "sent": "mail",
    "received": "reply-due",
    "call": "phone",
    "chat": "chat",
    "offer": "reply-due",
    "refunded": "money",
    "delivered": "parcel",
    "escalated": "ladder",
    "channel_failed": "close",
    "follow_up_set": "follow-up",
    "paused": "paused",
    "resumed": "clock",
    "note": "edit",
    "closed": "done",
    "reopened": "undo",
}


def timeline(view: CaseView, phrases: Phrases) -> list[TimelineEntry]:
    """What is to come, then what happened, newest first; entries taken out stand at the end."""
    entries: list[TimelineEntry] = []
    follow_up = view.assessment.follow_up
    if follow_up is not None:
        because = phrases.render(follow_up.because)
        entries.append(
            TimelineEntry(
                FOLLOW_UP_ID,
                "follow-up",
                phrases.app("kind.remind"),
                phrases.weekday(follow_up.day),
                because,
                "future",
                f"{phrases.long_day(follow_up.day)}, {phrases.app('kind.remind')}, {because}",
            )
        )
    zone = phrases.now().tzinfo
    assert zone is not None
    told = in_order(view.case.events, zone)
    first_sent = next((event.id for event in told if event.kind == "sent"), None)
    entries += [
        _entry(view.case, event, phrases, first=event.id == first_sent) for event in reversed(told)
    ]
    entries += [
        _entry(view.case, event, phrases, first=True) for event in view.case.events if event.undone
    ]
    return entries


def event_title(event: Event, phrases: Phrases, *, first: bool = True) -> str:
    """What an entry is called."""
    if event.kind == "sent":
        return phrases.app("event.sent" if first else "event.sent_again")
    if event.kind == "received" and event.outcome is not None:
        return phrases.app(f"event.{event.outcome}")
    if event.kind == "closed":
        return phrases.app("event.gave_up" if event.reason == "gave_up" else "event.solved")
    return phrases.app(f"event.{event.kind}")


def event_facts(case: Case, event: Event, phrases: Phrases) -> list[str]:
    """What is known about an entry, each in a few words."""
    parts: list[str] = []
    if event.undone:
        parts.append(phrases.app("event.taken_out"))
    if event.channel is not None:
        parts.append(channel_title(case, event.channel, phrases))
    elif event.party is not None:
        parts.append(party_name(event.party, phrases))
    if event.kind == "channel_failed" and phrases.known(f"app_cases.event.failed_{event.reason}"):
        parts.append(phrases.app(f"event.failed_{event.reason}"))
    if event.rung is not None:
        key = f"{case.marketplace}.rungs.{event.rung}.title"
        if phrases.known(key):
            parts.append(phrases.render(Text(key)))
    if event.amount is not None and event.currency is not None:
        parts.append(phrases.app("event.sum", sum=Money(event.amount, event.currency)))
    if event.until is not None:
        word = "by" if event.outcome == "promise" else "until"
        parts.append(phrases.app(f"event.{word}", day=event.until.day))
    if event.reference:
        parts.append(phrases.app("event.reference", reference=event.reference))
    return parts


def party_name(party: str, phrases: Phrases) -> str:
    """Who a party is: one of the kinds, or a body by its own name."""
    for key in (f"app_cases.party.{party}", f"bodies.{party}.title"):
        if phrases.known(key):
            return phrases.render(Text(key))
    return party


def channel_title(case: Case, channel: str, phrases: Phrases) -> str:
    """What a way to reach somebody is called."""
    key = f"{case.marketplace}.channels.{channel}.title"
    if phrases.known(key):
        return phrases.render(Text(key))
    found = phrases.body_channel(channel)
    return channel if found is None else phrases.render(Text(found))


def _entry(case: Case, event: Event, phrases: Phrases, *, first: bool) -> TimelineEntry:
    title = event_title(event, phrases, first=first)
    parts = event_facts(case, event, phrases)
    said = event.text or (event.message.subject or event.message.body if event.message else "")
    if said:
        parts.append(f"“{_one_line(said)}”")
    caption = " · ".join(parts)
    day = event.at.day
    refused = event.outcome == "refused" or event.kind == "channel_failed"
    return TimelineEntry(
        event.id,
        _ICONS[event.kind],
        title,
        phrases.weekday(day),
        caption,
        "danger" if refused else "plain",
        f"{phrases.long_day(day)}, {title}, {caption}",
    )


def _one_line(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST else f"{line[:_LONGEST].rstrip()}…"


_LONGEST: Final = 90
