"""What of a record can be corrected by a person, where it stands, and how it is typed.

A record is named by the file it stands in, the list inside and its id. Its words stand in the
locale files under `stem`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal

from msgspec import Struct

if TYPE_CHECKING:
    from collections.abc import Iterator

    from makegood.domain.catalogue import Body
    from makegood.domain.marketplace import Answer, Channel, Hours, Marketplace, Notice, Trap
    from makegood.domain.rules import Offset, Rule
    from makegood.text.catalog import Catalog

Form = Literal["line", "lines", "url", "mail", "phone", "handle", "languages", "hours", "count"]
RecordKind = Literal["channel", "answer", "notice", "trap", "rule", "body"]

UNITS: Final = ("years", "months", "weeks", "days", "working_days", "hours")
WORDS: Final[dict[RecordKind, tuple[tuple[str, Form], ...]]] = {
    "channel": (("steps", "lines"), ("reply", "line"), ("cannot", "line"), ("title", "line")),
    "answer": (("body", "lines"), ("title", "line")),
    "notice": (("body", "line"), ("title", "line")),
    "trap": (("body", "line"), ("title", "line")),
    "rule": (("title", "line"), ("note", "line")),
    "body": (
        ("for_whom", "line"), ("cost", "line"), ("first", "line"), ("asks_for", "line"),
        ("how_long", "line"), ("notes", "line"),
    ),
}  # fmt: skip
"""Which words of a record can be corrected, the likeliest first."""

_TARGETS: Final[dict[str, Form]] = {
    "url": "url", "mail": "mail", "phone": "phone", "handle": "handle", "address": "lines",
}  # fmt: skip
_OF_KIND: Final = {
    "phone": "phone", "callback": "url", "mail": "mail", "social": "handle", "letter": "address",
}  # fmt: skip


class Record(Struct, frozen=True):
    """A record of the guide data. `owner` is the marketplace or body; empty for rules.

    `file` is empty for a rule until it is known which file of `rules/` has it.
    """

    kind: RecordKind
    id: str
    owner: str = ""
    file: str = ""
    within: str | None = None
    stem: str = ""

    @property
    def path(self) -> tuple[str, ...]:
        """The way to the record inside its file: the list, then the id after a #."""
        return () if self.within is None else (self.within, f"#{self.id}")


class Field(Struct, frozen=True):
    """One fact of a record. `value` is it as a person types it, lines apart by line feeds.

    `path` leads to it inside the record, or `words` is the last part of the key of its words.
    """

    id: str
    form: Form
    value: str
    path: tuple[str, ...] = ()
    words: str = ""


def channel_of(market: Marketplace, channel: Channel) -> Record:
    """A way to reach a marketplace."""
    return _of_market("channel", "channels", market, channel.id)


def answer_of(market: Marketplace, answer: Answer) -> Record:
    """Something to try before contact."""
    return _of_market("answer", "answers", market, answer.id)


def notice_of(market: Marketplace, notice: Notice) -> Record:
    """A dated statement."""
    return _of_market("notice", "notices", market, notice.id)


def trap_of(market: Marketplace, trap: Trap) -> Record:
    """An act that ends a right."""
    return _of_market("trap", "traps", market, trap.id)


def rule_of(rule: Rule) -> Record:
    """A date."""
    return Record("rule", rule.id, within="rules", stem=f"rules.{rule.id}")


def body_of(body: Body) -> Record:
    """A body, as a whole."""
    return Record("body", body.id, body.id, f"bodies/{body.id}.yaml", stem=f"bodies.{body.id}")


def body_channel_of(body: Body, channel: Channel) -> Record:
    """A way to reach a body."""
    stem = f"bodies.{body.id}.channels.{channel.id}"
    return Record("channel", channel.id, body.id, f"bodies/{body.id}.yaml", "channels", stem)


def fields_of(record: Record, fact: Channel | Rule | object, words: Catalog) -> tuple[Field, ...]:
    """What can be corrected in a record, the likeliest first. `fact` is the record itself."""
    from makegood.domain.marketplace import Channel
    from makegood.domain.rules import Rule

    found: list[Field] = []
    if isinstance(fact, Channel):
        found.extend(_target(fact))
    elif isinstance(fact, Rule):
        found.extend(_term(fact))
    for name, form in WORDS[record.kind]:
        lines = words.lines(f"{record.stem}.{name}")
        found.append(Field(name, form, "\n".join(lines), words=name))
    if isinstance(fact, Channel):
        found.append(Field("languages", "languages", ", ".join(fact.languages), ("languages",)))
        if fact.live:
            found.append(Field("hours", "hours", hours_text(fact.hours), ("hours",)))
    return tuple(found)


def hours_text(hours: Hours | None) -> str:
    """Opening hours as they are typed: the zone, then a line for each weekday, 1 is Monday."""
    if hours is None:
        return ""
    days = (f"{day}: {', '.join(hours.days[day])}" for day in sorted(hours.days) if hours.days[day])
    return "\n".join((hours.zone, *days))


def _of_market(kind: RecordKind, within: str, market: Marketplace, record_id: str) -> Record:
    file = f"marketplaces/{market.id}.yaml"
    stem = f"{market.id}.{within}.{record_id}"
    return Record(kind, record_id, market.id, file, within, stem)


def _target(channel: Channel) -> Iterator[Field]:
    """Where the channel leads; what its kind needs where that is not known yet."""
    target = channel.target
    given = None
    if target is not None:
        given = next((name for name in _TARGETS if getattr(target, name)), None)
    name = given or _OF_KIND.get(channel.kind, "url")
    value = "" if target is None else getattr(target, name) or ""
    text = "\n".join(value) if isinstance(value, tuple) else value
    yield Field(name, _TARGETS[name], text, ("target", name))


def _term(rule: Rule) -> Iterator[Field]:
    """The length of a date that is reckoned from one day in one unit."""
    if rule.term is None:
        return
    unit = unit_of(rule.term.offset)
    if unit is not None:
        count = str(getattr(rule.term.offset, unit))
        yield Field(unit, "count", count, ("term", "offset", unit))


def unit_of(offset: Offset) -> str | None:
    """The one unit of an offset, None where it has several or none."""
    units = [unit for unit in UNITS if getattr(offset, unit)]
    return units[0] if len(units) == 1 else None
