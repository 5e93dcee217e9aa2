"""What a message is to be: for whom, in which language, how, with which edits."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Literal

from msgspec import Struct, field

from makegood.domain.marketplace import Channel, Stage

NextStepNamed = Literal["platform", "provider", "body"]


class Edit(Struct, frozen=True):
    """A block as the user wrote it, and the rendering that they changed."""

    text: str
    rendered: str


class DraftRequest(Struct, frozen=True, kw_only=True):
    """Everything that shapes a message besides the case itself.

    `channel` is where it goes, `language` what the other side reads, `reading` the user's own
    language. `edits` are by block id. `own_words` is carried over unchanged and never
    translated. `reference` is the addressee's own. `claimed` is the sum asked for, in the
    currency of the order. `latest_reply_by` is the last day that leaves time for the user's next
    window. `next_step` only if the user ticked that they will take it.
    `attached` counts the files that go along; None where nobody asks for proof.

    `choice` is the form of the message where it has several (accept, counter, decline). The
    rest is worked out by `services.drafts.draft_for`, whatever stands there: `open` whether the
    message may make its legal claim (None: `wanted` facts would settle it), `grounds` what the
    claim rests on, `leaves_out` the parts and paragraphs that such a message does without,
    `granted_until` the last day that the message grants the other side, `order_numbers` how order
    numbers look where it was bought, as patterns, `parties` the names under which the log has the
    addressee, besides the kind of party that answers the channel.
    """

    stage: Stage
    channel: Channel | None = None
    language: str = "en"
    reading: str = "en"
    tone: str = "firm"
    edits: Mapping[str, Edit] = field(default_factory=dict)
    own_words: str = ""
    reference: str = ""
    reply_by: date | None = None
    latest_reply_by: date | None = None
    claimed: Decimal | None = None
    sender_name: str = ""
    sender_address: str = ""
    sender_mail: str = ""
    sender_phone: str = ""
    next_step: NextStepNamed | None = None
    attached: int | None = None
    choice: str | None = None
    open: bool | None = True
    wanted: tuple[str, ...] = ()
    grounds: frozenset[str] = frozenset()
    leaves_out: frozenset[str] = frozenset()
    granted_until: date | None = None
    order_numbers: tuple[str, ...] = ()
    parties: frozenset[str] = frozenset()
