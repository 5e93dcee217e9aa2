"""The list of cases as rows: read in stretches, filtered and sorted by the database."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt
from typing_extensions import override

if TYPE_CHECKING:
    from PySide6.QtCore import QObject

    from makegood.services.cases import CaseService
    from makegood.storage.index import Filter, IndexRow, Sort
    from makegood.ui.shell.phrases import Phrases
    from makegood.ui.widgets.chip import ChipValue

ShownRole: Final = Qt.ItemDataRole.UserRole
IdRole: Final = Qt.ItemDataRole.UserRole + 1


@dataclass(frozen=True, slots=True)
class ShownCase:
    """What a row shows."""

    id: str
    when: str
    when_note: str
    title: str
    caption: str
    initial: tuple[str, str]
    chip: ChipValue
    spoken: str


class CaseListModel(QAbstractListModel):
    """Holds the stretch read so far; scrolling reads the next."""

    def __init__(self, cases: CaseService, phrases: Phrases, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._cases = cases
        self._phrases = phrases
        self._rows: list[IndexRow] = []
        self._shown: dict[int, ShownCase] = {}
        self._total = 0
        self._markets: dict[str, tuple[str, str]] = {}
        self.query = ""
        self.only: Filter = "open"
        self.sort_by: Sort = "next"
        self.backwards = False

    def load(self, markets: dict[str, tuple[str, str]]) -> None:
        """Read the first stretch anew. `markets`: name and colour by id."""
        self._markets = markets
        page = self._cases.list(
            query=self.query, only=self.only, sort=self.sort_by, backwards=self.backwards
        )
        rows = list(page.rows)
        if rows == self._rows and page.total == self._total:
            if self._shown:
                # The words for the days may be others, though the days are the same.
                self._shown.clear()
                self.dataChanged.emit(self.index(0), self.index(len(rows) - 1))
            return
        self.beginResetModel()
        self._rows, self._total = rows, page.total
        self._shown.clear()
        self.endResetModel()

    @property
    def total(self) -> int:
        """How many cases the whole list has."""
        return self._total

    def row_of(self, case_id: str) -> int:
        """The row of a case among those read, -1 if it is not there."""
        return next((at for at, row in enumerate(self._rows) if row.case_id == case_id), -1)

    @override
    def rowCount(self, parent: QModelIndex | QPersistentModelIndex | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    @override
    def canFetchMore(self, parent: QModelIndex | QPersistentModelIndex) -> bool:
        return not parent.isValid() and len(self._rows) < self._total

    @override
    def fetchMore(self, parent: QModelIndex | QPersistentModelIndex) -> None:
        page = self._cases.list(
            query=self.query,
            only=self.only,
            sort=self.sort_by,
            backwards=self.backwards,
            offset=len(self._rows),
        )
        if not page.rows:
            self._total = len(self._rows)
            return
        first = len(self._rows)
        self.beginInsertRows(QModelIndex(), first, first + len(page.rows) - 1)
        self._rows += page.rows
        self.endInsertRows()

    @override
    def data(
        self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        at = index.row()
        if not 0 <= at < len(self._rows):
            return None
        if role == IdRole:
            return self._rows[at].case_id
        if role in (ShownRole, Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            shown = self._shown.get(at)
            if shown is None:
                shown = self._shown[at] = self._show(self._rows[at])
            if role == ShownRole:
                return shown
            return shown.title if role == Qt.ItemDataRole.DisplayRole else shown.spoken
        return None

    def _show(self, row: IndexRow) -> ShownCase:
        phrases = self._phrases
        name, colour = self._markets.get(row.marketplace, (row.marketplace, row.marketplace))
        when = "" if row.next_day is None else phrases.day(row.next_day)
        note = "" if row.next_day is None else phrases.from_today(row.next_day)
        parts = [name]
        if row.next_action is not None:
            parts.append(phrases.render(row.next_action))
        if row.owed:
            parts.append(phrases.money(row.owed))
        chip = phrases.status_chip(row.status)
        said = [row.title, *parts, chip.text, when and f"{when}, {note}"]
        return ShownCase(
            row.case_id,
            when,
            note,
            row.title,
            " · ".join(parts),
            (name, colour),
            chip,
            ", ".join(part for part in said if part),
        )
