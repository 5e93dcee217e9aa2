"""Which file of the pack holds what."""

from __future__ import annotations

from typing import Final

from msgspec import Struct

from makegood.domain.catalogue import (
    Body,
    Detail,
    DoNow,
    FactDef,
    Paragraph,
    Proof,
    Remedy,
    Retired,
    Topic,
)
from makegood.domain.guard import GuardList
from makegood.domain.marketplace import Marketplace
from makegood.domain.rules import Anchor, Holidays, Rule
from makegood.domain.stages import StageDef

MANIFEST: Final = "pack.yaml"

LISTS: Final[dict[str, dict[str, type[Struct] | None]]] = {
    "countries.yaml": {"countries": None},
    "issues.yaml": {"topics": Topic},
    "facts.yaml": {"facts": FactDef, "anchors": Anchor},
    "anchors.yaml": {"anchors": Anchor},
    "remedies.yaml": {"remedies": Remedy},
    "evidence.yaml": {"evidence": Proof},
    "details.yaml": {"details": Detail},
    "tones.yaml": {"tones": None},
    "do_now.yaml": {"do_now": DoNow},
    "retired.yaml": {"retired": Retired},
    "guard.yaml": {"guard": GuardList},
    "paragraphs.yaml": {"paragraphs": Paragraph},
    "stages.yaml": {"stages": StageDef},
    "calendars.yaml": {"calendars": Holidays},
}
"""Files that hold lists: the key of each list and what stands in it, None for plain ids."""

RULES: Final[dict[str, type[Struct] | None]] = {"rules": Rule}
"""The same for every file in `rules/`."""

WHOLE: Final[dict[str, type[Struct]]] = {"marketplaces": Marketplace, "bodies": Body}
"""Folders where each file is one record, named after its id."""

PACK_FIELDS: Final = {"calendars": "holidays"}
"""Lists whose name in `Pack` differs from their key."""

SHORTHAND_KEYS: Final = ("sources", "checked")
"""What the top of a file may say for all its records."""

REMARK_KEYS: Final = {"calendars.yaml": ("computed_with",)}
"""Keys that are there for people; nothing reads them."""

IGNORED: Final = frozenset({"LICENSE", "README.md", "demo"})
"""Names at the top of the folder that are not guide data."""

RESERVED_LOCALES: Final = frozenset({"templates", "countries"})
"""File names a language may not have: their keys come from elsewhere."""
