"""What a person says has happened, written into the log of a case."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Literal

from msgspec import Struct

from makegood.domain.case import Outcome, SentMessage
from makegood.domain.marketplace import Rung
from makegood.domain.money import Money
from makegood.domain.when import When
from makegood.services.sending import OUTSIDE

if TYPE_CHECKING:
    from makegood.services.cases import CaseService

EntryKind = Literal[
    "wrote", "step", "answered", "promised", "refunded", "solved", "give_up", "reopen", "pause",
    "resume", "reminder", "failed", "delivered", "called", "note",
]  # fmt: skip
"""What a person can say; most kinds become one event of another name."""


class Entry(Struct, frozen=True, kw_only=True):
    """One thing that happened, as a person tells it. What is not said stays empty.

    `at` is when it happened, now if missing. `by` is the day promised, the end of a pause or the
    day of a reminder. `step` is the rung taken, for the kind `step`; `money` what came back;
    `in_hand` whether a solution has arrived. `reason` says why a way failed, as in
    `flow.answers.FailureReason`; with `refusal` that was `party` saying no, and counts as such.
    """

    kind: EntryKind
    at: When | None = None
    by: date | None = None
    party: str | None = None
    channel: str | None = None
    outcome: Outcome | None = None
    money: Money | None = None
    in_hand: bool = False
    reason: str = ""
    refusal: bool = False
    reference: str | None = None
    text: str = ""
    step: Rung | None = None


def write_entry(cases: CaseService, case_id: str, entry: Entry) -> None:
    """Write an entry into the log of a case.

    Raises `ValueError` when a kind lacks what it cannot be without (the sum of a refund, the day
    of a reminder, the rung of a step), and `StorageError`.
    """
    match entry.kind:
        case "wrote":
            cases.record(
                case_id, "sent", at=entry.at, party=entry.party, channel=entry.channel,
                reference=entry.reference, message=_message(entry.text),
            )  # fmt: skip
        case "step":
            _write_step(cases, case_id, entry)
        case "answered":
            until = When(entry.by) if entry.by is not None and entry.outcome == "promise" else None
            cases.record(
                case_id, "received", at=entry.at, party=entry.party, outcome=entry.outcome,
                until=until, reference=entry.reference, text=entry.text,
            )  # fmt: skip
        case "promised":
            by, who = entry.by, entry.party
            cases.promised(case_id, by, at=entry.at, party=who, text=entry.text)
        case "refunded":
            if entry.money is None:
                raise ValueError("a refund needs its sum")
            cases.refunded(case_id, entry.money.amount, entry.money.currency, at=entry.at)
        case "solved":
            cases.solved(case_id, in_hand=entry.in_hand, by=entry.by, at=entry.at)
        case "give_up":
            cases.give_up(case_id, entry.text)
        case "reopen":
            cases.reopen(case_id)
        case "pause":
            cases.pause(case_id, entry.by)
        case "resume":
            cases.resume(case_id)
        case "reminder":
            if entry.by is None:
                raise ValueError("a reminder needs its day")
            cases.set_follow_up(case_id, entry.by, entry.text)
        case "failed":
            cases.record(
                case_id, "channel_failed", at=entry.at, channel=entry.channel,
                reason=entry.reason, text=entry.text,
            )  # fmt: skip
            if entry.refusal:
                # An entry of its own: it is read, and taken out again, as what it is.
                cases.record(
                    case_id, "received", at=entry.at, party=entry.party, channel=entry.channel,
                    outcome="refused",
                )  # fmt: skip
        case "delivered":
            cases.record(case_id, "delivered", at=entry.at)
        case "called":
            cases.record(
                case_id, "call", at=entry.at, party=entry.party, reference=entry.reference,
                text=entry.text,
            )  # fmt: skip
        case "note":
            cases.record(case_id, "note", text=entry.text)


def _write_step(cases: CaseService, case_id: str, entry: Entry) -> None:
    """A step outside the marketplace counts from its own entry, by its body's name."""
    step = entry.step
    if step is None:
        raise ValueError("a step needs its rung")
    outside = step.party in OUTSIDE
    cases.record(
        case_id,
        "escalated" if outside else "sent",
        at=entry.at,
        party=step.body if outside and step.body is not None else step.party,
        stage=step.stage,
        rung=step.id,
        reference=entry.reference,
        message=None if outside else _message(entry.text),
        text=entry.text if outside else "",
    )


def _message(text: str) -> SentMessage | None:
    return SentMessage("", text, "") if text else None
