"""The next message of a case that is under way, kept as a draft until it is sent.

`MessageService.next_message(view, rung, *, channel=None, stage=None, choice=None)` writes it, and
`MessageService.stages(view, channel)` lists the kinds of messages that a person can pick for
whoever answers a channel: a tuple of `services.stages.StageOffer` (`id`, `title`, `what` it does
and starts, `legal`, `available`, `missing` facts, `opens`, `done`, `button_first`, `first`,
`choices`). The wizard asks `services.stages.offered_stages(case, book, channel, now)` directly.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from makegood.domain.case import SentMessage
from makegood.domain.when import moment
from makegood.drafting.request import DraftRequest, Edit, NextStepNamed
from makegood.services.answer_days import (
    answer_day,
    expected_answer,
    latest_answer_day,
    step_to_name,
)
from makegood.services.drafts import (
    USUAL_TONE,
    draft_for,
    languages_on_offer,
    message_language,
    stage_for,
)
from makegood.services.kept_drafts import KeptDraft, KeptDrafts
from makegood.services.sending import addressee, outlook, reference_of, sent_event, target_of
from makegood.services.stages import StageOffer, offered_stages

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import date, datetime
    from decimal import Decimal

    from makegood.domain.assessment import Assessment
    from makegood.domain.book import Book
    from makegood.domain.case import Case, Event
    from makegood.domain.marketplace import Channel, Rung, Stage
    from makegood.drafting.draft import Draft
    from makegood.services.cases import CaseService, CaseView, GuideData
    from makegood.services.settings import SettingsService
    from makegood.storage.drafts import DraftStore

SENDER_PARTS: Final = ("mail", "phone", "address")
"""The own details that go into a message only where they are ticked."""
_TICKED: Final = "sender_parts"


@dataclass(frozen=True, slots=True)
class NextMessage:
    """A message ready to be looked at: the draft in both columns, and what it was made from.

    `recipient` is whose draft it is: the body that the step names or the way leads to, else the
    kind of party. `kept` is what the person chose and wrote, `tone`, `reply_by` and `sender_parts`
    what holds after that. `next_step` is whom the next step would address, if it may be named at
    all; `languages` are those the message can be in.
    """

    stage: Stage
    channel: Channel
    rung: Rung | None
    recipient: str
    draft: Draft
    kept: KeptDraft
    tone: str
    reply_by: date | None
    sender_parts: tuple[str, ...]
    next_step: NextStepNamed | None
    languages: tuple[str, ...]

    @property
    def language(self) -> str:
        """The language it is written in."""
        return self.draft.language

    @property
    def subject(self) -> str:
        """The subject as it leaves."""
        return self.draft.subject

    @property
    def body(self) -> str:
        """The text as it leaves."""
        return self.draft.body

    @property
    def edited(self) -> bool:
        """Whether any of it is the person's own wording."""
        return self.draft.edited

    @property
    def outdated(self) -> bool:
        """Whether the case has changed, so that the program would now write something else."""
        return any(block.outdated for block in self.draft.parts)


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
        self._kept = KeptDrafts(drafts, clock)
        self._settings = settings
        self._clock = clock
        self._outlook: tuple[CaseView, str, Assessment] | None = None

    def stages(self, view: CaseView, channel: Channel) -> tuple[StageOffer, ...]:
        """The kinds of messages that can go to whoever answers `channel`."""
        now = self._clock()
        return offered_stages(view.case, view.book, channel, now, view.at(now))

    def writable(self, view: CaseView, rung: Rung | None) -> tuple[Writable, ...]:
        """Every kind of message of a case with the way it would go, each once, in the data's order.

        The way of the step comes before those written through already, and those before the
        others of the problem; one that is open now before one that is not.
        """
        found: dict[str, Writable] = {}
        asked: set[tuple[str, bool, bool, str | None]] = set()
        for channel in self._channels(view.case, view.book, rung):
            body = view.book.channel_bodies.get(channel.id)
            alike = (channel.party, channel.public, channel.in_writing, body)
            if alike in asked:
                continue
            asked.add(alike)
            for offer in self.stages(view, channel):
                before = found.get(offer.id)
                if before is None or (offer.available and not before.offer.available):
                    found[offer.id] = Writable(offer, channel)
        order = {stage.id: place for place, stage in enumerate(view.book.pack.stages)}
        return tuple(sorted(found.values(), key=lambda each: order[each.offer.id]))

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
            if channel is not None and not channel.dead and not channel.spoken:
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
        kept: KeptDraft | None = None,
        attached: int | None = None,
    ) -> NextMessage | None:
        """The message for a step, or without one a reminder to whoever was written to last.

        `channel`, `stage` and `choice` are what the person picked instead, `claimed` is the sum
        that they suggest, `attached` how many files go along. `kept` is the draft as it stands
        now; without it the one on disk counts. None where no way is known, or where it is one
        that takes no message.
        """
        channel = channel or self._channel(view.case, view.book, rung)
        if channel is None or channel.dead or channel.spoken:
            return None
        case, book, now = view.case, view.book, self._clock()
        stage = stage or stage_for(case, book, channel, rung)
        if kept is None:
            kept = self._kept.load(case.id, stage, addressee(book, channel, rung))
        packs, settings = self._guide, self._settings.current
        languages = packs.pack.languages
        language = kept.language or message_language(
            channel, self.reading_language, languages, packs.words
        )
        ahead = self._after(view, rung, channel, stage)
        expected = expected_answer(channel, case, book, now)
        reply_by = kept.reply_by or answer_day(ahead, expected)
        next_step = step_to_name(ahead, case, book, channel, reply_by)
        parts = self.ticked_parts if kept.sender_parts is None else kept.sender_parts
        request = DraftRequest(
            stage=stage,
            channel=channel,
            language=language,
            reading=self.reading_language,
            tone=kept.tone or USUAL_TONE,
            edits={name: Edit(edit.text, edit.rendered) for name, edit in kept.edits.items()},
            own_words=_own_words(case),
            reference=reference_of(self._cases.references(case.id), book, channel, rung),
            reply_by=reply_by,
            latest_reply_by=latest_answer_day(ahead),
            sender_name=settings.your_name,
            **settings.sender_parts(parts),
            next_step=next_step if kept.next_step else None,
            attached=attached if _counts_proof(case, book) else None,
            choice=choice,
            claimed=claimed,
        )
        return NextMessage(
            stage=stage,
            channel=channel,
            rung=rung,
            recipient=addressee(book, channel, rung),
            draft=draft_for(case, book, request, packs.words, now, view.at(now)),
            kept=kept,
            tone=request.tone,
            reply_by=reply_by,
            sender_parts=parts,
            next_step=next_step,
            languages=languages_on_offer(channel, self.reading_language, languages, packs.words),
        )

    @property
    def reading_language(self) -> str:
        """The language that the person reads."""
        return self._settings.reading_language

    @property
    def ticked_parts(self) -> tuple[str, ...]:
        """The own details that went into a message the last time."""
        stored = self._settings.remembered(_TICKED)
        names = stored.split() if isinstance(stored, str) else ()
        return tuple(part for part in SENDER_PARTS if part in names)

    def remember_parts(self, parts: tuple[str, ...]) -> None:
        """Offer the same own details ticked the next time."""
        self._settings.remember(_TICKED, " ".join(parts))

    def keep(self, case: Case, message: NextMessage, kept: KeptDraft) -> None:
        """Keep what a person wrote and chose, for this stage and recipient alone."""
        self._kept.save(case.id, message.stage, message.recipient, kept)

    def sent(
        self, view: CaseView, message: NextMessage, attachments: tuple[str, ...] = ()
    ) -> Event:
        """Write down that a message went out as it stands; only now anything begins to run."""
        rung, channel = message.rung, message.channel
        said = SentMessage(
            message.subject, message.body, message.language, target_of(channel), attachments
        )
        at = moment(self._clock())
        event = sent_event(view.case, view.book, channel, rung, message.stage, at, said)
        along = self._kept.sent(view.case.id, message.stage, message.recipient)
        return self._cases.log(view.case.id, event, along)

    def reference(self, case: Case, message: NextMessage) -> str:
        """What the addressee of a message calls the matter; empty where nobody said."""
        references = self._cases.references(case.id)
        book = self._cases.book(case)
        return reference_of(references, book, message.channel, message.rung)

    def _after(
        self, view: CaseView, rung: Rung | None, channel: Channel, stage: Stage
    ) -> Assessment:
        """The dates as they would be if the message went out now."""
        name = f"{'' if rung is None else rung.id}:{channel.id}:{stage}"
        # Every key typed asks anew; the dates hang on the case alone.
        if self._outlook is not None and self._outlook[0] is view and self._outlook[1] == name:
            return self._outlook[2]
        found = outlook(view.case, view.book, channel, rung, stage, self._clock())
        self._outlook = (view, name, found)
        return found

    def _channel(self, case: Case, book: Book, rung: Rung | None) -> Channel | None:
        if rung is not None:
            known = (book.channels.get(each) for each in rung.channels)
            return next((channel for channel in known if channel and not channel.dead), None)
        for event in reversed(case.events):
            if event.kind in ("sent", "escalated", "chat") and not event.undone and event.channel:
                return book.channels.get(event.channel)
        return None


def _counts_proof(case: Case, book: Book) -> bool:
    """Whether the guide data name proof for the problem."""
    return any(leaf.evidence for leaf in book.leaves(case.issue, case.variant, case.role))


def _own_words(case: Case) -> str:
    words = case.facts.get("own_words")
    return words if isinstance(words, str) else ""
