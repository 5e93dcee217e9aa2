"""Cases as they are read: one with what it comes to now, many, and the lists of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Protocol

from makegood.domain.assess import assess
from makegood.domain.book import book_for
from makegood.services.summaries import index_row, search_words
from makegood.storage.cases import CaseStore
from makegood.storage.index import CaseIndex

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from datetime import datetime

    from makegood.domain.assessment import Assessment
    from makegood.domain.book import Book
    from makegood.domain.case import Case
    from makegood.domain.catalogue import Pack
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

    def at(self, now: datetime) -> Assessment:
        """What the case comes to at `now` (aware, in the user's zone).

        Worked out again only where time alone may have changed it since the view was made: on
        another day, or while an hour is running out.
        """
        seen = self.assessment
        if now.date() == seen.today != seen.valid_until:
            return seen
        return assess(self.case, self.book, now)


@dataclass(frozen=True, slots=True)
class CasePage:
    """A stretch of the list, and how many cases the whole list has."""

    rows: tuple[IndexRow, ...]
    total: int


class CaseReader:
    """Reads cases. `language` is that of titles and search; `clock` gives the time."""

    def __init__(
        self,
        database: Database,
        guide: GuideData,
        clock: Callable[[], datetime],
        language: str = "en",
    ) -> None:
        self._db = database
        self._store = CaseStore(database)
        self._index = CaseIndex(database)
        self._guide = guide
        self._clock = clock
        self._language = language
        self._catch_up: Callable[[], None] | None = None
        self._behind = False

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

    @property
    def _pack_name(self) -> str:
        return f"{self._guide.digest}:{self._language}"

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
