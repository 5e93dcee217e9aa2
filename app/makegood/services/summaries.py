"""What a list says about a case: its name, its next day, what to do then."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from makegood.domain.pacing import turn_day
from makegood.domain.text import Text, say
from makegood.storage.index import IndexRow

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from makegood.domain.assessment import Assessment, Clock, FollowUp, NextStep, Status
    from makegood.domain.book import Book
    from makegood.domain.case import Case
    from makegood.domain.conditions import FactValue
    from makegood.storage.index import Bucket
    from makegood.text.catalog import Catalog

_BUCKETS: Final[dict[Status, Bucket]] = {
    "solved": "closed",
    "given_up": "closed",
    "overdue": "overdue",
    "waiting": "waiting",
    "paused": "waiting",
}

_NAMED: Final = (".chosen", ".chosen_why", ".again", ".pause_over")
"""Reasons of a reminder that a person gave: they say nothing of what there is to do."""


def issue_title(case: Case) -> Text:
    """The problem by its name, the narrower one where there is one."""
    if case.variant is not None:
        return Text(f"issues.{case.issue}.variants.{case.variant}.title")
    return Text(f"issues.{case.issue}.title")


def title_of(case: Case, words: Catalog) -> str:
    """What a person calls the case: the title given, else the thing ordered, else the problem."""
    if case.title:
        return case.title
    item = case.facts.get("item")
    if isinstance(item, str) and item.strip():
        return item.strip()
    for order in case.orders:
        for each in order.items:
            if each.affected and each.title:
                return each.title
    return words.render(Text(f"issues.{case.issue}.title"))


def marketplace_name(case: Case, book: Book) -> str:
    """The name of the marketplace, or the one a person typed."""
    if book.marketplace is not None and not case.marketplace_name:
        return book.marketplace.name
    return case.marketplace_name or case.marketplace


def rung_title(case: Case, rung: str) -> Text:
    """What a step is called at the marketplace of the case."""
    return Text(f"{case.marketplace}.rungs.{rung}.title")


def next_day(assessment: Assessment, begun: date) -> date | None:
    """The next day on which there is something to do.

    A reminder the user chose does not silence a window: the day by which to act before it
    still counts, and once that has passed every day while the window is open. A case in which
    nobody was written to is due from the day it was `begun`, and late only some days after it.
    """
    if assessment.is_over:
        return None
    days = [] if assessment.follow_up is None else [assessment.follow_up.day]
    days += [day for day, _window in days_to_act(assessment)]
    if assessment.status == "draft" and not _put_off(assessment):
        days.append(turn_day(begun, assessment.today))
    return min(days, default=None)


def days_to_act(assessment: Assessment) -> list[tuple[date, Clock]]:
    """For each open window the day by which to act, or today where that has passed."""
    today = assessment.today
    return [
        (max(clock.plan_by, today), clock)
        for clock in assessment.windows
        if clock.plan_by is not None
    ]


def next_action(case: Case, assessment: Assessment) -> Text | None:
    """What to do on the next day, in a few words; None for a closed case."""
    if assessment.is_over:
        return None
    step = assessment.next
    if assessment.status == "draft":
        return say("app_cases.next.write") if step is None else rung_title(case, step.rung)
    window = window_before(assessment)
    if window is not None:
        return Text(f"rules.{window.rule}.title")
    if assessment.status == "paused":
        return say("app_cases.next.resume")
    because = _asked_by(assessment.follow_up)
    if because.endswith((".promise", ".promise_undated")):
        return say("app_cases.next.promise")
    if because.endswith(".refused") and step is not None:
        return rung_title(case, step.rung)
    if because.endswith((".answered", ".offer")):
        return say("app_cases.next.answer")
    if because.endswith(".delivered"):
        return say("app_cases.next.delivered")
    if because.endswith(".refunded"):
        return say("app_cases.next.refunded")
    if step is not None and _step_comes_first(step, assessment):
        return rung_title(case, step.rung)
    if because.endswith(".window") and assessment.follow_up is not None:
        return Text(f"rules.{assessment.follow_up.rule}.title")
    return say("app_cases.next.look")


def next_why(assessment: Assessment) -> Text | None:
    """Why there is something to do on the next day, in a sentence.

    A pause, or a day the user chose, never hides a window: its own sentence then says so.
    """
    window = window_before(assessment)
    if window is not None:
        name = "window_paused" if assessment.status == "paused" else "window_chosen"
        title = Text(f"rules.{window.rule}.title")
        return say(f"app_dates.follow_up.{name}", rule=title, day=window.day)
    reminder, step = assessment.follow_up, assessment.next
    if reminder is not None:
        if assessment.status == "draft" and not reminder.chosen and reminder.day > assessment.today:
            # It is due for not having been begun; the reminder's own day is far off.
            return say("app_dates.follow_up.not_written")
        waited = reminder.because.id.endswith((".channel", ".step", ".message"))
        if waited and step is not None and _step_comes_first(step, assessment):
            over = reminder.day <= assessment.today
            return say(f"app_dates.follow_up.{'wait_over' if over else 'wait_over_then'}")
        return reminder.because
    return None if assessment.next is None else assessment.next.because


def window_before(assessment: Assessment) -> Clock | None:
    """The window to act for before the day that the user chose or a pause ends.

    A reminder that was computed is due for the window itself, at the latest today.
    """
    reminder = assessment.follow_up
    if reminder is not None and not reminder.chosen:
        return None
    day = None if reminder is None else reminder.day
    planned = [
        (clock.plan_by, clock.rule, clock)
        for clock in assessment.windows
        if clock.plan_by is not None and (day is None or clock.plan_by < day)
    ]
    return min(planned)[2] if planned else None


def _asked_by(reminder: FollowUp | None) -> str:
    """What a reminder is for, by the log: a day that a person named changes when, not what."""
    if reminder is None:
        return ""
    named = reminder.because.id.endswith(_NAMED)
    return (reminder.by_log or reminder.because).id if named else reminder.because.id


def _step_comes_first(step: NextStep, assessment: Assessment) -> bool:
    """Whether the next thing to do is the next step, rather than to look for an answer."""
    reminder = assessment.follow_up
    day = None if reminder is None else reminder.day
    because = "" if reminder is None else reminder.because.id
    if because.endswith(_NAMED):
        return False
    if because.endswith((".step_opens", ".window")):
        return step.open_now or step.opens is not None
    if step.open_now:
        return day is None or day <= assessment.today
    return step.opens is not None and day is not None and step.opens <= day


def index_row(
    case: Case,
    assessment: Assessment,
    words: Catalog,
    *,
    revision: int,
    pack: str,
    begun: date,
    changed_at: datetime,
) -> IndexRow:
    """The line of a case in lists. `pack` names the pack and the language it was written in.

    `begun` is the day on which the case was written down, in the user's zone.
    """
    day, until = next_day(assessment, begun), assessment.valid_until
    if day == assessment.today:
        # What is due today for want of another day is so for this day alone.
        until = min(until or date.max, day + timedelta(days=1))
    return IndexRow(
        case_id=case.id,
        title=title_of(case, words),
        marketplace=case.marketplace,
        status=assessment.status,
        bucket=_BUCKETS.get(assessment.status, "open"),
        next_day=day,
        next_action=next_action(case, assessment),
        window_day=assessment.windows[0].day if assessment.windows else None,
        owed=assessment.outstanding,
        revision=revision,
        pack=pack,
        derived_on=assessment.today,
        valid_until=until,
        changed_at=changed_at.isoformat(),
    )


def search_words(case: Case, book: Book, words: Catalog) -> str:
    """Everything by which a person may look for a case."""
    return "\n".join(part for part in _search_parts(case, book, words) if part)


def _search_parts(case: Case, book: Book, words: Catalog) -> Iterator[str]:
    yield title_of(case, words)
    yield marketplace_name(case, book)
    yield words.render(Text(f"issues.{case.issue}.title"))
    for facts in (case.facts, *(order.facts for order in case.orders)):
        yield from (_searchable(value) for value in facts.values())
    for order in case.orders:
        yield from (item.title for item in order.items)
    for event in case.events:
        if event.undone:
            continue
        yield event.text
        yield event.reference or ""
        if event.message is not None:
            yield event.message.subject
            yield event.message.body


def _searchable(value: FactValue) -> str:
    if isinstance(value, bool) or not isinstance(value, str):
        return ""
    return value


def _put_off(assessment: Assessment) -> bool:
    return assessment.follow_up is not None and assessment.follow_up.chosen
