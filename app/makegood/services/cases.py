"""Cases: kept, and told what happened. Everything a person does here can be undone."""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING

from msgspec.structs import replace

from makegood.domain.case import Event, PageDate
from makegood.domain.text import say
from makegood.domain.when import When, moment
from makegood.services.case_reading import CaseReader, CaseView, GuideData
from makegood.services.undo import Step

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import date, datetime
    from decimal import Decimal

    from makegood.domain.case import Case, EventKind, Outcome, SentMessage
    from makegood.domain.conditions import FactValue
    from makegood.domain.text import Text
    from makegood.services.changes import Changes
    from makegood.services.undo import Alongside, UndoStack
    from makegood.storage.database import Database

__all__ = ["CaseService", "CaseView", "GuideData", "new_id"]


def new_id() -> str:
    """An id nobody else has; it never leaves the machine in a message."""
    return secrets.token_hex(8)


class CaseService(CaseReader):
    """The one way to cases: reads them as `CaseReader` does, and writes what a person does."""

    def __init__(
        self,
        database: Database,
        guide: GuideData,
        clock: Callable[[], datetime],
        undo: UndoStack,
        changes: Changes,
        language: str = "en",
    ) -> None:
        super().__init__(database, guide, clock, language)
        self._undo = undo
        self._changes = changes

    # Keeping

    def create(self, case: Case) -> Case:
        """Keep a new case; one without an id gets one. Returns it as kept."""
        kept = case if case.id else replace(case, id=new_id())
        with self._db.write():
            self._store.add(kept, self._clock())
            self._write_row(kept.id)
        self._changes.tell("cases")
        return kept

    def delete(self, case_id: str) -> None:
        """Take a case away for good, with its log, drafts and proof. This cannot be undone."""
        with self._db.write():
            self._index.forget([case_id])
            self._store.delete(case_id)
        self._undo.forget(case_id)
        self._changes.tell("cases")

    def change_facts(self, case_id: str, facts: Mapping[str, FactValue | None]) -> None:
        """Set facts of the case; None makes one unknown again."""
        case = self.get(case_id)
        merged = {**case.facts, **{name: v for name, v in facts.items() if v is not None}}
        for name, value in facts.items():
            if value is None:
                merged.pop(name, None)
        self._change(case, replace(case, facts=merged), say("app_cases.did.facts"))

    def set_title(self, case_id: str, title: str) -> None:
        """Call the case something else; an empty title gives it its own again."""
        case = self.get(case_id)
        self._change(case, replace(case, title=title.strip()), say("app_cases.did.title"))

    def set_page_date(self, case_id: str, rule: str, day: date | None, seen_at: str = "") -> None:
        """Let a date the user saw beat ours; None goes back to ours."""
        case = self.get(case_id)
        rest = tuple(date for date in case.page_dates if date.rule != rule)
        if day is not None:
            rest = (*rest, PageDate(rule=rule, day=When(day), seen_at=seen_at.strip()))
        self._change(case, replace(case, page_dates=rest), say("app_cases.did.page_date"))

    # What happened

    def record(
        self,
        case_id: str,
        kind: EventKind,
        *,
        at: When | None = None,
        party: str | None = None,
        channel: str | None = None,
        stage: str | None = None,
        rung: str | None = None,
        outcome: Outcome | None = None,
        amount: Decimal | None = None,
        currency: str | None = None,
        until: When | None = None,
        reference: str | None = None,
        text: str = "",
        reason: str = "",
        message: SentMessage | None = None,
    ) -> Event:
        """Write an entry into the log as `log` does. Without `at` it happened now."""
        event = Event(
            id="",
            kind=kind,
            at=at or moment(self._clock()),
            party=party,
            channel=channel,
            stage=stage,
            rung=rung,
            outcome=outcome,
            amount=amount,
            currency=currency,
            until=until,
            reference=reference or None,
            text=text,
            reason=reason,
            message=message,
        )
        return self.log(case_id, event)

    def log(self, case_id: str, told: Event, along: Alongside | None = None) -> Event:
        """Write an entry into the log, under an id of its own. Returns it as written.

        Status and dates follow in the same transaction, and what is written `along`; the entry can
        be undone.
        """
        now = self._clock()
        event = replace(told, id=new_id(), recorded_at=now)
        with self._db.write():
            self._store.add_event(case_id, event, now)
            if along is not None:
                along.do()
            self._write_row(case_id)
        self._undo.push(
            Step(
                say(f"app_cases.did.{event.kind}"),
                case_id,
                lambda: self._set_undone(case_id, event.id, True, along),
                lambda: self._set_undone(case_id, event.id, False, along),
            )
        )
        self._changes.tell("cases")
        return event

    def promised(
        self,
        case_id: str,
        by: date | None,
        *,
        at: When | None = None,
        party: str | None = None,
        text: str = "",
    ) -> Event:
        """They promised something, perhaps by a day; `at` is when they said so."""
        until = None if by is None else When(by)
        return self.record(
            case_id, "received", at=at, outcome="promise", until=until, party=party, text=text
        )

    def refunded(
        self, case_id: str, amount: Decimal, currency: str, *, at: When | None = None
    ) -> Event:
        """Money came back."""
        return self.record(case_id, "refunded", amount=amount, currency=currency, at=at)

    def solved(
        self, case_id: str, *, in_hand: bool, by: date | None = None, at: When | None = None
    ) -> Event:
        """It is solved. Not yet in the user's hands, it is a promise and the case goes on.

        `at` is when they promised it.
        """
        if not in_hand:
            return self.promised(case_id, by, at=at)
        return self.record(case_id, "closed", reason="solved")

    def give_up(self, case_id: str, why: str = "") -> Event:
        """Close the case without success."""
        return self.record(case_id, "closed", reason="gave_up", text=why)

    def reopen(self, case_id: str) -> Event:
        """Go on with a closed case."""
        return self.record(case_id, "reopened")

    def pause(self, case_id: str, until: date | None = None) -> Event:
        """Leave the case alone for a while. Windows keep running."""
        return self.record(case_id, "paused", until=None if until is None else When(until))

    def resume(self, case_id: str) -> Event:
        """End a pause."""
        return self.record(case_id, "resumed")

    def set_follow_up(self, case_id: str, day: date, why: str = "") -> Event:
        """Be reminded on a day of one's own; `why` is shown with it."""
        return self.record(case_id, "follow_up_set", until=When(day), reason=why.strip())

    def set_undone(self, case_id: str, event_id: str, undone: bool) -> None:
        """Take an entry out of account, or back in; this too can be undone."""
        self._set_undone(case_id, event_id, undone)
        self._undo.push(
            Step(
                say("app_cases.did.entry"),
                case_id,
                lambda: self._set_undone(case_id, event_id, not undone),
                lambda: self._set_undone(case_id, event_id, undone),
            )
        )

    # Inside

    def _change(self, before: Case, after: Case, what: Text) -> None:
        if after == before:
            return
        self._put(after)
        self._undo.push(Step(what, before.id, lambda: self._put(before), lambda: self._put(after)))

    def _put(self, case: Case) -> None:
        with self._db.write():
            self._store.change(case, self._clock())
            self._write_row(case.id)
        self._changes.tell("cases")

    def _set_undone(
        self, case_id: str, event_id: str, undone: bool, along: Alongside | None = None
    ) -> None:
        with self._db.write():
            self._store.set_undone(case_id, event_id, undone, self._clock())
            if along is not None:
                (along.undo if undone else along.do)()
            self._write_row(case_id)
        self._changes.tell("cases")
