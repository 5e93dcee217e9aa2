"""Every case in one list: searched, filtered and sorted."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QAction, QActionGroup, QGuiApplication, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QFrame, QListView, QMenu, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from makegood.ui.cases.case_delegate import CaseDelegate
from makegood.ui.cases.case_list_model import CaseListModel, IdRole
from makegood.ui.theme import theme
from makegood.ui.widgets.base import ThemedWidget
from makegood.ui.widgets.button import Button
from makegood.ui.widgets.card import Card
from makegood.ui.widgets.empty_state import EmptyFact, EmptyState
from makegood.ui.widgets.field_frame import FieldFrame
from makegood.ui.widgets.icon_label import IconLabel
from makegood.ui.widgets.menus import open_at, open_below
from makegood.ui.widgets.question_header import QuestionHeader
from makegood.ui.widgets.search_edit import SearchEdit
from makegood.ui.widgets.segmented_switch import SegmentedSwitch, SegmentValue
from makegood.ui.widgets.turning_row import TurningRow

if TYPE_CHECKING:
    from makegood.storage.index import Filter, Sort
    from makegood.ui.shell.host import Host

_FILTERS: Final[tuple[Filter, ...]] = ("open", "waiting", "overdue", "closed", "all")
_SORTS: Final[tuple[Sort, ...]] = ("next", "changed", "title", "marketplace")
_SEARCH_AFTER_MS: Final = 120
_SORT_NAME: Final = "cases.sort"
_BACKWARDS_NAME: Final = "cases.backwards"
_FILTER_NAME: Final = "cases.filter"


class CasesPage(ThemedWidget):
    """Enter or a press opens a case; the context menu opens and copies."""

    def __init__(self, host: Host, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._host = host
        services = host.services
        self.header = QuestionHeader()
        self._box = FieldFrame()
        self.search = SearchEdit()
        self._box.row.addWidget(IconLabel("search", "text", "button"))
        self._box.row.addWidget(self.search, 1)
        self._box.finish()
        self.filters = SegmentedSwitch("", [SegmentValue(name, name) for name in _FILTERS], "open")
        self.sort_button = Button("", "plain", icon_name="sort")
        self.sort_button.clicked.connect(self._sort_menu)
        self.model = CaseListModel(services.cases, host.phrases, self)
        self.view = QListView()
        self.view.setModel(self.model)
        self.view.setItemDelegate(CaseDelegate(self.view))
        self.view.setFrameShape(QFrame.Shape.NoFrame)
        self.view.setMouseTracking(True)
        self.view.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.view.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.view.customContextMenuRequested.connect(self._row_menu)
        self.view.activated.connect(self._open)
        self.view.clicked.connect(self._open)
        copy = QAction(self.view)
        copy.setShortcuts(QKeySequence.keyBindings(QKeySequence.StandardKey.Copy))
        copy.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        copy.triggered.connect(self._copy_row)
        self.view.addAction(copy)
        self.card = Card(padding="s1")
        self.card.body.addWidget(self.view)
        self.empty = EmptyState(action_icon="plus")
        self.empty.pressed.connect(self._empty_pressed)
        self._tools = TurningRow("s3")
        self._tools.add(self.filters)
        self._tools.add(self.sort_button)
        self._layout = QVBoxLayout(self)
        self._layout.addWidget(self.header)
        self._layout.addWidget(self._box)
        self._layout.addWidget(self._tools)
        # One or the other fills the page; two stretching neighbours would share it.
        self._either = QStackedWidget()
        self._either.addWidget(self.card)
        self._either.addWidget(self.empty)
        self._layout.addWidget(self._either, 1)
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._wait.setInterval(_SEARCH_AFTER_MS)
        self._wait.timeout.connect(self.refresh)
        self.search.textChanged.connect(lambda _text: self._wait.start())
        self.search.down.connect(lambda: self.view.setFocus(Qt.FocusReason.TabFocusReason))
        self.filters.chosen.connect(self._filter_chosen)
        self._recall()
        self.finish()

    def refresh(self) -> None:
        """Read the list anew."""
        services = self._host.services
        self._wait.stop()
        self.model.query = self.search.text()
        pack = services.packs.pack
        self.model.load({market.id: (market.name, market.colour) for market in pack.marketplaces})
        counts = services.cases.counts()
        names = {
            "open": self.tr("Open"),
            "waiting": self.tr("Waiting"),
            "overdue": self.tr("Overdue"),
            "closed": self.tr("Closed"),
            "all": self.tr("All"),
        }
        self.filters.set_segments(
            [SegmentValue(name, f"{names[name]} {counts[name]}") for name in _FILTERS]
        )
        self._show_empty(none_at_all=not counts["all"])

    def enter(self) -> None:
        """Begin in the list, or at the search where the list is empty."""
        if self.model.rowCount():
            self.view.setFocus(Qt.FocusReason.OtherFocusReason)
            if not self.view.currentIndex().isValid():
                self.view.setCurrentIndex(self.model.index(0))
        else:
            self.header.title.take_focus()

    @override
    def retranslate(self) -> None:
        self.header.set_text(
            self.tr("Cases"), self.tr("Everything you have going with a marketplace, in one list.")
        )
        self.search.setPlaceholderText(
            self.tr("Search in names, numbers and everything that was said")
        )
        self.search.setAccessibleName(self.tr("Search cases"))
        self.filters.set_name(self.tr("Which cases"))
        self.view.setAccessibleName(self.tr("Cases"))
        self._name_sort()
        self.refresh()

    @override
    def restyle(self) -> None:
        look = theme()
        edge = look.space("s6")
        self._layout.setContentsMargins(edge, look.space("s5"), edge, look.space("s5"))
        self._layout.setSpacing(look.space("s3"))
        self.view.doItemsLayout()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.view.doItemsLayout()

    def _recall(self) -> None:
        settings = self._host.services.settings
        kept_filter = settings.remembered(_FILTER_NAME)
        for each in _FILTERS:
            if each == kept_filter:
                self.model.only = each
                self.filters.set_chosen(each)
        kept_sort = settings.remembered(_SORT_NAME)
        for sort in _SORTS:
            if sort == kept_sort:
                self.model.sort_by = sort
        self.model.backwards = settings.remembered(_BACKWARDS_NAME) is True

    def _filter_chosen(self, name: str) -> None:
        for each in _FILTERS:
            if each == name:
                self.model.only = each
        self._host.attempt(lambda: self._host.services.settings.remember(_FILTER_NAME, name))
        self._host.attempt(self.refresh)

    def _sort_names(self) -> dict[Sort, str]:
        return {
            "next": self.tr("Next date"),
            "changed": self.tr("Last change"),
            "title": self.tr("Name"),
            "marketplace": self.tr("Marketplace"),
        }

    def _name_sort(self) -> None:
        name = self._sort_names()[self.model.sort_by]
        self.sort_button.setText(self.tr("Sorted by: {name}").format(name=name))

    def _sort_menu(self) -> None:
        menu = QMenu(self)
        group = QActionGroup(menu)
        for sort, name in self._sort_names().items():
            action = menu.addAction(name)
            action.setCheckable(True)
            action.setChecked(sort == self.model.sort_by)
            group.addAction(action)
            action.triggered.connect(
                lambda _on=False, sort=sort: self._set_sort(sort, self.model.backwards)
            )
        menu.addSeparator()
        turned = menu.addAction(self.tr("The other way round"))
        turned.setCheckable(True)
        turned.setChecked(self.model.backwards)
        turned.triggered.connect(lambda on=False: self._set_sort(self.model.sort_by, on))
        open_below(menu, self.sort_button)

    def _set_sort(self, sort: Sort, backwards: bool) -> None:
        self.model.sort_by = sort
        self.model.backwards = backwards
        settings = self._host.services.settings
        self._host.attempt(lambda: settings.remember(_SORT_NAME, sort))
        self._host.attempt(lambda: settings.remember(_BACKWARDS_NAME, backwards))
        self._name_sort()
        self._host.attempt(self.refresh)

    def _show_empty(self, *, none_at_all: bool) -> None:
        found = self.model.total > 0
        self._either.setCurrentWidget(self.card if found else self.empty)
        self._tools.setHidden(none_at_all)
        self._box.setHidden(none_at_all)
        if found:
            return
        query = self.search.text().strip()
        if none_at_all:
            self.empty.set_text(
                self.tr("No case yet"),
                self.tr(
                    "A case begins with one late, broken or missing thing. "
                    "Keep the order page open: you will want the order number and the dates."
                ),
                self.tr("Start a case"),
            )
            self.empty.set_facts(
                [
                    EmptyFact(
                        "clock",
                        self.tr("Every date at once"),
                        self.tr("Marketplace, payment and law, nearest first"),
                    ),
                    EmptyFact(
                        "mail",
                        self.tr("The words, in two languages"),
                        self.tr("Theirs to send, yours to read"),
                    ),
                    EmptyFact(
                        "follow-up",
                        self.tr("The day to look again"),
                        self.tr("Never later than a date allows"),
                    ),
                ]
            )
        elif query:
            self.empty.set_text(
                self.tr("Nothing found"),
                self.tr("No case here has these words: {words}").format(words=query),
                self.tr("Search all cases") if self.model.only != "all" else self.tr("Clear"),
            )
            self.empty.set_facts([])
        else:
            self.empty.set_text(
                self.tr("No case in this list"),
                self.tr("Other lists have some."),
                self.tr("Show all cases"),
            )
            self.empty.set_facts([])

    def _empty_pressed(self) -> None:
        if not self._host.services.cases.counts()["all"]:
            self._host.new_case()
            return
        if self.model.only == "all":
            self.search.clear()
            return
        self.filters.set_chosen("all")
        self._filter_chosen("all")

    def _open(self, index: object) -> None:
        case_id = getattr(index, "data", lambda _role: None)(IdRole)
        if isinstance(case_id, str):
            self._host.open_case(case_id)

    def _copy_row(self) -> None:
        index = self.view.currentIndex()
        if index.isValid():
            text = str(index.data(Qt.ItemDataRole.AccessibleTextRole))
            QGuiApplication.clipboard().setText(text)

    def _row_menu(self, place: QPoint) -> None:
        index = self.view.indexAt(place)
        if not index.isValid():
            return
        self.view.setCurrentIndex(index)
        menu = QMenu(self)
        menu.addAction(self.tr("Open"), lambda: self._open(index))
        menu.addAction(self.tr("Copy"), self._copy_row)
        open_at(menu, self.view.viewport().mapToGlobal(place))
