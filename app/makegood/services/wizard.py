"""What the wizard's pages ask for: the guide data for a session, the dates, the message, saving."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Final, Literal

from msgspec import Struct
from msgspec.structs import replace

from makegood.domain.assess import assess
from makegood.domain.case import Event, SentMessage
from makegood.domain.marketplace import Channel
from makegood.domain.ranking import RankedChannel, rank_channels
from makegood.domain.when import When, moment
from makegood.drafting.request import DraftRequest, Edit, NextStepNamed
from makegood.flow.confirmation import Offer, offers, text_of
from makegood.flow.engine import Engine
from makegood.flow.reading import FactReading, read_fact
from makegood.flow.session import Session, UnreadableSessionError, from_bytes, to_bytes
from makegood.flow.to_case import case_of
from makegood.services.answer_days import answer_day, latest_answer_day, open_by
from makegood.services.drafts import (
    draft_for,
    message_language,
    message_languages,
    rung_for,
    stage_for,
)
from makegood.services.enclosures import keep_with
from makegood.services.sessions import Glimpse
from makegood.services.stages import StageOffer, offered_stages, stage_for_channel

if TYPE_CHECKING:
    from collections.abc import Callable

    from makegood.domain.assessment import Assessment
    from makegood.domain.book import Book
    from makegood.domain.case import Case
    from makegood.domain.catalogue import FactDef, Pack
    from makegood.domain.marketplace import Rung, Stage
    from makegood.drafting.draft import Draft
    from makegood.flow.answers import Failure
    from makegood.flow.dates import Order
    from makegood.narrowing import Narrowed
    from makegood.services.cases import CaseService
    from makegood.services.packs import PackService
    from makegood.services.sessions import SessionService
    from makegood.services.settings import SettingsService
    from makegood.services.ways import WayMemory
    from makegood.storage.evidence import EvidenceStore

MONTH_FIRST: Final = frozenset({"US"})
"""Countries whose people write the month first in 3/4."""


_TONE: Final = "firm"


class Way(Struct, frozen=True):
    """A way to reach somebody, as the page shows it: the channel and its place among the others."""

    channel: Channel
    rank: RankedChannel


class Saved(Struct, frozen=True):
    """What saving came to: the case, and when to look at it again."""

    case_id: str
    follow_up: date | None


class WizardService:
    """The wizard's use cases. Sessions are values; this only looks up, computes and keeps."""

    def __init__(
        self,
        packs: PackService,
        sessions: SessionService,
        cases: CaseService,
        settings: SettingsService,
        clock: Callable[[], datetime],
        new_id: Callable[[], str],
        evidence: EvidenceStore | None = None,
        memory: WayMemory | None = None,
    ) -> None:
        self._packs = packs
        self._sessions = sessions
        self._cases = cases
        self._settings = settings
        self._clock = clock
        self._new_id = new_id
        self._evidence = evidence
        self._memory = memory
        self._engine = Engine(packs.pack)
        self._engine_for = packs.digest

    @property
    def engine(self) -> Engine:
        """The flow over the guide data in use; another one when they were read anew."""
        if self._engine_for != self._packs.digest:
            self._engine = Engine(self._packs.pack)
            self._engine_for = self._packs.digest
        return self._engine

    # Sessions

    def begin(self) -> Session:
        """A new session; the country is the one in the settings."""
        country = self._settings.current.country or None
        session = Session(id=self._new_id(), pack=self._packs.digest)
        return session.answer(country=country)

    def open(self, session_id: str) -> Session | None:
        """A kept session on the nearest page that still exists; None when there is none."""
        stored = self._sessions.load(session_id)
        if stored is None:
            return None
        try:
            session = from_bytes(stored.data)
        except UnreadableSessionError:
            return None
        return self.engine.settled(replace(session, pack=self._packs.digest))

    def keep(self, session: Session) -> None:
        """Write the session down; it is on the disk on return. Raises `StorageError`."""
        self._sessions.save(session.id, to_bytes(session))

    def discard(self, session: Session) -> None:
        """Forget the session."""
        self._sessions.delete(session.id)

    def recent_marketplaces(self) -> tuple[str, ...]:
        """Marketplaces of kept cases, the last used first."""
        return self._cases.recent_marketplaces()

    def set_country(self, country: str) -> None:
        """Remember the country for the next time."""
        self._settings.change(country=country)

    # Reading

    @property
    def today(self) -> date:
        """The day it is for the user."""
        return self._clock().date()

    @property
    def now(self) -> datetime:
        """The present moment, in the user's zone."""
        return self._clock()

    def narrow(self, session: Session) -> Narrowed:
        """The problems that the person's own words most likely mean."""
        from makegood.narrowing import rank

        answers = session.answers
        return rank(
            self._packs.narrowing(),
            answers.words,
            marketplace=answers.marketplace,
            role=answers.role,
        )

    def read(self, session: Session, fact: FactDef, text: str) -> FactReading:
        """A typed fact, understood as far as it can be."""
        market = self.engine.guide.marketplace(session.answers.marketplace)
        return read_fact(
            fact,
            text,
            self.today,
            order=self._order(session),
            numbers=() if market is None else market.order_numbers,
        )

    def read_confirmation(self, session: Session, data: bytes) -> tuple[Offer, ...]:
        """The facts that a pasted or dropped order confirmation holds."""
        market = self.engine.guide.marketplace(session.answers.marketplace)
        if market is None:
            return ()
        text = text_of(data)
        return offers(text, market, self.engine.guide, self.today, self._order(session))

    def _order(self, session: Session) -> Order:
        return "mdy" if session.answers.country in MONTH_FIRST else "dmy"

    # What it comes to

    def case(self, session: Session) -> Case:
        """The case as far as the session describes it; nothing is sent yet.

        Its log holds the ways that did not work, so that ranking and dates know of them.
        """
        known = self.engine.reached(session)
        case = case_of(known, session.id)
        failed = tuple(
            self._failed_event(session, name, known.answers.failures.get(name))
            for name in known.answers.failed
        )
        return replace(case, events=failed) if failed else case

    def _failed_event(self, session: Session, channel: str, why: Failure | None) -> Event:
        return Event(
            id=f"{session.id}-failed-{channel}",
            kind="channel_failed",
            at=When(self.today if why is None else date.fromisoformat(why.on)),
            channel=channel,
            reason="" if why is None else why.reason or "",
        )

    def book(self, case: Case) -> Book:
        """What the guide data say about the marketplace of a case."""
        return self._cases.book(case)

    def assessment(self, session: Session) -> Assessment:
        """Every date that can be worked out so far."""
        case = self.case(session)
        return assess(case, self.book(case), self._clock())

    def closing_soon(self, session: Session) -> bool:
        """Whether a window of the user's is about to close, so that filing comes first."""
        return any(
            clock.state == "closing" and clock.kind == "file_by" and clock.who == "user"
            and clock.applies == "yes"
            for clock in self.assessment(session).clocks
        )  # fmt: skip

    def ways(self, session: Session) -> tuple[Way, ...]:
        """The ways to reach them for this problem, best first."""
        known = self.engine.reached(session)
        if known.market is None or known.entry is None:
            return ()
        allowed = self.engine.guide.channels(
            known.market, known.entry, known.answers.variant, known.answers.role, known.facts
        )
        by_id = {channel.id: channel for channel in allowed}
        case = self.case(session)
        ranked = rank_channels(
            case,
            self.book(case),
            self._clock(),
            languages=(self.reading_language,),
            noted=self.way_notes(session),
        )
        found = [Way(by_id[rank.channel], rank) for rank in ranked if rank.channel in by_id]
        missing = [c for c in allowed if c.id not in {way.channel.id for way in found}]
        return (*found, *(_unranked(c) for c in missing))

    def way_notes(self, session: Session) -> dict[str, Failure]:
        """The user's own notes on the ways of the marketplace, by channel."""
        marketplace = session.answers.marketplace
        if self._memory is None or marketplace is None:
            return {}
        return self._memory.notes(marketplace)

    def note_way(self, session: Session, channel: str, *, keep: bool) -> None:
        """Keep a note on a way that did not work for the next complaint, or drop it."""
        marketplace = session.answers.marketplace
        if self._memory is None or marketplace is None:
            return
        if keep:
            why = session.answers.failures.get(channel)
            self._memory.keep_note(marketplace, channel, None if why is None else why.reason)
        else:
            self._memory.forget_note(marketplace, channel)

    def channel(self, session: Session) -> Channel | None:
        """The way chosen, if it still counts."""
        known = self.engine.reached(session)
        if known.answers.channel is None or known.market is None or known.entry is None:
            return None
        # Not by `ways`: every key typed into the message asks, and ranking takes its time.
        serving = self.engine.guide.channels(
            known.market, known.entry, known.answers.variant, known.answers.role, known.facts
        )
        return next((c for c in serving if c.id == known.answers.channel), None)

    # The message

    @property
    def reading_language(self) -> str:
        """The language the user reads."""
        current = self._settings.current
        return current.reading_language or current.language or "en"

    def rung(self, session: Session, channel: Channel) -> Rung | None:
        """The step that the chosen way belongs to."""
        case = self.case(session)
        return rung_for(case, self.book(case), channel)

    def stage(self, session: Session, channel: Channel) -> Stage:
        """Which kind of message goes through the chosen way: the one picked while it is open."""
        case = self.case(session)
        book = self.book(case)
        picked = next((s for s in book.pack.stages if s.id == session.answers.stage), None)
        if picked is not None:
            standing = stage_for_channel(picked, case, book, channel, self._clock())
            if standing.open is not False:
                return picked.id
        return stage_for(case, channel, rung_for(case, book, channel))

    def stages(self, session: Session, channel: Channel) -> tuple[StageOffer, ...]:
        """The kinds of messages that can go through a way, as a picker offers them."""
        case = self.case(session)
        return offered_stages(case, self.book(case), channel, self._clock())

    def draft_key(self, session: Session, channel: Channel) -> str:
        """The name of the draft: one for each stage and recipient."""
        body = self.book(self.case(session)).channel_bodies.get(channel.id)
        return f"{self.stage(session, channel)}:{body or channel.party}"

    def language_for(self, session: Session, channel: Channel) -> str:
        """The language of the message: the one chosen, else what the channel reads."""
        return session.answers.language or message_language(
            channel, self.reading_language, self._packs.pack.languages, self._packs.words, "en"
        )

    def languages_for(self, channel: Channel) -> tuple[str, ...]:
        """The languages a message through a channel can be in: those it reads, and the user's."""
        wanted = (*channel.languages, "en", self.reading_language)
        written = set(message_languages(self._packs.pack.languages, self._packs.words))
        return tuple(code for code in dict.fromkeys(wanted) if code in written)

    @property
    def usual_tone(self) -> str:
        """The tone of a message while none is chosen."""
        return _TONE

    def sender(self, session: Session) -> str:
        """The name under the message: the one typed, else the one used the last time."""
        typed = self.engine.reached(session).answers.facts.get("sender_name")
        return self._settings.current.your_name if typed is None else typed.text

    def draft(self, session: Session) -> Draft | None:
        """The message as it stands, or None while no way is chosen."""
        channel = self.channel(session)
        if channel is None:
            return None
        case = self.case(session)
        return draft_for(
            case,
            self.book(case),
            self._request(session, channel),
            self._packs.words,
            self.now,
        )

    def _request(self, session: Session, channel: Channel) -> DraftRequest:
        answers = self.engine.reached(session).answers
        edits = answers.edits.get(self.draft_key(session, channel), {})
        own_words = answers.facts.get("own_words")
        outlook = self.outlook(session)
        return DraftRequest(
            stage=self.stage(session, channel),
            channel=channel,
            language=self.language_for(session, channel),
            reading=self.reading_language,
            tone=answers.tone or _TONE,
            edits={key: Edit(edit.text, edit.rendered) for key, edit in edits.items()},
            own_words="" if own_words is None else own_words.text,
            reply_by=self._reply_by(session, outlook),
            latest_reply_by=latest_answer_day(outlook),
            sender_name=self.sender(session),
            attached=self._attached(session),
            choice=session.answers.choice or self._first_choice(session, channel),
            sender_address=self._own(session, "address"),
            sender_mail=self._own(session, "mail"),
            sender_phone=self._own(session, "phone"),
            next_step=self._next_step(session, outlook) if answers.next_step else None,
        )

    def _attached(self, session: Session) -> int | None:
        """How many files go along; None where the guide data name no proof for the problem."""
        known = self.engine.reached(session)
        if known.entry is None or self._evidence is None:
            return None
        counts = self.engine.guide.field(known.entry, known.answers.variant, "evidence")
        return sum(file.goes for file in session.answers.files) if counts else None

    def _first_choice(self, session: Session, channel: Channel) -> str | None:
        """The form of a message that comes in several, while none is picked."""
        stage = self.stage(session, channel)
        known = (each for each in self._packs.pack.stages if each.id == stage)
        return next((each.choices[0] for each in known if each.choices), None)

    def _own(self, session: Session, part: Literal["address", "mail", "phone"]) -> str:
        """A detail of the user's own, if they let it go in; the name has its own way."""
        if part not in session.answers.sender_parts:
            return ""
        current = self._settings.current
        own = {
            "address": current.your_address, "mail": current.your_mail, "phone": current.your_phone
        }  # fmt: skip
        return own[part]

    def reply_by(self, session: Session) -> date | None:
        """The day asked for an answer: the user's own, else one that leaves time to act."""
        return self._reply_by(session, self.outlook(session))

    def _reply_by(self, session: Session, outlook: Assessment) -> date | None:
        typed = self.engine.reached(session).answers.facts.get("reply_by")
        value = None if typed is None else typed.understood
        if isinstance(value, When):
            return value.latest
        return answer_day(outlook)

    def next_step_named(self, session: Session) -> NextStepNamed | None:
        """Whom the next step addresses, if it can be taken once the day for the answer is over."""
        return self._next_step(session, self.outlook(session))

    def _next_step(self, session: Session, found: Assessment) -> NextStepNamed | None:
        case = self.case(session)
        ladder = self.book(case).ladder(case.issue, case.variant, case.role)
        if found.next is None or ladder is None:
            return None
        if not open_by(found.next, self._reply_by(session, found)):
            return None
        rung = next((rung for rung in ladder.rungs if rung.id == found.next.rung), None)
        if rung is None or rung.party not in ("platform", "provider", "body"):
            return None
        return rung.party

    # What happens next

    def outlook(self, session: Session, at: datetime | None = None) -> Assessment:
        """The dates as they would be if the message were sent at `at`, without it now."""
        channel = self.channel(session)
        case = self.case(session)
        if channel is not None:
            event = self._sent_event(session, channel, moment(at or self._clock()), None)
            case = replace(case, events=(*case.events, event))
        return assess(case, self.book(case), self._clock())

    def _sent_event(
        self, session: Session, channel: Channel, at: When, message: SentMessage | None
    ) -> Event:
        rung = self.rung(session, channel)
        outside = channel.party in ("provider", "body")
        return Event(
            id=f"{session.id}-sent",
            kind="escalated" if outside else "sent",
            at=at,
            party=rung.body if outside and rung is not None and rung.body else channel.party,
            channel=channel.id,
            stage=self.stage(session, channel),
            rung=None if rung is None else rung.id,
            message=message,
        )

    def save(self, session: Session) -> Saved:
        """Keep the case and forget the session.

        May be called again after a crash in between: the case has the session's id, and what
        is already in its log is not written twice. Raises `StorageError`.
        """
        case = self.case(session)
        if not self._cases.exists(session.id):
            self._cases.create(case)
        if self._memory is not None:
            for channel, steps in session.answers.ticked.items():
                self._memory.keep_ticked(session.id, channel, steps)
        if self._evidence is not None:
            keep_with(self._evidence, session.id, session.answers.files, self._clock())
        logged = {event.kind for event in self._cases.get(session.id).events}
        answers = self.engine.reached(session).answers
        if answers.solved:
            if not logged & {"closed", "received"}:
                self._save_solved(session)
        elif answers.sent == "sent":
            if not logged & {"sent", "escalated"}:
                self._save_sent(session)
        elif "follow_up_set" not in logged:
            chosen = self._chosen_day(session)
            why = answers.follow_up_why if chosen is not None else ""
            self._cases.set_follow_up(session.id, chosen or self.tomorrow, why)
        self._remember(session)
        self._sessions.delete(session.id)
        follow_up = self._cases.view(session.id).assessment.follow_up
        return Saved(session.id, None if follow_up is None else follow_up.day)

    @property
    def tomorrow(self) -> date:
        """The day after today: when to think of a message that was not sent yet."""
        return self.today + timedelta(days=1)

    def _save_solved(self, session: Session) -> None:
        answers = self.engine.reached(session).answers
        promised = answers.promised_until.understood if answers.promised_until else None
        self._cases.solved(
            session.id,
            in_hand=answers.in_hands is True,
            by=promised.latest if isinstance(promised, When) else None,
        )

    def _save_sent(self, session: Session) -> None:
        channel = self.channel(session)
        draft = self.draft(session)
        if channel is None or draft is None:
            return
        answers = self.engine.reached(session).answers
        message = SentMessage(
            subject=draft.subject,
            body=draft.body,
            language=draft.language,
            target=target_of(channel),
            attachments=tuple(each.sha256 for each in session.answers.files if each.goes),
        )
        event = self._sent_event(session, channel, self._sent_at(session), message)
        self._cases.record(
            session.id,
            event.kind,
            at=event.at,
            party=event.party,
            channel=event.channel,
            stage=event.stage,
            rung=event.rung,
            reference=answers.reference.strip() or None,
            message=message,
        )
        chosen = self._chosen_day(session)
        if chosen is not None:
            self._cases.record(
                session.id, "follow_up_set", until=When(chosen), reason=answers.follow_up_why
            )

    def _sent_at(self, session: Session) -> When:
        stored = session.answers.sent_at
        try:
            at = datetime.fromisoformat(stored)
        except ValueError:
            return moment(self._clock())
        return moment(at) if at.tzinfo is not None else When(at.date())

    def _chosen_day(self, session: Session) -> date | None:
        chosen = self.engine.reached(session).answers.follow_up
        return date.fromisoformat(chosen) if chosen else None

    def _remember(self, session: Session) -> None:
        """Keep what the next message needs too: country and name."""
        answers = session.answers
        if answers.country and answers.country != self._settings.current.country:
            self._settings.change(country=answers.country)
        name = answers.facts.get("sender_name")
        if name is not None and name.text.strip():
            self._settings.change(your_name=name.text.strip())


def glimpse_of(data: bytes, pack: Pack | None = None) -> Glimpse:
    """What can be said of a kept session, its case among it where the guide data are given.

    Raises `ValueError` when it cannot be read.
    """
    session = from_bytes(data)
    answers = session.answers
    case = None
    if pack is not None and answers.marketplace is not None and answers.issue is not None:
        case = case_of(Engine(pack).reached(session), session.id)
    return Glimpse(
        marketplace=answers.marketplace,
        marketplace_name=answers.marketplace_name,
        issue=answers.issue,
        step=session.step,
        begun=answers.marketplace is not None or bool(answers.words.strip()),
        case=case,
    )


def _unranked(channel: Channel) -> Way:
    """A way that the ranking has no opinion on; it stands last."""
    rank = RankedChannel(
        channel=channel.id, for_next_step=False, reasons=(), cautions=(), opening=None
    )
    return Way(channel, rank)


def target_of(channel: Channel) -> str:
    """Where a channel leads, as one line: what the log keeps of the address."""
    target = channel.target
    if target is None:
        return ""
    single = target.url or target.mail or target.phone or target.handle
    return single or ", ".join(target.address)
