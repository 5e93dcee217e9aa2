"""Everything the window works with, in one value that is handed to it."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from makegood.services.calendar import CalendarService
from makegood.services.cases import CaseService
from makegood.services.changes import Changes
from makegood.services.enclosures import sweep
from makegood.services.notices import NoticeService
from makegood.services.sessions import SessionService
from makegood.services.settings import SettingsService
from makegood.services.today import TodayService
from makegood.services.undo import UndoStack
from makegood.services.ways import WayMemory
from makegood.storage.calendar import CalendarStore
from makegood.storage.database import Database
from makegood.storage.drafts import DraftStore
from makegood.storage.errors import StorageError
from makegood.storage.evidence import EvidenceStore
from makegood.storage.sessions import SessionStore
from makegood.storage.settings import SettingStore
from makegood.storage.steps import StepStore
from makegood.storage.told import ToldStore
from makegood.text.locale import SOURCE_LANGUAGE

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime
    from pathlib import Path

    from makegood.services.corrections import CorrectionService
    from makegood.services.messages import MessageService
    from makegood.services.packs import PackService
    from makegood.services.sessions import Glimpse
    from makegood.text.catalog import Catalog


@dataclass
class Services:
    """The use cases of one run of the program.

    `language` is the one the window speaks; `set_language` changes it everywhere. `demo`: the
    cases are made up and lie in a temporary folder.
    """

    clock: Callable[[], datetime]
    data_dir: Path
    database: Database
    packs: PackService
    changes: Changes
    undo: UndoStack
    settings: SettingsService
    sessions: SessionService
    drafts: DraftStore
    evidence: EvidenceStore
    cases: CaseService
    today: TodayService
    notices: NoticeService
    calendar: CalendarService
    ways: WayMemory
    version: str = ""
    language: str = SOURCE_LANGUAGE
    demo: bool = False
    _closed: bool = field(default=False, repr=False)

    @property
    def words(self) -> Catalog:
        """The words of the language the window speaks."""
        return self.packs.words(self.language)

    @cached_property
    def messages(self) -> MessageService:
        """The messages of cases; put together when first asked for, since no list needs them."""
        from makegood.services.messages import MessageService

        return MessageService(self.packs, self.cases, self.drafts, self.settings, self.clock)

    @cached_property
    def corrections(self) -> CorrectionService:
        """A person's own corrections; put together when first asked for, since they need YAML."""
        from makegood.services.corrections import CorrectionService

        return CorrectionService(self.packs, self.settings, self.clock, self.undo, self.changes)

    def set_language(self, language: str) -> None:
        """Speak another language from now on."""
        self.language = language
        self.cases.set_language(language)
        self.today.set_language(language)
        self.changes.tell("settings")

    def close(self) -> None:
        """Close the files; calling it again does nothing."""
        if not self._closed:
            self._closed = True
            self.database.close()


def open_services(
    data_dir: Path,
    packs: PackService,
    clock: Callable[[], datetime],
    *,
    language: str | None = None,
    version: str = "",
    demo: bool = False,
    peek: Callable[[bytes], Glimpse] | None = None,
) -> Services:
    """Open the user's files and put the use cases together.

    `language` beats the one in the settings; neither known, it is English. Raises
    `makegood.storage.errors.StorageError` when the files cannot be opened.
    """
    database = Database.open(data_dir, clock())
    changes, undo = Changes(), UndoStack()
    settings = SettingsService(SettingStore(database), changes)
    chosen = language or settings.current.language or SOURCE_LANGUAGE
    sessions = SessionService(SessionStore(database), clock, changes, peek)
    cases = CaseService(database, packs, clock, undo, changes, chosen)
    drafts = DraftStore(database)
    evidence = EvidenceStore(database, data_dir)
    with suppress(StorageError):
        sweep(evidence, sessions, clock())
    today = TodayService(cases, packs, sessions, clock, chosen)
    return Services(
        clock=clock,
        data_dir=data_dir,
        database=database,
        packs=packs,
        changes=changes,
        undo=undo,
        settings=settings,
        sessions=sessions,
        drafts=drafts,
        evidence=evidence,
        cases=cases,
        today=today,
        notices=NoticeService(today, settings, ToldStore(database), clock),
        calendar=CalendarService(cases, sessions, packs, CalendarStore(database), settings, clock),
        ways=WayMemory(settings, StepStore(database), clock),
        version=version,
        language=chosen,
        demo=demo,
    )
