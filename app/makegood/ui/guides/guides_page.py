"""The guides: everything the program knows, to read and to search."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QFrame, QListView, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from makegood.ui.announce import announce
from makegood.ui.guides.body_view import BodyView
from makegood.ui.guides.check_view import CheckView
from makegood.ui.guides.correcting import Corrector
from makegood.ui.guides.dates_view import DatesView
from makegood.ui.guides.finder import Finder
from makegood.ui.guides.library import BODY_GROUPS, RULE_GROUPS, Found, Library
from makegood.ui.guides.market_view import MarketView
from makegood.ui.shell.side_list import SideItem, SideList
from makegood.ui.shell.two_panes import TwoPanes
from makegood.ui.theme import theme
from makegood.ui.widgets.base import ThemedWidget
from makegood.ui.widgets.button import Button
from makegood.ui.widgets.card import Card
from makegood.ui.widgets.field_frame import FieldFrame
from makegood.ui.widgets.filter_delegate import FilterDelegate
from makegood.ui.widgets.filter_list import FilterModel, FilterValue
from makegood.ui.widgets.icon_label import IconLabel
from makegood.ui.widgets.label import Label
from makegood.ui.widgets.question_header import Heading
from makegood.ui.widgets.scroll_page import ScrollPage
from makegood.ui.widgets.search_edit import SearchEdit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from makegood.domain.text import Text
    from makegood.ui.shell.host import Host

_SEARCH_AFTER_MS: Final = 100
_ROWS_AT_ONCE: Final = 12
_LAST: Final = "guides.last"
_BODY: Final = "body:"
_CHECK: Final = "check"
_RULES: Final = "rules:"
_PREFIXES: Final = {"body": _BODY, "rules": _RULES}
_ICONS_FOUND: Final = {"check": "search", "rules": "calendar"}
_GROUP_ICONS: Final = {"card": "card", "wallet": "money", "consumer": "dispute", "court": "law"}


class GuidesPage(ThemedWidget):
    """List and search at the side, the guide itself in the middle."""

    def __init__(self, host: Host, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._host = host
        self._library = Library(host.services.packs.pack, host.phrases)
        self._found: dict[str, Found] = {}
        self.finder = Finder(self._places, self)
        self.finder.ready.connect(self._all_read)
        self._state = ("", "")
        self._asked = False
        self._item = ""
        self.side = SideList()
        self._box = FieldFrame()
        self.search = SearchEdit()
        self._box.row.addWidget(IconLabel("search", "text", "button"))
        self._box.row.addWidget(self.search, 1)
        self._box.finish()
        self.side.top.addWidget(self._box)
        self.offer = Button("", "link")
        self.offer.clicked.connect(self.show_results)
        self.side.top.addWidget(self.offer, alignment=Qt.AlignmentFlag.AlignLeading)
        self.offer.setHidden(True)
        self.side.chosen.connect(self._chosen)
        self.corrector = Corrector(host.services, self)
        self.corrector.used.connect(self._corrected)
        self.market = MarketView(host, self.corrector)
        self.body = BodyView(host, self.corrector)
        self.dates = DatesView(host, self.corrector)
        self._markets = ScrollPage(with_footer=False)
        self._bodies = ScrollPage(with_footer=False)
        self.guard = CheckView(host)
        self.guard.guide_wanted.connect(self._chosen)
        self._guards = ScrollPage(with_footer=False)
        self._dates = ScrollPage(with_footer=False)
        for page, view in (
            (self._markets, self.market),
            (self._bodies, self.body),
            (self._guards, self.guard),
            (self._dates, self.dates),
        ):
            page.header.setHidden(True)
            page.body.addWidget(view)
        self.market.changed.connect(self._markets.to_top)
        self.begin = Button("", "primary", icon_name="next", icon_last=True)
        self.begin.clicked.connect(self._begin)
        self._markets.footer.setHidden(False)
        self._markets.footer.add_button(self.begin)
        self._build_results()
        self.stack = QStackedWidget()
        for shown in (self._markets, self._bodies, self._guards, self._dates, self._results):
            self.stack.addWidget(shown)
        self.panes = TwoPanes(self.side, self.stack)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.panes)
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._wait.setInterval(_SEARCH_AFTER_MS)
        self._wait.timeout.connect(self._waited)
        self.search.textChanged.connect(self._typed)
        self.search.down.connect(self._into_results)
        self.search.returnPressed.connect(self._take_first)
        self.finish()
        self._open_last()
        self.panes.show_list()

    def _build_results(self) -> None:
        self._results = QWidget()
        self.found_title = Heading("", "question")
        self.none = Label("", "body", "text_muted")
        self.model = FilterModel(self)
        self.results = QListView()
        self.results.setModel(self.model)
        self.results.setItemDelegate(FilterDelegate(self.results))
        self.results.setFrameShape(QFrame.Shape.NoFrame)
        self.results.setMouseTracking(True)
        self.results.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.results.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        # Hundreds of rows are laid out in turns, so that typing goes on meanwhile.
        self.results.setLayoutMode(QListView.LayoutMode.Batched)
        self.results.setBatchSize(_ROWS_AT_ONCE)
        self.results.clicked.connect(self._take)
        self.results.activated.connect(self._take)
        self.results_card = Card(padding="s1")
        self.results_card.body.addWidget(self.results)
        self._results_rows = QVBoxLayout(self._results)
        self._results_rows.addWidget(self.found_title)
        self._results_rows.addWidget(self.none)
        self._results_rows.addWidget(self.results_card, 1)
        self._results_rows.addStretch(0)

    def show_marketplace(self, market_id: str) -> None:
        """Show the guide of a marketplace; an unknown one changes nothing."""
        self._show(market_id)

    def show_check(self) -> None:
        """Show the field in which a number, address or link is checked."""
        self._show(_CHECK)
        self.guard.take_focus()

    def refresh(self) -> None:
        """Read the guide anew where its data or the language are others, and stay in place."""
        services = self._host.services
        state = (services.language, services.packs.digest)
        if state == self._state:
            return
        other_data = self._state[1] not in ("", state[1])
        self._state = state
        self._library = Library(services.packs.pack, self._host.phrases)
        self.finder.forget()
        # What was asked for while the old guides were being read still wants its answer.
        if self.search.text().strip():
            self._typed()
        self._fill_side()
        if other_data:
            self._show_anew()

    def enter(self) -> None:
        """Begin at the search, where it is in view."""
        self.finder.begin()
        if self.search.isVisible():
            self.search.setFocus(Qt.FocusReason.OtherFocusReason)

    @override
    def retranslate(self) -> None:
        self.side.set_title("")
        self.panes.set_back(self.tr("All guides"))
        self.side.setAccessibleName(self.tr("Guides"))
        self.search.setPlaceholderText(self.tr("Search all guides"))
        self.search.setAccessibleName(self.tr("Search all guides"))
        self._name_offer()
        self.results.setAccessibleName(self.tr("Found"))
        self._state = ("", "")
        self.refresh()
        self._name_begin()
        if self.stack.currentWidget() is self._results:
            self.show_results()

    @override
    def restyle(self) -> None:
        look = theme()
        edge, top = look.space("s6"), look.space("s5")
        self._results_rows.setContentsMargins(edge, top, edge, top)
        self._results_rows.setSpacing(look.space("s3"))
        self.results.doItemsLayout()

    def _fill_side(self) -> None:
        items = [SideItem(_CHECK, "search", self.tr("Check a number, address or link"))]
        # The path for marketplaces that are not listed has nothing of its own to reach: last.
        for market in sorted(self._library.pack.marketplaces, key=lambda each: not each.sites):
            group = "" if len(items) > 1 else self.tr("Marketplaces")
            items.append(SideItem(market.id, "", market.name, (market.name, market.colour), group))
        headings = {
            "card": self.tr("Bank and card"),
            "wallet": self.tr("Wallets and pay later"),
            "consumer": self.tr("Consumer bodies"),
            "court": self.tr("Courts"),
        }
        for name in BODY_GROUPS:
            heading = headings[name]
            for body in self._library.bodies_of(name):
                title = self._library.text(f"bodies.{body.id}.title")
                items.append(
                    SideItem(f"{_BODY}{body.id}", _GROUP_ICONS[name], title, None, heading)
                )
                heading = ""
        heading = self.tr("Dates")
        for group in RULE_GROUPS:
            name = self.dates.name_of(group)
            items.append(SideItem(f"{_RULES}{group}", "calendar", name, None, heading))
            heading = ""
        self.side.set_items(items)

    def _open_last(self) -> None:
        last = self._host.services.settings.remembered(_LAST)
        markets = self._library.pack.marketplaces
        first = markets[0].id if markets else ""
        if not (isinstance(last, str) and self._show(last)):
            self._show(first)

    def _chosen(self, item: str) -> None:
        self.search.blockSignals(True)
        self.search.clear()
        self.search.blockSignals(False)
        self._show(item)
        self._host.attempt(lambda: self._host.services.settings.remember(_LAST, item))

    def _show(self, item: str, found: Found | None = None) -> bool:
        if item == _CHECK:
            self._guards.to_top()
            self.stack.setCurrentWidget(self._guards)
        elif item.startswith(_BODY):
            body = self._library.body(item.removeprefix(_BODY))
            if body is None:
                return False
            self.body.show_body(self._library, body)
            self._bodies.to_top()
            self.stack.setCurrentWidget(self._bodies)
        elif item.startswith(_RULES):
            group = item.removeprefix(_RULES)
            if group not in RULE_GROUPS:
                return False
            self.dates.show_group(self._library, group)
            self._dates.to_top()
            self.stack.setCurrentWidget(self._dates)
        else:
            market = self._library.market(item)
            if market is None:
                return False
            part = "ways" if found is None else found.part
            self.market.show_market(
                self._library, market, part, "" if found is None else found.item
            )
            self._name_begin()
            self._markets.to_top()
            self.stack.setCurrentWidget(self._markets)
        self._item = item
        self.side.set_current(item)
        self.panes.show_content()
        return True

    def _show_anew(self) -> None:
        """The page that is shown, with other data: the same part, problem and place."""
        page = self.stack.currentWidget()
        if not isinstance(page, ScrollPage) or page is self._guards:
            return
        bar = page.area.verticalScrollBar()
        at = bar.value()
        part, issue = self.market.part, self.market.issue
        self._show(self._item, Found(self._item, part, issue, "", "", ""))
        QTimer.singleShot(0, bar, lambda: bar.setValue(at))

    def _corrected(self, what: Text) -> None:
        self.refresh()
        self._host.say_done(self._host.phrases.render(what), undo=True)

    def _name_begin(self) -> None:
        name = self.market.title.text()
        self.begin.setText(self.tr("Start a case: {name}").format(name=name))

    def _begin(self) -> None:
        self._host.new_case(self.side.current)

    # Search

    def _typed(self) -> None:
        """Search while typing; where the results would take the place of the box, offer them."""
        self.finder.begin()
        self._wait.start()

    def _all_read(self) -> None:
        """Show what was asked for while the guides were still being read."""
        if self._asked:
            self._waited()

    def _waited(self) -> None:
        self._asked = not self.finder.done
        if self._asked:
            return
        self._name_offer()
        if not self.panes.narrow:
            self.show_results()
        elif not self.offer.isHidden():
            announce(self.offer, self.offer.text())

    def _name_offer(self) -> None:
        """Say how much was found where it is not in view beside the box."""
        query = self.search.text().strip()
        self.offer.setHidden(not (query and self.finder.done and self.panes.narrow))
        if not self.offer.isHidden():
            count = len(self.finder.hits(query).found)
            self.offer.setText(self.tr("Show what was found: {count}").format(count=count))

    def show_results(self) -> None:
        """Show what was found for the words in the box; without words, the page that was open."""
        query = self.search.text().strip()
        if not query:
            current = self.side.current
            if current is not None:
                self._show(current)
            return
        self._asked = False
        hits = self.finder.hits(query)
        self._found = {str(number): found for number, found in enumerate(hits.found)}
        self.model.show_only([self._row(each, found) for each, found in self._found.items()])
        self.results.scrollToTop()
        self.found_title.setText(self.tr("Found: {count}").format(count=len(hits.found)))
        self.none.setText(
            self.tr("No page has all these words. These have some of them.")
            if hits.found
            else self.tr("Nothing in the guides has these words.")
        )
        self.none.setHidden(hits.whole > 0)
        said = self.found_title.text() if hits.whole else self.none.text()
        announce(self.found_title, said)
        self.results_card.setHidden(not hits.found)
        self.stack.setCurrentWidget(self._results)
        self.panes.show_content()

    def _places(self) -> Iterator[Found]:
        """Everything that can be found."""
        yield Found(
            _CHECK, "check", "", self.tr("Check a number, address or link"),
            words=self.tr("scam fraud fake phishing gift card message call"),
        )  # fmt: skip
        yield from self._library.entries()

    def _row(self, number: str, found: Found) -> FilterValue:
        market = self._library.market(found.page)
        initial = None if market is None else (market.name, market.colour)
        icon = "" if initial is not None else _ICONS_FOUND.get(found.part, "dispute")
        return FilterValue(number, found.title, found.where, initial, icon)

    def _take(self, index: object) -> None:
        row = getattr(index, "row", lambda: -1)()
        value = self.model.value_at(row)
        if value is None:
            return
        found = self._found[value.id]
        item = f"{_PREFIXES.get(found.part, '')}{found.page}"
        self._show(item, found)

    def _take_first(self) -> None:
        self._wait.stop()
        self.show_results()
        if self.model.rowCount() and not self.panes.narrow:
            self._take(self.model.index(0))

    def _into_results(self) -> None:
        if self.stack.currentWidget() is self._results and self.model.rowCount():
            self.results.setCurrentIndex(self.model.index(0))
            self.results.setFocus(Qt.FocusReason.TabFocusReason)
