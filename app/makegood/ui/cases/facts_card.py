"""What the case is about: every fact told, to read, copy and put right."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget
from typing_extensions import override

from makegood.domain.conditions import evaluate
from makegood.domain.situation import facts_of
from makegood.domain.text import Text
from makegood.domain.when import When
from makegood.ui.cases.fact_editor import FactEditor
from makegood.ui.shell.clear import clear_layout
from makegood.ui.theme import theme
from makegood.ui.widgets.base import ThemedWidget
from makegood.ui.widgets.button import Button
from makegood.ui.widgets.card import Card
from makegood.ui.widgets.form_keys import give_focus_back
from makegood.ui.widgets.label import Label
from makegood.ui.widgets.question_header import Heading
from makegood.ui.widgets.scroll_page import reveal
from makegood.ui.widgets.tab_order import follow, follow_inside

if TYPE_CHECKING:
    from collections.abc import Callable

    from makegood.domain.case import Case
    from makegood.domain.catalogue import FactDef
    from makegood.domain.conditions import FactValue
    from makegood.services.cases import CaseView
    from makegood.ui.shell.host import Host
    from makegood.ui.shell.phrases import Phrases


def fact_text(fact: FactDef, value: FactValue, phrases: Phrases) -> str:
    """A fact as a person reads it."""
    if isinstance(value, bool):
        return phrases.app("yes" if value else "no")
    if isinstance(value, When):
        first = phrases.day(value.day)
        return f"{first} – {phrases.day(value.latest)}" if value.about else first
    if isinstance(value, Decimal):
        return f"{value:f}"
    if isinstance(value, frozenset):
        return ", ".join(sorted(value))
    if fact.kind == "choice":
        key = f"facts.{fact.id}.choices.{value}"
        return phrases.render(Text(key)) if phrases.known(key) else value
    if fact.kind == "country":
        return phrases.render(Text(f"countries.{value}"))
    return value


def facts_asked(view: CaseView) -> frozenset[str]:
    """The facts that a case depends on, told or not: those whose own condition is known true."""
    case = view.case
    facts = facts_of(case, view.book)
    leaves = view.book.leaves(case.issue, case.variant, case.role)
    asks = next((leaf.asks for leaf in leaves if leaf.asks), ())
    return frozenset(ask.fact for ask in asks if evaluate(ask.applies, facts) is True)


class FactsCard(ThemedWidget):
    """A line a fact with a Change link; "Add" offers those the case depends on."""

    def __init__(self, host: Host, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._host = host
        self._view: CaseView | None = None
        self._editor: FactEditor | None = None
        self.heading = Heading("", "section")
        self.card = Card(padding="s4")
        self._rows: list[_Row] = []
        self._grid = QGridLayout()
        self._grid.setColumnStretch(1, 1)
        self._editor_room = QVBoxLayout()
        self.card.body.addLayout(self._grid)
        self.card.body.addLayout(self._editor_room)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.addWidget(self.heading)
        self._layout.addWidget(self.card)
        self.finish()

    def show_facts(self, view: CaseView) -> None:
        """Show the facts of a case; what is being typed stays while it still belongs there.

        Rows that stay keep the focus.
        """
        self._view = view
        if self._editor is not None and not self._editor.fits(view.case):
            self._close()
        lines = self._lines(view.case)
        while len(self._rows) > len(lines):
            self._rows.pop().leave()
        if len(self._rows) < len(lines):
            while len(self._rows) < len(lines):
                self._rows.append(_Row(self._grid, len(self._rows), self.edit))
            follow(self.heading, [row.link for row in self._rows])
        for row, (label, value, fact) in zip(self._rows, lines, strict=True):
            row.show_fact(label, value, fact, self._host.phrases)

    def edit(self, fact: FactDef) -> None:
        """Ask for a fact anew, under the list."""
        assert self._view is not None
        self._close()
        editor = self._editor = FactEditor(self._host, fact, self._view.case)
        editor.cancelled.connect(self._close)
        self._editor_room.addWidget(editor)
        follow_inside(self._rows[-1].link, [editor])
        editor.field.control.setFocus(Qt.FocusReason.OtherFocusReason)
        reveal(editor)

    def _close(self) -> None:
        editor, self._editor = self._editor, None
        if editor is not None:
            link = next((row.link for row in self._rows if row.fact == editor.fact), None)
            give_focus_back(editor, link)
        clear_layout(self._editor_room)

    @override
    def retranslate(self) -> None:
        self.heading.setText(self.tr("Facts"))

    @override
    def restyle(self) -> None:
        look = theme()
        self._layout.setSpacing(look.space("s2"))
        self._grid.setHorizontalSpacing(look.space("s3"))
        self._grid.setVerticalSpacing(look.space("s1"))

    def _lines(self, case: Case) -> list[tuple[str, str, FactDef | None]]:
        phrases = self._host.phrases
        assert self._view is not None
        lines: list[tuple[str, str, FactDef | None]] = []
        problem = f"issues.{case.issue}.title"
        lines.append((self.tr("Problem"), phrases.render(Text(problem)), None))
        if case.variant is not None:
            key = f"issues.{case.issue}.variants.{case.variant}.title"
            if phrases.known(key):
                lines.append(("", phrases.render(Text(key)), None))
        if case.remedy is not None:
            wanted = phrases.render(Text(f"remedies.{case.remedy}.title"))
            lines.append((self.tr("What you want"), wanted, None))
        asked = facts_asked(self._view)
        for fact in self._host.services.packs.pack.facts:
            value = case.facts.get(fact.id)
            if value is None and fact.id not in asked:
                continue
            label = phrases.render(Text(f"facts.{fact.id}.label"))
            lines.append((label, "" if value is None else fact_text(fact, value, phrases), fact))
        items = [item for order in case.orders for item in order.items]
        lines += [(self.tr("Item"), f"{item.title} × {item.quantity}", None) for item in items]
        return lines


class _Row:
    """What a fact is called, what is known of it, and the link that changes it."""

    def __init__(self, grid: QGridLayout, place: int, edit: Callable[[FactDef], None]) -> None:
        self.fact: FactDef | None = None
        self._edit = edit
        self.label = Label("", "caption", "text_muted")
        self.value = Label("", "body", selectable=True)
        self.link = Button("", "link")
        self.link.clicked.connect(self._press)
        top = Qt.AlignmentFlag.AlignTop
        grid.addWidget(self.label, place, 0, top)
        grid.addWidget(self.value, place, 1)
        grid.addWidget(self.link, place, 2, top)

    def show_fact(self, label: str, value: str, fact: FactDef | None, phrases: Phrases) -> None:
        """Show a line; without a fact it cannot be changed here."""
        self.fact = fact
        self.label.setText(label)
        self.value.setText(value)
        self.link.setHidden(fact is None)
        if fact is not None:
            words = phrases.app("change" if value else "add")
            self.link.setText(words)
            self.link.setAccessibleName(f"{words}: {label}")
            self.link.setObjectName(f"change:{fact.id}")

    def leave(self) -> None:
        """Go away; a link outlives its own press."""
        for part in (self.label, self.value, self.link):
            part.hide()
            part.deleteLater()

    def _press(self) -> None:
        if self.fact is not None:
            self._edit(self.fact)
