"""Page 3: what may solve it without any complaint."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from makegood.domain.conditions import evaluate
from makegood.ui.theme import theme
from makegood.ui.widgets.button import Button
from makegood.ui.widgets.card import Card
from makegood.ui.widgets.label import Label
from makegood.ui.widgets.notice import Notice
from makegood.ui.widgets.trap_card import TrapCard
from makegood.ui.wizard.source_row import SourceRow
from makegood.ui.wizard.step_page import StepPage
from makegood.ui.wizard.warning_page import numbered

if TYPE_CHECKING:
    from makegood.domain.marketplace import Answer, Marketplace
    from makegood.flow.session import StepId


class TryFirstPage(StepPage):
    """Self-help for exactly this problem. Folds away when a date is about to pass."""

    step: StepId = "try_first"

    @override
    def build(self) -> None:
        self.file_first = Notice("warning")
        self.file_first.setObjectName("file_first")
        self.file_first.link_activated.connect(self._unfold)
        self.body.addWidget(self.file_first)
        self.list = QWidget()
        self._rows = QVBoxLayout(self.list)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(theme().space("s3"))
        self.body.addWidget(self.list)
        self.another = Button("", "link")
        self.another.setObjectName("another_problem")
        self.another.clicked.connect(lambda: self.desk.controller.go_to("problem"))
        self.body.addWidget(self.another, 0, Qt.AlignmentFlag.AlignLeading)
        self.solved = Button("", "plain", icon_name="done")
        self.solved.setObjectName("that_solved_it")
        self.solved.clicked.connect(self._solved)
        self.footer.add_button(self.solved)
        self._unfolded = False
        self._drawn: tuple[str, ...] = ()

    @override
    def captions(self) -> None:
        self.header.set_text(
            self.tr("Try this first"),
            self.tr("One of these may end it without a complaint."),
        )
        self.another.setText(self.tr("My problem is another one"))
        self.solved.setText(self.tr("That solved it"))
        self.footer.set_labels(self.tr("Back"), self.tr("It did not help"))
        self._drawn = ()

    @override
    def entered(self) -> None:
        self._unfolded = False
        if self.answers.solved:
            # Back from "is it in your hands?": the way on is open again.
            self.desk.controller.answer(solved=False)
        super().entered()

    @override
    def render_answers(self) -> None:
        known = self.known
        if known.market is None or known.entry is None:
            return
        closing = self.desk.service.closing_soon(self.session)
        folded = closing and not self._unfolded
        self.file_first.setHidden(not closing)
        self.file_first.set_text(
            self.tr("A date is about to pass."),
            self.tr("File first. You can try the other things while you wait for an answer."),
            self.tr("Show what else may help") if folded else "",
        )
        self.list.setHidden(folded)
        self._draw(known.market)

    def _draw(self, market: Marketplace) -> None:
        known = self.known
        assert known.entry is not None
        guide, variant = self.desk.service.engine.guide, known.answers.variant
        wanted = guide.field(known.entry, variant, "answers")
        answers = [
            a
            for name in wanted
            for a in market.answers
            if a.id == name and evaluate(a.applies, known.facts) is not False
        ]
        traps = [
            t
            for name in guide.field(known.entry, variant, "traps")
            for t in market.traps
            if t.id == name and evaluate(t.applies, known.facts) is not False
        ]
        drawn = (market.id, *(a.id for a in answers), *(t.id for t in traps))
        if drawn == self._drawn:
            return
        self._drawn = drawn
        while self._rows.count():
            taken = self._rows.takeAt(0)
            widget = None if taken is None else taken.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for number, answer in enumerate(answers, start=1):
            self._rows.addWidget(self._answer(number, market, answer))
        for trap in traps:
            key = f"{market.id}.traps.{trap.id}"
            self._rows.addWidget(
                TrapCard(sentence(self.text(f"{key}.title")), self.text(f"{key}.body"))
            )

    def _answer(self, number: int, market: Marketplace, answer: Answer) -> QWidget:
        card = Card()
        card.setObjectName(f"answer:{answer.id}")
        key = f"{market.id}.answers.{answer.id}"
        words = QWidget()
        column = QVBoxLayout(words)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme().space("s1"))
        column.addWidget(Label(self.text(f"{key}.title"), "body_strong", selectable=True))
        for line in self.desk.phrases.lines(f"{key}.body"):
            column.addWidget(Label(line, "body", selectable=True))
        column.addWidget(SourceRow(answer))
        card.body.addWidget(numbered(number, words))
        return card

    @override
    def first_field(self) -> QWidget:
        return self.footer.primary

    @override
    def go_on(self) -> None:
        known = self.known
        if known.entry is not None:
            tried = self.desk.service.engine.guide.field(
                known.entry, known.answers.variant, "answers"
            )
            self.desk.controller.answer(tried=tuple(tried))
        super().go_on()

    def _solved(self) -> None:
        self.desk.controller.answer(solved=True)
        self.desk.controller.advance()

    def _unfold(self) -> None:
        self._unfolded = True
        self.render_answers()
        self.footer.primary.setFocus()


def sentence(title: str) -> str:
    """A title that stands before further words, with a full stop where it has no end mark."""
    return title if not title or title[-1] in ".!?:؟" else f"{title}."
