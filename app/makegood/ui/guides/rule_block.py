"""A date of the guide data as a block: how it is reckoned, with its sources."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from makegood.domain.terms import length
from makegood.services.correctable import rule_of
from makegood.ui.guides.parts import Block
from makegood.ui.widgets.chip import ChipValue

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from makegood.domain.rules import Rule, Term
    from makegood.ui.guides.guide_part import GuideDesk

translate = QCoreApplication.translate


def rule_block(desk: GuideDesk, rule: Rule) -> QWidget:
    """A date: how it is reckoned, what is said about it, and its sources."""
    phrases = desk.phrases
    block = Block(
        desk.library.text(f"rules.{rule.id}.title"),
        ChipValue(phrases.app(f"kind.{rule.kind}"), "neutral", "clock"),
    )
    block.add_text(_sum(desk, rule))
    block.add_text(desk.library.text(f"rules.{rule.id}.note"), "body", "text_muted")
    if rule.outer is not None:
        other = _term(desk, rule.outer.term)
        block.add_text(translate("DatesPart", "Another source says: {sum}").format(sum=other))
    desk.close_block(block, rule_of(rule), rule)
    return block


def _sum(desk: GuideDesk, rule: Rule) -> str:
    """How the date is reckoned, in words."""
    if rule.earliest_of or rule.latest_of:
        terms = [_term(desk, term) for term in (*rule.earliest_of, *rule.latest_of)]
        pattern = (
            translate("DatesPart", "The earlier of: {sums}") if rule.earliest_of
            else translate("DatesPart", "The later of: {sums}")
        )  # fmt: skip
        return pattern.format(sums="; ".join(terms))
    return "" if rule.term is None else _term(desk, rule.term)


def _term(desk: GuideDesk, term: Term) -> str:
    phrases = desk.phrases
    library = desk.library
    # An anchor that is a fact has the fact's own name.
    anchor = library.text(f"app_dates.anchor.{term.anchor}") or library.text(
        f"facts.{term.anchor}.label"
    )
    return f"{anchor} + {phrases.render(length(term.offset))}"
