"""What the wizard's pages ask for: the questions of a session, its dates, its message, its case."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Protocol

from msgspec.structs import replace

from makegood.domain.assess import assess
from makegood.domain.book import book_for
from makegood.domain.case import Event, SentMessage
from makegood.domain.ranking import rank_channels
from makegood.domain.when import When, moment
from makegood.drafting.request import DraftRequest, Edit
from makegood.flow.answers import BlockEdit
from makegood.flow.engine import GENERIC, Engine
from makegood.flow.session import Session, UnreadableSessionError, from_bytes, to_bytes
from makegood.flow.to_case import case_of
from makegood.services.cases import new_id
from makegood.services.drafts import draft_for, message_language, rung_for, stage_for
from makegood.services.sessions import Glimpse
from makegood.text.locale import SOURCE_LANGUAGE

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date, datetime

    from makegood.domain.assessment import Assessment
    from makegood.domain.book import Book
    from makegood.domain.case import Case, EventKind
    from makegood.domain.catalogue import Pack, Remedy
    from makegood.domain.marketplace import Channel, FactAsk, Marketplace, Rung, Stage
    from makegood.domain.ranking import RankedChannel
    from makegood.drafting.draft import Draft
    from makegood.flow.reach import Reached
    from makegood.narrowing import Narrowed, NarrowingIndex
    from makegood.services.settings import Settings
    from makegood.storage.sessions import StoredSession
    from makegood.text.catalog import Catalog

_OUTSIDE: Final = frozenset({"provider", "body"})
_SPOKEN: Final = frozenset({"phone", "callback"})
_MATCHES: Final = 3
_FIRST_TONE: Final = "firm"


class GuideData(Protocol):
    """The guide data in use, with what narrowing learnt from them."""

    @property
    def pack(self) -> Pack:
        """Everything but the words."""

    @property
    def digest(self) -> str:
        """The checksum that names exactly these data."""

    def words(self, language: str) -> Catalog:
        """The words of a language."""

    def narrowing(self) -> NarrowingIndex:
        """The index of people's own words."""


class SessionKeeper(Protocol):
    """Keeps unfinished complaints; a saved one is on the disk when the call returns."""

    def save(self, session_id: str, data: bytes) -> None:
        """Write a complaint whole."""

    def load(self, session_id: str) -> StoredSession | None:
        """One complaint."""

    def load_all(self) -> tuple[StoredSession, ...]:
        """Every unfinished complaint, the last touched first."""

    def delete(self, session_id: str) -> None:
        """Forget a complaint."""


class CaseKeeper(Protocol):
    """Keeps finished complaints as cases."""

    def create(self, case: Case) -> Case:
        """Keep a new case."""

    def recent_marketplaces(self) -> tuple[str, ...]:
        """The marketplaces of cases, the last used first."""


class SettingKeeper(Protocol):
    """What the user chose once for all complaints."""

    @property
    def current(self) -> Settings:
        """The settings in force."""

    def change(self, **values: str | int | bool | None) -> Settings:
        """Set some of them by name."""


class WizardServices(Protocol):
    """The part of the program's services that the wizard works with."""

    clock: Callable[[], datetime]
    language: str

    @property
    def packs(self) -> GuideData:
        """The guide data in use."""

    @property
    def sessions(self) -> SessionKeeper:
        """Unfinished complaints."""

    @property
    def cases(self) -> CaseKeeper:
        """Finished complaints."""

    @property
    def settings(self) -> SettingKeeper:
        """What the user chose."""


