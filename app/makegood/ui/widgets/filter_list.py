"""A search box over a list: for countries, marketplaces and other long choices."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QListView, QVBoxLayout, QWidget
from typing_extensions import override

from makegood.ui.theme import theme
from makegood.ui.widgets.base import ThemedWidget
from makegood.ui.widgets.card import Card
from makegood.ui.widgets.field_frame import FieldFrame
from makegood.ui.widgets.filter_delegate import FilterDelegate
from makegood.ui.widgets.icon_label import IconLabel
from makegood.ui.widgets.label import Label
from makegood.ui.widgets.search_edit import SearchEdit

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QObject


@dataclass(frozen=True)
class FilterValue:
    """One row. `initial` is letter and colour; `words` are further words that find it.

    `also` are whole other names: one typed in full comes before names that only begin so.
    """

    id: str
    title: str
    caption: str = ""
    initial: tuple[str, str] | None = None
    icon: str = ""
    words: str = ""
    also: tuple[str, ...] = ()


ValueRole = Qt.ItemDataRole.UserRole


def fold(text: str) -> str:
    """Text as it is compared: no case, no accents, in any script."""
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    kept = "".join(c for c in decomposed if not unicodedata.combining(c))
    return unicodedata.normalize("NFC", kept)


class FilterModel(QAbstractListModel):
    """The rows that match: those first that are called so, then those whose title begins so."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._all: list[tuple[FilterValue, tuple[str, ...], str]] = []
        self._shown: list[FilterValue] = []
        self._query = ""

    def set_values(self, values: Sequence[FilterValue]) -> None:
        """Replace every row."""
        self._all = [
            (
                v,
                tuple(fold(name) for name in (v.title, *v.also)),
                fold(" ".join((v.title, v.caption, v.words, *v.also))),
            )
            for v in values
        ]
        self.set_query(self._query)

    def set_query(self, query: str) -> None:
        """Show what contains every word of the query."""
        self._query = query
        wanted = fold(query).split()
        hits = [(v, names) for v, names, whole in self._all if all(w in whole for w in wanted)]
        if wanted:
            said = " ".join(wanted)
            # sort() is stable: within each part the given order stays.
            hits.sort(key=lambda hit: (said not in hit[1], not hit[1][0].startswith(wanted[0])))
        self.show_only([v for v, _ in hits])

    def show_only(self, values: Sequence[FilterValue]) -> None:
        """Show these rows in this order: found elsewhere than by the words of a row."""
        self.beginResetModel()
        self._shown = list(values)
        self.endResetModel()

    def value_at(self, row: int) -> FilterValue | None:
        """The row's value, or None past the end."""
        return self._shown[row] if 0 <= row < len(self._shown) else None

    def row_of(self, value_id: str | None) -> int:
        """The row of an id, -1 if it is not shown."""
        return next((at for at, v in enumerate(self._shown) if v.id == value_id), -1)

    @override
    def rowCount(self, parent: QModelIndex | QPersistentModelIndex | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._shown)

    @override
    def data(
        self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        value = self.value_at(index.row())
        if value is None:
            return None
        if role == ValueRole:
            return value
        if role == Qt.ItemDataRole.DisplayRole:
            return value.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{value.title}, {value.caption}" if value.caption else value.title
        return None


class FilterList(ThemedWidget):
    """Typing narrows, Down goes into the list, Enter takes the marked or the first row.

    `chosen(id)` when the user takes a row, `query_changed(str)` with each letter.
    """

    chosen = Signal(str)
    query_changed = Signal(str)

    def __init__(
        self,
        *,
        rows: int = 6,
        placeholder: str = "",
        nothing_found: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._rows = rows
        self._chosen: str | None = None
        self.model = FilterModel(self)
        self._box = FieldFrame()
        self._icon = IconLabel("search", "text", "button")
        self.search = SearchEdit()
        self._box.row.addWidget(self._icon)
        self._box.row.addWidget(self.search, 1)
        self._box.finish()
        self.view = QListView()
        self.view.setModel(self.model)
        self.delegate = FilterDelegate(self.view)
        self.view.setItemDelegate(self.delegate)
        self.view.setFrameShape(QFrame.Shape.NoFrame)
        self.view.setUniformItemSizes(False)
        self.view.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.view.setMouseTracking(True)
        self.view.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.view.setProperty("ringRadius", 0)
        self.view.clicked.connect(self._take)
        self.view.installEventFilter(self)
        self._nothing = Label(nothing_found, "body", "text_muted")
        self._nothing.setHidden(True)
        self.search.textChanged.connect(self._narrow)
        self.search.down.connect(self._enter_list)
        self.search.returnPressed.connect(self._take_marked)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._given: tuple[FilterValue, ...] = ()
        self._layout.addWidget(self._box)
        self._layout.addWidget(self._nothing)
        self._card = Card(padding="s1")
        self._card.body.addWidget(self.view)
        self._layout.addWidget(self._card, 1)
        self.setFocusProxy(self.search)
        self.finish()
        self.set_words("", placeholder, nothing_found)

    def set_words(self, name: str, placeholder: str, nothing_found: str) -> None:
        """Accessible name of box and list, words in the empty box, sentence when none fits."""
        self.search.setPlaceholderText(placeholder)
        self.search.setAccessibleName(name or placeholder)
        self.view.setAccessibleName(name or placeholder)
        self._nothing.setText(nothing_found)

    def set_values(self, values: Sequence[FilterValue]) -> None:
        """Replace every row; what was chosen stays."""
        if tuple(values) == self._given:
            return
        self._given = tuple(values)
        self.model.set_values(values)
        self._mark()

    @property
    def chosen_id(self) -> str | None:
        """The row taken."""
        return self._chosen

    def set_chosen(self, value_id: str | None) -> None:
        """Choose without a signal, and show the row."""
        if value_id == self._chosen:
            return
        self._chosen = value_id
        self.delegate.set_chosen(value_id)
        self._mark()

    def set_state(self, state: str) -> None:
        """`error` gives the search box the red edge."""
        self._box.set_state(state)

    def set_query(self, query: str) -> None:
        """Put words into the box."""
        self.search.setText(query)

    @override
    def setAccessibleName(self, name: str) -> None:
        super().setAccessibleName(name)
        self.search.setAccessibleName(name)
        self.view.setAccessibleName(name)

    @override
    def restyle(self) -> None:
        look = theme()
        self._layout.setSpacing(look.space("s2"))
        self.view.setMinimumHeight(round(look.size("touch_row_min") * min(self._rows, 3)))
        self.view.setMaximumHeight(look.size("touch_row_min") * self._rows + 2 * look.space("s2"))
        self.view.doItemsLayout()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if (
            watched is self.view
            and isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
        ):
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
                self._take(self.view.currentIndex())
                return True
            if event.key() == Qt.Key.Key_Up and self.view.currentIndex().row() <= 0:
                self.search.setFocus(Qt.FocusReason.TabFocusReason)
                return True
        return super().eventFilter(watched, event)

    def _narrow(self, query: str) -> None:
        self.model.set_query(query)
        found = self.model.rowCount() > 0
        self._nothing.setHidden(found or not self._nothing.text())
        self._card.setHidden(not found)
        # While somebody searches, Enter takes what they search for, not what was chosen before.
        if not query.strip():
            self._mark()
        self.query_changed.emit(query)

    def _mark(self) -> None:
        row = self.model.row_of(self._chosen)
        if row >= 0:
            index = self.model.index(row)
            self.view.setCurrentIndex(index)
            self.view.scrollTo(index)

    def _enter_list(self) -> None:
        if self.model.rowCount():
            if not self.view.currentIndex().isValid():
                self.view.setCurrentIndex(self.model.index(0))
            self.view.setFocus(Qt.FocusReason.TabFocusReason)

    def _take_marked(self) -> None:
        current = self.view.currentIndex()
        self._take(current if current.isValid() else self.model.index(0))

    def _take(self, index: QModelIndex) -> None:
        value = self.model.value_at(index.row()) if index.isValid() else None
        if value is None:
            return
        self.set_chosen(value.id)
        self.chosen.emit(value.id)
