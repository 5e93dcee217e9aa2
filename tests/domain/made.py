"""Small guide data with made-up names, and cases in one line."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from makegood.domain.assess import assess
from makegood.domain.assessment import Assessment, Clock
from makegood.domain.book import Book
from makegood.domain.case import Case, Event
from makegood.domain.catalogue import Body, Pack
from makegood.domain.conditions import Condition
from makegood.domain.marketplace import (
    Channel,
    IssueEntry,
    Ladder,
    Marketplace,
    Rung,
    Site,
    Variant,
)
from makegood.domain.provenance import Checked, Source
from makegood.domain.rules import Anchor, Holidays, Offset, Rule, Term
from makegood.domain.when import When, moment

TALLINN = ZoneInfo("Europe/Tallinn")
SOURCED: dict[str, Any] = {
    "sources": (Source("Publisher", "Title"),),
    "checked": Checked(date(2026, 11, 22), "stored-copy"),
    "confidence": "official",
}

ANCHORS = (
    Anchor(id="ordered", facts=("paid_on", "order_date")),
    Anchor(id="promised", facts=("promised_on",)),
    Anchor(id="delivered", facts=("delivery_date",), event="delivered"),
    Anchor(id="first_message", event="sent", party=("seller", "platform")),
    Anchor(id="last_message", event="sent", pick="latest"),
    Anchor(id="asked_for_help", event="sent", sets=True),
    Anchor(id="letter_sent", event="sent", stage=("letter",), pick="latest"),
    Anchor(id="went_to_bank", event="escalated", party=("card",)),
    Anchor(id="went_to_body", event="escalated", party=("board",)),
    Anchor(id="claimed", event="escalated", rung=("claim",)),
    Anchor(id="decided", event="received", outcome=("decision",), party=("platform",)),
)


def day(text: str) -> When:
    """A bare day, or two of them with a stroke where it is only roughly known."""
    first, _, last = text.partition("/")
    return When(date.fromisoformat(first), date.fromisoformat(last) if last else None)


def at(text: str) -> When:
    """A moment with its zone."""
    return moment(datetime.fromisoformat(text))


def when(text: str) -> When:
    return at(text) if "T" in text else day(text)


def noon(text: str, zone: ZoneInfo = TALLINN) -> datetime:
    """Noon of a day, in the user's zone."""
    return datetime.combine(date.fromisoformat(text), datetime.min.time(), zone).replace(hour=12)


def fact(name: str, value: object, op: Any = "eq") -> Condition:
    return Condition(fact=name, op=op, value=value)  # type: ignore[arg-type]


def rule(rule_id: str, anchor: str | None = "ordered", **fields: Any) -> Rule:
    """A rule; `days=30` and the like give the length of its term."""
    units = ("years", "months", "weeks", "days", "working_days", "hours")
    length = {unit: fields.pop(unit) for unit in units if unit in fields}
    first_day_counts = fields.pop("first_day_counts", False)
    values: dict[str, Any] = {
        "kind": "file_by",
        "group": "marketplace",
        "who": "user",
        **SOURCED,
        **fields,
    }
    if anchor is not None and length:
        values["term"] = Term(anchor, Offset(**length), first_day_counts)
    return Rule(id=rule_id, **values)


def term(anchor: str, **length: int) -> Term:
    return Term(anchor, Offset(**length))


def event(kind: Any, on: str, **fields: Any) -> Event:
    if "until" in fields:
        fields["until"] = when(fields["until"])
    return Event(id=fields.pop("id", on), kind=kind, at=when(on), **fields)


def sent(on: str, party: str | None = "seller", **fields: Any) -> Event:
    return event("sent", on, party=party, **fields)


def case(*events: Event, **fields: Any) -> Case:
    """A case about a parcel; keyword arguments with a date in text become facts."""
    facts = {
        name: when(value) if isinstance(value, str) and value[:1].isdigit() else value
        for name, value in fields.pop("facts", {}).items()
    }
    return Case(
        id="c1",
        marketplace=fields.pop("marketplace", "bazaar"),
        issue=fields.pop("issue", "lost"),
        facts=facts,
        events=events,
        **fields,
    )


def channel(channel_id: str, **fields: Any) -> Channel:
    values: dict[str, Any] = {"kind": "message", "party": "seller", "purpose": "orders"}
    return Channel(id=channel_id, **(values | SOURCED | fields))


def rung(rung_id: str, party: Any = "seller", stage: Any = "first", **fields: Any) -> Rung:
    return Rung(id=rung_id, party=party, stage=stage, **fields)


def body(body_id: str, kind: Any = "consumer_body", **fields: Any) -> Body:
    return Body(id=body_id, kind=kind, **SOURCED, **fields)


def pack(
    *rules: Rule,
    rungs: tuple[Rung, ...] = (),
    channels: tuple[Channel, ...] = (),
    leaf_channels: tuple[str, ...] = (),
    variants: tuple[Variant, ...] = (),
    bodies: tuple[Body, ...] = (),
    holidays: tuple[Holidays, ...] = (),
) -> Pack:
    """Guide data of one marketplace with one issue, ``lost``."""
    entry = IssueEntry(
        issue="lost",
        ladder="steps" if rungs else None,
        channels=leaf_channels,
        variants=variants,
    )
    bazaar = Marketplace(
        id="bazaar",
        name="Bazaar",
        colour="#000000",
        sites=(Site(id="bazaar.example", host="bazaar.example", **SOURCED),),
        hosts=("bazaar.example",),
        channels=channels,
        issues=(entry,),
        ladders=(Ladder(id="steps", rungs=rungs),) if rungs else (),
        **SOURCED,
    )
    return Pack(
        version="1",
        schema=1,
        languages=("en",),
        topics=(),
        facts=(),
        anchors=ANCHORS,
        remedies=(),
        evidence=(),
        details=(),
        tones=(),
        do_now=(),
        marketplaces=(bazaar,),
        bodies=bodies,
        rules=rules,
        paragraphs=(),
        holidays=holidays,
        countries=("EE", "GB"),
        groups={},
        retired=(),
    )


def look(of: Case, guide: Pack, on: str = "2026-11-22", zone: ZoneInfo = TALLINN) -> Assessment:
    """The assessment at noon of a day, or at a moment."""
    now = datetime.fromisoformat(on).astimezone(zone) if "T" in on else noon(on, zone)
    return assess(of, Book(guide, of.marketplace), now)


def clock_of(found: Assessment, rule_id: str) -> Clock:
    return next(clock for clock in found.clocks if clock.rule == rule_id)


def rules_of(found: Assessment) -> set[str]:
    return {clock.rule for clock in found.clocks}
