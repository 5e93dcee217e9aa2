"""The entries of a case as rows for a list view."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt
from typing_extensions import override

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QObject

EntryTone = Literal["plain", "danger", "future"]

EntryRole = Qt.ItemDataRole.UserRole


@dataclass(frozen=True)
class TimelineEntry:
    """One thing that happened, or, in tone `future`, that is to come.

    `spoken` is the row in a sentence: "Monday 23 November, you wrote again, help chat".
    """

    id: str
    icon: str
    title: str
    date: str
    caption: str = ""
    tone: EntryTone = "plain"
    spoken: str = ""


class TimelineModel(QAbstractListModel):
    """Rows in the order given: newest first."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._entries: list[TimelineEntry] = []

    def set_entries(self, entries: Sequence[TimelineEntry]) -> None:
        """Replace every row; nothing happens if they are the same."""
        if list(entries) == self._entries:
            return
        self.beginResetModel()
        self._entries = list(entries)
        self.endResetModel()

    def entry(self, row: int) -> TimelineEntry | None:
        """The row's entry, or None past the end."""
        return self._entries[row] if 0 <= row < len(self._entries) else None

    def row_of(self, entry_id: str) -> int:
        """The row of an id, -1 if there is none."""
        return next((at for at, e in enumerate(self._entries) if e.id == entry_id), -1)

    @override
    def rowCount(self, parent: QModelIndex | QPersistentModelIndex | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._entries)

    @override
    def data(
        self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        entry = self.entry(index.row())
        if entry is None:
            return None
        if role == EntryRole:
            return entry
        if role == Qt.ItemDataRole.DisplayRole:
            return entry.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return entry.spoken or ", ".join(
                part for part in (entry.date, entry.title, entry.caption) if part
            )
        return None
