"""The message that a session comes to: its language, its day for an answer, its words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from makegood.domain.when import When
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
)
from makegood.services.sending import addressee

if TYPE_CHECKING:
    from datetime import date

    from makegood.domain.assessment import Assessment
    from makegood.domain.marketplace import Channel
    from makegood.drafting.draft import Draft
    from makegood.flow.session import Session
    from makegood.services.packs import PackService
    from makegood.services.settings import SettingsService
    from makegood.services.wizard import WizardService
    from makegood.storage.evidence import EvidenceStore


class WizardMessages:
    """The messages of the wizard. What a session describes, `wizard` tells."""

    def __init__(
        self,
        wizard: WizardService,
        packs: PackService,
        settings: SettingsService,
        evidence: EvidenceStore | None,
    ) -> None:
        self._wizard = wizard
        self._packs = packs
        self._settings = settings
        self._evidence = evidence
        self._seen: tuple[Session, Assessment] | None = None

    def draft_key(self, session: Session, channel: Channel) -> str:
        """The name of the draft: one for each stage and recipient."""
        book = self._wizard.book(self._wizard.case(session))
        recipient = addressee(book, channel, self._wizard.rung(session, channel))
        return f"{self._wizard.stage(session, channel)}:{recipient}"

    def language_for(self, session: Session, channel: Channel) -> str:
        """The language of the message: the one chosen, else what the channel reads."""
        return session.answers.language or message_language(
            channel,
            self._wizard.reading_language,
            self._packs.pack.languages,
            self._packs.words,
        )

    def languages_for(self, channel: Channel) -> tuple[str, ...]:
        """The languages a message through a channel can be in: those it reads, and the user's."""
        return languages_on_offer(
            channel,
            self._wizard.reading_language,
            self._packs.pack.languages,
            self._packs.words,
        )

    @property
    def usual_tone(self) -> str:
        """The tone of a message while none is chosen."""
        return USUAL_TONE

    def sender(self, session: Session) -> str:
        """The name under the message: the one typed, else the one used the last time."""
        typed = self._wizard.engine.reached(session).answers.facts.get("sender_name")
        return self._settings.current.your_name if typed is None else typed.text

    def draft(self, session: Session) -> Draft | None:
        """The message as it stands, or None while no way is chosen."""
        channel = self._wizard.channel(session)
        if channel is None:
            return None
        case = self._wizard.case(session)
        return draft_for(
            case,
            self._wizard.book(case),
            self._request(session, channel),
            self._packs.words,
            self._wizard.now,
        )

    def _request(self, session: Session, channel: Channel) -> DraftRequest:
        answers = self._wizard.engine.reached(session).answers
        edits = answers.edits.get(self.draft_key(session, channel), {})
        own_words = answers.facts.get("own_words")
        outlook = self._wizard.outlook(session)
        self._seen = (session, outlook)
        return DraftRequest(
            stage=self._wizard.stage(session, channel),
            channel=channel,
            language=self.language_for(session, channel),
            reading=self._wizard.reading_language,
            tone=answers.tone or USUAL_TONE,
            edits={key: Edit(edit.text, edit.rendered) for key, edit in edits.items()},
            own_words="" if own_words is None else own_words.text,
            reply_by=self._reply_by(session, outlook),
            latest_reply_by=latest_answer_day(outlook),
            sender_name=self.sender(session),
            attached=self._attached(session),
            choice=session.answers.choice,
            **self._settings.current.sender_parts(session.answers.sender_parts),
            next_step=self._next_step(session, outlook) if answers.next_step else None,
        )

    def _attached(self, session: Session) -> int | None:
        """How many files go along; None where the guide data name no proof for the problem."""
        known = self._wizard.engine.reached(session)
        if known.entry is None or self._evidence is None:
            return None
        counts = self._wizard.engine.guide.field(known.entry, known.answers.variant, "evidence")
        return sum(file.goes for file in session.answers.files) if counts else None

    def reply_by(self, session: Session) -> date | None:
        """The day asked for an answer: the user's own, else one that leaves time to act."""
        return self._reply_by(session, self._outlook(session))

    def _reply_by(self, session: Session, outlook: Assessment) -> date | None:
        typed = self._wizard.engine.reached(session).answers.facts.get("reply_by")
        value = None if typed is None else typed.understood
        if isinstance(value, When):
            return value.latest
        channel = self._wizard.channel(session)
        if channel is None:
            return answer_day(outlook, None)
        case = self._wizard.case(session)
        book = self._wizard.book(case)
        return answer_day(outlook, expected_answer(channel, case, book, self._wizard.now))

    def next_step_named(self, session: Session) -> NextStepNamed | None:
        """Whom the next step addresses, if it can be taken once the day for the answer is over."""
        return self._next_step(session, self._outlook(session))

    def _outlook(self, session: Session) -> Assessment:
        """The dates if it were sent: those of the message where it was written just now."""
        if self._seen is not None and self._seen[0] is session:
            return self._seen[1]
        return self._wizard.outlook(session)

    def _next_step(self, session: Session, found: Assessment) -> NextStepNamed | None:
        channel = self._wizard.channel(session)
        if channel is None:
            return None
        case = self._wizard.case(session)
        day = self._reply_by(session, found)
        return step_to_name(found, case, self._wizard.book(case), channel, day)
