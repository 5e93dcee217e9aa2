"""Unfinished complaints, for the wizard to keep and for Today to offer."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from makegood.services.summaries import days_to_act

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date, datetime

    from makegood.domain.assessment import Assessment, Clock
    from makegood.domain.case import Case
    from makegood.services.changes import Changes
    from makegood.storage.sessions import SessionStore, StoredSession


@dataclass(frozen=True, slots=True)
class Glimpse:
    """What can be said of an unfinished complaint: ids of marketplace and issue, page it is on.

    `case` is what it would be as a case, where its problem is known: its dates run already. It has
    the id of the complaint, as the case made of it will.
    """

    marketplace: str | None = None
    marketplace_name: str = ""
    issue: str | None = None
    step: str = ""
    begun: bool = True
    case: Case | None = None


@dataclass(frozen=True, slots=True)
class Unfinished:
    """An unfinished complaint. `glimpse` is empty where the wizard's form cannot be read.

    `assessment` is what it would come to as a case, where its problem is known.
    """

    id: str
    saved_at: datetime
    glimpse: Glimpse
    assessment: Assessment | None = None

    @property
    def window(self) -> Clock | None:
        """The nearest of the user's own last days, as for a case."""
        found = () if self.assessment is None else self.assessment.windows
        return found[0] if found else None

    @property
    def plan(self) -> tuple[date, Clock] | None:
        """The day by which to finish it, and the window that asks for that."""
        days = [] if self.assessment is None else days_to_act(self.assessment)
        return min(days, key=lambda pair: (pair[0], pair[1].day), default=None)


class SessionService:
    """Keeps unfinished complaints. `peek` looks into the wizard's form; it belongs to the flow."""

    def __init__(
        self,
        store: SessionStore,
        clock: Callable[[], datetime],
        changes: Changes,
        peek: Callable[[bytes], Glimpse] | None = None,
    ) -> None:
        self._store = store
        self._clock = clock
        self._changes = changes
        self._peek = peek

    def save(self, session_id: str, data: bytes) -> None:
        """Write a complaint whole; it is on the disk on return. Raises `StorageError`."""
        self._store.save(session_id, data, self._clock())

    def load(self, session_id: str) -> StoredSession | None:
        """One complaint."""
        return self._store.load(session_id)

    def load_all(self) -> tuple[StoredSession, ...]:
        """Every unfinished complaint, the last touched first."""
        return self._store.load_all()

    def delete(self, session_id: str) -> None:
        """Forget a complaint, as after it became a case."""
        self._store.delete(session_id)
        self._changes.tell("sessions")

    def restore(self, stored: StoredSession) -> None:
        """Put a complaint back that was deleted."""
        self._store.save(stored.id, stored.data, stored.saved_at)
        self._changes.tell("sessions")

    def unfinished(self) -> tuple[Unfinished, ...]:
        """Every unfinished complaint in which anything was answered, the last touched first."""
        found = (Unfinished(s.id, s.saved_at, self._glimpse(s.data)) for s in self.load_all())
        return tuple(each for each in found if each.glimpse.begun)

    def _glimpse(self, data: bytes) -> Glimpse:
        if self._peek is None:
            return Glimpse()
        try:
            return self._peek(data)
        except (ValueError, LookupError):
            # Written by another version: it is still offered, and the wizard opens it as it can.
            return Glimpse()
