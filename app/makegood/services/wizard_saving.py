"""What becomes of a session when the person is done: a case with its log."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from makegood.domain.case import SentMessage
from makegood.domain.when import When, moment
from makegood.services.enclosures import keep_with
from makegood.services.kept_drafts import draft_of
from makegood.services.sending import target_of

if TYPE_CHECKING:
    from makegood.domain.marketplace import Channel
    from makegood.flow.session import Session
    from makegood.services.cases import CaseService
    from makegood.services.kept_drafts import KeptDrafts
    from makegood.services.sessions import SessionService
    from makegood.services.settings import SettingsService
    from makegood.services.undo import Alongside
    from makegood.services.ways import WayMemory
    from makegood.services.wizard import WizardService
    from makegood.storage.evidence import EvidenceStore


class Saved(Struct, frozen=True):
    """What saving came to: the case, and when to look at it again."""

    case_id: str
    follow_up: date | None


class WizardSaving:
    """Turns a session of `wizard` into a case."""

    def __init__(
        self,
        wizard: WizardService,
        sessions: SessionService,
        cases: CaseService,
        settings: SettingsService,
        evidence: EvidenceStore | None,
        memory: WayMemory | None,
        drafts: KeptDrafts | None,
    ) -> None:
        self._wizard = wizard
        self._sessions = sessions
        self._cases = cases
        self._settings = settings
        self._evidence = evidence
        self._memory = memory
        self._drafts = drafts

    def save(self, session: Session) -> Saved:
        """Keep the case and forget the session.

        May be called again after a crash in between: the case has the session's id, and what
        is already in its log is not written twice. Raises `StorageError`.
        """
        case = self._wizard.case(session)
        if not self._cases.exists(session.id):
            self._cases.create(case)
        if self._memory is not None:
            for channel, steps in session.answers.ticked.items():
                self._memory.keep_ticked(session.id, channel, steps)
        if self._evidence is not None:
            keep_with(self._evidence, session.id, session.answers.files, self._wizard.now)
        events = self._cases.get(session.id).events
        logged = {event.kind for event in events if event.outcome != "refused"}
        answers = self._wizard.engine.reached(session).answers
        if answers.solved:
            if not logged & {"closed", "received"}:
                self._save_solved(session)
        elif answers.sent == "sent":
            if not logged & {"sent", "escalated"}:
                self._save_sent(session)
            if "follow_up_set" not in logged:
                self._save_reminder(session)
        elif "follow_up_set" not in logged:
            chosen = self._chosen_day(session)
            why = answers.follow_up_why if chosen is not None else ""
            self._cases.set_follow_up(session.id, chosen or self._wizard.tomorrow, why)
        self._keep_drafts(session)
        self._remember(session)
        self._sessions.delete(session.id)
        follow_up = self._cases.view(session.id).assessment.follow_up
        return Saved(session.id, None if follow_up is None else follow_up.day)

    def _keep_drafts(self, session: Session) -> None:
        """What was written and not sent goes on in the case, for its stage and recipient."""
        if self._drafts is None:
            return
        channel = self._wizard.channel(session)
        now = None if channel is None else self._wizard.messages.draft_key(session, channel)
        names = [*session.answers.edits, *([] if now is None else [now])]
        sent = now if session.answers.sent == "sent" else None
        self._drafts.take_over(session.id, session.answers, dict.fromkeys(names), sent)

    def _save_solved(self, session: Session) -> None:
        answers = self._wizard.engine.reached(session).answers
        promised = answers.promised_until.understood if answers.promised_until else None
        self._cases.solved(
            session.id,
            in_hand=answers.in_hands is True,
            by=promised.latest if isinstance(promised, When) else None,
        )

    def _save_sent(self, session: Session) -> None:
        channel = self._wizard.channel(session)
        draft = self._wizard.messages.draft(session)
        if channel is None or draft is None:
            return
        answers = self._wizard.engine.reached(session).answers
        message = SentMessage(
            subject=draft.subject,
            body=draft.body,
            language=draft.language,
            target=target_of(channel),
            attachments=tuple(each.sha256 for each in session.answers.files if each.goes),
        )
        event = self._wizard.sent_event(session, channel, self._sent_at(session), message)
        event = replace(event, reference=answers.reference.strip() or None)
        self._cases.log(session.id, event, self._draft_sent(session, channel))

    def _draft_sent(self, session: Session, channel: Channel) -> Alongside | None:
        """Lets what was written come back where a person takes back that they sent it."""
        if self._drafts is None:
            return None
        name = self._wizard.messages.draft_key(session, channel)
        stage, _, recipient = name.partition(":")
        kept = draft_of(session.answers, name)
        return self._drafts.sent(session.id, stage, recipient, kept)

    def _save_reminder(self, session: Session) -> None:
        chosen = self._chosen_day(session)
        if chosen is not None:
            why = self._wizard.engine.reached(session).answers.follow_up_why
            self._cases.record(session.id, "follow_up_set", until=When(chosen), reason=why)

    def _sent_at(self, session: Session) -> When:
        stored = session.answers.sent_at
        try:
            at = datetime.fromisoformat(stored)
        except ValueError:
            return moment(self._wizard.now)
        return moment(at) if at.tzinfo is not None else When(at.date())

    def _chosen_day(self, session: Session) -> date | None:
        chosen = self._wizard.engine.reached(session).answers.follow_up
        return date.fromisoformat(chosen) if chosen else None

    def _remember(self, session: Session) -> None:
        """Keep what the next message needs too: a country where none is set, and the name."""
        answers = session.answers
        if answers.country and not self._settings.current.country:
            self._settings.change(country=answers.country)
        name = answers.facts.get("sender_name")
        if name is not None and name.text.strip():
            self._settings.change(your_name=name.text.strip())
