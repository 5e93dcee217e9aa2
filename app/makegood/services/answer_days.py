"""By when a message asks for an answer, and which next step it may name.

An answer is worth waiting for only while nothing is lost meanwhile, so the day lies before the day
by which the user plans to act for the next window. Nor is it sooner than the way usually takes,
where that is known. A step is named only if it is open by then.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final

from makegood.domain.offsets import add_hours, add_offset
from makegood.domain.rules import Offset

if TYPE_CHECKING:
    from datetime import date, datetime

    from makegood.domain.assessment import Assessment, NextStep
    from makegood.domain.book import Book
    from makegood.domain.case import Case
    from makegood.domain.marketplace import Channel
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


def expected_answer(channel: Channel, case: Case, book: Book, now: datetime) -> date | None:
    """The day on which an answer to what is sent at `now` (aware) can be expected.

    None where the guide data say nothing of how long a channel takes. Where the working days of
    the country are not known, every day counts.
    """
    reply = channel.reply
    if reply is None:
        return None
    if reply.hours is not None:
        return add_hours(now, reply.hours).date()
    calendar = book.calendar(case.country)
    if reply.working_days is not None and calendar is None:
        reply = Offset(days=reply.working_days)
    return add_offset(now.date(), reply, calendar)


def answer_day(assessment: Assessment, expected: date | None) -> date | None:
    """The day to ask for an answer by: that of the reminder, but before the next window's.

    `assessment` is the one as if the message had been sent, and `expected` the day on which its
    way usually brings an answer: no answer is asked for sooner, unless a window needs it. None
    where that day is not in the future.
    """
    follow_up = assessment.follow_up
    if follow_up is None:
        return None
    day, latest = max(follow_up.day, expected or follow_up.day), latest_answer_day(assessment)
    if latest is not None and latest < day:
        day = latest
    return day if day > assessment.today else None


def open_by(step: NextStep, day: date | None) -> bool:
    """Whether a step can be taken once the day for the answer is over."""
    if step.open_now:
        return True
    return step.opens is not None and day is not None and step.opens <= day + _DAY


def step_to_name(
    outlook: Assessment, case: Case, book: Book, channel: Channel, day: date | None
) -> NextStepNamed | None:
    """Whom the next step addresses, if it can be taken once the day for the answer is over.

    `outlook` is the assessment as if the message had been sent through `channel`, `day` the one
    for the answer. None too for a dispute named to whoever is asked to dispute the payment.
    """
    ladder = book.ladder(case.issue, case.variant, case.role)
    if outlook.next is None or ladder is None or not open_by(outlook.next, day):
        return None
    rung = next((rung for rung in ladder.rungs if rung.id == outlook.next.rung), None)
    if rung is None or rung.party not in ("platform", "provider", "body"):
        return None
    return None if rung.party == channel.party == "provider" else rung.party
