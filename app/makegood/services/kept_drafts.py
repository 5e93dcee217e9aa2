"""What a person made of a message, kept for its stage and recipient until it is sent."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

import msgspec
from msgspec import Struct, field

from makegood.domain.when import When
from makegood.drafting.draft import SUBJECT, WHOLE
from makegood.flow.answers import BlockEdit
from makegood.services.undo import Alongside

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import datetime

    from makegood.flow.answers import Answers
    from makegood.storage.drafts import DraftStore


THEIR_ADDRESS: Final = "their_address"
"""The name under which the answers keep where a letter goes; of the message alone, no fact."""


class KeptDraft(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """The choices of one message.

    `edits` are by block, as in the wizard: the subject and the paragraphs, each with what stood
    there before. None or empty means not chosen: the usual tone, the language that the channel
    reads, the day that leaves time, the own details (``address``, ``mail``, ``phone``) ticked
    the last time. `next_step`: the next step is named in it.
    `their_address` is where a letter goes, a line feed between its lines.
    """

    edits: dict[str, BlockEdit] = field(default_factory=dict)
    tone: str | None = None
    language: str | None = None
    reply_by: date | None = None
    sender_parts: tuple[str, ...] | None = None
    next_step: bool = False
    their_address: str = ""


class _OneText(Struct, frozen=True, forbid_unknown_fields=True):
    """The form of drafts kept before paragraphs had edits of their own: one text."""

    subject: str
    body: str
    rendered: str


class KeptDrafts:
    """Reads and writes them. Raises `StorageError` where writing fails."""

    def __init__(self, drafts: DraftStore, clock: Callable[[], datetime]) -> None:
        self._drafts = drafts
        self._clock = clock

    def load(self, case_id: str, stage: str, recipient: str) -> KeptDraft:
        """What is kept, in whichever form; nothing chosen where there is none to be read."""
        data = self._drafts.load(case_id, stage, recipient)
        return KeptDraft() if data is None else read_draft(data)

    def save(self, case_id: str, stage: str, recipient: str, kept: KeptDraft) -> None:
        """Keep it; a draft that says nothing any more is forgotten."""
        if kept == KeptDraft():
            self.forget(case_id, stage, recipient)
        else:
            data = msgspec.json.encode(kept)
            self._drafts.save(case_id, stage, recipient, data, self._clock())

    def take_over(
        self, case_id: str, answers: Answers, names: Iterable[str], sent: str | None = None
    ) -> None:
        """Keep what was written in the wizard for the case it became.

        `names` are stage and recipient with a colon between, as the wizard names its drafts;
        `sent` is the one that went out, which is over.
        """
        for name in names:
            if name != sent:
                stage, _, recipient = name.partition(":")
                self.save(case_id, stage, recipient, draft_of(answers, name))

    def sent(
        self, case_id: str, stage: str, recipient: str, kept: KeptDraft | None = None
    ) -> Alongside:
        """The draft is over once it is sent, and comes back where that is taken back.

        `kept` is the draft where it is kept elsewhere. What a person has written meanwhile for the
        same stage and recipient stays, whichever way it goes.
        """
        over = self.load(case_id, stage, recipient) if kept is None else kept

        def forget() -> None:
            if self.load(case_id, stage, recipient) == over:
                self.forget(case_id, stage, recipient)

        def bring_back() -> None:
            if self.load(case_id, stage, recipient) == KeptDraft():
                self.save(case_id, stage, recipient, over)

        return Alongside(forget, bring_back)

    def forget(self, case_id: str, stage: str, recipient: str) -> None:
        """Drop it."""
        self._drafts.delete(case_id, stage, recipient)


def draft_of(answers: Answers, name: str) -> KeptDraft:
    """A draft of the wizard, by its name: what was chosen there, and what was written."""
    typed = answers.facts.get("reply_by")
    day = None if typed is None else typed.understood
    return KeptDraft(
        edits=answers.edits.get(name, {}),
        tone=answers.tone,
        language=answers.language,
        reply_by=day.latest if isinstance(day, When) else None,
        sender_parts=answers.sender_parts or None,
        next_step=answers.next_step,
        their_address=their_address(answers),
    )


def their_address(answers: Answers) -> str:
    """Where the letter of a complaint goes; empty where nobody wrote it."""
    typed = answers.facts.get(THEIR_ADDRESS)
    return "" if typed is None else typed.text


def read_draft(data: bytes) -> KeptDraft:
    """A kept draft from its stored form. What cannot be read counts as nothing kept."""
    try:
        old = msgspec.json.decode(data, type=_OneText)
    except msgspec.MsgspecError:
        try:
            return msgspec.json.decode(data, type=KeptDraft)
        except msgspec.MsgspecError:
            return KeptDraft()
    # Of the subject nobody kept what stood there before: it is an edit where it differs.
    edits = {SUBJECT: BlockEdit(old.subject, "")}
    if old.body != old.rendered:
        edits[WHOLE] = BlockEdit(old.body, old.rendered)
    return KeptDraft(edits=edits)
