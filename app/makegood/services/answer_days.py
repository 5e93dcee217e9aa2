"""By when a message asks for an answer, and which next step it may name.

An answer is worth waiting for only while nothing is lost meanwhile, so the day lies before the day
by which the user plans to act for the next window. A step is named only if it is open by then.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from datetime import date

    from makegood.domain.assessment import Assessment, NextStep
    from makegood.domain.marketplace import Ladder
    from makegood.drafting.request import NextStepNamed

_DAY: Final = timedelta(days=1)


def latest_answer_day(assessment: Assessment) -> date | None:
    """The last day that leaves time for the next window; None where no window limits it.

    A window whose day to act is today or tomorrow leaves no time for an answer: it is no
    reason to ask for one sooner, since the user has to act anyway.
    """
    soonest = assessment.today + _DAY
    days = [
        clock.plan_by - _DAY
        for clock in assessment.windows
        if clock.plan_by is not None and clock.plan_by > soonest
    ]
    return min(days, default=None)


def answer_day(assessment: Assessment) -> date | None:
    """The day to ask for an answer by: that of the reminder, but before the next window's.

    None where that day is not in the future.
    """
    follow_up = assessment.follow_up
    if follow_up is None:
        return None
    day, latest = follow_up.day, latest_answer_day(assessment)
    if latest is not None and latest < day:
        day = latest
    return day if day > assessment.today else None


def open_by(step: NextStep, day: date | None) -> bool:
    """Whether a step can be taken once the day for the answer is over."""
    if step.open_now:
        return True
    return step.opens is not None and day is not None and step.opens <= day + _DAY


def step_to_name(
    outlook: Assessment, ladder: Ladder | None, day: date | None
) -> NextStepNamed | None:
    """Whom the next step addresses, if it can be taken once the day for the answer is over.

    `outlook` is the assessment as if the message had been sent, `day` the one for the answer.
    """
    if outlook.next is None or ladder is None or not open_by(outlook.next, day):
        return None
    rung = next((rung for rung in ladder.rungs if rung.id == outlook.next.rung), None)
    if rung is None or rung.party not in ("platform", "provider", "body"):
        return None
    return rung.party
