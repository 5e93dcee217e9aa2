"""The next message of a case that is under way, kept as a draft until it is sent.

`MessageService.next_message(view, rung, *, channel=None, stage=None, choice=None)` writes it, and
`MessageService.stages(view, channel)` lists the kinds of messages that a person can pick for
whoever answers a channel: a tuple of `services.stages.StageOffer` (`id`, `title`, `what` it does
and starts, `legal`, `available`, `missing` facts, `opens`, `done`, `button_first`, `first`,
`choices`). The wizard asks `services.stages.offered_stages(case, book, channel, now)` directly.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import msgspec

from makegood.drafting.checks import secrets_in
from makegood.drafting.request import DraftRequest
from makegood.services.answer_days import answer_day
from makegood.services.drafts import draft_for, message_language, stage_for
from makegood.services.stages import StageOffer, offered_stages
from makegood.text.locale import SOURCE_LANGUAGE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import datetime
    from decimal import Decimal

    from makegood.domain.book import Book
    from makegood.domain.case import Case
    from makegood.domain.marketplace import Channel, Rung, Stage
    from makegood.drafting.draft import Finding
    from makegood.services.cases import CaseService, CaseView, GuideData
    from makegood.services.settings import SettingsService
    from makegood.storage.drafts import DraftStore


_SPOKEN = ("phone", "callback")
_LIVE = ("chat", "bot", "report")


class _Kept(msgspec.Struct, frozen=True):
    """What is kept of a message the person changed; `rendered` is what it was changed from."""

    subject: str
    body: str
    rendered: str


@dataclass(frozen=True, slots=True)
class NextMessage:
    """A message ready to be looked at.

    `edited`: the person's own wording; `outdated`: the case has changed since, so that the
    program would now write something else.
    """

    stage: Stage
    channel: Channel
    rung: Rung | None
    language: str
    subject: str
    body: str
    edited: bool = False
    outdated: bool = False


@dataclass(frozen=True, slots=True)
class Writable:
    """A kind of message and the way it would go."""

    offer: StageOffer
    channel: Channel


class MessageService:
    """Writes the next message of a case and keeps what a person makes of it."""

    def __init__(
        self,
        guide: GuideData,
        cases: CaseService,
        drafts: DraftStore,
        settings: SettingsService,
        clock: Callable[[], datetime],
    ) -> None:
        self._guide = guide
        self._cases = cases
        self._drafts = drafts
        self._settings = settings
        self._clock = clock

    def stages(self, view: CaseView, channel: Channel) -> tuple[StageOffer, ...]:
        """The kinds of messages that can go to whoever answers `channel`."""
        return offered_stages(view.case, view.book, channel, self._clock())

    def writable(self, view: CaseView, rung: Rung | None) -> tuple[Writable, ...]:
        """Every kind of message of a case with the way it would go, each once, in the data's order.

        The way of the step comes before those written through already, and those before the
        others of the problem; one that is open now before one that is not.
        """
        found: dict[str, Writable] = {}
        asked: set[tuple[str, bool, bool, str | None]] = set()
        for channel in self._channels(view.case, view.book, rung):
            body = view.book.channel_bodies.get(channel.id)
            alike = (channel.party, channel.public, channel.kind in _LIVE, body)
            if alike in asked:
                continue
            asked.add(alike)
            for offer in self.stages(view, channel):
                before = found.get(offer.id)
                if before is None or (offer.available and not before.offer.available):
                    found[offer.id] = Writable(offer, channel)
        order = {stage.id: place for place, stage in enumerate(view.book.pack.stages)}
        return tuple(sorted(found.values(), key=lambda each: order[each.offer.id]))

    def walls(self, view: CaseView, message: NextMessage, text: str) -> tuple[Finding, ...]:
        """What must come out of a message before it may leave, in its and the user's language."""
        settings = self._settings.current
        reading = settings.reading_language or settings.language or SOURCE_LANGUAGE
        words = self._guide.words
        languages = [words(code) for code in dict.fromkeys((message.language, reading))]
        reference = self._reference(view.case, message.channel, message.rung)
        return secrets_in(text, view.case.facts, reference, languages)

    def _channels(self, case: Case, book: Book, rung: Rung | None) -> Iterator[Channel]:
        """The ways that take a message, the likeliest first."""
        names = [] if rung is None else list(rung.channels)
        names += [
            event.channel for event in reversed(case.events) if event.channel and not event.undone
        ]
        for leaf in book.leaves(case.issue, case.variant, case.role):
            names += leaf.channels
        for name in dict.fromkeys(names):
            channel = book.channels.get(name)
            if channel is not None and not channel.dead and channel.kind not in _SPOKEN:
                yield channel

    def next_message(
        self,
        view: CaseView,
        rung: Rung | None,
        *,
        channel: Channel | None = None,
        stage: Stage | None = None,
        choice: str | None = None,
        claimed: Decimal | None = None,
    ) -> NextMessage | None:
        """The message for a step, or without one a reminder to whoever was written to last.

        `channel`, `stage` and `choice` are what the person picked instead, `claimed` is the sum
        that they suggest. None where no way is
        known, or where it is one that takes no message.
        """
        channel = channel or self._channel(view.case, view.book, rung)
        if channel is None or channel.dead or channel.kind in ("phone", "callback"):
            return None
        case, book = view.case, view.book
        stage = stage or stage_for(case, channel, rung)
        packs = self._guide
        settings = self._settings.current
        reading = settings.reading_language or settings.language or SOURCE_LANGUAGE
        language = message_language(
            channel, reading, packs.pack.languages, packs.words, SOURCE_LANGUAGE
        )
        request = DraftRequest(
            stage=stage,
            channel=channel,
            language=language,
            reading=reading,
            own_words=_own_words(case),
            reference=self._reference(case, channel, rung),
            reply_by=answer_day(view.assessment),
            sender_name=settings.your_name,
            choice=choice or _first_choice(book, stage),
            claimed=claimed,
        )
        draft = draft_for(case, book, request, packs.words, self._clock())
        fresh = NextMessage(stage, channel, rung, language, draft.subject, draft.body)
        return self._as_kept(case, fresh)

    def keep(self, case: Case, message: NextMessage, subject: str, body: str) -> None:
        """Keep what a person wrote, for this stage and recipient alone."""
        kept = _Kept(subject, body, message.body if not message.edited else "")
        known = self._kept(case, message)
        if known is not None and message.edited:
            kept = msgspec.structs.replace(kept, rendered=known.rendered)
        self._drafts.save(
            case.id, message.stage, _recipient(message), msgspec.json.encode(kept), self._clock()
        )

    def write_anew(self, case: Case, message: NextMessage) -> None:
        """Drop the person's wording, asked for by them, so that the program's comes back."""
        self._drafts.delete(case.id, message.stage, _recipient(message))

    def reference(self, case: Case, message: NextMessage) -> str:
        """What the addressee of a message calls the matter; empty where nobody said."""
        return self._reference(case, message.channel, message.rung)

    def _as_kept(self, case: Case, fresh: NextMessage) -> NextMessage:
        kept = self._kept(case, fresh)
        if kept is None:
            return fresh
        return NextMessage(
            fresh.stage,
            fresh.channel,
            fresh.rung,
            fresh.language,
            kept.subject,
            kept.body,
            edited=True,
            outdated=bool(kept.rendered) and kept.rendered != fresh.body,
        )

    def _kept(self, case: Case, message: NextMessage) -> _Kept | None:
        data = self._drafts.load(case.id, message.stage, _recipient(message))
        if data is None:
            return None
        try:
            return msgspec.json.decode(data, type=_Kept)
        except msgspec.DecodeError:
            # A draft in the wizard's own form, written before the case was sent.
            return None

    def _channel(self, case: Case, book: Book, rung: Rung | None) -> Channel | None:
        if rung is not None:
            known = (book.channels.get(each) for each in rung.channels)
            return next((channel for channel in known if channel and not channel.dead), None)
        for event in reversed(case.events):
            if event.kind in ("sent", "escalated", "chat") and not event.undone and event.channel:
                return book.channels.get(event.channel)
        return None

    def _reference(self, case: Case, channel: Channel, rung: Rung | None) -> str:
        party = channel.party if rung is None else rung.body or rung.party
        found = self._cases.references(case.id)
        numbers = found.get(party) or found.get(channel.party) or ()
        return numbers[-1] if numbers else ""


def _recipient(message: NextMessage) -> str:
    rung = message.rung
    if rung is not None and rung.body is not None:
        return rung.body
    return message.channel.party


def _first_choice(book: Book, stage: Stage) -> str | None:
    """The form of a message that comes in several, while none is picked."""
    known = (each for each in book.pack.stages if each.id == stage)
    return next((each.choices[0] for each in known if each.choices), None)


def _own_words(case: Case) -> str:
    words = case.facts.get("own_words")
    return words if isinstance(words, str) else ""
