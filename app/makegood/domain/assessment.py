"""What a case comes to today: clocks, reminder, next step, status. The shape every view shares."""

from __future__ import annotations

from datetime import date, datetime
from typing import Final, Literal

from msgspec import Struct

from makegood.domain.money import Money
from makegood.domain.provenance import Confidence, Source
from makegood.domain.rules import Rule, RuleGroup, RuleKind
from makegood.domain.text import Text

ClockState = Literal["running", "closing", "closed", "met"]
Status = Literal["draft", "open", "waiting", "act", "overdue", "paused", "solved", "given_up"]

OPEN_STATES: Final[frozenset[ClockState]] = frozenset({"running", "closing"})
"""States of a date that is still to come; see `Clock.is_open`."""
_OVER: Final[frozenset[Status]] = frozenset({"solved", "given_up"})


class Clock(Struct, frozen=True, kw_only=True, gc=False):
    """A rule computed for one case.

    `definition` is the rule as the pack states it. `day` is the safe date in the user's time,
    `at` the moment where the rule counts hours. `plan_by` is when to act at the latest to be
    safe; `outer` the longer date of another source; `unrolled` the day before rolling. `applies`
    "maybe" names in `settles` the facts that would decide it. `because` says the sum in words.
    `own_date` marks a date the user saw on the order page or had from the bank, `anchor_about`
    one that counts from a day only roughly known, `holidays_known` False working days counted
    without a list of holidays. `stood_in`: the rule surely applies, but the day it counts from
    only stands in for the one that `settles` names, so that its end is not certain.
    """

    definition: Rule
    day: date
    at: datetime | None
    plan_by: date | None
    outer: date | None
    unrolled: date
    state: ClockState
    applies: Literal["yes", "maybe"]
    settles: tuple[str, ...]
    because: Text
    own_date: bool = False
    anchor_about: bool = False
    holidays_known: bool = True
    stood_in: bool = False

    @property
    def rule(self) -> str:
        """The id of the rule."""
        return self.definition.id

    @property
    def kind(self) -> RuleKind:
        """What becomes of the day: see `Rule`."""
        return self.definition.kind

    @property
    def group(self) -> RuleGroup:
        """Whose rule it is: the marketplace's, the law's, and so on."""
        return self.definition.group

    @property
    def who(self) -> Literal["user", "other_side"]:
        """Who has to act by the day."""
        return self.definition.who

    @property
    def nature(self) -> Literal["required", "customary"]:
        """Whether the day binds anybody, or is mere custom."""
        return self.definition.nature

    @property
    def confidence(self) -> Confidence:
        """How sure it is that the rule is as stated."""
        return self.definition.confidence

    @property
    def sources(self) -> tuple[Source, ...]:
        """Where the rule is stated."""
        return self.definition.sources

    @property
    def closes(self) -> tuple[str, ...]:
        """The rungs that end with the day."""
        return self.definition.closes

    @property
    def is_open(self) -> bool:
        """Whether the day is still to come, and nothing that was done has met it."""
        return self.state in OPEN_STATES

    @property
    def planned(self) -> bool:
        """Whether to plan for it: it surely applies, be its day certain or the safe one."""
        return self.applies == "yes" or self.stood_in


class Waiting(Struct, frozen=True, gc=False):
    """A rule that would count if the `missing` facts were known."""

    rule: str
    missing: tuple[str, ...]


class FollowUp(Struct, frozen=True, kw_only=True, gc=False):
    """When the user will next do something. `chosen`: the user set it; `because` says why.

    `by_log` is why there would be a reminder without the day that a person named: what the log
    asks for stays what there is to do.
    """

    day: date
    because: Text
    chosen: bool = False
    by_log: Text | None = None
    rule: str | None = None


class NextStep(Struct, frozen=True, kw_only=True, gc=False):
    """A rung that comes next. `opens` None: open now, or not computable.

    `because` says what it waits for.

    `closes` are the rungs it ends; `last_day` the earliest window after which it is too late.
    """

    rung: str
    opens: date | None
    open_now: bool
    because: Text
    closes: tuple[str, ...] = ()
    last_day: date | None = None


class Assessment(Struct, frozen=True, kw_only=True, gc=False):
    """Everything derived for one case at one moment.

    `clocks` nearest first. `windows` are those of them that the user plans for: own last days
    that still run and surely apply, or perhaps do and belong to this step, the next or one beside
    it. Every list shows these and no others. `current_rung` is the rung the case is on, `next`
    what comes after it, `beside` rungs that may be taken at the same time. `valid_until` is the
    first moment at which time alone changes the result.
    """

    today: date
    status: Status
    clocks: tuple[Clock, ...]
    windows: tuple[Clock, ...]
    waiting_for: tuple[Waiting, ...]
    follow_up: FollowUp | None
    current_rung: str | None
    next: NextStep | None
    beside: tuple[NextStep, ...]
    outstanding: tuple[Money, ...]
    valid_until: date | None

    @property
    def is_over(self) -> bool:
        """Whether the case is closed, solved or given up: nothing is left to do in it."""
        return self.status in _OVER
