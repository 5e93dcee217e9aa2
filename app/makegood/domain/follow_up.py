"""When the user will next do something about a case."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Final

from msgspec.structs import replace

from makegood.domain.anchors import Anchors
from makegood.domain.assessment import OPEN_STATES, Clock, FollowUp, NextStep
from makegood.domain.case import Event
from makegood.domain.ladder import Steps, after_wait, is_answer
from makegood.domain.pacing import PACING, turn_day
from makegood.domain.rules import Offset
from makegood.domain.situation import ACTIONS, Situation
from makegood.domain.text import Text, say

_DAY: Final = timedelta(days=1)
_GAP: Final = timedelta(days=PACING.gap)
_NEWS: Final = frozenset({"delivered", "refunded", "channel_failed"})
_FRESH_START: Final = frozenset({"resumed", "reopened"})


def windows_of(clocks: Sequence[Clock], steps: Steps) -> tuple[Clock, ...]:
    """The user's own last days that must be planned for, in the order of `clocks`.

    One that only perhaps applies counts where this step, the next or one beside it ends with it:
    better a reminder too many than a step that closed unseen. What is mere custom never does.
    """
    return tuple(
        [
            clock
            for clock in clocks
            if clock.plan_by is not None
            and clock.state in OPEN_STATES
            and clock.nature == "required"
            and (clock.planned or clock.rule in steps.windows)
        ]
    )


def follow_up(
    situation: Situation,
    anchors: Anchors,
    clocks: Sequence[Clock],
    steps: Steps,
    windows: Sequence[Clock],
) -> FollowUp | None:
    """The next reminder of an open case: chosen by the user, or the earliest of what is due.

    A reminder the user chose stays until something new happens. A computed one never lies
    after the day by which to act before a window of the user's.
    """
    chosen = _chosen(situation)
    found = _by_log(situation, anchors, clocks, steps)
    if chosen is not None:
        return replace(chosen, by_log=None if found is None else found.by_log or found.because)
    for clock in windows:
        if clock.plan_by is not None and (found is None or clock.plan_by < found.day):
            title = Text(f"rules.{clock.rule}.title")
            because = say("app_dates.follow_up.window", rule=title, day=clock.day)
            found = FollowUp(day=clock.plan_by, because=because, rule=clock.rule)
    if found is not None and any(clock.rule == found.rule for clock in windows):
        # While a window is open, every day after the one to act by is the day to act.
        return replace(found, day=max(found.day, situation.today))
    return found


def paused_follow_up(until: date) -> FollowUp:
    """The end of a pause: the user chose it."""
    return FollowUp(day=until, because=say("app_dates.follow_up.pause", day=until), chosen=True)


def _chosen(situation: Situation) -> FollowUp | None:
    for event in reversed(situation.events):
        if event.kind == "follow_up_set" and event.until is not None:
            because = say("app_dates.follow_up.chosen")
            if event.reason:
                because = say("app_dates.follow_up.chosen_why", why=event.reason)
            return FollowUp(day=situation.day_of(event.until), because=because, chosen=True)
        if event.kind in ACTIONS or event.kind in _NEWS or is_answer(event):
            return None
    return None


def _by_log(
    situation: Situation, anchors: Anchors, clocks: Sequence[Clock], steps: Steps
) -> FollowUp | None:
    """What the last thing that happened asks for, windows left aside."""
    found: FollowUp | None = None
    last: Event | None = None
    again: FollowUp | None = None
    for event in reversed(situation.events):
        again = again or _taken_up(event, situation)
        if event.kind in ACTIONS or event.kind in _NEWS or is_answer(event):
            last = event
            break
    if last is None:
        found = _not_begun(steps.next)
    elif is_answer(last):
        found = _answered(last, situation, steps.next)
    elif last.kind == "channel_failed":
        because = say("app_dates.follow_up.channel_failed")
        found = FollowUp(day=turn_day(situation.day_of(last.at), situation.today), because=because)
    elif last.kind in _NEWS:
        day = turn_day(situation.day_of(last.at) + _GAP, situation.today)
        found = FollowUp(day=day, because=say(f"app_dates.follow_up.{last.kind}"))
    else:
        found = _waiting(last, situation, anchors, clocks, steps)
    if again is not None and (found is None or found.day < again.day):
        by_log = None if found is None else found.because
        day = turn_day(again.day, situation.today)
        found = FollowUp(day=day, because=again.because, by_log=by_log)
    return found


def _taken_up(event: Event, situation: Situation) -> FollowUp | None:
    """The day on which a case went on: taken up again, or at the end of a pause."""
    if event.kind in _FRESH_START:
        return FollowUp(day=situation.day_of(event.at), because=say("app_dates.follow_up.again"))
    if event.kind == "paused" and event.until is not None:
        ended = situation.day_of(event.until)
        if ended <= situation.today:
            because = say("app_dates.follow_up.pause_over", day=ended)
            return FollowUp(day=ended, because=because)
    return None


def _not_begun(step: NextStep | None) -> FollowUp | None:
    if step is None or step.opens is None:
        return None
    return FollowUp(day=step.opens, because=say("app_dates.follow_up.step_opens"))


def _answered(last: Event, situation: Situation, step: NextStep | None) -> FollowUp:
    """After an answer the day after; after a refusal at once where the next step is open."""
    day = situation.day_of(last.at)
    if last.outcome == "promise":
        if last.until is not None:
            promised = situation.day_of(last.until)
            because = say("app_dates.follow_up.promise", day=promised)
            return FollowUp(day=promised, because=because)
        wait = _usual_wait(situation)
        if wait is not None:
            because = say("app_dates.follow_up.promise_undated")
            return FollowUp(day=max(after_wait(last, wait, situation), day + _GAP), because=because)
    if last.outcome == "refused" and step is not None and step.open_now:
        because = say("app_dates.follow_up.refused", day=day)
        return FollowUp(day=turn_day(day, situation.today), because=because)
    because = say("app_dates.follow_up.answered", day=day)
    return FollowUp(day=turn_day(day + _GAP, situation.today), because=because)


def _usual_wait(situation: Situation) -> Offset | None:
    """The pack's own wait before a nudge: the first rule that only reminds."""
    for rule in situation.book.rules.values():
        if rule.kind == "remind" and rule.term is not None:
            return rule.term.offset
    return None


