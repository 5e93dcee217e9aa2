"""What the wizard's pages ask for: the guide data for a session, the dates, the message, saving."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Final

from msgspec import Struct
from msgspec.structs import replace

from makegood.domain.assess import assess
from makegood.domain.case import Event, SentMessage
from makegood.domain.marketplace import Channel
from makegood.domain.ranking import RankedChannel, rank_channels
from makegood.domain.when import When
from makegood.flow.confirmation import Offer, offers, text_of
from makegood.flow.day_order import odd_order
from makegood.flow.engine import GENERIC, Engine
from makegood.flow.reading import FactReading, read_fact
from makegood.flow.session import Session, UnreadableSessionError, from_bytes, to_bytes
from makegood.flow.to_case import case_of
from makegood.services.drafts import rung_for, stage_for
from makegood.services.sending import outlook, sent_event
from makegood.services.sessions import Glimpse
from makegood.services.stages import StageOffer, offered_stages, stage_for_channel
from makegood.services.wizard_messages import WizardMessages
from makegood.services.wizard_saving import WizardSaving

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from makegood.domain.assessment import Assessment
    from makegood.domain.book import Book
    from makegood.domain.case import Case
    from makegood.domain.catalogue import FactDef, Pack
    from makegood.domain.marketplace import Rung, Stage
    from makegood.flow.answers import Failure
    from makegood.flow.dates import Order
    from makegood.narrowing import Narrowed
    from makegood.services.cases import CaseService
    from makegood.services.kept_drafts import KeptDrafts
    from makegood.services.packs import PackService
    from makegood.services.sessions import SessionService
    from makegood.services.settings import SettingsService
    from makegood.services.ways import WayMemory
    from makegood.services.wizard_saving import Saved
    from makegood.storage.evidence import EvidenceStore

_MONTH_FIRST: Final = "month_first"
"""The group of countries whose people write the month first in 3/4."""


class Way(Struct, frozen=True):
    """A way to reach somebody, as the page shows it: the channel and its place among the others."""

    channel: Channel
    rank: RankedChannel


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
        drafts: KeptDrafts | None = None,
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
        self._chosen: tuple[Session, Engine, Channel | None] | None = None
        self.messages = WizardMessages(self, packs, settings, evidence)
        self._saving = WizardSaving(self, sessions, cases, settings, evidence, memory, drafts)

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
        """Remember the country where none is set; the settings alone change where one lives."""
        if not self._settings.current.country:
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
        reading = read_fact(
            fact,
            text,
            self.today,
            order=self._order(session),
            numbers=() if market is None else market.order_numbers,
        )
        when = reading.typed.understood
        catalogue = self.engine.guide.facts
        # Days that only borrow how a fact is read, such as when a message was sent, follow none.
        if not isinstance(when, When) or catalogue.get(fact.id) is not fact:
            return reading
        odd = odd_order(fact, when, session.answers.facts, catalogue.values())
        return replace(reading, advice=odd or reading.advice)

    def read_confirmation(self, session: Session, data: bytes) -> tuple[Offer, ...]:
        """The facts that a pasted or dropped order confirmation holds."""
        market = self.engine.guide.marketplace(session.answers.marketplace)
        if market is None:
            return ()
        text = text_of(data)
        return offers(text, market, self.engine.guide, self.today, self._order(session))

    def _order(self, session: Session) -> Order:
        month_first = self._packs.pack.groups.get(_MONTH_FIRST, ())
        return "mdy" if session.answers.country in month_first else "dmy"

    # What it comes to

    def case(self, session: Session) -> Case:
        """The case as far as the session describes it; nothing is sent yet.

        Its log holds the ways that did not work, and the refusals among them, so that ranking
        and dates know of them.
        """
        known = self.engine.reached(session)
        case = case_of(known, session.id)
        events: list[Event] = []
        for name in known.answers.failed:
            why = known.answers.failures.get(name)
            events.append(self._failed_event(session, name, why))
            if why is not None and why.refusal:
                events.extend(self._refused_event(session, case, name, why))
        return replace(case, events=tuple(events)) if events else case

    def _refused_event(
        self, session: Session, case: Case, name: str, why: Failure
    ) -> Iterator[Event]:
        """The refusal of whoever answers a way, where the guide data know them."""
        book = self.book(case)
        channel = book.channels.get(name)
        if channel is not None:
            yield Event(
                id=f"{session.id}-refused-{name}",
                kind="received",
                at=When(date.fromisoformat(why.on)),
                party=book.channel_bodies.get(name, channel.party),
                channel=name,
                outcome="refused",
            )

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
            and clock.planned
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
        last = self._chosen
        # A page that is drawn asks a dozen times.
        if last is None or last[0] is not session or last[1] is not self.engine:
            last = self._chosen = (session, self.engine, self._channel(session))
        return last[2]

    def _channel(self, session: Session) -> Channel | None:
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
        return self._settings.reading_language

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
        return stage_for(case, book, channel, rung_for(case, book, channel))

    def stages(self, session: Session, channel: Channel) -> tuple[StageOffer, ...]:
        """The kinds of messages that can go through a way, as a picker offers them."""
        case = self.case(session)
        return offered_stages(case, self.book(case), channel, self._clock())

    # What happens next

    def outlook(self, session: Session, at: datetime | None = None) -> Assessment:
        """The dates as they would be if the message were sent at `at`, without it now."""
        channel = self.channel(session)
        if channel is None:
            return self.assessment(session)
        case = self.case(session)
        book = self.book(case)
        rung, stage = rung_for(case, book, channel), self.stage(session, channel)
        return outlook(case, book, channel, rung, stage, self._clock(), at)

    def sent_event(
        self, session: Session, channel: Channel, at: When, message: SentMessage | None
    ) -> Event:
        """The entry of the log that sending through a way writes."""
        rung, stage = self.rung(session, channel), self.stage(session, channel)
        case = self.case(session)
        return sent_event(case, self.book(case), channel, rung, stage, at, message)

    @property
    def tomorrow(self) -> date:
        """The day after today: when to think of a message that was not sent yet."""
        return self.today + timedelta(days=1)

    def save(self, session: Session) -> Saved:
        """Keep the case and forget the session.

        May be called again after a crash in between: the case has the session's id, and what
        is already in its log is not written twice. Raises `StorageError`.
        """
        return self._saving.save(session)


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
        marketplace_name=answers.marketplace_name if answers.marketplace == GENERIC else "",
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
