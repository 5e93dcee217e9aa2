"""The dates of complaints that are not finished: they run like those of a case.

Nothing reminds of a complaint that somebody left, but for its windows: money may go while it lies.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from makegood.domain.assess import assess
from makegood.domain.text import Text, say
from makegood.services.undo import Step

if TYPE_CHECKING:
    from datetime import datetime

    from makegood.domain.assessment import Clock
    from makegood.services.cases import CaseService
    from makegood.services.sessions import SessionService, Unfinished
    from makegood.services.undo import UndoStack


def dated(sessions: SessionService, cases: CaseService, now: datetime) -> tuple[Unfinished, ...]:
    """Every complaint that is not finished, with what it would come to as a case.

    A complaint that became a case is told by the case alone: it has the same id.
    """
    return tuple(
        _assessed(each, cases, now) for each in sessions.unfinished() if not cases.exists(each.id)
    )


def throw_away(sessions: SessionService, undo: UndoStack, complaint: str) -> None:
    """Forget a complaint that is not to be finished, so that nothing reminds of it.

    It can be undone. Raises `makegood.storage.errors.StorageError`.
    """
    kept = sessions.load(complaint)
    if kept is None:
        return
    sessions.delete(complaint)
    undo.push(
        Step(
            say("app_cases.did.complaint"),
            complaint,
            lambda: sessions.restore(kept),
            lambda: sessions.delete(complaint),
        )
    )


def finish_action() -> Text:
    """What there is to do about a complaint that is not finished."""
    return say("app_cases.next.finish")


def finish_why(window: Clock) -> Text:
    """Why to do it: the window to act for."""
    title = Text(f"rules.{window.rule}.title")
    return say("app_dates.follow_up.window_unfinished", rule=title, day=window.day)


def _assessed(each: Unfinished, cases: CaseService, now: datetime) -> Unfinished:
    case = each.glimpse.case
    if case is None:
        return each
    return replace(each, assessment=assess(case, cases.book(case), now))
