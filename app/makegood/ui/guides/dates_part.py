"""The dates of a marketplace, or those of payment, law and outside help."""

from __future__ import annotations

from typing import TYPE_CHECKING

from makegood.ui.guides.guide_part import GuideDesk, GuidePart
from makegood.ui.guides.rule_block import rule_block
from makegood.ui.widgets.label import Label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from makegood.domain.rules import Rule


class DatesPart(GuidePart):
    """Every date of a list. `of_market`: further dates hold there too, and are said to."""

    def __init__(self, desk: GuideDesk, rules: Sequence[Rule], *, of_market: bool = False) -> None:
        super().__init__(desk)
        if not rules:
            self.add(Label(self.tr("No date of its own is known."), "body"))
        for rule in rules:
            self.add(rule_block(desk, rule))
        if of_market:
            note = self.tr("Payment, law and outside help have further dates, in a list each.")
            self.add(Label(note, "caption", "text_muted"))
