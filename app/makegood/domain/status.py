"""In what state a case is, from its log and its dates."""

from __future__ import annotations

from datetime import date
from typing import Literal, NamedTuple

from makegood.domain.assessment import Clock, FollowUp, Status
from makegood.domain.case import Event
from makegood.domain.situation import ACTIONS, Situation


class Standing(NamedTuple):
    """Whether a case goes on. `until`: the day a pause ends, where the user said one."""

    kind: Literal["going", "paused", "solved", "given_up"]
    until: date | None = None


def standing(situation: Situation) -> Standing:
    """Whether a case is closed or paused: the last word of its log on it.

    A pause that names its end is over on that day.
    """
    paused: Event | None = None
    for event in reversed(situation.events):
        if event.kind == "closed":
            return Standing("given_up" if event.reason == "gave_up" else "solved")
        if event.kind in ("reopened", "resumed"):
            break
        if event.kind == "paused":
            paused = event
            break
    if paused is None:
        return Standing("going")
    until = None if paused.until is None else situation.day_of(paused.until)
    if until is not None and until <= situation.today:
        return Standing("going")
    return Standing("paused", until)


def status_of(
    situation: Situation,
    state: Standing,
    windows: tuple[Clock, ...],
    reminder: FollowUp | None,
) -> Status:
    """The one word for a case whose own last days are `windows`.

    draft: nobody has been written to. waiting: the next reminder is yet to come. act: something
    is to be done today. overdue: its day has passed.
    """
    if state.kind != "going":
        return state.kind
    if not any(event.kind in ACTIONS for event in situation.events):
        return "draft"
    if reminder is not None and reminder.day < situation.today:
        return "overdue"
    if any(clock.plan_by is not None and clock.plan_by <= situation.today for clock in windows):
        return "act"
    return "act" if reminder is not None and reminder.day == situation.today else "waiting"