def _waiting(
    last: Event, situation: Situation, anchors: Anchors, clocks: Sequence[Clock], steps: Steps
) -> FollowUp:
    """After a message: its own time, its channel's or step's, an answer due; or the next step."""
    acted = situation.day_of(last.at)
    found = (
        _by_letter(last, situation, anchors, clocks)
        or _by_channel(last, situation)
        or _by_rule(clocks, acted)
    )
    if found is None:
        found = FollowUp(day=acted + _GAP, because=say("app_dates.follow_up.message", day=acted))
    if found.day < acted + _GAP:
        found = FollowUp(day=acted + _GAP, because=found.because, rule=found.rule)
    opens = None if steps.next is None else steps.next.opens
    if opens is not None and acted < opens < found.day:
        found = FollowUp(day=opens, because=say("app_dates.follow_up.step_opens"))
    return found


def _by_letter(
    last: Event, situation: Situation, anchors: Anchors, clocks: Sequence[Clock]
) -> FollowUp | None:
    """The time that a letter of this kind itself gives: a nudge that only its stage sets."""
    for clock in clocks:
        rule = situation.book.rules[clock.rule]
        if clock.kind != "remind" or clock.state == "met" or rule.term is None:
            continue
        anchor = situation.book.anchors.get(rule.term.anchor)
        found = anchors.find(rule.term.anchor)
        if anchor is not None and anchor.stage and found is not None and found.event is last:
            return _nudge(clock)
    return None


def _by_channel(last: Event, situation: Situation) -> FollowUp | None:
    channel = situation.book.channels.get(last.channel or "")
    wait = None if channel is None else channel.follow_up
    name = "channel"
    if wait is None and situation.ladder is not None:
        rung_id = situation.log.rung_of(last)
        wait = next((rung.wait for rung in situation.ladder.rungs if rung.id == rung_id), None)
        name = "step"
    if wait is None:
        return None
    day = after_wait(last, wait, situation)
    return FollowUp(day=day, because=say(f"app_dates.follow_up.{name}"))


def _by_rule(clocks: Sequence[Clock], acted: date) -> FollowUp | None:
    """The nearest day a nudge is due or an answer is overdue, counted from the last message on."""
    found: FollowUp | None = None
    for clock in clocks:
        if clock.state == "met" or clock.applies != "yes" or clock.day < acted:
            continue
        if clock.kind == "remind":
            due = _nudge(clock)
        elif clock.kind == "reply_due":
            because = say("app_dates.follow_up.reply_due", day=clock.day)
            due = FollowUp(day=clock.day + _DAY, because=because, rule=clock.rule)
        else:
            continue
        if found is None or due.day < found.day:
            found = due
    return found


def _nudge(clock: Clock) -> FollowUp:
    because = say("app_dates.follow_up.nudge", sum=clock.because)
    return FollowUp(day=clock.day, because=because, rule=clock.rule)
