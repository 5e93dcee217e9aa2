"""One case: the next step, what happened, its dates, its facts, its proof."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import (
    QAction,
    QGuiApplication,
    QHideEvent,
    QKeySequence,
    QResizeEvent,
    QShortcut,
)
from PySide6.QtWidgets import (
    QBoxLayout,
    QHBoxLayout,
    QMenu,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from makegood.domain.outstanding import refunded
from makegood.services.summaries import marketplace_name, title_of
from makegood.storage.cases import UnknownCaseError
from makegood.ui.cases.call_card import CallCard
from makegood.ui.cases.case_acts import CaseActs
from makegood.ui.cases.case_message import CaseMessage
from makegood.ui.cases.case_notices import CaseNotices
from makegood.ui.cases.dates_card import DatesCard
from makegood.ui.cases.entry_view import EntryView
from makegood.ui.cases.event_form import EventForm
from makegood.ui.cases.facts_card import FactsCard, fact_text
from makegood.ui.cases.log_entries import FOLLOW_UP_ID, timeline
from makegood.ui.cases.next_card import NextCard
from makegood.ui.cases.proof_card import ProofCard
from makegood.ui.theme import theme
from makegood.ui.widgets.base import ThemedWidget
from makegood.ui.widgets.button import Button
from makegood.ui.widgets.chip import Chip
from makegood.ui.widgets.form_keys import give_focus_back
from makegood.ui.widgets.initial import Initial
from makegood.ui.widgets.label import Label
from makegood.ui.widgets.menus import open_at, open_below
from makegood.ui.widgets.question_header import Heading
from makegood.ui.widgets.scroll_page import ScrollPage, reveal
from makegood.ui.widgets.timeline_view import TimelineView
from makegood.ui.widgets.tool_button import IconButton

if TYPE_CHECKING:
    from makegood.domain.marketplace import Rung
    from makegood.services.cases import CaseView
    from makegood.services.entries import EntryKind
    from makegood.ui.shell.host import Host

_MENU: Final[tuple[EntryKind, ...]] = (
    "called", "delivered", "refunded", "promised", "failed", "reminder", "note",
)  # fmt: skip


class CasePage(ThemedWidget):
    """Shows one case and takes what happened."""

    def __init__(self, host: Host, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._host = host
        self._view: CaseView | None = None
        self.page = ScrollPage(with_footer=False)
        self.page.header.setHidden(True)
        self.back = Button("", "link", icon_name="back")
        self.back.clicked.connect(host.open_cases)
        self.acts = CaseActs(host, self)
        self._initial = Initial("", "", 32)
        self.title = Heading("", "question")
        self.about = Label("", "body", "text_muted", selectable=True)
        self.status = Chip()
        self.more = IconButton("more", "")
        self.more.clicked.connect(self._open_menu)
        self.notices = CaseNotices(host)
        self.next = NextCard(host)
        self.next.wanted.connect(self.open_form)
        self.next.step_done.connect(lambda step: self.open_form("step", step))
        self.next.menu_wanted.connect(self._add_menu)
        self.message = CaseMessage(host)
        self.message.turned.connect(self._message_turned)
        self.message.fact_wanted.connect(self.ask_fact)
        self.call = CallCard(host)
        self.form = EventForm(host)
        self.happened = Heading("", "section")
        self.log = TimelineView()
        self.log.opened.connect(self._open_entry)
        self.log.clicked.connect(lambda index: self._open_entry(index.data(_ENTRY_ROLE).id))
        self.log.delete_requested.connect(self._take_out)
        self.log.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.log.customContextMenuRequested.connect(self._entry_menu)
        self.entry = EntryView(host)
        self.entry.closed.connect(lambda: give_focus_back(self.entry, self.log))
        self.dates = DatesCard(host)
        self.facts = FactsCard(host)
        self.proof = ProofCard(host)
        self._lay_out()
        copy = QAction(self.log)
        copy.setShortcuts(QKeySequence.keyBindings(QKeySequence.StandardKey.Copy))
        copy.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        copy.triggered.connect(self._copy_entry)
        self.log.addAction(copy)
        leave = QShortcut(QKeySequence.StandardKey.Back, self)
        leave.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        leave.activated.connect(host.open_cases)
        self.finish()

    def _lay_out(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self.title)
        words.addWidget(self.about)
        self._head = QHBoxLayout()
        self._head.addWidget(self._initial, 0, Qt.AlignmentFlag.AlignTop)
        self._head.addLayout(words, 1)
        self._head.addWidget(self.status, 0, Qt.AlignmentFlag.AlignTop)
        self._head.addWidget(self.more, 0, Qt.AlignmentFlag.AlignTop)
        self._left = QVBoxLayout()
        for part in (
            self.next, self.message, self.call, self.form, self.happened, self.log, self.entry,
        ):  # fmt: skip
            self._left.addWidget(part)
        self._left.addStretch(1)
        self._right = QVBoxLayout()
        for card in (self.dates, self.facts, self.proof):
            self._right.addWidget(card)
        self._right.addStretch(1)
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._columns.addLayout(self._left, 3)
        self._columns.addLayout(self._right, 2)
        body = self.page.body
        body.addWidget(self.back, 0, Qt.AlignmentFlag.AlignLeading)
        body.addLayout(self._head)
        body.addWidget(self.notices)
        body.addLayout(self._columns)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.page)

    @property
    def case_id(self) -> str | None:
        """The case shown."""
        return None if self._view is None else self._view.case.id

    def show_case(self, case_id: str) -> None:
        """Show a case from its top. Raises `UnknownCaseError`."""
        self.message.keep_now()
        if self.case_id != case_id:
            self.form.setHidden(True)
            self.entry.setHidden(True)
            self.page.to_top()
        self._show(self._host.services.cases.view(case_id))

    def refresh(self) -> None:
        """Derive the case anew; one that is gone leads back to the list."""
        if self._view is None:
            return
        try:
            self._show(self._host.services.cases.view(self._view.case.id))
        except UnknownCaseError:
            self._view = None
            self._host.open_cases()

    def ask_fact(self, fact_id: str) -> None:
        """Ask for a fact of the case, its field in view."""
        fact = next((f for f in self._host.services.packs.pack.facts if f.id == fact_id), None)
        if fact is not None:
            self.facts.edit(fact)

    def enter(self) -> None:
        """Have the case read from its name on."""
        self.title.take_focus()

    def open_form(self, kind: EntryKind, step: Rung | None = None) -> None:
        """Ask what an entry of this kind needs."""
        if self._view is not None:
            self.form.open_form(kind, self._view, step)

    @override
    def retranslate(self) -> None:
        self.back.setText(self.tr("Cases"))
        self.more.set_name(self.tr("More about this case"))
        self.happened.setText(self.tr("What happened"))
        self.log.setAccessibleName(self.tr("What happened"))
        if self._view is not None:
            self._show(self._view)

    @override
    def restyle(self) -> None:
        look = theme()
        self._head.setSpacing(look.space("s3"))
        self._columns.setSpacing(look.space("s5"))
        self._left.setSpacing(look.space("s3"))
        self._right.setSpacing(look.space("s5"))
        self._turn()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._turn()

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        self.message.keep_now()
        super().hideEvent(event)

    def _message_turned(self, open_: bool) -> None:
        self._turn()
        if open_:
            # The words to be read are what was asked for.
            reveal(self.message, head_first=True)

    def _turn(self) -> None:
        """A message being written has the whole width: it stands in two columns itself."""
        narrow = theme().width_class(self.width()) == "compact" or self.message.opened
        direction = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        if self._columns.direction() != direction:
            self._columns.setDirection(direction)

    def _show(self, view: CaseView) -> None:
        self._view = view
        phrases = self._host.phrases
        case = view.case
        words = self._host.services.words
        name = marketplace_name(case, view.book)
        colour = case.marketplace if view.book.marketplace is None else view.book.marketplace.colour
        self._initial.set_value(name, colour)
        self.title.setText(title_of(case, words))
        self.about.setText(" · ".join(self._about(view, name)))
        self.status.set_value(phrases.status_chip(view.assessment.status))
        self.notices.show_case(view)
        self.next.show_next(view)
        self.message.show_message(view, self.next.message_step)
        self.call.show_call(view, self.next.message_step)
        self.log.set_entries(timeline(view, phrases))
        self.dates.show_dates(view)
        self.facts.show_facts(view)
        self.proof.show_proof(view)
        if self.entry.event_id is not None:
            self._open_entry(self.entry.event_id)

    def _about(self, view: CaseView, name: str) -> list[str]:
        phrases, case = self._host.phrases, view.case
        parts = [name]
        number = case.facts.get("order_number")
        if isinstance(number, str):
            parts.append(self.tr("Order: {number}").format(number=number))
        parts += self._money(view)
        method = case.facts.get("payment_method")
        definition = next(
            (f for f in self._host.services.packs.pack.facts if f.id == "payment_method"), None
        )
        if isinstance(method, str) and definition is not None:
            parts.append(fact_text(definition, method, phrases))
        return parts

    def _money(self, view: CaseView) -> list[str]:
        """What is still to come; of a closed case what came back, and what was given up."""
        phrases, assessment = self._host.phrases, view.assessment
        parts: list[str] = []
        back = refunded(view.case) if assessment.is_over else ()
        if back:
            parts.append(self.tr("Got back: {money}").format(money=phrases.money(back)))
        if assessment.outstanding and assessment.status != "solved":
            money = phrases.money(assessment.outstanding)
            given_up = assessment.status == "given_up"
            text = self.tr("Left open: {money}") if given_up else self.tr("Open: {money}")
            parts.append(text.format(money=money))
        return parts

    # Entries

    def _open_entry(self, entry_id: str) -> None:
        if self._view is None:
            return
        if entry_id == FOLLOW_UP_ID:
            self.open_form("reminder")
            return
        event = next((each for each in self._view.case.events if each.id == entry_id), None)
        if event is not None:
            self.entry.show_event(self._view.case, event)

    def _take_out(self, entry_id: str) -> None:
        """Delete in the log: the entry counts for nothing, and one key brings it back."""
        view = self._view
        if view is None or entry_id == FOLLOW_UP_ID:
            return
        cases = self._host.services.cases
        if self._host.attempt(lambda: cases.set_undone(view.case.id, entry_id, True)):
            self._host.say_done(self.tr("Taken out"), undo=True)

    def _copy_entry(self) -> None:
        index = self.log.currentIndex()
        if index.isValid():
            text = str(index.data(Qt.ItemDataRole.AccessibleTextRole))
            QGuiApplication.clipboard().setText(text)

    def _entry_menu(self, place: QPoint) -> None:
        index = self.log.indexAt(place)
        if not index.isValid():
            return
        self.log.setCurrentIndex(index)
        entry_id = index.data(_ENTRY_ROLE).id
        menu = QMenu(self)
        menu.addAction(self.tr("Open"), lambda: self._open_entry(entry_id))
        menu.addAction(self.tr("Copy"), self._copy_entry)
        if index.row() == 0 or entry_id == self._newest:
            self._add_undo(menu)
        if entry_id != FOLLOW_UP_ID:
            menu.addAction(self.tr("Take out"), lambda: self._take_out(entry_id))
        open_at(menu, self.log.viewport().mapToGlobal(place))

    # Menus

    @property
    def _newest(self) -> str | None:
        """The entry that was written down last."""
        events = () if self._view is None else self._view.case.events
        return events[-1].id if events else None

    def _add_undo(self, menu: QMenu) -> None:
        """Offer to take back what was done last, as long as it was done in this case."""
        step = self._host.services.undo.next_undo
        if step is not None and step.case_id == self.case_id:
            what = self._host.phrases.render(step.what)
            undo = menu.addAction(self.tr("Undo: {what}").format(what=what), self._host.undo)
            undo.setObjectName("undo")

    def _form_names(self) -> dict[EntryKind, str]:
        return {
            "called": self.tr("I called"),
            "delivered": self.tr("It arrived"),
            "refunded": self.tr("Money came back"),
            "promised": self.tr("They promised something"),
            "failed": self.tr("A way did not work"),
            "reminder": self.tr("Remind me on a day of mine"),
            "note": self.tr("Add a note"),
            "pause": self.tr("Leave it alone for a while"),
            "resume": self.tr("Go on with it"),
            "give_up": self.tr("I give up"),
            "reopen": self.tr("Open it again"),
        }

    def _add_menu(self) -> None:
        open_below(self._menu_of(_MENU), self.next.more_button)

    def _menu_of(self, kinds: tuple[EntryKind, ...]) -> QMenu:
        menu = QMenu(self)
        names = self._form_names()
        for kind in kinds:
            menu.addAction(names[kind], partial(self.open_form, kind))
        return menu

    def _open_menu(self) -> None:
        if self._view is None:
            return
        assessment = self._view.assessment
        kinds: tuple[EntryKind, ...] = ("reopen",) if assessment.is_over else ("give_up",)
        if not assessment.is_over:
            kinds = (("resume" if assessment.status == "paused" else "pause"), *kinds)
        menu = self._menu_of(kinds)
        self._add_undo(menu)
        self.acts.add_to(menu, self._view.case)
        open_below(menu, self.more)


_ENTRY_ROLE: Final = Qt.ItemDataRole.UserRole
