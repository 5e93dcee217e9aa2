"""Which way to reach somebody first, and why."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Final, NamedTuple

from msgspec import Struct

from makegood.domain.assess import assess
from makegood.domain.assessment import Assessment
from makegood.domain.book import Book
from makegood.domain.case import Case
from makegood.domain.conditions import Facts, evaluate
from makegood.domain.marketplace import Channel, Ladder
from makegood.domain.opening_hours import Opening, opening
from makegood.domain.situation import facts_of
from makegood.domain.text import Text, say

_FAST: Final = frozenset({"minutes", "hours"})

# What weighs how much: the right step before all, then what keeps a right, then comfort.
_NEXT_STEP: Final = 64
_STARTS_CLOCK: Final = 32
_TRAIL: Final = 16
_LANGUAGE: Final = 8
_FAST_WHEN_URGENT: Final = 8
_URGENCY: Final = 8
_MADE_FOR_IT: Final = 2
_OPEN: Final = 4
_UNSURE: Final = -32
_PUBLIC: Final = -32
_NOTED: Final = -24
_FAILED: Final = -128
_WAITS: Final = ("wait_until", "reply_due")
_UNITS: Final = ("hours", "days", "working_days", "weeks", "months", "years")


class RankedChannel(Struct, frozen=True, kw_only=True):
    """A way to reach somebody, in its place among the others.

    `reasons` speak for it, `cautions` say what to mind. `opening` is None where no hours are
    known. `for_next_step`: the ladder names it for the step that comes now.
    """

    channel: str
    for_next_step: bool
    reasons: tuple[Text, ...]
    cautions: tuple[Text, ...]
    opening: Opening | None


def rank_channels(
    case: Case,
    book: Book,
    now: datetime,
    *,
    languages: Collection[str] = (),
    assessment: Assessment | None = None,
    noted: Collection[str] = (),
) -> tuple[RankedChannel, ...]:
    """The ways that serve a case, best first; where nothing tells them apart, in the pack's order.

    `languages` are those the user writes; `assessment` saves doing it again. `noted` are ways
    that did not work in an earlier case: less is expected of them, and they stay on offer.
    """
    facts = facts_of(case, book)
    found = assess(case, book, now) if assessment is None else assessment
    steps = _step_channels(case, book, found)
    serving = _serving(case, book, facts, steps)
    starting = [channel.id for channel in serving if channel.sets]
    asked = _Asked(case, book, facts, now, languages, found, steps, starting, noted)
    ranked = [(*_weighed(channel, asked), index) for index, channel in enumerate(serving)]
    ranked.sort(key=lambda row: (-row[0], row[2]))
    return tuple(row[1] for row in ranked)


def _step_channels(case: Case, book: Book, found: Assessment) -> tuple[str, ...]:
    """The channels of the step that can be taken now, else of the step the case is on."""
    ladder = book.ladder(case.issue, case.variant, case.role)
    step = found.next
    if step is not None and step.open_now:
        return _channels_of(ladder, step.rung)
    return _channels_of(ladder, found.current_rung)


def _channels_of(ladder: Ladder | None, rung_id: str | None) -> tuple[str, ...]:
    if ladder is None or rung_id is None:
        return ()
    return next((rung.channels for rung in ladder.rungs if rung.id == rung_id), ())


def _serving(case: Case, book: Book, facts: Facts, steps: tuple[str, ...]) -> tuple[Channel, ...]:
    names: dict[str, None] = dict.fromkeys(steps)
    listed: tuple[str, ...] = ()
    for leaf in book.leaves(case.issue, case.variant, case.role):
        if leaf.channels:
            listed = leaf.channels
            break
    if not listed and book.marketplace is not None:
        listed = tuple(channel.id for channel in book.marketplace.channels)
    names.update(dict.fromkeys(listed))
    found = (book.channels.get(name) for name in names)
    return tuple(
        channel for channel in found if channel is not None and serves(channel, case, facts)
    )


def serves(channel: Channel, case: Case, facts: Facts) -> bool:
    """Whether a channel is for this case, or may be: what is not known does not exclude it."""
    if channel.dead or case.role not in channel.roles:
        return False
    if channel.issues and case.issue not in channel.issues:
        return False
    if case.issue in channel.not_issues:
        return False
    if channel.sites and case.site is not None and case.site not in channel.sites:
        return False
    return evaluate(channel.applies, facts) is not False


class _Asked(NamedTuple):
    """What all ways of one case are weighed against. `starting` are those that start a clock."""

    case: Case
    book: Book
    facts: Facts
    now: datetime
    languages: Collection[str]
    found: Assessment
    steps: Sequence[str]
    starting: Sequence[str]
    noted: Collection[str]


def _weighed(channel: Channel, asked: _Asked) -> tuple[int, RankedChannel]:
    facts = asked.facts
    weight = 0
    reasons: list[Text] = []
    cautions: list[Text] = []
    for_next_step = channel.id in asked.steps
    urgent = _urgent(asked.found)
    if for_next_step:
        weight += _NEXT_STEP
        reasons.append(say("app_dates.reason.for_next_step"))
    if asked.case.issue in channel.issues:
        weight += _MADE_FOR_IT
        reasons.append(say("app_dates.reason.for_issue"))
    if channel.sets:
        weight += _STARTS_CLOCK
        reasons.append(_clock_words(channel, asked))
    if channel.trail:
        weight += _TRAIL
        reasons.append(say("app_dates.reason.trail"))
    else:
        cautions.append(say("app_dates.reason.no_trail"))
    if any(language in channel.languages for language in asked.languages):
        weight += _LANGUAGE
        reasons.append(say("app_dates.reason.your_language"))
    elif channel.languages and asked.languages:
        cautions.append(say("app_dates.reason.other_language"))
    if urgent and channel.speed in _FAST:
        weight += _FAST_WHEN_URGENT
        reasons.append(say("app_dates.reason.fast"))
    if urgent and channel.urgency != "normal":
        weight += _URGENCY if channel.urgency == "high" else -_URGENCY
    if channel.supervisor:
        reasons.append(say("app_dates.reason.supervisor"))
    state = None if channel.hours is None else opening(channel.hours, asked.now)
    if state is not None:
        weight += _OPEN if state.open else -_OPEN
        (reasons if state.open else cautions).append(_open_words(state))
    elif channel.live:
        cautions.append(say("app_dates.reason.hours_unknown"))
    if channel.public:
        weight += _PUBLIC
        cautions.append(say("app_dates.reason.public"))
    if evaluate(channel.applies, facts) is None:
        weight += _UNSURE
        cautions.append(say("app_dates.reason.settles"))
    failed = facts["log.failed_channels"]
    if isinstance(failed, frozenset) and channel.id in failed:
        weight += _FAILED
        cautions.append(say("app_dates.reason.failed_before"))
    elif channel.id in asked.noted:
        weight += _NOTED
        cautions.append(say("app_dates.reason.noted_before"))
    return weight, RankedChannel(
        channel=channel.id,
        for_next_step=for_next_step,
        reasons=tuple(reasons),
        cautions=tuple(cautions),
        opening=state,
    )


def _clock_words(channel: Channel, asked: _Asked) -> Text:
    """Which waiting time a message through a channel starts, and whether no other way does."""
    only = "only_" if len(asked.starting) == 1 else ""
    length = _waiting_time(channel, asked)
    if length is None:
        return say(f"app_dates.reason.{only}starts_clock")
    return say(f"app_dates.reason.{only}starts_waiting", length=length)


def _waiting_time(channel: Channel, asked: _Asked) -> Text | None:
    """The wait of the marketplace that counts from what a channel sets, if it serves the case."""
    for rule in asked.book.rules.values():
        if rule.kind not in _WAITS or rule.group != "marketplace":
            continue
        terms = (rule.term,) if rule.term is not None else (*rule.earliest_of, *rule.latest_of)
        term = next((term for term in terms if term.anchor in channel.sets), None)
        if term is not None and evaluate(rule.applies, asked.facts) is True:
            for unit in _UNITS:
                count = getattr(term.offset, unit)
                if count:
                    return say(f"app_dates.length.{unit}", count=count)
    return None


def _urgent(found: Assessment) -> bool:
    return any(
        clock.state == "closing" and clock.applies == "yes" and clock.kind == "file_by"
        for clock in found.clocks
    )


def _open_words(state: Opening) -> Text:
    if state.open:
        if state.until is None:
            return say("app_dates.reason.always_open")
        return say("app_dates.reason.open_now", until=state.until)
    if state.opens is None:
        return say("app_dates.reason.never_open")
    return say("app_dates.reason.opens_at", at=state.opens)
