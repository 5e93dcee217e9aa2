"""What to have at hand while calling about a case that is under way."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from makegood.domain.conditions import evaluate
from makegood.domain.situation import facts_of
from makegood.drafting.request import DraftRequest
from makegood.services.drafts import draft_for, message_language, stage_for
from makegood.services.papers import call_sheet
from makegood.services.sending import reference_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from makegood.domain.marketplace import Channel, Rung
    from makegood.drafting.draft import Draft
    from makegood.handoff.document import Document
    from makegood.services.bundle import Services
    from makegood.services.cases import CaseView


@dataclass(frozen=True, slots=True)
class Call:
    """A way to talk to them, what to say, and the sheet for it."""

    channel: Channel
    draft: Draft
    sheet: Document


def call_for(services: Services, view: CaseView, rung: Rung | None) -> Call | None:
    """The call that a step may be taken by, or with which one asks again where the last word was
    spoken; None where no number and no call back is known for it.
    """
    channel = next(_spoken(view, rung), None)
    if channel is None:
        return None
    settings, packs = services.settings.current, services.packs
    reading = services.settings.reading_language
    references = services.cases.references(view.case.id)
    request = DraftRequest(
        stage=stage_for(view.case, view.book, channel, rung),
        channel=channel,
        language=message_language(channel, reading, packs.pack.languages, packs.words),
        reading=reading,
        reference=reference_of(references, view.book, channel, rung),
        sender_name=settings.your_name,
    )
    draft = draft_for(view.case, view.book, request, packs.words, services.clock())
    following = view.assessment.next
    step = None if following is None else following.rung
    sheet = call_sheet(
        view.case,
        view.book,
        channel,
        draft,
        packs.words(reading),
        # The step that this call takes is no way out of it.
        step=None if rung is not None and step == rung.id else step,
    )
    return Call(channel, draft, sheet)


def _spoken(view: CaseView, rung: Rung | None) -> Iterator[Channel]:
    names: tuple[str, ...] = ()
    if rung is not None:
        names = rung.channels
    else:
        spoken = (e.channel for e in reversed(view.case.events) if e.channel and not e.undone)
        names = tuple(next(([name] for name in spoken), []))
    facts = facts_of(view.case, view.book)
    for name in names:
        channel = view.book.channels.get(name)
        if channel is None or channel.dead or not channel.spoken:
            continue
        body = view.book.bodies.get(view.book.channel_bodies.get(channel.id, ""))
        conditions = (channel.applies, None if body is None else body.applies)
        # A number of another country is nobody's here.
        if all(evaluate(condition, facts) is True for condition in conditions):
            yield channel