class WizardService:
    """The use cases of the wizard. Sessions go in and come out; nothing is kept in here."""

    def __init__(self, services: WizardServices) -> None:
        self._services = services
        self.engine = Engine(services.packs.pack)

    # Surroundings

    @property
    def pack(self) -> Pack:
        """The guide data."""
        return self._services.packs.pack

    @property
    def words(self) -> Catalog:
        """The words of the language the window speaks."""
        return self._services.packs.words(self._services.language)

    @property
    def now(self) -> datetime:
        """The present moment in the user's zone."""
        return self._services.clock()

    @property
    def settings(self) -> Settings:
        """What the user chose once."""
        return self._services.settings.current

    def remember_country(self, country: str) -> None:
        """Keep the user's country for the next complaint."""
        self._services.settings.change(country=country)

    def remember_name(self, name: str) -> None:
        """Keep the name under messages for the next complaint."""
        self._services.settings.change(your_name=name)

    # Sessions

    def new(self) -> Session:
        """A fresh session, with the country that was chosen before."""
        session = Session(id=new_id(), pack=self._services.packs.digest)
        country = self.settings.country
        return session.answer(country=country) if country else session

    def load(self, session_id: str) -> Session | None:
        """An unfinished complaint on the nearest page that the guide data in use allow.

        None where there is none of that id, or its bytes are no session.
        """
        stored = self._services.sessions.load(session_id)
        if stored is None:
            return None
        try:
            session = from_bytes(stored.data)
        except UnreadableSessionError:
            return None
        session = replace(session, pack=self._services.packs.digest)
        return self.engine.settled(session)

    def keep(self, session: Session) -> None:
        """Write the session down; it is on the disk on return. Raises `StorageError`."""
        self._services.sessions.save(session.id, to_bytes(session))

    def forget(self, session: Session) -> None:
        """Forget the unfinished complaint."""
        self._services.sessions.delete(session.id)

    # Where?

    def marketplaces(self) -> tuple[Marketplace, ...]:
        """The listed marketplaces, the last used first, then by name."""
        recent = self._services.cases.recent_marketplaces()
        listed = [market for market in self.pack.marketplaces if market.id != GENERIC]
        place = {name: at for at, name in enumerate(recent)}
        return tuple(
            sorted(listed, key=lambda m: (place.get(m.id, len(recent)), m.name.casefold()))
        )

    def usual_site(self, market: Marketplace, country: str | None) -> str | None:
        """The site on which people of a country usually shop; the only one where there is one."""
        if len(market.sites) == 1:
            return market.sites[0].id
        for site in market.sites:
            if country is not None and country in site.countries:
                return site.id
        return next((site.id for site in market.sites if not site.countries), None)

    # What went wrong?

    def narrow(self, session: Session, text: str) -> Narrowed:
        """The problems that a person's own words speak of, best first, only those known here."""
        from makegood.narrowing import Narrowed, rank

        known = self.engine.reached(session)
        found = rank(
            self._services.packs.narrowing(),
            text,
            marketplace=session.answers.marketplace,
            role=session.answers.role,
        )
        if known.market is None:
            return found
        here = self.engine.guide.issues(known.market, known.answers.role, None)
        matches = tuple(m for m in found.matches if m.issue in here and m.evidence)[:_MATCHES]
        return Narrowed(matches, found.sure, found.lang)

    # What you want, and your order

    def remedies(self, known: Reached) -> tuple[Remedy, ...]:
        """What can be asked for here."""
        if known.entry is None:
            return ()
        guide = self.engine.guide
        return guide.remedies(known.entry, known.answers.variant, known.facts)

    def asks(self, known: Reached) -> tuple[FactAsk, ...]:
        """The facts this case depends on, the needed ones first."""
        if known.entry is None:
            return ()
        return self.engine.guide.asks(known.entry, known.answers.variant, known.facts)

    def leaf_ids(self, known: Reached, name: str) -> tuple[str, ...]:
        """A list of ids the guide data have for the problem: answers, evidence, details, traps."""
        if known.entry is None:
            return ()
        return tuple(self.engine.guide.field(known.entry, known.answers.variant, name))

    # Dates

    def book(self, known: Reached) -> Book:
        """The guide data of the marketplace chosen."""
        return book_for(self.pack, known.answers.marketplace or GENERIC)

    def case(self, session: Session, case_id: str = "") -> Case:
        """The case as the session has it, with what was sent, if it says so."""
        known = self.engine.reached(session)
        case = case_of(known, case_id)
        return replace(case, events=tuple(self._events(session, known, case)))

    def assess(self, session: Session) -> Assessment:
        """What the case comes to now."""
        case = self.case(session)
        return assess(case, book_for(self.pack, case.marketplace), self.now)

    # Where to send it

    def channels(self, session: Session) -> tuple[RankedChannel, ...]:
        """The ways that serve this case, best first; only those the session can choose."""
        known = self.engine.reached(session)
        if known.market is None or known.entry is None:
            return ()
        before = session.answer(sent=None)
        case = self.case(before)
        guide, answers = self.engine.guide, known.answers
        offered = {
            channel.id
            for channel in guide.channels(
                known.market, known.entry, answers.variant, answers.role, known.facts
            )
        }
        languages = (self._services.language, self.settings.reading_language)
        ranked = rank_channels(
            case, self.book(known), self.now, languages=[each for each in languages if each]
        )
        return tuple(each for each in ranked if each.channel in offered)

    def channel(self, known: Reached) -> Channel | None:
        """The way chosen."""
        name = known.answers.channel
        return None if name is None else self.book(known).channels.get(name)

    def channel_key(self, known: Reached, channel: str) -> str:
        """Where the words of a way stand: under its body, or under the marketplace."""
        book = self.book(known)
        body = book.channel_bodies.get(channel)
        if body is not None:
            return f"bodies.{body}.channels.{channel}"
        return f"{book.marketplace_id}.channels.{channel}"

    # Your message

    def rung(self, session: Session, known: Reached) -> Rung | None:
        """The step of the ladder that the chosen way belongs to."""
        channel = self.channel(known)
        if channel is None:
            return None
        return rung_for(case_of(known, ""), self.book(known), channel)

    def stage(self, session: Session, known: Reached) -> Stage:
        """Which kind of message it is."""
        channel = self.channel(known)
        assert channel is not None
        return stage_for(case_of(known, ""), channel, self.rung(session, known))

    def draft_key(self, session: Session, known: Reached) -> str:
        """Names the draft that edits belong to: one for each stage, recipient and language."""
        channel = self.channel(known)
        party = "" if channel is None else channel.party
        return f"{self.stage(session, known)}:{party}:{self.language(known)}"

    def language(self, known: Reached) -> str:
        """The language the message is written in."""
        if known.answers.language is not None:
            return known.answers.language
        channel = self.channel(known)
        if channel is None:
            return SOURCE_LANGUAGE
        return message_language(
            channel, self.reading, self.pack.languages, self._words_of, SOURCE_LANGUAGE
        )

    @property
    def reading(self) -> str:
        """The language of the column for reading."""
        language = self.settings.reading_language or self._services.language
        return language if language in self.pack.languages else SOURCE_LANGUAGE

    def languages(self) -> tuple[str, ...]:
        """The languages in which messages can be written."""
        return tuple(
            each
            for each in self.pack.languages
            if self._words_of(each).has("templates.greeting.plain")
        )

    def draft(self, session: Session) -> Draft | None:
        """The message as the session has it; None while no way to send it is chosen."""
        known = self.engine.reached(session)
        channel = self.channel(known)
        if channel is None:
            return None
        answers = known.answers
        edits = answers.edits.get(self.draft_key(session, known), {})
        request = DraftRequest(
            stage=self.stage(session, known),
            channel=channel,
            language=self.language(known),
            reading=self.reading,
            tone=answers.tone or _FIRST_TONE,
            edits={block: Edit(edit.text, edit.rendered) for block, edit in edits.items()},
            own_words=_text_of(known, "own_words"),
            reference=_text_of(known, "complaint_reference"),
            reply_by=_day_of(known, "reply_by"),
            sender_name=_text_of(known, "sender_name") or self.settings.your_name,
        )
        return draft_for(
            case_of(known, ""), self.book(known), request, self._words_of, self.now.date()
        )

    def edited(self, session: Session, block: str, text: str, rendered: str) -> Session:
        """The session with one paragraph as the person wrote it; as suggested, it is no edit."""
        known = self.engine.reached(session)
        key = self.draft_key(session, known)
        edits = {name: dict(each) for name, each in session.answers.edits.items()}
        mine = edits.setdefault(key, {})
        if text == rendered:
            mine.pop(block, None)
        else:
            mine[block] = BlockEdit(text, rendered)
        return session.answer(edits=edits)

    # What happens next

    def save(self, session: Session) -> Case:
        """Keep the session as a case and forget it as an unfinished complaint.

        Raises `ValueError` while something is missing, `StorageError` when it cannot be kept.
        """
        if not self.engine.finished(session):
            raise ValueError("the session is not finished")
        kept = self._services.cases.create(self.case(session, new_id()))
        self._services.sessions.delete(session.id)
        return kept

    def _events(self, session: Session, known: Reached, case: Case) -> Sequence[Event]:
        now, answers = self.now, known.answers
        found: list[Event] = [
            Event(
                id=f"failed-{name}", kind="channel_failed", at=moment(now), recorded_at=now,
                channel=name,
            )
            for name in answers.failed
        ]  # fmt: skip
        if answers.solved and answers.in_hands is not None:
            found.append(self._solved(known))
        if answers.sent == "sent" and answers.sent_at:
            found.append(self._sent(session, known, case))
        if answers.sent is not None and answers.follow_up:
            found.append(
                Event(
                    id="follow-up", kind="follow_up_set", at=moment(now), recorded_at=now,
                    until=When(_iso(answers.follow_up)), text=answers.follow_up_why,
                )
            )  # fmt: skip
        return found

    def _solved(self, known: Reached) -> Event:
        now, answers = self.now, known.answers
        if answers.in_hands:
            return Event(
                id="solved", kind="closed", at=moment(now), recorded_at=now, reason="solved"
            )
        promised = answers.promised_until
        until = None if promised is None else promised.understood
        return Event(
            id="promised", kind="received", at=moment(now), recorded_at=now, outcome="promise",
            until=until if isinstance(until, When) else None,
        )  # fmt: skip

    def _sent(self, session: Session, known: Reached, case: Case) -> Event:
        channel = self.channel(known)
        assert channel is not None
        rung = rung_for(case, self.book(known), channel)
        party: str = channel.party
        kind: EventKind = "call" if channel.kind in _SPOKEN else "sent"
        if channel.party in _OUTSIDE:
            kind = "escalated"
            party = self.book(known).channel_bodies.get(channel.id, party)
        draft = self.draft(session)
        assert draft is not None
        return Event(
            id="sent",
            kind=kind,
            at=_sent_at(known.answers.sent_at, self.now),
            recorded_at=self.now,
            party=party,
            channel=channel.id,
            stage=self.stage(session, known),
            rung=None if rung is None else rung.id,
            reference=known.answers.reference or None,
            message=SentMessage(
                subject=draft.subject,
                body=draft.body,
                language=draft.language,
                target=_target(channel),
            ),
        )

    def _words_of(self, language: str) -> Catalog:
        return self._services.packs.words(language)


def glimpse(data: bytes) -> Glimpse:
    """What Today can say of an unfinished complaint. Raises `ValueError` for unreadable bytes."""
    session = from_bytes(data)
    answers = session.answers
    return Glimpse(
        marketplace=answers.marketplace,
        marketplace_name=answers.marketplace_name,
        issue=answers.issue,
        step=session.step,
        begun=answers.marketplace is not None or bool(answers.words.strip()),
    )


def _text_of(known: Reached, fact: str) -> str:
    typed = known.answers.facts.get(fact)
    return "" if typed is None else typed.text.strip()


def _day_of(known: Reached, fact: str) -> date | None:
    typed = known.answers.facts.get(fact)
    value = None if typed is None else typed.understood
    return value.day if isinstance(value, When) else None


def _iso(text: str) -> date:
    from datetime import date

    return date.fromisoformat(text)


def _sent_at(text: str, now: datetime) -> When:
    from datetime import datetime

    at = datetime.fromisoformat(text)
    if at.tzinfo is None:
        return When(at.date())
    return moment(at.astimezone(now.tzinfo))


def _target(channel: Channel) -> str:
    target = channel.target
    if target is None:
        return ""
    return target.url or target.mail or target.phone or ", ".join(target.address) or ""
