"""What is not known of a marketplace, on a page of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from makegood.ui.guides.guide_part import GuideDesk, GuidePart
from makegood.ui.guides.parts import Block
from makegood.ui.guides.unknowns import compared, unknowns_of
from makegood.ui.widgets.label import Label

if TYPE_CHECKING:
    from makegood.domain.marketplace import Marketplace


class UnknownPart(GuidePart):
    """A card for each thing, with what is missing."""

    def __init__(self, desk: GuideDesk, market: Marketplace) -> None:
        super().__init__(desk)
        live, total = compared(market)
        words = self.tr("Compared with the live page: {live} of {total}").format(
            live=live, total=total
        )
        self.add(Label(words, "body", "text_muted"))
        missing: dict[str, list[str]] = {}
        for unknown in unknowns_of(market, desk.library):
            missing.setdefault(unknown.title, []).append(unknown.what)
        if not missing:
            self.add(Label(self.tr("Nothing is known to be missing."), "body"))
        for title, lines in missing.items():
            block = Block(title)
            block.add_paragraphs(lines)
            self.add(block)
