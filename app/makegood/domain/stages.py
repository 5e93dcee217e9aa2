"""Which messages are open in a case, on what ground, and what is still to be known.

A message with legal effect is open only while one of its grounds is known to hold: a sentence that
claims a right needs every condition true. What is not known is named, never guessed.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, timedelta

from msgspec import Struct

from makegood.domain.assessment import Assessment, Clock
from makegood.domain.conditions import Condition, Facts, evaluate, missing_facts
from makegood.domain.marketplace import PartyKind, Stage
from makegood.domain.provenance import Sourced
from makegood.domain.when import When


class Ground(Sourced, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True):
    """One law or scheme that a message with legal effect can rest on.

    `applies` must be known true. `until` are rules of which one must still run for certain. Of
    `since` (rules) and `past` (facts that are days) one must have come. `bodies` limits it to
    messages to those bodies. `gives` names the rule whose time the message grants the other
    side. From `button_from` on the shop must offer a button for this, which comes first.
    Words: ``message.effect.<stage>.<id>``, what it does and what it starts.
    """

    id: str
    applies: Condition | None = None
    until: tuple[str, ...] = ()
    since: tuple[str, ...] = ()
    past: tuple[str, ...] = ()
    bodies: tuple[str, ...] = ()
    gives: str | None = None
    button_from: date | None = None


class StageDef(Struct, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True):
    """A kind of message.

    `parties`: whom it can go to; empty is anybody. `written`: never by voice or in a chat.
    `public`: it can be said where others read it. `applies` must be known true. `legal`: it
    has legal effect, so that without a ground it is not open. `choices` are the forms it comes
    in, one of which is picked. `leaves_out` are parts of a message, or single paragraphs, that
    the other side has from an earlier one.
    Words: ``message.stage.<id>`` and ``message.effect.<id>``.
    """

    id: Stage
    parties: tuple[PartyKind, ...] = ()
    written: bool = False
    public: bool = False
    applies: Condition | None = None
    legal: bool = False
    grounds: tuple[Ground, ...] = ()
    choices: tuple[str, ...] = ()
    leaves_out: tuple[str, ...] = ()


class StageState(Struct, frozen=True, kw_only=True):
    """Whether a message is open: True, False, or None while `missing` facts would settle it.

    `grounds` are those known to hold. `opens` is the first day on which it would be open, where
    only time is wanting.
    """

    open: bool | None
    missing: tuple[str, ...] = ()
    grounds: tuple[Ground, ...] = ()
    opens: date | None = None


def stage_state(
    stage: StageDef, facts: Facts, assessment: Assessment | None, body: str | None = None
) -> StageState:
    """Where a kind of message stands; `body` is the one that it would go to, if it is a body's.

    Only a message that rests on grounds needs the assessment.
    """
    general = evaluate(stage.applies, facts)
    if general is False:
        return StageState(open=False)
    missing = missing_facts(stage.applies, facts)
    if not stage.grounds or assessment is None:
        return StageState(open=general, missing=missing)
    dates = _Dates(facts, assessment)
    states = [
        (ground, _ground_state(ground, facts, dates))
        for ground in stage.grounds
        if not ground.bodies or body in ground.bodies
    ]
    held = tuple(ground for ground, state in states if state.open)
    if held and general:
        return StageState(open=True, grounds=held)
    if not stage.legal:
        return StageState(open=general, missing=missing)
    unknown = [state for _, state in states if state.open is None]
    if held or unknown:
        # The ground that lacks least is the one worth asking for.
        nearest = min((state.missing for state in unknown), key=len, default=())
        return StageState(open=None, missing=_join(missing, () if held else nearest))
    opening = [state.opens for _, state in states if state.opens is not None]
    return StageState(open=False, opens=min(opening, default=None))


class _Dates:
    """The dates of a case by rule, and what the rules that have none are waiting for."""

    def __init__(self, facts: Facts, assessment: Assessment) -> None:
        self.facts = facts
        self.today = assessment.today
        self.clocks: Mapping[str, Clock] = {clock.rule: clock for clock in assessment.clocks}
        self.waiting = {each.rule: each.missing for each in assessment.waiting_for}

    def ahead(self, rule: str) -> StageState:
        """Whether the date of a rule is still to come."""
        clock = self.clocks.get(rule)
        if clock is None:
            return self._not_computed(rule)
        if clock.day < self.today:
            return StageState(open=False)
        return self._as_certain(clock)

    def come(self, rule: str) -> StageState:
        """Whether the date of a rule has come."""
        clock = self.clocks.get(rule)
        if clock is None:
            return self._not_computed(rule)
        # What the other side owes is late only when its day is over.
        opens = clock.day if clock.kind == "wait_until" else _day_after(clock.day)
        if opens <= self.today:
            return self._as_certain(clock)
        return StageState(open=False, opens=opens)

    def past(self, fact: str) -> StageState:
        """Whether a day that the user told is over; of a range of days, the last one."""
        value = self.facts.get(fact)
        if not isinstance(value, When):
            return StageState(open=None, missing=(fact,))
        return StageState(open=value.latest < self.today, opens=_day_after(value.latest))

    def _as_certain(self, clock: Clock) -> StageState:
        if clock.applies == "yes":
            return StageState(open=True)
        return StageState(open=None, missing=clock.settles)

    def _not_computed(self, rule: str) -> StageState:
        missing = self.waiting.get(rule)
        return StageState(open=False) if missing is None else StageState(open=None, missing=missing)


def _ground_state(ground: Ground, facts: Facts, dates: _Dates) -> StageState:
    told = StageState(
        open=evaluate(ground.applies, facts), missing=missing_facts(ground.applies, facts)
    )
    if told.open is False:
        return told
    parts = [told]
    if ground.until:
        parts.append(_first_that_holds(dates.ahead(rule) for rule in ground.until))
    if ground.since or ground.past:
        come = [dates.come(rule) for rule in ground.since]
        parts.append(_first_that_holds([*come, *(dates.past(fact) for fact in ground.past)]))
    for part in parts:
        if part.open is False:
            return part
    unknown = [part.missing for part in parts if part.open is None]
    missing: tuple[str, ...] = ()
    for names in unknown:
        missing = _join(missing, names)
    return StageState(open=None if unknown else True, missing=missing)


def _first_that_holds(states: Iterable[StageState]) -> StageState:
    """True where one is; else unknown where one is, with what the first of them lacks."""
    found = list(states)
    for wanted in (True, None):
        for state in found:
            if state.open is wanted:
                return state
    days = [state.opens for state in found if state.opens is not None]
    return StageState(open=False, opens=min(days, default=None))


def _day_after(day: date) -> date:
    return day if day == date.max else day + timedelta(days=1)


def _join(first: tuple[str, ...], second: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*first, *second)))
