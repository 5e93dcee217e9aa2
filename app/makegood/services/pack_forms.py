"""What each form of a problem says at each marketplace, and what it leaves out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from makegood.domain.conditions import evaluate

if TYPE_CHECKING:
    from collections.abc import Iterator

    from makegood.domain.catalogue import Pack
    from makegood.domain.marketplace import IssueEntry, Leaf, Marketplace

SAYS: Final = (
    "who first", "answers", "proof", "details", "order", "wishes", "ways", "steps", "careful",
    "save first", "wait", "window",
)  # fmt: skip
"""What is looked for: the last three in the steps and dates, the others in the record itself."""

_NOT_ALWAYS: Final = frozenset({"window"})
"""Nobody is in a hurry to change an e-mail address: its absence is counted, but no hole."""
_FEW_DETAILS: Final = 5


class Form(NamedTuple):
    """One form of a problem, ``not_received.marked_delivered``, with what it says of `SAYS`."""

    id: str
    says: frozenset[str]
    details: int

    @property
    def holes(self) -> tuple[str, ...]:
        """What it leaves out though every form should say it."""
        left = [what for what in SAYS if what not in self.says and what not in _NOT_ALWAYS]
        if "details" in self.says and self.details < _FEW_DETAILS:
            left.append(f"only {self.details} details")
        return tuple(left)


def forms_of(pack: Pack, marketplace: Marketplace) -> tuple[Form, ...]:
    """Every form of every problem known at a marketplace, in the order of its record."""
    return tuple(
        _form(pack, marketplace, entry, leaf)
        for entry in marketplace.issues
        for leaf in (entry, *entry.variants)
    )


def _form(pack: Pack, marketplace: Marketplace, entry: IssueEntry, leaf: Leaf) -> Form:
    variant = getattr(leaf, "id", None)
    details = leaf.details or entry.details
    own = {
        "who first": leaf.who_first or entry.who_first,
        "answers": leaf.answers or entry.answers,
        "proof": leaf.evidence or entry.evidence,
        "details": details,
        "order": leaf.asks or entry.asks,
        "wishes": leaf.remedies or entry.remedies,
        "ways": leaf.channels or entry.channels,
        "steps": leaf.ladder or entry.ladder,
        "careful": leaf.traps or entry.traps,
    }
    says = {what for what, value in own.items() if value}
    says.update(_from_steps(marketplace, leaf.ladder or entry.ladder))
    if _has_window(pack, marketplace, entry, variant):
        says.add("window")
    name = entry.issue if variant is None else f"{entry.issue}.{variant}"
    return Form(name, frozenset(says), len(details))


def _from_steps(marketplace: Marketplace, ladder_id: str | None) -> Iterator[str]:
    for ladder in marketplace.ladders:
        if ladder.id == ladder_id:
            if any(rung.save_first for rung in ladder.rungs):
                yield "save first"
            if any(rung.wait or rung.opens for rung in ladder.rungs):
                yield "wait"


def _has_window(
    pack: Pack, marketplace: Marketplace, entry: IssueEntry, variant: str | None
) -> bool:
    """Whether a last day of the marketplace itself may run for somebody with this problem."""
    facts = {"marketplace": marketplace.id, "issue": entry.issue, "role": entry.roles[0]}
    if variant is not None:
        facts["variant"] = variant
    return any(
        rule.kind == "file_by"
        and rule.group == "marketplace"
        and (not rule.marketplaces or marketplace.id in rule.marketplaces)
        and evaluate(rule.applies, facts) is not False
        for rule in pack.rules
    )
