"""The problems of a marketplace, each with a link to its own page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal

from makegood.ui.guides.guide_part import GuideDesk, GuidePart
from makegood.ui.guides.parts import Block
from makegood.ui.widgets.button import Button

if TYPE_CHECKING:
    from makegood.domain.marketplace import Marketplace


class ProblemsPart(GuidePart):
    """`opened(issue)` when a problem is to be read."""

    opened = Signal(str)

    def __init__(self, desk: GuideDesk, market: Marketplace) -> None:
        super().__init__(desk)
        self.market = market
        self.fill()

    def fill(self) -> None:
        """A card for each problem."""
        for entry in self.market.issues:
            block = Block(self.desk.library.text(f"issues.{entry.issue}.title"))
            block.add_text(
                self.desk.library.text(f"issues.{entry.issue}.help"), "body", "text_muted"
            )
            more = Button(self.tr("Read on"), "link")
            title = self.desk.library.text(f"issues.{entry.issue}.title")
            more.setAccessibleName(self.tr("Read on: {problem}").format(problem=title))
            more.setObjectName(f"problem:{entry.issue}")
            more.clicked.connect(lambda _c=False, issue=entry.issue: self.opened.emit(issue))
            block.body.addWidget(more, 0, Qt.AlignmentFlag.AlignLeading)
            self.add(block)
