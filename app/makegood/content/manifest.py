"""`pack.yaml`: what the pack is, and the limits its check holds it to."""

from __future__ import annotations

from typing import Final, Literal

from msgspec import Struct, field

SCHEMA: Final = 1
"""The form of the guide data that this program reads."""

ShelfKind = Literal["contact", "marketplace", "payment", "law"]


class WordLimits(Struct, frozen=True, omit_defaults=True, forbid_unknown_fields=True):
    """How long texts may be, in words: a sentence, a line of help."""

    sentence: int
    help: int


class Manifest(Struct, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True):
    """The pack as a whole.

    `version` is a date and a count such as ``2026.11.1``: the highest wins. `schema` is the
    form of the data. `languages` are those with files of their own, the source language first.
    `groups` are named sets of countries, `country_names` what people call a country besides its
    name and code. `guide_lines` are the lines of the five source guides
    that must be carried by some record. `shelf_life` says after how many months a fact of a
    kind should be looked at again. `limits` bound the length of texts. `source_only` are files
    of words for contributors, which are not translated.
    """

    version: str
    schema: int
    licence: str
    languages: tuple[str, ...]
    groups: dict[str, tuple[str, ...]] = field(default_factory=dict)
    country_names: dict[str, tuple[str, ...]] = field(default_factory=dict)
    guide_lines: tuple[str, ...] = ()
    shelf_life: dict[ShelfKind, int] = field(default_factory=dict)
    limits: WordLimits | None = None
    source_only: tuple[str, ...] = ()
