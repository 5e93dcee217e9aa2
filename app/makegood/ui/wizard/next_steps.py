"""The steps that come if it is not solved: the next one, those beside it, and later ones."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from makegood.domain.outside import law_note
from makegood.domain.situation import facts_of
from makegood.domain.text import Text
from makegood.ui.shell.clear import clear_layout
from makegood.ui.widgets.button import Button
from makegood.ui.widgets.card import Card, Separator
from makegood.ui.widgets.chip import Chip, ChipValue
from makegood.ui.widgets.icon_label import IconLabel
from makegood.ui.widgets.label import Label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from makegood.domain.assessment import Assessment, NextStep
    from makegood.domain.marketplace import Rung
    from makegood.ui.wizard.step_page import Desk


class NextSteps(Card):
    """One row a step, drawn anew when something changed. `unfolded` when all were asked for."""

    unfolded = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        self._desk = desk
        self._drawn: object = None
        self._all = False
        super().__init__(parent=parent)

    def fold(self) -> None:
        """Show the steps that come next, and the later ones when they are asked for."""
        self._all = False
        self._drawn = None

    @override
    def retranslate(self) -> None:
        self._drawn = None

    def show_steps(self, found: Assessment) -> bool:
        """Show what comes after `found`; whether there is anything to show."""
        steps = (*(() if found.next is None else (found.next,)), *found.beside)
        later = self._later(found, steps)
        case = self._desk.service.case(self._desk.controller.session)
        law = law_note(case, self._desk.service.book(case).pack)
        drawn = (steps, tuple(rung.id for rung in later), self._all, law)
        if drawn != self._drawn:
            self._drawn = drawn
            self._draw(found, steps, later)
            if law is not None:
                self._add_law(law)
        return bool(steps or later or law)

    def _later(self, found: Assessment, steps: Sequence[NextStep]) -> tuple[Rung, ...]:
        """The steps of the ladder behind the next one, as far as they are for this case."""
        service = self._desk.service
        case = service.case(self._desk.controller.session)
        book = service.book(case)
        ladder = book.ladder(case.issue, case.variant, case.role)
        if ladder is None:
            return ()
        facts = facts_of(case, book)
        ids = [rung.id for rung in ladder.rungs]
        at = next((n for n in (found.next and found.next.rung, found.current_rung) if n), None)
        behind = ladder.rungs[ids.index(at) + 1 :] if at in ids else ()
        named = {step.rung for step in steps}
        possible = {rung.id for rung, _sure in book.rungs(ladder, facts).possible}
        return tuple(rung for rung in behind if rung.id in possible - named)

    def _draw(self, found: Assessment, steps: Sequence[NextStep], later: Sequence[Rung]) -> None:
        clear_layout(self.body)
        for at, step in enumerate(steps):
            if at:
                self.body.addWidget(Separator())
            self.body.addWidget(self._row(step, following=step is found.next))
        if not later:
            return
        if not self._all:
            words = self.tr("Later steps ({count})").format(count=len(later))
            more = Button(words, "link")
            more.setObjectName("later_steps")
            more.clicked.connect(self._unfold)
            self.body.addWidget(more, 0, Qt.AlignmentFlag.AlignLeading)
            return
        for rung in later:
            self.body.addWidget(Separator())
            self.body.addWidget(self._later_row(rung))

    def _add_law(self, law: Text) -> None:
        """Say that the guide data know no law here, and what is true anywhere."""
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(IconLabel("info", "text_muted", "inline"), 0, Qt.AlignmentFlag.AlignTop)
        words = Label(self._desk.phrases.render(law), "caption", "text_muted", selectable=True)
        words.setObjectName("law_note")
        line.addWidget(words, 1)
        self.body.addWidget(row)

    def _row(self, step: NextStep, *, following: bool) -> QWidget:
        row = QWidget()
        row.setObjectName(f"step:{step.rung}")
        layout = QHBoxLayout(row)
        layout.setContentsMargins(0, 0, 0, 0)
        words = QVBoxLayout()
        words.addWidget(Label(self._title(step.rung), "body_strong", selectable=True))
        words.addWidget(Label(self._desk.phrases.render(step.because), "caption", "text_muted"))
        if step.last_day is not None:
            last = self.tr("Last day for it: {day}").format(
                day=self._desk.phrases.day(step.last_day)
            )
            words.addWidget(Label(last, "caption", "text_muted"))
        if step.closes:
            words.addLayout(self._closes(step.closes))
        layout.addLayout(words, 1)
        if following:
            chip = Chip(ChipValue(self.tr("Next step"), "accent", "next"))
            layout.addWidget(chip, 0, Qt.AlignmentFlag.AlignTop)
        return row

    def _closes(self, rungs: Sequence[str]) -> QHBoxLayout:
        """What this step ends, told before it is taken."""
        line = QHBoxLayout()
        line.addWidget(IconLabel("warn", "warning", "inline"), 0, Qt.AlignmentFlag.AlignTop)
        titles = ", ".join(self._title(rung) for rung in rungs)
        words = Label(self.tr("It ends this: {steps}").format(steps=titles), "caption", "warning")
        words.setObjectName("closes")
        line.addWidget(words, 1)
        return line

    def _later_row(self, rung: Rung) -> QWidget:
        row = QWidget()
        row.setObjectName(f"step:{rung.id}")
        words = QVBoxLayout(row)
        words.setContentsMargins(0, 0, 0, 0)
        words.addWidget(Label(self._title(rung.id), "body_strong", selectable=True))
        body = self._word(rung.id, "body")
        if body:
            words.addWidget(Label(body, "caption", "text_muted"))
        if rung.closes:
            words.addLayout(self._closes(rung.closes))
        return row

    def _title(self, rung: str) -> str:
        return self._word(rung, "title") or rung

    def _word(self, rung: str, name: str) -> str:
        market = self._desk.controller.known.market
        key = f"{'' if market is None else market.id}.rungs.{rung}.{name}"
        phrases = self._desk.phrases
        return phrases.render(Text(key)) if phrases.known(key) else ""

    def _unfold(self) -> None:
        self._all = True
        self._drawn = None
        self.unfolded.emit()
