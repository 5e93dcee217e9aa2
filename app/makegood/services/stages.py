"""Which messages can be written in a case: what each does, whether it is open, what is missing.

`offered_stages` is the list behind a picker; `stage_standing` answers for one kind of message.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from msgspec import Struct

from makegood.domain.assess import assess
from makegood.domain.marketplace import Stage
from makegood.domain.situation import facts_of
from makegood.domain.stages import Ground, StageDef, StageState, stage_state
from makegood.domain.text import Text
from makegood.drafting.history import history_of
from makegood.services.sending import names_of

if TYPE_CHECKING:
    from datetime import datetime

    from makegood.domain.assessment import Assessment
    from makegood.domain.book import Book
    from makegood.domain.case import Case
    from makegood.domain.conditions import FactValue
    from makegood.domain.marketplace import Channel

_ANSWERED = StageState(open=True)


class StageOffer(Struct, frozen=True, kw_only=True):
    """One kind of message that may be written, as a picker shows it.

    `title` names it, `what` says in one line what it does and what it starts (for the user,
    never part of the message). `available`: it is open now. Otherwise `missing` are the facts
    that would settle it, or `opens` is the first day. `legal`: it has legal effect. `done`: it
    was sent before. `button_first`: the shop must offer a button for this; `first` says so and
    comes before the message. `choices` are its forms with their names, one of which is picked.
    """

    id: Stage
    title: Text
    what: Text
    legal: bool
    available: bool
    missing: tuple[str, ...] = ()
    opens: date | None = None
    done: bool = False
    button_first: bool = False
    first: Text | None = None
    choices: tuple[tuple[str, Text], ...] = ()


def offered_stages(
    case: Case, book: Book, channel: Channel, now: datetime, assessment: Assessment | None = None
) -> tuple[StageOffer, ...]:
    """The kinds of messages for whoever answers `channel`, in the order of the guide data.

    Those that are known not to be for this case are left out, save where only time is wanting.
    `now` is aware, in the user's zone; `assessment` of that moment saves doing it again.
    """
    facts = _facts(case, book, channel, now.date())
    assessment = assessment or assess(case, book, now)
    offers: list[StageOffer] = []
    for stage in book.pack.stages:
        if not fits(stage, case, book, channel):
            continue
        state = stage_state(stage, facts, assessment, book.channel_bodies.get(channel.id))
        if state.open is not False or state.opens is not None:
            offers.append(_offer(stage, state, facts, now.date()))
    return tuple(offers)


def stage_standing(
    stage_id: Stage,
    case: Case,
    book: Book,
    channel: Channel | None,
    now: datetime,
    assessment: Assessment | None = None,
) -> StageState:
    """Where one kind of message stands; one without legal effect is always open to be written."""
    stage = stage_named(stage_id, book)
    if not stage.legal:
        return _ANSWERED
    return stage_for_channel(stage, case, book, channel, now, assessment)


def stage_for_channel(
    stage: StageDef,
    case: Case,
    book: Book,
    channel: Channel | None,
    now: datetime,
    assessment: Assessment | None = None,
) -> StageState:
    """Where a kind of message to whoever answers a channel stands, as a picker offers it.

    `assessment` of the moment `now` saves doing it again.
    """
    if channel is not None and not fits(stage, case, book, channel):
        return StageState(open=False)
    facts = _facts(case, book, channel, now.date())
    if stage.grounds and assessment is None:
        assessment = assess(case, book, now)
    body = None if channel is None else book.channel_bodies.get(channel.id)
    return stage_state(stage, facts, assessment, body)


def granted_until(grounds: tuple[Ground, ...], book: Book, today: date) -> date | None:
    """The last day of the time that a message sent today grants the other side."""
    for ground in grounds:
        rule = book.rules.get(ground.gives or "")
        if rule is not None and rule.term is not None and rule.term.offset.days is not None:
            last = today + timedelta(days=rule.term.offset.days)
            # A wait ends with the first day on which the user may act: that day is not granted.
            return last - timedelta(days=1) if rule.kind == "wait_until" else last
    return None


def stage_named(stage_id: Stage, book: Book) -> StageDef:
    """A kind of message; one that the guide data say nothing of is open to everybody."""
    known = (stage for stage in book.pack.stages if stage.id == stage_id)
    return next(known, StageDef(id=stage_id))


def _offer(
    stage: StageDef, state: StageState, facts: dict[str, FactValue], today: date
) -> StageOffer:
    ground = state.grounds[0] if state.grounds else None
    what = f"message.effect.{stage.id}"
    if ground is not None:
        what = f"{what}.{ground.id}"
    elif stage.grounds:
        what = f"{what}.any"
    button = any(g.button_from is not None and g.button_from <= today for g in state.grounds)
    sent = facts.get("log.stages")
    return StageOffer(
        id=stage.id,
        title=Text(f"message.stage.{stage.id}"),
        what=Text(what),
        legal=stage.legal,
        available=state.open is True,
        missing=state.missing,
        opens=state.opens,
        done=isinstance(sent, frozenset) and stage.id in sent,
        button_first=button,
        first=Text("message.button_first") if button else None,
        choices=tuple((choice, Text(f"message.choice.{choice}")) for choice in stage.choices),
    )


def _facts(case: Case, book: Book, channel: Channel | None, today: date) -> dict[str, FactValue]:
    facts = facts_of(case, book)
    parties = () if channel is None else names_of(case, book, channel)
    facts |= history_of(case, parties, today).facts
    facts["channel_supervisor"] = channel is not None and channel.supervisor
    return facts


def fits(stage: StageDef, case: Case, book: Book, channel: Channel) -> bool:
    """Whether a kind of message can go through a channel to whoever answers there."""
    if (channel.public and not stage.public) or (stage.written and not channel.in_writing):
        return False
    if not stage.parties or channel.party in stage.parties:
        return True
    if "seller" in stage.parties and case.facts.get("sold_by") == "marketplace":
        # The marketplace itself is the seller.
        return channel.party == "platform"
    ladder = book.ladder(case.issue, case.variant, case.role)
    return ladder is not None and any(
        rung.stage == stage.id and channel.id in rung.channels for rung in ladder.rungs
    )
