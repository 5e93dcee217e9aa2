"""Where a fact of the pack comes from, when it was read, and how far it can be trusted."""

from __future__ import annotations

from datetime import date
from typing import Literal

from msgspec import Struct

Confidence = Literal["official", "official-copy", "third-party", "unconfirmed"]
How = Literal["live", "stored-copy"]


class Source(Struct, frozen=True, omit_defaults=True, forbid_unknown_fields=True):
    """One place where a fact was read.

    `url` only on the publisher's own public host; a text read elsewhere says
    ``read_in: copy``. `dated` is the date the page itself shows, as it shows it.
    """

    publisher: str
    title: str
    url: str | None = None
    read_in: Literal["copy", "guide"] | None = None
    dated: str | None = None


class Checked(Struct, frozen=True, forbid_unknown_fields=True):
    """When a record was last compared with its source, and how."""

    on: date
    how: How


class Sourced(Struct, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True):
    """What every record that states a fact about the world carries.

    `guide` names the lines of the five source guides (E1 ... M6) that this record carries.
    """

    sources: tuple[Source, ...]
    checked: Checked
    confidence: Confidence
    guide: tuple[str, ...] = ()
