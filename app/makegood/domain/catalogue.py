"""What all marketplaces share: topics, facts, remedies, proof, bodies, paragraphs, countries."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct, field

from makegood.domain.conditions import Condition
from makegood.domain.guard import GuardList
from makegood.domain.marketplace import Channel, Marketplace, Notice, Role
from makegood.domain.provenance import Sourced
from makegood.domain.rules import Anchor, Holidays, Rule
from makegood.domain.stages import StageDef

FactKind = Literal[
    "text",
    "long_text",
    "number",
    "date",
    "amount",
    "currency",
    "choice",
    "yes_no",
    "country",
    "reference",
]


class Topic(Struct, frozen=True, forbid_unknown_fields=True):
    """A group of issues, shown as one tile. `icon` names a drawing of the interface."""

    id: str
    icon: str
    issues: tuple[str, ...]
    roles: tuple[Role, ...] = ("buyer",)


class FactDef(Struct, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True):
    """One thing a person can tell about the order.

    Words: ``facts.<id>.label``, ``.help``, ``.where`` (where to find it), and
    ``facts.<id>.choices.<choice>`` for each of `choices`. `private` facts never enter a public
    channel. `not_before` are days that come before this one, or are the same; another order is
    asked about, never refused.
    """

    id: str
    kind: FactKind
    choices: tuple[str, ...] = ()
    private: bool = False
    about: bool = False
    not_before: tuple[str, ...] = ()


class Remedy(Struct, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True):
    """What a person can ask for. Words: ``remedies.<id>.title`` and ``.help``."""

    id: str
    applies: Condition | None = None
    money: bool = False


class Proof(Struct, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True):
    """A kind of evidence. Words: ``evidence.<id>.title`` and ``.why``."""

    id: str
    kind: Literal["photo", "screenshot", "document", "text", "object"] = "screenshot"


class DoNow(Sourced, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True):
    """A page "Do this now" or a stop page, shown before everything else.

    `issues` and `words` (folded pieces of the user's own sentence, by language) call it up.
    `stop` pages end with a warning instead of steps. Words: ``do_now.<id>.title``, ``.steps``.
    """

    id: str
    issues: tuple[str, ...] = ()
    words: dict[str, tuple[str, ...]] = field(default_factory=dict)
    stop: bool = False


class Body(Sourced, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True):
    """Somebody outside the marketplace: consumer body, wallet, card scheme, bank, court.

    `applies` says who may use it. `country` is where it sits. Words: ``bodies.<id>.title``,
    ``.for_whom``, ``.cost``, ``.asks_for``, ``.how_long``, ``.first``, ``.notes``. `names` are
    what else people call it, in any language: never shown, found by the search of the guides.
    """

    id: str
    kind: Literal[
        "consumer_body",
        "ombudsman",
        "wallet",
        "card",
        "bank",
        "court",
        "authority",
        "dsa",
        "police",
    ]
    country: str | None = None
    names: tuple[str, ...] = ()
    applies: Condition | None = None
    hosts: tuple[str, ...] = ()
    channels: tuple[Channel, ...] = ()
    notices: tuple[Notice, ...] = ()
    phone_is_official: bool = False


class Paragraph(Struct, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True):
    """One paragraph of messages: whole sentences with slots, the same in every language.

    `part` orders a message. `applies` sees the facts of the case and ``stage``,
    ``channel_kind``, ``tone``, ``remedy``, ``issue``, ``variant``, ``details``, ``public``.
    The lowest `order` comes first inside its part; of paragraphs with the same `slot_group`
    only the first that applies is used. `optional` ones go first when a message must be short.
    `claims_right` ones need every condition to be known true. Words:
    ``templates/<lang>``, key = id.
    """

    id: str
    part: Literal[
        "subject",
        "greeting",
        "opening",
        "facts",
        "story",
        "details",
        "words",
        "history",
        "demand",
        "deadline",
        "proof",
        "next",
        "closing",
        "signature",
    ]
    applies: Condition | None = None
    order: int = 50
    group: str | None = None
    optional: bool = False
    claims_right: bool = False
    short_for: str | None = None


class Detail(Struct, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True):
    """A detail by choice: a tick whose sentence enters the message.

    Words: ``details.<id>``, a whole sentence: the tick and the sentence are the same record.
    """

    id: str


class Retired(Struct, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True):
    """Something that must not come back, or an id that now has another name (`now`)."""

    what: Literal["id", "host", "body", "phone", "mail", "url"]
    value: str
    now: str | None = None
    since: str | None = None
    why: str = ""


class Pack(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Everything the program knows, without the words. Built by `makegood.content`.

    `digest` is the checksum of the compiled pack; `countries` is the complete ISO 3166 list,
    `groups` named sets of countries such as ``eu_eea``, `country_names` what people call a
    country besides its name and code.
    """

    version: str
    schema: int
    languages: tuple[str, ...]
    topics: tuple[Topic, ...]
    facts: tuple[FactDef, ...]
    anchors: tuple[Anchor, ...]
    remedies: tuple[Remedy, ...]
    evidence: tuple[Proof, ...]
    details: tuple[Detail, ...]
    tones: tuple[str, ...]
    do_now: tuple[DoNow, ...]
    marketplaces: tuple[Marketplace, ...]
    bodies: tuple[Body, ...]
    rules: tuple[Rule, ...]
    paragraphs: tuple[Paragraph, ...]
    holidays: tuple[Holidays, ...]
    countries: tuple[str, ...]
    groups: dict[str, tuple[str, ...]]
    retired: tuple[Retired, ...]
    guard: tuple[GuardList, ...] = ()
    stages: tuple[StageDef, ...] = ()
    country_names: dict[str, tuple[str, ...]] = {}
    digest: str = ""
