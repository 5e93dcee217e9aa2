"""Nobody is left without a way: each issue has channels, steps and proof, each step is reached."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

from makegood.content.checks.index import GENERIC, all_channels
from makegood.content.checks.walking import records_in
from makegood.domain.conditions import evaluate
from makegood.domain.provenance import Sourced
from makegood.domain.terms import nominal_days

if TYPE_CHECKING:
    from collections.abc import Mapping

    from makegood.content.checks.context import CheckContext
    from makegood.domain.marketplace import Channel, IssueEntry, Ladder, Rung
    from makegood.domain.rules import Offset

_A_DAY: Final = date(2026, 1, 1)


def check_issues_have_a_way(context: CheckContext) -> None:
    """Each issue at a marketplace has a channel, a ladder and a list of proof."""
    for marketplace in context.pack.marketplaces:
        for entry in marketplace.issues:
            place = context.places.of(entry)
            issue, name = entry.issue, marketplace.id
            leaves = (entry, *entry.variants)
            if not any(_serves(channel, entry) for channel in marketplace.channels):
                context.log.add(place, "issue_without_channel", issue=issue, marketplace=name)
            if not any(leaf.ladder for leaf in leaves):
                context.log.add(place, "issue_without_ladder", issue=issue, marketplace=name)
            if not any(leaf.evidence for leaf in leaves):
                context.log.add(
                    place,
                    "issue_without_evidence",
                    level="warning",
                    issue=issue,
                    marketplace=name,
                )


def check_named_ways_serve(context: CheckContext) -> None:
    """A way named for a problem is open to it, and each step with ways has one that is.

    Otherwise the record promises a way that no page ever shows.
    """
    outside = {channel.id: channel for body in context.pack.bodies for channel in body.channels}
    for marketplace in context.pack.marketplaces:
        ways = outside | {channel.id: channel for channel in marketplace.channels}
        ladders = {ladder.id: ladder for ladder in marketplace.ladders}
        for entry in marketplace.issues:
            for leaf in (entry, *entry.variants):
                for position, name in enumerate(leaf.channels):
                    if name in ways and not _serves(ways[name], entry):
                        place = context.places.of(leaf, "channels", position)
                        context.log.add(
                            place, "way_never_offered", level="warning", id=name, issue=entry.issue
                        )
                ladder = ladders.get(leaf.ladder or "")
                for rung in () if ladder is None else ladder.rungs:
                    if _is_for(rung, entry) and not _has_way(rung, ways, entry):
                        context.log.add(
                            context.places.of(leaf, "ladder"),
                            "step_without_way",
                            level="warning",
                            id=rung.id,
                            issue=entry.issue,
                        )


def check_who_is_first(context: CheckContext) -> None:
    """Who is said to come first is addressed by one of the first steps.

    Two of them count: which one it is may hang on who sold or shipped the item.
    """
    for marketplace in context.pack.marketplaces:
        ladders = {ladder.id: ladder for ladder in marketplace.ladders}
        for entry in marketplace.issues:
            for leaf in (entry, *entry.variants):
                first = leaf.who_first or entry.who_first
                ladder = ladders.get(leaf.ladder or entry.ladder or "")
                if first is None or ladder is None:
                    continue
                begun = [
                    rung.party
                    for rung in ladder.rungs
                    if _is_for(rung, entry) and not rung.beside and not rung.after
                ]
                if begun and first not in begun[:2]:
                    place = context.places.of(leaf)
                    context.log.add(
                        place,
                        "first_differs",
                        level="warning",
                        said=first,
                        step=begun[0],
                        issue=entry.issue,
                    )


def check_ladders(context: CheckContext) -> None:
    """Each ladder has rungs, each rung can be reached, and somebody uses the ladder."""
    for marketplace in context.pack.marketplaces:
        used = {leaf.ladder for entry in marketplace.issues for leaf in (entry, *entry.variants)}
        for ladder in marketplace.ladders:
            place = context.places.of(ladder)
            if ladder.id not in used:
                context.log.add(place, "ladder_unused", level="warning", id=ladder.id)
            if not ladder.rungs:
                context.log.add(place, "ladder_empty", id=ladder.id)
            _check_order(context, ladder)


def check_waits(context: CheckContext) -> None:
    """No step of a marketplace is given up before its way usually answers.

    A message asks for an answer within that usual time; a next step that opens sooner would take
    it back. Outside bodies are left aside: theirs is the time to a decision, which nobody need wait
    for before asking elsewhere.
    """
    for marketplace in context.pack.marketplaces:
        ways = {channel.id: channel for channel in marketplace.channels}
        for rung in (rung for ladder in marketplace.ladders for rung in ladder.rungs):
            for channel in (ways[name] for name in rung.channels if name in ways):
                if rung.wait is None or channel.reply is None:
                    continue
                if _days(rung.wait) < _days(channel.reply):
                    context.log.add(
                        context.places.of(rung, "wait"),
                        "wait_too_short",
                        level="warning",
                        id=rung.id,
                        channel=channel.id,
                    )


def check_fallbacks(context: CheckContext) -> None:
    """No channel is its own fallback. Two that stand in for each other are fine."""
    for _, channel in all_channels(context.source):
        if channel.fallback == channel.id:
            place = context.places.of(channel, "fallback")
            context.log.add(place, "fallback_itself", id=channel.id)


def check_unused(context: CheckContext) -> None:
    """Answers, traps and channels that nothing shows are probably a mistake."""
    for marketplace in context.pack.marketplaces:
        leaves = [leaf for entry in marketplace.issues for leaf in (entry, *entry.variants)]
        rungs = [rung for ladder in marketplace.ladders for rung in ladder.rungs]
        answers = {name for leaf in leaves for name in leaf.answers}
        traps = {name for leaf in leaves for name in leaf.traps}
        traps |= {name for rung in rungs for name in rung.traps}
        for answer in marketplace.answers:
            if answer.id not in answers:
                _unused(context, answer, answer.id)
        for trap in marketplace.traps:
            if trap.id not in traps:
                _unused(context, trap, trap.id)


def check_guide_lines(context: CheckContext) -> None:
    """Every line of the source guides is carried by some record."""
    known = context.source.manifest.guide_lines
    carried: set[str] = set()
    for record in records_in(context.pack):
        if not isinstance(record, Sourced):
            continue
        for position, line in enumerate(record.guide):
            if line not in known:
                place = context.places.of(record, "guide", position)
                context.log.add(place, "unknown_guide_line", line=line)
            carried.add(line)
    place = context.places.of(context.source.manifest, "guide_lines")
    for line in known:
        if line not in carried:
            context.log.add(place, "guide_line_missing", level=context.warning, line=line)


def _days(length: Offset) -> int:
    """About how long a usual time is; of which month does not matter to a comparison."""
    return nominal_days(length, _A_DAY)


def _serves(channel: Channel, entry: IssueEntry) -> bool:
    """Whether a channel is open to this issue for somebody who has it."""
    if channel.dead or entry.issue in channel.not_issues:
        return False
    if channel.issues and entry.issue not in channel.issues:
        return False
    return bool(set(channel.roles) & set(entry.roles))


def _is_for(rung: Rung, entry: IssueEntry) -> bool:
    """Whether a step is not ruled out by the problem alone."""
    return evaluate(rung.applies, {"issue": entry.issue}) is not False


def _has_way(rung: Rung, ways: Mapping[str, Channel], entry: IssueEntry) -> bool:
    """Whether a step that names ways has one that serves; a step may name none at all."""
    known = [ways[name] for name in rung.channels if name in ways]
    return not known or any(_serves(channel, entry) for channel in known)


def _check_order(context: CheckContext, ladder: Ladder) -> None:
    """A rung whose predecessors wait for it can never be taken."""
    taken: set[str] = set()
    left = list(ladder.rungs)
    ids = {rung.id for rung in ladder.rungs}
    while left:
        ready = [rung for rung in left if (set(rung.after) & ids) <= taken]
        if not ready:
            break
        taken |= {rung.id for rung in ready}
        left = [rung for rung in left if rung not in ready]
    for rung in left:
        context.log.add(context.places.of(rung, "after"), "rung_out_of_reach", id=rung.id)


def _unused(context: CheckContext, record: Sourced, name: str) -> None:
    context.log.add(context.places.of(record), "unused", level="note", id=name)


def check_marketplace_is_complete(context: CheckContext) -> None:
    """A marketplace has at least one site, host and channel; the one for all others has no site."""
    for marketplace in context.pack.marketplaces:
        own = () if marketplace.id == GENERIC else ("sites", "hosts")
        for field in (*own, "channels", "issues"):
            if not getattr(marketplace, field):
                place = context.places.of(marketplace, field)
                context.log.add(place, "list_empty", key=field, id=marketplace.id)
