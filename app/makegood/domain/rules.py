"""Deadline rules as the pack states them. What they come to for one case: `clocks`."""

from __future__ import annotations

from datetime import date
from typing import Literal

from msgspec import Struct

from makegood.domain.conditions import Condition
from makegood.domain.provenance import Sourced

RuleKind = Literal["file_by", "wait_until", "reply_due", "due", "info_until", "remind"]
RuleGroup = Literal["marketplace", "payment", "law", "body", "own"]


class Offset(Struct, frozen=True, omit_defaults=True, forbid_unknown_fields=True, cache_hash=True):
    """A length of time; exactly one unit is given.

    Counting starts the day after the anchor. Months and years end on the same day number, or
    on the last day of a shorter month. `hours` count from the moment itself.
    """

    years: int | None = None
    months: int | None = None
    weeks: int | None = None
    days: int | None = None
    working_days: int | None = None
    hours: int | None = None


class Term(Struct, frozen=True, omit_defaults=True, forbid_unknown_fields=True):
    """An anchor (a fact or an event's date, see `anchors.yaml`) and the time counted from it.

    `first_day_counts`: the law says "beginning with the day", so that the anchor's own day is
    the first of the term and it ends one day sooner.
    """

    anchor: str
    offset: Offset
    first_day_counts: bool = False


class MetBy(Struct, frozen=True, omit_defaults=True, forbid_unknown_fields=True):
    """An event that settles the date: its kind, and where given its stage, rung or party."""

    event: str
    stage: str | None = None
    rung: str | None = None
    party: str | None = None


class OuterDate(Sourced, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True):
    """The longer time another source gives for the same window; never drives a reminder."""

    term: Term


class Rule(Sourced, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True):
    """One deadline rule.

    Exactly one of `term`, `earliest_of`, `latest_of` is given. `kind`: last day to act
    (`file_by`), first day one may act (`wait_until`), day the other side should have answered
    (`reply_due`), day somebody must perform (`due`), end of a protection (`info_until`), the
    program's own nudge (`remind`). `nature` customary: shown, but never delays anything.
    `calendar` names the holidays for `working_days` and `roll`: a country code, or
    ``user_country``, ``trader_country``. `roll` moves a date that is no working day to the next
    one; reminders keep the unrolled day. `cap` is a term past which the date never lies.
    `lead` is the number of days before the date at which the user should act; without it 7, or
    14 where `slow` (a bank or the post must act first), and never more than a quarter of the
    term. `closes` names rungs this window ends. `valid_from` and `valid_to` bound the days for
    which the rule holds, measured at the anchor or today (`valid_by`). `outer` is a longer time
    stated elsewhere. `longer` are the ids of rules that give more time for the same act by another
    source. `page_date` says that the order page may show another date, which wins.
    """

    id: str
    kind: RuleKind
    group: RuleGroup
    who: Literal["user", "other_side"]
    nature: Literal["required", "customary"] = "required"
    marketplaces: tuple[str, ...] = ()
    applies: Condition | None = None
    term: Term | None = None
    earliest_of: tuple[Term, ...] = ()
    latest_of: tuple[Term, ...] = ()
    calendar: str | None = None
    roll: Literal["next_working_day"] | None = None
    cap: Term | None = None
    lead: int | None = None
    slow: bool = False
    met_by: tuple[MetBy, ...] = ()
    closes: tuple[str, ...] = ()
    valid_from: date | None = None
    valid_to: date | None = None
    valid_by: Literal["anchor", "today"] = "anchor"
    outer: OuterDate | None = None
    longer: tuple[str, ...] = ()
    page_date: bool = False


class Anchor(Struct, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True):
    """How the date that a rule counts from is found.

    The first of `facts` that is known, else an event.

    `event` is the kind; `stage`, `rung`, `party`, `outcome` narrow it; `pick` takes the
    earliest or the latest of those that fit. `sets` admits only messages through a channel
    whose record says that it starts this anchor, or of which the log does not say how they went.
    `stand_ins`: anything but the first of `facts` only stands in for the day that counts, so that
    what is counted from it is not certain until that fact is known.
    """

    id: str
    facts: tuple[str, ...] = ()
    event: str | None = None
    stage: tuple[str, ...] = ()
    rung: tuple[str, ...] = ()
    party: tuple[str, ...] = ()
    outcome: tuple[str, ...] = ()
    pick: Literal["earliest", "latest"] = "earliest"
    sets: bool = False
    stand_ins: bool = False

    @property
    def of_the_log(self) -> bool:
        """Whether only a step taken or an answer can give the date: nothing to ask for."""
        return self.event not in (None, "delivered")


class Holidays(Struct, frozen=True, forbid_unknown_fields=True):
    """Days off in one country: ISO weekday numbers of the weekend, and public holidays.

    `first` and `last` bound the years for which holidays are listed.
    """

    country: str
    weekend: tuple[int, ...]
    first: date
    last: date
    days: frozenset[date]
