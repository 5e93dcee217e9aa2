"""What a person has answered so far: one immutable value, kept even where it no longer counts."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Literal

from msgspec import Struct, field

from makegood.domain.marketplace import Role
from makegood.domain.when import When

if TYPE_CHECKING:
    from makegood.domain.conditions import FactValue

Sent = Literal["sent", "later"]
TypedKind = Literal["text", "date", "amount", "yes_no"]


class Typed(Struct, frozen=True, omit_defaults=True):
    """One fact as it was typed and as it was understood.

    `text` is what stands in the field. `value` is the stored form: text, ISO day, decimal, or
    ``yes``/``no``; empty means not understood, and then the fact counts as unknown. `until` is
    the last day of a date that is only roughly known.
    """

    text: str
    kind: TypedKind = "text"
    value: str = ""
    until: str = ""

    @property
    def understood(self) -> FactValue | None:
        """The value as conditions and rules see it, or None."""
        if not self.value:
            return None
        if self.kind == "date":
            return When(
                date.fromisoformat(self.value),
                date.fromisoformat(self.until) if self.until else None,
            )
        if self.kind == "amount":
            return Decimal(self.value)
        if self.kind == "yes_no":
            return self.value == "yes"
        return self.value


class OtherOrder(Struct, frozen=True, omit_defaults=True):
    """A further order of the same problem, with its own facts; `item` is its first item."""

    facts: dict[str, Typed] = field(default_factory=dict)


class BlockEdit(Struct, frozen=True):
    """A paragraph of the message as the person wrote it, and what stood there before."""

    text: str
    rendered: str


def edited_again(before: BlockEdit | None, text: str, rendered: str) -> BlockEdit:
    """The edit that a further key makes of a paragraph, for which the data now write `rendered`.

    What it was changed from stays as it was: a fact that has changed since must go on being told
    until the paragraph shows it.
    """
    if before is None or before.text == before.rendered or text == rendered:
        return BlockEdit(text, rendered)
    return BlockEdit(text, before.rendered)


class ProofFile(Struct, frozen=True, omit_defaults=True):
    """A file the person chose as proof, copied in before there is a case.

    `sha256` names the copy, `name` is what the file was called, `size` counts bytes. `goes`:
    it goes along with the message.
    """

    sha256: str
    name: str
    size: int
    goes: bool = True


FailureReason = Literal["dead", "bot", "no_answer", "refused"]


class Failure(Struct, frozen=True, omit_defaults=True):
    """A way that did not work: since which day (ISO), and why, where it was said.

    `refusal`: whoever answers there said no, and the log of the case is to say so.
    """

    on: str
    reason: FailureReason | None = None
    refusal: bool = False


class Answers(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Everything answered. Nothing here is ever removed by going back or choosing otherwise.

    `passed` are the warning pages that were read, `tried` the self-help answers that did not
    help, `failed` the ways to reach them that did not work and `failures` why. `stage` and
    `choice` are the kind of message picked and its form; `sender_parts` the own details that go
    in: ``address``, ``mail``, ``phone``. `edits` are by draft (stage and recipient) and block.
    `files` are proof for the case to come. `sent_at` and `follow_up` are as stored: RFC 3339
    and ISO day. `page_dates` are days seen on the order page, by rule. `own_words` of the
    message stand in `facts`.
    """

    marketplace: str | None = None
    marketplace_name: str = ""
    site: str | None = None
    role: Role = "buyer"
    country: str | None = None
    words: str = ""
    topic: str | None = None
    issue: str | None = None
    variant: str | None = None
    passed: tuple[str, ...] = ()
    tried: tuple[str, ...] = ()
    solved: bool = False
    in_hands: bool | None = None
    promised_until: Typed | None = None
    remedy: str | None = None
    facts: dict[str, Typed] = field(default_factory=dict)
    orders: tuple[OtherOrder, ...] = ()
    page_dates: dict[str, Typed] = field(default_factory=dict)
    details: tuple[str, ...] = ()
    channel: str | None = None
    failed: tuple[str, ...] = ()
    failures: dict[str, Failure] = field(default_factory=dict)
    ticked: dict[str, tuple[int, ...]] = field(default_factory=dict)
    language: str | None = None
    tone: str | None = None
    edits: dict[str, dict[str, BlockEdit]] = field(default_factory=dict)
    next_step: bool = False
    stage: str | None = None
    choice: str | None = None
    sender_parts: tuple[str, ...] = ()
    files: tuple[ProofFile, ...] = ()
    sent: Sent | None = None
    sent_at: str = ""
    reference: str = ""
    follow_up: str = ""
    follow_up_why: str = ""
