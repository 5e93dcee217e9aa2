"""One problem at a marketplace: what to try first, the steps, proof, and what to be careful of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from makegood.services.correctable import answer_of
from makegood.ui.guides.guide_part import GuideDesk, GuidePart
from makegood.ui.guides.notice_block import notice_block, trap_block
from makegood.ui.guides.parts import Block, Named
from makegood.ui.widgets.button import Button
from makegood.ui.widgets.question_header import Heading

if TYPE_CHECKING:
    from makegood.domain.marketplace import IssueEntry, Ladder, Leaf, Marketplace


class ProblemPart(GuidePart):
    """`left` to go back to all problems."""

    left = Signal()

    def __init__(self, desk: GuideDesk, market: Marketplace, issue: str) -> None:
        super().__init__(desk)
        self.market = market
        self.issue = issue
        self.fill()

    def fill(self) -> None:
        """Notices, answers, steps, proof and traps of the problem."""
        issue = self.issue
        entries = [entry for entry in self.market.issues if entry.issue == issue]
        back = Button(self.tr("All problems"), "link", icon_name="back")
        back.clicked.connect(self.left)
        self.add_leading(back)
        self.add(Heading(self.desk.library.text(f"issues.{issue}.title"), "ticket_title"))
        for notice in self.market.notices:
            if issue in notice.issues:
                self.add(notice_block(self.desk, self.market, notice))
        for entry in entries:
            self._fill_entry(entry)

    def _fill_entry(self, entry: IssueEntry) -> None:
        leaves: list[Leaf] = [entry, *entry.variants]
        answers = dict.fromkeys(answer for leaf in leaves for answer in leaf.answers)
        records = {answer.id: answer for answer in self.market.answers}
        if entry.who_first is not None:
            who = self.desk.library.text(f"app_cases.party.{entry.who_first}")
            self.add(Named([(self.tr("Ask first"), who)]))
        if answers:
            self.add(Heading(self.tr("Try this first"), "section"))
        for answer in answers:
            key = f"{self.market.id}.answers.{answer}"
            block = Block(self.desk.library.text(f"{key}.title"))
            block.add_paragraphs(self.desk.library.lines(f"{key}.body"))
            if answer in records:
                record = answer_of(self.market, records[answer])
                self.desk.close_block(block, record, records[answer])
            self.add(block)
        ladders = dict.fromkeys(leaf.ladder for leaf in leaves if leaf.ladder)
        for ladder in self.market.ladders:
            if ladder.id in ladders:
                self._fill_ladder(ladder)
        self._fill_proof(leaves)
        self._fill_traps(leaves)

    def _fill_ladder(self, ladder: Ladder) -> None:
        self.add(Heading(self.tr("Your steps"), "section"))
        for number, rung in enumerate(ladder.rungs, start=1):
            key = f"{self.market.id}.rungs.{rung.id}"
            block = Block(f"{number}. {self.desk.library.text(f'{key}.title')}")
            block.add_text(self.desk.library.text(f"{key}.body"))
            ways = [self.desk.library.channel_title(self.market, each) for each in rung.channels]
            lines = [(self.tr("Way"), "; ".join(way for way in ways if way))]
            windows = [self.desk.library.text(f"rules.{rule}.title") for rule in rung.windows]
            lines.append((self.tr("Dates"), "; ".join(title for title in windows if title)))
            rungs = f"{self.market.id}.rungs"
            closes = [self.desk.library.text(f"{rungs}.{each}.title") for each in rung.closes]
            lines.append((self.tr("It ends"), "; ".join(title for title in closes if title)))
            named = [(name, text) for name, text in lines if text]
            if named:
                block.add(Named(named))
            self.add(block)

    def _fill_proof(self, leaves: list[Leaf]) -> None:
        proofs = dict.fromkeys(proof for leaf in leaves for proof in leaf.evidence)
        if not proofs:
            return
        self.add(Heading(self.tr("Proof that counts"), "section"))
        text = self.desk.library.text
        block = Block("")
        block.title.setHidden(True)
        block.add(
            Named(
                [(text(f"evidence.{each}.title"), text(f"evidence.{each}.why")) for each in proofs]
            )
        )
        self.add(block)

    def _fill_traps(self, leaves: list[Leaf]) -> None:
        records = {trap.id: trap for trap in self.market.traps}
        for trap in dict.fromkeys(trap for leaf in leaves for trap in leaf.traps):
            if trap in records:
                self.add(trap_block(self.desk, self.market, records[trap]))
