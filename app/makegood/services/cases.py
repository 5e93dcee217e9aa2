"""Cases: kept, listed, and told what happened. Everything a person does here can be undone."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Protocol

from msgspec.structs import replace

from makegood.domain.assess import assess
from makegood.domain.book import book_for
from makegood.domain.case import Event, PageDate
from makegood.domain.text import say
from makegood.domain.when import When, moment
from makegood.services.summaries import index_row, search_words
from makegood.services.undo import Step
from makegood.storage.cases import CaseStore
from makegood.storage.index import CaseIndex

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from datetime import date, datetime
    from decimal import Decimal

    from makegood.domain.assessment import Assessment
    from makegood.domain.book import Book
    from makegood.domain.case import Case, EventKind, Outcome, SentMessage
    from makegood.domain.catalogue import Pack
    from makegood.domain.conditions import FactValue
    from makegood.domain.text import Text
    from makegood.services.changes import Changes
    from makegood.services.undo import Alongside, UndoStack
    from makegood.storage.database import Database
    from makegood.storage.index import Filter, IndexRow, Sort
    from makegood.text.catalog import Catalog

PAGE: Final = 200
"""How many cases a page of the list holds."""

AT_ONCE: Final = 10
"""How many rows are made again before anybody could notice: about a millisecond each."""


class GuideData(Protocol):
    """The guide data in use: the pack, its name, its words."""

    @property
    def pack(self) -> Pack:
        """Everything but the words."""

    @property
    def digest(self) -> str:
        """The checksum that names exactly these data."""

    def words(self, language: str) -> Catalog:
        """The words of a language."""


@dataclass(frozen=True, slots=True)
class CaseView:
    """A case with what it comes to now. `created_at` is in the user's zone, as the dates are."""

    case: Case
    assessment: Assessment
    book: Book
    created_at: datetime


@dataclass(frozen=True, slots=True)
class CasePage:
    """A stretch of the list, and how many cases the whole list has."""

    rows: tuple[IndexRow, ...]
    total: int


def new_id() -> str:
    """An id nobody else has; it never leaves the machine in a message."""
    return secrets.token_hex(8)


class CaseService:
    """The one way to cases. `language` is that of titles and search; `clock` gives the time."""

    def __init__(
        self,
        database: Database,
        guide: GuideData,
        clock: Callable[[], datetime],
        undo: UndoStack,
        changes: Changes,
        language: str = "en",
    ) -> None:
        self._db = database
        self._store = CaseStore(database)
        self._index = CaseIndex(database)
        self._guide = guide
        self._clock = clock
        self._undo = undo
        self._changes = changes
        self._language = language
        self._catch_up: Callable[[], None] | None = None
        self._behind = False

    # Reading

    def get(self, case_id: str) -> Case:
        """A whole case. Raises `makegood.storage.cases.UnknownCaseError`."""
        return self._store.load(case_id)

    def get_many(self, case_ids: Iterable[str]) -> Mapping[str, Case]:
        """Those of the cases that exist, by their ids."""
        return {case.id: case for case in self._store.load_many(case_ids)}

    def exists(self, case_id: str) -> bool:
        """Whether there is a case of that id."""
        return self._store.exists(case_id)

    def ids(self) -> tuple[str, ...]:
        """Every case, oldest first."""
        return self._store.ids()

    def view(self, case_id: str) -> CaseView:
        """A case with its dates, next step and status as of now."""
        case = self.get(case_id)
        book = self.book(case)
        now = self._clock()
        created_at = self._store.created_at(case_id).astimezone(now.tzinfo)
        return CaseView(case, assess(case, book, now), book, created_at)

    def book(self, case: Case) -> Book:
        """What the guide data say about the marketplace of a case."""
        return book_for(self._guide.pack, case.marketplace)

    def references(self, case_id: str) -> Mapping[str, tuple[str, ...]]:
        """By party what that party calls the matter."""
        return self._store.references(case_id)

    def recent_marketplaces(self) -> tuple[str, ...]:
        """The marketplaces of cases, the last used first."""
        return self._store.marketplaces_by_use()

    def list(
        self,
        *,
        query: str = "",
        only: Filter = "all",
        sort: Sort = "next",
        backwards: bool = False,
        offset: int = 0,
        limit: int = PAGE,
    ) -> CasePage:
        """A stretch of the list; rows that no longer hold are made again first."""
        self.refresh()
        rows = self._index.page(
            query=query, only=only, sort=sort, backwards=backwards, offset=offset, limit=limit
        )
        return CasePage(rows, self._index.count(query=query, only=only))

    def counts(self) -> Mapping[Filter, int]:
        """How many cases each filter has."""
        self.refresh()
        return self._index.counts()

    @property
    def index(self) -> CaseIndex:
        """The lists, for services that show others; `refresh()` first."""
        return self._index

    def refresh(self) -> None:
        """Make every row of the cache again that no longer holds.

        Where there are many and somebody undertook to `catch_up` beside, as the window does, they
        are left to them: until then `behind` is true and lists are not to be shown.
        """
        stale = self.stale()
        if len(stale) > AT_ONCE and self._catch_up is not None:
            self._behind = True
            self._catch_up()
            return
        self._behind = False
        self.derive(stale)

    @property
    def behind(self) -> bool:
        """Whether rows are being made again beside, so that lists would show what was."""
        return self._behind

    def catch_up_beside(self, begin: Callable[[], None] | None) -> None:
        """Let `begin` see to it that all `stale` rows are made again, then call `refresh`."""
        self._catch_up = begin
        self._behind = self._behind and begin is not None

    def stale(self) -> tuple[str, ...]:
        """The cases whose rows no longer hold."""
        return self._index.stale(self._clock().date(), self._pack_name)

    def derive(self, case_ids: Iterable[str]) -> None:
        """Make the rows of these cases again, in one transaction; may run beside the window."""
        ids = tuple(case_ids)
        if ids:
            with self._db.write():
                for case_id in ids:
                    if self._store.exists(case_id):
                        self._write_row(case_id)

    def set_language(self, language: str) -> None:
        """Write titles and search words in another language from now on."""
        self._language = language

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
        along: Alongside | None = None,
    ) -> Event:
        """Write an entry into the log. Without `at` it happened now. Returns the entry.

        Status and dates follow in the same transaction, and what is written `along`; the entry can
        be undone.
        """
        now = self._clock()
        event = Event(
            id=new_id(),
            kind=kind,
            at=at or moment(now),
            recorded_at=now,
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
        with self._db.write():
            self._store.add_event(case_id, event, now)
            if along is not None:
                along.do()
            self._write_row(case_id)
        self._undo.push(
            Step(
                say(f"app_cases.did.{kind}"),
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

    @property
    def _pack_name(self) -> str:
        return f"{self._guide.digest}:{self._language}"

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

    def _write_row(self, case_id: str) -> None:
        # Asked for first: where the guide or the language changes meanwhile, the row is stale.
        made_from = self._pack_name
        case = self._store.load(case_id)
        book = self.book(case)
        words = self._guide.words(self._language)
        now = self._clock()
        row = index_row(
            case,
            assess(case, book, now),
            words,
            revision=self._store.revision(case_id),
            pack=made_from,
            begun=self._store.created_at(case_id).astimezone(now.tzinfo).date(),
            changed_at=self._store.changed_at(case_id),
        )
        self._index.put(row, search_words(case, book, words))
